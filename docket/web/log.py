"""The log of the server: one JSON object a line on stderr, without anything that was entered.

A line names the request, its route and who asked by number. It never holds a body, a query, a
header, a name: only the fields below leave the program, whatever a record carries.
"""

import logging
from datetime import UTC, datetime
from typing import Any

import msgspec

from docket.web.arrival import arrived

_FIELDS = ("number", "method", "route", "status", "ms", "user", "error", "where", "count")

_ENCODER = msgspec.json.Encoder(
    enc_hook=str
)  # a line for every request: json.dumps takes ten times as long

_requests = logging.getLogger("docket.requests")


class OwnWords(logging.Filter):
    """Keeps back what docket says itself, in Chinese: that there are many workers."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is written."""
        return not record.getMessage().startswith("Configured number of workers")


class JsonLines(logging.Formatter):
    """One record as one line: moment, level, logger, message, and our own fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the record."""
        entry: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if (here := arrived.get()) is not None:
            entry["request"] = here.request_id
        carried = record.__dict__
        entry |= {name: carried[name] for name in _FIELDS if name in carried}
        if record.exc_info and record.exc_info[0]:
            entry["error"] = record.exc_info[0].__name__
        return _ENCODER.encode(entry).decode()


def note_request(method: str, route: str, status: int, ms: float, user: int | None) -> None:
    """One line for a request: what was asked, not with what; who, not by name.

    The record is made here: ``Logger.info`` would first look for the line of code that called it,
    which costs as much as all the rest.
    """
    if not _requests.isEnabledFor(logging.INFO):
        return
    record = logging.LogRecord(_requests.name, logging.INFO, "", 0, "request", (), None)
    carried = record.__dict__
    carried |= {"method": method, "route": route, "status": status, "ms": ms}
    if user is not None:
        carried["user"] = user
    _requests.handle(record)


def config(level: str) -> dict[str, Any]:
    """The configuration of the log; at ``info`` every request has a line of its own."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": JsonLines}},
        "filters": {"own_words": {"()": OwnWords}},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "lines",
                "stream": "ext://sys.stderr",
                "filters": ["own_words"],
            }
        },
        "loggers": {
            "_granian": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "docket": {"level": level.upper()},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }
