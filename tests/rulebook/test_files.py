"""A file of rules: read, judged against the book, refused with every fault at once."""

from typing import Any

import pytest

from docket.errors import Invalid
from docket.law import editions, library
from docket.rulebook.rules import faults_of, read_rules, unknown_to
from tests.rulebook.invented import ANSWER, AS_TOML, rules

STANDING = library.shipped_rules()


def faults(text: str) -> list[str]:
    """Everything that is wrong with a file."""
    try:
        placed = unknown_to(read_rules(text), STANDING)
    except Invalid as refusal:
        return [str(field) for field in refusal.fields]
    return [
        str(field)
        for field in faults_of(
            placed,
            STANDING,
            event_kinds=library.event_kinds(),
            calendar=library.official_calendar(),
        )
    ]


def test_toml_and_json_give_the_same_version() -> None:
    [one] = read_rules(AS_TOML)
    [other] = read_rules(rules())

    assert one.rule == other.rule
    assert faults(AS_TOML) == []


def test_the_programs_own_files_are_in_the_book_word_for_word() -> None:
    for name in library.RULE_FILES:
        assert unknown_to(read_rules(library.read_text(name)), STANDING) == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"quotes": None}, "FILE:rule[0].quotes: 缺少这个字段"),
        ({"quotes": []}, "没有摘录条文原文"),
        ({"lenght": 20}, "FILE:rule[0].lenght: 没有这个字段"),
        ({"source": None}, "source: 没有写明来源"),
        ({"source": " "}, "source: 没有写明来源"),
        ({"status": "memory"}, "“memory”不是已核对的文本"),
        ({"status": "secondary", "quotes": []}, "“secondary”不是已核对的文本"),
        ({"replaces": None}, "与answer_evidence@2015-05-01的施行期间重叠"),
        ({"replaces": "answer_evidence@2014-05-01"}, "没有“answer_evidence@2014-05-01”这个版本"),
        ({"replaces": "recon_reply@2024-01-01"}, "没有“recon_reply@2024-01-01”这个版本"),
        ({"length": 22}, "算例写的是2026-11-23，按规则算出的是2026-11-24"),
        ({"trigger": {"event": "struck_by_lightning"}}, "没有“struck_by_lightning”这种事件"),
        ({"length": 10**9}, "期间太长"),
        ({"key": "答辩", "id": "答辩@2026-11-01"}, "规则名应当由小写字母、数字和下划线组成"),
        ({"doubts": "\ud800"}, "含有无法保存的字符"),
        ({"id": "answer_evidence@2026-11-02"}, "版本编号应当是规则名@施行日"),
        (
            {"id": "answer_evidence@2015-05-01", "in_force_from": "2015-05-01", "replaces": None},
            "这一版本已采用，内容不同",
        ),
        (
            {"id": "answer_evidence@2014-11-01", "in_force_from": "2014-11-01"},
            "早于已采用的answer_evidence@2015-05-01",
        ),
        (
            {"examples": [{"trigger": "2026-10-30", "due": "2026-11-19", "note": "旧法之下"}]},
            "2026-10-30不在这一版本的施行期间内",
        ),
    ],
)
def test_a_faulty_version_is_refused(changes: dict[str, Any], says: str) -> None:
    found = faults(rules(**changes))

    assert any(says in one for one in found), found


def test_every_fault_is_told_at_once() -> None:
    found = faults(rules(source="", status="memory", consequence="", length=40, binds="us"))

    said = "\n".join(found)
    assert len(found) == 4
    for part in ("source", "status", "consequence", "examples[0].due"):
        assert part in said


def test_every_mistyped_field_is_told_at_once() -> None:
    found = faults(rules(unit="fortnight", binds="everybody", in_force_from="2026-13-01", law=None))

    said = "\n".join(found)
    for part in ("unit", "binds", "in_force_from", "law: 缺少"):
        assert part in said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("第六十七条 被告应当……", "不是TOML"),
        ('{"rule": [', "不是JSON"),
        ("{" * 100_000, "不是JSON"),
        ("rule = " + "[" * 100_000, "不是TOML"),
        ('{"rules": []}', "FILE.rules: 没有这个字段"),
        ('{"rule": []}', "没有规则版本"),
        ('{"rule": ["answer_evidence"]}', "没有规则版本"),
        ("", "没有规则版本"),
    ],
)
def test_what_is_no_file_of_rules_is_refused_with_the_shape_of_one(text: str, says: str) -> None:
    found = faults(text)

    assert any(says in one for one in found)
    assert any("[[rule]]" in one for one in found)


def test_a_version_given_twice_is_refused() -> None:
    twice = rules(ANSWER, {**ANSWER, "doubts": "另一种写法"})

    assert any("写了不止一次" in one for one in faults(twice))


def test_two_versions_cannot_replace_the_same_one() -> None:
    later = {**ANSWER, "id": "answer_evidence@2026-12-01", "in_force_from": "2026-12-01"}
    later["examples"] = [{"trigger": "2026-12-01", "due": "2026-12-21", "note": "第20日是周一"}]

    found = faults(rules(ANSWER, later))

    assert any("已由answer_evidence@2026-11-01接替" in one for one in found)


def test_a_chain_of_versions_joins_the_book_at_once() -> None:
    later = {**ANSWER, "id": "answer_evidence@2026-12-01", "in_force_from": "2026-12-01"}
    later |= {"replaces": ANSWER["id"], "length": 30}
    later["examples"] = [{"trigger": "2026-12-01", "due": "2026-12-31", "note": "第30日是周四"}]
    text = rules(ANSWER, later)

    assert faults(text) == []
    book = editions.bound([*STANDING, *(one.rule for one in read_rules(text))])
    ends = [str(rule.in_force_to) for rule in book.versions("answer_evidence")]
    assert ends == ["2026-10-31", "2026-11-30", "None"]
