"""A change of the rule book before it is held against the deadlines: what it adds, what it strikes."""

from dataclasses import dataclass

from docket.calendars.queries import load_calendar
from docket.errors import FieldError, Invalid, NotFound
from docket.law import editions, library
from docket.law.admission import Placed, refusals
from docket.law.provisions import Rule, Rulebook
from docket.rulebook.queries import adopted, awaiting, load_versions
from docket.rulebook.rules import faults_of, read_rules, unknown_to
from docket.rulebook.schemas import Adopted


@dataclass(frozen=True, slots=True)
class Draft:
    """Versions to be adopted or struck.

    Args:
        title: What it is called.
        text: As handed in, or what is to be adopted or struck.
        adopts: Versions to be adopted.
        strikes: Adopted versions to be struck.
    """

    title: str
    text: str
    adopts: tuple[Rule, ...] = ()
    strikes: tuple[Adopted, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.adopts or self.strikes)

    async def book(self) -> Rulebook:
        """The book that it would make."""
        standing = await load_versions(without=[one.id for one in self.strikes])
        versions = {rule.id: rule for rule in (*standing, *self.adopts)}
        return editions.bound(versions.values())


async def from_file(text: str) -> Draft:
    """The versions of a file that the book does not have yet.

    Raises:
        Invalid: The file cannot be read, or a version may not join the book; every fault is named.
    """
    standing = await load_versions()
    placed = unknown_to(read_rules(text), standing)
    faults = faults_of(
        placed, standing, event_kinds=library.event_kinds(), calendar=await load_calendar()
    )
    if faults:
        raise Invalid.of(*faults)
    names = "、".join(one.rule.id for one in placed)
    return Draft(f"规则版本{names}"[:100], text, adopts=tuple(one.rule for one in placed))


async def from_program() -> Draft:
    """The versions that the program brings along and that were not adopted as they read.

    Raises:
        Invalid: They contradict a version that was adopted here from a file.
    """
    waiting = await awaiting()
    adopts = tuple(rule for rule in library.shipped_rules() if rule.id in waiting)
    standing = [rule for rule in await load_versions() if rule.id not in waiting]
    faults = refusals(
        [Placed(rule.id, rule) for rule in adopts],
        event_kinds=library.event_kinds(),
        beside=standing,
    )
    if faults:
        raise Invalid.of(*faults)
    text = "\n".join(editions.content(rule) for rule in adopts)
    return Draft("随程序附带的规则版本", text, adopts=adopts)


async def striking(version_id: str) -> Draft:
    """An adopted version to be struck; what counted before it counts again.

    Raises:
        NotFound: No such version counts.
        Invalid: The book would contradict itself without it.
    """
    known = (await adopted()).get(version_id)
    if known is None:
        msg = f"没有采用过“{version_id}”这个规则版本。请用 docket rules 核对版本编号。"
        raise NotFound(msg)
    draft = Draft(f"撤回规则版本{version_id}", version_id, strikes=(known,))
    left = [Placed(rule.id, rule) for rule in await load_versions(without=[known.id])]
    faults = refusals(left, event_kinds=library.event_kinds())
    if faults:
        remedy = f"请先处理这些版本，再撤回{version_id}。"
        raise Invalid.of(*(FieldError(one.field, one.message, remedy) for one in faults))
    return draft
