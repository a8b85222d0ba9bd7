"""The hash chain: what ties acts and changes together, and the walk that finds what was forged.

Everything that is hashed is text first, and exactly the text that is stored, so that anybody can
recompute the chain with SHA-256 and a JSON library. Never change what is hashed: records made
before the change would no longer verify. A new form gets a new mark (``docket act 2``).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Any

from docket.history.rules.images import as_text, canonical, plain

GENESIS = "0" * 64
"""The hash before the first act."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An act as it is hashed. ``happened_at`` and ``digests`` are their canonical text."""

    seq: int
    happened_at: str
    actor_kind: str
    actor_id: str
    actor_name: str
    what: str
    why: str
    digests: str
    previous_hash: str


def digest(table: str, row_id: int, n: int, before: str | None, after: str | None) -> str:
    """The digest of one change: which row, its place in the act, both images as stored."""
    return sha256("docket change 1", canonical([table, row_id, n, before, after]))


def act_hash(entry: Entry) -> str:
    """The hash of an act: all that is stored of it, its changes by their digests."""
    return sha256("docket act 1", canonical(astuple(entry)))


def sha256(mark: str, text: str) -> str:
    """SHA-256 over a mark that tells what is hashed, a line feed, and the text in UTF-8."""
    return hashlib.sha256(f"{mark}\n{text}".encode(errors="surrogatepass")).hexdigest()


class Chain:
    """A walk along the chain: acts in the order of their keys, after each its changes in order.

    Attributes:
        seq: The number of the last act seen.
        hash: Its hash as stored.
        acts: How many acts were seen.
        changes: How many changes were seen.
        problems: What is wrong, each a Chinese sentence that names the act and the row.
    """

    def __init__(self) -> None:
        self.seq = 0
        self.hash = GENESIS
        self.acts = 0
        self.changes = 0
        self.problems: list[str] = []
        self._digests: list[str] = []
        self._next = 0

    def act(self, stored: Row) -> None:
        """The next act: nothing missing before it, linked to the one before, unaltered."""
        row: dict[str, Any] = {name: as_text(value) for name, value in stored.items()}
        place = row["id"]
        whole = self._check_place(place, row["seq"])
        if whole and row["previous_hash"] != self.hash:
            self._found(
                f"第{place}号操作(act.seq={place})与第{place - 1}号操作不相连："
                "两者之一被整个改写，或者次序被调换"
            )
        if act_hash(_entry(row)) != row["hash"]:
            self._found(f"第{place}号操作(act.seq={place})被改动：哈希不符")
        self._digests = self._read_digests(place, row["digests"])
        self.seq, self.hash, self._next = place, row["hash"], 0
        self.acts += 1

    def _check_place(self, place: int, seq: object) -> bool:
        """Whether this act stands right behind the last one; else what is missing."""
        if seq != place:
            self._found(f"操作 act.id={place} 的序号是{seq}：它是被插入的，或者次序被调换")
        if place <= self.seq + 1:
            return place == self.seq + 1
        first, last = self.seq + 1, place - 1
        span = f"第{first}号操作" if first == last else f"第{first}号至第{last}号操作"
        self._found(f"{span}缺失：已被删除")
        return False

    def _read_digests(self, place: int, text: str) -> list[str]:
        try:
            found = json.loads(text)
        except ValueError:
            found = None
        if isinstance(found, list):
            return found
        self._found(f"第{place}号操作(act.seq={place})的变更摘要清单无法读取，其变更无从核对")
        return []

    def change(self, stored: Row) -> None:
        """The next change of the act: in its place, unaltered, and not one too many."""
        row: dict[str, Any] = {name: as_text(value) for name, value in stored.items()}
        self.changes += 1
        n, named = row["n"], self._named(row)
        if not isinstance(n, int) or not self._next <= n < len(self._digests):
            self._found(f"{named}是多出来的：该操作只有{len(self._digests)}条变更")
            return
        self._missing(n)
        self._next = n + 1
        computed = digest(row["table_name"], row["row_id"], n, row["before"], row["after"])
        if computed != self._digests[n]:
            self._found(f"{named}被改动：摘要不符")
        elif row["digest"] != computed:
            self._found(f"{named}的摘要(digest)被改动，内容未变")

    def close_act(self) -> None:
        """The changes of the act have been shown; whatever it still lists was removed."""
        self._missing(len(self._digests))

    def close(self, head: tuple[int, str] | None) -> None:
        """The acts have been shown; the head of the chain must be the last of them."""
        if head is None:
            self._found("链头(history_head)缺失或者不止一行")
        elif head[0] > self.seq:
            self._found(f"链头是第{head[0]}号操作，记录只到第{self.seq}号：末尾的操作已被删除")
        elif head != (self.seq, self.hash):
            self._found(
                f"链头(第{head[0]}号)与最后一个操作(第{self.seq}号)不符：链头被改动，或者操作是被插入的"
            )

    def _missing(self, until: int) -> None:
        """Name the changes between the next one and this one."""
        for n in range(self._next, until):
            self._found(f"第{self.seq}号操作(act.seq={self.seq})的第{n + 1}条变更缺失：已被删除")

    def _named(self, row: Row) -> str:
        order = row["n"] + 1 if isinstance(row["n"], int) else row["n"]
        return (
            f"第{self.seq}号操作(act.seq={self.seq})的第{order}条变更"
            f"({row['table_name']} {row['row_id']}, change.id={row['id']})"
        )

    def _found(self, problem: str) -> None:
        self.problems.append(problem.encode(errors="backslashreplace").decode())


def _entry(row: Row) -> Entry:
    return Entry(
        seq=row["seq"],
        happened_at=str(plain(row["happened_at"], "moment")),
        actor_kind=row["actor_kind"],
        actor_id=row["actor_id"],
        actor_name=row["actor_name"],
        what=row["what"],
        why=row["why"],
        digests=row["digests"],
        previous_hash=row["previous_hash"],
    )
