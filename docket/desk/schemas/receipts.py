"""What a code that was handed out stands for, and whether it still holds."""

from datetime import date
from typing import Literal

import msgspec

from docket.desk.schemas.work import WorkLine

Verdict = Literal["holds", "changed", "gone", "altered"]
"""It still holds; something is otherwise today; the deadline exists no more; it was tampered with."""


class ReceiptOut(msgspec.Struct, frozen=True, kw_only=True):
    """核验单: what was true when the code was handed out, and what differs now.

    Args:
        code: As it is printed.
        verdict: Whether it still holds.
        matter: The matter's id.
        rule: Rule key.
        name_zh: What people call the rule.
        rule_version: The version that was applied.
        calendar_version: The calendar at that time.
        engine: The version of the engine at that time.
        trigger_on: The day from which it ran.
        added_days: Days granted or excluded; null while time stood still.
        until: The last day that a paper fixed.
        provisional: It rested on days without a notice.
        raw_end: The un-moved end, as it was.
        due_statutory: The last day by law, as it was.
        due_safe: The safe day, as it was.
        recounted: Counted day by day from the receipt alone it gives these dates; null without one.
        differs: One sentence for each thing that is otherwise today.
        deadline: The deadline as it stands today; null when it exists no more.
    """

    code: str
    verdict: Verdict
    matter: int
    rule: str
    name_zh: str
    rule_version: str
    calendar_version: str
    engine: str
    trigger_on: date | None
    added_days: int | None
    until: date | None
    provisional: bool
    raw_end: date | None
    due_statutory: date | None
    due_safe: date | None
    recounted: bool | None
    differs: tuple[str, ...]
    deadline: WorkLine | None
