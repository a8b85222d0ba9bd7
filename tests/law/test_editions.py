"""Versions as content, what ends them, and from which day on two books differ."""

from dataclasses import replace
from datetime import date

import pytest

from docket.law import editions, library
from docket.law.provisions import Rule

RULES = library.shipped_rules()
REPLY = next(rule for rule in RULES if rule.id == "recon_reply@2024-01-01")
REDO = next(rule for rule in RULES if rule.key == "recon_redo_default")
NEW = replace(
    REPLY,
    id="recon_reply@2027-01-01",
    in_force_from=date(2027, 1, 1),
    length=15,
    replaces="recon_reply@2024-01-01",
)


def test_a_version_is_read_back_from_its_content() -> None:
    assert [editions.read(editions.content(rule)) for rule in RULES] == list(RULES)


def test_what_says_nothing_is_no_part_of_the_content() -> None:
    """A field that a later program adds, with its default, must not void a signature."""
    text = editions.content(REPLY)

    assert '"length":10' in text
    assert "max_granted" not in text
    assert '"roll"' not in text
    assert '"instrument"' not in text


@pytest.mark.parametrize("changes", [{"length": 11}, {"doubts": "另有疑义"}, {"roll": False}])
def test_other_words_have_another_digest(changes: dict[str, object]) -> None:
    other: Rule = replace(REPLY, **changes)  # type: ignore[arg-type]

    before, after = (editions.digest(editions.content(one)) for one in (REPLY, other))
    assert before != after


def test_a_version_ends_on_the_day_before_the_one_that_replaces_it() -> None:
    book = editions.bound([*RULES, NEW])

    assert book.in_force("recon_reply", on=date(2026, 12, 31)).id == REPLY.id
    assert book.in_force("recon_reply", on=date(2027, 1, 1)).id == NEW.id
    assert book.version("recon_reply", REPLY.id) == replace(REPLY, in_force_to=date(2026, 12, 31))


def test_what_had_ended_before_is_not_prolonged() -> None:
    gap = replace(REPLY, in_force_to=date(2026, 6, 30))

    book = editions.bound([gap, NEW])

    assert book.version("recon_reply", gap.id) == gap


def test_books_differ_from_the_day_a_new_version_comes_into_force() -> None:
    before, after = editions.bound(RULES), editions.bound([*RULES, NEW])

    assert editions.reach(before, after) == {"recon_reply": date(2027, 1, 1)}
    assert editions.reach(after, before) == {"recon_reply": date(2027, 1, 1)}
    assert editions.reach(before, before) == {}


def test_a_correction_reaches_back_to_the_day_its_version_came_into_force() -> None:
    corrected = [replace(r, length=9) if r.id == REPLY.id else r for r in RULES]

    found = editions.reach(editions.bound(RULES), editions.bound(corrected))

    assert found == {"recon_reply": date(2024, 1, 1)}


def test_a_rule_that_was_not_in_the_book_reaches_from_its_first_day() -> None:
    own = replace(NEW, key="recon_new", id="recon_new@2027-01-01", replaces=None)

    found = editions.reach(editions.bound(RULES), editions.bound([*RULES, own]))

    assert found == {"recon_new": date(2027, 1, 1)}


def test_a_new_text_ends_what_stood_in_for_it() -> None:
    """条例: from 2026-07-01 the text of 2007 stands in with its warning until the new one is adopted."""
    new = replace(
        REDO,
        id="recon_redo_default@2026-07-01",
        in_force_from=date(2026, 7, 1),
        in_force_to=None,
        pending_from=None,
        pending_text="",
        length=30,
    )
    before, after = editions.bound(RULES), editions.bound([*RULES, new])

    assert editions.reach(before, after) == {"recon_redo_default": date(2026, 7, 1)}
    stood_in = before.in_force("recon_redo_default", on=date(2026, 7, 1))
    assert "条例新文本待核" in stood_in.pending_on(date(2026, 7, 1))
    assert after.in_force("recon_redo_default", on=date(2026, 7, 1)).pending_text == ""
    assert after.in_force("recon_redo_default", on=date(2026, 6, 30)).length == 60


def test_the_difference_names_what_is_added_ended_and_taken_away() -> None:
    before, after = editions.bound(RULES), editions.bound([*RULES, NEW])

    ended, added = editions.changes(before, after)
    assert (ended.change, ended.version) == ("changed", REPLY.id)
    assert [(f.field, f.before, f.after) for f in ended.fields] == [
        ("in_force_to", "", "2026-12-31")
    ]
    assert (added.change, added.version, added.fields) == ("added", NEW.id, ())
    assert "满15个工作日届满" in added.formula
    assert {one.change for one in editions.changes(after, before)} == {"changed", "removed"}


@pytest.mark.parametrize(
    ("key", "day"),
    [
        pytest.param("recon_reply", date(2026, 11, 12), id="ten working days"),
        pytest.param("first_trial", date(2026, 6, 9), id="six months"),
    ],
)
def test_a_change_reaches_back_to_periods_that_may_still_run(key: str, day: date) -> None:
    rules = editions.bound(RULES).versions(key)

    assert editions.as_far_back(date(2027, 1, 1), rules) == day
    assert editions.as_far_back(date(1, 1, 9), rules) == date.min
