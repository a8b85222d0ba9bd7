"""The rule book as people read it: sentence, one rule whole, the document to be signed."""

import pytest

from docket.law import library, printed
from docket.law.entries import entry, line
from docket.law.formula import formula
from docket.law.provisions import Rule

BOOK = library.rulebook()
RULES = pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.id for rule in BOOK.rules])


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "answer_evidence",
            (
                "从“收到起诉状副本”的次日起算，满15日届满；"
                "届满日是休息日的，顺延到下一个工作日，调休上班的周末是工作日。"
            ),
        ),
        (
            "old_recon_reply",
            (
                "从“收到行政复议申请书副本”的次日起算，满10日届满；"
                "届满日是休息日的，顺延到下一个工作日，调休上班的周末是工作日。"
            ),
        ),
        (
            "hearing_summons",
            "从“开庭”之日（不计入）向前倒数3日，至迟在该日；该日是休息日的，提前到前一个工作日。",
        ),
        (
            "evidence_simplified",
            (
                "从“人民法院确定（当事人协商）举证期限”的次日起，到文书指定的最后一日届满，最长15日；"
                "届满日是休息日的，顺延到下一个工作日，调休上班的周末是工作日。"
            ),
        ),
        (
            "detention_stay_decision",
            "从“收到暂缓执行行政拘留申请”之时起算，满24小时届满；不因休息日变动。",
        ),
        ("leader_identity", "至迟在“开庭”以前，安全日是当日以前的最后一个工作日；不因休息日变动。"),
        (
            "recon_deemed_accepted",
            "“受理审查期限届满而未作出不予受理决定”的当日发生效力；不因休息日变动。",
        ),
        (
            "info_reply",
            (
                "从“收到政府信息公开申请（收到之日依第三十一条确定）”的次日起算，满20个工作日届满；"
                "周末、节假日不计，调休上班的周末计入；"
                "经批准可以延长，最多20个工作日，与原期间连续计算。"
            ),
        ),
    ],
)
def test_a_rule_is_one_sentence(key: str, sentence: str) -> None:
    assert formula(BOOK.versions(key)[0]) == sentence


def test_a_limitation_names_the_day_that_selects_the_law() -> None:
    assert formula(BOOK.versions("comp_claim")[0]).endswith("法律版本按申请（起诉）之日选择。")


@RULES
def test_the_document_has_every_word_of_a_rule(rule: Rule) -> None:
    """What is signed must be all there is: article, quotes, examples, doubts, reserve."""
    document = printed.markdown([rule])

    for words in (rule.articles, rule.law, formula(rule), rule.doubts, rule.derived_note):
        assert words in document
    assert rule.pending_text in document
    assert all(f"> {quote}\n" in document for quote in rule.quotes)
    assert document.count("届满：") == len(rule.examples)
    assert document.count("复核人：") == 2


@RULES
def test_a_rule_whole_has_its_words_and_its_examples(rule: Rule) -> None:
    text = printed.whole([rule])

    assert text.startswith(f"{rule.name_zh}  {rule.key}")
    assert all(f"「{quote}」" in text for quote in rule.quotes)
    assert text.count("届满：") == len(rule.examples)


def test_the_whole_document_goes_stage_by_stage_and_is_signed_at_the_end() -> None:
    document = printed.markdown(BOOK.rules)
    stages = [text for text in document.split("\n") if text.startswith("## ")]

    assert document.startswith("# 期限规则\n\n共135条")
    assert stages[0] == "## 复议/申请"
    assert stages[-1] == "## 签署"
    assert len(stages) == len(set(stages))


def test_an_entry_says_all_that_the_rule_says() -> None:
    rule = BOOK.versions("recon_redo_default")[0]
    found = entry(rule)

    assert (found.version, found.length, found.direction) == (rule.id, 60, "forward")
    assert found.starts.event == "served"
    assert found.quotes == rule.quotes
    assert found.formula == formula(rule)
    assert "条例新文本待核" in found.pending_text
    assert line(rule).pending_from == rule.pending_from


def test_a_rule_is_called_by_its_version_and_else_by_its_newest() -> None:
    """书面答复 of the 2017 law; what names no version is called as the law in force calls it."""
    book = library.rulebook()

    assert book.name_zh("recon_reply", "recon_reply@1999-10-01") == "书面答复"
    assert book.name_zh("recon_reply") == "书面答复并提交证据"
    assert book.name_zh("recon_reply", "recon_reply@1900-01-01") == "书面答复并提交证据"
    assert book.name_zh("no_such_rule") == "no_such_rule"
