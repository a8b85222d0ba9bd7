"""Whether what a fact refers to is for whoever files it: what is hidden is as if it were not there."""

from collections.abc import Collection, Mapping

from docket import db
from docket.accounts.rules import Viewer
from docket.matters.queries import visible

_OF_PROCEEDING = "(SELECT p.matter FROM proceeding p WHERE p.id = t.proceeding)"
_MATTER: Mapping[str, str] = {
    "matter": "t.id",
    "challenged_act": "t.matter",
    "party": "t.matter",
    "proceeding": "t.matter",
    "deadline": "t.matter",
    "deadline_move": "t.matter",
    "matter_person": "t.matter",
    "deadline_act": _OF_PROCEEDING,
    "proceeding_party": _OF_PROCEEDING,
    "standing": _OF_PROCEEDING,
    "event": _OF_PROCEEDING,
    "outcome_item": _OF_PROCEEDING,
    "hearing": _OF_PROCEEDING,
    "unit_request": _OF_PROCEEDING,
    "gap_dismissal": _OF_PROCEEDING,
    "appearance": (
        "(SELECT p.matter FROM proceeding p JOIN hearing h ON h.proceeding = p.id "
        "WHERE h.id = t.hearing)"
    ),
}
"""The matter of a row of each table that hangs on one."""

_FREE = frozenset(
    {
        "authority",
        "unit",
        "series",
        "notice",
        "calendar_day",
        "local_rest_day",
        "undoing",
        "rule_version",
        "policy",
        "milestone",
        "rule_sign_off",
    }
)
"""Tables that belong to no matter: who may write them is a question of rights alone."""

_CITED = (
    "SELECT p.matter FROM event t JOIN proceeding p ON p.id = t.proceeding WHERE t.paper = {} "
    "UNION SELECT p.matter FROM outcome_item t JOIN proceeding p ON p.id = t.proceeding "
    "WHERE t.paper = {} "
    "UNION SELECT p.matter FROM hearing t JOIN proceeding p ON p.id = t.proceeding "
    "WHERE t.paper = {} "
    "UNION SELECT p.matter FROM appearance t JOIN hearing h ON h.id = t.hearing "
    "JOIN proceeding p ON p.id = h.proceeding WHERE t.paper = {} "
    "UNION SELECT t.matter FROM paper_holder t WHERE t.paper = {} AND t.matter IS NOT NULL"
)


async def known(viewer: Viewer, table: str, row_id: int) -> bool:
    """Whether there is such a row for this viewer. ``table`` is one of our own names, never input."""
    if table == "paper":
        return await paper_known(viewer, row_id)
    if viewer.unlimited or table in _FREE:
        return bool(await db.rows(f"SELECT 1 AS one FROM {table} WHERE id = {{}}", row_id))
    if table not in _MATTER:  # accounts and tokens: nobody's to refer to
        return False
    condition, values = visible(viewer)
    found = await db.rows(
        f"SELECT 1 AS one FROM {table} t JOIN matter m ON m.id = {_MATTER[table]} "
        f"WHERE t.id = {{}} AND {condition}",
        row_id,
        *values,
    )
    return bool(found)


async def paper_known(viewer: Viewer, paper_id: int) -> bool:
    """Whether there is such a paper for this viewer.

    It is for whom a matter is visible of which it proves a fact or for which it was handed in, for
    whoever handed in its bytes, and for those to whom nothing is hidden.
    """
    if viewer.unlimited:
        return bool(await db.rows("SELECT 1 AS one FROM paper WHERE id = {}", paper_id))
    condition, values = visible(viewer)
    cited = await db.rows(
        f"SELECT 1 AS one FROM matter m WHERE m.id IN ({_CITED}) AND {condition} LIMIT 1",
        *[paper_id] * _CITED.count("{}"),
        *values,
    )
    return bool(cited) or await _handed_in(viewer, paper_id)


async def matters_of_paper(viewer: Viewer, paper_id: int) -> list[int]:
    """The matters, of those that this viewer sees, of which a paper proves a fact."""
    condition, values = visible(viewer)
    cited = await db.rows(
        f"SELECT m.id FROM matter m WHERE m.id IN ({_CITED}) AND {condition} ORDER BY m.id",
        *[paper_id] * _CITED.count("{}"),
        *values,
    )
    return [int(row["id"]) for row in cited]


async def _handed_in(viewer: Viewer, paper_id: int) -> bool:
    if viewer.user_id is None:
        return False
    found = await db.rows(
        "SELECT 1 AS one FROM paper_holder WHERE paper = {} AND account = {}",
        paper_id,
        viewer.user_id,
    )
    return bool(found)


async def visible_among(viewer: Viewer, matters: Collection[int]) -> frozenset[int]:
    """Those of these matters that the viewer sees."""
    if viewer.unlimited or not matters:
        return frozenset(matters)
    condition, values = visible(viewer)
    marks = ", ".join("{}" for _ in matters)
    found = await db.rows(
        f"SELECT m.id FROM matter m WHERE m.id IN ({marks}) AND {condition}", *matters, *values
    )
    return frozenset(int(row["id"]) for row in found)
