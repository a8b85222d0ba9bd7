"""Deadlines as a projection, what people did to them as facts, the dates that moved, the register."""

from piccolo.columns import (
    Boolean,
    Date,
    ForeignKey,
    Integer,
    OnDelete,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from docket.accounts.tables import Authority
from docket.hearings.tables import Hearing
from docket.history.tables import Act
from docket.matters.tables import Matter, Party
from docket.papers.tables import Paper
from docket.proceedings.tables import Event, Proceeding
from docket.terms import Awaiting, Binds, DeadlineState, DeadlineVerb, How, MoveState


class Deadline(Table):
    """PROJECTION: 期限, a dated duty of one proceeding.

    Its identity is stable: proceeding, authority or party bound, rule key, root event or hearing,
    ordinal. ``due_statutory`` decides "late?"; ``alarm_on`` is when to be ready. A deadline that
    cannot be computed has no dates and says why. An internal milestone (``internal``) has no
    statutory day: it is due on its safe one.
    """

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=True, default=None, on_delete=OnDelete.restrict)
    party = ForeignKey(Party, null=True, default=None, on_delete=OnDelete.restrict)
    rule = Varchar(length=60, null=False, help_text="rule key")
    root_event = ForeignKey(Event, null=True, default=None, on_delete=OnDelete.restrict)
    root_hearing = ForeignKey(Hearing, null=True, default=None, on_delete=OnDelete.restrict)
    ordinal = Integer(null=False, default=0)
    binds = Varchar(length=10, null=False, choices=Binds)
    rule_version = Varchar(length=80, null=False, help_text="id of the version of the rule")
    trigger_on = Date(null=False, default=None)
    raw_end = Date(null=True, default=None, help_text="un-rolled end")
    due_statutory = Date(null=True, default=None)
    due_safe = Date(null=True, default=None)
    alarm_on = Date(null=True, default=None)
    provisional = Boolean(null=False, default=False)
    not_computable = Text(null=True, default=None, help_text="why there is no date")
    state = Varchar(length=20, null=False, choices=DeadlineState)
    done_event = ForeignKey(Event, null=True, default=None, on_delete=OnDelete.restrict)
    done_on = Date(null=True, default=None)
    assignee = Varchar(length=80, null=True, default=None)
    manual = Boolean(null=False, default=False)
    duty = Boolean(null=False, default=True, help_text="false: a right, which may be left to lapse")
    inputs_hash = Varchar(length=64, null=False)
    receipt_code = Varchar(length=12, null=False)
    internal = Boolean(null=False, default=False, help_text="内部节点: no period of the law")
    awaiting = Varchar(length=10, null=True, default=None, choices=Awaiting)
    confirmed_by = Varchar(length=120, null=True, default=None, help_text="the second person")
    done_how = Varchar(length=20, null=True, default=None, choices=How)
    done_paper = ForeignKey(Paper, null=True, default=None, on_delete=OnDelete.restrict)
    reading = Varchar(
        length=80, null=True, default=None, help_text="the reading that holds, of several"
    )


class DeadlineAct(Table):
    """What a person did to a deadline, by its identity: a fact, so no rebuild can lose it."""

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=True, default=None, on_delete=OnDelete.restrict)
    party = ForeignKey(Party, null=True, default=None, on_delete=OnDelete.restrict)
    rule = Varchar(length=60, null=False)
    root_event = ForeignKey(Event, null=True, default=None, on_delete=OnDelete.restrict)
    root_hearing = ForeignKey(Hearing, null=True, default=None, on_delete=OnDelete.restrict)
    ordinal = Integer(null=False, default=0)
    verb = Varchar(length=20, null=False, choices=DeadlineVerb)
    happened_on = Date(null=False, default=None)
    value = Varchar(length=120, null=True, default=None, help_text="assignee, date or reading")
    reason = Text(null=False, default="")
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)
    how = Varchar(length=20, null=True, default=None, choices=How, help_text="of what was done")
    paper = ForeignKey(Paper, null=True, default=None, on_delete=OnDelete.restrict)
    actor_id = Varchar(length=80, null=False, default="", help_text="who, so that a second is told")
    actor_name = Varchar(length=120, null=False, default="")


class Move(Table, tablename="deadline_move"):
    """An open deadline whose dates moved, kept in the transaction that moved it; never deleted.

    No fact, since it follows from the act that caused it, and no projection either: the facts of
    today do not tell what a date was before. What a person makes of it is a fact (``DeadlineAct``,
    ``Undoing``); ``state`` is what follows from those, checked by a rebuild.
    """

    id: Serial
    act = ForeignKey(Act, null=True, default=None, on_delete=OnDelete.restrict)
    happened_at = Timestamptz(null=False, default=None, help_text="the moment it moved, UTC")
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=True, default=None, on_delete=OnDelete.restrict)
    party = ForeignKey(Party, null=True, default=None, on_delete=OnDelete.restrict)
    rule = Varchar(length=60, null=False)
    root_event = ForeignKey(Event, null=True, default=None, on_delete=OnDelete.restrict)
    root_hearing = ForeignKey(Hearing, null=True, default=None, on_delete=OnDelete.restrict)
    ordinal = Integer(null=False, default=0)
    before_statutory = Date(null=True, default=None)
    before_safe = Date(null=True, default=None)
    before_alarm = Date(null=True, default=None)
    after_statutory = Date(null=True, default=None)
    after_safe = Date(null=True, default=None)
    after_alarm = Date(null=True, default=None)
    not_computable = Text(null=True, default=None, help_text="why there is no date any more")
    gone = Boolean(null=False, default=False, help_text="what started it does not hold any more")
    manual = Boolean(null=False, default=False, help_text="its alarm was set by hand, and stayed")
    cause = Text(null=False, help_text="why, as people read it")
    whom = Varchar(length=80, null=True, default=None, help_text="assignee, else the handler")
    state = Varchar(length=20, null=False, default=MoveState.PENDING, choices=MoveState)


class NewsSeen(Table):
    """Up to where a person has read what changed on their matters: a bookmark, no fact."""

    id: Serial
    name = Varchar(length=80, null=False, help_text="unique")
    act = Integer(null=False, help_text="number of the last act seen")
    move = Integer(null=False, help_text="id of the last move seen")
    seen_on = Date(null=False, default=None)


class DeadlineEntry(Table):
    """期限登记簿: that a deadline arose, moved, or changed its state, written when it did.

    Neither fact nor projection. It follows from the facts of its act and from the law and calendar
    as they were at work that day; a register that was signed must not change with them, so it is
    written once and kept. ``before`` and ``after`` are JSON of ``deadlines.schemas.Entered``.
    """

    id: Serial
    act = ForeignKey(Act, null=True, default=None, on_delete=OnDelete.restrict)
    recorded_at = Timestamptz(null=False, default=None, help_text="the moment, UTC")
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=True, default=None, on_delete=OnDelete.restrict)
    party = ForeignKey(Party, null=True, default=None, on_delete=OnDelete.restrict)
    rule = Varchar(length=60, null=False)
    rule_version = Varchar(length=80, null=False)
    root_event = ForeignKey(Event, null=True, default=None, on_delete=OnDelete.restrict)
    root_hearing = ForeignKey(Hearing, null=True, default=None, on_delete=OnDelete.restrict)
    before = Text(null=True, default=None)
    after = Text(null=True, default=None)


class GapDismissal(Table):
    """缺项不适用: why something the check expects will not come in a proceeding. A fact.

    ``code`` is that of the expectation, ``subject`` whom or what it was about, empty for nobody.
    """

    id: Serial
    proceeding = ForeignKey(Proceeding, null=False, default=None, on_delete=OnDelete.restrict)
    code = Varchar(length=60, null=False)
    subject = Varchar(length=60, null=False, default="")
    reason = Text(null=False)
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)


class Receipt(Table):
    """核验单: what a deadline's date was computed from, kept under the code that was handed out.

    Append-only, and no projection: a code that stands on somebody's paper must be verifiable when
    the date has moved, the law has changed, and everything derived has been derived anew.
    """

    id: Serial
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    code = Varchar(length=12, null=False)
    digest = Varchar(length=64, null=False, help_text="of the inputs; the code is its beginning")
    inputs = Text(null=False, help_text="rule, day, days added, calendar, engine and dates, JSON")
    calendar_version = Varchar(length=12, null=False, help_text="of the calendar at that time")
