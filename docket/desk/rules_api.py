"""The rule book and the codes over HTTP, to be read."""

from datetime import date, time
from typing import Annotated

from litestar import Controller, get
from litestar.params import FromPath, FromQuery, QueryParameter

from docket.accounts.rules import Right, needs
from docket.deadlines.asking import Question
from docket.desk import codes, rulebooks, service
from docket.desk.api import Accepted
from docket.desk.rules import spoken
from docket.desk.schemas import Codes
from docket.law.answers import DueOut
from docket.law.entries import RuleEntry, RuleLine
from docket.terms import Language
from docket.web.answers import documented

Added = Annotated[int, QueryParameter(ge=0, le=3660, description="经批准延长的天数。")]

Excluded = Annotated[int, QueryParameter(ge=0, le=3660, description="中止、扣除而不计入的天数。")]

Version = Annotated[
    str | None, QueryParameter(max_length=40, description="指定法律版本，如 FYF17、FYF23。")
]


class RuleController(Controller):
    """期限规则."""

    path = "/rules"
    tags = ("rules",)
    opt = needs(Right.READ_REFERENCE)

    @get(operation_id="listRules", summary="期限规则", responses=documented())
    async def rules(self, words: FromQuery[str] = "") -> tuple[RuleLine, ...]:
        """Every version of every rule as adopted, or of those whose key or name has these words."""
        return rulebooks.lines(await rulebooks.adopted(), words)

    @get("/{key:str}", operation_id="readRule", summary="一条规则", responses=documented())
    async def rule(self, key: FromPath[str]) -> tuple[RuleEntry, ...]:
        """One rule whole, all its versions, the newest first: words, examples, doubts."""
        return rulebooks.entries(await rulebooks.adopted(), key)

    @get("/{key:str}/due", operation_id="computeDue", summary="算一个期限", responses=documented())
    async def due(  # noqa: PLR0913, PLR0917 -- one argument a query parameter
        self,
        key: FromPath[str],
        on: FromQuery[date],
        added: Added = 0,
        excluded: Excluded = 0,
        until: FromQuery[date | None] = None,
        at: FromQuery[time | None] = None,
        began: FromQuery[date | None] = None,
        filed: FromQuery[date | None] = None,
        version: Version = None,
        lang: FromQuery[Language | None] = None,
        accepted: Accepted = None,
    ) -> DueOut:
        """When a period that starts on this day ends, by which law, and why.

        ``added`` are the days granted, ``excluded`` those that do not count (a suspension);
        ``until`` is the last day that the paper fixes; ``at`` the time of day from which hours run;
        ``began`` when the matter began, which decides between readings when the law changes;
        ``filed`` when it was filed, which chooses the version of the longest periods.
        """
        return await service.due(
            Question(
                key,
                on,
                at=at,
                granted=added,
                excluded=excluded,
                until=until,
                began=began,
                filed=filed,
                law_key=version,
                language=lang or spoken(accepted),
            )
        )


class CodeController(Controller):
    """代码."""

    path = "/codes"
    tags = ("codes",)
    opt = needs(Right.READ_REFERENCE)

    @get(operation_id="listCodes", summary="登记用的代码", responses=documented())
    async def codes(self) -> Codes:
        """Every code a fact can be written with: label, where it is allowed, what it means."""
        return codes.codes()
