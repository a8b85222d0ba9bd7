"""The history of one matter: every act on it and on what hangs on it."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec

from docket.accounts.rules import Viewer
from docket.desk.queries.matters import matter_whole
from docket.desk.queries.rows import read
from docket.desk.schemas import FieldChanged, MatterHistory, MatterWhole, Recorded, RowChanged
from docket.desk.words import TABLES, field_zh, value_zh, what_zh
from docket.history.rules import differing
from docket.law.provisions import Rulebook
from docket.rulebook.queries import load_book
from docket.terms import ActorKind

_OF_MATTER = ("matter_person", "paper_holder", "challenged_act", "party", "proceeding")
_OF_PROCEEDING = (
    "proceeding_party",
    "standing",
    "event",
    "outcome_item",
    "hearing",
    "deadline_act",
    "unit_request",
)
_UNSAID = frozenset(
    {"id", "version", "matter", "proceeding", "hearing", "struck", "actor_id", "actor_name"}
)
"""Where a row hangs, and what the act and the kind of its change say already."""

_COLUMNS = (
    "SELECT a.seq AS act, a.happened_at AS at, a.actor_name AS actor, a.actor_kind, a.what, a.why, "
    "c.n, c.table_name, c.row_id, c.before, c.after "
    "FROM change c JOIN act a ON a.id = c.act WHERE c.table_name = "
)
_PROCEEDINGS = "(SELECT p.id FROM proceeding p WHERE p.matter = {})"

Names = Mapping[str, Mapping[object, str]]


class _Change(msgspec.Struct, frozen=True, kw_only=True):
    act: int
    at: datetime
    actor: str
    actor_kind: ActorKind
    what: str
    why: str
    n: int
    table_name: str
    row_id: int
    before: str | None
    after: str | None


async def matter_history(
    viewer: Viewer, matter_id: int, *, after: int = 0, limit: int | None = None
) -> MatterHistory:
    """Every act on the rows of a matter, oldest first; one statement beside those of the matter.

    Args:
        viewer: Who reads.
        matter_id: The matter.
        after: Only acts after the one of this number.
        limit: At most so many of them; all, if not given.

    Raises:
        NotFound: There is no such matter, or it is not for this viewer.
    """
    whole = await matter_whole(viewer, matter_id)
    return await history_of(whole, after=after, limit=limit)


async def history_of(
    whole: MatterWhole, *, after: int = 0, limit: int | None = None
) -> MatterHistory:
    """Every act on the rows of a matter that was read, oldest first; one statement."""
    matter_id = whole.id
    parts = [f"{_COLUMNS}'matter' AND c.row_id = {{}}"]
    parts += [
        f"{_COLUMNS}'{table}' AND c.row_id IN (SELECT t.id FROM {table} t WHERE t.matter = {{}})"
        for table in _OF_MATTER
    ]
    parts += [
        f"{_COLUMNS}'{table}' AND c.row_id IN "
        f"(SELECT t.id FROM {table} t WHERE t.proceeding IN {_PROCEEDINGS})"
        for table in _OF_PROCEEDING
    ]
    parts.append(
        f"{_COLUMNS}'appearance' AND c.row_id IN (SELECT t.id FROM appearance t JOIN hearing h "
        f"ON h.id = t.hearing WHERE h.proceeding IN {_PROCEEDINGS})"
    )
    found = await read(
        _Change, " UNION ALL ".join(parts) + " ORDER BY act, n", *[matter_id] * len(parts)
    )
    acts = [one for one in _acts(found, _names(whole, await load_book())) if one.act > after]
    page = acts[:limit]
    return MatterHistory(
        matter=matter_id,
        number=whole.number,
        acts=tuple(page),
        next=page[-1].act if page and len(acts) > len(page) else None,
    )


def _names(whole: MatterWhole, book: Rulebook) -> Names:
    """What the rows and rules are called that the fields of a matter point to."""
    ours: Mapping[object, str] = {one.id: one.name for one in whole.authorities}
    return {
        "authority": ours,
        "represented_by": ours,
        "unit": {one.id: one.name for one in whole.units},
        "party": {one.id: one.name for one in whole.parties},
        "act": {one.id: one.number or f"#{one.id}" for one in whole.acts},
        "rule": {key: book.name_zh(key) for key in book.keys()},  # noqa: SIM118 (no dict)
    }


def _acts(found: tuple[_Change, ...], names: Names) -> tuple[Recorded, ...]:
    acts: dict[int, list[_Change]] = {}
    for change in found:
        acts.setdefault(change.act, []).append(change)
    return tuple(_recorded(changes, names) for changes in acts.values())


def _recorded(changes: list[_Change], names: Names) -> Recorded:
    first = changes[0]
    return Recorded(
        act=first.act,
        at=first.at,
        actor=first.actor,
        actor_kind=first.actor_kind,
        what=first.what,
        what_zh=what_zh(first.what),
        why=first.why,
        changes=tuple(_changed(change, names) for change in changes),
    )


def _changed(change: _Change, names: Names) -> RowChanged:
    before: dict[str, Any] = json.loads(change.before) if change.before else {}
    after: dict[str, Any] = json.loads(change.after) if change.after else {}
    fields = differing(before, after) if before else tuple(after)
    table = change.table_name
    return RowChanged(
        table=table,
        title=TABLES.get(table, table),
        id=change.row_id,
        kind=_kind(change, before, after),
        fields=tuple(
            _field(table, name, before.get(name), after.get(name), names)
            for name in fields
            if _worth_saying(name, after.get(name), added=not before)
        ),
    )


def _kind(
    change: _Change, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Literal["added", "amended", "struck"]:
    if change.before is None:
        return "added"
    return "struck" if after.get("struck") and not before.get("struck") else "amended"


def _worth_saying(name: str, value: object, *, added: bool) -> bool:
    """A new row is told by what it has; what a correction emptied is told too."""
    if name in _UNSAID or name.startswith("number_"):
        return False
    return not added or value not in (None, "", False)


def _field(table: str, name: str, old: object, new: object, names: Names) -> FieldChanged:
    def shown(value: object) -> str:
        return names.get(name, {}).get(value) or value_zh(table, name, value)

    return FieldChanged(
        field=name,
        label=field_zh(table, name),
        old=old,
        new=new,
        old_zh=shown(old),
        new_zh=shown(new),
    )
