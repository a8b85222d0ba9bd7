"""为什么是这一天: the page of one deadline."""

from datetime import date

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath

from docket.accounts.rules import Right, Viewer, needs
from docket.desk import service
from docket.desk.pages.urgency import urgency
from docket.desk.pages.weeks import weeks
from docket.terms import Language
from docket.web.rendering import Screen


@get("/deadlines/{deadline_id:int}/why", opt=needs(Right.READ_MATTERS), include_in_schema=False)
async def why_page(
    viewer: NamedDependency[Viewer],
    today: NamedDependency[date],
    screen: NamedDependency[Screen],
    deadline_id: FromPath[int],
) -> Response[str]:
    """One deadline: the days counted, the law, its words, and what can be done to it."""
    found = await service.why(viewer, deadline_id, language=Language(screen.language))
    due = found.due
    return screen.show(
        "why.html",
        place="matters",
        today=today,
        why=found,
        u=urgency(found.deadline, today=today),
        cells=weeks(due.counted, due=due.due_statutory, today=today) if due else (),
    )
