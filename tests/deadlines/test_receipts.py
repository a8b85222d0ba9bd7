"""核验单: a date carries all that counting it again needs, and shows when anything of it is altered."""

from collections.abc import Mapping
from dataclasses import replace as with_fields
from datetime import date

from msgspec.structs import replace

from docket.deadlines.rules import ENGINE_VERSION, derive, recount
from docket.deadlines.rules.dating import Dates
from docket.deadlines.rules.files import ProceedingFile, Root
from docket.deadlines.rules.receipts import counted_from, kept_days, read_inputs, with_receipt
from docket.deadlines.rules.verifying import judge
from docket.deadlines.schemas import Computed, ReceiptRow
from docket.law import library
from docket.law.calendar import Calendar, HolidayNotice, NoticeDay
from docket.law.provisions import Rulebook
from docket.law.second_count import Counted
from docket.proceedings.schemas import EventRow, ProceedingRow
from docket.terms import DayKind, Procedure

BOOK = library.rulebook()
CALENDAR = library.official_calendar()
KINDS = library.event_kinds()
COPY = date(2024, 9, 27)


def answer(received: date = COPY, *, calendar: Calendar = CALENDAR, **more: object) -> Computed:
    """The deadline of the answer to a complaint received that day."""
    proceeding = ProceedingRow(
        id=7,
        matter=3,
        procedure=Procedure.FIRST_INSTANCE,
        compensation=False,
        track=None,
        forum="青渡区人民法院",
        docket_number=None,
        previous=None,
        link=None,
        version=1,
    )
    event: dict[str, object] = {"id": 11, "proceeding": 7, "party": None, "how": None}
    event |= {"sent_on": None, "days": None, "until_on": None, "authority": 1}
    rows = [EventRow(**event, kind="copy_received", happened_on=received)]  # type: ignore[arg-type]
    if more:
        rows.append(EventRow(**{**event, "id": 12, "happened_on": received, **more}))  # type: ignore[arg-type]
    found = derive(ProceedingFile(proceeding, events=tuple(rows)), BOOK, KINDS, calendar)
    return next(row for row in found if row.rule == "answer_evidence")


def kept(row: Computed, *, inputs: str | None = None) -> ReceiptRow:
    """The receipt of a deadline, as it was kept."""
    return ReceiptRow(
        id=1,
        matter=3,
        code=row.receipt_code,
        digest=row.inputs_hash,
        inputs=inputs or row.inputs,
        calendar_version=CALENDAR.version,
    )


def receipts(row: Computed, **more: str) -> Mapping[str, ReceiptRow]:
    return {row.inputs_hash: kept(row, **more)}


def with_day(day: date, kind: DayKind) -> Calendar:
    """The delivered calendar after a further notice that names one day."""
    notice = HolidayNotice(day.year, "调整", (), (NoticeDay(day, kind, "国庆节"),))
    return Calendar.of((*library.holiday_notices(), notice), library.statutory_holidays())


def test_a_receipt_holds_the_rule_the_day_the_calendar_and_the_dates() -> None:
    inputs = read_inputs(answer().inputs)

    assert inputs.version == "answer_evidence@2015-05-01"
    assert (inputs.trigger_on, inputs.added_days) == (COPY, 0)
    assert (inputs.raw_end, inputs.due_statutory) == (date(2024, 10, 12), date(2024, 10, 12))
    assert kept_days(inputs)[date(2024, 10, 12)] is DayKind.MAKE_UP
    assert inputs.engine == ENGINE_VERSION


def test_the_code_is_of_the_deadline_not_of_the_date_alone() -> None:
    """Two authorities with the same copy on the same day have a code each."""
    ours, theirs = answer(), answer(authority=2, kind="copy_received")

    assert ours.receipt_code == theirs.receipt_code  # the first of ours is the same deadline
    assert answer(date(2024, 9, 28)).receipt_code != ours.receipt_code


def test_it_counts_again_from_itself_alone() -> None:
    row = answer()

    assert counted_from(read_inputs(row.inputs)) == Counted(row.raw_end, row.due_statutory)  # type: ignore[arg-type]
    assert list(recount(row, receipts(row), "答辩")) == []


def test_days_granted_are_counted_again() -> None:
    row = answer(kind="extension_granted", days=15)

    inputs = read_inputs(row.inputs)

    assert inputs.added_days == 15
    assert counted_from(inputs) == Counted(date(2024, 10, 27), date(2024, 10, 28))


def test_a_date_beyond_the_notices_is_counted_again_by_the_holidays_of_the_law() -> None:
    row = answer(date(2027, 9, 16))

    assert row.provisional
    assert read_inputs(row.inputs).holidays == "271001,271002,271003"
    assert list(recount(row, receipts(row), "答辩")) == []


def test_a_stored_date_that_is_wrong_is_named_with_both_dates() -> None:
    row = replace(answer(), id=5, due_statutory=date(2024, 10, 14))

    said = list(recount(row, receipts(row), "提交答辩状"))

    assert said == [
        "“提交答辩状”（期限 5）的法定末日：登记的是 2024-10-14，逐日复算得 2024-10-12。"
    ]


def test_a_date_without_its_receipt_is_named() -> None:
    row = replace(answer(), id=5)

    assert list(recount(row, {}, "提交答辩状")) == ["“提交答辩状”（期限 5）没有核验单，无法复算。"]


def test_an_altered_receipt_is_named() -> None:
    row = answer()
    altered = row.inputs.replace("2024-10-12", "2024-10-14")

    assert "改动过" in next(recount(row, receipts(row, inputs=altered), "答辩"))
    judged = judge(kept(row, inputs=altered), BOOK, CALENDAR, ENGINE_VERSION)
    assert not judged.intact
    assert judged.inputs is None


def test_a_receipt_holds_while_nothing_changes() -> None:
    judged = judge(kept(answer()), BOOK, CALENDAR, ENGINE_VERSION)

    assert judged.intact
    assert judged.recounted
    assert judged.differs == ()


def test_a_notice_that_names_other_days_leaves_it_as_it_is() -> None:
    later = with_day(date(2025, 10, 11), DayKind.ORDINARY)

    assert judge(kept(answer()), BOOK, later, ENGINE_VERSION).differs == ()
    assert answer(calendar=later).receipt_code == answer().receipt_code


def test_a_day_that_is_otherwise_now_is_named_with_what_it_does_to_the_date() -> None:
    """Had 2024-10-12 been a rest day, the fifteenth day would have moved to Monday."""
    judged = judge(kept(answer()), BOOK, with_day(date(2024, 10, 12), DayKind.REST), ENGINE_VERSION)

    assert judged.recounted
    assert judged.now is not None
    assert judged.now.due_statutory == date(2024, 10, 14)
    assert judged.differs == (
        "日历：2024-10-12 当时调休上班，现在放假。",
        (
            "按现在的规则和日历重算：法定末日 2024-10-12、安全日 2024-10-12"
            " → 法定末日 2024-10-14、安全日 2024-10-11。"
        ),
    )


def test_a_rule_that_was_rewritten_is_named() -> None:
    rule = BOOK.in_force("answer_evidence", on=COPY)
    book = Rulebook((with_fields(rule, length=10),))

    judged = judge(kept(answer()), book, CALENDAR, ENGINE_VERSION)

    assert judged.recounted
    assert judged.differs[0] == (
        "规则版本 answer_evidence@2015-05-01 的算法改过："
        "当时 15日，逢休息日顺延，现在 10日，逢休息日顺延。"
    )


def test_a_newer_version_that_governs_that_day_is_named() -> None:
    rule = BOOK.in_force("answer_evidence", on=COPY)
    old = with_fields(rule, in_force_to=date(2024, 8, 31))
    new = with_fields(
        rule, id="answer_evidence@2024-09-01", in_force_from=date(2024, 9, 1), length=20
    )

    judged = judge(kept(answer()), Rulebook((old, new)), CALENDAR, ENGINE_VERSION)

    assert judged.differs == (
        "起算之日（2024-09-27）现在适用的版本是 answer_evidence@2024-09-01。",
    )


def test_a_version_that_is_gone_still_counts_from_the_receipt() -> None:
    judged = judge(kept(answer()), Rulebook(()), CALENDAR, ENGINE_VERSION)

    assert judged.recounted
    assert judged.now is None
    assert judged.differs[0].startswith("规则库里已没有当时适用的版本")


def test_another_engine_is_named() -> None:
    assert judge(kept(answer()), BOOK, CALENDAR, "99").differs == (
        f"算法版本：当时 {ENGINE_VERSION}，现在 99。",
    )


def test_a_deadline_without_a_date_has_a_receipt_that_says_so() -> None:
    """While its time stands still there is nothing to count."""
    plain = replace(answer(), raw_end=None, due_statutory=None, due_safe=None)
    rule = BOOK.in_force("answer_evidence", on=COPY)
    row = with_receipt(plain, rule, Root(COPY), Dates(refusal="程序中止"), CALENDAR)

    judged = judge(kept(row), BOOK, CALENDAR, ENGINE_VERSION)

    assert judged.recounted is None
    assert judged.differs == ()
    assert list(recount(row, receipts(row), "答辩")) == []
