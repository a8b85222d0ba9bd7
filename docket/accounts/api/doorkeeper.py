"""Who comes to the gate: sessions and tokens, read, briefly remembered, and noted."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime

from docket import clock
from docket.accounts import queries, service
from docket.accounts.queries import Bearer
from docket.accounts.rules import Lasting, Viewer, check_codes, digest, over
from docket.accounts.schemas import AccountRow
from docket.errors import DocketError
from docket.history.rules import Actor
from docket.settings import Settings
from docket.terms import ActorKind

FRESH = 2.0
"""Seconds for which what was read of a bearer holds without asking the database again."""
_MOST_KEPT = 10_000
_NOTED_EVERY = 10.0
_log = logging.getLogger("docket.accounts")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who makes a request: ``request.user``.

    Args:
        account: The account.
        viewer: What it may see and do.
        actor: How the history names it.
        not_ready: Why nothing but the own account is open to it; empty when all is.
    """

    account: AccountRow
    viewer: Viewer
    actor: Actor
    not_ready: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """By what somebody proved to be somebody: ``request.auth``.

    Args:
        kind: ``session`` or ``token``.
        id: Of its row.
        digest: What the database keeps of it; forms are bound to that of a session.
    """

    kind: str
    id: int
    digest: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """A bearer as it was read, and until when that holds."""

    visitor: Visitor
    proof: Proof
    bearer: Bearer
    generation: int
    until: float


class Doorkeeper:
    """Knows who comes: reads sessions and tokens, remembers them briefly, notes when they came."""

    def __init__(self, settings: Settings, *, ticks: Callable[[], float] = time.monotonic) -> None:
        self._lasting = Lasting(settings.session_idle, settings.session_whole)
        check_codes(settings.factor_roles, "DOCKET_SECOND_FACTOR")
        self._factor_roles = settings.factor_roles
        self._ticks = ticks
        self._kept: dict[str, _Kept] = {}
        self._seen: dict[str, dict[int, datetime]] = {"session": {}, "token": {}}
        self._anybody = False

    async def admit(self, kind: str, text: str) -> tuple[Visitor, Proof] | None:
        """Whom a cookie or a token stands for, if anybody and still."""
        key, now = digest(text), clock.now()
        kept = self._kept.get(key)
        stale = kept is None or kept.until < self._ticks()
        if stale or kept is None or kept.generation != service.generation():
            kept = await self._read(kind, key)
            self._keep(key, kept)
        if kept is None or self._ended(kept, now):
            return None
        self._seen[kind][kept.proof.id] = now
        return kept.visitor, kept.proof

    async def anybody(self) -> bool:
        """Whether there is an account at all; once there is, there always will be."""
        self._anybody = self._anybody or await queries.any_account()
        return self._anybody

    @asynccontextmanager
    async def at_work(self) -> AsyncIterator[None]:
        """Write down now and then who came, and once more at the end."""
        noting = asyncio.create_task(self._note_now_and_then())
        try:
            yield
        finally:
            noting.cancel()
            with suppress(asyncio.CancelledError):
                await noting
            await self.note()

    async def _note_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(_NOTED_EVERY)
            await self.note()

    async def note(self) -> None:
        """Write when sessions and tokens were last used; what cannot be written is tried again."""
        sessions, tokens = self._seen["session"], self._seen["token"]
        if not sessions and not tokens:
            return
        self._seen = {"session": {}, "token": {}}
        try:
            await service.seen(sessions, tokens)
        except DocketError as error:
            self._seen = {
                "session": {**sessions, **self._seen["session"]},
                "token": {**tokens, **self._seen["token"]},
            }
            _log.warning("last use not noted", extra={"error": type(error).__name__})

    async def _read(self, kind: str, key: str) -> _Kept | None:
        generation, until = service.generation(), self._ticks() + FRESH
        bearer = await (queries.session_by(key) if kind == "session" else queries.token_by(key))
        if bearer is None or bearer.account.locked:
            return None
        viewer = await queries.viewer_of(bearer.account, within=bearer.rights)
        visitor = Visitor(
            account=bearer.account,
            viewer=viewer,
            actor=_actor(bearer),
            not_ready=self._not_ready(bearer.account),
        )
        return _Kept(visitor, Proof(kind, bearer.id, key), bearer, generation, until)

    def _keep(self, key: str, kept: _Kept | None) -> None:
        """Remember it; what is wrong is never remembered, so that guesses fill nothing."""
        if kept is None:
            self._kept.pop(key, None)
            return
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = kept

    def _ended(self, kept: _Kept, now: datetime) -> bool:
        bearer = kept.bearer
        if kept.proof.kind == "token":
            return now >= bearer.expires_at
        last = self._seen["session"].get(bearer.id, bearer.seen_at)
        seen_at = max(last, bearer.seen_at)
        return over(self._lasting, seen_at=seen_at, expires_at=bearer.expires_at, now=now)

    def _not_ready(self, account: AccountRow) -> str:
        """What an account must do before anything else."""
        if account.must_change:
            return "请先修改口令：现用口令只供首次登录。"
        asked = self._factor_roles.intersection(role.value for role in account.held)
        if asked and not account.second_factor:
            return "您的角色须启用动态口令。请先启用。"
        return ""


def _actor(bearer: Bearer) -> Actor:
    """How the history names who acts: the person, or the person's token."""
    person = bearer.account.full_name
    if bearer.rights is None:
        return Actor(ActorKind.USER, str(bearer.account.id), person)
    return Actor(ActorKind.TOKEN, str(bearer.id), f"{person}（{bearer.name}）"[:120])
