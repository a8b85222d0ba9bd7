"""Accounts, sessions and tokens, as honest types; what leaves the program holds no secret."""

from datetime import datetime

import msgspec

from docket.accounts.rules import Role, roles_in


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    """用户账户, as recorded."""

    id: int
    name: str
    full_name: str
    roles: str
    authority: int | None
    unit: int | None
    subtree: bool
    locked: bool
    must_change: bool
    second_factor: bool
    password_set_at: datetime | None
    version: int

    @property
    def held(self) -> tuple[Role, ...]:
        """Its roles."""
        return roles_in(self.roles)


class AccountOut(msgspec.Struct, frozen=True, kw_only=True):
    """用户账户, as it is shown."""

    id: int
    name: str
    full_name: str
    roles: tuple[Role, ...]
    authority: int | None
    unit: int | None
    subtree: bool
    locked: bool
    must_change: bool
    second_factor: bool
    password_set_at: datetime | None
    version: int

    @classmethod
    def of(cls, row: AccountRow) -> "AccountOut":
        """The row with its roles one by one."""
        fields = {name: getattr(row, name) for name in AccountRow.__struct_fields__}
        return cls(**{**fields, "roles": row.held})


class SessionOut(msgspec.Struct, frozen=True, kw_only=True):
    """会话 of one's own; ``current`` is the one that asks."""

    id: int
    started_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str
    current: bool = False


class TokenOut(msgspec.Struct, frozen=True, kw_only=True):
    """令牌 of one's own, without what proves it."""

    id: int
    name: str
    rights: tuple[str, ...]
    expires_at: datetime
    revoked: bool
    used_at: datetime | None


class IssuedToken(msgspec.Struct, frozen=True, kw_only=True):
    """A token at its issue: the only time that its text is shown."""

    id: int
    name: str
    token: str
    rights: tuple[str, ...]
    expires_at: datetime


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """What an authenticator app needs: its address, the same as a QR code, and the bare secret."""

    uri: str
    secret: str
    svg: str


class AccountIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account to be recorded. Without ``password`` nobody can sign in until one is set."""

    name: str
    full_name: str
    roles: list[Role]
    authority: int | None = None
    unit: int | None = None
    subtree: bool = False
    password: str | None = None


class RolesIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The roles of an account and where it holds them, as they shall be."""

    roles: list[Role]
    authority: int | None = None
    unit: int | None = None
    subtree: bool = False
    version: int | None = None


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sign-in came from, for the list of one's own sessions."""

    address: str = ""
    agent: str = ""
