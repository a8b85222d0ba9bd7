"""动态口令: one-time codes by time (RFC 6238), as authenticator apps show them."""

import base64
from datetime import datetime

import pyotp

STEP = 30
"""Seconds that a code is shown."""
_DRIFT = (0, -1, 1)
"""Steps by which a telephone's clock may be off."""
_DIGITS = 6
ISSUER = "docket"


def matching_step(secret: bytes, code: str, now: datetime, *, after: int) -> int | None:
    """The time step whose code this is; None when it is none of the present ones.

    Args:
        secret: Shared with the telephone.
        code: As typed; blanks between the digits do not count.
        now: The moment, with its zone.
        after: The last step whose code was accepted: that one and those before are used up.
    """
    typed = code.replace(" ", "")
    if len(typed) != _DIGITS or not (typed.isascii() and typed.isdigit()):
        return None
    totp, present = _totp(secret), int(now.timestamp()) // STEP
    steps = [present + drift for drift in _DRIFT]
    found = [step for step in steps if pyotp.utils.strings_equal(totp.generate_otp(step), typed)]
    return next((step for step in found if step > after), None)


def otpauth(secret: bytes, name: str) -> str:
    """The address that an authenticator app reads from the QR code."""
    return _totp(secret).provisioning_uri(name=name, issuer_name=ISSUER)


def _totp(secret: bytes) -> pyotp.TOTP:
    return pyotp.TOTP(base64.b32encode(secret).decode(), digits=_DIGITS, interval=STEP)
