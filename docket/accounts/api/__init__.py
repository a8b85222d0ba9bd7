"""Accounts over HTTP: the gate that every request passes, signing in, and keeping accounts."""

from docket.accounts.api.doorkeeper import Doorkeeper, Proof, Visitor
from docket.accounts.api.gate import COOKIE, Authentication, check_right
from docket.accounts.api.own import OwnController
from docket.accounts.api.sessions import SessionController
from docket.accounts.api.setup import SetupController
from docket.accounts.api.tokens import TokenController
from docket.accounts.api.users import UserController

CONTROLLERS = (
    SetupController,
    SessionController,
    OwnController,
    TokenController,
    UserController,
)

__all__ = [
    "CONTROLLERS",
    "COOKIE",
    "Authentication",
    "Doorkeeper",
    "Proof",
    "Visitor",
    "check_right",
]
