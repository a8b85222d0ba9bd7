"""What the selections of forms offer: codes with their names, and the rows of a matter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docket.desk.schemas import MatterWhole, ProceedingOut
from docket.law import library
from docket.terms import Procedure, Role, Term
from docket.web.rendering import Screen
from docket.web.texts import marked

TRI = (("", marked("未知")), ("true", marked("是")), ("false", marked("否")))
_OURS = marked("我方：%(name)s")
_THEIRS = marked("对方：%(name)s")


@dataclass(frozen=True, slots=True)
class Option:
    """One that can be chosen."""

    value: str
    label: str


def terms(screen: Screen, vocabulary: Iterable[Term]) -> list[Option]:
    """A closed vocabulary."""
    chinese = screen.language == "zh"
    return [Option(one.value, one.zh if chinese else one.en) for one in vocabulary]


def tri(screen: Screen) -> list[Option]:
    """Yes, no, or not known."""
    return [Option(value, screen.say(label)) for value, label in TRI]


def events(screen: Screen, procedure: Procedure) -> list[Option]:
    """The kinds of events that can happen in a procedure."""
    chinese = screen.language == "zh"
    return [
        Option(kind.code, kind.zh if chinese else kind.en)
        for kind in library.event_kinds().values()
        if kind.allowed_in(procedure)
    ]


def outcomes(screen: Screen, one: ProceedingOut) -> list[Option]:
    """The outcomes that a proceeding can have."""
    chinese = screen.language == "zh"
    return [
        Option(kind.code, kind.zh if chinese else kind.en)
        for kind in library.outcomes().values()
        if one.procedure in kind.procedures and kind.compensation in (None, one.compensation)
    ]


def fields() -> list[Option]:
    """行政管理领域."""
    return [Option(one.code, one.zh) for one in library.fields().values()]


def act_kinds() -> list[Option]:
    """行政行为种类."""
    return [Option(one.code, one.zh) for one in library.act_kinds().values()]


def whose(screen: Screen, whole: MatterWhole, one: ProceedingOut) -> list[Option]:
    """Whose an event can be: each of our authorities in the proceeding, and each party."""
    names = {a.id: a.name for a in whole.authorities}
    ours = [
        Option(f"us:{s.authority}", screen.say(_OURS, name=names[s.authority]))
        for s in one.standings
    ]
    return ours + [
        Option(f"them:{party.id}", screen.say(_THEIRS, name=party.name)) for party in whole.parties
    ]


def chosen_side(value: str) -> dict[str, object]:
    """The authority or the party that was chosen, as a fact names it."""
    side, _, number = value.partition(":")
    field = {"us": "authority", "them": "party"}.get(side)
    return {field: int(number)} if field and number.isdecimal() else {}


def chosen_tri(value: str) -> bool | None:
    """Yes, no, or not known."""
    return {"true": True, "false": False}.get(value)


def authorities(whole: MatterWhole, one: ProceedingOut) -> list[Option]:
    """Our authorities in a proceeding."""
    names = {a.id: a.name for a in whole.authorities}
    return [Option(str(s.authority), names[s.authority]) for s in one.standings]


def procedures(screen: Screen) -> list[Option]:
    """Every procedure."""
    return terms(screen, Procedure)


OUR_ROLES = (
    Role.RESPONDENT,
    Role.DEFENDANT,
    Role.APPELLEE,
    Role.APPELLANT,
    Role.RETRIAL_RESPONDENT,
    Role.RETRIAL_APPLICANT,
    Role.RECONSIDERATION_ORGAN,
    Role.THIRD_PARTY,
    Role.ENFORCEMENT_APPLICANT,
    Role.ENFORCEMENT_RESPONDENT,
)
"""What our authority can be in a proceeding."""

THEIR_ROLES: Sequence[Role] = (
    Role.APPLICANT,
    Role.PLAINTIFF,
    Role.APPELLANT,
    Role.APPELLEE,
    Role.RETRIAL_APPLICANT,
    Role.RETRIAL_RESPONDENT,
    Role.THIRD_PARTY,
    Role.ENFORCEMENT_APPLICANT,
    Role.ENFORCEMENT_RESPONDENT,
)
"""What the other side can be."""
