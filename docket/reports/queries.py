"""What the annual report needs beside its figures: names of cases, and gaps in the records."""

import msgspec

from docket import db
from docket.accounts.rules import Viewer
from docket.errors import NotFound
from docket.law import library
from docket.matters.queries import secret, visible
from docket.reports.rules.checks import Case
from docket.reports.schemas import AuthorityOut, CaseRow, GapRow
from docket.statistics.queries import Scope, seen_proceedings
from docket.statistics.rules.periods import Period
from docket.terms import LITIGATION, Procedure


async def authorities(viewer: Viewer) -> list[AuthorityOut]:
    """Our authorities that the reader may see, in the order in which they were registered."""
    rows = await db.rows(
        "SELECT a.id, a.code, a.name, a.short_name, a.organ_word FROM authority a ORDER BY a.id"
    )
    found = msgspec.convert(rows, list[AuthorityOut], strict=False)
    return [a for a in found if viewer.counted is None or a.id in viewer.counted]


async def cases(scope: Scope, period: Period) -> dict[int, Case]:
    """The proceedings of the period by id, as the checks name them: those one sees by number."""
    condition, values = scope.condition("t")
    viewer = scope.viewer
    hidden = "" if viewer.counts_confidential else f" AND NOT {secret(viewer, 't')}"
    rows = await db.rows(
        "SELECT p.id, p.docket_number, p.procedure, p.number_court, t.attendance "
        "FROM tally t JOIN proceeding p ON p.id = t.proceeding "
        "WHERE (t.decided_on IS NULL OR t.decided_on >= {}) "
        f"AND (t.accepted_on IS NULL OR t.accepted_on <= {{}}) AND {condition}{hidden} "
        "ORDER BY p.id",
        period.from_on,
        period.to_on,
        *values,
    )
    found = msgspec.convert(rows, list[CaseRow], strict=False)
    seen = await seen_proceedings(viewer, (row.id for row in found))
    return {
        row.id: Case(
            row.id,
            row.docket_number,
            row.procedure,
            row.number_court,
            row.attendance,
            hidden=row.id not in seen,
        )
        for row in found
    }


async def gaps(scope: Scope, period: Period) -> tuple[list[int], list[int]]:
    """Proceedings without a day of acceptance, and those decided in the period without an outcome.

    Only of procedures that the passages count; one that was refused at the door (不予受理, 不予立案)
    was never accepted and lacks nothing. Those that the reader does not see are nobody's to mend.
    """
    condition, values = scope.condition("t")
    seen, more = visible(scope.viewer)
    counted = [str(p) for p in (Procedure.RECONSIDERATION, *LITIGATION)]
    refused = [kind.code for kind in library.outcomes().values() if kind.excluded]
    rows = await db.rows(
        "SELECT t.proceeding AS id, t.accepted_on IS NULL AS undated, "
        "t.decided_on IS NOT NULL AND t.decided_on >= {} AND t.decided_on <= {} "
        "AND t.code IS NULL AS unrecorded "
        "FROM tally t JOIN matter m ON m.id = t.matter "
        "WHERE (t.decided_on IS NULL OR t.decided_on >= {}) AND m.opened_on <= {} "
        "AND (t.accepted_on IS NULL OR (t.decided_on <= {} AND t.code IS NULL)) "
        f"AND t.procedure IN ({', '.join('{}' for _ in counted)}) "
        f"AND (t.code IS NULL OR t.code NOT IN ({', '.join('{}' for _ in refused)})) "
        f"AND {condition} AND {seen} ORDER BY t.proceeding",
        *(period.from_on, period.to_on, period.from_on, period.to_on, period.to_on),
        *counted,
        *refused,
        *values,
        *more,
    )
    found = msgspec.convert(rows, list[GapRow], strict=False)
    return [r.id for r in found if r.undated], [r.id for r in found if r.unrecorded]


def chosen(found: list[AuthorityOut], authority: int | None) -> AuthorityOut:
    """The authority asked for, or else the first one registered."""
    for one in found:
        if authority in (None, one.id):
            return one
    if not found:
        message = (
            "尚未登记本机关，因此没有报告。请用 docket file 登记一项 register_authority"
            "（例见 README.md 和 docs/facts.md），再登记承办单位和案件。"
        )
        raise NotFound(message)
    raise NotFound("没有这个本机关，或者它不在您的查看范围内。请改用现有机关的代码。")
