"""Facts about facts: what was wrong, and what people do to deadlines."""

from datetime import date

from docket.docketing.schemas.base import Fact, Number, Ref
from docket.terms import DeadlineVerb, How


class Amend(Fact, tag="amend"):
    """更正: change fields of one recorded fact. ``version`` is the one that was read.

    ``what`` is the table's name (matter, proceeding, event, hearing, appearance, ...); ``changes``
    maps its fields to their new values. The old image, the reason and the name stay in the history.
    """

    what: str
    id: Number
    version: Number
    changes: dict[str, object]


class Strike(Fact, tag="strike"):
    """划除: what was recorded by mistake. It stays in the record and counts no more."""

    what: str
    id: Number
    version: Number


class ActOnDeadline(Fact, tag="act_on_deadline"):
    """处置期限: assign, confirm, mark done, waive, reopen, or set a date by hand.

    Who confirms (复核) is another person than the one who entered what the date rests on. Waiving a
    key date stands as 待复核, and the deadline stays open, until another person confirms it.
    """

    deadline: Number
    verb: DeadlineVerb
    happened_on: date
    value: str | None = None
    """The assignee, or the day; for confirming, the statutory day that was looked at, if given."""
    reason: str = ""
    how: How | None = None
    """By which channel it was done."""
    paper: Ref | None = None
    """The proof that it was done."""


class AcceptMove(Fact, tag="accept_move"):
    """接受变动: the date that moved is right. ``move`` is its number in ``docket moves``.

    Earlier moves of the same deadline are accepted with it.
    """

    move: Number
    reason: str = ""


class UndoAct(Fact, tag="undo_act"):
    """撤销登记: reverse what one act of the history recorded, by corrections of its own.

    What it added is struck, what it corrected is corrected back, what it struck counts again. The
    act stays in the history, and so does the reason of the undoing.
    """

    act: Number
