"""The table of court codes, and any other table of the same columns."""

import pytest

from docket.errors import Invalid
from docket.law.case_numbers import parse as parse_number
from docket.law.courts import LOOKALIKES, PROVINCES, CourtLevel, level_of, parse
from docket.law.library import courts

HEADER = "code,name,level,province,status\n"


def test_the_delivered_table_names_the_court_of_a_number() -> None:
    court = courts()[parse_number("(2023)浙0302行初12号").court]

    assert (court.name, court.level) == ("温州市鹿城区人民法院", CourtLevel.BASIC)


def test_the_delivered_table_has_every_level() -> None:
    assert {court.level for court in courts().values()} == set(CourtLevel)
    assert courts()["最高法"].name == "最高人民法院"
    assert courts()["浙03"].name == "温州市中级人民法院"


def test_no_two_courts_of_the_delivered_table_share_a_name() -> None:
    """A forum chosen by name must lead to one code."""
    names = [court.name for court in courts().values()]

    assert len(names) == len(set(names))
    assert not [name for name in names if name != name.strip() or " " in name]


def test_names_composed_from_the_place_say_so() -> None:
    """They are suggestions; what the paper says wins."""
    assert courts()["浙0302"].status == "derived"
    assert courts()["京73"].status == "seen"


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("最高法", CourtLevel.SUPREME),
        ("浙", CourtLevel.HIGH),
        ("浙03", CourtLevel.INTERMEDIATE),
        ("浙0302", CourtLevel.BASIC),
        ("浙302", None),
        ("渐03", None),
        ("", None),
    ],
)
def test_the_code_tells_the_level(code: str, level: CourtLevel | None) -> None:
    assert level_of(code) is level


def test_no_look_alike_is_itself_a_court_code() -> None:
    assert not set(LOOKALIKES) & set(PROVINCES)
    assert set(LOOKALIKES.values()) <= set(PROVINCES)


def test_another_table_is_read_the_same_way() -> None:
    table = parse("\ufeff" + HEADER + "新99,云溪市中级人民法院,intermediate,,fictional\n")

    assert table["新99"].name == "云溪市中级人民法院"
    assert list(table) == ["新99"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("新999,云溪市人民法院,basic,,convention", "法院代字应为"),
        ("新99,云溪市中级人民法院,basic,,convention", "级别应为 intermediate"),
        ("新99, ,intermediate,,convention", "没有法院名称"),
        ("新99,云溪市中级人民法院,intermediate,,guessed", "guessed"),
        ("新99,云溪市中级人民法院", "数据不合要求"),
    ],
)
def test_a_faulty_line_refuses_the_table(line: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        parse(HEADER + line + "\n")


def test_a_code_that_stands_twice_refuses_the_table() -> None:
    line = "新99,云溪市中级人民法院,intermediate,,convention\n"

    with pytest.raises(Invalid, match=r"courts\.csv:3.*重复"):
        parse(HEADER + line + line)


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(Invalid, match="缺少列 level"):
        parse("code,name,province,status\n")
