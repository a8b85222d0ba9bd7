"""Forms: what was typed stays, and every refusal stands at its field."""

from docket.errors import Conflict, FieldError, Invalid
from docket.web.forms import Form

TYPED = Form({"happened_on": "2026-12-1?", "kind": "copy_received"})


def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed() -> None:
    wrong = FieldError("facts[0].happened_on", "不是一个日期。", "请写成 2024-09-27。")
    refused = TYPED.refused(Invalid.of(wrong))

    assert refused.get("happened_on") == "2026-12-1?"
    assert refused.errors["happened_on"].remedy == "请写成 2024-09-27。"
    assert refused.first_wrong(("kind", "happened_on")) == "happened_on"


def test_every_wrong_field_is_told_at_once() -> None:
    refused = TYPED.refused(
        Invalid.of(FieldError("facts[0].kind", "不对。"), FieldError("why", "缺少登记事由。"))
    )

    assert set(refused.errors) == {"kind", "why"}


def test_the_longest_place_that_fits_is_taken() -> None:
    """Several facts of one filing have fields of the same name."""
    places = {"facts[1].number": "act_number", "facts[1].": "act_"}
    refused = TYPED.refused(Invalid.of(FieldError("facts[1].number", "不对。")), places)
    other = TYPED.refused(Invalid.of(FieldError("facts[1].made_on", "不对。")), places)

    assert set(refused.errors) == {"act_number"}
    assert set(other.errors) == {"act_made_on"}


def test_what_belongs_to_no_field_stands_above_all() -> None:
    refused = TYPED.refused(Conflict("已有相似案件。"))

    assert refused.errors[""].message == "已有相似案件。"
    assert not refused.ok


def test_an_empty_value_is_left_out_of_a_fact() -> None:
    assert TYPED.given(kind="decided", note="", days=None, compensation=False) == {
        "kind": "decided",
        "compensation": False,
    }
