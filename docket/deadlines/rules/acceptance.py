"""视为受理: acceptance that nobody recorded, as it follows from the organ's silence; derived, never stored."""

from collections.abc import Iterable
from datetime import date

from docket.deadlines.rules.files import ProceedingFile
from docket.deadlines.rules.rows import Derived
from docket.law.provisions import Rulebook
from docket.proceedings.schemas import EventRow
from docket.terms import Procedure

DEEMED = "recon_deemed_accepted"
ON_RECEIPT = "old_recon_accept_date"
WHY_ACCEPTED = (
    "没有登记受理、不予受理：自审查期限届满之日视为受理（行政复议法第三十条第三款），"
    "2024年以前自收到申请之日即为受理（2017年修正第十七条第二款）。登记受理后按受理日计算。"
)


def accepted_without_saying(
    file: ProceedingFile, book: Rulebook, deemed: Iterable[Derived]
) -> EventRow | None:
    """The acceptance of an application that the organ neither accepted nor refused, as an event.

    Since 2024 it is the day on which the time to review the application expired
    (行政复议法第三十条第三款); before, the day of receipt itself (2017年修正第十七条第二款). Its id
    is that of the receipt, from which all that follows hangs.
    """
    said = {"accepted", "refused", "transferred"}
    if file.proceeding.procedure is not Procedure.RECONSIDERATION or any(
        e.kind in said for e in file.events
    ):
        return None
    days = [
        (one.row.due_statutory, one.row.root_event)
        for one in deemed
        if not one.root.kept and one.row.due_statutory and one.row.root_event
    ]
    days += [
        (e.happened_on, e.id)
        for e in file.events
        if e.kind == "application_received" and _by_receipt(book, e)
    ]
    if not days:
        return None
    day, event = min(days)
    return _acceptance(file, day, event)


def _by_receipt(book: Rulebook, event: EventRow) -> bool:
    """Whether the law of that day takes receipt by the organ as acceptance."""
    ours = event.authority is not None or event.party is not None
    return not ours and book.governing(ON_RECEIPT, event.happened_on) is not None


def _acceptance(file: ProceedingFile, day: date, event: int) -> EventRow:
    return EventRow(
        id=event,
        proceeding=file.proceeding.id,
        kind="accepted",
        happened_on=day,
        authority=None,
        party=None,
        how=None,
        sent_on=None,
        days=None,
        until_on=None,
    )
