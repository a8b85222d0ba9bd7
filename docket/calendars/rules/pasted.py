"""Reading the pasted Chinese text of a notice."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from docket.calendars.rules.drafts import Draft, Lengthened, belongs, refuse
from docket.calendars.rules.sentences import (
    TITLE,
    Day,
    Sentence,
    Span,
    Total,
    Until,
    Verb,
    on,
    split,
    weekday_named,
)
from docket.errors import FieldError
from docket.law.calendar import WEEKDAYS, NoticeDay
from docket.law.wording import zh_date
from docket.terms import DayKind

_YEAR = re.compile(r"(\d{4})年(?!\d{1,2}月)")
_ADVICE = ("鼓励", "国务院", "国办", "（此件", "(此件")
_COPY = "请对照通知原文改正后再载入。"


class _Reader:
    """Reads one notice: the year is known, faults are gathered, none stops the reading."""

    def __init__(self, year: int, festival: str) -> None:
        self.year = year
        self.festival = festival
        self.days: dict[date, tuple[NoticeDay, str]] = {}
        self.lengthened: list[Lengthened] = []
        self.errors: list[FieldError] = []
        self.warnings: list[str] = []

    def read(self, sentence: Sentence) -> None:
        """Take over what one sentence says."""
        if sentence.names_days and not sentence.rules_days:
            self._unused(sentence)
            return
        if sentence.names_days:
            self.festival = sentence.festival or self.festival
        pending: list[date] = []
        groups: list[int] = []
        previous: Day | None = None
        for word in sentence.words:
            if isinstance(word, Span):
                pending += self._dates(word, previous, sentence)
                previous = word.last or word.first
            elif isinstance(word, Verb):
                groups += self._say(pending, word.kind, sentence)
                pending = []
            elif isinstance(word, Until):
                self._lengthen(word, sentence)
            else:
                self._count(word, groups, sentence)
        if pending and not sentence.text.startswith("鼓励"):
            self.errors.append(
                _fault(sentence, zh_date(pending[0]), "后面没有写明放假还是上班。", _COPY)
            )

    def _unused(self, sentence: Sentence) -> None:
        """A day in a sentence that says nothing of it: the date of issue, or advice."""
        if sentence.text.startswith(_ADVICE):
            return
        if sentence.festival:
            fault = "这一句提到日期，却没有写明放假还是上班。"
            self.errors.append(_fault(sentence, sentence.festival, fault, _COPY))
        else:
            self.warnings.append(f"这一句提到日期但没有放假、上班的字样，未采用：“{sentence.text}”")

    def _dates(self, span: Span, previous: Day | None, sentence: Sentence) -> list[date]:
        """The days of a span; the month and year left out are those of the day before it."""
        first = self._date(span.first, previous, sentence)
        if span.last is None or first is None:
            return [] if first is None else [first]
        last = self._end(span.last, first, sentence)
        if last is None:
            return []
        if last < first:
            why = f"止于{zh_date(last)}，早于起始的{zh_date(first)}。"
            said = f"{span.first.text}至{span.last.text}"
            self.errors.append(_fault(sentence, said, why, _COPY))
            return []
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def _date(self, day: Day, previous: Day | None, sentence: Sentence) -> date | None:
        year = previous.year if previous and previous.year and day.month is None else None
        month = previous.month if previous else None
        return self._checked(on(day, year=year or self.year, month=month), day, sentence)

    def _end(self, day: Day, first: date, sentence: Sentence) -> date | None:
        """The end of a span; one that begins in the December before may end in the year itself."""
        crosses = day.month is not None and day.month < first.month and first.year < self.year
        year = self.year if crosses else first.year
        return self._checked(on(day, year=year, month=first.month), day, sentence)

    def _checked(self, found: date | None, day: Day, sentence: Sentence) -> date | None:
        """The date, if there is such a day, it belongs to the notice and its weekday is right."""
        if found is None:
            self.errors.append(_fault(sentence, day.text, "没有这一天。", _COPY))
            return None
        if not belongs(found, self.year):
            why = f"不属于{self.year}年的通知。"
            self.errors.append(_fault(sentence, day.text, why, "请核对年份，或者改正标题。"))
            return None
        named = weekday_named(day.beside)
        if named is not None and named[1] != found.weekday():
            right = f"{zh_date(found)}是{WEEKDAYS[found.weekday()]}，不是{named[0]}。"
            self.errors.append(_fault(sentence, day.text, right, _COPY))
        return found

    def _say(self, days: list[date], kind: DayKind, sentence: Sentence) -> list[int]:
        """Record what is said of the days; how many were given off, to be held against 共n天."""
        if days and not self.festival:
            why = "没有写明是哪个节日。"
            remedy = "请在日期前写上节日，例如“一、元旦：”。"
            self.errors.append(_fault(sentence, zh_date(days[0]), why, remedy))
        for day in days:
            before, where = self.days.get(day, (None, ""))
            if before is not None and before.kind is not kind:
                why = f"既写放假又写上班：前文为“{where}”。"
                self.errors.append(_fault(sentence, zh_date(day), why, _COPY))
            else:
                self.days[day] = NoticeDay(day, kind, self.festival), sentence.text
        return [len(days)] if days and kind is DayKind.REST else []

    def _count(self, total: Total, groups: list[int], sentence: Sentence) -> None:
        if groups and total.days not in (groups[-1], sum(groups)):
            why = f"所写日期是{groups[-1]}天。"
            self.errors.append(_fault(sentence, total.text, why, _COPY))

    def _lengthen(self, word: Until, sentence: Sentence) -> None:
        last = self._date(word.last, None, sentence)
        if last is not None:
            self.festival = word.festival
            self.lengthened.append(Lengthened(word.festival, last, sentence.text))


def read_text(text: str) -> Draft:
    """A notice from its text, as it was pasted.

    Raises:
        Invalid: It says nothing of days off, has no year, or contradicts itself or the calendar;
            every such sentence is named.
    """
    sentences = tuple(split(text))
    _check_subject(sentences)
    title = _title(text)
    amends = any(word in title for word in ("调整", "延长", "调休放假")) or any(
        isinstance(word, Until) for sentence in sentences for word in sentence.words
    )
    reader = _Reader(_year(title, sentences), _festival_of(title))
    for sentence in sentences:
        reader.read(sentence)
    refuse(reader.errors)
    return Draft(
        year=reader.year,
        title=title or f"关于{reader.year}年放假安排的通知",
        source="粘贴的通知文本",
        days=tuple(named for named, _ in sorted(reader.days.values(), key=lambda d: d[0].day)),
        amends=amends,
        lengthened=tuple(reader.lengthened),
        warnings=tuple(reader.warnings),
    )


def _check_subject(sentences: tuple[Sentence, ...]) -> None:
    if not any(sentence.names_days and sentence.rules_days for sentence in sentences):
        why = "没有找到放假安排：没有一句写明哪些日期放假、哪些日期上班。"
        remedy = "请粘贴通知正文，例如“一、元旦：1月1日（周五）至3日（周日）放假，共3天。”"
        refuse([FieldError("通知", why, remedy)])


def _title(text: str) -> str:
    found = TITLE.search(re.sub(r"\s+", "", text))
    return found[0] if found else ""


def _festival_of(title: str) -> str:
    """关于调整2019年劳动节假期安排的通知 -> 劳动节: for a text that has no headings of its own."""
    for before in (r"\d{4}年", "关于(?:中国人民)?"):
        words = rf"{before}([\u4e00-\u9fff\d]{{1,36}}?[节旦日])(?:假期|放假|调休)"
        if found := re.search(words, title):
            return found[1]
    return ""


def _year(title: str, sentences: tuple[Sentence, ...]) -> int:
    """The year in the title, else before the first day, else that of the days as written."""
    for text in (title, *(sentence.text for sentence in sentences)):
        if found := _YEAR.search(text):
            return int(found[1])
    written = [year for sentence in sentences for year in _years(sentence)]
    if not written:
        remedy = "请把标题一并粘贴，例如“国务院办公厅关于2027年部分节假日安排的通知”。"
        refuse([FieldError("通知", "没有写明是哪一年的安排。", remedy)])
    return max(written)


def _years(sentence: Sentence) -> Iterator[int]:
    """The years that are written in a sentence which says something of its days."""
    for word in sentence.words if sentence.rules_days else ():
        if isinstance(word, Span):
            yield from (day.year for day in (word.first, word.last) if day and day.year)


def _fault(sentence: Sentence, word: str, why: str, remedy: str) -> FieldError:
    """The sentence, the word in it that is wrong, why, and what to do."""
    return FieldError(f"“{sentence.text}”", f"“{word}”{why}", remedy)
