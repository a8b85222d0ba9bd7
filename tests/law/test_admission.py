"""What a rule must carry to stand in the book, word for word: between rules, and in its examples."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from docket.errors import FieldError, Invalid
from docket.law import admission, expectations, library, outcome_kinds
from docket.law.admission import Placed
from docket.law.provisions import Example, Rule

BOOK, KINDS, CALENDAR = library.rulebook(), library.event_kinds(), library.official_calendar()
NEW = BOOK.versions("recon_reply")[-1]
START = NEW.in_force_from


def at(rule: Rule, on: date, **more: Any) -> Rule:
    """A version of a rule that holds from another day."""
    return replace(rule, **{"id": f"{rule.key}@{on}", "in_force_from": on, **more})


def refused(*rules: Rule, beside: tuple[Rule, ...] = ()) -> list[tuple[str, str, str]]:
    """Every fault with its place, which is the letter of the rule, and its remedy."""
    placed = [Placed(letter, rule) for letter, rule in zip("abcdef", rules, strict=False)]
    faults = admission.refusals(placed, event_kinds=KINDS, beside=beside)
    return [(fault.field, fault.message, fault.remedy) for fault in faults]


LATER, LATEST = at(NEW, START + timedelta(366)), at(NEW, START + timedelta(800))
REMEDY = "新版本接替旧版本的，请写明 replaces。"


def test_one_version_stands() -> None:
    assert refused(NEW) == []


def test_two_versions_of_a_day_overlap_and_are_told_how_to_follow_each_other() -> None:
    ended = replace(NEW, in_force_to=LATER.in_force_from)

    assert refused(NEW, LATER) == [("b", f"与{NEW.id}的施行期间重叠", REMEDY)]
    assert refused(LATER, NEW) == [("b", f"与{LATER.id}的施行期间重叠", REMEDY)]
    assert refused(ended, LATER) == [("b", f"与{NEW.id}的施行期间重叠", REMEDY)]


def test_the_day_after_the_end_the_next_version_may_begin() -> None:
    ended = replace(NEW, in_force_to=LATER.in_force_from - timedelta(1))

    assert refused(ended, LATER) == []
    assert refused(LATER, ended) == []
    assert refused(LATER, beside=(ended,)) == []


def test_versions_of_other_rules_never_overlap() -> None:
    assert refused(NEW, replace(LATER, key="other", id=f"other@{LATER.in_force_from}")) == []


def test_what_stands_in_the_book_is_compared_too_and_not_blamed_for_itself() -> None:
    wrong = replace(NEW, articles="20")

    assert refused(LATER, beside=(wrong,)) == [("a", f"与{NEW.id}的施行期间重叠", REMEDY)]


def test_a_successor_ends_the_version_that_it_names() -> None:
    assert refused(NEW, replace(LATER, replaces=NEW.id)) == []
    assert refused(NEW, replace(LATER, replaces=NEW.id), replace(LATEST, replaces=LATER.id)) == []


def test_nothing_is_replaced_that_is_not_there_or_is_another_rule() -> None:
    other = replace(LATER, key="other", id=f"other@{LATER.in_force_from}", replaces=NEW.id)

    assert refused(replace(NEW, replaces="recon_reply@1900-01-01")) == [
        ("a.replaces", "规则“recon_reply”没有“recon_reply@1900-01-01”这个版本", "")
    ]
    assert refused(NEW, other) == [("b.replaces", f"规则“other”没有“{NEW.id}”这个版本", "")]


def test_nothing_is_replaced_by_what_is_not_later() -> None:
    earlier = at(NEW, START - timedelta(400), in_force_to=START - timedelta(1), replaces=NEW.id)

    assert refused(NEW, earlier) == [
        ("b.replaces", f"不早于本版本施行，不能由本版本接替：{NEW.id}", "")
    ]
    assert (
        "a.replaces",
        f"不早于本版本施行，不能由本版本接替：{NEW.id}",
        "",
    ) in refused(replace(NEW, replaces=NEW.id))


def test_one_version_has_one_successor() -> None:
    first, second = replace(LATER, replaces=NEW.id), replace(LATEST, replaces=NEW.id)

    faults = refused(NEW, first, second)

    assert faults[0] == ("c.replaces", f"“{NEW.id}”已由{LATER.id}接替", "")


def test_every_fault_of_every_successor_is_told() -> None:
    """A row that replaces nothing does not end the look at the others."""
    lost = replace(LATEST, replaces="recon_reply@1900-01-01")

    found = refused(NEW, replace(LATER, replaces="gone@2000-01-01"), lost)

    assert [field for field, _, _ in found if field.endswith("replaces")] == [
        "b.replaces",
        "c.replaces",
    ]


def test_a_version_is_written_once() -> None:
    assert refused(NEW, NEW) == [("b.id", "这一版本写了不止一次", "")]


def test_an_alias_is_nobody_elses() -> None:
    one = replace(LATER, key="other", id=f"other@{LATER.in_force_from}", alias="twice")
    taken = replace(NEW, alias="other")

    assert refused(replace(NEW, alias="twice"), one) == [("b.alias", "别名“twice”重复", "")]
    assert refused(taken, one) == [("a.alias", "别名“other”同时是一条规则的名称", "")]


def test_what_follows_an_expiry_names_a_rule_of_the_book() -> None:
    trigger = replace(NEW.trigger, event=None, expiry=("gone", "recon_reply"))

    found = refused(replace(NEW, trigger=trigger))

    assert ("a.trigger.expiry", "没有“gone”这条规则", "") in found
    assert [field for field, _, _ in found if field == "a.trigger.expiry"] == ["a.trigger.expiry"]


def test_an_event_is_one_of_ours_and_about_what_it_can_be_about() -> None:
    unknown = replace(NEW.trigger, event="rain", after="snow")
    about = replace(NEW.trigger, subjects=("weather",))

    found = refused(replace(NEW, trigger=unknown, done_by=("hail", "answer_filed")))
    assert found == [
        ("a.trigger.event", "events.toml里没有“rain”这种事件", ""),
        ("a.trigger.after", "events.toml里没有“snow”这种事件", ""),
        ("a.done_by", "events.toml里没有“hail”这种事件", ""),
    ]
    assert refused(replace(NEW, trigger=about)) == [
        ("a.trigger.subjects", "起算的事件没有“weather”这一事项", "")
    ]
    assert refused(replace(NEW, done_subject="weather")) == [
        ("a.done_subject", "办结的事件没有“weather”这一事项", "")
    ]


def test_a_period_is_as_long_as_a_period_can_be() -> None:
    assert refused(replace(NEW, length=admission.LONGEST)) == []
    assert refused(replace(NEW, length=admission.LONGEST + 1)) == [
        ("a.length", "期间太长，最多3660", "")
    ]


def test_a_rule_ends_no_earlier_than_it_begins() -> None:
    assert refused(replace(NEW, in_force_to=START)) == []
    assert refused(replace(NEW, in_force_to=START - timedelta(1))) == [
        ("a.in_force_to", "失效日早于施行日", "")
    ]


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"key": "Reply"}, "key", "规则名应当由小写字母、数字和下划线组成，最多60个字"),
        ({"trigger_zh": " "}, "trigger_zh", "没有写明期间的起算事实"),
        ({"law": " "}, "law", "没有写明法律的名称"),
        ({"law_key": ""}, "law", "没有写明法律的名称"),
        ({"articles": "20"}, "articles", "没有写明条款，形如“第四十八条”"),
        ({"consequence": " "}, "consequence", "没有写明逾期的后果"),
        ({"extension": " "}, "extension", "没有写明能否延长"),
        ({"procedures": ()}, "procedures", "没有写明适用于哪些程序"),
        ({"examples": ()}, "examples", "没有算例"),
        ({"quotes": ("",)}, "quotes", "没有摘录条文原文"),
        ({"max_granted": 0}, "max_granted", "可延长的天数应当大于零"),
        ({"max_days": 5}, "max_days", "最长天数只用于文书指定的期间，应当大于零"),
        ({"derived": False}, "derived_note", "不自动推导的，应当写明原因"),
        ({"pending_text": "x"}, "pending_text", "新文本待核的，应当写明自何日起、待核什么"),
    ],
)
def test_what_is_missing_is_told_at_its_field(
    changes: dict[str, Any], field: str, says: str
) -> None:
    made = replace(NEW, **changes)
    made = replace(made, id=f"{made.key}@{made.in_force_from}")

    assert (f"a.{field}", says, "") in refused(made)


def test_an_id_is_the_key_and_the_day() -> None:
    assert refused(replace(NEW, id="recon_reply@2024-01-02")) == [
        ("a.id", "版本编号应当是规则名@施行日", "")
    ]


def test_a_row_is_placed_under_its_file_and_its_id() -> None:
    row = dict(library.read_toml(library.RULE_FILES[0])["rule"][0])

    [placed] = admission.place("甲.toml", [row])
    with pytest.raises(Invalid) as wrong:
        admission.place("甲.toml", [row, {**row, "binds": "everybody"}])

    assert placed.at == f"甲.toml:{row['id']}"
    assert [fault.field for fault in wrong.value.fields] == ["甲.toml:rule[1].binds"]


# --- the worked examples ---


def miscounted(rule: Rule) -> list[FieldError]:
    return list(admission.miscounted(Placed("a", rule), CALENDAR))


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.id for rule in BOOK.rules])
def test_the_engine_gives_every_example_of_the_book(rule: Rule) -> None:
    assert miscounted(rule) == []


def example(trigger: date, due: date) -> Example:
    return replace(NEW.examples[0], trigger=trigger, due=due)


def test_an_example_that_counts_otherwise_is_told_with_both_days() -> None:
    right = example(date(2024, 9, 27), date(2024, 10, 16))
    wrong = example(date(2024, 9, 27), date(2024, 10, 11))

    [fault] = miscounted(replace(NEW, examples=(right, wrong)))

    assert (fault.field, fault.message, fault.remedy) == (
        "a.examples[1].due",
        "算例写的是2024-10-11，按规则算出的是2024-10-16",
        "请核对期间的长度、单位和算例。",
    )


def test_an_example_lies_within_its_version() -> None:
    [fault, *_] = miscounted(
        replace(NEW, examples=(example(date(2023, 12, 28), date(2024, 1, 12)),))
    )

    assert (fault.field, fault.message) == (
        "a.examples[0].trigger",
        "2023-12-28不在这一版本的施行期间内",
    )


def test_an_example_that_cannot_be_counted_says_why() -> None:
    """Two years from now no notice names the rest days: it is told, and nothing is guessed."""
    [fault] = miscounted(replace(NEW, examples=(example(date(2014, 6, 3), date(2014, 6, 17)),)))[1:]

    assert fault.field == "a.examples[0].due"
    assert fault.message.startswith("算例写的是2014-06-17，按规则算出的是算不出（没有2014年")


# --- the other books of codes ---


def outcome_faults(**changes: Any) -> list[tuple[str, str]]:
    row = {**library.read_toml("outcomes.toml")["outcome"][0], **changes}
    with pytest.raises(Invalid) as refusal:
        outcome_kinds.parse([row])
    return [(fault.field, fault.message) for fault in refusal.value.fields]


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"code": "Upheld"}, "code", "代码应当是小写英文标识"),
        ({"zh": " "}, "zh", "没有中文或者英文名称"),
        ({"en": ""}, "zh", "没有中文或者英文名称"),
        ({"procedures": []}, "procedures", "没有写明适用于哪些程序"),
        ({"articles": "Art. 1"}, "articles", "没有写明条款"),
        ({"articles": "第一款"}, "articles", "没有写明条款"),
        ({"follows": "inherit", "wln": "win"}, "wln", "wln与follows二者必居其一"),
        ({"wln": "excluded", "excluded": False}, "excluded", "不计胜败的结果应当同时退出分母"),
        ({"wln": "win", "corrects": "narrow"}, "corrects", "直接纠错必是败诉"),
        ({"after_change": True}, "after_change", "改变后撤回必是撤回，且计入宽口径纠错"),
        (
            {"in_force_from": date(2024, 1, 1), "in_force_to": date(2023, 12, 31)},
            "in_force_to",
            "失效日早于施行日",
        ),
    ],
)
def test_an_outcome_that_contradicts_itself_is_told_at_its_field(
    changes: dict[str, Any], field: str, says: str
) -> None:
    row = {**library.read_toml("outcomes.toml")["outcome"][0], **changes}

    assert (f"outcomes.toml:{row['code']}.{field}", says) in outcome_faults(**changes)


def test_an_outcome_is_written_once() -> None:
    row = library.read_toml("outcomes.toml")["outcome"][0]

    with pytest.raises(Invalid) as refusal:
        outcome_kinds.parse([row, row])

    assert [(one.field, one.message) for one in refusal.value.fields] == [
        (f"outcomes.toml:{row['code']}", "代码重复")
    ]


def test_an_expectation_is_written_once_and_asks_for_what_can_be_recorded() -> None:
    row = library.read_toml("expectations.toml")["expectation"][0]

    with pytest.raises(Invalid) as refusal:
        expectations.parse([row, row], event_kinds=KINDS, rules=BOOK.keys())
    with pytest.raises(Invalid) as unknown:
        expectations.parse([row], event_kinds={}, rules=BOOK.keys())

    assert [(one.field, one.message) for one in refusal.value.fields] == [
        (f"expectations.toml:{row['code']}", "代码重复")
    ]
    assert all("events.toml里没有" in one.message for one in unknown.value.fields)
