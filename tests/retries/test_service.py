"""The same request sent again: the same answer, nothing written twice."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from docket import db as database
from docket.errors import Conflict, InFlight, Invalid
from docket.history.rules import Actor
from docket.retries.service import Asked, answer_once
from docket.terms import ActorKind
from tests.clients import local_client
from tests.facts import BUREAU, COUNSEL, MATTER, NOON

OTHER = Actor(ActorKind.USER, "handler", "承办人乙")
FILING: dict[str, Any] = {"why": "初始化", "facts": BUREAU}


class Done(msgspec.Struct):
    """What was done, and the how many-th time."""

    times: int


class Work:
    """Something to be done once."""

    def __init__(self) -> None:
        self.times = 0

    async def do(self) -> Done:
        self.times += 1
        return Done(self.times)


def asked(key: str | None = "key-1", body: object = "body", **more: Any) -> Asked:
    return Asked(
        key, "work", body, more.get("actor", COUNSEL), NOON + more.get("later", timedelta())
    )


async def test_the_same_key_and_body_get_the_same_answer(db: database.Engine) -> None:
    work = Work()

    answers = [await answer_once(asked(), Done, work.do) for _ in range(3)]

    assert answers == [Done(1)] * 3
    assert work.times == 1


async def test_without_a_key_it_is_done_each_time(db: database.Engine) -> None:
    work = Work()

    assert [await answer_once(asked(None), Done, work.do) for _ in range(2)] == [Done(1), Done(2)]


async def test_the_same_key_with_another_body_is_refused(db: database.Engine) -> None:
    work = Work()
    await answer_once(asked(), Done, work.do)

    with pytest.raises(Invalid, match="另一内容"):
        await answer_once(asked(body="other"), Done, work.do)
    assert work.times == 1


async def test_the_key_of_another_user_is_another_key(db: database.Engine) -> None:
    work = Work()
    await answer_once(asked(), Done, work.do)

    assert await answer_once(asked(actor=OTHER, body="other"), Done, work.do) == Done(2)


async def test_a_key_is_free_again_after_a_day(db: database.Engine) -> None:
    work = Work()
    await answer_once(asked(), Done, work.do)

    day = timedelta(days=1)
    before = await answer_once(asked(later=day - timedelta(seconds=1)), Done, work.do)
    after = await answer_once(asked(later=day), Done, work.do)

    assert (before, after) == (Done(1), Done(2))
    (counted,) = await database.rows("SELECT COUNT(*) AS n FROM kept_answer")
    assert counted["n"] == 1


async def test_a_refusal_is_not_kept(fresh: database.Engine) -> None:
    async def refuse() -> Done:
        raise Invalid("not yet")

    with pytest.raises(Invalid, match="not yet"):
        await answer_once(asked(), Done, refuse)

    assert await answer_once(asked(), Done, Work().do) == Done(1)


async def test_an_answer_that_cannot_be_kept_undoes_what_was_done(fresh: database.Engine) -> None:
    """A crash between the two can neither lose the answer nor write twice: they are one."""

    async def write() -> object:
        await database.execute("INSERT INTO event_kind (code) VALUES ('written_for_test')")
        return object()

    with pytest.raises(TypeError):
        await answer_once(asked(), object, write)

    assert await database.rows("SELECT * FROM event_kind WHERE code = 'written_for_test'") == []


async def test_what_is_in_flight_is_answered_once(fresh: database.Engine) -> None:
    """PostgreSQL says so at once; SQLite, which has one writer, waits and gives the same answer."""
    work, begun, go_on = Work(), asyncio.Event(), asyncio.Event()

    async def slowly() -> Done:
        begun.set()
        await go_on.wait()
        return await work.do()

    first = asyncio.create_task(answer_once(asked(), Done, slowly))
    await begun.wait()
    second = asyncio.create_task(answer_once(asked(), Done, work.do))
    if database.dialect() == "postgres":
        with pytest.raises(InFlight):
            await second
    go_on.set()

    assert await first == Done(1)
    if database.dialect() == "sqlite":
        assert await second == Done(1)
    assert work.times == 1


async def test_an_answer_of_an_older_version_is_not_done_again(db: database.Engine) -> None:
    work = Work()
    await answer_once(asked(), Done, work.do)
    await database.execute("UPDATE kept_answer SET answer = '{{\"count\": 1}}'")

    with pytest.raises(Conflict, match="旧版本"):
        await answer_once(asked(), Done, work.do)
    assert work.times == 1


@pytest.mark.parametrize("key", ["", "a" * 201, "两", "a b", "a\nb"])
async def test_a_key_is_a_short_plain_word(db: database.Engine, key: str) -> None:
    with pytest.raises(Invalid, match="Idempotency-Key"):
        await answer_once(asked(key), Done, Work().do)


async def post(client: httpx.AsyncClient, body: dict[str, Any], key: str) -> httpx.Response:
    return await client.post("/api/v1/filings", json=body, headers={"idempotency-key": key})


async def test_a_filing_sent_again_is_filed_once(db: database.Engine) -> None:
    async with local_client() as client:
        first = await post(client, FILING, "filing-1")
        again = await post(client, FILING, "filing-1")
        other = await post(client, {**FILING, "why": "另一事由"}, "filing-1")

    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert other.status_code == 422
    assert other.json()["errors"][0]["field"] == "Idempotency-Key"
    (counted,) = await database.rows("SELECT COUNT(*) AS n FROM authority")
    assert counted["n"] == 1


async def test_a_filing_that_was_refused_may_be_sent_again_corrected(db: database.Engine) -> None:
    async with local_client() as client:
        refused = await post(client, {"why": "x", "facts": MATTER}, "filing-1")
        filed = await post(client, {"why": "x", "facts": [*BUREAU, *MATTER]}, "filing-1")

    assert (refused.status_code, filed.status_code) == (422, 201)


async def test_a_paper_sent_again_is_answered_as_before(
    db: database.Engine, tmp_path: Path
) -> None:
    headers = {"content-type": "application/octet-stream", "idempotency-key": "paper-1"}
    async with local_client(tmp_path) as client:
        answers = [
            await client.post("/api/v1/papers?name=a.pdf", content=content, headers=headers)
            for content in (b"%PDF-1.7 one", b"%PDF-1.7 one", b"%PDF-1.7 two")
        ]

    assert [answer.status_code for answer in answers] == [201, 201, 422]
    assert answers[0].content == answers[1].content
    assert answers[0].json()["act"] > 0
