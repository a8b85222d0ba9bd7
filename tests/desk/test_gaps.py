"""The worklist of what is missing: over all matters, in one matter, and what was said to be none."""

from datetime import date

import pytest

from docket.accounts.rules import Viewer
from docket.desk.queries.gaps import Asked, gap_page
from docket.desk.queries.matters import matter_whole
from docket.desk.texts import gaps_text, matter_text
from docket.errors import Conflict, Invalid
from tests.facts import BUREAU, MATTER, TODAY, event, file, hearing, suit

ALL = Viewer.everything()
LATER = date(2023, 6, 1)


async def a_suit() -> dict[str, int]:
    """Accepted and heard; neither the copy nor who sat is recorded."""
    filed = await file(
        *BUREAU,
        *MATTER,
        suit(),
        event("@suit", "accepted", "2023-03-01"),
        hearing("@suit", "2023-05-10", ref="hearing"),
    )
    return filed.created


async def found(**asked: object) -> list[tuple[str, str]]:
    page = await gap_page(ALL, Asked(**asked), today=LATER)  # type: ignore[arg-type]
    return [(one.code, one.subject) for one in page.items]


@pytest.mark.usefixtures("db")
async def test_the_list_names_what_the_record_lacks() -> None:
    ids = await a_suit()

    us = f"authority:{ids['bureau']}"
    assert await found() == [
        ("complaint_copy", us),
        ("attendance", f"hearing:{ids['hearing']}/{us}"),
    ]
    assert await found(matter=ids["matter"] + 1) == []
    assert await found(unit=ids["unit"], code="attendance") == [
        ("attendance", f"hearing:{ids['hearing']}/{us}")
    ]
    assert await found(handler="无名氏") == []


@pytest.mark.usefixtures("db")
async def test_entering_it_closes_the_gap() -> None:
    ids = await a_suit()
    await file(event(ids["suit"], "copy_received", "2023-03-06", authority=ids["bureau"]))

    assert [code for code, _ in await found()] == ["attendance"]


def dismissal(ids: dict[str, int], **more: object) -> dict[str, object]:
    return {
        "fact": "dismiss_gap",
        "proceeding": ids["suit"],
        "code": "complaint_copy",
        "subject": f"authority:{ids['bureau']}",
        "reason": "法院未发副本，当庭阅卷",
        **more,
    }


@pytest.mark.usefixtures("db")
async def test_a_gap_that_does_not_apply_is_dismissed_with_a_reason_and_can_come_back() -> None:
    ids = await a_suit()
    filed = await file(dismissal(ids))

    assert [code for code, _ in await found()] == ["attendance"]

    strike = {"fact": "strike", "what": "gap_dismissal", "id": filed.ids[0], "version": 1}
    await file(strike, why="副本已经补发")
    assert [code for code, _ in await found()] == ["complaint_copy", "attendance"]


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("more", "said"),
    [
        pytest.param({"code": "complaint_kopy"}, "complaint_copy", id="nearest code is named"),
        pytest.param({"reason": " "}, "请写明为什么不适用", id="no reason"),
        pytest.param({"subject": "甲" * 61}, "最多60个", id="too long a subject"),
    ],
)
async def test_a_dismissal_that_says_nothing_is_refused(more: dict[str, object], said: str) -> None:
    ids = await a_suit()

    with pytest.raises(Invalid, match=said):
        await file(dismissal(ids, **more))


@pytest.mark.usefixtures("db")
async def test_a_gap_is_dismissed_once() -> None:
    ids = await a_suit()
    await file(dismissal(ids))

    with pytest.raises(Conflict, match="已经有人说明不适用"):
        await file(dismissal(ids))


@pytest.mark.usefixtures("db")
async def test_one_matter_shows_its_own_gaps_with_what_to_do() -> None:
    ids = await a_suit()

    whole = await matter_whole(ALL, ids["matter"], today=LATER)

    text = matter_text(whole, today=LATER)
    assert "缺项 2" in text
    assert "请登记“收到副本”（copy_received）" in text
    assert (await matter_whole(ALL, ids["matter"])).gaps == ()


@pytest.mark.usefixtures("db")
async def test_gaps_of_a_hidden_matter_are_nobodys() -> None:
    await a_suit()

    page = await gap_page(Viewer("林某", matters=frozenset()), Asked(), today=LATER)

    assert page.total == 0


@pytest.mark.usefixtures("sampled")
async def test_the_sample_lacks_only_what_lies_ahead() -> None:
    """A docket that is kept well: notices to the leader before sittings of the next days."""
    page = await gap_page(ALL, Asked(), today=TODAY)

    assert {one.code for one in page.items} <= {"leader_notified"}
    assert page.total <= 5
    assert gaps_text(page.items, shown_of=page.total).count("leader_notified") == page.total


@pytest.mark.usefixtures("sampled")
async def test_a_short_list_says_how_much_it_leaves_out() -> None:
    page = await gap_page(ALL, Asked(), today=date(2023, 12, 31), limit=1)

    assert len(page.items) == 1
    assert f"共 {page.total} 项" in gaps_text(page.items, shown_of=page.total)
