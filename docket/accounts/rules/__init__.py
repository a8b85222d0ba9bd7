"""Who may do what, and see what: rights, roles and viewers; passwords, tokens, second factors."""

from docket.accounts.rules.lockout import wait
from docket.accounts.rules.names import check_account, sign_in_name
from docket.accounts.rules.passwords import check_password
from docket.accounts.rules.rights import (
    PUBLIC,
    ROLES,
    TOKENLESS,
    UNREADY,
    Reach,
    Right,
    Role,
    check_codes,
    needs,
    reach_of,
    rights_of,
    roles_in,
)
from docket.accounts.rules.second_factor import matching_step, otpauth
from docket.accounts.rules.secrets import PREFIX, SPAN, Lasting, derived, digest, over
from docket.accounts.rules.viewers import Viewer

__all__ = [
    "PREFIX",
    "PUBLIC",
    "ROLES",
    "SPAN",
    "TOKENLESS",
    "UNREADY",
    "Lasting",
    "Reach",
    "Right",
    "Role",
    "Viewer",
    "check_account",
    "check_codes",
    "check_password",
    "derived",
    "digest",
    "matching_step",
    "needs",
    "otpauth",
    "over",
    "reach_of",
    "rights_of",
    "roles_in",
    "sign_in_name",
    "wait",
]
