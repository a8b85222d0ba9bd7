"""Fields of administration and kinds of act, as the national form has them."""

import pytest

from docket.errors import Invalid
from docket.law.fields import parse, parse_act_kinds
from docket.law.library import act_kinds, fields


def test_the_fields_are_the_rows_of_the_national_form_without_its_sum() -> None:
    rows = [field.row for field in fields().values()]

    assert rows == list(range(1, 47))
    assert "合计" not in {field.zh for field in fields().values()}


@pytest.mark.parametrize(
    ("code", "zh", "row"),
    [
        ("public_security", "公安", 1),
        ("housing_expropriation", "房屋征补(拆迁)", 13),
        ("taxation", "税务", 24),
        ("food_safety", "食品安全", 35),
        ("other", "其他", 46),
    ],
)
def test_a_field_keeps_its_row(code: str, zh: str, row: int) -> None:
    assert (fields()[code].zh, fields()[code].row) == (zh, row)


def test_every_column_of_the_form_has_a_kind_of_act() -> None:
    """Columns 21 to 30, 申请复议事项."""
    assert {kind.column for kind in act_kinds().values()} == set(range(21, 31))


@pytest.mark.parametrize(
    ("code", "zh", "column"),
    [
        ("administrative_penalty", "行政处罚", 21),
        ("administrative_compulsion", "行政强制", 22),
        ("information_disclosure", "信息公开", 27),
        ("inaction", "行政不作为", 29),
        ("administrative_agreement", "行政协议", 30),
        ("other", "其他", 30),
    ],
)
def test_a_kind_of_act_keeps_its_column(code: str, zh: str, column: int) -> None:
    assert (act_kinds()[code].zh, act_kinds()[code].column) == (zh, column)


def test_a_gap_in_the_rows_is_refused() -> None:
    with pytest.raises(Invalid, match="应当是第2行，写的是第3行"):
        parse(
            [
                {"code": "public_security", "zh": "公安", "en": "public security", "row": 1},
                {"code": "customs", "zh": "海关", "en": "customs", "row": 3},
            ]
        )


def test_a_column_outside_the_form_is_refused() -> None:
    with pytest.raises(Invalid, match="第31栏"):
        parse_act_kinds([{"code": "other", "zh": "其他", "en": "other", "column": 31}])


def test_a_code_that_stands_twice_is_refused() -> None:
    row = {"code": "other", "zh": "其他", "en": "other", "column": 30}

    with pytest.raises(Invalid, match="代码“other”重复"):
        parse_act_kinds([row, row])


def test_a_misspelt_field_of_the_file_is_refused() -> None:
    with pytest.raises(Invalid, match="没有这个字段"):
        parse_act_kinds([{"code": "other", "zh": "其他", "en": "other", "col": 30}])
