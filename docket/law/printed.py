"""The rule book on paper: one rule whole for a terminal, and a Markdown document for signature."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from docket.law.entries import AWAITING_ZH, UNMARKED, Marks
from docket.law.formula import formula
from docket.law.provisions import STATUS_ZH, Example, Rule
from docket.law.wording import with_weekday

_KIND_ZH = {
    "deadline": "期限",
    "waiting": "等待期间（届满后才可以进行下一步）",
    "effect": "法律效力",
    "cap": "最长期限",
    "fact": "被诉行为的期限（审查时核对）",
}
_BLANK = "　　　　　　　　"
_SIGN_OFF = f"复核人：{_BLANK}日期：{_BLANK}意见：□ 无误　□ 应当修改：{_BLANK}"
_EACH = (
    "每条列明条文、算法、原文、算例和存疑之处；算例由程序和另一套独立算法逐一核对。引文是条文原文，"
    "“逾期”“延长”“存疑”是编者的说明，不是条文，应当一并复核。"
)
_GENERAL = (
    "计算的通则：起算之日不计入；届满日是休息日的顺延；周末、法定节假日和放假通知所列的放假日是"
    "休息日，调休上班的周末是工作日；月、年以对应日届满，没有对应日的取月末；安全日是不依赖顺延的"
    "最后一个工作日。"
)


def whole(rules: Iterable[Rule], marks: Marks = UNMARKED) -> str:
    """One rule with all its versions, for a terminal."""
    return "\n\n".join("\n".join(_plain(rule, marks)) for rule in rules)


def markdown(rules: Sequence[Rule], marks: Marks = UNMARKED) -> str:
    """The book, or some rules of it, as a document that a lawyer can sign."""
    recorded = max(rule.recorded_on for rule in rules)
    lines = [
        "# 期限规则",
        "",
        f"共{len(rules)}条（含旧法版本），最近录入{recorded}。{_EACH}",
        "",
        _GENERAL,
    ]
    for stage, of_stage in groupby(rules, key=lambda rule: rule.stage):
        lines += ["", f"## {stage}"]
        for rule in of_stage:
            lines += ["", *_document(rule, marks)]
    lines += ["", "## 签署", "", "以上规则已经逐条复核。", "", _SIGN_OFF, ""]
    return "\n".join(lines)


def _plain(rule: Rule, marks: Marks) -> Iterator[str]:
    yield f"{rule.name_zh}  {rule.key}（{rule.name_en}）"
    yield f"  版本  {rule.id}" + (f"，别名{rule.alias}" if rule.alias else "")
    for label, text in _facts(rule, marks):
        yield f"  {label}  {text}"
    for quote in rule.quotes:
        yield f"    「{quote}」"
    yield "  算例"
    for example in rule.examples:
        yield f"    {_example(example)}"


def _document(rule: Rule, marks: Marks) -> Iterator[str]:
    yield f"### {rule.name_zh}（`{rule.alias or rule.key}`）"
    yield ""
    for label, text in _facts(rule, marks):
        yield f"- **{label}**：{text}"
    for quote in rule.quotes:
        yield ""
        yield f"> {quote}"
    yield ""
    yield "算例："
    yield ""
    for number, example in enumerate(rule.examples, start=1):
        yield f"{number}. {_example(example)}"
    yield ""
    yield _SIGN_OFF


def _facts(rule: Rule, marks: Marks) -> Iterator[tuple[str, str]]:
    """Everything said of a version, each with its label."""
    yield from _content(rule)
    if rule.replaces:
        yield "接替", rule.replaces
    if rule.source:
        yield "来源", rule.source
    if rule.id in marks.awaiting:
        yield "采用", AWAITING_ZH[marks.awaiting[rule.id]]
    if rule.id in marks.signed:
        yield "签署", marks.signed[rule.id].zh


def _content(rule: Rule) -> Iterator[tuple[str, str]]:
    until = f"至{rule.in_force_to}" if rule.in_force_to else "起"
    yield "算法", formula(rule)
    yield "条文", f"《{rule.law}》{rule.articles}（自{rule.in_force_from}{until}施行）"
    right = "，可以不行使的权利" if rule.right else ""
    key = "；关键期限，我方的日期须经另一人复核" if rule.key_date else ""
    yield "性质", f"{_KIND_ZH[rule.kind]}，约束{rule.binds.zh}（{rule.actor_zh}）{right}{key}"
    yield "逾期", rule.consequence
    yield "延长", rule.extension
    if rule.doubts:
        yield "存疑", rule.doubts
    if rule.pending_text and rule.pending_from is not None:
        yield "待核", f"{rule.pending_from}起：{rule.pending_text}"
    if not rule.derived:
        yield "推导", f"不从登记的事件自动得出：{rule.derived_note}"
    yield "核对", f"{STATUS_ZH[rule.status]}，{rule.recorded_on}录入。"


def _example(example: Example) -> str:
    until = f"，文书指定{_day(example.until)}" if example.until else ""
    return f"{_day(example.trigger)}起算{until}，{_day(example.due)}届满：{example.note}"


def _day(day: date) -> str:
    return with_weekday(day)
