"""The pages that show several capabilities: what people work with in a browser."""

from docket.desk.pages.about import accessibility_page, day_echo, help_page, language_form
from docket.desk.pages.amending import amend_form, amend_page
from docket.desk.pages.appearing import appearance_form, appearance_page
from docket.desk.pages.calendar import calendar_page
from docket.desk.pages.dashboard import dashboard_page
from docket.desk.pages.deadline_acts import accept_form, act_form, act_page, assign_form
from docket.desk.pages.figures import figure_page
from docket.desk.pages.holidays import holidays_page, notice_form, this_year
from docket.desk.pages.intake import intake_form, intake_page, intake_preview
from docket.desk.pages.matter import history_page, matter_page
from docket.desk.pages.matters import matters_csv, matters_page
from docket.desk.pages.recording import (
    event_form,
    event_page,
    hearing_form,
    hearing_page,
    outcome_form,
    outcome_page,
)
from docket.desk.pages.rules import rule_page, rules_page
from docket.desk.pages.today import today_page
from docket.desk.pages.why import why_page

PAGES = (
    today_page,
    matters_page,
    matters_csv,
    matter_page,
    history_page,
    why_page,
    calendar_page,
    dashboard_page,
    figure_page,
    rules_page,
    rule_page,
    this_year,
    holidays_page,
    notice_form,
    intake_page,
    intake_form,
    intake_preview,
    event_page,
    event_form,
    hearing_page,
    hearing_form,
    outcome_page,
    outcome_form,
    appearance_page,
    appearance_form,
    amend_page,
    amend_form,
    act_page,
    act_form,
    assign_form,
    accept_form,
    help_page,
    accessibility_page,
    day_echo,
    language_form,
)

__all__ = ["PAGES"]
