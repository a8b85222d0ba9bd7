"""The sentences in which a deadline explains itself, as a lawyer would write them down."""

from collections.abc import Iterable
from datetime import date, timedelta

from docket.law.calendar import WEEKDAYS, Calendar
from docket.law.periods import Computation
from docket.law.provisions import STATUS_ZH
from docket.terms import DayKind, LengthUnit

ONE_DAY = timedelta(days=1)


def zh_date(day: date, beside: date | None = None) -> str:
    """2024年9月27日; the year is left out beside another date of the same year."""
    year = "" if beside is not None and beside.year == day.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def with_weekday(day: date, beside: date | None = None) -> str:
    """9月27日（周五）."""
    return f"{zh_date(day, beside)}（{WEEKDAYS[day.weekday()]}）"


def law(c: Computation) -> str:
    """Which law and version applies, and which day chose it."""
    rule = c.rule
    until = f"至{zh_date(rule.in_force_to)}" if rule.in_force_to else "起"
    text = f"《{rule.law}》{rule.articles}（自{zh_date(rule.in_force_from)}{until}施行）"
    day = zh_date(c.trigger_on)
    if rule.version_by == "filing":
        return f"适用{text}：这类期限以申请（起诉）之日有效的规定为准，起算之日为{day}。"
    if rule.holds_on(c.trigger_on):
        return f"适用{text}：以起算之日（{day}）有效的规定为准。"
    if rule.stands_in_on(c.trigger_on):
        return f"暂按{text}计算：起算之日（{day}）应当适用的新文本尚未取得。"
    return f"按指定的版本适用{text}：起算之日（{day}）不在其施行期间，应当说明理由。"


def other_version(c: Computation) -> str:
    """What the version in force would give, beside the version that was asked for."""
    rule = c.rule
    return (
        f"按起算之日有效的《{rule.law}》{rule.articles}，届满日为{with_weekday(c.due_statutory)}，"
        f"安全日为{with_weekday(c.due_safe, c.due_statutory)}；"
        "适用哪一版本有争议的，以较早者为安全。"
    )


def count(c: Computation, calendar: Calendar) -> str:
    """From the trigger to the last day, and how it moves."""
    start = f"{with_weekday(c.trigger_on)}{c.rule.trigger_zh}"
    length = c.rule.length or 0
    if c.rule.unit in _WORDED_APART:
        return start + _WORDED_APART[c.rule.unit](c, calendar)
    if length == 0:
        return f"{start}，当日发生效力。"
    end = _described(c.raw_end, calendar, beside=c.trigger_on)
    if length < 0:
        counted = f"，由此向前倒数{_length(c)}，是{end}"
    elif c.rule.unit in (LengthUnit.MONTH, LengthUnit.YEAR):
        counted = f"，期间{_length(c)}，{_month_end(c)}{end}"
    else:
        nth = f"第{length + c.added_days}{c.rule.unit.zh}"
        counted = f"，从次日起算{_length(c)}，{nth}是{end}"
    return start + counted + _move(c, calendar)


def _fixed(c: Computation, calendar: Calendar) -> str:
    end = _described(c.raw_end, calendar, beside=c.trigger_on)
    added = f"，连同延长、扣除的{c.added_days}日" if c.added_days else ""
    return f"，文书指定的最后一日{added}是{end}{_move(c, calendar)}"


def _hours(c: Computation, _calendar: Calendar) -> str:
    if c.starts_at is None or c.ends_at is None:
        return "，以小时计算。"
    end = f"{zh_date(c.raw_end, c.trigger_on)}{c.ends_at:%H:%M}"
    return (
        f"，从{c.starts_at:%H:%M}起算{c.rule.length}小时，到{end}届满，不因休息日顺延；"
        "起算的小时不计入的读法晚不足一小时，从严不用。"
    )


def _before_sitting(_c: Computation, _calendar: Calendar) -> str:
    return "，应当在当日开庭以前办妥。"


_WORDED_APART = {
    LengthUnit.FIXED_BY_PAPER: _fixed,
    LengthUnit.HOUR: _hours,
    LengthUnit.SITTING: _before_sitting,
}


def _month_end(c: Computation) -> str:
    if c.added_days:
        return "届满之日是"
    if c.raw_end.day == c.trigger_on.day:
        return "到期月的对应日是"
    return "到期月没有对应日，以月末日为届满之日，即"


def _length(c: Computation) -> str:
    plain = f"{abs(c.rule.length or 0)}{c.rule.unit.zh}"
    if not c.added_days:
        return plain
    unit = c.rule.unit.zh if c.rule.unit is LengthUnit.WORKING_DAY else "日"
    return f"{plain}，连同延长、扣除的{c.added_days}{unit}连续计算"


def _described(day: date, calendar: Calendar, *, beside: date) -> str:
    """11月28日（周六，休息日）; an ordinary working day has its weekday only."""
    words = [WEEKDAYS[day.weekday()]]
    name = calendar.name(day)
    if calendar.kind(day) is DayKind.MAKE_UP:
        words.append(f"{name}调休上班")
    elif not calendar.is_working(day):
        words.append(f"{name}放假" if name else "休息日")
    return f"{zh_date(day, beside)}（{'，'.join(words)}）"


def _move(c: Computation, calendar: Calendar) -> str:
    if c.due_statutory != c.raw_end:
        moved = "顺延到" if c.due_statutory > c.raw_end else "提前到"
        return f"，{moved}{_described(c.due_statutory, calendar, beside=c.raw_end)}。"
    if calendar.kind(c.raw_end) is DayKind.MAKE_UP:
        return "，当日照常上班，期间届满，不顺延。"
    if not c.rule.roll and not calendar.is_working(c.raw_end):
        return "，此期间不因休息日顺延。"
    return "。"


def passed_over(
    c: Computation, skipped: Iterable[tuple[date, str | None]], worked: list[date]
) -> str:
    """What a count of working days went through: holidays left out, make-up days taken."""
    if c.rule.unit is not LengthUnit.WORKING_DAY:
        return ""
    holidays = [(day, name) for day, name in skipped if name is not None]
    clauses = []
    if holidays:
        names = "、".join(dict.fromkeys(name for _, name in holidays if name))
        clauses.append(f"{_listing([day for day, _ in holidays])}因{names}放假，不计入")
    if worked:
        clauses.append(f"{_listing(worked)}是周末调休上班，计入")
    return f"其间{'；'.join(clauses)}。" if clauses else ""


def _listing(days: Iterable[date]) -> str:
    """10月1日至7日 for days in a row, the runs joined by 、."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == ONE_DAY:
            runs[-1].append(day)
        else:
            runs.append([day])
    return "、".join(_run(run[0], run[-1]) for run in runs)


def _run(first: date, last: date) -> str:
    text = zh_date(first, first)
    if first == last:
        return text
    return f"{text}至{zh_date(last, last) if last.month != first.month else f'{last.day}日'}"


def safe(c: Computation, calendar: Calendar) -> str:
    """The day by which to act, and why it may be earlier than the last day."""
    if c.safe_note:
        return c.safe_note
    day = with_weekday(c.due_safe, c.due_statutory)
    if c.due_safe == c.due_statutory:
        return f"安全日是{day}，与届满日同日。"
    if c.rule.unit is LengthUnit.SITTING:
        return f"安全日是{day}：开庭之日以前的最后一个工作日。"
    if (c.rule.length or 0) < 0:
        return f"安全日是{day}：倒数如何计算条文没有写明，按中间须有足额的整日从严计算。"
    if c.rule.unit is not LengthUnit.WORKING_DAY:
        return f"安全日是{day}：顺延以前的最后一个工作日，不依赖顺延。"
    strict = "按字面理解，调休放假的工作日计入、调休上班的周末不计，届满更早，取较早者。"
    return f"安全日是{day}：{strict}{_before_rest(c, calendar)}"


def _before_rest(c: Computation, calendar: Calendar) -> str:
    """The safe day of the strict reading may itself be a day off: say what to do."""
    if calendar.is_working(c.due_safe):
        return ""
    last = calendar.last_working(c.due_safe)
    if last <= c.trigger_on:
        return "当日放假，此前没有工作日，可以当日交邮。"
    return f"当日放假，宜在{with_weekday(last, c.due_safe)}以前办妥或者交邮。"


def status(c: Computation) -> str:
    """A caution where the words of the law were not all read."""
    return "" if c.rule.status == "verified" else f"注意：本条{STATUS_ZH[c.rule.status]}。"


def pending(c: Computation) -> str:
    """A caution where a newer text is due that is not at hand."""
    return f"注意：{c.pending}" if c.pending else ""


def provisional(c: Computation, calendar: Calendar) -> str:
    """A caution where the date rests on a year without a notice."""
    if not c.provisional:
        return ""
    loaded = (
        f"放假通知的数据到{zh_date(calendar.complete_until)}为止"
        if calendar.days
        else "没有放假通知的数据"
    )
    return f"暂定：{loaded}，以后按周末和法定节假日推算；通知公布并录入后，日期可能变动。"


def safest(on: date) -> str:
    """What another reading changes about the day by which to act."""
    return f"有争议的另一读法更早，安全日取{with_weekday(on)}。"


def day_name(on: date, calendar: Calendar) -> str | None:
    """What to call a day that is not an ordinary working day; None for one that is."""
    name = calendar.name(on)
    if calendar.kind(on) is DayKind.MAKE_UP:
        return f"{name}调休上班"
    if name is None and not calendar.is_working(on):
        return "周末"
    return name
