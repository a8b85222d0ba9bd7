"""节假日: the calendar by year, and a notice: first what it would change, then its recording."""

from datetime import date, datetime

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from docket.accounts.rules import Right, Viewer, needs
from docket.calendars.queries import calendar_year
from docket.docketing.service import apply, preview
from docket.errors import Conflict, DocketError, Invalid, NotComputable, NotFound
from docket.history.rules import Actor
from docket.settings import Settings
from docket.web.forms import AnyRequest, Form
from docket.web.rendering import Screen

YEARS = range(1949, 2200)
UNPROCESSABLE = 422


@get("/holidays", opt=needs(Right.READ_REFERENCE), include_in_schema=False)
async def this_year(today: NamedDependency[date]) -> Redirect:
    """The year that today lies in."""
    return Redirect(f"/holidays/{today.year}")


@get("/holidays/{year:int}", opt=needs(Right.READ_REFERENCE), include_in_schema=False)
async def holidays_page(
    screen: NamedDependency[Screen],
    today: NamedDependency[date],
    year: FromPath[int],
    filed: FromQuery[int | None] = None,
) -> Response[str]:
    """One year: its notices, its days off and made-up working days, and a place for a notice."""
    return await _shown(screen, year, today, Form(), filed=filed)


@post(
    "/holidays/{year:int}",
    opt=needs(Right.MANAGE_CALENDAR),
    include_in_schema=False,
    status_code=200,
)
async def notice_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    actor: NamedDependency[Actor],
    settings: NamedDependency[Settings],
    screen: NamedDependency[Screen],
    today: NamedDependency[date],
    now: NamedDependency[datetime],
    year: FromPath[int],
) -> Response[str] | Redirect:
    """Show what a notice changes, or record it once that was seen."""
    form = await Form.sent(request)
    try:
        if form.get("do") != "apply":
            change = await preview(viewer, form.get("text"))
            return await _shown(screen, year, today, form, change=change)
        done = await apply(
            form.get("text"),
            viewer=viewer,
            folder=settings.files,
            actor=actor,
            why=form.get("why"),
            today=today,
            at=now,
        )
    except (Invalid, Conflict) as error:
        return await _refused(screen, year, today, form, error, viewer)
    return Redirect(f"/holidays/{done.change.year}?filed={done.act}", status_code=303)


async def _refused(
    screen: Screen, year: int, today: date, form: Form, error: DocketError, viewer: Viewer
) -> Response[str]:
    """The form as it was, with what is wrong; the difference too, where only the reason is."""
    known = {one.field for one in getattr(error, "fields", ())} <= {"why"}
    change = None
    if known and isinstance(error, Invalid):
        change = await preview(viewer, form.get("text"))
    wrong = form.refused(error, {"": "" if known and isinstance(error, Conflict) else "text"})
    if change is not None:
        wrong = form.refused(error)
    elif isinstance(error, Invalid):
        wrong = _at_text(form, error)
    return await _shown(screen, year, today, wrong, change=change, status=UNPROCESSABLE)


def _at_text(form: Form, error: Invalid) -> Form:
    """Whatever is wrong with a notice is wrong with its text: all of it, in one place."""
    said = "".join(f"{one.message}{one.remedy}" for one in error.fields) or error.message
    return form.refused(NotFound(said))


async def _shown(
    screen: Screen,
    year: int,
    today: date,
    form: Form,
    *,
    change: object = None,
    filed: int | None = None,
    status: int = 200,
) -> Response[str]:
    if year not in YEARS:
        message = f"没有{year}年的日历。"
        raise NotFound(message)
    try:
        found = await calendar_year(year)
    except NotComputable as error:
        raise NotFound(error.message) from None
    return screen.show(
        "holidays.html",
        place="holidays",
        status=status,
        found=found,
        today=today,
        form=form,
        change=change,
        filed=filed,
        first=form.first_wrong(("text", "why")),
    )
