"""Whose figures: what a reader asks for, within what the reader may see."""

from dataclasses import dataclass, replace

from docket import db
from docket.accounts.rules import Viewer
from docket.errors import FieldError, Invalid
from docket.matters.queries import secret, visible


@dataclass(frozen=True, slots=True)
class Scope:
    """A reader, and the authority and unit asked for; None is each of those the reader may see."""

    viewer: Viewer
    authority: int | None = None
    unit: int | None = None

    def condition(self, alias: str) -> tuple[str, list[object]]:
        """The SQL condition on a row with ``authority``, ``unit`` and ``matter``, and its values.

        Confidential matters are not kept away here: a figure leaves them out and says how many.
        """
        viewer = self.viewer
        conditions = ["TRUE"]
        values: list[object] = []
        for column, asked in (("authority", self.authority), ("unit", self.unit)):
            if asked is not None:
                conditions.append(f"{alias}.{column} = {{}}")
                values.append(asked)
        if viewer.counted is not None:
            marks = ", ".join("{}" for _ in viewer.counted) or "NULL"
            conditions.append(f"{alias}.authority IN ({marks})")
            values += sorted(viewer.counted)
        if viewer.units is not None or viewer.matters is not None or viewer.assigned:
            seen, more = visible(replace(viewer, confidential=True), "m")
            conditions.append(f"{alias}.matter IN (SELECT m.id FROM matter m WHERE {seen})")
            values += more
        return " AND ".join(conditions), values

    def secret(self, alias: str) -> str:
        """The column that tells the rows of matters which are kept from the reader as confidential."""
        return f"{secret(self.viewer, alias)} AS confidential"


async def authority_of(viewer: Viewer, code: str) -> int:
    """The id of one of our authorities by its code, if the reader may see it."""
    rows = await db.rows("SELECT a.id, a.code, a.name FROM authority a ORDER BY a.id")
    seen = [r for r in rows if viewer.counted is None or r["id"] in viewer.counted]
    return _found(seen, code, field="authority", what="本机关")


async def unit_of(viewer: Viewer, code: str, *, authority: int | None = None) -> int:
    """The id of a unit by its code, if the reader may see it; codes repeat between authorities."""
    rows = await db.rows("SELECT u.id, u.code, u.name, u.authority FROM unit u ORDER BY u.id")
    seen = [
        r
        for r in rows
        if authority in (None, r["authority"])
        and (viewer.counted is None or r["authority"] in viewer.counted)
        and (viewer.units is None or r["id"] in viewer.units)
    ]
    return _found(seen, code, field="unit", what="承办单位")


def _found(rows: list[dict[str, object]], code: str, *, field: str, what: str) -> int:
    """The one row with this code, or a refusal that lists the codes there are."""
    matching = [row["id"] for row in rows if row["code"] == code]
    match matching:
        case [int(id_)]:
            return id_
        case []:
            known = "、".join(f"{row['code']}({row['name']})" for row in rows) or "无(尚未登记)"
            raise Invalid.of(FieldError(field, f"没有代码为“{code}”的{what}。", f"现有：{known}。"))
        case _:
            raise Invalid.of(
                FieldError(
                    field, f"有几个{what}的代码是“{code}”。", "请同时用 authority 指定本机关。"
                )
            )
