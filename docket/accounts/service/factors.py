"""动态口令: enrolled with an authenticator app, confirmed by its first code, used once each."""

import base64
import secrets
from datetime import datetime
from pathlib import Path

import segno

from docket import db
from docket.accounts import queries
from docket.accounts.rules import derived, digest, matching_step, otpauth
from docket.accounts.schemas import Enrolment
from docket.accounts.service import failures, hashing, sessions
from docket.accounts.service.freshness import outdate
from docket.accounts.service.proofs import keep, row_of
from docket.errors import Conflict, FieldError, Invalid
from docket.history.rules import Actor, in_utc
from docket.history.service import record
from docket.web.keys import server_key

_SECRET = 20  # bytes, as RFC 4226 recommends
_CODES = 10
_WRONG = FieldError("code", "动态口令不对，或者已经用过。", "请等下一个再填，并核对手机的时间。")


async def enrol_factor(
    account_id: int, password: str, *, key_file: Path, at: datetime
) -> Enrolment:
    """Begin an enrolment: what the app must scan. Nothing changes until it is confirmed.

    Raises:
        Invalid: The password is not right.
        Conflict: A second factor is at work; it must be dropped first.
    """
    row = await row_of(account_id)
    await check_own(account_id, password, at=at)
    if row.second_factor:
        message = "已启用动态口令。更换手机请先停用，再重新启用。"
        raise Conflict(message)
    nonce = secrets.token_hex(32)
    secret = _secret(key_file, nonce)
    await keep(account_id, totp_nonce=nonce, totp_step=0)
    uri = otpauth(secret, row.name)
    return Enrolment(
        uri=uri,
        secret=base64.b32encode(secret).decode(),
        svg=segno.make(uri, error="m").svg_inline(scale=4),
    )


async def confirm_factor(
    account_id: int, code: str, *, key_file: Path, actor: Actor, at: datetime
) -> tuple[str, ...]:
    """Put the second factor to work, by a code of the app; gives the recovery codes, once.

    The other sessions end: they were begun without it.

    Raises:
        Invalid: The code is not right, or no enrolment was begun.
    """
    row = await row_of(account_id)
    if row.second_factor or not await _matches(account_id, code, key_file=key_file, at=at):
        raise Invalid.of(_WRONG)
    codes = tuple(hashing.generated() for _ in range(_CODES))
    async with record("account.factor", actor=actor, why="启用动态口令", at=at) as ledger:
        await ledger.amend(row, {"second_factor": True})
        await db.execute("DELETE FROM recovery_code WHERE account = {}", account_id)
        for one in codes:
            await db.execute(
                "INSERT INTO recovery_code (account, digest) VALUES ({}, {})",
                account_id,
                digest(one),
            )
        await sessions.end_sessions(account_id, at=at)
    return codes


async def drop_factor(
    account_id: int, password: str, *, actor: Actor, at: datetime, why: str = "停用动态口令"
) -> None:
    """Stop asking for a second factor; its recovery codes go with it, and all sessions end.

    Raises:
        Invalid: The password is not right.
    """
    await check_own(account_id, password, at=at)
    await remove(account_id, actor=actor, at=at, why=why)


async def remove(account_id: int, *, actor: Actor, at: datetime, why: str) -> None:
    """The same without asking: for an administrator, when telephone and codes are lost."""
    row = await row_of(account_id)
    async with record("account.factor", actor=actor, why=why, at=at) as ledger:
        await ledger.amend(row, {"second_factor": False})
        await keep(account_id, totp_nonce=None, totp_step=0)
        await db.execute("DELETE FROM recovery_code WHERE account = {}", account_id)
        await sessions.end_sessions(account_id, at=at)
    outdate()


async def proves(account_id: int, code: str, *, key_file: Path, at: datetime) -> bool:
    """Whether a code of the app, or a recovery code, proves the account; either is then used up."""
    if await _matches(account_id, code, key_file=key_file, at=at):
        return True
    used = await db.rows(
        "UPDATE recovery_code SET used_at = {} WHERE account = {} AND digest = {} "
        "AND used_at IS NULL RETURNING id",
        in_utc(at),
        account_id,
        digest(code.strip().lower()),
    )
    return bool(used)


async def check_own(account_id: int, password: str, *, at: datetime) -> None:
    """Whoever changes what proves an account proves it first; tries count like those to sign in.

    Raises:
        Invalid: The password is not right.
        LockedOut: It was wrong too often: somebody sits at an open desk.
    """
    key = failures.key_of("", account_id)
    await failures.count_try(key, at=at)
    proof = await queries.secrets_of(account_id)
    if not await hashing.matches(proof.get("password_hash"), password):
        raise Invalid.of(FieldError("password", "现用口令不对。", "请重新填写。"))
    await failures.forget(key)


async def _matches(account_id: int, code: str, *, key_file: Path, at: datetime) -> bool:
    """Whether it is a code of now that was not used; of two at once only one is let in."""
    proof = await queries.secrets_of(account_id)
    nonce = proof.get("totp_nonce")
    if nonce is None:
        return False
    step = matching_step(_secret(key_file, nonce), code, at, after=proof["totp_step"])
    if step is None:
        return False
    taken = await db.rows(
        "UPDATE account_secret SET totp_step = {} WHERE account = {} AND totp_step < {} "
        "RETURNING account",
        step,
        account_id,
        step,
    )
    return bool(taken)


def _secret(key_file: Path, nonce: str) -> bytes:
    return derived(server_key(key_file), "totp", nonce, _SECRET)
