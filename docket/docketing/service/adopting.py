"""Changing the rule book: what it would move is shown first, then adopted in one act, or kept."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from docket import db
from docket.accounts.rules import Viewer
from docket.calendars.queries import load_calendar
from docket.docketing.schemas import ActOnDeadline, AdoptRules, AnyFact, StrikeRule
from docket.docketing.service.affected import (
    AffectedDeadline,
    Shown,
    TurnedDeadline,
    check_moves,
    listing,
    shown_to,
)
from docket.docketing.service.documents import check_reason, documents
from docket.docketing.service.drafts import Draft
from docket.docketing.service.filing import file
from docket.docketing.service.moving import DeadlineMove
from docket.docketing.service.projections import foresee
from docket.docketing.service.rule_versions import reached
from docket.errors import Conflict, FieldError, Invalid
from docket.history.rules import Actor
from docket.law import editions
from docket.law.editions import VersionChange
from docket.law.provisions import Rulebook
from docket.rulebook.queries import load_book
from docket.terms import DeadlineVerb


@dataclass(frozen=True, slots=True)
class KeptDeadline:
    """A deadline that is left on its version, and why."""

    deadline: int
    reason: str


@dataclass(frozen=True, slots=True)
class BookChange:
    """What another rule book comes to; nothing of it is written yet.

    Args:
        title: What was handed in, or is to be struck.
        versions: Versions added, removed, and those of which a field changes.
        moves: Deadlines whose dates or state change, in matters that the viewer may see.
        settled: Further deadlines that another version governs, on the same dates.
        turned: Deadlines that arise or fall away.
        kept: Of those, the ones that are left on their version.
        hidden: Deadlines that move in matters that the viewer may not see.
        nothing_to_do: The book says all this already.
    """

    title: str
    versions: tuple[VersionChange, ...]
    moves: tuple[AffectedDeadline, ...]
    settled: tuple[AffectedDeadline, ...]
    turned: tuple[TurnedDeadline, ...]
    kept: tuple[KeptDeadline, ...]
    hidden: int
    nothing_to_do: bool


@dataclass(frozen=True, slots=True)
class BookApplied:
    """A change of the rule book that was recorded.

    Args:
        act: Number of its act in the history.
        change: What it changed.
        digest: SHA-256 of the list of moved deadlines, which lies among the papers; None when
            nothing moved.
    """

    act: int
    change: BookChange
    digest: str | None


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """A draft held against the adopted book, and all that it moves, whoever looks."""

    draft: Draft
    before: Rulebook
    after: Rulebook
    moves: tuple[DeadlineMove, ...]


Drafting = Callable[[], Awaitable[Draft]]
"""Reads what is to be adopted or struck and holds it against the book, whenever it is called."""


async def preview_rules(
    viewer: Viewer, drafting: Drafting, *, keep: Mapping[int, str] | None = None
) -> BookChange:
    """Say what a change of the rule book would move; nothing is written.

    Args:
        viewer: Who looks.
        drafting: Gives the versions to be adopted or struck.
        keep: Deadlines to be left on their version, by id, with the reason.

    Raises:
        Invalid: A version may not join the book, or a deadline cannot be kept.
    """
    foreseen = await _foresee(await drafting())
    return _change(foreseen, await shown_to(viewer, foreseen.moves), keep or {})


async def apply_rules(
    drafting: Drafting,
    *,
    viewer: Viewer,
    folder: Path,
    actor: Actor,
    why: str,
    today: date,
    at: datetime,
    keep: Mapping[int, str] | None = None,
) -> BookApplied:
    """Adopt or strike versions; every deadline that they reach is derived anew, or kept.

    What was handed in and the list of what moves are kept as papers of the same act, whose reason
    names the digest of the list.

    Args:
        drafting: Gives the versions to be adopted or struck, once nobody else changes the book.
        viewer: Who looks at the result.
        folder: The folder of papers.
        actor: Who applies it.
        why: The reason, kept in the history.
        today: The legal day.
        at: The moment of recording, UTC.
        keep: Deadlines to be left on their version, by id, with the reason; an empty one is ``why``.

    Raises:
        Invalid: There is no reason, a version may not join the book, or a deadline cannot be kept.
        Conflict: The book says all this already.
    """
    check_reason(why, "请写明依据，例如公布新条文的号令。")
    kept = {one: reason.strip() or why.strip() for one, reason in (keep or {}).items()}
    async with db.transaction():
        await db.lock("calendar")
        draft = await drafting()
        foreseen = await _foresee(draft)
        whole = _change(
            foreseen, await shown_to(Viewer.everything(actor.name), foreseen.moves), kept
        )
        change = _change(foreseen, await shown_to(viewer, foreseen.moves), kept)
        if whole.nothing_to_do:
            message = "这些规则版本都已采用，内容完全相同，无需处理。"
            raise Conflict(message)
        affected = [*whole.moves, *whole.settled]
        listed = listing(affected, kept) if affected else None
        papers = await documents(draft.text, draft.title, listed, folder)
        filed = await file(
            [*_facts(draft), *_keeping(affected, kept, today), *papers.papers],
            viewer=Viewer.everything(actor.name),
            actor=actor,
            why=papers.reason(why, sum(one.deadline not in kept for one in whole.moves)),
            today=today,
            at=at,
        )
        check_moves(
            *([m for m in s if m.id not in kept] for s in (foreseen.moves, filed.deadlines))
        )
    return BookApplied(filed.act, change, papers.digest)


async def _foresee(draft: Draft) -> _Foreseen:
    """Derive all that the draft reaches by the book it would make."""
    before, after = await load_book(), await draft.book()
    calendar = await load_calendar()
    matters = sorted(await reached(before, after))
    moves = [move for matter in matters for move in await foresee(matter, calendar, after)]
    return _Foreseen(draft, before, after, tuple(moves))


def _change(foreseen: _Foreseen, shown: Shown, keep: Mapping[int, str]) -> BookChange:
    """The change as one viewer may see it.

    Raises:
        Invalid: A deadline to be kept is not among those shown, or has no former version to keep.
    """
    errors = _refused(foreseen.before, foreseen.after, [*shown.moves, *shown.settled], keep)
    if errors:
        raise Invalid.of(*errors)
    versions = editions.changes(foreseen.before, foreseen.after)
    return BookChange(
        title=foreseen.draft.title,
        versions=versions,
        moves=shown.moves,
        settled=shown.settled,
        turned=shown.turned,
        kept=tuple(KeptDeadline(one, reason) for one, reason in sorted(keep.items())),
        hidden=shown.hidden,
        nothing_to_do=not foreseen.draft,
    )


def _refused(
    before: Rulebook, after: Rulebook, affected: Sequence[AffectedDeadline], keep: Mapping[int, str]
) -> list[FieldError]:
    """Why deadlines cannot be kept: they do not move, or their version is no longer to be had."""
    known = {one.deadline: one for one in affected}
    errors = []
    for deadline in sorted(keep):
        one = known.get(deadline)
        if one is None:
            why = f"期限{deadline}不在受影响的期限之中。"
            errors.append(FieldError("keep", why, "请照清单中的编号填写。"))
        elif not _still_there(one, before, after):
            why = f"期限{deadline}的规则版本{one.before.rule_version}本身被更正或者撤回，不能保留。"
            errors.append(FieldError("keep", why, "确有必要的，请用 manual_date 人工定日。"))
    return errors


def _still_there(one: AffectedDeadline, before: Rulebook, after: Rulebook) -> bool:
    """Whether the version that a deadline stands in is another than it gets, and reads as before."""
    version = one.before.rule_version
    old, new = before.version(one.rule, version), after.version(one.rule, version)
    if old is None or new is None or version == one.after.rule_version:
        return False
    return editions.same_words(old, new)


def _facts(draft: Draft) -> list[AnyFact]:
    facts: list[AnyFact] = [StrikeRule(id=one.id, version=one.version) for one in draft.strikes]
    if draft.adopts:
        facts.append(AdoptRules(contents=[editions.content(rule) for rule in draft.adopts]))
    return facts


def _keeping(
    affected: Sequence[AffectedDeadline], keep: Mapping[int, str], today: date
) -> list[AnyFact]:
    """For each deadline that is kept, the act that says so."""
    return [
        ActOnDeadline(
            deadline=one.deadline,
            verb=DeadlineVerb.VERSION_KEPT,
            happened_on=today,
            value=one.before.rule_version,
            reason=keep[one.deadline],
        )
        for one in affected
        if one.deadline in keep
    ]
