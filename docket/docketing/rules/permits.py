"""Which right each fact asks of whoever files it."""

from collections.abc import Iterable, Mapping

from docket.accounts.rules import Right, Viewer
from docket.docketing import schemas
from docket.docketing.schemas import Amend, AnyFact, Strike
from docket.errors import FieldError, Forbidden

NEEDED: Mapping[type, Right] = {
    schemas.RegisterAuthority: Right.MANAGE_REGISTERS,
    schemas.RegisterUnit: Right.MANAGE_REGISTERS,
    schemas.OpenSeries: Right.OPEN_MATTERS,
    schemas.OpenMatter: Right.OPEN_MATTERS,
    schemas.AddChallengedAct: Right.RECORD_FACTS,
    schemas.AddParty: Right.RECORD_FACTS,
    schemas.OpenProceeding: Right.RECORD_FACTS,
    schemas.JoinProceeding: Right.RECORD_FACTS,
    schemas.RecordEvent: Right.RECORD_FACTS,
    schemas.RecordOutcome: Right.RECORD_FACTS,
    schemas.RecordHearing: Right.RECORD_FACTS,
    schemas.RecordAppearance: Right.RECORD_FACTS,
    schemas.ActOnDeadline: Right.RECORD_FACTS,
    schemas.AskUnit: Right.RECORD_FACTS,
    schemas.AnswerRequest: Right.RECORD_FACTS,
    schemas.RecordPolicy: Right.MANAGE_REGISTERS,
    schemas.RecordMilestone: Right.MANAGE_REGISTERS,
    schemas.AcceptMove: Right.RECORD_FACTS,
    schemas.DismissGap: Right.RECORD_FACTS,
    schemas.UndoAct: Right.CORRECT_FACTS,
    schemas.AddPaper: Right.ADD_PAPERS,
    schemas.RecordNotice: Right.MANAGE_CALENDAR,
    schemas.AdoptRules: Right.MANAGE_RULES,
    schemas.StrikeRule: Right.MANAGE_RULES,
    schemas.SignRule: Right.MANAGE_RULES,
    schemas.RecordLocalRestDay: Right.MANAGE_CALENDAR,
}
"""The right to file each kind of fact; what corrects one asks for ``CORRECTING``."""

CORRECTING: Mapping[str, Right] = {
    "authority": Right.MANAGE_REGISTERS,
    "unit": Right.MANAGE_REGISTERS,
    "local_rest_day": Right.MANAGE_CALENDAR,
    "milestone": Right.MANAGE_REGISTERS,
    "policy": Right.MANAGE_REGISTERS,
}
"""The right to amend or strike a row of these tables; of every other it is ``correct_facts``."""


def needed(fact: AnyFact) -> Right:
    """The right that a fact asks for."""
    if isinstance(fact, Amend | Strike):
        return CORRECTING.get(fact.what, Right.CORRECT_FACTS)
    return NEEDED[type(fact)]


def check_permits(viewer: Viewer, facts: Iterable[AnyFact]) -> None:
    """Refuse a filing with facts that are not for this viewer to file.

    Raises:
        Forbidden: Names each of them.
    """
    errors = tuple(
        FieldError(f"facts[{n}]", f"登记这一项须有“{needed(fact).zh}”的权限。", "请找有权限的人。")
        for n, fact in enumerate(facts)
        if not viewer.may(needed(fact))
    )
    if errors:
        message = "您没有登记其中某些事项的权限，未写入任何内容。"
        raise Forbidden(message, fields=errors)
