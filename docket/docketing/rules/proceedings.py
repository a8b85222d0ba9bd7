"""Whether a proceeding may be opened, its docket number read, its place in the chain."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from docket.docketing.rules.words import out_of_order
from docket.docketing.schemas import OpenProceeding, StandingIn
from docket.errors import FieldError, Invalid
from docket.law import case_numbers
from docket.law.courts import Court
from docket.proceedings.schemas import ProceedingRow
from docket.terms import Link, Procedure, Role

COURT_PROCEDURES = frozenset(
    {
        Procedure.FIRST_INSTANCE,
        Procedure.SECOND_INSTANCE,
        Procedure.RETRIAL_REVIEW,
        Procedure.RETRIAL,
        Procedure.NON_LITIGATION_ENFORCEMENT,
        Procedure.ENFORCEMENT,
    }
)
FROM = {
    Link.SUIT_AFTER_RECONSIDERATION: ({Procedure.RECONSIDERATION}, {Procedure.FIRST_INSTANCE}),
    Link.APPEAL: ({Procedure.FIRST_INSTANCE, Procedure.RETRIAL}, {Procedure.SECOND_INSTANCE}),
    Link.REMAND: (
        {Procedure.SECOND_INSTANCE, Procedure.RETRIAL},
        {Procedure.FIRST_INSTANCE, Procedure.SECOND_INSTANCE},
    ),
    Link.RETRIAL_APPLICATION: (
        {Procedure.FIRST_INSTANCE, Procedure.SECOND_INSTANCE, Procedure.RETRIAL},
        {Procedure.RETRIAL_REVIEW},
    ),
    Link.RETRIAL_ORDERED: (
        {Procedure.RETRIAL_REVIEW, Procedure.FIRST_INSTANCE, Procedure.SECOND_INSTANCE},
        {Procedure.RETRIAL},
    ),
}
"""For each link: the procedures it may come from, and those it may open."""

ONLY_IN_RECONSIDERATION = frozenset({Role.APPLICANT, Role.RESPONDENT, Role.RECONSIDERATION_ORGAN})
RECONSIDERATION_ROLES = ONLY_IN_RECONSIDERATION | {Role.THIRD_PARTY}

REMANDS = frozenset({"s_remand", "s_comp_remand", "t_remand"})


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A docket number as it is stored.

    Args:
        text: Normalised, with ASCII brackets.
        columns: number_year, number_court, number_type, number_seq, where it is a court's.
        compensation: Whether the number itself says 行政赔偿.
        warnings: What is odd about it but does not stop it.
    """

    text: str | None
    columns: dict[str, int | str | None]
    compensation: bool = False
    warnings: tuple[str, ...] = ()


def read_number(
    text: str | None, procedure: Procedure, forum: str, courts: Mapping[str, Court]
) -> NumberRead:
    """Read a docket number: a court's strictly by its grammar, a reconsideration organ's leniently.

    Raises:
        Invalid: The number is not a court case number, is a criminal or civil one, or belongs to
            another procedure (law: 法〔2015〕137号).
    """
    if text is None or not text.strip():
        return NumberRead(None, {})
    if procedure not in COURT_PROCEDURES:
        return _organ_number(text, procedure)
    number = case_numbers.parse(text)
    warnings = list(number.warnings)
    if number.procedure is not procedure:
        raise Invalid.of(
            FieldError(
                "docket_number",
                f"案号“{number.text}”是{number.procedure.zh}的案号，与所选程序“{procedure.zh}”不符。",
                "请核对案号中的类型代字，或改选程序种类。",
            )
        )
    court = courts.get(number.court)
    if court is None:
        warnings.append(f"法院代字“{number.court}”不在代字表中，请核对。")
    elif court.name != forum:
        warnings.append(
            f"代字“{number.court}”是{court.name}，与所填审理机关“{forum}”不同，请核对。"
        )
    columns: dict[str, int | str | None] = {
        "number_year": number.year,
        "number_court": number.court,
        "number_type": number.spec + number.type,
        "number_seq": number.seq,
    }
    return NumberRead(number.text, columns, number.compensation, tuple(warnings))


def _organ_number(text: str, procedure: Procedure) -> NumberRead:
    """A number of a reconsideration organ or another body: warned about, never blocked."""
    if procedure is not Procedure.RECONSIDERATION:
        return NumberRead(text.strip(), {})
    number = case_numbers.parse_reconsideration(text)
    if number is None:
        return NumberRead(
            text.strip(), {}, warnings=(f"“{text}”不像复议文书字号，已照录，请核对。",)
        )
    return NumberRead(number.text, {})


def check_role(role: Role, procedure: Procedure) -> list[FieldError]:
    """被申请人 stands in a reconsideration, 被告 in court; figures count by the role."""
    reconsideration = procedure is Procedure.RECONSIDERATION
    wrong = (reconsideration and role not in RECONSIDERATION_ROLES) or (
        procedure in COURT_PROCEDURES and role in ONLY_IN_RECONSIDERATION
    )
    if not wrong:
        return []
    known = RECONSIDERATION_ROLES if reconsideration else set(Role) - ONLY_IN_RECONSIDERATION
    named = "、".join(r.zh for r in Role if r in known)
    return [FieldError("role", f"{procedure.zh}程序中没有“{role.zh}”。", f"可选：{named}。")]


def check_proceeding(fact: OpenProceeding) -> list[FieldError]:
    """Every reason, seen from the facts alone, why this proceeding cannot be opened."""
    roles = [(f"standings[{n}]", one.role) for n, one in enumerate(fact.standings)]
    roles += [(f"parties[{n}]", one.role) for n, one in enumerate(fact.parties)]
    errors = [e.under(path) for path, role in roles for e in check_role(role, fact.procedure)]
    if not fact.forum.strip():
        errors.append(FieldError("forum", "缺少审理机关。", "请填写复议机关或法院的名称。"))
    if not fact.standings:
        errors.append(
            FieldError("standings", "没有本机关的诉讼地位。", "请至少登记一个本机关及其地位。")
        )
    if (fact.previous is None) != (fact.link is None):
        errors.append(
            FieldError("link", "前一程序与由来要一并填写。", "请同时填写 previous 与 link。")
        )
    return errors


def check_standings(
    standings: Sequence[StandingIn], *, already: frozenset[int] = frozenset()
) -> list[FieldError]:
    """Each of ours stands once, and only a co-defendant's leader sits for the group.

    Args:
        standings: Their references are ids by now.
        already: Ours that stand in the proceeding before these join it.
    """
    present = [s.authority for s in standings]
    errors = [
        FieldError(f"standings[{n}].authority", "同一机关登记了两次。", "请删去重复的一条。")
        for n, authority in enumerate(present)
        if authority in present[:n] or authority in already
    ]
    for n, standing in enumerate(standings):
        ours = already | {a for a in present if isinstance(a, int)}
        others = ours - {standing.authority}
        errors += [e.under(f"standings[{n}]") for e in check_represented(standing, others)]
    return errors


def check_represented(standing: StandingIn, others: Collection[int]) -> list[FieldError]:
    """共同被告 may name one leader for all of them (法释〔2020〕3号第三条): one of the others."""
    if standing.represented_by is None or standing.represented_by in others:
        return []
    return [
        FieldError(
            "represented_by", "代为出庭的机关不是本程序中的其他机关。", "请填写同一程序的共同被告。"
        )
    ]


def check_link(
    fact: OpenProceeding,
    previous: ProceedingRow,
    *,
    decided_on: date | None,
    accepted_on: date | None,
    codes: frozenset[str],
) -> list[FieldError]:
    """Every reason why this proceeding cannot follow that one.

    Args:
        fact: The proceeding to open; ``link`` is set.
        previous: The one it is said to arise from.
        decided_on: When that one was decided.
        accepted_on: When that one was accepted.
        codes: The outcome codes of that one.
    """
    link = fact.link
    errors = []
    if link in FROM:
        sources, targets = FROM[link]
        if previous.procedure not in sources or fact.procedure not in targets:
            errors.append(
                FieldError(
                    "link",
                    f"{previous.procedure.zh}不能经“{link.zh}”进入{fact.procedure.zh}。",
                    "请核对由来。",
                )
            )
    if not errors and link is Link.REMAND and not codes & REMANDS:
        errors.append(
            FieldError("link", "前一程序的结果不是发回重审。", "请先登记前一程序发回重审的结果。")
        )
    if accepted_on and decided_on and decided_on < accepted_on:
        errors.append(out_of_order("previous", "受理日", accepted_on, "结案日", decided_on))
    return errors
