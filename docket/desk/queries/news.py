"""What changed on a person's matters since they last looked: moves, new duties, what came too late.

Read from the kept moves and from the history, never from a list of its own: nothing can be
forgotten to be told, and a later outbox reads the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.moves import SAME
from docket.desk.queries.rows import one
from docket.desk.schemas import News, NewsLine
from docket.law.provisions import Rulebook
from docket.matters.queries import visible
from docket.rulebook.queries import load_book
from docket.terms import NewsKind

_NEVER = date(1, 1, 1)

_COLUMNS = (
    "d.id AS deadline, d.rule, d.rule_version, m.id AS matter, m.number AS matter_number,"
    " p.docket_number, d.due_statutory, d.alarm_on"
)
_DEADLINES = "deadline d JOIN matter m ON m.id = d.matter JOIN proceeding p ON p.id = d.proceeding"
_MINE = "(d.assignee = {} OR m.handler = {})"

_MOVED = (
    "SELECT v.id AS move, d.id AS deadline, v.rule, NULL AS rule_version, m.id AS matter,"
    " m.number AS matter_number, p.docket_number, v.before_statutory AS before,"
    " v.after_statutory AS due_statutory, v.after_alarm AS alarm_on, v.cause AS note,"
    " CASE WHEN v.gone THEN 'gone' ELSE 'moved' END AS kind"
    " FROM deadline_move v JOIN matter m ON m.id = v.matter"
    f" JOIN proceeding p ON p.id = v.proceeding LEFT JOIN deadline d ON {SAME}"
    " WHERE v.id > {} AND (v.whom = {} OR m.handler = {} OR d.assignee = {})"
)
_ARISEN = (
    f"SELECT {_COLUMNS}, 'arisen' AS kind FROM {_DEADLINES} WHERE d.state = 'open' AND {_MINE}"
    " AND EXISTS (SELECT 1 FROM change c WHERE c.act > {} AND c.before IS NULL"
    " AND c.table_name = CASE WHEN d.root_event IS NULL THEN 'hearing' ELSE 'event' END"
    " AND c.row_id = COALESCE(d.root_event, d.root_hearing))"
)
_ASSIGNED = (
    f"SELECT {_COLUMNS}, 'assigned' AS kind FROM {_DEADLINES} WHERE d.assignee = {{}} AND EXISTS ("
    "SELECT 1 FROM deadline_act a JOIN change c ON c.table_name = 'deadline_act'"
    " AND c.row_id = a.id AND c.before IS NULL AND c.act > {}"
    " WHERE a.proceeding = d.proceeding AND a.rule = d.rule AND a.ordinal = d.ordinal"
    " AND COALESCE(a.authority, 0) = COALESCE(d.authority, 0)"
    " AND COALESCE(a.party, 0) = COALESCE(d.party, 0)"
    " AND a.verb = 'assigned' AND a.value = d.assignee)"
)
_LATE = (
    f"SELECT {_COLUMNS}, d.state AS kind FROM {_DEADLINES}"
    f" WHERE d.state IN ('done_late', 'missed') AND {_MINE}"
    " AND EXISTS (SELECT 1 FROM change c WHERE c.act > {} AND c.table_name = 'event'"
    " AND c.row_id = COALESCE(d.done_event, (SELECT MIN(e.id) FROM event e"
    " WHERE e.proceeding = d.proceeding AND e.kind = 'decided' AND NOT e.struck)))"
)
_OVERDUE = (
    f"SELECT {_COLUMNS}, 'overdue' AS kind FROM {_DEADLINES} WHERE d.state = 'open' AND {_MINE}"
    " AND d.binds = 'us' AND d.duty AND d.due_statutory >= {} AND d.due_statutory < {}"
)


async def news(viewer: Viewer, name: str, *, today: date) -> News:
    """What a person has not seen yet: of the matters they handle and the deadlines they have.

    Args:
        viewer: Who looks.
        name: Whose news, as the matters name their handler and the deadlines their assignee.
        today: The legal day, by which something is overdue.
    """
    act, move, seen_on = await _seen(name)
    upto_act, upto_move = await _heads()
    asked: tuple[tuple[str, list[object]], ...] = (
        (_MOVED, [move, name, name, name]),
        (_ASSIGNED, [name, act]),
        (_ARISEN, [name, name, act]),
        (_LATE, [name, name, act]),
        (_OVERDUE, [name, name, seen_on or _NEVER, today]),
    )
    book = await load_book()
    seen, values = visible(viewer)
    lines = [
        _line(row, book)
        for sql, arguments in asked
        for row in await db.rows(f"{sql} AND {seen}", *arguments, *values)
    ]
    return News(
        name=name,
        since_act=act,
        since_on=seen_on,
        upto_act=upto_act,
        upto_move=upto_move,
        items=tuple(_once(lines)),
    )


async def mark_seen(name: str, *, act: int, move: int, on: date) -> None:
    """Remember up to where a person has read; never back to before what they read already."""
    await db.execute(
        "INSERT INTO news_seen (name, act, move, seen_on) VALUES ({}, {}, {}, {})"
        " ON CONFLICT (name) DO UPDATE SET seen_on = excluded.seen_on,"
        " act = CASE WHEN excluded.act > news_seen.act THEN excluded.act ELSE news_seen.act END,"
        " move = CASE WHEN excluded.move > news_seen.move THEN excluded.move"
        " ELSE news_seen.move END",
        name,
        act,
        move,
        on,
    )


async def _seen(name: str) -> tuple[int, int, date | None]:
    found = await db.rows("SELECT act, move, seen_on FROM news_seen WHERE name = {}", name)
    if not found:
        return 0, 0, None
    return int(found[0]["act"]), int(found[0]["move"]), found[0]["seen_on"]


async def _heads() -> tuple[int, int]:
    """The last act and the last move there are."""
    [row] = await db.rows(
        "SELECT (SELECT COALESCE(MAX(seq), 0) FROM history_head) AS act,"
        " (SELECT COALESCE(MAX(id), 0) FROM deadline_move) AS move"
    )
    return int(row["act"]), int(row["move"])


def _line(row: Mapping[str, Any], book: Rulebook) -> NewsLine:
    named = book.name_zh(str(row["rule"]), row["rule_version"])
    return one(NewsLine, {**row, "name_zh": named})


def _once(lines: Iterable[NewsLine]) -> Iterator[NewsLine]:
    """What moved, or was handed over, is not told again as new; each other kind once a deadline."""
    told: set[tuple[int | None, NewsKind]] = set()
    for line in lines:
        said = {kind for deadline, kind in told if deadline == line.deadline}
        if line.kind is NewsKind.ARISEN and said & {NewsKind.MOVED, NewsKind.ASSIGNED}:
            continue
        told.add((line.deadline, line.kind))
        yield line
