"""The Chinese words for what is stored: tables, fields, facts and codes, each said once."""

from collections.abc import Mapping
from functools import cache

from docket.deadlines.rules.second_names import PENDING, WAIVER
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

_FIELDS: Mapping[str, str] = {
    "ref": "标签",
    "account": "用户",
    "accept_likeness": "已核对相似案件",
    "absence_reason": "未出庭理由",
    "absence_review": "法院对理由的认定",
    "act": "行政行为",
    "act_kind": "行政行为种类",
    "acknowledged_on": "签收日",
    "actor_id": "处置人账号",
    "actor_name": "处置人",
    "agent": "代理人",
    "amount_fen": "金额（分）",
    "anchor": "起点",
    "answer_by": "答复期限",
    "answered_on": "回复日",
    "asked_on": "调卷日",
    "asks_unit": "调卷即为办结",
    "authority": "本机关",
    "capacity": "机关身份",
    "cause": "案由",
    "changes": "更正的内容（字段与新值）",
    "code": "代码",
    "compensation": "行政赔偿案件",
    "confidential": "涉密",
    "content": "规则全文",
    "counted_in": "按什么计算",
    "day": "日期",
    "days": "天数",
    "deadline": "期限",
    "decided_on": "结案日（裁判、决定上的日期）",
    "decision": "所附的结案事件",
    "description": "内容",
    "docket_number": "案号",
    "expires_at": "到期时刻",
    "extent": "范围",
    "field": "行政管理领域",
    "fingerprint": "摘要的开头",
    "forum": "审理机关",
    "from_on": "自何日起适用",
    "full_name": "姓名",
    "handler": "承办人",
    "happened_at": "时刻（带时区）",
    "happened_on": "日期",
    "hearing": "庭审（听证）",
    "held_on": "开庭日",
    "how": "送达（提交）方式",
    "id": "编号",
    "identity_proved": "已提交身份证明",
    "items": "结果项",
    "key": "名称",
    "kind": "种类",
    "leader_notified": "法院已通知负责人出庭",
    "leader_renotified": "法院再次通知负责人出庭",
    "left_without_leave": "未经许可中途退庭",
    "length": "天数",
    "link": "程序由来",
    "locked": "停用",
    "made_on": "作出日",
    "matter": "案件",
    "media_type": "格式",
    "mode": "方式",
    "move": "期限变动",
    "must_change": "须修改口令",
    "name": "名称",
    "note": "备注",
    "number": "编号",
    "opened_on": "立卷日",
    "ordinal": "次序",
    "organ_word": "报告中的机关类别",
    "page": "页码",
    "paper": "文书",
    "parent": "上级机关",
    "parties": "当事人及其地位",
    "party": "当事人",
    "password_set_at": "口令设定时刻",
    "perform_by": "履行期限",
    "person": "姓名",
    "previous": "前一程序",
    "prior_recon_required": "复议前置",
    "procedure": "程序种类",
    "procedures": "用于哪些程序",
    "proceeding": "程序",
    "quote": "原文",
    "rank": "出庭人身份",
    "reason": "理由",
    "received_on": "收到日",
    "refused_to_explain": "拒不说明理由",
    "request": "调卷",
    "represented_by": "由哪一共同被告的负责人出庭",
    "revoked": "已撤销",
    "rights": "权限",
    "role": "地位",
    "roles": "角色",
    "room": "法庭",
    "root_event": "起算事件",
    "root_hearing": "起算庭审",
    "rule": "期限规则",
    "rule_version": "规则版本",
    "second_factor": "动态口令",
    "sent_on": "交邮日",
    "series": "系列案",
    "sha256": "摘要（SHA-256）",
    "short_name": "报告中的自称",
    "signed_by": "签署人",
    "signed_on": "签署日",
    "size": "字节数",
    "source": "来源",
    "spoke": "出庭出声",
    "standings": "本机关及其地位",
    "starts_at": "开庭时间",
    "state": "状态",
    "step": "签收或者回复",
    "struck": "已划除",
    "subtree": "查看下级机关案件",
    "supplementary": "补充判决",
    "title": "职务",
    "told_of_prior_recon": "已告知复议前置",
    "track": "程序类型",
    "unit": "承办单位",
    "until_on": "截止日",
    "subject": "事项",
    "value": "承办人、日期等值",
    "verb": "处置",
    "version": "读到的版本",
    "what": "更正（划除）哪一类",
}
_OWN: Mapping[tuple[str, str], str] = {
    ("matter", "number"): "内部编号",
    ("undoing", "act"): "历史第几号",
    ("challenged_act", "number"): "文号",
    ("challenged_act", "kind"): "行政行为种类",
    ("outcome_item", "code"): "结果代码",
    ("gap_dismissal", "code"): "缺项代码",
    ("gap_dismissal", "subject"): "针对谁（缺项所列）",
    ("event", "kind"): "事件种类",
    ("account", "name"): "用户名",
    ("party", "name"): "姓名（名称）",
    ("deadline_act", "how"): "办结方式",
    ("deadline_act", "paper"): "凭证",
    ("milestone", "code"): "起点代码",
    ("policy", "value"): "值",
    ("unit_request", "subject"): "调取什么",
}
"""Fields that are called otherwise in one table than in the others."""

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
    return _OWN.get((table, field)) or _FIELDS.get(field, field)


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
