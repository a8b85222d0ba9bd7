"""The small pages: help with the shortcuts, accessibility, the language, and a day read back."""

from datetime import date, timedelta

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromQuery
from litestar.response import Redirect

from docket.accounts.rules import PUBLIC, Right, needs
from docket.calendars.queries import load_calendar
from docket.law import wording, wording_en
from docket.law.calendar import WEEKDAYS
from docket.web import texts
from docket.web.forms import AnyRequest, Form
from docket.web.rendering import Screen
from docket.web.texts import marked
from docket.web.typed_days import read_day

_KEPT = timedelta(days=400)
_NO_DAY = marked("不是日期，可以写 2026-11-23、11-23、今天、+15")
_READ = marked("%(day)s %(weekday)s，%(kind)s")
_NAMED = marked("%(said)s（%(name)s）")
_WORKING = marked("工作日")
_RESTING = marked("休息日")
_SAMPLES = ("20261123", "11-23", "今天", "+15", "二〇二六年十一月二十三日")


@get("/help", opt=PUBLIC, include_in_schema=False)
async def help_page(screen: NamedDependency[Screen]) -> Response[str]:
    """How to work with the pages, and every key."""
    return screen.show("help.html", place="help", samples=_SAMPLES)


@get("/accessibility", opt=PUBLIC, include_in_schema=False)
async def accessibility_page(screen: NamedDependency[Screen]) -> Response[str]:
    """无障碍声明: the level that is met, what is not, and whom to tell."""
    return screen.show("accessibility.html")


@get("/days", opt=needs(Right.READ_REFERENCE), include_in_schema=False)
async def day_echo(
    today: NamedDependency[date], screen: NamedDependency[Screen], text: FromQuery[str] = ""
) -> Response[str]:
    """A day that is being typed, read back: its weekday, and whether offices work."""
    day = read_day(text, today=today)
    said = screen.say(_NO_DAY) if day is None else await _said(day, screen)
    return Response(said, media_type=MediaType.TEXT)


async def _said(day: date, screen: Screen) -> str:
    calendar = await load_calendar()
    if day.year < calendar.first_year:
        return f"{day} {screen.say(WEEKDAYS[day.weekday()])}"
    kind = screen.say(_WORKING if calendar.is_working(day) else _RESTING)
    words = wording if screen.language == texts.SOURCE else wording_en
    name = words.day_name(day, calendar)
    weekday = screen.say(WEEKDAYS[day.weekday()])
    said = screen.say(_READ, day=day, weekday=weekday, kind=kind)
    return screen.say(_NAMED, said=said, name=name) if name else said


@post("/language", opt=PUBLIC, include_in_schema=False, status_code=303)
async def language_form(request: AnyRequest) -> Redirect:
    """Remember the language in which this reader reads, and go back."""
    form = await Form.sent(request)
    back = form.get("next", "/")
    ours = back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
    answer = Redirect(ours, status_code=303)
    if form.get("language") in texts.LANGUAGES:
        answer.set_cookie(
            texts.COOKIE,
            form.get("language"),
            max_age=int(_KEPT.total_seconds()),
            httponly=True,
            samesite="lax",
        )
    return answer
