"""What hangs on the proceedings of a matter, one statement a table."""

from typing import TypeVar

from msgspec.structs import replace

from docket.desk.queries.rows import grouped, read
from docket.desk.schemas import (
    AppearanceOut,
    DeadlineOut,
    EventOut,
    HearingOut,
    OutcomeItemOut,
    PartyRoleOut,
    ProceedingOut,
    RequestOut,
    ResultOut,
    StandingOut,
)
from docket.desk.words import of_rule
from docket.law.provisions import Rulebook
from docket.rulebook.queries import load_book

T = TypeVar("T")


async def filled(
    matter_id: int, proceedings: tuple[ProceedingOut, ...]
) -> tuple[ProceedingOut, ...]:
    """Proceedings of one matter with what hangs on them: one statement a table."""
    standings = await _on_proceedings(StandingOut, "standing", matter_id)
    parties = await _on_proceedings(PartyRoleOut, "proceeding_party", matter_id)
    events = await _on_proceedings(EventOut, "event", matter_id, order="t.happened_on, t.id")
    items = await _on_proceedings(OutcomeItemOut, "outcome_item", matter_id)
    results = await _on_proceedings(ResultOut, "tally", matter_id)
    deadlines = await _on_proceedings(DeadlineOut, "deadline", matter_id)
    requests = await _on_proceedings(RequestOut, "unit_request", matter_id)
    hearings, book = await _hearings(matter_id), await load_book()
    return tuple(
        replace(
            proceeding,
            level=proceeding.procedure.level,
            standings=standings.get(proceeding.id, ()),
            parties=parties.get(proceeding.id, ()),
            events=events.get(proceeding.id, ()),
            hearings=hearings.get(proceeding.id, ()),
            outcome_items=items.get(proceeding.id, ()),
            results=results.get(proceeding.id, ()),
            deadlines=tuple(_named(one, book) for one in deadlines.get(proceeding.id, ())),
            requests=requests.get(proceeding.id, ()),
        )
        for proceeding in proceedings
    )


async def _hearings(matter_id: int) -> dict[int, tuple[HearingOut, ...]]:
    sat = grouped(
        await read(
            AppearanceOut,
            "SELECT a.* FROM appearance a JOIN hearing h ON h.id = a.hearing "
            "JOIN proceeding p ON p.id = h.proceeding WHERE p.matter = {} ORDER BY a.id",
            matter_id,
        ),
        "hearing",
    )
    hearings = await _on_proceedings(HearingOut, "hearing", matter_id, order="t.held_on, t.id")
    return {
        proceeding: tuple(replace(one, appearances=sat.get(one.id, ())) for one in held)
        for proceeding, held in hearings.items()
    }


async def _on_proceedings(
    shape: type[T], table: str, matter_id: int, *, order: str = "t.id"
) -> dict[int, tuple[T, ...]]:
    """The rows of a table of ours on all proceedings of a matter, by proceeding."""
    return grouped(
        await read(
            shape,
            f"SELECT t.* FROM {table} t JOIN proceeding p ON p.id = t.proceeding "
            f"WHERE p.matter = {{}} ORDER BY {order}",
            matter_id,
        ),
        "proceeding",
    )


def _named(deadline: DeadlineOut, book: Rulebook) -> DeadlineOut:
    return replace(deadline, **of_rule(book, deadline.rule, deadline.rule_version))
