"""A new version of a rule in living matters: listed before, adopted in one act, kept one by one."""

import asyncio
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from docket import db as database
from docket.accounts.rules import Viewer
from docket.desk.service import why
from docket.docketing.service import (
    BookApplied,
    BookChange,
    apply_rules,
    from_file,
    from_program,
    prepare,
    preview_rules,
    rebuild,
    striking,
)
from docket.errors import Conflict, Invalid, NotFound
from docket.history.service import verify
from docket.law import editions, library
from docket.papers.queries import open_paper
from docket.rulebook.queries import awaiting, load_book
from tests.facts import BUREAU, COUNSEL, MATTER, NOON, TODAY, event, file, suit
from tests.rulebook.invented import ANSWER, FORMER, VERSION, rules

ALL = Viewer.everything()
REASON = "虚构的公报2026年第九百九十九号"
OLD_DAY, NEW_DAY = date(2026, 11, 27), date(2026, 12, 2)
"""15 and 20 days from 2026-11-12."""


def received(on: str = "2026-11-12") -> list[dict[str, Any]]:
    """A suit whose copy the bureau received."""
    return [
        suit("(2026)浙9901行初7号"),
        event("@suit", "copy_received", on, authority="@bureau"),
    ]


async def deadlines(rule: str | None = None) -> dict[int, dict[str, Any]]:
    """Every deadline, or those of one rule, as stored."""
    found = await database.rows("SELECT * FROM deadline ORDER BY id")
    return {row["id"]: row for row in found if rule in (None, row["rule"])}


def seen(row: dict[str, Any]) -> dict[str, Any]:
    """Of a deadline, what people watch."""
    columns = ("due_statutory", "due_safe", "alarm_on", "state", "rule_version", "provisional")
    return {column: row[column] for column in columns}


async def answer() -> dict[str, Any]:
    """The deadline to answer."""
    (row,) = (await deadlines("answer_evidence")).values()
    return row


async def previewed(text: str | None = None, keep: dict[int, str] | None = None) -> BookChange:
    return await preview_rules(ALL, partial(from_file, text or rules()), keep=keep)


async def adopted(
    folder: Path, text: str | None = None, keep: dict[int, str] | None = None, why_: str = REASON
) -> BookApplied:
    return await apply_rules(
        partial(from_file, text or rules()),
        viewer=ALL,
        folder=folder,
        actor=COUNSEL,
        why=why_,
        today=TODAY,
        at=NOON,
        keep=keep,
    )


async def struck(folder: Path, version: str = VERSION) -> BookApplied:
    return await apply_rules(
        partial(striking, version),
        viewer=ALL,
        folder=folder,
        actor=COUNSEL,
        why="误载",
        today=TODAY,
        at=NOON,
    )


@pytest.mark.usefixtures("db")
async def test_a_new_database_counts_by_the_delivered_rules() -> None:
    assert await load_book() == library.rulebook()
    assert await awaiting() == {}
    await prepare(NOON)
    (seeds,) = await database.rows("SELECT count(*) AS n FROM rule_version")
    assert seeds["n"] == len(library.shipped_rules())


@pytest.mark.usefixtures("db")
async def test_the_dry_run_lists_each_deadline_with_both_dates_and_both_versions() -> None:
    await file(*BUREAU, *MATTER, *received())
    before = await deadlines(), await verify()

    change = await previewed()

    (move,) = change.moves
    assert (move.matter_number, move.rule, move.running) == ("2023-0001", "answer_evidence", True)
    assert (move.before.due_statutory, move.after.due_statutory) == (OLD_DAY, NEW_DAY)
    assert (move.before.rule_version, move.after.rule_version) == (FORMER, VERSION)
    assert [(one.change, one.version) for one in change.versions] == [
        ("changed", FORMER),
        ("added", VERSION),
    ]
    assert (await deadlines(), await verify()) == before


@pytest.mark.usefixtures("db")
async def test_adopting_is_one_act_with_the_file_and_the_list_as_its_papers(
    tmp_path: Path,
) -> None:
    await file(*BUREAU, *MATTER, *received())

    done = await adopted(tmp_path)

    assert (await answer())["rule_version"] == VERSION
    assert str((await answer())["due_statutory"]) == str(NEW_DAY)
    (act,) = await database.rows("SELECT * FROM act WHERE seq = {}", done.act)
    assert act["why"] == f"{REASON}（移动1个期限，清单SHA-256 {done.digest}）"
    changed = await database.rows("SELECT table_name FROM change WHERE act = {}", done.act)
    assert sorted(row["table_name"] for row in changed) == ["paper", "paper", "rule_version"]
    assert done.digest is not None
    with open_paper(tmp_path, done.digest) as paper:
        listed = paper.read().decode("utf-8-sig")
    assert f'"{FORMER}","{VERSION}","","适用"' in listed
    assert await rebuild(check=True) == []
    assert (await verify()).ok


@pytest.mark.parametrize(
    ("on", "version"),
    [
        pytest.param("2026-10-31", FORMER, id="the last day of the former version"),
        pytest.param("2026-11-01", VERSION, id="the first day of the new one"),
    ],
)
@pytest.mark.usefixtures("db")
async def test_the_day_of_receipt_selects_the_version(
    tmp_path: Path, on: str, version: str
) -> None:
    await adopted(tmp_path)

    await file(*BUREAU, *MATTER, *received(on))

    assert (await answer())["rule_version"] == version


@pytest.mark.usefixtures("db")
async def test_what_was_received_before_is_not_even_read(tmp_path: Path) -> None:
    await file(*BUREAU, *MATTER, *received("2026-10-30"))

    change = await previewed()

    assert (change.moves, change.settled, change.turned) == ((), (), ())
    assert not change.nothing_to_do


@pytest.mark.usefixtures("db")
async def test_a_deadline_is_kept_with_a_name_and_a_reason_until_another_act(
    tmp_path: Path,
) -> None:
    await file(*BUREAU, *MATTER, *received())
    row = await answer()

    done = await adopted(tmp_path, keep={row["id"]: "应诉通知书已按原条文告知"})

    assert [(k.deadline, k.reason) for k in done.change.kept] == [
        (row["id"], "应诉通知书已按原条文告知")
    ]
    assert seen(await answer()) == seen(row)
    assert await rebuild(check=True) == []
    said = await why(ALL, row["id"])
    assert said.note == (
        f"按规则版本{FORMER}保留，不适用{VERSION}："
        f"应诉通知书已按原条文告知（{COUNSEL.name}，{TODAY}）。"
    )
    await file(
        {
            "fact": "act_on_deadline",
            "deadline": row["id"],
            "verb": "version_kept",
            "happened_on": "2026-11-23",
            "reason": "法官说明适用新法",
        }
    )
    assert (await answer())["rule_version"] == VERSION
    assert (await why(ALL, row["id"])).note == ""
    assert await rebuild(check=True) == []


@pytest.mark.usefixtures("db")
async def test_a_kept_deadline_is_not_drawn_forward_by_a_shorter_new_period(
    tmp_path: Path,
) -> None:
    """Whoever keeps the former version has decided that the new one does not govern."""
    await file(*BUREAU, *MATTER, *received())
    row = await answer()
    example = {"trigger": "2026-11-02", "due": "2026-11-12", "note": "第10日是周四"}

    await adopted(tmp_path, rules(length=10, examples=[example]), keep={row["id"]: "已告知"})

    assert seen(await answer()) == seen(row)
    assert await rebuild(check=True) == []


@pytest.mark.usefixtures("db")
async def test_a_kept_deadline_stays_kept_when_an_earlier_receipt_is_entered(
    tmp_path: Path,
) -> None:
    made = (await file(*BUREAU, *MATTER, *received())).created
    await adopted(tmp_path, keep={(await answer())["id"]: ""})

    await file(event(made["suit"], "copy_received", "2026-11-10", authority=made["bureau"]))

    assert ((await answer())["rule_version"], str((await answer())["due_statutory"])) == (
        FORMER,
        "2026-11-25",
    )
    (act,) = await database.rows("SELECT reason FROM deadline_act")
    assert act["reason"] == REASON


@pytest.mark.usefixtures("db")
async def test_only_a_version_of_its_own_rule_can_be_kept() -> None:
    await file(*BUREAU, *MATTER, *received())
    act = {
        "fact": "act_on_deadline",
        "deadline": (await answer())["id"],
        "verb": "version_kept",
        "happened_on": "2026-11-23",
        "value": "recon_reply@2024-01-01",
    }

    with pytest.raises(Invalid) as refused:
        await file(act)

    said = {(one.field, one.message) for one in refused.value.fields}
    assert said == {
        ("facts[0].reason", "“保留规则版本”须说明理由。"),
        ("facts[0].value", "“recon_reply@2024-01-01”不是这一规则的版本。"),
    }


@pytest.mark.usefixtures("db")
async def test_what_does_not_move_cannot_be_kept(tmp_path: Path) -> None:
    await file(*BUREAU, *MATTER, *received("2026-10-30"))

    with pytest.raises(Invalid, match="不在受影响的期限之中"):
        await adopted(tmp_path, keep={(await answer())["id"]: "已告知"})

    assert VERSION not in {rule.id for rule in (await load_book()).rules}


@pytest.mark.usefixtures("sampled")
async def test_in_the_sample_what_was_listed_moves_and_taken_back_leaves_no_trace(
    tmp_path: Path,
) -> None:
    before = await deadlines()
    foreseen = await previewed()

    done = await adopted(tmp_path)

    after = await deadlines()
    assert done.change == foreseen
    assert foreseen.moves
    listed = {one.deadline for one in (*foreseen.moves, *foreseen.settled)}
    assert {n for n in before if seen(before[n]) != seen(after[n])} == listed
    assert before.keys() == after.keys()
    assert all(str(after[n]["trigger_on"]) >= "2026-11-01" for n in listed)
    assert await rebuild(check=True) == []
    back = await struck(tmp_path)
    assert await deadlines() == before
    assert {m.deadline: (m.before, m.after) for m in done.change.moves} == {
        m.deadline: (m.after, m.before) for m in back.change.moves
    }
    assert await load_book() == library.rulebook()
    assert (await verify()).ok


@pytest.mark.usefixtures("db")
async def test_the_same_content_again_is_nothing_to_do(tmp_path: Path) -> None:
    await adopted(tmp_path)
    head = (await verify()).head

    assert (await previewed()).nothing_to_do
    with pytest.raises(Conflict, match="都已采用，内容完全相同"):
        await adopted(tmp_path)
    assert (await verify()).head == head


@pytest.mark.usefixtures("db")
async def test_without_a_reason_nothing_is_adopted(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match="缺少理由"):
        await adopted(tmp_path, why_=" ")

    assert await load_book() == library.rulebook()


@pytest.mark.usefixtures("db")
async def test_matters_that_a_viewer_may_not_see_are_counted_only() -> None:
    await file(*BUREAU, *MATTER, *received())

    stranger = Viewer("邻局", units=frozenset({999}))
    change = await preview_rules(stranger, partial(from_file, rules()))

    assert (change.moves, change.settled, change.turned, change.hidden) == ((), (), (), 1)


@pytest.mark.usefixtures("db")
async def test_a_rule_that_is_new_gives_deadlines_to_running_matters(tmp_path: Path) -> None:
    """新增的义务: what happened since it came into force sets it off, and it is listed as new."""
    await file(*BUREAU, *MATTER, *received())
    new = {**ANSWER, "key": "answer_catalogue", "id": "answer_catalogue@2026-11-01"}
    del new["replaces"]

    done = await adopted(tmp_path, rules(new))

    (turned,) = done.change.turned
    assert (turned.arises, turned.rule, turned.view.due_statutory) == (
        True,
        "answer_catalogue",
        NEW_DAY,
    )
    assert len(await deadlines("answer_catalogue")) == 1
    assert await rebuild(check=True) == []
    await struck(tmp_path, "answer_catalogue@2026-11-01")
    assert await deadlines("answer_catalogue") == {}
    assert await rebuild(check=True) == []


@pytest.mark.usefixtures("db")
async def test_a_version_that_binds_another_takes_the_place_of_the_old_deadline(
    tmp_path: Path,
) -> None:
    await file(*BUREAU, *MATTER, *received())

    done = await adopted(tmp_path, rules(binds="organ", actor_zh="法院"))

    assert sorted(one.arises for one in done.change.turned) == [False, True]
    assert (await answer())["authority"] is None
    assert await rebuild(check=True) == []


@pytest.mark.usefixtures("db")
async def test_a_version_that_others_follow_cannot_be_struck() -> None:
    """Chains run from the expiry of another rule: without it they would have no beginning."""
    book = library.rulebook()
    needed = next(
        versions[0]
        for rule in book.rules
        for key in rule.trigger.expiry
        if len(versions := book.versions(key)) == 1
    )

    with pytest.raises(Invalid) as refused:
        await striking(needed.id)

    assert any(needed.key in one.message for one in refused.value.fields)
    with pytest.raises(NotFound, match="没有采用过"):
        await striking(VERSION)


@pytest.mark.usefixtures("db")
async def test_a_program_that_brings_other_words_moves_nothing_until_they_are_adopted(
    tmp_path: Path,
) -> None:
    """An older program adopted nine days to reply; this one brings ten."""
    older = next(r for r in library.shipped_rules() if r.id == "recon_reply@2024-01-01")
    await file({"fact": "adopt_rules", "contents": [editions.content(replace(older, length=9))]})
    assert await awaiting() == {older.id: "changed"}

    change = await preview_rules(ALL, from_program)
    assert [
        (one.version, [(f.field, f.before, f.after) for f in one.fields]) for one in change.versions
    ] == [(older.id, [("length", "9", "10")])]
    await apply_rules(
        from_program, viewer=ALL, folder=tmp_path, actor=COUNSEL, why="更正", today=TODAY, at=NOON
    )

    assert await awaiting() == {}
    assert await load_book() == library.rulebook()


async def test_an_adoption_waits_for_a_filing_that_counts_by_the_old_book(
    fresh: database.Engine, tmp_path: Path
) -> None:
    made = (await file(*BUREAU, *MATTER)).created
    facts = received()
    facts[0] |= {"matter": made["matter"], "parties": []}
    facts[0]["standings"] = [{"authority": made["bureau"], "role": "defendant"}]
    facts[1]["authority"] = made["bureau"]
    filed = asyncio.Event()

    async def file_slowly() -> None:
        async with database.transaction():
            await file(*facts)
            filed.set()
            await asyncio.sleep(0.2)

    filing = asyncio.create_task(file_slowly())
    await filed.wait()
    done = await adopted(tmp_path)
    await filing

    assert [one.after.due_statutory for one in done.change.moves] == [NEW_DAY]
    assert await rebuild(check=True) == []


async def test_two_who_adopt_at_once_adopt_once(fresh: database.Engine, tmp_path: Path) -> None:
    done = await asyncio.gather(adopted(tmp_path), adopted(tmp_path), return_exceptions=True)

    assert sorted(type(one).__name__ for one in done) == ["BookApplied", "Conflict"]


async def test_an_adoption_that_fails_leaves_the_book_as_it_was(
    fresh: database.Engine, tmp_path: Path
) -> None:
    """The kept book must not be that of a transaction that was rolled back."""
    with pytest.raises(RuntimeError):
        async with database.transaction():
            await adopted(tmp_path)
            assert (await load_book()).version("answer_evidence", VERSION) is not None
            raise RuntimeError

    assert await load_book() == library.rulebook()
    await adopted(
        tmp_path,
        rules(
            length=22,
            examples=[{"trigger": "2026-11-02", "due": "2026-11-24", "note": "第22日是周二"}],
        ),
    )
    version = (await load_book()).version("answer_evidence", VERSION)
    assert version is not None
    assert version.length == 22


@pytest.mark.usefixtures("db")
async def test_the_warning_of_the_old_regulation_ends_with_the_adopted_text(
    tmp_path: Path,
) -> None:
    """条例新文本待核: for steps that an adopted version governs it is said no more. Invented text."""
    [old] = library.rulebook().versions("recon_redo_default")
    new = {
        **ANSWER,
        "key": old.key,
        "id": "recon_redo_default@2026-07-01",
        "name_zh": "责令重作的期限（虚构的新条例）",
        "procedures": ["reconsideration"],
        "trigger": {"event": old.trigger.event, "party": old.trigger.party},
        "done_by": list(old.done_by),
        "length": 30,
        "law": "虚构的行政复议法实施条例",
        "in_force_from": "2026-07-01",
        "examples": [{"trigger": "2026-07-01", "due": "2026-07-31", "note": "第30日是周五"}],
    }
    del new["replaces"]

    await adopted(tmp_path, rules(new))

    book = await load_book()
    after = book.in_force(old.key, on=date(2026, 7, 1))
    assert (after.id, after.pending_on(date(2026, 7, 1))) == (new["id"], "")
    assert book.in_force(old.key, on=date(2026, 6, 30)).id == old.id
