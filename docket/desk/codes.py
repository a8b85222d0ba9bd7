"""Every code that a fact can be written with, from the law's data and the closed vocabularies."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, get_args, get_origin

import msgspec
from msgspec.structs import replace

from docket import terms
from docket.desk.schemas import Code, Codes, Vocabulary
from docket.docketing.schemas import EnteredFact
from docket.law import library
from docket.law.events import EventKind, Subject
from docket.law.outcome_kinds import OutcomeKind
from docket.terms import Procedure, Term

GROUPS = ("events", "subjects", "outcomes", "fields", "act-kinds", "terms")

TITLES: Mapping[type[Term], str] = {
    terms.Level: "审级",
    terms.Procedure: "程序种类",
    terms.Track: "程序类型",
    terms.Link: "程序由来",
    terms.Role: "诉讼（复议）地位",
    terms.Capacity: "机关身份",
    terms.PartyKind: "当事人类别",
    terms.How: "送达（提交）方式",
    terms.HearingKind: "庭审（听证）种类",
    terms.HearingState: "庭审状态",
    terms.HearingMode: "庭审方式",
    terms.Rank: "出庭人身份",
    terms.AbsenceReason: "未出庭理由",
    terms.AbsenceReview: "法院对未出庭理由的认定",
    terms.Attendance: "出庭情况",
    terms.Extent: "结果范围",
    terms.Category: "五类结果",
    terms.Wln: "胜败",
    terms.Binds: "期限约束谁",
    terms.LengthUnit: "期间单位",
    terms.DeadlineState: "期限状态",
    terms.DeadlineVerb: "期限处置",
    terms.MoveState: "期限变动的处理",
    terms.NewsKind: "新变动种类",
    terms.Awaiting: "期限待复核的内容",
    terms.FourEyes: "复核制度",
    terms.Anchor: "内部节点的起点",
    terms.RequestStep: "承办单位对调卷的处理",
    terms.RequestState: "调卷状态",
    terms.EntryKind: "期限登记簿的事项",
    terms.DayKind: "日历日种类",
    terms.Language: "说明所用的语言",
    terms.ActorKind: "登记人种类",
    terms.AccessKind: "访问记录种类",
}
"""What each closed vocabulary is called."""

_SIDES = {"us": "我方", "them": "对方", "organ": "审理机关"}


@cache
def codes() -> Codes:
    """All of them."""
    return Codes(
        events=Vocabulary(
            name="events",
            zh="程序事件种类",
            used_in=("record_event.kind",),
            codes=tuple(map(_event, library.event_kinds().values())),
        ),
        subjects=Vocabulary(
            name="subjects",
            zh="事件的事项",
            used_in=("record_event.subject",),
            codes=tuple(
                _subject(kind, one)
                for kind in library.event_kinds().values()
                for one in kind.subjects
            ),
        ),
        outcomes=Vocabulary(
            name="outcomes",
            zh="结果代码",
            used_in=("record_outcome.items.code",),
            codes=tuple(map(_outcome, library.outcomes().values())),
        ),
        fields=Vocabulary(
            name="fields",
            zh="行政管理领域",
            used_in=("open_matter.field",),
            codes=tuple(
                Code(code=f.code, zh=f.zh, allowed="", meaning=f"国法复统字1号第{f.row}行")
                for f in library.fields().values()
            ),
        ),
        act_kinds=Vocabulary(
            name="act-kinds",
            zh="行政行为种类",
            used_in=("open_matter.act_kind", "add_challenged_act.kind"),
            codes=tuple(
                Code(code=k.code, zh=k.zh, allowed="", meaning=f"国法复统字1号第{k.column}栏")
                for k in library.act_kinds().values()
            ),
        ),
        terms=tuple(_closed(term, zh) for term, zh in TITLES.items()),
    )


def chosen(group: str | None, word: str = "") -> tuple[Vocabulary, ...]:
    """One group of lists, or all; of each the codes whose code, label or meaning has the word."""
    found = codes()
    groups: dict[str, tuple[Vocabulary, ...]] = {
        "events": (found.events,),
        "subjects": (found.subjects,),
        "outcomes": (found.outcomes,),
        "fields": (found.fields,),
        "act-kinds": (found.act_kinds,),
        "terms": found.terms,
    }
    lists = groups[group] if group else tuple(one for some in groups.values() for one in some)
    return tuple(filter(None, (_with(one, word) for one in lists)))


def _with(one: Vocabulary, word: str) -> Vocabulary | None:
    """The codes of a list that the word fits; the whole list where it fits its name."""
    if word in one.zh or word in one.name:
        return one
    fitting = tuple(
        code for code in one.codes if any(word in text for text in msgspec.structs.astuple(code))
    )
    return replace(one, codes=fitting) if fitting else None


def _event(kind: EventKind) -> Code:
    whose = "、".join(_SIDES[side] for side in kind.sides)
    said = [whose, "须写明是谁的" if kind.needs_party else ""]
    said.append("可在结案以后" if kind.after_closing else "")
    return Code(
        code=kind.code,
        zh=kind.zh,
        allowed=_procedures(kind.procedures),
        meaning=f"{kind.meaning}（{'；'.join(filter(None, said))}）",
    )


def _subject(kind: EventKind, one: Subject) -> Code:
    """What an event of a kind can be about, with the deadlines that follow from it."""
    book = library.rulebook()
    follow = [
        rule.name_zh
        for rule in book.triggered_by(kind.code)
        if rule.derived and one.code in rule.trigger.subjects
    ]
    where = one.procedures or kind.procedures
    return Code(
        code=one.code,
        zh=one.zh,
        allowed=f"{kind.zh}（{kind.code}），{_procedures(where)}",
        meaning=f"由此起算：{'、'.join(dict.fromkeys(follow))}" if follow else one.en,
    )


def _outcome(kind: OutcomeKind) -> Code:
    only = {True: "，只用于行政赔偿", False: "，不用于行政赔偿", None: ""}[kind.compensation]
    counts = kind.wln.zh if kind.wln else "胜败随所维持或者所附的结果"
    category = f"归入{kind.category.zh}" if kind.category else ""
    beside = "附带于其他结果" if kind.ends == "attached" else ""
    return Code(
        code=kind.code,
        zh=kind.zh,
        allowed=_procedures(kind.procedures) + only,
        meaning="；".join(filter(None, [category, counts, beside, kind.articles, kind.note])),
    )


def _procedures(procedures: Iterable[Procedure]) -> str:
    return "、".join(one.zh for one in procedures) or "各种程序"


def _closed(term: type[Term], zh: str) -> Vocabulary:
    return Vocabulary(
        name=term.__name__,
        zh=zh,
        used_in=tuple(dict.fromkeys(_users().get(term, ()))),
        codes=tuple(Code(code=one.value, zh=one.zh, allowed="", meaning=one.en) for one in term),
    )


@cache
def _users() -> Mapping[type[Term], tuple[str, ...]]:
    """Which fields of which facts take a closed vocabulary."""
    found: dict[type[Term], tuple[str, ...]] = {}
    for fact in get_args(EnteredFact):
        for term, place in _taken(fact, str(fact.__struct_config__.tag)):
            found[term] = (*found.get(term, ()), place)
    return found


def _taken(shape: type[msgspec.Struct], path: str) -> Iterator[tuple[type[Term], str]]:
    for field in msgspec.structs.fields(shape):
        for part in _parts(field.type):
            here = f"{path}.{field.name}"
            if isinstance(part, type) and issubclass(part, Term):
                yield part, here
            elif isinstance(part, type) and issubclass(part, msgspec.Struct):
                yield from _taken(part, here)


def _parts(annotation: object) -> Iterator[object]:
    """The plain types in an annotation."""
    inner = get_args(annotation)
    if get_origin(annotation) is Annotated:
        inner = inner[:1]
    if not inner:
        yield annotation
    for one in inner:
        yield from _parts(one)
