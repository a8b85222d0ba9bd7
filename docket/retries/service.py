"""Answering once: what is sent again under the same key is not done again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec

from docket import db
from docket.errors import Conflict, FieldError, InFlight, Invalid
from docket.history.rules import Actor
from docket.retries import queries, rules

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that may be sent again.

    Args:
        key: Chosen by whoever asks (``Idempotency-Key``); None where he does not care.
        operation: What is asked for, such as ``file``.
        body: With what.
        actor: Who asks; another one's key is another key.
        at: The moment, UTC.
    """

    key: str | None
    operation: str
    body: object
    actor: Actor
    at: datetime


async def answer_once(asked: Asked, shape: type[T], do: Callable[[], Awaitable[T]]) -> T:
    """Do what is asked and keep the answer in the same transaction, or give the one that is kept.

    A refusal is not kept: nothing was written, so the same may be tried again.

    Args:
        asked: The request.
        shape: The type of the answer.
        do: Does it; called once at most.

    Raises:
        Invalid: The key is none, or was used for something else.
        Conflict: It was done, by a version whose answers this one cannot read.
        InFlight: The same key is being answered at this moment.
    """
    if asked.key is None:
        return await do()
    rules.check_key(asked.key)
    digest = rules.asked(asked.operation, asked.body)
    async with db.transaction():
        if not await db.try_lock(f"retry {asked.actor.kind} {asked.actor.id} {asked.key}"):
            raise InFlight("同一 Idempotency-Key 的请求正在处理。请稍后以相同内容重试。")
        kept = await queries.kept(asked.actor, asked.key, at=asked.at)
        if kept is None:
            answer = await do()
            await _keep(asked, digest, answer)
            return answer
    if kept.asked != digest:
        remedy = "请换一个键，或者按原样重发。"
        raise Invalid.of(FieldError("Idempotency-Key", "这个键已用于另一内容的请求。", remedy))
    try:
        return msgspec.json.decode(kept.answer, type=shape)
    except msgspec.ValidationError as error:  # kept before an update
        raise Conflict(
            "这一请求已经处理过，未再登记；其回答由旧版本保存，无法再给出。请查询已登记的内容。"
        ) from error


async def _keep(asked: Asked, digest: str, answer: object) -> None:
    """Keep an answer; those that expired make room for it."""
    await db.execute("DELETE FROM kept_answer WHERE expires_at <= {}", asked.at)
    await db.execute(
        "INSERT INTO kept_answer (actor_kind, actor_id, key, asked, answer, expires_at) "
        "VALUES ({}, {}, {}, {}, {}, {})",
        asked.actor.kind.value,
        asked.actor.id,
        asked.key,
        digest,
        msgspec.json.encode(answer).decode(),
        asked.at + rules.KEPT_FOR,
    )
