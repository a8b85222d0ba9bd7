"""Who sees a matter: by role and place, by being its handler, by being named on it."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import msgspec
import pytest

from docket import db as database
from docket.accounts.rules import Role
from docket.accounts.schemas import AccountRow
from docket.desk.papers import Arriving, file_paper
from docket.desk.queries.papers import paper_of
from docket.docketing.schemas import AnyFact
from docket.docketing.service import Filed
from docket.docketing.service import file as file_as
from docket.errors import Conflict, Forbidden, Invalid, NotFound
from docket.history.rules import Actor
from docket.matters.queries import people_on, seen_by
from docket.matters.service import name_person, unname_person
from docket.terms import ActorKind
from tests.facts import BUREAU, MATTER, NOON, TODAY, event, file, suit
from tests.people import HOST, person, viewer

NOW = datetime(2026, 11, 23, tzinfo=UTC)
SECRET = [{**MATTER[0], "confidential": True}, *MATTER[1:]]


@pytest.fixture
async def bureau(db: database.Engine) -> dict[str, int]:
    """A bureau with one unit."""
    return (await file(*BUREAU)).created


async def filed_by(account: AccountRow, *facts: dict[str, object]) -> Filed:
    """File as somebody."""
    return await file_as(
        msgspec.convert(list(facts), list[AnyFact]),
        viewer=await viewer(account),
        actor=Actor(ActorKind.USER, str(account.id), account.full_name),
        why="收到文书",
        today=TODAY,
        at=NOON,
    )


def opened(
    bureau: dict[str, int], facts: list[dict[str, object]] = MATTER
) -> list[dict[str, object]]:
    """The facts of a matter in the recorded unit."""
    return [{**facts[0], "unit": bureau["unit"]}, {**facts[1], "authority": None}, facts[2]]


async def test_a_named_person_sees_the_matter_until_taken_off(bureau: dict[str, int]) -> None:
    lawyer, counsel = await person(Role.LAWYER), await person(Role.COUNSEL)
    matter = (await file(*opened(bureau))).created["matter"]
    looks = await viewer(counsel)
    assert not await seen_by(looks, matter)

    by = await viewer(lawyer)
    await name_person(by, matter, counsel.id, actor=HOST, at=NOW, why="承办")
    assert await seen_by(looks, matter)
    assert [one.id for one in await people_on(by, matter)] == [counsel.id]
    with pytest.raises(Conflict):
        await name_person(by, matter, counsel.id, actor=HOST, at=NOW, why="承办")

    await unname_person(by, matter, counsel.id, actor=HOST, at=NOW, why="交接")
    assert not await seen_by(looks, matter)
    with pytest.raises(NotFound):
        await unname_person(by, matter, counsel.id, actor=HOST, at=NOW, why="交接")
    await name_person(by, matter, counsel.id, actor=HOST, at=NOW, why="再次承办")
    assert await seen_by(looks, matter)


async def test_the_handler_is_the_account_of_that_full_name(bureau: dict[str, int]) -> None:
    counsel = await person(Role.COUNSEL, full_name="林某")
    facts = opened(bureau)
    matter = (await file({**facts[0], "handler": "林某"}, *facts[1:])).created["matter"]

    assert await seen_by(await viewer(counsel), matter)
    assert not await seen_by(await viewer(await person(Role.COUNSEL, full_name="林")), matter)


async def test_a_confidential_matter_is_for_those_who_are_named(bureau: dict[str, int]) -> None:
    """Not for its handler, not for the leader; whoever opens it is named in the same act."""
    lawyer, leader = await person(Role.LAWYER), await person(Role.LEADER, full_name="俞某")
    facts = opened(bureau, SECRET)

    filed = await filed_by(lawyer, {**facts[0], "handler": "俞某"}, *facts[1:], _suit(bureau))

    matter = filed.created["matter"]
    assert await seen_by(await viewer(lawyer), matter)
    assert not await seen_by(await viewer(leader), matter)
    assert filed.deadlines or filed.ids
    rows = await database.rows(
        "SELECT a.seq FROM change c JOIN act a ON a.id = c.act WHERE c.table_name = 'matter_person'"
    )
    assert [row["seq"] for row in rows] == [filed.act]


def _suit(bureau: dict[str, int]) -> dict[str, object]:
    return suit(standings=[{"authority": bureau["bureau"], "role": "defendant"}])


async def test_who_makes_a_matter_confidential_keeps_it_in_sight(bureau: dict[str, int]) -> None:
    lawyer, other = await person(Role.LAWYER), await person(Role.LAWYER)
    matter = (await file(*opened(bureau))).created["matter"]
    amend = {"fact": "amend", "what": "matter", "id": matter, "version": 1}

    await filed_by(lawyer, {**amend, "changes": {"confidential": True}})

    assert await seen_by(await viewer(lawyer), matter)
    assert not await seen_by(await viewer(other), matter)


async def test_counsel_sees_what_counsel_opened(bureau: dict[str, int]) -> None:
    counsel = await person(Role.COUNSEL)

    filed = await filed_by(counsel, *opened(bureau))

    assert await seen_by(await viewer(counsel), filed.created["matter"])


async def test_nobody_opens_a_matter_of_another_authority(bureau: dict[str, int]) -> None:
    other = {
        "fact": "register_authority",
        "ref": "x",
        "code": "x",
        "name": "邻局",
        "short_name": "我局",
    }
    elsewhere = (await file(other)).created["x"]
    lawyer = await person(Role.LAWYER, authority=elsewhere)

    with pytest.raises(Invalid) as refusal:
        await filed_by(lawyer, *opened(bureau))

    assert refusal.value.fields[0].field == "facts[0].unit"
    assert await database.rows("SELECT id FROM matter") == []


async def test_who_is_named_on_a_matter_of_another_authority_does_not_see_it(
    bureau: dict[str, int],
) -> None:
    """Being named opens what is confidential, not another authority's docket."""
    other = {
        "fact": "register_authority",
        "ref": "x",
        "code": "x",
        "name": "邻局",
        "short_name": "我局",
    }
    lawyer = await person(Role.LAWYER, authority=(await file(other)).created["x"])
    matter = (await file(*opened(bureau))).created["matter"]

    await name_person(
        await viewer(await person(Role.LAWYER)), matter, lawyer.id, actor=HOST, at=NOW, why="协办"
    )

    assert not await seen_by(await viewer(lawyer), matter)


async def test_a_leader_files_nothing_and_a_handler_papers_only(bureau: dict[str, int]) -> None:
    station = await person(Role.HANDLER, authority=bureau["bureau"], unit=bureau["unit"])
    paper = {
        "fact": "add_paper",
        "sha256": "0" * 64,
        "name": "起诉状.pdf",
        "media_type": "application/pdf",
        "size": 1,
    }

    for account in (await person(Role.LEADER), station):
        with pytest.raises(Forbidden) as refusal:
            await filed_by(account, *opened(bureau))
        assert [error.field for error in refusal.value.fields] == [
            "facts[0]",
            "facts[1]",
            "facts[2]",
        ]
    assert (await filed_by(station, paper)).ids
    assert await database.rows("SELECT id FROM matter") == []


async def test_a_unit_hands_in_the_evidence_and_the_lawyer_files_it(
    bureau: dict[str, int], tmp_path: Path
) -> None:
    """For its matter; a lawyer of another authority, and counsel who is not on it, see nothing."""
    station = await person(Role.HANDLER, authority=bureau["bureau"], unit=bureau["unit"])
    lawyer = await person(Role.LAWYER, authority=bureau["bureau"])
    counsel = await viewer(await person(Role.COUNSEL))
    ids = (await file(*opened(bureau), _suit(bureau))).created
    paper = Arriving(BytesIO(b"evidence"), "证据.txt", matter=ids["matter"])

    handed = await file_paper(
        paper, tmp_path, viewer=await viewer(station), actor=HOST, today=TODAY, at=NOON
    )
    with pytest.raises(NotFound):
        await paper_of(counsel, handed.id)
    proof = event(ids["suit"], "accepted", "2023-03-02", paper=handed.id)

    assert (await filed_by(lawyer, proof)).ids
    assert (await paper_of(await viewer(lawyer), handed.id)).name == "证据.txt"


async def test_nothing_is_handed_in_for_a_matter_out_of_sight(
    bureau: dict[str, int], tmp_path: Path
) -> None:
    """Neither bytes that are new nor those that are on record already."""
    matter = (await file(*opened(bureau))).created["matter"]
    stranger = await viewer(await person(Role.COUNSEL))

    for _ in range(2):
        with pytest.raises((Invalid, NotFound)):
            await file_paper(
                Arriving(BytesIO(b"evidence"), "证据.txt", matter=matter),
                tmp_path,
                viewer=stranger,
                actor=HOST,
                today=TODAY,
                at=NOON,
            )
        await file_paper(
            Arriving(BytesIO(b"evidence"), "证据.txt"),
            tmp_path,
            viewer=stranger,
            actor=HOST,
            today=TODAY,
            at=NOON,
        )
    rows = await database.rows("SELECT matter FROM paper_holder")
    assert [row["matter"] for row in rows] == [None]


async def test_naming_needs_a_reason_and_an_account(bureau: dict[str, int]) -> None:
    matter = (await file(*opened(bureau))).created["matter"]
    by = await viewer(await person(Role.LAWYER))

    with pytest.raises(Invalid):
        await name_person(by, matter, 1, actor=HOST, at=NOW, why=" ")
    with pytest.raises(NotFound):
        await name_person(by, matter, 999, actor=HOST, at=NOW, why="承办")
