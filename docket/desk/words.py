"""The Chinese words for what is stored: tables, fields, facts and codes, each said once."""

from collections.abc import Mapping
from functools import cache

from docket.deadlines.rules.second_names import PENDING, WAIVER
from docket.desk.field_words import FIELDS, OWN
from docket.law import library
from docket.law.provisions import Rulebook
from docket.terms import (
    AbsenceReason,
    AbsenceReview,
    Anchor,
    Awaiting,
    Capacity,
    DeadlineVerb,
    Extent,
    HearingKind,
    HearingMode,
    HearingState,
    How,
    LengthUnit,
    Link,
    PartyKind,
    Procedure,
    Rank,
    Role,
    Term,
    Track,
)

TABLES: Mapping[str, str] = {
    "authority": "本机关",
    "unit": "承办单位",
    "account": "用户",
    "api_token": "令牌",
    "series": "系列案",
    "paper": "文书",
    "matter": "案件",
    "matter_person": "指定人员",
    "paper_holder": "交来文书",
    "challenged_act": "行政行为",
    "party": "当事人",
    "proceeding": "程序",
    "proceeding_party": "当事人地位",
    "standing": "本机关地位",
    "event": "程序事件",
    "outcome_item": "结果项",
    "hearing": "庭审（听证）",
    "appearance": "出庭记录",
    "deadline_act": "期限处置",
    "local_rest_day": "停止办公日",
    "undoing": "撤销",
    "rule_version": "规则版本",
    "rule_sign_off": "规则签署",
    "policy": "制度设置",
    "milestone": "内部节点",
    "unit_request": "调卷",
    "gap_dismissal": "缺项说明",
}

FACTS: Mapping[str, str] = {
    "register_authority": "登记本机关",
    "register_unit": "登记承办单位",
    "open_series": "建立系列案",
    "open_matter": "立卷",
    "add_challenged_act": "登记行政行为",
    "add_party": "登记当事人",
    "open_proceeding": "登记程序",
    "join_proceeding": "追加当事人",
    "record_event": "登记程序事件",
    "record_hearing": "登记庭审（听证）",
    "record_appearance": "登记出庭",
    "record_outcome": "登记结果",
    "amend": "更正",
    "strike": "划除",
    "act_on_deadline": "处置期限",
    "accept_move": "接受期限变动",
    "undo_act": "撤销登记",
    "dismiss_gap": "说明缺项不适用",
    "add_paper": "登记文书",
    "record_notice": "登记放假通知",
    "record_local_rest_day": "登记停止办公日",
    "adopt_rules": "采用规则版本",
    "strike_rule": "撤回规则版本",
    "sign_rule": "签署规则版本",
    "record_policy": "登记制度设置",
    "record_milestone": "登记内部节点",
    "ask_unit": "向承办单位调卷",
    "answer_request": "登记承办单位的签收或者回复",
}
"""What each fact does, by its tag."""

ACTS: Mapping[str, str] = {
    "account.add": "新增用户",
    "account.roles": "调整角色",
    "account.lock": "停用（启用）用户",
    "account.reset": "重设口令",
    "account.password": "修改口令",
    "account.factor": "启用（停用）动态口令",
    "token.issue": "签发令牌",
    "token.revoke": "撤销令牌",
    "matter.name_person": "指定案件人员",
    "matter.unname_person": "取消指定",
    "paper.hand_in": "交来文书",
}
"""What each act on accounts and on who sees a matter does; none of them is filed as a fact."""

_TERMS: Mapping[tuple[str, str], type[Term]] = {
    ("party", "kind"): PartyKind,
    ("proceeding", "procedure"): Procedure,
    ("proceeding", "track"): Track,
    ("proceeding", "link"): Link,
    ("proceeding_party", "role"): Role,
    ("standing", "role"): Role,
    ("standing", "capacity"): Capacity,
    ("event", "how"): How,
    ("outcome_item", "extent"): Extent,
    ("hearing", "kind"): HearingKind,
    ("hearing", "state"): HearingState,
    ("hearing", "mode"): HearingMode,
    ("appearance", "rank"): Rank,
    ("appearance", "absence_reason"): AbsenceReason,
    ("appearance", "absence_review"): AbsenceReview,
    ("deadline_act", "verb"): DeadlineVerb,
    ("deadline_act", "how"): How,
    ("milestone", "anchor"): Anchor,
    ("milestone", "counted_in"): LengthUnit,
}


def field_zh(table: str, field: str) -> str:
    """What a field is called; a field without a label keeps its own name."""
    return OWN.get((table, field)) or FIELDS.get(field, field)


def value_zh(table: str, field: str, value: object) -> str:
    """A stored value as it is shown: codes by their labels, true and false as 是 and 否."""
    if value is None or value == "":
        return "（空）"
    if isinstance(value, bool):
        return "是" if value else "否"
    if (table, field) == ("deadline_act", "rule"):
        return library.rulebook().name_zh(str(value))
    return _labels().get((table, field), {}).get(str(value), str(value))


def of_rule(book: Rulebook, key: str, version_id: str) -> dict[str, str]:
    """What a deadline shows of its rule: its names, and what follows when it is missed."""
    rule = book.shown(key, version_id)
    if rule is None:
        name = book.name_zh(key)
        return {"name_zh": name, "name_en": name}
    return {"name_zh": rule.name_zh, "name_en": rule.name_en, "consequence": rule.consequence}


def subject_zh(kind: str, subject: str | None) -> str:
    """What an event is about, as it is shown; empty when it does not say."""
    known = library.event_kinds().get(kind)
    found = known.subject(subject) if known and subject else None
    return found.zh if found else subject or ""


def what_zh(what: str) -> str:
    """The name of an act of the history: what its first fact did, and how many more there were."""
    first, _, more = what.partition(" +")
    said = FACTS.get(first) or ACTS.get(first, first)
    return f"{said}等 {int(more) + 1} 项" if more.isdecimal() else said


@cache
def _labels() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The labels of the codes that a field can hold."""
    acts = {code: kind.zh for code, kind in library.act_kinds().items()}
    return {
        **{place: {t.value: t.zh for t in term} for place, term in _TERMS.items()},
        ("matter", "field"): {code: one.zh for code, one in library.fields().items()},
        ("matter", "act_kind"): acts,
        ("challenged_act", "kind"): acts,
        ("event", "kind"): {code: kind.zh for code, kind in library.event_kinds().items()},
        ("outcome_item", "code"): {code: one.zh for code, one in library.outcomes().items()},
        ("gap_dismissal", "code"): {code: one.zh for code, one in library.expectations().items()},
        ("deadline_act", "value"): {PENDING: Awaiting.WAIVER.zh, WAIVER: "免除"},
    }
