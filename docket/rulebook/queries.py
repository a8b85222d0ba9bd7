"""The rule book as adopted, what the program brings beyond it, and who signed for what."""

from collections.abc import Iterable, Mapping
from datetime import date
from weakref import WeakKeyDictionary

import msgspec

from docket import db
from docket.law import editions, library
from docket.law.entries import Awaiting, Marks, SignOff
from docket.law.provisions import Rule, Rulebook
from docket.rulebook.schemas import Adopted


class _State(msgspec.Struct, frozen=True):
    """What tells that a version was adopted or struck."""

    n: int
    struck: int
    versions: int
    fingerprints: int


class _Content(msgspec.Struct, frozen=True):
    rule_version: str
    content: str


class _Signed(msgspec.Struct, frozen=True):
    rule_version: str
    signed_by: str
    signed_on: date
    note: str


# The sum over the fingerprints tells apart what counts cannot: an adoption that failed and another
# that took the same ids.
_STATE = (
    "SELECT count(*) AS n, coalesce(sum(version), 0) AS versions,"
    " coalesce(sum(CASE WHEN struck THEN id ELSE 0 END), 0) AS struck,"
    " CAST(coalesce(sum(CAST(fingerprint AS BIGINT) * (id % 9973 + 1)), 0) AS BIGINT)"
    " AS fingerprints FROM rule_version"
)

_kept: WeakKeyDictionary[object, tuple[_State, Rulebook]] = WeakKeyDictionary()


async def load_book() -> Rulebook:
    """期限规则 as adopted: the book that deadlines are derived by.

    Kept per engine until a version is adopted or struck, so that deriving many deadlines reads it
    once.
    """
    (row,) = await db.rows(_STATE)
    state = msgspec.convert(row, _State, strict=False)
    kept = _kept.get(db.engine())
    if kept is not None and kept[0] == state:
        return kept[1]
    book = editions.bound(await load_versions())
    _kept[db.engine()] = state, book
    return book


async def load_versions(*, without: Iterable[int] = ()) -> tuple[Rule, ...]:
    """The versions that stand, each as it was adopted last; not yet ended by those that follow.

    Args:
        without: Rows to be left out, as if they were struck.
    """
    left_out = set(without)
    found = [
        row
        for row in await db.rows(
            "SELECT id, rule_version, content FROM rule_version WHERE NOT struck ORDER BY id"
        )
        if row["id"] not in left_out
    ]
    rows = msgspec.convert(found, list[_Content], strict=False)
    last = {row.rule_version: row.content for row in rows}
    return tuple(editions.read(text) for text in last.values())


async def adopted() -> Mapping[str, Adopted]:
    """The versions that count, by id."""
    found = await db.rows(
        "SELECT id, rule, rule_version, sha256, version FROM rule_version WHERE NOT struck"
        " ORDER BY id"
    )
    return {one.rule_version: one for one in msgspec.convert(found, list[Adopted], strict=False)}


async def awaiting() -> dict[str, Awaiting]:
    """Versions that the program brings along and that were not adopted as they read, by id."""
    standing = await adopted()
    found: dict[str, Awaiting] = {}
    for rule in library.shipped_rules():
        known = standing.get(rule.id)
        if known is None:
            found[rule.id] = "new"
        elif known.sha256 != editions.digest(editions.content(rule)):
            found[rule.id] = "changed"
    return found


async def sign_offs() -> Mapping[str, SignOff]:
    """The last signature under each version that counts, if it was given for what it reads now."""
    found = await db.rows(
        "SELECT s.rule_version, s.signed_by, s.signed_on, s.note FROM rule_sign_off s"
        " WHERE NOT s.struck AND s.sha256 = (SELECT v.sha256 FROM rule_version v"
        " WHERE v.id = (SELECT max(w.id) FROM rule_version w"
        " WHERE w.rule_version = s.rule_version AND NOT w.struck)) ORDER BY s.id"
    )
    return {
        one.rule_version: SignOff(signed_by=one.signed_by, signed_on=one.signed_on, note=one.note)
        for one in msgspec.convert(found, list[_Signed], strict=False)
    }


async def marks() -> Marks:
    """What this docket has done with the versions of its book."""
    return Marks(await awaiting(), await sign_offs())
