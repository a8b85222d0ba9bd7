"""The examples of the law note on case numbers, one by one, and what misreadings are told."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.errors import Invalid
from docket.law.case_numbers import CaseNumber, parse, parse_reconsideration
from docket.law.case_types import TYPES
from docket.law.courts import CourtLevel
from docket.law.number_parts import normalise
from docket.terms import Procedure

NEW = [
    ("(2023)浙0302行初12号", 2023, "浙0302", "basic", "行初", 12),
    ("（2023）浙0302行初12号", 2023, "浙0302", "basic", "行初", 12),
    ("〔2023〕浙0302行初12号", 2023, "浙0302", "basic", "行初", 12),
    ("(2024)浙03行初5号", 2024, "浙03", "intermediate", "行初", 5),
    ("(2024)浙03行终210号", 2024, "浙03", "intermediate", "行终", 210),
    ("(2025)浙行终33号", 2025, "浙", "high", "行终", 33),
    ("(2025)浙行申101号", 2025, "浙", "high", "行申", 101),
    ("(2024)浙行再7号", 2024, "浙", "high", "行再", 7),
    ("(2018)最高法行申2971号", 2018, "最高法", "supreme", "行申", 2971),
    ("(2017)最高法行申559号", 2017, "最高法", "supreme", "行申", 559),
    ("(2021)最高法行再12号", 2021, "最高法", "supreme", "行再", 12),
    ("(2023)浙03行赔初2号", 2023, "浙03", "intermediate", "行赔初", 2),
    ("(2021)苏01行赔终71号", 2021, "苏01", "intermediate", "行赔终", 71),
    ("(2021)苏0192行赔初32号", 2021, "苏0192", "basic", "行赔初", 32),
    ("(2024)浙行赔申9号", 2024, "浙", "high", "行赔申", 9),
    ("(2024)浙03行赔再1号", 2024, "浙03", "intermediate", "行赔再", 1),
    ("(2024)浙0302行审88号", 2024, "浙0302", "basic", "行审", 88),
    ("(2024)浙03行审复4号", 2024, "浙03", "intermediate", "行审复", 4),
    ("(2024)浙03行辖1号", 2024, "浙03", "intermediate", "行辖", 1),
    ("(2024)浙03行辖终6号", 2024, "浙03", "intermediate", "行辖终", 6),
    ("(2022)浙03行监3号", 2022, "浙03", "intermediate", "行监", 3),
    ("(2022)浙行抗2号", 2022, "浙", "high", "行抗", 2),
    ("(2023)浙0302行他1号", 2023, "浙0302", "basic", "行他", 1),
    ("(2024)浙0302行保1号", 2024, "浙0302", "basic", "行保", 1),
    ("(2024)浙0302执1234号", 2024, "浙0302", "basic", "执", 1234),
    ("(2025)浙0302执恢56号", 2025, "浙0302", "basic", "执恢", 56),
    ("(2019)最高法知行终1号", 2019, "最高法", "supreme", "行终", 1),
    ("(2023)京73行初15号", 2023, "京73", "intermediate", "行初", 15),
    ("(2023)陕71行终8号", 2023, "陕71", "intermediate", "行终", 8),
    ("(2022)兵01行初3号", 2022, "兵01", "intermediate", "行初", 3),
    ("(2020)内01行初9号", 2020, "内01", "intermediate", "行初", 9),
    ("(2016)浙0302行初1号", 2016, "浙0302", "basic", "行初", 1),
    ("(2023)浙0302行初12号之一", 2023, "浙0302", "basic", "行初", 12),
    ("( 2023 ) 浙 0302 行初 12 号", 2023, "浙0302", "basic", "行初", 12),
    ("（２０２３）浙0302行初12号", 2023, "浙0302", "basic", "行初", 12),
    ("(2024)浙0302司救行1号", 2024, "浙0302", "basic", "司救行", 1),
]
OLD = [
    ("(2014)温鹿行初字第123号", 2014, "温鹿", "行初", 123),
    ("(2015)浙温行终字第45号", 2015, "浙温", "行终", 45),
    ("(2013)浙行再字第00003号", 2013, "浙", "行再", 3),
    ("(2012)行提字第17号", 2012, "", "行提", 17),
]
INVALID = [
    ("2023浙0302行初12号", "应当以括号里的收案年度开头"),
    ("(23)浙0302行初12号", "四位数字，写的是“23”"),
    ("(2023)浙0302行初12", "缺少“号”"),
    ("(2023)浙0302行初第12号", "“第”只用于2015年以前"),
    ("(2023)浙302行初12号", "写了3位"),
    ("(2023)浙03020行初12号", "写了5位"),
    ("(2023)0302行初12号", "年度之后缺少法院代字"),
    ("(2023)渐0302行初12号", "可能是“浙”"),
    ("(2023)浙0302行一初12号", "没有“行一初”这种类型代字"),
    ("(2023)浙0302行初0号", "不会是0"),
    ("(2023)浙0302行初012号", "案件编号前不加0"),
    ("(2023)浙0302行初12-1号", "请写作“12号之一”"),
    ("(2023)浙0302行初字12号", "“字”只用于2015年以前"),
    ("(2015)浙0302行初12号", "没有数字法院代字"),
    ("(2023)温鹿行初字第12号", "“字第”只用于2015年以前"),
    ("(2023)浙0302行终12号", "是基层法院，不审理行政二审"),
    ("(2023)浙0302号", "缺少类型代字和案件编号"),
    ("(2023)浙最高法行申12号", "两个法院代字"),
    ("(2023)浙0302刑初12号", "这是刑事案号，不属于行政案件"),
    ("(2023)浙0302民初2881号", "这是民事案号，不属于行政案件"),
    ("(1899)浙0302行初1号", "收案年度1899不可能"),
    ("浙0302行初12号(2023)", "收案年度应当写在最前面"),
    ("(2023)浙0302行初1234567890号", "编号过长"),
]
LENIENT_ONLY = "(2023)浙0302行初012号"


def test_the_notes_examples_are_all_here() -> None:
    assert (len(NEW) + len(OLD), len(INVALID)) == (40, 23)


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "lenient"])
@pytest.mark.parametrize(("text", "year", "court", "level", "kind", "seq"), NEW)
def test_a_number_since_2016_is_read_into_its_parts(
    text: str, year: int, court: str, level: str, kind: str, seq: int, strict: bool
) -> None:
    number = parse(text, strict=strict)

    assert number.style == "new"
    parts = (number.year, number.court, number.court_level, number.type, number.seq)
    assert parts == (year, court, level, kind, seq)


@pytest.mark.parametrize("strict", [True, False], ids=["strict", "lenient"])
@pytest.mark.parametrize(("text", "year", "court", "kind", "seq"), OLD)
def test_a_number_before_2016_is_read_into_its_parts(
    text: str, year: int, court: str, kind: str, seq: int, strict: bool
) -> None:
    number = parse(text, strict=strict)

    assert number.style == "old"
    assert number.court_level is None
    assert (number.year, number.court, number.type, number.seq) == (year, court, kind, seq)


@pytest.mark.parametrize(("text", "why"), INVALID)
def test_a_wrong_number_is_refused_with_what_is_wrong_in_it(text: str, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse(text, strict=True)

    (error,) = refusal.value.fields
    assert error.field == "docket_number"
    assert why in f"{error.message}{error.remedy}"
    assert error.remedy


@pytest.mark.parametrize("text", [text for text, _ in INVALID if text != LENIENT_ONLY])
def test_the_lenient_reading_still_refuses_what_cannot_be_a_number(text: str) -> None:
    with pytest.raises(Invalid):
        parse(text)


@pytest.mark.parametrize("text", [LENIENT_ONLY, "(2016)浙0902行初00262号"])
def test_leading_zeros_are_dropped_with_a_warning(text: str) -> None:
    number = parse(text)

    assert "0" not in number.text.partition("行初")[2].removesuffix("号")[:1]
    assert "0已去掉" in number.warnings[0]


@pytest.mark.parametrize(
    "text",
    ["（2023）浙0302行初12号", "【2023】浙0302行初12号", " ﹝2023﹞浙０３０２行初１２号\u200b\n"],
)
def test_the_same_number_has_one_text(text: str) -> None:
    """Two spellings of one number must not become two proceedings."""
    assert parse(text).text == "(2023)浙0302行初12号"


def test_old_numbers_with_and_without_zeros_are_the_same_number() -> None:
    assert parse("(2013)浙行再字第00003号").text == parse("(2013)浙行再字第3号").text


def test_a_further_document_belongs_to_the_same_case() -> None:
    number = parse("(2023)浙0302行初12号之二")

    assert number.suffix == "之二"
    assert number.text == parse("(2023)浙0302行初12号").text
    assert number.full == "(2023)浙0302行初12号之二"


def test_the_special_trial_code_is_kept_apart() -> None:
    """专门审判代字 (法〔2018〕335号) since 2019."""
    number = parse("(2019)最高法知行终1号")

    assert (number.spec, number.type, number.text) == ("知", "行终", "(2019)最高法知行终1号")


def test_the_special_trial_code_is_refused_before_2019() -> None:
    with pytest.raises(Invalid, match="从2019年起"):
        parse("(2018)最高法知行终1号")


@pytest.mark.parametrize(
    ("text", "procedure", "compensation"),
    [
        ("(2023)浙0302行初12号", Procedure.FIRST_INSTANCE, False),
        ("(2024)浙03行终210号", Procedure.SECOND_INSTANCE, False),
        ("(2025)浙行申101号", Procedure.RETRIAL_REVIEW, False),
        ("(2022)浙03行监3号", Procedure.RETRIAL_REVIEW, False),
        ("(2022)浙行抗2号", Procedure.RETRIAL_REVIEW, False),
        ("(2024)浙行再7号", Procedure.RETRIAL, False),
        ("(2012)行提字第17号", Procedure.RETRIAL, False),
        ("(2024)浙0302行审88号", Procedure.NON_LITIGATION_ENFORCEMENT, False),
        ("(2024)浙0302执1234号", Procedure.ENFORCEMENT, False),
        ("(2024)浙03行辖1号", Procedure.JURISDICTION, False),
        ("(2023)浙03行赔初2号", Procedure.FIRST_INSTANCE, True),
        ("(2021)苏01行赔终71号", Procedure.SECOND_INSTANCE, True),
        ("(2024)浙行赔申9号", Procedure.RETRIAL_REVIEW, True),
        ("(2024)浙03委赔5号", Procedure.STATE_COMPENSATION, False),
        ("(2023)浙0302行他1号", Procedure.OTHER, False),
    ],
)
def test_the_type_tells_the_procedure(text: str, procedure: Procedure, compensation: bool) -> None:
    number = parse(text)

    assert (number.procedure, number.compensation) == (procedure, compensation)


@pytest.mark.parametrize("kind", [name for name, kind in TYPES.items() if not kind.old_only])
def test_every_type_is_read_whole(kind: str) -> None:
    """行审复 is not 行审 with something after it."""
    assert parse(f"(2024)浙03{kind}7号").type == kind


@pytest.mark.parametrize("kind", ["行终", "行辖终", "行赔终", "行审复", "赔辖终"])
def test_a_basic_court_hears_no_appeals(kind: str) -> None:
    with pytest.raises(Invalid, match="是基层法院"):
        parse(f"(2024)浙0302{kind}3号")


@pytest.mark.parametrize("kind", ["行申", "行再", "行赔申", "行赔再"])
def test_a_retrial_at_a_basic_court_is_pointed_out_and_accepted(kind: str) -> None:
    (warning,) = parse(f"(2024)浙0302{kind}3号").warnings

    assert "一般由中级以上法院办理" in warning


def test_conduct_preservation_is_not_taken_for_an_administrative_case_unseen() -> None:
    (warning,) = parse("(2024)浙0302行保1号").warnings

    assert "不是行政" in warning


def test_an_ordinary_number_needs_no_warning() -> None:
    assert parse("(2023)浙0302行初12号").warnings == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("(2023)浙0302刑初12号", "请改为“行初12号”"),
        ("(2014)温鹿刑初字第9号", "刑事案号"),
        ("(2014)温鹿刑执字第9号", "刑事案号"),
        ("(2020)浙03知民初9号", "民事案号"),
        ("(2014)温鹿民初字第9号", "民事案号"),
    ],
)
def test_criminal_and_civil_numbers_are_called_so(text: str, why: str) -> None:
    """行 and 刑 look alike to a scanner: a criminal number may be a misread administrative one."""
    with pytest.raises(Invalid) as refusal:
        parse(text)

    assert why.removesuffix("12号”") in str(refusal.value)


def test_a_place_name_with_min_is_no_civil_case() -> None:
    """民勤, 民乐: the court's short name may hold 民."""
    assert parse("(2014)甘民行初字第9号").court == "甘民"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "案号是空的"),
        ("温鹿政复决字〔2016〕9号", "这是行政复议文书字号"),
        ("(2023)", "缺少法院代字"),
        ("(2023)浙0302行初", "缺少案件编号"),
        ("(2023)浙0302行初12号,请查收", "“号”之后多出"),
        ("(2023)浙0302行初12浩", "应为“号”"),
        ("(2023)蒙01行初9号", "可能是“内”"),
        ("(2014)温州市鹿城区行初字第1号", "不像法院简称"),
        ("(2014)温鹿行初字第号", "缺少案件编号"),
        ("(2014)温鹿行一初字第2号", "没有“温鹿行一初”这种类型代字"),
        ("(2023)浙行提9号", "从2016年起不再使用"),
        ("(2023)浙0302行初12号" + "，" * 60, "案号过长"),
    ],
)
def test_other_misreadings_are_named(text: str, why: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse(text)

    assert why in str(refusal.value)


@pytest.mark.parametrize(
    "hostile", ["(" * 60, "行" * 60, "(2023)" + "浙" * 54, "(2014)" + "民" * 54]
)
def test_hostile_text_is_refused_at_once(hostile: str) -> None:
    began = time.perf_counter()

    with pytest.raises(Invalid):
        parse(hostile)
    parse_reconsideration(hostile)

    assert time.perf_counter() - began < 0.2


SCRAPS = st.lists(
    st.sampled_from(
        ["(", ")", "2023", "2014", "浙", "0302", "最高法", "知", "行", "刑", "赔", "初"]
    )
    | st.sampled_from(
        ["执", "字", "第", "012", "7", "号", "之一", "-", "〔", "〕", "复", "决", "政", "\u00b2"]
    )
)


@given(SCRAPS.map("".join))
def test_any_scrap_is_read_or_refused_and_what_is_read_reads_the_same_again(text: str) -> None:
    try:
        number = parse(text)
    except Invalid:
        return
    assert parse(number.text, strict=True).text == number.text


def test_normalising_keeps_the_text_otherwise() -> None:
    assert normalise("（２０２３）浙 0302\u3000行初12号") == "(2023)浙0302行初12号"


@pytest.mark.parametrize(
    ("text", "prefix", "word", "year", "seq"),
    [
        ("温鹿政复决字〔2016〕9号", "温鹿政", "复决字", 2016, 9),
        ("平府复决字〔2023〕30号", "平府", "复决字", 2023, 30),
        ("浙政复〔2024〕120号", "浙", "政复", 2024, 120),
        ("温政复决字〔2024〕15号", "温政", "复决字", 2024, 15),
        ("温鹿政复〔2024〕88号", "温鹿", "政复", 2024, 88),
        ("温鹿政复终字〔2024〕3号", "温鹿政", "复终字", 2024, 3),
        ("鹿府行复决字[2024]7号", "鹿府", "行复决字", 2024, 7),
        ("京政复字（2019）1号", "京", "政复字", 2019, 1),
        ("温公复〔2021〕211号", "温公", "复", 2021, 211),
        ("郑政行复办（行复终决）字〔2021〕6号", "郑政行复办", "(行复终决)字", 2021, 6),
    ],
)
def test_a_reconsideration_number_is_read_into_its_parts(
    text: str, prefix: str, word: str, year: int, seq: int
) -> None:
    number = parse_reconsideration(text)

    assert number is not None
    assert (number.prefix, number.word, number.year, number.seq) == (prefix, word, year, seq)
    assert number.text == f"{prefix}{word}〔{year}〕{seq}号"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("温鹿政复决字2016年9号", id="no brackets"),
        pytest.param("温鹿公(蒲)行罚决字〔2015〕13372号", id="the penalty, not the decision on it"),
        pytest.param("温鹿政复决字〔16〕9号", id="two-digit year"),
        pytest.param("温鹿政复决字〔2016〕号", id="no number"),
        pytest.param("温鹿政复决字〔2016〕009号", id="leading zeros"),
        pytest.param("(2023)浙0302行初12号", id="a court's number"),
    ],
)
def test_what_does_not_look_like_a_reconsideration_number_is_not_taken_for_one(text: str) -> None:
    assert parse_reconsideration(text) is None


def test_a_number_is_a_value() -> None:
    """Numbers are compared and kept in sets: the same paper twice is the same number."""
    assert len({parse("(2023)浙0302行初12号"), parse("（2023）浙0302行初12号")}) == 1
    assert isinstance(parse("(2023)浙0302行初12号"), CaseNumber)
    assert parse("(2023)浙0302行初12号").court_level is CourtLevel.BASIC
