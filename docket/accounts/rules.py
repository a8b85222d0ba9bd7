"""Who looks: what a viewer may see, as a value that every read takes first."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Viewer:
    """The scope of one reader, built once per request.

    Args:
        name: Shown in the history and in the access log.
        authorities: Ids of our authorities whose matters are seen; None is every authority.
        units: Ids of the units whose matters are seen; None is every unit.
        matters: Ids of single matters to which the reader is confined; None is no such limit.
        confidential: Whether confidential matters are seen.
    """

    name: str
    authorities: frozenset[int] | None = None
    units: frozenset[int] | None = None
    matters: frozenset[int] | None = None
    confidential: bool = False

    @classmethod
    def everything(cls, name: str = "本机") -> Self:
        """A reader with every right: the command line on the host that keeps the data."""
        return cls(name=name, confidential=True)
