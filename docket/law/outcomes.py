"""How the items of one decision make one result: closed or not, won, lost or neither.

The law does not define winning; the reading docket follows is ``docs/decisions/0003``. A label is
not a result: an appeal dismissed is 维持 for that level, and whether it was won depends on what it
left standing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from docket.errors import FieldError, Invalid
from docket.law.outcome_kinds import OutcomeKind, Share, parse
from docket.terms import Capacity, Category, Extent, Procedure, Wln

__all__ = [
    "Held",
    "OutcomeKind",
    "Resolved",
    "Share",
    "check",
    "ends",
    "kind_of",
    "parse",
    "reopens",
    "resolve",
]

Book = Mapping[str, OutcomeKind]

_PRECEDENCE = (Wln.LOSS, Wln.OPEN, Wln.WIN, Wln.NEUTRAL)
"""A loss is a loss whatever stands beside it; short of that, what is not known keeps it open."""


@dataclass(frozen=True, slots=True)
class Held:
    """结果项: one holding of a decision for one of our authorities."""

    code: str
    extent: Extent = Extent.WHOLE


@dataclass(frozen=True, slots=True)
class Resolved:
    """What one decision came to for one of our authorities.

    Args:
        code: The leading code: the ending item that decided ``wln``; None while nothing ended it.
        category: 五类结果 of the leading item, None where none fits.
        forced: The nearest of the five, for forms that know nothing else.
        wln: Won, lost, neutral, excluded, or open where what it rests on is unknown.
        partial: A loss and a win in one decision.
        merits: The result rests on a decision of the substance; what an affirmed result rests on
            is looked up below.
        excluded: It leaves the denominator of the non-loss rate.
    """

    code: str | None = None
    category: Category | None = None
    forced: Category | None = None
    wln: Wln = Wln.OPEN
    partial: bool = False
    merits: bool = False
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """One item, read in its surroundings."""

    kind: OutcomeKind
    extent: Extent
    wln: Wln


def kind_of(code: str, book: Book) -> OutcomeKind:
    """The kind of that code; an unknown code is refused with the nearest ones."""
    if kind := book.get(code):
        return kind
    near = get_close_matches(code, book, n=3)
    remedy = f"是否为 {'、'.join(near)}?" if near else "代码见 docket/law/data/outcomes.toml。"
    raise Invalid.of(FieldError("code", f"没有“{code}”这种结果代码。", remedy))


def check(code: str, *, procedure: Procedure, compensation: bool, book: Book) -> FieldError | None:
    """What is wrong with recording this code in a proceeding of that procedure, if anything."""
    try:
        kind = kind_of(code, book)
    except Invalid as unknown:
        return unknown.fields[0]
    if kind.allowed_in(procedure, compensation=compensation):
        return None
    if kind.allowed_in(procedure, compensation=not compensation):
        return FieldError(
            "code",
            f"“{kind.zh}”({code})只用于行政赔偿案件。",
            "请改选本程序的结果，或者先把该程序登记为行政赔偿案件。",
        )
    where = "、".join(p.zh for p in kind.procedures)
    return FieldError(
        "code",
        f"“{kind.zh}”({code})是{where}的结果，不能登记在{procedure.zh}程序中。",
        "请改选本程序的结果代码。",
    )


def ends(items: Sequence[Held], book: Book) -> bool:
    """Whether these items close the number: an attached item (赔偿, 补救) never does alone."""
    return any(kind_of(item.code, book).ends != "attached" for item in items)


def reopens(items: Sequence[Held], book: Book) -> bool:
    """Whether they send the matter back or up: a new number is to be expected."""
    return any(kind_of(item.code, book).ends == "reopens" for item in items)


def resolve(
    items: Sequence[Held], *, capacity: Capacity | None, below: Resolved | None, book: Book
) -> Resolved:
    """What one decision came to for one authority.

    Lost if any item is lost, else won if any is won, else neutral; excluded only where every item
    that ends the number is. The order in which items were entered never matters.

    Args:
        items: Its holdings for this authority.
        capacity: Which organ the authority was in a suit after reconsideration.
        below: What the decision under review had come to for the same authority.
        book: The outcome kinds.
    """
    reads = _read(items, capacity, below, book)
    ending = [read for read in reads if read.kind.ends != "attached"]
    if not ending:
        return Resolved()
    wln = _combined(reads, ending)
    lead = min(ending, key=lambda read: _rank(read, wln, list(book)))
    stands = below if lead.kind.follows == "inherit" else None
    return Resolved(
        code=lead.kind.code,
        category=_category(lead.kind, capacity),
        forced=lead.kind.forced,
        wln=wln,
        partial={Wln.WIN, Wln.LOSS} <= {r.wln for r in reads} or _inherits_partial(reads, below),
        merits=stands.merits if stands else lead.kind.merits,
        excluded=wln is Wln.EXCLUDED or all(read.kind.excluded for read in ending),
    )


def _read(
    items: Sequence[Held], capacity: Capacity | None, below: Resolved | None, book: Book
) -> list[_Read]:
    kinds = [(kind_of(item.code, book), item.extent) for item in items]
    content = _first([_own(k, capacity) for k, _ in kinds if _is_content(k)], _PRECEDENCE)

    def wln(kind: OutcomeKind) -> Wln:
        if kind.follows == "by_content":
            return content
        if kind.follows == "inherit":
            return below.wln if below else Wln.OPEN
        if kind.follows == "against_dismissal":
            return _against_dismissal(below, book)
        return _own(kind, capacity)

    return [_Read(kind, extent, wln(kind)) for kind, extent in kinds]


def _own(kind: OutcomeKind, capacity: Capacity | None) -> Wln:
    share = kind.capacity.get(capacity) if capacity else None
    return share.wln if share else kind.wln or Wln.OPEN


def _is_content(kind: OutcomeKind) -> bool:
    """A holding on the suit itself, as a first-instance court would make it."""
    return kind.follows is None and Procedure.FIRST_INSTANCE in kind.procedures


def _against_dismissal(below: Resolved | None, book: Book) -> Wln:
    """法释〔2018〕1号第一百零九条: the suit goes on that the authority had seen dismissed."""
    if below is None or below.code is None:
        return Wln.OPEN
    kind = book[below.code]
    dismissed = kind.category is Category.DISMISSED and not kind.merits
    return Wln.LOSS if dismissed else Wln.NEUTRAL


def _combined(reads: Sequence[_Read], ending: Sequence[_Read]) -> Wln:
    if all(read.wln is Wln.EXCLUDED for read in ending):
        return Wln.EXCLUDED
    return _first([read.wln for read in reads], _PRECEDENCE)


def _first(found: Sequence[Wln], precedence: Sequence[Wln]) -> Wln:
    return next((wln for wln in precedence if wln in found), Wln.OPEN)


def _rank(read: _Read, wln: Wln, order: list[str]) -> tuple[bool, bool, bool, bool, int]:
    """What decided the result leads; a content leads its label, the whole leads a part."""
    names_no_content = read.kind.follows == "by_content" or read.kind.by_form
    return (
        read.wln is not wln,
        names_no_content,
        read.kind.excluded,
        read.extent is Extent.PART,
        order.index(read.kind.code),
    )


def _category(kind: OutcomeKind, capacity: Capacity | None) -> Category | None:
    share = kind.capacity.get(capacity) if capacity else None
    return share.category if share else kind.category


def _inherits_partial(reads: Sequence[_Read], below: Resolved | None) -> bool:
    inherits = any(read.kind.follows == "inherit" for read in reads)
    return inherits and below is not None and below.partial
