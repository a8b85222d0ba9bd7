"""Bring the lookup tables of codes in step with the law data, after every migration."""

from docket import db
from docket.law import library


async def sync() -> None:
    """Add event kinds and outcome codes the database does not know yet; none is removed."""
    async with db.transaction():
        for table, codes in (
            ("event_kind", library.event_kinds()),
            ("outcome_code", library.outcomes()),
        ):
            known = {row["code"] for row in await db.rows(f"SELECT code FROM {table}")}
            for code in sorted(codes.keys() - known):
                await db.execute(f"INSERT INTO {table} (code) VALUES ({{}})", code)
