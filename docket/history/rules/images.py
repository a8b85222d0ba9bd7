"""The facts of a row as text with one spelling: what a change keeps, and what is hashed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Literal

from docket.terms import ActorKind

FACT_TABLES = (
    "authority",
    "unit",
    "account",
    "api_token",
    "notice",
    "calendar_day",
    "local_rest_day",
    "rule_version",
    "rule_sign_off",
    "paper",
    "series",
    "matter",
    "matter_person",
    "paper_holder",
    "challenged_act",
    "party",
    "proceeding",
    "proceeding_party",
    "standing",
    "event",
    "outcome_item",
    "hearing",
    "appearance",
    "deadline_act",
    "undoing",
    "policy",
    "milestone",
    "unit_request",
    "gap_dismissal",
)
"""The tables that hold facts; every row of them has its history. All others are derived."""

PROJECTED: Mapping[str, frozenset[str]] = {
    "proceeding": frozenset({"accepted_on", "decided_on", "suspended"}),
}
"""Columns of fact tables that are derived from other facts: in no image, checked by a rebuild."""

Kind = Literal["truth", "moment", "plain"]
"""How the value of a column is written in an image."""

Image = dict[str, Any]
"""The facts of one row: column name to value, as JSON can hold it."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person, a script's token, the command line, or docket itself."""

    kind: ActorKind
    id: str
    name: str


def canonical(value: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, ISO days, moments in UTC with ``Z``."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_iso
    )


def _iso(value: object) -> str:
    """A day or a moment; anything else has no canonical form and is a fault of the program."""
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, date):
        return value.isoformat()
    message = f"{type(value).__name__} has no canonical form"
    raise TypeError(message)


def moment_text(moment: datetime) -> str:
    """A moment in UTC, always with microseconds, so that text sorts as time does."""
    return in_utc(moment).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC; one without a zone could be any hour and is refused."""
    if moment.utcoffset() is None:
        message = f"a moment needs its time zone: {moment!r}"
        raise ValueError(message)
    return moment.astimezone(UTC)


def image(table: str, values: Mapping[str, object], kinds: Mapping[str, Kind]) -> Image:
    """The facts of a row: its columns but the derived ones, each as JSON holds it.

    The same row gives the same image whether it was just written or read back from either engine.
    A stored value that its column cannot have stays as it is, so that it shows as a difference.
    """
    derived = PROJECTED.get(table, frozenset())
    return {
        name: plain(value, kinds.get(name, "plain"))
        for name, value in values.items()
        if name not in derived
    }


def plain(value: object, kind: Kind) -> object:
    """One value as an image holds it."""
    value = as_text(value)
    if kind == "truth" and value in (0, 1):
        return bool(value)
    if kind == "moment":
        return _moment(value)
    return value.isoformat() if isinstance(value, date) else value


def as_text(value: object) -> object:
    """A stored value; bytes are a text as it lies in a SQLite file, perhaps not even UTF-8."""
    return value.decode(errors="surrogateescape") if isinstance(value, bytes) else value


def _moment(value: object) -> object:
    """A moment from a driver's datetime or SQLite's text; what docket did not write stays."""
    if isinstance(value, str):
        try:
            read = datetime.fromisoformat(value)
        except ValueError:
            return value
        # Many spellings are read as the same moment; only one of them is written.
        value = read if read.tzinfo is UTC and str(read) == value else value
    return moment_text(value) if isinstance(value, datetime) and value.tzinfo else value


def differing(before: Mapping[str, object], after: Mapping[str, object]) -> tuple[str, ...]:
    """The columns in which two images differ, also those that only one of them has."""
    return tuple(
        name
        for name in sorted(before.keys() | after.keys())
        if name not in before or name not in after or _unlike(before[name], after[name])
    )


def _unlike(one: object, other: object) -> bool:
    """1, 1.0 and true are three values in JSON, one in Python."""
    return type(one) is not type(other) or one != other
