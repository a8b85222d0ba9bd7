"""Accounts: sign in and out, keep one's own account, keep those of others.

Every change of an account or its rights is an act of the history; no secret is ever in one.
"""

from docket.accounts.service.factors import confirm_factor, drop_factor, enrol_factor
from docket.accounts.service.freshness import generation
from docket.accounts.service.managing import (
    NewAccount,
    add,
    add_first,
    lock,
    reset,
    set_roles,
)
from docket.accounts.service.passwords import change_password
from docket.accounts.service.sessions import end_sessions, seen, sign_out
from docket.accounts.service.signing import Credentials, SignedIn, sign_in
from docket.accounts.service.tokens import issue_token, revoke_token
from docket.web.keys import server_key

__all__ = [
    "Credentials",
    "NewAccount",
    "SignedIn",
    "add",
    "add_first",
    "change_password",
    "confirm_factor",
    "drop_factor",
    "end_sessions",
    "enrol_factor",
    "generation",
    "issue_token",
    "lock",
    "reset",
    "revoke_token",
    "seen",
    "server_key",
    "set_roles",
    "sign_in",
    "sign_out",
]
