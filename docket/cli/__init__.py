"""What every command shares: its data folder, its database, its dates, its refusals, its output."""

from docket.cli.commands import LANGUAGE, Commands, json_option, settings
from docket.cli.database import make_folder, with_database
from docket.cli.days import DAY, MOMENT, DayAndTime, parse_day
from docket.cli.printing import show_json, table

__all__ = [
    "DAY",
    "LANGUAGE",
    "MOMENT",
    "Commands",
    "DayAndTime",
    "json_option",
    "make_folder",
    "parse_day",
    "settings",
    "show_json",
    "table",
    "with_database",
]
