"""Who makes a request, as far as the web kit needs to know: which account, which session."""

from collections.abc import Mapping
from typing import Any


def account_of(scope: Mapping[str, Any]) -> int | None:
    """The number of the account that is signed in."""
    found: int | None = getattr(getattr(scope.get("user"), "account", None), "id", None)
    return found


def session_of(scope: Mapping[str, Any]) -> str | None:
    """The digest of the cookie session; None for nobody, and for a script with its token."""
    proof = scope.get("auth")
    found: str | None = getattr(proof, "digest", None)
    return found if getattr(proof, "kind", None) == "session" else None
