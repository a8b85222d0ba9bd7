"""The clock. Only ``docket.app``, the command line and the access log ask it.

Everything else is handed the day, or the moment of recording.
"""

from datetime import UTC, date, datetime, timedelta, timezone

LEGAL_ZONE = timezone(timedelta(hours=8), "UTC+8")


def now() -> datetime:
    """This moment, as it is stored: UTC."""
    return datetime.now(UTC)


def legal_day(moment: datetime) -> date:
    """The day on which a moment falls for the law of the People's Republic: UTC+8, wherever we run."""
    return moment.astimezone(LEGAL_ZONE).date()


def today() -> date:
    """The legal day of this moment."""
    return legal_day(now())
