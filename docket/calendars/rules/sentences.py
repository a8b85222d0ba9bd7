"""The sentences of a 放假通知, word by word: which days they name, and what they say of them.

The State Council writes them in a handful of forms: "1月1日至3日放假调休，共3天。1月4日（星期日）上班。",
"5月1日放假，5月2日（星期一）补休。", "1月1日放假，与周末连休。", "延长2020年春节假期至2月2日". Punctuation may
be full-width or not, weekdays written or not. What is not understood is never guessed at.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from docket.terms import DayKind

TITLE = re.compile(r"国务院(?:办公厅)?关于.{2,80}?通知")
"""How every notice is titled."""

_HALF = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys("\uff5e~\u2014\u2013\u2212-到", "至")  # tildes, dashes, the minus sign
)
_DAY = r"(?:(?P<year{n}>\d{{4}})年)?(?:(?P<month{n}>\d{{1,2}})月)?(?P<day{n}>\d{{1,2}})日"
_BESIDE = r"(?:\((?P<beside{n}>[^()]*)\))?"
_ONE = _DAY.format(n=1) + _BESIDE.format(n=1)
_OTHER = _DAY.format(n=2) + _BESIDE.format(n=2)
_LAST = _DAY.format(n=3) + _BESIDE.format(n=3)
_WORDS = (
    r"(?P<nothing>不调休|与周末连休)"
    r"|(?P<ordinary>不再?放假)"
    r"|(?P<rest>放假调休|调休放假|放假|补休|补假|调休)"
    r"|(?P<work>起?(?:正常|照常)?上班)"
)
_TOKEN = re.compile(
    rf"(?P<until>延长(?:\d{{4}}年)?(?P<lengthened>[^\d,。]{{2,20}}?)假期至){_LAST}"
    rf"|{_ONE}(?:至+{_OTHER})?|(?P<total>(?:共|放假)(?P<days>\d+)天)|{_WORDS}"
)
_BEFORE_HEADING = re.compile(
    r"^.*(?:[一二三四五六七八九十]+[、.]|\d+[、.]|\([一二三四五六七八九十\d]+\)|通知|如下|号)"
)
_FESTIVAL = re.compile(
    r"[\u4e00-\u9fff、\d]{0,38}(?:节|旦|日|夕|假期|国庆|中秋|清明|端午|五一|十一)"
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as written: what is left out follows from the days around it.

    Args:
        text: The words that name it.
        year: Written, or None.
        month: Written, or None.
        day: Of the month.
        beside: What stands in brackets after it, such as 农历除夕、周二.
    """

    text: str
    year: int | None
    month: int | None
    day: int
    beside: str


@dataclass(frozen=True, slots=True)
class Span:
    """A day, or the days from one to another."""

    first: Day
    last: Day | None = None


@dataclass(frozen=True, slots=True)
class Total:
    """共7天: how many days the sentence says it gives."""

    text: str
    days: int


@dataclass(frozen=True, slots=True)
class Verb:
    """What is said of the days before it."""

    text: str
    kind: DayKind


@dataclass(frozen=True, slots=True)
class Until:
    """延长春节假期至2月2日: a holiday goes on to this day."""

    festival: str
    last: Day


Word = Span | Total | Verb | Until


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the notice.

    Args:
        text: As it was pasted, without blanks.
        festival: What stands before its first day, such as 国庆节; empty when nothing does.
        words: What it says, in order.
    """

    text: str
    festival: str
    words: tuple[Word, ...]

    @property
    def names_days(self) -> bool:
        """Whether it names any day."""
        return any(isinstance(word, Span | Until) for word in self.words)

    @property
    def rules_days(self) -> bool:
        """Whether it says of any day that it is off or worked."""
        return any(isinstance(word, Verb | Until) for word in self.words)


def split(text: str) -> Iterator[Sentence]:
    """The sentences of a pasted notice. Blanks and line breaks mean nothing in Chinese."""
    whole = re.sub(r"\s+", "", text)
    if found_title := TITLE.match(whole):
        yield Sentence(found_title[0], "", ())
        whole = whole[found_title.end() :]
    for part in re.findall(r"[^。；;]+[。；;]?", whole):
        plain = part.translate(_HALF)
        found = list(_TOKEN.finditer(plain))
        days = [match.start() for match in found if match["day1"] or match["until"]]
        before = plain[: days[0]] if days else ""
        yield Sentence(part, _festival(before), tuple(_words(found)))


def _festival(before: str) -> str:
    """The heading before the first day: 一、元旦: -> 元旦; an introduction is none."""
    last = [piece for piece in re.split(r"[:,]", before) if piece]
    heading = _BEFORE_HEADING.sub("", last[-1]) if last else ""
    return heading.replace("和", "、") if _FESTIVAL.fullmatch(heading) else ""


def _words(found: list[re.Match[str]]) -> Iterator[Word]:
    for match in found:
        part = match.groupdict()
        if part["until"]:
            yield Until(part["lengthened"], _day(match, 3))
        elif part["day1"]:
            yield Span(_day(match, 1), _day(match, 2) if part["day2"] else None)
        elif part["total"]:
            yield from _total(match)
        elif part["ordinary"]:
            yield Verb(match[0], DayKind.ORDINARY)
        elif part["rest"]:
            yield Verb(match[0], DayKind.REST)
        elif part["work"]:
            yield Verb(match[0], DayKind.MAKE_UP)


def _total(match: re.Match[str]) -> Iterator[Word]:
    """放假1天 says both that the days are off and how many they are."""
    if match[0].startswith("放假"):
        yield Verb("放假", DayKind.REST)
    yield Total(match[0], int(match["days"]))


def _day(match: re.Match[str], n: int) -> Day:
    year, month = match[f"year{n}"], match[f"month{n}"]
    start, end = match.start(f"day{n}"), match.end(f"day{n}")
    for name in (f"month{n}", f"year{n}"):
        start = match.start(name) if match[name] else start
    beside = match[f"beside{n}"] or ""
    text = match.string[start : end + 1] + (f"({beside})" if beside else "")
    return Day(
        text,
        int(year) if year else None,
        int(month) if month else None,
        int(match[f"day{n}"]),
        beside,
    )


def weekday_named(beside: str) -> tuple[str, int] | None:
    """The weekday in the brackets after a day: its words, and its number from Monday as 0."""
    found = re.search(r"(?:星期|礼拜|周)([一二三四五六日天])", beside)
    return (found[0], min("一二三四五六日天".index(found[1]), 6)) if found else None


def on(day: Day, *, year: int, month: int | None) -> date | None:
    """The date that is meant; None for one that no calendar has, such as 2月30日."""
    try:
        return date(day.year or year, day.month or month or 0, day.day)
    except ValueError:
        return None
