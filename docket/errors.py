"""Everything that can go wrong, in one tree, without HTTP.

::

    DocketError
    ├── Invalid            what was entered cannot be accepted (one or several fields)
    │   └── Malformed      it cannot even be read (not JSON)
    ├── NotFound           there is no such thing, or it is not for this viewer
    ├── Conflict           it contradicts what is already recorded
    │   ├── StaleVersion   somebody changed the row since it was read
    │   │   └── Outdated   so the condition under which it was to be changed does not hold
    │   ├── InFlight       the same request is being answered at this moment
    │   └── AlreadyDocketed  the docket number stands in another proceeding
    ├── Unconditional      an amendment does not say which version it amends
    ├── Unauthenticated    nobody signed in, or what was presented proves nobody
    │   └── SecondFactorNeeded  the password is right, and a code is asked with it
    ├── Forbidden          whoever signed in has not this right
    │   └── NotReady       a password is to be changed, or a second factor enrolled, first
    ├── LockedOut          too many failed tries; when to try again
    ├── NotComputable      a date cannot be computed, and why
    ├── Refused            the program will not do this here (sample over real data, open bind)
    └── Unavailable        the database cannot be reached, is locked, or is full

A message says what is wrong, where, and what to do.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """One wrong field.

    Args:
        field: Path to it in what was entered, such as ``facts[2].happened_on``.
        message: What is wrong with it.
        remedy: What to do about it.
    """

    field: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.field}: {self.message}" + (f" {self.remedy}" if self.remedy else "")

    def under(self, prefix: str) -> "FieldError":
        """The same error, its path seen from further out."""
        joint = "" if not self.field or self.field.startswith("[") else "."
        return FieldError(
            f"{prefix}{joint}{self.field}" if self.field else prefix, self.message, self.remedy
        )


class DocketError(Exception):
    """Whatever docket refuses or cannot do. Never shown as a traceback."""

    def __init__(self, message: str, *, fields: tuple[FieldError, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.fields = fields


class Invalid(DocketError):
    """What was entered cannot be accepted; ``fields`` names every wrong field at once."""

    @classmethod
    def of(cls, *fields: FieldError) -> "Invalid":
        """Refuse with these field errors."""
        return cls(";".join(str(f) for f in fields), fields=fields)


class Malformed(Invalid):
    """What was sent cannot even be read: it is not JSON, or is nested beyond reason."""


class NotFound(DocketError):
    """There is no such thing, or it is not for this viewer; the two are never told apart."""


class Conflict(DocketError):
    """It contradicts what is already recorded."""


class StaleVersion(Conflict):
    """Somebody changed the row since it was read."""


class Outdated(StaleVersion):
    """The condition under which a row was to be changed does not hold: it has another version."""


class InFlight(Conflict):
    """The same request is being answered at this moment; its answer can be asked for soon."""


class AlreadyDocketed(Conflict):
    """The docket number already stands in another proceeding; the message points to it."""


class Unconditional(DocketError):
    """An amendment does not say which version it amends."""


class Unauthenticated(DocketError):
    """Nobody signed in, or what was presented proves nobody; which of the two is never told."""


class SecondFactorNeeded(Unauthenticated):
    """The password is right, and a code of the second factor is asked with it."""


class Forbidden(DocketError):
    """Whoever signed in has not the right that this asks for."""


class NotReady(Forbidden):
    """Before anything else the password is to be changed, or a second factor enrolled."""


class LockedOut(DocketError):
    """Too many failed tries; ``retry_after`` is the number of seconds to wait."""

    def __init__(self, message: str, *, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class NotComputable(DocketError):
    """A date cannot be computed: before the first holiday notice, or fixed by the paper."""


class Refused(DocketError):
    """The program will not do this here."""


class Unavailable(DocketError):
    """The database cannot be reached, is locked, or is full. Nothing was written."""
