"""What people are told, word for word: dates with their reasons, rules on paper, refusals.

Each file of ``said/`` holds questions and what docket answers. A changed word is a changed file, to
be read before it is accepted: ``python -m tests.law.test_said`` writes them anew.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import msgspec
import pytest

from docket.errors import DocketError
from docket.law import bases, effects, library, notices, printed
from docket.law.answer_words import in_words
from docket.law.answers import answer
from docket.law.bases import Remedies
from docket.law.calendar import Calendar
from docket.law.case_numbers import parse
from docket.law.courts import parse as parse_courts
from docket.law.entries import entry, line
from docket.law.explain import explain
from docket.law.fields import parse as parse_fields
from docket.law.fields import parse_act_kinds
from docket.law.periods import check_fixed, check_granted, compute
from docket.law.provisions import Rulebook
from docket.law.readings import readings
from docket.terms import Language

FOLDER = Path(__file__).parent / "said"
BOOK = library.rulebook()
CALENDAR = library.official_calendar()
BARE = Calendar.of((), library.statutory_holidays())
MARK = "=== "


def due(name: str, on: date, law: str | None = None, **more: Any) -> str:
    """The answer to ``docket due``."""
    calendar = more.pop("calendar", CALENDAR)
    language = more.pop("language", Language.ZH)
    rule = BOOK.pinned(name, law) if law else BOOK.in_force(name, on=on)
    computed = compute(rule, on, calendar, **more)
    others = [one for one in BOOK.versions(rule.key) if one.holds_on(on) and one.id != rule.id]
    beside = compute(others[0], on, calendar) if others else None
    explained = explain(computed, calendar, instead_of=beside, language=language)
    found = readings(BOOK, computed, calendar)
    return in_words(answer(name, computed, explained, found, language=language), language)


ANSWERS: dict[str, Callable[..., str]] = {
    "a version that was not in force that day": lambda **said: due(
        "recon_reply", date(2023, 12, 28), "FYF23", **said
    ),
    "the old law beside the new": lambda **said: due("recon_reply", date(2024, 1, 15), **said),
    "counted back into National Day": lambda **said: due(
        "hearing_summons", date(2025, 10, 11), **said
    ),
    "hours": lambda **said: due(
        "detention_stay_decision", date(2026, 3, 2), at=time(15, 30), **said
    ),
    "before a sitting": lambda **said: due("leader_identity", date(2026, 11, 30), **said),
    "two readings of six months": lambda **said: due("suit_direct", date(2025, 2, 28), **said),
    "six months and days added, provisional": lambda **said: due(
        "first_trial", date(2026, 9, 30), added_days=90, **said
    ),
    "no notice at all": lambda **said: due(
        "answer_evidence", date(2026, 9, 30), calendar=BARE, **said
    ),
    "fixed by the paper": lambda **said: due(
        "judgment_perform", date(2023, 1, 13), until=date(2023, 2, 12), **said
    ),
    "fixed by the paper and extended": lambda **said: due(
        "judgment_perform", date(2023, 1, 13), until=date(2023, 2, 12), added_days=3, **said
    ),
    "an effect at once": lambda **said: due("recon_deemed_accepted", date(2026, 3, 2), **said),
    "a newer text that is not at hand": lambda **said: due(
        "recon_correction_notice", date(2026, 10, 8), **said
    ),
    "a safe day that is a day off": lambda **said: due("recon_reply", date(2024, 9, 18), **said),
    "a safe day off with no working day before": lambda **said: due(
        "recon_correction_notice", date(2025, 9, 30), **said
    ),
    "no working day within the period": lambda **said: due(
        "recon_send_copy", date(2023, 1, 20), **said
    ),
    "an end on a make-up Saturday": lambda **said: due(
        "answer_evidence", date(2024, 9, 27), **said
    ),
    "an end that moves over a holiday": lambda **said: due(
        "appeal_judgment", date(2024, 9, 16), **said
    ),
    "a month without a corresponding day": lambda **said: due(
        "suit_direct", date(2025, 8, 31), **said
    ),
    "a limit that may not move": lambda **said: due(
        "suit_longstop_other", date(2019, 10, 5), **said
    ),
    "working days with days granted": lambda **said: due(
        "info_reply", date(2024, 9, 18), added_days=20, **said
    ),
}


def refused(call: Callable[[], object]) -> str:
    """What a person is told who asks for what cannot be."""
    try:
        call()
    except DocketError as error:
        fields = [f"{one.field}｜{one.message}｜{one.remedy}" for one in error.fields]
        return "\n".join(fields) or error.message
    return "（没有拒绝）"


def ask(name: str, on: date, **more: Any) -> Callable[[], object]:
    return lambda: compute(BOOK.in_force(name, on=on), on, CALENDAR, **more)


DAY = date(2026, 3, 2)
SILENT = Remedies(DAY, prior_reconsideration=False, told_of_remedies=False)
FIELD = {"code": "customs", "zh": "海关", "en": "customs", "row": 3}
KIND = {"code": "other", "zh": "其他", "en": "other", "column": 31}


def festival(**days: Any) -> list[dict[str, Any]]:
    return [
        {
            "year": 2027,
            "title": "2027",
            "sources": ["x"],
            "festivals": [{"name": "元旦", "rest": [], **days}],
        }
    ]


NUMBERS = (
    "",
    "2023浙0302行初12号",
    "浙0302行初12号(2023)",
    "(23)浙0302行初12号",
    "(1899)浙0302行初1号",
    "(2023)0302行初12号",
    "(2023)行初12号",
    "(2023)渐0302行初12号",
    "(2023)浙302行初12号",
    "(2023)浙03最高法行申12号",
    "(2023)浙0302",
    "(2023)浙0302刑初12号",
    "(2023)浙0302民初12号",
    "(2023)浙0302行一初12号",
    "(2023)浙0302甲乙丙12号",
    "(2023)浙0302行提12号",
    "(2023)浙0302行初第12号",
    "(2023)浙0302行初字12号",
    "(2023)浙0302行初号",
    "(2023)浙0302行初0号",
    "(2023)浙0302行初12345678号",
    "(2023)浙0302行初12-1号",
    "(2023)浙0302行初12",
    "(2023)浙0302行初12之一",
    "(2023)浙0302行初12号之一百二十三号附件",
    "(2018)浙0302知行初12号",
    "(2023)浙0302行终12号",
    "(2023)温鹿行初字第12号",
    "(2014)浙0302行初12号",
    "(2014)温州市鹿城区行初字第12号",
    "(2014)温鹿刑初字第12号",
    "青政复〔2024〕7号",
    "(2023)浙0302行初12号" + "。" * 60,
)
REFUSALS: dict[str, Callable[[], object]] = {
    "hours without a time": ask("detention_stay_decision", DAY),
    "no day of the paper": ask("judgment_perform", DAY),
    "a day of the paper before its receipt": ask("judgment_perform", DAY, until=date(2026, 3, 1)),
    "fewer days than none": ask("answer_evidence", DAY, added_days=-1),
    "days added counting back": ask("hearing_summons", DAY, added_days=1),
    "beyond the years": ask("answer_evidence", date(9999, 12, 30)),
    "before the first notice": lambda: CALENDAR.is_working(date(2014, 12, 31)),
    "too many days granted": lambda: check_granted(BOOK.in_force("recon_decision", on=DAY), 31),
    "a paper for a period of the law": lambda: check_fixed(
        BOOK.in_force("answer_evidence", on=DAY), DAY, DAY
    ),
    "a paper beyond its limit": lambda: check_fixed(
        BOOK.in_force("evidence_simplified", on=DAY), DAY, date(2026, 3, 18)
    ),
    "no such rule, one like it": lambda: BOOK.versions("recon_repli"),
    "no such rule, asked in Chinese": lambda: BOOK.versions("书面答复"),
    "no such rule among two": lambda: Rulebook(BOOK.rules[:2]).versions("zzz"),
    "not in force yet": lambda: BOOK.in_force("recon_decision_simplified", on=date(2023, 5, 1)),
    "a limitation by the day of filing": lambda: BOOK.in_force("comp_claim", on=date(1990, 1, 1)),
    "not in force any more": lambda: BOOK.in_force("old_recon_accept_date", on=DAY),
    "no such law": lambda: BOOK.pinned("recon_reply", "abc"),
    "remedies not told": lambda: bases.nonlit_base(SILENT, BOOK, CALENDAR),
    "nothing known of a final judgment": lambda: effects.second_instance_effect(None, []),
    "nobody signed": lambda: effects.mediation_effect([]),
    "ours not served": lambda: effects.first_instance_effect(
        {"甲": DAY}, "我方", "appeal_judgment", BOOK, CALENDAR
    ),
    "a field that no file of fields has": lambda: parse_fields([{**FIELD, "colour": 1}]),
    "a field that no kind of act has": lambda: parse_act_kinds([{**KIND, "colour": 1}]),
    "a field that no notice has": lambda: notices.parse_notices([{"colour": 1}]),
    "no statutory days": lambda: notices.parse_statutory({"yearly": [{"colour": 1}], "dated": []}),
    "no dated days": lambda: notices.parse_statutory({"yearly": [], "dated": [{"colour": 1}]}),
    "a field out of its row": lambda: parse_fields([FIELD]),
    "a column that is none": lambda: parse_act_kinds([KIND]),
    "a code twice": lambda: parse_act_kinds([{**KIND, "column": 30}] * 2),
    "a notice of another year": lambda: notices.parse_notices(festival(rest=[date(2028, 1, 1)])),
    "a day twice": lambda: notices.parse_notices(festival(rest=[date(2027, 1, 1)] * 2)),
    "a Monday worked instead": lambda: notices.parse_notices(festival(make_up=[date(2027, 1, 4)])),
    "a table of courts without its head": lambda: parse_courts("code,name\n浙0302,鹿城\n"),
    **{f"案号 {text[:24]}": (lambda text=text: parse(text, strict=True)) for text in NUMBERS},  # type: ignore[misc]
}


def answers() -> dict[str, str]:
    return {asked: call() for asked, call in ANSWERS.items()}


def answers_in_english() -> dict[str, str]:
    return {asked: call(language=Language.EN) for asked, call in ANSWERS.items()}


def explained() -> dict[str, str]:
    """Every cell of a count and every step of its explanation, as programs are given them."""
    asked = {
        "over National Day": ("recon_reply", date(2024, 9, 27), 0),
        "months": ("second_trial", date(2025, 11, 30), 0),
        "counted back": ("hearing_summons", date(2025, 10, 11), 0),
        "rolled": ("appeal_judgment", date(2024, 9, 16), 0),
        "extended": ("info_reply", date(2024, 9, 18), 20),
    }
    found = {}
    for title, (name, on, added) in asked.items():
        computed = compute(BOOK.in_force(name, on=on), on, CALENDAR, added_days=added)
        for language in Language:
            told = explain(computed, CALENDAR, language=language)
            steps = [f"{step.kind}: {step.text}" for step in told.steps]
            cells = [
                f"{c.day} {c.number or '-'} {c.kind} {c.working} {c.name or '-'}"
                for c in told.counted
            ]
            found[f"{title} {language}"] = "\n".join([*steps, *cells])
    return found


def refusals() -> dict[str, str]:
    return {asked: refused(call) for asked, call in REFUSALS.items()}


def rules() -> dict[str, str]:
    """A rule with a reserve, one fixed by the paper, one of the old law, one that is not derived."""
    names = ("recon_decision", "judgment_perform", "old_recon_reply", "comp_claim", "nonlit_apply")
    whole = {f"whole {name}": printed.whole(BOOK.versions(name)[-1:]) for name in names}
    several = [*BOOK.versions("old_recon_reply"), *BOOK.versions("judgment_perform")]
    return {**whole, "document": printed.markdown(several)}


SERVED = {"我方": date(2024, 9, 16), "对方": date(2024, 9, 25)}
PAID_LATER = Remedies(DAY, prior_reconsideration=True, deferred_until=date(2026, 4, 30))
SUED = Remedies(DAY, prior_reconsideration=False, effective_on=date(2026, 3, 9))
RECONSIDERED = Remedies(DAY, prior_reconsideration=False, recon_decision_on=date(2026, 3, 9))
ON_THE_SPOT = Remedies(date(2025, 8, 18), prior_reconsideration=True)
FREE = Remedies(date(2025, 8, 18), prior_reconsideration=False)


def base(remedies: Remedies) -> bases.Base:
    return bases.nonlit_base(remedies, BOOK, CALENDAR)


def window(remedies: Remedies, demand: date | None = None) -> bases.Window:
    return bases.nonlit_window(base(remedies), BOOK, CALENDAR, demand_served_on=demand)


READ = (
    "（2023）浙0302行初12号之一",
    "(2023)浙0302行初012号",
    "(2019)最高法知行终1号",
    "(2023)浙03行赔终2号",
    "(2024)浙0302行保1号",
    "(2023)浙0302行再3号",
    "(2014)温鹿行初字第00123号",
    "(2014)温鹿行初字第5号之二",
    "(2015)浙行赔终字第45号",
    "(2012)行提字第17号",
    "(2013)温执字第6号",
)


CHOICES: dict[str, Callable[[], object]] = {
    "enforcement after a deferred fine": lambda: base(PAID_LATER),
    "enforcement after a suit": lambda: base(SUED),
    "enforcement after reconsideration": lambda: base(RECONSIDERED),
    "enforcement after a penalty on the spot": lambda: window(ON_THE_SPOT),
    "enforcement where both were open": lambda: window(FREE),
    "a demand on its last day": lambda: window(ON_THE_SPOT, date(2025, 12, 31)),
    "a demand too late": lambda: window(ON_THE_SPOT, date(2026, 1, 12)),
    "an act to be made anew, by the paper": lambda: bases.redo(
        DAY, BOOK, CALENDAR, paper_until=date(2026, 4, 30), police=True
    ),
    "an act to be made anew, by default": lambda: bases.redo(date(2026, 7, 1), BOOK, CALENDAR),
    "a final judgment pronounced first": lambda: effects.second_instance_effect(
        date(2026, 3, 3), [date(2026, 3, 6)]
    ),
    "a judgment nobody appealed": lambda: effects.first_instance_effect(
        SERVED, "我方", "appeal_judgment", BOOK, CALENDAR
    ),
    "a mediation": lambda: effects.mediation_effect([date(2026, 3, 2), date(2026, 3, 9)]),
    "the second trial": lambda: effects.second_trial(
        date(2025, 11, 20), date(2025, 11, 30), BOOK, CALENDAR
    ),
    "remedies, one before the other": lambda: effects.open_remedies(prior_reconsideration=True),
    "remedies, free": lambda: effects.open_remedies(prior_reconsideration=False),
    "remedies, final by law": lambda: effects.open_remedies(
        prior_reconsideration=True, final_by_law=True
    ),
    "what a rule is called": lambda: [
        BOOK.name_zh("zzz"),
        BOOK.name_zh("recon_reply"),
        BOOK.name_zh("recon_reply", "recon_reply@1999-10-01"),
        BOOK.name_zh("recon_reply", "zzz"),
        BOOK.version("zzz", "zzz"),
    ],
    **{f"案号 {text}": (lambda text=text: parse(text)) for text in READ},  # type: ignore[misc]
    "a rule in one line": lambda: line(BOOK.versions("recon_decision")[-1]),
    "a rule whole": lambda: entry(BOOK.versions("old_recon_reply")[0]),
}


def choices() -> dict[str, str]:
    """Every field of what was chosen."""
    return {
        asked: msgspec.json.format(msgspec.json.encode(call()), indent=2).decode()
        for asked, call in CHOICES.items()
    }


FILES: dict[str, Callable[[], dict[str, str]]] = {
    "answers.txt": answers,
    "answers_en.txt": answers_in_english,
    "explained.txt": explained,
    "choices.txt": choices,
    "refusals.txt": refusals,
    "rules.txt": rules,
}


def kept(name: str) -> dict[str, str]:
    """What a file holds."""
    blocks = f"\n{(FOLDER / name).read_text(encoding='utf8')}".split(f"\n{MARK}")[1:]
    return dict(_block(block) for block in blocks)


def _block(text: str) -> tuple[str, str]:
    asked, _, said = text.partition("\n")
    return asked, said.rstrip()


@pytest.mark.parametrize("name", FILES)
def test_every_word_is_as_it_was_read_and_accepted(name: str) -> None:
    found = {asked: said.rstrip() for asked, said in FILES[name]().items()}

    assert found == kept(name)


def _write() -> Iterator[Path]:
    for name, said in FILES.items():
        blocks = [f"{MARK}{asked}\n{text.rstrip()}\n" for asked, text in said().items()]
        (FOLDER / name).write_text("\n".join(blocks), encoding="utf8")
        yield FOLDER / name


if __name__ == "__main__":
    for path in _write():
        print(path)  # noqa: T201
