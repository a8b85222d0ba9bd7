"""Our authorities and their units, the people who sign in, and what proves them."""

from typing import Any

from piccolo.columns import (
    Boolean,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table


class Authority(Table):
    """行政机关: an authority whose docket this is; several may share one database."""

    id: Serial
    code = Varchar(length=40, null=False, help_text="short stable code, unique")
    name = Varchar(length=120, null=False)
    short_name = Varchar(length=40, null=False, help_text="as reports call it: 我局")
    organ_word = Varchar(length=20, null=False, help_text="as reports call its kind: 公安机关")
    parent: ForeignKey[Any] = ForeignKey(
        "self", null=True, default=None, on_delete=OnDelete.restrict
    )
    version = Integer(null=False, default=1)


class Unit(Table):
    """承办单位: the unit of an authority that made the act or handles the matter."""

    id: Serial
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    code = Varchar(length=40, null=False, help_text="unique within the authority")
    name = Varchar(length=120, null=False)
    note = Text(null=False, default="")
    version = Integer(null=False, default=1)


class Account(Table):
    """用户账户: a person who signs in, with roles and a place; no secret is here.

    ``full_name`` is unique: it is the name of a matter's handler (承办人), and so says which matters
    are assigned. People of the same name add their unit.
    """

    id: Serial
    name = Varchar(length=40, null=False, help_text="用户名, typed to sign in, unique")
    full_name = Varchar(length=80, null=False, help_text="姓名, unique")
    roles = Varchar(length=80, null=False, help_text="codes of Role, joined by commas")
    authority = ForeignKey(Authority, null=True, default=None, on_delete=OnDelete.restrict)
    unit = ForeignKey(Unit, null=True, default=None, on_delete=OnDelete.restrict)
    subtree = Boolean(null=False, default=False, help_text="sees matters of lower authorities")
    locked = Boolean(null=False, default=False)
    must_change = Boolean(null=False, default=False, help_text="the password, at the next sign-in")
    second_factor = Boolean(null=False, default=False)
    password_set_at = Timestamptz(null=True, default=None)
    version = Integer(null=False, default=1)


class ApiToken(Table):
    """令牌: lets a script act for an account with some of its rights, until a moment."""

    id: Serial
    account = ForeignKey(Account, null=False, default=None, on_delete=OnDelete.restrict)
    name = Varchar(length=80, null=False)
    rights = Text(null=False, help_text="codes of Right, joined by commas")
    expires_at = Timestamptz(null=False, default=None)
    revoked = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)


class AccountSecret(Table):
    """What proves an account: kept apart from the facts, since the history keeps those for ever."""

    id: Serial
    account = ForeignKey(Account, null=False, default=None, on_delete=OnDelete.restrict)
    password_hash = Text(null=True, default=None, help_text="argon2id")
    totp_nonce = Varchar(
        length=64, null=True, default=None, help_text="with the server's key: TOTP"
    )
    totp_step = Integer(null=False, default=0, help_text="the last step accepted")


class RecoveryCode(Table):
    """恢复码: stands in once for a second factor that was lost."""

    id: Serial
    account = ForeignKey(Account, null=False, default=None, on_delete=OnDelete.restrict)
    digest = Varchar(length=64, null=False)
    used_at = Timestamptz(null=True, default=None)


class TokenSecret(Table):
    """What proves a token, and when it was last used."""

    id: Serial
    token = ForeignKey(ApiToken, null=False, default=None, on_delete=OnDelete.restrict)
    digest = Varchar(length=64, null=False)
    used_at = Timestamptz(null=True, default=None)


class Session(Table):
    """会话: one browser signed in; only the digest of its cookie is kept."""

    id: Serial
    account = ForeignKey(Account, null=False, default=None, on_delete=OnDelete.restrict)
    digest = Varchar(length=64, null=False)
    started_at = Timestamptz(null=False, default=None)
    seen_at = Timestamptz(null=False, default=None)
    expires_at = Timestamptz(null=False, default=None)
    ended_at = Timestamptz(null=True, default=None)
    address = Varchar(length=45, null=False, default="")
    agent = Varchar(length=200, null=False, default="")


class SignInFailure(Table):
    """Failed sign-ins of one name since the last that succeeded; all workers count here."""

    id: Serial
    key = Varchar(length=64, null=False, help_text="an account, or a bucket of unknown names")
    failures = Integer(null=False)
    last_at = Timestamptz(null=False, default=None)
