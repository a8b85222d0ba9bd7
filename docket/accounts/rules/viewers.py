"""Who looks: what a viewer may see, as a value that every read takes first."""

from dataclasses import dataclass
from typing import Self

from docket.accounts.rules.rights import Right


@dataclass(frozen=True, slots=True)
class Viewer:
    """The scope of one reader, built once per request.

    Each limit narrows; ``units`` and ``assigned`` together are one limit: either will do.

    Args:
        name: Shown in the history and in the access log; of an account its full name.
        authorities: Ids of our authorities whose matters are seen; None is every authority.
        units: Ids of the units whose matters are seen; None is every unit.
        matters: Ids of single matters to which the reader is confined; None is no such limit.
        confidential: Whether confidential matters are seen without being named on them.
        user_id: The account; None for the command line and for values made by hand.
        assigned: Confined to matters that name the account, beside those of ``units``.
        below: Ids of further authorities, below those of ``authorities``: their figures are
            counted, their matters are not seen.
        rights: What the reader may do. Accounts give those of their roles; a value made by hand has
            all, but what ``confidential`` says decides whether confidential matters are counted.
    """

    name: str
    authorities: frozenset[int] | None = None
    units: frozenset[int] | None = None
    matters: frozenset[int] | None = None
    confidential: bool = False
    user_id: int | None = None
    assigned: bool = False
    below: frozenset[int] = frozenset()
    rights: frozenset[Right] = frozenset(Right) - {Right.COUNT_CONFIDENTIAL}

    @classmethod
    def everything(cls, name: str = "本机") -> Self:
        """A reader with every right: the command line on the host that keeps the data."""
        return cls(name=name, confidential=True)

    @property
    def counted(self) -> frozenset[int] | None:
        """Ids of the authorities whose figures are counted; None is every authority."""
        return None if self.authorities is None else self.authorities | self.below

    @property
    def counts_confidential(self) -> bool:
        """Whether confidential matters count in figures, also those that the reader never sees."""
        return self.confidential or self.may(Right.COUNT_CONFIDENTIAL)

    @property
    def unlimited(self) -> bool:
        """Whether nothing is hidden from this reader."""
        limits = (self.authorities, self.units, self.matters)
        free = all(limit is None for limit in limits) and not self.assigned
        return free and self.confidential and self.may(Right.READ_MATTERS)

    def may(self, right: Right) -> bool:
        """Whether the reader has a right."""
        return right in self.rights
