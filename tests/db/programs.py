"""Programs that the process tests run: ``python -m tests.db.programs NAME URL``."""

import asyncio
import sys

from docket import db
from docket.errors import Unavailable

TASKS = 10
ROUNDS = 20


async def migrate(url: str) -> None:
    """A starter: bring the schema up to date."""
    async with db.running(db.engine_from_url(url)):
        print(*await db.migrate())


async def add(url: str) -> None:
    """Ten tasks, each twenty times: read a number, write it one higher, note it."""

    async def once() -> None:
        async with db.transaction():
            lock = "" if db.dialect() == "sqlite" else " FOR UPDATE"
            (row,) = await db.rows(f"SELECT n FROM counter{lock}")
            await db.execute("UPDATE counter SET n = {}", row["n"] + 1)
            await db.execute("INSERT INTO counted (n) VALUES ({})", row["n"] + 1)

    async def task() -> None:
        for _ in range(ROUNDS):
            await once()

    async with db.running(db.engine_from_url(url)):
        await asyncio.gather(*(task() for _ in range(TASKS)))


async def write(url: str) -> None:
    """Write row after row and say each number once it is committed, until killed."""
    async with db.running(db.engine_from_url(url)):
        n = 0
        while True:
            n += 1
            async with db.transaction():
                await db.execute("INSERT INTO counted (n) VALUES ({})", n)
                await db.execute("UPDATE counter SET n = {}", n)
            print(n, flush=True)


async def locked(url: str) -> None:
    """Fail to get the lock, and end without closing anything."""
    engine = db.SQLiteEngine(url.removeprefix("sqlite:///"), wait_seconds=0.05)
    db.bind(engine)
    await engine.start_connection_pool()
    for _ in range(3):
        try:
            async with db.transaction():
                print("began")
        except Unavailable:
            print("busy")


if __name__ == "__main__":
    programs = {program.__name__: program for program in (migrate, add, write, locked)}
    asyncio.run(programs[sys.argv[1]](sys.argv[2]))
