from datetime import date
from typing import Any

import pytest

from docket.errors import Invalid
from docket.law import admission, events, library
from docket.terms import Binds, LengthUnit, Procedure, Track

BOOK = library.rulebook()
KINDS = library.event_kinds()
FIRST_DAY, DAY_BEFORE = date(2024, 1, 1), date(2023, 12, 31)
PAPER = {"trigger": FIRST_DAY, "until": FIRST_DAY, "due": date(2024, 1, 2), "note": "x"}


# --- which version ---


@pytest.mark.parametrize(
    ("received_on", "unit", "law_key"),
    [
        pytest.param(DAY_BEFORE, LengthUnit.CALENDAR_DAY, "FYF17", id="last day of the 2017 law"),
        pytest.param(FIRST_DAY, LengthUnit.WORKING_DAY, "FYF23", id="first day of the 2023 law"),
    ],
)
def test_the_day_of_receipt_selects_the_version_of_the_reply(
    received_on: date, unit: LengthUnit, law_key: str
) -> None:
    rule = BOOK.in_force("recon_reply", on=received_on)

    assert (rule.length, rule.unit, rule.law_key) == (10, unit, law_key)


def test_an_alias_pins_its_version_whatever_the_day() -> None:
    assert BOOK.in_force("old_recon_reply", on=date(2024, 5, 6)).law_key == "FYF17"


def test_a_version_can_be_pinned_by_its_law() -> None:
    assert BOOK.pinned("recon_reply", "fyf23").id == "recon_reply@2024-01-01"


def test_a_law_without_that_rule_is_refused_with_those_that_have_it() -> None:
    with pytest.raises(Invalid, match=r"FYF17.*FYF23"):
        BOOK.pinned("recon_reply", "XSF")


def test_an_unknown_rule_is_refused_with_the_nearest_names() -> None:
    with pytest.raises(Invalid) as refused:
        BOOK.in_force("recon_replay", on=FIRST_DAY)

    assert refused.value.fields[0].field == "rule"
    assert "recon_reply" in refused.value.fields[0].remedy


def test_a_rule_asked_by_its_chinese_name_is_pointed_to() -> None:
    with pytest.raises(Invalid, match="recon_decision"):
        BOOK.in_force("复议决定", on=FIRST_DAY)


def test_a_rule_not_in_force_that_day_says_since_when_it_is() -> None:
    with pytest.raises(Invalid, match=r"2023-12-31没有生效的.*自2024-01-01起施行"):
        BOOK.in_force("recon_reply_simplified", on=DAY_BEFORE)


def test_caps_and_limitation_go_by_the_day_of_filing() -> None:
    by_filing = {rule.key for rule in BOOK.rules if rule.version_by == "filing"}

    assert by_filing == {
        "recon_apply",
        "recon_apply_not_informed_max",
        "recon_longstop_immovable",
        "recon_longstop_other",
        "suit_not_informed_max",
        "suit_longstop_immovable",
        "suit_longstop_other",
        "comp_claim",
    }


# --- what the book holds ---


def test_receiving_the_copy_of_an_application_starts_the_reply() -> None:
    started = {rule.id for rule in BOOK.triggered_by("copy_received")}

    assert {"recon_reply@1999-10-01", "recon_reply@2024-01-01"} <= started
    assert "answer_evidence@2015-05-01" in started
    assert "recon_decision@2024-01-01" not in started


def test_a_judgment_and_a_ruling_have_different_periods_to_appeal() -> None:
    judgment = BOOK.in_force("appeal_judgment", on=FIRST_DAY)
    ruling = BOOK.in_force("appeal_ruling", on=FIRST_DAY)

    assert (judgment.length, judgment.trigger.instrument) == (15, "judgment")
    assert (ruling.length, ruling.trigger.instrument) == (10, "ruling")
    assert judgment.trigger.event == ruling.trigger.event == "served"
    assert judgment.binds is Binds.EITHER


def test_the_simplified_track_has_its_own_reply() -> None:
    ordinary = BOOK.in_force("recon_reply", on=FIRST_DAY)
    simplified = BOOK.in_force("recon_reply_simplified", on=FIRST_DAY)

    assert (ordinary.track, simplified.track) == (Track.ORDINARY, Track.SIMPLIFIED)
    assert BOOK.in_force("recon_reply", on=DAY_BEFORE).track is None


def test_a_reply_cites_the_words_that_make_its_days_working_days() -> None:
    rule = BOOK.in_force("recon_reply", on=FIRST_DAY)

    assert rule.articles == "第四十八条、第七十条、第八十八条第二款"
    assert "之日起十日内，提出书面答复" in rule.quotes[0]
    assert rule.recorded_on == date(2026, 11, 23)


def test_every_trigger_happens_in_the_procedures_of_its_rule() -> None:
    wrong = [
        (rule.id, procedure)
        for rule in BOOK.rules
        for procedure in rule.procedures
        if rule.trigger.event and not KINDS[rule.trigger.event].allowed_in(procedure)
    ]

    assert wrong == []


def test_a_trigger_is_an_event_of_the_side_it_names() -> None:
    wrong = [
        rule.id
        for rule in BOOK.rules
        if rule.trigger.event
        and rule.trigger.party != "any"
        and not rule.trigger.expiry
        and rule.trigger.party not in KINDS[rule.trigger.event].sides
    ]

    assert wrong == []


def test_the_book_is_whole() -> None:
    """133 rows of the law and the two limits of a retrial; each name once."""
    names = [rule.alias or rule.key for rule in BOOK.rules]

    assert len(names) == len(set(names)) == 135
    assert {len(BOOK.versions(key)) for key in BOOK.keys()} == {1, 2}  # noqa: SIM118


def test_an_old_row_is_an_earlier_version_of_its_rule() -> None:
    """Two old rows name duties that the new law no longer has: they keep their names."""
    aliases = {rule.alias for rule in BOOK.rules if rule.alias}

    assert aliases == {f"old_{key}" for key in BOOK.keys() if len(BOOK.versions(key)) == 2}  # noqa: SIM118
    assert len(aliases) == 8
    assert {key for key in BOOK.keys() if key.startswith("old_")} == {  # noqa: SIM118
        "old_recon_accept_date",
        "old_recon_transfer",
    }


def test_only_what_was_not_read_goes_without_its_words() -> None:
    assert {rule.key for rule in BOOK.rules if not rule.quotes} == {"proc_suggestion_reply"}


@pytest.mark.parametrize("key", ["recon_redo_default", "recon_inaction_start"])
def test_the_old_regulation_stands_in_until_the_new_text_is_at_hand(key: str) -> None:
    """条例: officially replaced on 2026-07-01 by a text that is not at hand."""
    before = BOOK.in_force(key, on=date(2026, 6, 30))
    after = BOOK.in_force(key, on=date(2026, 7, 1))

    assert before is after
    assert before.holds_on(date(2026, 6, 30)) is True
    assert after.holds_on(date(2026, 7, 1)) is False
    assert before.pending_on(date(2026, 6, 30)) == ""
    assert "条例新文本待核" in after.pending_on(date(2026, 7, 1))


def test_the_new_text_takes_over_from_what_stood_in_for_it() -> None:
    row = next(r for r in library.read_toml("rules/decision.toml")["rule"] if "redo" in r["id"])
    new = dict(row, id="recon_redo_default@2026-07-01", in_force_from=date(2026, 7, 1), length=30)
    for name in ("in_force_to", "pending_from", "pending_text"):
        del new[name]

    book = admission.parse({FILE: [row, new]}, event_kinds=KINDS)

    assert book.in_force("recon_redo_default", on=date(2026, 6, 30)).length == 60
    assert book.in_force("recon_redo_default", on=date(2026, 7, 1)).length == 30


# --- bad data is refused ---

FILE = library.RULE_FILES[0]


def _row(**changes: object) -> dict[str, Any]:
    row = dict(library.read_toml(FILE)["rule"][0])
    row.update(changes)
    return {name: value for name, value in row.items() if value is not None}


def _refused(*rows: dict[str, Any]) -> list[str]:
    with pytest.raises(Invalid) as refused:
        admission.parse({FILE: rows}, event_kinds=KINDS)
    return [str(field) for field in refused.value.fields]


def test_a_good_row_is_admitted() -> None:
    assert admission.parse({FILE: [_row()]}, event_kinds=KINDS).keys() == ("recon_apply",)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"articles": None}, "articles"),
        ({"articles": "Art. 20"}, "没有写明条款"),
        ({"quotes": []}, "没有摘录条文原文"),
        ({"quotes": [" "]}, "没有摘录条文原文"),
        ({"examples": []}, "没有算例"),
        ({"consequence": ""}, "没有写明逾期的后果"),
        ({"extension": ""}, "没有写明能否延长"),
        ({"in_force_from": None}, "in_force_from"),
        ({"recorded_on": None}, "recorded_on"),
        ({"in_force_to": date(2023, 1, 1)}, "失效日早于施行日"),
        ({"length": None, "examples": [PAPER]}, "期间的长度与单位不符"),
        ({"unit": "fixed_by_paper"}, "期间的长度与单位不符"),
        ({"unit": "fortnight"}, "fortnight"),
        ({"binds": "everybody"}, "everybody"),
        ({"procedures": []}, "没有写明适用于哪些程序"),
        ({"id": "recon_apply"}, "版本编号"),
        ({"trigger": {"event": "struck_by_lightning", "party": "us"}}, "没有“struck_by_lightning”"),
        ({"trigger": {}}, "或者一种庭审（听证）起算"),
        (
            {"trigger": {"event": "served", "hearing": "court_hearing"}},
            "或者一种庭审（听证）起算",
        ),
        ({"trigger": {"expiry": ["recon_aply"]}}, "没有“recon_aply”这条规则"),
        ({"trigger": {"event": "served", "subjects": ["weather"]}}, "没有“weather”这一事项"),
        ({"trigger": {"event": "served", "after": "raining"}}, "没有“raining”"),
        ({"done_by": ["served"], "done_subject": "weather"}, "没有“weather”这一事项"),
        ({"derived": False}, "应当写明原因"),
        ({"derived_note": "没有理由"}, "应当写明原因"),
        ({"pending_from": FIRST_DAY}, "应当写明自何日起、待核什么"),
        ({"pending_text": "新文本待核"}, "应当写明自何日起、待核什么"),
        ({"max_days": 15}, "只用于文书指定的期间"),
        (
            {
                "examples": [
                    {"trigger": FIRST_DAY, "until": FIRST_DAY, "due": FIRST_DAY, "note": "x"}
                ]
            },
            "算例应当写明文书指定的日期",
        ),
        ({"done_by": ["prayed"]}, "没有“prayed”"),
        ({"max_granted": 0}, "应当大于零"),
        ({"lenght": 60}, "lenght: 没有这个字段"),
    ],
)
def test_a_rule_without_its_words_is_no_rule(changes: dict[str, Any], why: str) -> None:
    [fault] = _refused(_row(**changes))

    assert why in fault
    assert fault.startswith(f"{FILE}:")


def test_all_faults_of_a_file_are_named_at_once() -> None:
    assert len(_refused(_row(quotes=[], articles="20"), _row(examples=[]))) >= 3


def test_two_versions_of_a_rule_never_hold_on_one_day() -> None:
    second = _row(id="recon_apply@2025-01-01", in_force_from=date(2025, 1, 1))

    assert "施行期间重叠" in _refused(_row(), second)[0]


def test_an_alias_names_one_version_and_no_rule() -> None:
    second = _row(
        id="recon_apply@2000-01-01",
        in_force_from=date(2000, 1, 1),
        in_force_to=DAY_BEFORE,
        alias="recon_apply",
    )
    third = _row(id="old@2024-01-01", key="old", alias="twice")

    assert "同时是一条规则的名称" in _refused(_row(), second)[0]
    assert "别名“twice”重复" in _refused(_row(alias="twice"), third)[0]


# --- event kinds ---


def test_what_follows_a_decision_can_be_recorded_after_it() -> None:
    after = {code for code, kind in KINDS.items() if kind.after_closing}

    assert {"served", "appealed", "sued", "pronounced", "performed", "retrial_asked"} <= after
    assert {"enforcement_asked", "protest_received", "files_sent", "supplemented"} <= after
    assert not after & {"accepted", "copy_received", "answer_filed", "decided", "suspended"}


def test_an_appeal_is_recorded_in_the_first_instance() -> None:
    assert KINDS["appealed"].allowed_in(Procedure.FIRST_INSTANCE)
    assert not KINDS["appealed"].allowed_in(Procedure.RECONSIDERATION)
    assert KINDS["served"].allowed_in(Procedure.RECONSIDERATION)


def test_service_is_worthless_without_its_addressee() -> None:
    assert KINDS["served"].needs_party
    assert KINDS["copy_received"].needs_party
    assert not KINDS["accepted"].needs_party


def test_an_event_kind_of_an_unknown_side_is_refused() -> None:
    row = {"code": "x", "zh": "x", "en": "x", "sides": ["everybody"], "meaning": "x"}

    with pytest.raises(Invalid, match=r"events\.toml:event\[0\].*everybody"):
        events.parse([row])
