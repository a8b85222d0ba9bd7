"""What each fact does: the function that handles it, and the table of the row it gives an id of."""

from collections.abc import Mapping

from docket.docketing import schemas
from docket.docketing.service import (
    corrections,
    deadline_acts,
    events,
    gaps,
    hearings,
    matters,
    notices,
    outcomes,
    policies,
    proceedings,
    registers,
    requests,
    rule_versions,
    standings,
    undoing,
)
from docket.docketing.service.desk import Verb

VERBS: Mapping[type, Verb] = {
    **registers.VERBS,
    **matters.VERBS,
    **proceedings.VERBS,
    **standings.VERBS,
    **events.VERBS,
    **hearings.VERBS,
    **outcomes.VERBS,
    **corrections.VERBS,
    **deadline_acts.VERBS,
    **gaps.VERBS,
    **notices.VERBS,
    **undoing.VERBS,
    **rule_versions.VERBS,
    **policies.VERBS,
    **requests.VERBS,
}


WRITES: Mapping[type, str] = {
    schemas.RegisterAuthority: "authority",
    schemas.RegisterUnit: "unit",
    schemas.OpenSeries: "series",
    schemas.AddPaper: "paper",
    schemas.OpenMatter: "matter",
    schemas.AddChallengedAct: "challenged_act",
    schemas.AddParty: "party",
    schemas.OpenProceeding: "proceeding",
    schemas.JoinProceeding: "proceeding",
    schemas.RecordEvent: "event",
    schemas.RecordOutcome: "event",
    schemas.RecordHearing: "hearing",
    schemas.RecordAppearance: "appearance",
    schemas.ActOnDeadline: "deadline_act",
    schemas.AcceptMove: "deadline_act",
    schemas.UndoAct: "undoing",
    schemas.DismissGap: "gap_dismissal",
    schemas.RecordNotice: "notice",
    schemas.RecordLocalRestDay: "local_rest_day",
    schemas.AdoptRules: "rule_version",
    schemas.StrikeRule: "rule_version",
    schemas.SignRule: "rule_sign_off",
    schemas.RecordPolicy: "policy",
    schemas.RecordMilestone: "milestone",
    schemas.AskUnit: "unit_request",
    schemas.AnswerRequest: "unit_request",
}


"""The table of the row each fact gives an id of, so that a label is not taken for another's."""
