"""The chain of the access log: what is hashed of an entry, and the walk that finds a forgery.

As in the chain of the acts: text, exactly as it is stored. Never change what is hashed.
"""

from dataclasses import astuple, dataclass
from typing import Any

from docket.history.rules.chain import GENESIS, Row, sha256
from docket.history.rules.images import as_text, canonical, plain


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """An entry as it is hashed. ``happened_at`` is its canonical text."""

    seq: int
    happened_at: str
    kind: str
    actor_kind: str
    actor_id: str
    actor_name: str
    what: str
    origin: str
    request: str
    times: int
    previous_hash: str


def access_hash(entry: AccessEntry) -> str:
    """The hash of an entry: all that is stored of it."""
    return sha256("docket access 1", canonical(astuple(entry)))


class AccessChain:
    """A walk along the access log, entries in the order of their keys.

    Attributes:
        seq: The number of the last entry seen.
        hash: Its hash as stored.
        entries: How many were seen.
        problems: What is wrong, each a Chinese sentence that names the entry.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.hash = GENESIS
        self.entries = 0
        self.problems: list[str] = []

    def entry(self, stored: Row) -> None:
        """The next entry: nothing missing before it, linked to the one before, unaltered."""
        row: dict[str, Any] = {name: as_text(value) for name, value in stored.items()}
        place = row["id"]
        if row["seq"] != place:
            self._found(
                f"访问记录 access_log.id={place} 的序号是{row['seq']}：它是被插入的，或者次序被调换"
            )
        if place > self.seq + 1:
            self._found(f"访问记录第{self.seq + 1}号至第{place - 1}号缺失：已被删除")
        elif row["previous_hash"] != self.hash:
            self._found(f"访问记录第{place}号与前一号不相连：两者之一被整个改写，或者次序被调换")
        if access_hash(_entry(row)) != row["hash"]:
            self._found(f"访问记录第{place}号被改动：哈希不符")
        self.seq, self.hash = place, row["hash"]
        self.entries += 1

    def close(self, head: tuple[int, str] | None) -> None:
        """The entries have been shown; the head of the chain must be the last of them."""
        if head is None:
            self._found("访问记录的链头(access_head)缺失或者不止一行")
        elif head[0] > self.seq:
            self._found(f"访问记录的链头是第{head[0]}号，记录只到第{self.seq}号：末尾的已被删除")
        elif head != (self.seq, self.hash):
            self._found("访问记录的链头与最后一号不符：链头被改动，或者记录是被插入的")

    def _found(self, problem: str) -> None:
        self.problems.append(problem.encode(errors="backslashreplace").decode())


def _entry(row: Row) -> AccessEntry:
    return AccessEntry(
        seq=row["seq"],
        happened_at=str(plain(row["happened_at"], "moment")),
        kind=row["kind"],
        actor_kind=row["actor_kind"],
        actor_id=row["actor_id"],
        actor_name=row["actor_name"],
        what=row["what"],
        origin=row["origin"],
        request=row["request"],
        times=row["times"],
        previous_hash=row["previous_hash"],
    )
