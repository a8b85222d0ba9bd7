"""All fields of a paper together, each with the words that support it and how surely they do."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from docket.intake.rules.case_numbers import Number, act_number, numbers_of, own_number
from docket.intake.rules.causes import cause_of
from docket.intake.rules.dates import Found, dates
from docket.intake.rules.days import (
    Day,
    Sitting,
    by_meaning,
    document_day,
    received_application,
    sittings_of,
)
from docket.intake.rules.leaders import leaders_of
from docket.intake.rules.levels import instance_of
from docket.intake.rules.names import Party
from docket.intake.rules.organs import organ_of
from docket.intake.rules.outcomes import outcome_of
from docket.intake.rules.paper import Paper
from docket.intake.rules.parties import parties_of
from docket.intake.rules.periods import answer_of, final_of, remedy_of
from docket.intake.rules.titles import Title, title_of
from docket.intake.schemas import Fields, LeaderRead, PartyRead, Proof

RELIABLE, GLANCE = 0.9, 0.7
"""From here on 可靠; from here on 看一眼; below, a person must touch the field before it is filed."""

_SURE, _LIKELY, _UNSURE = 0.96, 0.8, 0.6


@dataclass(frozen=True, slots=True)
class Reading:
    """The fields and their proofs, and what a person should know of them."""

    fields: Fields
    evidence: dict[str, list[Proof]]
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class Support:
    """The words that support one field."""

    field: str
    start: int
    end: int
    confidence: float


def read(paper: Paper) -> Reading:
    """Read every field; what no words support is left empty."""
    title = title_of(paper)
    found = list(dates(paper.text))
    numbers = numbers_of(paper)
    own = own_number(numbers, paper, title)
    parties = parties_of(paper, title)
    sheet = _Sheet(paper, title, found, numbers, own, parties)
    fields, supports = _assemble(sheet)
    evidence: dict[str, list[Proof]] = {}
    for one in supports:
        evidence.setdefault(one.field, []).append(_proof(paper, one))
    return Reading(fields, evidence, list(_warnings(sheet, fields)))


@dataclass(frozen=True, slots=True)
class _Sheet:
    paper: Paper
    title: Title | None
    dates: list[Found]
    numbers: list[Number]
    own: Number | None
    parties: list[Party]


def _assemble(sheet: _Sheet) -> tuple[Fields, list[Support]]:
    paper, title, own = sheet.paper, sheet.title, sheet.own
    supports: list[Support] = []
    fields = Fields()
    if title is not None:
        fields = replace_field(fields, doc_type=title.text)
        supports.append(
            Support("doc_type", title.start, title.end, _SURE if title.sure else _UNSURE)
        )
    doc_type = fields.doc_type
    instance = instance_of(paper, doc_type, own, sheet.numbers)
    fields = replace_field(fields, instance=instance)
    fields, more = _heading(sheet, fields)
    supports += more
    fields, more = _course(sheet, fields)
    supports += more
    fields, more = _decision(sheet, fields)
    return fields, supports + more


def _heading(sheet: _Sheet, fields: Fields) -> tuple[Fields, list[Support]]:
    """Who issued it, under which number, about what, between whom."""
    paper, own = sheet.paper, sheet.own
    supports = []
    organ = organ_of(paper, sheet.title, fields.doc_type)
    if organ is not None:
        fields = replace_field(fields, organ=organ.name)
        supports.append(Support("organ", organ.start, organ.end, _SURE if organ.sure else _UNSURE))
    if own is not None:
        fields = replace_field(fields, case_number=own.text)
        sure = _SURE if own.ours and not own.mended else _UNSURE
        supports.append(Support("case_number", own.start, own.end, sure))
    others = [n for n in sheet.numbers if n.kind != "act" and (own is None or n.text != own.text)]
    related = list(dict.fromkeys(n.text for n in others))
    supports += [Support("related_case_numbers", n.start, n.end, _LIKELY) for n in others[:5]]
    act = act_number(sheet.numbers, own, paper.text)
    if act is not None:
        supports.append(Support("act_number", act.start, act.end, _LIKELY))
    cause = cause_of(paper, sheet.parties)
    if cause is not None:
        supports.append(
            Support("cause", cause.start, cause.end, _LIKELY if cause.sure else _UNSURE)
        )
    supports += [Support("parties", p.start, p.end, _LIKELY) for p in sheet.parties]
    return replace_field(
        fields,
        related_case_numbers=related,
        act_number=act.text if act else None,
        cause=cause.text if cause else None,
        parties=[PartyRead(role=p.role, name=p.name) for p in sheet.parties],
    ), supports


def _course(sheet: _Sheet, fields: Fields) -> tuple[Fields, list[Support]]:
    """When it was filed, accepted, served, heard, signed."""
    paper, found = sheet.paper, sheet.dates
    days: dict[str, Day | None] = {
        "filed_date": by_meaning(paper, found, "filed") or received_application(paper, found),
        "accepted_date": by_meaning(paper, found, "accepted"),
        "served_date": by_meaning(paper, found, "served"),
        "document_date": document_day(paper, found),
    }
    supports = [
        Support(name, day.start, day.end, _LIKELY if name != "document_date" else _SURE)
        if day.sure
        else Support(name, day.start, day.end, _UNSURE)
        for name, day in days.items()
        if day is not None
    ]
    fields = replace_field(fields, **{name: day.day if day else None for name, day in days.items()})
    sitting = _the_sitting(sittings_of(paper, found))
    if sitting is None:
        return fields, supports
    at = sitting.at.isoformat(timespec="minutes") if sitting.at else sitting.day.isoformat()
    supports.append(
        Support("hearing_at", sitting.start, sitting.end, _SURE if sitting.at else _LIKELY)
    )
    if sitting.room:
        supports.append(Support("hearing_room", sitting.room_start, sitting.room_end, _LIKELY))
    return replace_field(fields, hearing_at=at, hearing_room=sitting.room or None), supports


def _the_sitting(found: list[Sitting]) -> Sitting | None:
    """The sitting a paper is about: the one with a time of day, else the first."""
    return next((one for one in found if one.at is not None), found[0] if found else None)


def _decision(sheet: _Sheet, fields: Fields) -> tuple[Fields, list[Support]]:
    """What was decided, what may be done about it, and who appeared."""
    paper = sheet.paper
    supports = []
    outcome = outcome_of(paper, fields.instance, fields.doc_type)
    if outcome is not None:
        supports.append(
            Support("outcome", outcome.start, outcome.end, _SURE if outcome.sure else _LIKELY)
        )
    remedy, answer, final = remedy_of(paper), answer_of(paper), final_of(paper)
    if remedy is not None:
        supports.append(Support("remedy_period_days", remedy.start, remedy.end, _SURE))
    if answer is not None:
        supports.append(Support("response_days", answer.start, answer.end, _SURE))
    if final is not None:
        supports.append(Support("is_final", *final, _SURE))
    leaders = leaders_of(paper, sheet.parties, sheet.title.end if sheet.title else 0)
    supports += [Support("leaders", one.start, one.end, _LIKELY) for one in leaders]
    decides = outcome is not None
    return replace_field(
        fields,
        outcome=outcome.name if outcome else None,
        remedy_period_days=remedy.days if remedy else None,
        response_days=answer.days if answer else None,
        is_final=True if final else (False if decides and remedy else None),
        leaders=[
            LeaderRead(organ=one.organ, attended=one.attended, title=one.title, name=one.name)
            for one in leaders
        ],
    ), supports


def replace_field(fields: Fields, **changes: object) -> Fields:
    """The fields with some of them filled in."""
    return msgspec.structs.replace(fields, **changes)


def _proof(paper: Paper, one: Support) -> Proof:
    place = paper.place(one.start, one.end)
    confidence = round(one.confidence * place.confidence, 2)
    box = place.box
    return Proof(
        confidence=confidence,
        word="可靠" if confidence >= RELIABLE else "看一眼" if confidence >= GLANCE else "要核对",
        page=place.page,
        box=(round(box.x0, 1), round(box.top, 1), round(box.x1, 1), round(box.bottom, 1)),
        quote=place.quote,
    )


def _warnings(sheet: _Sheet, fields: Fields) -> Iterator[str]:
    """What a person should look at before filing."""
    if sheet.own is not None and not sheet.own.ours:
        yield f"案号“{sheet.own.text}”不是行政案件的案号，请核对是否属于本台账。"
    if sheet.own is not None and sheet.own.mended:
        yield f"案号按“{sheet.own.text}”理解，原文可能误识，请核对。"
    if fields.doc_type is None:
        yield "没有认出文书的种类，可能不是诉讼、复议文书，请人工填写。"
