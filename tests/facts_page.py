"""Writes docs/facts.md from the structs of the facts: ``.venv/bin/python -m tests.facts_page``."""

import ast
import inspect
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo

from docket.desk import codes
from docket.desk.words import FACTS, TABLES, field_zh
from docket.docketing.rules.corrections import AMENDABLE
from docket.docketing.schemas import Amend, EnteredFact
from docket.docketing.service.verbs import WRITES

PAGE = Path(__file__).parents[1] / "docs" / "facts.md"
HEAD = """# Facts 事实

What can be filed: `docket file` and `POST /api/v1/filings` take the same JSON. A filing is
`{{"why": 事由, "facts": [...]}}`; it is written whole or not at all. Each fact says which one it is in `fact`.
This page is written from the program (`docket/docketing/schemas`), and a test compares the two.

- `ref` 标签: every fact may carry one; later facts of the same filing name it as `"@label"` wherever an id
  (编号) is asked. Ids and versions of what is recorded: `docket matter 2024-0001` (`#12 v1`).
- Codes (代码): [codes.md](codes.md), or `docket codes`. Days are `2024-09-27`; moments carry their zone,
  `2024-09-27T09:30:00+08:00`.
- 文书 are not filed here: `docket paper 起诉状.pdf` keeps the bytes and gives the id for `paper`.

| fact | 做什么 |
|---|---|
{index}
"""
NESTED = {"standings": "standing", "parties": "proceeding_party", "items": "outcome_item"}
_KINDS: Mapping[type, str] = {
    str: "文字",
    int: "整数",
    bool: "true 或 false",
    date: "日期",
    datetime: "时刻",
    dict: "字段与新值",
}
EXAMPLES: tuple[dict[str, Any], ...] = (
    {
        "fact": "register_authority",
        "ref": "bureau",
        "code": "bureau",
        "name": "云澜市公安局青渡分局",
        "short_name": "我局",
        "organ_word": "公安机关",
    },
    {"fact": "register_unit", "authority": 1, "code": "liuting", "name": "柳汀派出所"},
    {"fact": "open_series", "name": "某小区物业纠纷系列案"},
    {
        "fact": "open_matter",
        "ref": "matter",
        "cause": "不服行政拘留",
        "field": "public_security",
        "act_kind": "administrative_penalty",
        "unit": 1,
        "opened_on": "2024-09-27",
    },
    {
        "fact": "add_challenged_act",
        "matter": "@matter",
        "kind": "administrative_penalty",
        "authority": 1,
        "number": "青公（柳）行罚决字〔2024〕00123号",
        "made_on": "2024-08-12",
    },
    {"fact": "add_party", "ref": "plaintiff", "matter": "@matter", "name": "顾某"},
    {
        "fact": "open_proceeding",
        "ref": "suit",
        "matter": "@matter",
        "procedure": "first_instance",
        "forum": "云澜市青渡区人民法院",
        "docket_number": "(2024)浙9902行初101号",
        "standings": [{"authority": 1, "role": "defendant"}],
        "parties": [{"party": "@plaintiff", "role": "plaintiff"}],
    },
    {
        "fact": "join_proceeding",
        "proceeding": 1,
        "parties": [{"party": 2, "role": "third_party"}],
    },
    {
        "fact": "record_event",
        "proceeding": "@suit",
        "kind": "copy_received",
        "authority": 1,
        "happened_on": "2024-09-27",
        "how": "post",
        "paper": 1,
    },
    {
        "fact": "record_hearing",
        "ref": "hearing",
        "proceeding": "@suit",
        "kind": "court_hearing",
        "held_on": "2024-11-12",
        "starts_at": "09:30",
        "room": "第三法庭",
        "state": "held",
        "leader_notified": True,
    },
    {
        "fact": "record_appearance",
        "hearing": "@hearing",
        "authority": 1,
        "rank": "deputy",
        "person": "杜某",
        "title": "副局长",
    },
    {
        "fact": "record_outcome",
        "proceeding": "@suit",
        "decided_on": "2024-12-20",
        "items": [{"code": "f_dismiss_claims"}],
    },
    {
        "fact": "amend",
        "what": "event",
        "id": 12,
        "version": 1,
        "changes": {"happened_on": "2024-09-26"},
    },
    {"fact": "strike", "what": "event", "id": 12, "version": 2},
    {
        "fact": "act_on_deadline",
        "deadline": 2,
        "verb": "assigned",
        "happened_on": "2024-09-27",
        "value": "林某",
    },
    {"fact": "accept_move", "move": 3, "reason": "已核对送达回证"},
    {"fact": "undo_act", "act": 57},
    {
        "fact": "dismiss_gap",
        "proceeding": 1,
        "code": "attendance",
        "subject": "hearing:3/authority:1",
        "reason": "该次为证据交换，不是开庭审理",
    },
    {
        "fact": "record_local_rest_day",
        "authority": 1,
        "day": "2024-09-20",
        "name": "台风停止办公",
        "source": "区防汛指挥部通知",
    },
    {"fact": "record_policy", "authority": 1, "key": "four_eyes", "value": "all"},
    {
        "fact": "record_milestone",
        "authority": 1,
        "name": "答辩状、证据送签",
        "anchor": "deadline",
        "code": "answer_evidence",
        "length": -2,
        "counted_in": "working_day",
        "procedures": ["first_instance"],
    },
    {
        "fact": "ask_unit",
        "proceeding": 1,
        "unit": 1,
        "subject": "行政处罚案卷",
        "asked_on": "2024-09-27",
        "answer_by": "2024-09-30",
    },
    {
        "fact": "answer_request",
        "request": 1,
        "step": "answered",
        "happened_on": "2024-09-29",
        "paper": 2,
    },
)
"""One fact of each kind."""


def page() -> str:
    """The whole page."""
    index = "\n".join(f"| [`{tag(f)}`](#{tag(f)}) | {FACTS[tag(f)]} |" for f in facts())
    return "\n".join([HEAD.format(index=index), *_sections()]).rstrip() + "\n"


def facts() -> tuple[type[msgspec.Struct], ...]:
    """Every fact that may be filed from outside."""
    return get_args(EnteredFact)


def tag(fact: type[msgspec.Struct]) -> str:
    """The name by which a fact is filed."""
    return str(fact.__struct_config__.tag)


def _sections() -> Iterator[str]:
    examples = {example["fact"]: example for example in EXAMPLES}
    for fact in facts():
        yield f"## {tag(fact)}\n\n{_said(fact)}\n"
        yield from _table(fact, WRITES.get(fact, ""), tag(fact))
        for field in msgspec.structs.fields(fact):
            for shape in _structs(field.type):
                yield f"\n`{field.name}` 的每一项：\n"
                yield from _table(shape, NESTED[field.name], f"{tag(fact)}.{field.name}")
        if fact is Amend:
            yield from _amendable()
        yield f"\n```json\n{json.dumps(examples[tag(fact)], ensure_ascii=False)}\n```\n"


def _said(fact: type[msgspec.Struct]) -> str:
    """The docstring of a fact, as the page has it."""
    return re.sub(r"\s+", " ", (inspect.getdoc(fact) or "").replace("``", "`"))


def _table(shape: type[msgspec.Struct], table: str, path: str) -> Iterator[str]:
    notes = _field_notes(shape)
    yield "| 字段 | 中文 | 填写 | 必填 |\n|---|---|---|---|"
    for field in msgspec.structs.fields(shape):
        if field.name != "ref":
            note = f"；{notes[field.name]}" if field.name in notes else ""
            must = "是" if field.required else ""
            label = field_zh(table, field.name)
            yield f"| `{field.name}` | {label} | {_filled(field, path)}{note} | {must} |"


def _filled(field: FieldInfo, path: str) -> str:
    """What is written in a field."""
    for one in codes.chosen(None):
        if f"{path}.{field.name}" in one.used_in:
            anchor = f"{one.name} {one.zh}".lower().replace(" ", "-")
            return f"代码 [{one.name}](codes.md#{re.sub('[（）]', '', anchor)})"
    parts = set(_parts(field.type))
    if {int, str} <= parts:
        return "编号或 @标签"
    if any(_structs(field.type)):
        return "列表"
    return next(text for kind, text in _KINDS.items() if kind in parts)


def _parts(annotation: object) -> Iterator[object]:
    """The plain types in an annotation."""
    if get_origin(annotation) is dict:
        yield dict
        return
    inner = [one for one in get_args(annotation) if not isinstance(one, msgspec.Meta)]
    if not inner:
        yield annotation
    for one in inner:
        yield from _parts(one)


def _structs(annotation: object) -> list[type[msgspec.Struct]]:
    return [
        one
        for one in _parts(annotation)
        if isinstance(one, type) and issubclass(one, msgspec.Struct)
    ]


def _field_notes(shape: type[msgspec.Struct]) -> dict[str, str]:
    """The docstrings that stand below fields."""
    (body,) = ast.parse(inspect.getsource(shape)).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for field, below in zip(body.body, body.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match below:
                case ast.Expr(value=ast.Constant(value=str(text))):
                    found[field.target.id] = re.sub(r"\s+", " ", text)
    return found


def _amendable() -> Iterator[str]:
    yield "\n可更正的内容：\n\n| `what` | 中文 | 可更正的字段 | 可划除 |\n|---|---|---|---|"
    for what, kind in AMENDABLE.items():
        fields = "、".join(f"`{name}`" for name in kind.fields)
        yield f"| `{what}` | {TABLES[what]} | {fields} | {'是' if kind.strikable else ''} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf8")
