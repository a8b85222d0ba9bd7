"""The desk on which one filing is handled: labels, what was touched, what to warn about."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date

from docket.accounts.rules import Viewer
from docket.docketing import queries
from docket.docketing.service.moves import Accepted
from docket.errors import FieldError, Invalid, NotFound
from docket.history.rules import Actor
from docket.history.service import Ledger
from docket.proceedings.schemas import Brief

Verb = Callable[..., Awaitable[int]]
"""Handles one fact on the desk and gives the id of what it wrote."""


TITLES = {
    "authority": "机关",
    "unit": "单位",
    "series": "系列案",
    "matter": "案件",
    "challenged_act": "行政行为",
    "party": "当事人",
    "proceeding": "程序",
    "event": "事件",
    "hearing": "庭审（听证）",
    "paper": "文书",
    "notice": "放假通知",
    "local_rest_day": "停止办公日",
    "deadline_move": "期限变动",
    "rule_version": "规则版本",
    "rule_sign_off": "规则签署",
    "policy": "制度设置",
    "milestone": "内部节点",
    "unit_request": "调卷",
    "gap_dismissal": "缺项说明",
}
"""What people call the rows that a reference can stand for, by table."""


class Unresolved(Exception):
    """A label names a fact of this filing that was refused; what depends on it is passed over."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a label of this filing stands for: a row of a table, or none when it was refused."""

    table: str
    id: int | None


@dataclass(slots=True)
class Desk:
    """The state of one filing while its facts are handled one after the other."""

    ledger: Ledger
    viewer: Viewer
    today: date
    actor: Actor
    labels: dict[str, Labelled] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    opened: set[int] = field(default_factory=set)
    """Matters opened in this filing whose likeness to others is to be checked."""
    reviewed: set[int] = field(default_factory=set)
    """Proceedings whose holdings were corrected: at the end each must still have a result."""
    standing: set[int] = field(default_factory=set)
    """Proceedings whose suspensions or extensions were entered or corrected: at the end none may
    overlap, and none exceed what the law allows."""
    accepted: list[Accepted] = field(default_factory=list)
    """Dates that moved and that a person takes as they are."""
    undone: list[int] = field(default_factory=list)
    """Numbers of the acts that this filing takes back."""
    warnings: list[str] = field(default_factory=list)
    _briefs: dict[int, Brief] = field(default_factory=dict)

    def resolve(self, ref: int | str, name: str, table: str) -> int:
        """The id in a table that an id or an ``"@label"`` stands for.

        Raises:
            Invalid: The label names no earlier fact of this filing, or one of another table.
            Unresolved: It names one that was refused.
        """
        if isinstance(ref, int):
            return ref
        found = self.labels.get(ref.removeprefix("@"))
        if found is None:
            raise Invalid.of(
                FieldError(
                    name,
                    f"“{ref}”不是编号，也不是本次登记中前面某项的标签。",
                    "标签写作 @名称，并须先出现。",
                )
            )
        if found.table != table:
            raise Invalid.of(
                FieldError(name, f"“{ref}”不是{TITLES[table]}的标签。", "请核对标签指的是哪一项。")
            )
        if found.id is None:
            raise Unresolved(ref)
        return found.id

    async def existing(self, ref: int | str, name: str, table: str) -> int:
        """The id of a row that must exist in a fact table.

        What is hidden from whoever files is as if it were not there.

        Raises:
            Invalid: There is no such row for this viewer.
        """
        row_id = self.resolve(ref, name, table)
        if isinstance(ref, int) and not await queries.known(self.viewer, table, row_id):
            raise Invalid.of(
                FieldError(name, f"没有编号为{row_id}的{TITLES[table]}。", "请核对编号。")
            )
        return row_id

    async def optional(self, ref: int | str | None, name: str, table: str) -> int | None:
        """The same for a reference that may be left out."""
        return None if ref is None else await self.existing(ref, name, table)

    async def of_matter(self, ref: int | str, name: str, table: str, matter_id: int) -> int:
        """The id of a party or an act that must belong to a matter.

        Raises:
            Invalid: There is no such row, or it belongs to another matter.
        """
        row_id = await self.existing(ref, name, table)
        if await queries.matter_of(table, row_id) != matter_id:
            raise Invalid.of(
                FieldError(
                    name,
                    f"编号为{row_id}的{TITLES[table]}属于另一案件。",
                    f"请先在本案件中登记该{TITLES[table]}，再引用它。",
                )
            )
        return row_id

    async def brief(self, ref: int | str, name: str = "proceeding") -> Brief:
        """What the checks need of a proceeding; its matter is locked against concurrent filings.

        Raises:
            Invalid: There is no such proceeding.
        """
        proceeding_id = self.resolve(ref, name, "proceeding")
        if proceeding_id not in self._briefs:
            seen = await queries.known(self.viewer, "proceeding", proceeding_id)
            brief = await queries.load_brief(proceeding_id) if seen else None
            if brief is None:
                raise Invalid.of(
                    FieldError(
                        name,
                        f"没有编号为{proceeding_id}的程序。",
                        "庭审、事件和结果都要登记在已有的程序下；请先登记程序。",
                    )
                )
            if brief.proceeding.matter not in self.touched:
                await self.touch(brief.proceeding.matter)
                brief = await queries.load_brief(proceeding_id) or brief
            self._briefs[proceeding_id] = brief
        return self._briefs[proceeding_id]

    async def touch(self, matter_id: int) -> None:
        """Note that what follows from this matter is to be derived anew, and lock it.

        Every fact of a matter passes here: what whoever files does not see is not written.

        Raises:
            NotFound: There is no such matter for this viewer.
        """
        if matter_id in self.touched:
            return
        held = await queries.hold(matter_id)
        if not held or not await queries.visible_among(self.viewer, [matter_id]):
            msg = f"没有编号为{matter_id}的案件，或者无权登记。"
            raise NotFound(msg)
        self.touched.add(matter_id)

    def changed(self, proceeding_id: int) -> None:
        """Forget what was read of a proceeding, after a fact of it was written."""
        self._briefs.pop(proceeding_id, None)
