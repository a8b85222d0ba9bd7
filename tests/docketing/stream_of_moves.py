"""Moves a receipt to and fro and says so after each commit, until it is killed."""

import asyncio
import sys
from itertools import count, cycle

from docket import db
from tests.docketing.moved import a_suit, amend
from tests.facts import file


async def move_for_ever(url: str) -> None:
    async with db.running(db.engine_from_url(url)):
        ids = await a_suit()
        for version, day in zip(count(1), cycle(["2024-09-26", "2024-09-27"]), strict=False):
            filed = await file(amend(ids["copy"], version, happened_on=day))
            sys.stdout.write(f"{filed.act}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(move_for_ever(sys.argv[1]))
