# ruff: noqa: S608 (statements of a forger)
"""The access log: written in batches, bounded, chained, and verified with the history."""

import asyncio

import pytest

from docket import db as database
from docket.errors import Unavailable
from docket.history import queries, service
from docket.history.rules import Actor
from docket.history.service import AccessQueue
from docket.terms import AccessKind, ActorKind
from docket.web.arrival import Arrival, arrived
from tests.history.conftest import problems

READER = Actor(ActorKind.USER, "7", "林法务")
FAILED = AccessKind.SIGN_IN_FAILED
OTHER = "f" * 64


async def logged() -> list[tuple[object, ...]]:
    """What the log holds: kind, who, what, from where, how often."""
    found = await database.rows("SELECT * FROM access_log ORDER BY seq")
    columns = ("kind", "actor_name", "what", "origin", "times")
    return [tuple(row[name] for name in columns) for row in found]


async def noted(queue: AccessQueue, *matters: int) -> None:
    """One read of each of these matters, written."""
    for matter in matters:
        queue.note(AccessKind.READ_CONFIDENTIAL, READER, f"matter {matter}", "192.0.2.7")
    await queue.flush()


async def tamper_with_log(statement: str) -> None:
    """Do what an owner of the database can do."""
    if database.dialect() == "sqlite":
        for kind in ("deleted", "replaced", "updated"):
            await database.engine().run_ddl(f"DROP TRIGGER access_log_never_{kind}")
    else:
        await database.engine().run_ddl("ALTER TABLE access_log DISABLE TRIGGER ALL")
    await database.engine().run_ddl(statement)


async def test_nothing_is_written_until_a_batch_is(db: database.Engine) -> None:
    queue = AccessQueue()
    queue.note(AccessKind.SIGNED_IN, READER, "", "192.0.2.7")
    assert await logged() == []

    written = await queue.flush()

    assert written == 1
    assert await logged() == [("signed_in", "林法务", "", "192.0.2.7", 1)]
    assert await queue.flush() == 0


async def test_it_comes_from_the_request_that_is_being_answered(db: database.Engine) -> None:
    queue = AccessQueue()
    token = arrived.set(Arrival("203.0.113.9", secure=False, request_id="0123456789"))
    queue.note(AccessKind.SIGNED_OUT, READER, "")
    arrived.reset(token)
    queue.note(AccessKind.EXPORTED, READER, "matters")
    await queue.flush()

    rows = await database.rows("SELECT origin, request FROM access_log ORDER BY seq")
    assert rows == [
        {"origin": "203.0.113.9", "request": "0123456789"},
        {"origin": "local", "request": ""},
    ]


async def test_the_same_again_is_counted_and_fills_no_disk(db: database.Engine) -> None:
    queue = AccessQueue()
    for _ in range(5000):
        queue.note(FAILED, READER, "", "203.0.113.9")
    await queue.flush()

    assert await logged() == [("sign_in_failed", "林法务", "", "203.0.113.9", 5000)]


async def test_an_attacker_cannot_occupy_the_writer(db: database.Engine) -> None:
    """A thousand names a second are written in one transaction; the rest is counted as dropped."""
    queue = AccessQueue(room=3)
    for n in range(10):
        queue.note(FAILED, Actor(ActorKind.USER, "", f"名{n}"), "", "203.0.113.9")
    await queue.flush()
    queue.note(FAILED, READER, "", "203.0.113.9")
    await queue.flush()

    rows = await logged()
    assert [(row[0], row[4]) for row in rows] == [
        ("sign_in_failed", 1),
        ("sign_in_failed", 1),
        ("sign_in_failed", 1),
        ("dropped", 7),
        ("sign_in_failed", 1),
    ]


async def test_what_cannot_be_written_waits(fresh: database.Engine) -> None:
    queue = AccessQueue()
    queue.note(AccessKind.SIGNED_IN, READER, "", "192.0.2.7")
    away = database.engine_from_url("postgresql://nobody@127.0.0.1:1/nowhere")
    database.bind(away)
    with pytest.raises(Unavailable):
        await queue.flush()
    database.bind(fresh)

    assert await queue.flush() == 1
    assert len(await logged()) == 1


async def test_what_comes_while_a_batch_is_written_is_in_the_next(fresh: database.Engine) -> None:
    queue = AccessQueue()
    queue.note(FAILED, READER, "", "192.0.2.7")
    writing = asyncio.create_task(queue.flush())
    await asyncio.sleep(0)
    queue.note(FAILED, READER, "", "192.0.2.7")
    queue.note(FAILED, READER, "x", "192.0.2.7")
    await asyncio.gather(writing, queue.flush())

    assert sum(int(str(row[4])) for row in await logged()) == 3
    assert (await service.verify()).ok


async def test_whatever_was_typed_fits(db: database.Engine) -> None:
    queue = AccessQueue()
    queue.note(FAILED, Actor(ActorKind.USER, "i" * 500, "名\0\ud800" * 500), "w" * 500, "o" * 500)
    await queue.flush()

    report = await service.verify()
    assert (report.problems, report.entries) == ((), 1)


async def test_two_writers_make_one_chain(fresh: database.Engine) -> None:
    one, other = AccessQueue(), AccessQueue()

    await asyncio.gather(*(noted(queue, n) for queue in (one, other) for n in range(10)))

    report = await service.verify()
    assert (report.problems, report.entries, report.access_seq) == ((), 20, 20)
    assert (report.access_seq, report.access_head) == await queries.access_head()


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        pytest.param(
            "UPDATE access_log SET actor_name = '王法务' WHERE seq = 2",
            ["访问记录第2号被改动：哈希不符"],
            id="a name",
        ),
        pytest.param(
            "UPDATE access_log SET happened_at = '2024-03-01 04:00:00.000000+00:00' WHERE seq = 2",
            ["访问记录第2号被改动：哈希不符"],
            id="a moment",
        ),
        pytest.param(
            f"UPDATE access_log SET hash = '{OTHER}' WHERE seq = 2",
            [
                "访问记录第2号被改动：哈希不符",
                "访问记录第3号与前一号不相连：两者之一被整个改写，或者次序被调换",
            ],
            id="a hash",
        ),
        pytest.param(
            "DELETE FROM access_log WHERE seq = 2",
            ["访问记录第2号至第2号缺失：已被删除"],
            id="an entry in the middle",
        ),
        pytest.param(
            "DELETE FROM access_log WHERE seq = 3",
            ["访问记录的链头是第3号，记录只到第2号：末尾的已被删除"],
            id="the last entry",
        ),
    ],
)
async def test_verify_names_what_was_altered(
    db: database.Engine, statement: str, expected: list[str]
) -> None:
    await noted(AccessQueue(), 1, 2, 3)
    assert await problems() == []

    await tamper_with_log(statement)

    assert list((await service.verify()).problems) == expected


async def test_a_head_noted_elsewhere_shows_a_log_written_anew(db: database.Engine) -> None:
    await noted(AccessQueue(), 1, 2)
    head = await queries.access_head()
    assert head is not None

    as_noted = await service.verify(access_anchor=head)
    anew = await service.verify(access_anchor=(1, OTHER))
    cut = await service.verify(access_anchor=(9, OTHER))

    assert as_noted.problems == ()
    assert anew.problems == ("访问记录第1号的哈希与记下的不同：自那以后被整个改写过",)
    assert cut.problems == ("记下过的访问记录第9号不存在：记录只到第2号",)


async def test_the_log_can_be_neither_altered_nor_emptied(db: database.Engine) -> None:
    await noted(AccessQueue(), 1)

    for statement in (
        "UPDATE access_log SET actor_name = 'x'",
        "DELETE FROM access_log",
        "DELETE FROM access_head",
    ):
        with pytest.raises(Exception, match="只能更正"):
            async with database.transaction():
                await database.execute(statement)
