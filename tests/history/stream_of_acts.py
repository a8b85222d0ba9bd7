"""Records small acts one after another and says so after each commit, until it is killed."""

import asyncio
import sys

from docket import db
from docket.history import service
from docket.matters.tables import Series
from tests.history.conftest import COUNSEL, NOON


async def record_for_ever(url: str) -> None:
    async with db.running(db.engine_from_url(url)):
        number = 0
        while True:
            number += 1
            async with service.record("series.open", actor=COUNSEL, why="登记", at=NOON) as ledger:
                await ledger.add(Series(name=f"类案{number}"))
                await ledger.add(Series(name=f"类案{number}续"))
            sys.stdout.write(f"{ledger.seq}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(record_for_ever(sys.argv[1]))
