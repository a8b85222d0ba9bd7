"""Reading holiday notices and comparing calendars; pure."""

from docket.calendars.rules.comparing import DayChange, Stretch, changed_days, stretches
from docket.calendars.rules.drafts import Draft
from docket.calendars.rules.listed import read_json
from docket.calendars.rules.pasted import read_text
from docket.calendars.rules.settling import Settled, settle

__all__ = [
    "DayChange",
    "Draft",
    "Settled",
    "Stretch",
    "changed_days",
    "read_json",
    "read_notice",
    "read_text",
    "settle",
    "stretches",
]


def read_notice(text: str) -> Draft:
    """A notice from JSON or from the pasted Chinese text, whichever it is."""
    plain = text.lstrip("\ufeff").strip()
    return read_json(plain) if plain[:1] in ("{", "[") else read_text(plain)
