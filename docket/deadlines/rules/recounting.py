"""Whether a stored date stands up to its receipt and to the second counter."""

from collections.abc import Iterator, Mapping
from datetime import date

from docket.deadlines.rules.receipts import counted_from, digest_of, read_inputs
from docket.deadlines.schemas import DeadlineRow, ReceiptRow


def recount(row: DeadlineRow, receipts: Mapping[str, ReceiptRow], name_zh: str) -> Iterator[str]:
    """What is wrong with a stored deadline, each with both dates; nothing when it stands.

    Args:
        row: The deadline as stored.
        receipts: The receipts of its matter, by digest.
        name_zh: What people call its rule.
    """
    named = f"“{name_zh}”（期限 {row.id}）"
    kept = receipts.get(row.inputs_hash)
    if kept is None:
        yield f"{named}没有核验单，无法复算。"
        return
    if digest_of(kept.inputs).hex() != kept.digest:
        yield f"{named}的核验单（核验码 {kept.code}）被改动过。"
        return
    inputs = read_inputs(kept.inputs)
    counted = counted_from(inputs)
    if counted is None:
        if row.raw_end is not None and inputs.plain:
            yield f"{named}登记了日期，核验单上却算不出。"
        return
    for label, stored, second in (
        ("届满日", row.raw_end, counted.raw_end),
        ("法定末日", row.due_statutory, counted.due_statutory),
    ):
        if stored != second:
            yield f"{named}的{label}：登记的是 {_shown(stored)}，逐日复算得 {second}。"


def _shown(day: date | None) -> str:
    return str(day) if day else "（无）"
