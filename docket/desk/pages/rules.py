"""规则库: the rule book, to read, to search and to doubt; one page a rule."""

from itertools import groupby

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from docket.accounts.rules import Right, needs
from docket.desk import rulebooks
from docket.errors import Invalid, NotFound
from docket.law.provisions import STATUS_ZH
from docket.web.rendering import Screen


@get("/rules", opt=needs(Right.READ_REFERENCE), include_in_schema=False)
async def rules_page(screen: NamedDependency[Screen], words: FromQuery[str] = "") -> Response[str]:
    """The rules, by stage; or those whose key or name has these words."""
    found = rulebooks.lines(await rulebooks.adopted(), words.strip())
    newest = {line.key: line for line in found}
    stages = groupby(newest.values(), key=lambda line: line.stage)
    return screen.show(
        "rules.html",
        place="rules",
        words=words,
        stages=[(stage, list(some)) for stage, some in stages],
        total=len(newest),
    )


@get("/rules/{key:str}", opt=needs(Right.READ_REFERENCE), include_in_schema=False)
async def rule_page(screen: NamedDependency[Screen], key: FromPath[str]) -> Response[str]:
    """One rule whole: every version with its words, how to count, examples, doubts.

    Raises:
        NotFound: There is no such rule.
    """
    try:
        versions = rulebooks.entries(await rulebooks.adopted(), key)
    except Invalid as error:
        raise NotFound(error.message) from None
    return screen.show("rule.html", place="rules", versions=versions, statuses=STATUS_ZH)
