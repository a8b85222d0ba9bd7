"""Reading accounts: who they are, what they hold, and whom a session or a token stands for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from docket import db
from docket.accounts.rules import Reach, Right, Viewer, reach_of, rights_of
from docket.accounts.schemas import AccountRow, SessionOut, TokenOut

_COLUMNS = ", ".join(f"a.{name}" for name in AccountRow.__struct_fields__)


class Bearer(msgspec.Struct, frozen=True, kw_only=True):
    """A session or a token that was presented, with the account it stands for.

    ``rights`` are those a token is confined to; None for a session.
    """

    id: int
    account: AccountRow
    seen_at: datetime
    expires_at: datetime
    name: str = ""
    rights: frozenset[str] | None = None


async def any_account() -> bool:
    """Whether there is a user at all; without one nobody can sign in."""
    return bool(await db.rows("SELECT id FROM account LIMIT 1"))


async def all_accounts() -> tuple[AccountRow, ...]:
    """Every account, by name."""
    return _accounts(await db.rows(f"SELECT {_COLUMNS} FROM account a ORDER BY a.name"))


async def account_of(account_id: int) -> AccountRow | None:
    """An account by its id."""
    found = await db.rows(f"SELECT {_COLUMNS} FROM account a WHERE a.id = {{}}", account_id)
    return next(iter(_accounts(found)), None)


async def account_named(name: str) -> AccountRow | None:
    """An account by its sign-in name, in its one spelling."""
    found = await db.rows(f"SELECT {_COLUMNS} FROM account a WHERE a.name = {{}}", name)
    return next(iter(_accounts(found)), None)


async def secrets_of(account_id: int) -> dict[str, Any]:
    """What proves an account; empty when nothing does."""
    found = await db.rows("SELECT * FROM account_secret WHERE account = {}", account_id)
    return found[0] if found else {}


async def failures_of(key: str) -> tuple[int, datetime] | None:
    """How often a name failed to sign in, and when it last did; its row is locked."""
    found = await db.rows(
        f"SELECT failures, last_at FROM sign_in_failure WHERE key = {{}}{db.for_update()}", key
    )
    return (int(found[0]["failures"]), _moment(found[0]["last_at"])) if found else None


async def session_by(digest: str) -> Bearer | None:
    """The running session with this digest."""
    found = await db.rows(
        f"SELECT {_aliased()}, s.id AS bearer, s.seen_at, s.expires_at FROM session s "
        "JOIN account a ON a.id = s.account WHERE s.digest = {} AND s.ended_at IS NULL",
        digest,
    )
    return _bearer(found[0]) if found else None


async def token_by(digest: str) -> Bearer | None:
    """The token with this digest, unless it was revoked."""
    found = await db.rows(
        f"SELECT {_aliased()}, t.id AS bearer, t.name AS token_name, t.rights AS token_rights, "
        "t.expires_at, t.expires_at AS seen_at FROM token_secret x "
        "JOIN api_token t ON t.id = x.token JOIN account a ON a.id = t.account "
        "WHERE x.digest = {} AND NOT t.revoked",
        digest,
    )
    return _bearer(found[0]) if found else None


async def sessions_of(account_id: int) -> tuple[SessionOut, ...]:
    """The running sessions of an account, the latest first."""
    rows = await db.rows(
        "SELECT id, started_at, seen_at, expires_at, address, agent FROM session "
        "WHERE account = {} AND ended_at IS NULL ORDER BY id DESC",
        account_id,
    )
    return tuple(msgspec.convert(rows, list[SessionOut], strict=False))


async def tokens_of(account_id: int) -> tuple[TokenOut, ...]:
    """The tokens of an account, the latest first."""
    rows = await db.rows(
        "SELECT t.id, t.name, t.rights, t.expires_at, t.revoked, x.used_at FROM api_token t "
        "JOIN token_secret x ON x.token = t.id WHERE t.account = {} ORDER BY t.id DESC",
        account_id,
    )
    split = [{**row, "rights": [code for code in row["rights"].split(",") if code]} for row in rows]
    return tuple(msgspec.convert(split, list[TokenOut], strict=False))


async def viewer_of(account: AccountRow, *, within: Iterable[str] | None = None) -> Viewer:
    """The scope of an account, confined to some rights where a token asks.

    Args:
        account: Whose it is.
        within: Codes of the rights that a token carries; None is all that the roles give.
    """
    rights = rights_of(account.held, subtree=account.subtree)
    if within is not None:
        codes = frozenset(within)
        rights = frozenset(right for right in rights if right.value in codes)
    reach = reach_of(account.held)
    ours, below = await _authorities(account, subtree=Right.READ_SUBTREE in rights)
    confined = reach is not Reach.AUTHORITY
    units = frozenset({account.unit}) if account.unit is not None else frozenset[int]()
    return Viewer(
        name=account.full_name,
        authorities=ours,
        units=units if reach is Reach.UNIT else None,
        user_id=account.id,
        assigned=confined,
        below=below,
        rights=rights,
    )


async def _authorities(
    account: AccountRow, *, subtree: bool
) -> tuple[frozenset[int] | None, frozenset[int]]:
    """The authorities whose matters an account sees, and those whose figures alone it sees."""
    if account.authority is None:
        return None, frozenset()
    own = frozenset({account.authority})
    lower = await descendants(account.authority)
    return (own | lower, frozenset()) if subtree else (own, lower)


async def descendants(authority: int) -> frozenset[int]:
    """The authorities below one of ours, however far down."""
    found = await db.rows(
        "WITH RECURSIVE lower (id) AS (SELECT id FROM authority WHERE parent = {} "
        "UNION SELECT a.id FROM authority a JOIN lower l ON a.parent = l.id) "
        "SELECT id FROM lower",
        authority,
    )
    return frozenset(int(row["id"]) for row in found)


async def authority_coded(code: str) -> int | None:
    """The authority with this code."""
    found = await db.rows("SELECT id FROM authority WHERE code = {}", code)
    return int(found[0]["id"]) if found else None


async def unit_coded(code: str, authority: int) -> int | None:
    """The unit of an authority with this code."""
    found = await db.rows("SELECT id FROM unit WHERE code = {} AND authority = {}", code, authority)
    return int(found[0]["id"]) if found else None


async def authority_of_unit(unit_id: int) -> int | None:
    """The authority that a unit belongs to."""
    found = await db.rows("SELECT authority FROM unit WHERE id = {}", unit_id)
    return int(found[0]["authority"]) if found else None


async def is_authority(authority_id: int) -> bool:
    """Whether one of our authorities has this id."""
    return bool(await db.rows("SELECT id FROM authority WHERE id = {}", authority_id))


def _aliased() -> str:
    return ", ".join(f"a.{name} AS a_{name}" for name in AccountRow.__struct_fields__)


def _bearer(row: dict[str, Any]) -> Bearer:
    account = {name: row[f"a_{name}"] for name in AccountRow.__struct_fields__}
    rights = row.get("token_rights")
    return Bearer(
        id=int(row["bearer"]),
        account=msgspec.convert(account, AccountRow, strict=False),
        seen_at=_moment(row["seen_at"]),
        expires_at=_moment(row["expires_at"]),
        name=row.get("token_name") or "",
        rights=None if rights is None else frozenset(rights.split(",")),
    )


def _accounts(rows: list[dict[str, Any]]) -> tuple[AccountRow, ...]:
    return tuple(msgspec.convert(rows, list[AccountRow], strict=False))


def _moment(value: object) -> datetime:
    """A stored moment; SQLite may give its text."""
    return msgspec.convert(value, datetime, strict=False)
