"""Validation tells every error at once, and never disagrees with msgspec about what is right."""

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.docketing.schemas import Filing, OpenProceeding, RecordEvent
from docket.errors import Invalid, Malformed
from docket.web import validation

EVENT = {
    "fact": "record_event",
    "proceeding": 7,
    "kind": "copy_received",
    "happened_on": "2024-09-27",
}
PROCEEDING = {
    "fact": "open_proceeding",
    "matter": "@m",
    "procedure": "reconsideration",
    "forum": "临江市人民政府",
    "standings": [{"authority": 1, "role": "respondent"}],
}
HEARING = {
    "fact": "record_hearing",
    "proceeding": 7,
    "kind": "court_hearing",
    "held_on": "2024-11-05",
    "leader_notified": True,
}


def filing(*facts: object) -> dict[str, object]:
    return {"why": "收到复议申请书副本", "facts": list(facts)}


def errors_of(value: object, shape: type = Filing) -> dict[str, tuple[str, str]]:
    """The errors by field."""
    with pytest.raises(Invalid) as refusal:
        validation.convert(value, shape)
    return {error.field: (error.message, error.remedy) for error in refusal.value.fields}


def test_a_good_filing_becomes_the_structs_that_the_service_takes() -> None:
    read = validation.read(msgspec.json.encode(filing(EVENT)), Filing)

    (event,) = read.facts
    assert isinstance(event, RecordEvent)
    assert event.happened_on == date(2024, 9, 27)


def test_every_wrong_field_is_told_at_once_with_its_path() -> None:
    found = errors_of(
        {
            "facts": [
                EVENT | {"happened_on": "2023-02-30", "how": "pigeon"},
                PROCEEDING | {"procedure": "second_instanse", "standings": [{"role": "defendant"}]},
            ]
        }
    )

    assert found["why"] == ("缺少这一项。", "请补上。")
    assert found["facts[0].happened_on"] == (
        "“2023-02-30”不是一个日期。",
        "请写成 2024-09-27 这样的日期。",
    )
    assert found["facts[0].how"][0] == "“pigeon”不在可选值之内。"
    assert "public_notice(公告送达)" in found["facts[0].how"][1]
    assert found["facts[1].procedure"][1].startswith("是否想写 second_instance？")
    assert found["facts[1].standings[0].authority"] == ("缺少这一项。", "请补上。")
    assert len(found) == 5


def test_an_unknown_field_is_named_with_the_nearest_known_one() -> None:
    found = errors_of(filing(EVENT | {"hapened_on": "2024-09-27"}))

    assert found == {"facts[0].hapened_on": ("没有这一项。", "是否想写 happened_on？")}


def test_an_unknown_fact_is_named_with_the_nearest_known_one() -> None:
    found = errors_of(filing(EVENT | {"fact": "record_evnt"}))

    assert found["facts[0].fact"][0] == "没有“record_evnt”这一种。"
    assert found["facts[0].fact"][1].startswith("是否想写 record_event？")


def test_a_fact_without_its_kind_lists_the_kinds() -> None:
    message, remedy = errors_of(filing({"proceeding": 7}))["facts[0].fact"]

    assert message == "缺少这一项。"
    assert "record_outcome" in remedy


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param(None, "应为编号，不是null。", id="null"),
        pytest.param(1.5, "应为编号，不是1.5。", id="fraction"),
        pytest.param(True, "应为编号，不是true。", id="truth"),
        pytest.param([7], "应为编号，不是列表。", id="list"),
    ],
)
def test_a_reference_is_a_number_or_a_label(value: object, message: str) -> None:
    found = errors_of(filing(EVENT | {"proceeding": value}))

    assert found == {
        "facts[0].proceeding": (message, "请填整数编号，或同一次登记中的 @标签。"),
    }


@pytest.mark.parametrize("body", [[], "文字", 3, None, [EVENT]])
def test_a_body_that_is_no_object_is_refused(body: object) -> None:
    assert errors_of(body)["最外层"][0].startswith("应为对象")


@pytest.mark.parametrize(
    ("raw", "where"),
    [
        pytest.param(b'{"why": "a",\n "facts": [}', "第 2 行第 12 个字符处有误", id="brace"),
        pytest.param('{"why": "收到",}'.encode(), "第 1 行第 14 个字符处有误", id="trailing comma"),
        pytest.param(b"", "内容为空", id="empty"),
        pytest.param(b'{"why": "a', "内容不完整或编码不对", id="cut off"),
        pytest.param('{"why": "收到"}'.encode("gbk"), "内容不完整或编码不对", id="GBK"),
        pytest.param(b"NaN", "第 1 行第 1 个字符处有误", id="not a number"),
    ],
)
def test_what_is_not_json_is_refused_with_the_place(raw: bytes, where: str) -> None:
    with pytest.raises(Malformed, match=where):
        validation.decode(raw)


def test_endless_nesting_is_refused() -> None:
    with pytest.raises(Malformed, match="嵌套过深"):
        validation.decode(b"[" * 200_000)
    with pytest.raises(Invalid, match="嵌套过深"):
        validation.decode(b"[" * 50 + b"]" * 50)


def test_what_no_database_can_keep_is_refused_with_its_path() -> None:
    with pytest.raises(Invalid) as refusal:
        validation.decode(rb'{"facts": [{"cause": "a\u0000b", "amount_fen": 9223372036854775808}]}')

    assert [error.field for error in refusal.value.fields] == [
        "facts[0].cause",
        "facts[0].amount_fen",
    ]


def test_a_byte_order_mark_is_passed_over() -> None:
    assert validation.decode('\ufeff{"why": "补录"}'.encode()) == {"why": "补录"}


def test_a_thousand_errors_are_cut_to_a_readable_number() -> None:
    assert len(errors_of(filing(*[{"fact": "strike"}] * 1000))) == validation.MOST_ERRORS


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**62])
def test_an_id_is_one_that_a_database_can_hold(number: int) -> None:
    found = errors_of(filing(EVENT | {"proceeding": number, "page": number}))

    assert found["facts[0].proceeding"] == (f"没有编号为 {number} 的记录。", "请核对编号。")
    assert found["facts[0].page"][1] == "请检查这一数字。"


def test_changes_of_a_correction_are_free_but_must_be_an_object() -> None:
    good = {"fact": "amend", "what": "event", "id": 3, "version": 1, "changes": {"note": None}}

    assert validation.convert(filing(good), Filing).facts
    assert "facts[0].changes" in errors_of(filing(good | {"changes": ["note"]}))


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "2024-09-27", "2024-13-01", "@m", "defendant", "first_instance", "post"]),
    st.just([]),
    st.just({}),
    st.just([{"authority": 1, "role": "defendant"}]),
    st.just([{"party": "@p", "role": "plaintif"}]),
)
FACTS: tuple[dict[str, Any], ...] = (EVENT, PROCEEDING, HEARING)
NAMES = sorted({name for fact in FACTS for name in fact} | {"track", "parties", "sent_on", "x"})


@st.composite
def filings(draw: st.DrawFn) -> object:
    """Filings a little wrong: some values replaced, some left out, some added."""
    facts = []
    for fact in draw(st.lists(st.sampled_from(FACTS), max_size=3)):
        changed = dict(fact) | draw(st.dictionaries(st.sampled_from(NAMES), SCALARS, max_size=2))
        for name in draw(st.sets(st.sampled_from(NAMES), max_size=1)):
            changed.pop(name, None)
        facts.append(changed)
    wrong: list[dict[str, Any]] = [{}, {"why": 3}, {"extra": 1}, {"facts": "x"}]
    return {"why": "补录", "facts": facts, **draw(st.sampled_from(wrong))}


@given(filings())
def test_validation_and_msgspec_accept_the_same(value: object) -> None:
    """What msgspec accepts becomes the same object; what it refuses has at least one error."""
    try:
        expected = msgspec.convert(value, Filing)
    except msgspec.ValidationError:
        assert errors_of(value)
    else:
        assert validation.convert(value, Filing) == expected


@given(st.recursive(SCALARS, lambda below: st.lists(below) | st.dictionaries(st.text(), below)))
def test_any_json_is_accepted_or_refused_but_never_breaks(value: object) -> None:
    for shape in (Filing, OpenProceeding, list[RecordEvent]):
        try:
            expected = msgspec.convert(value, shape)
        except msgspec.ValidationError:
            assert errors_of(value, shape)
        else:
            assert validation.convert(value, shape) == expected


def test_each_closed_list_of_a_fact_is_explained() -> None:
    """No message falls back to msgspec's own words for a fact's closed vocabularies."""
    wrong = {"mode": "radio", "state": "lost", "kind": "party"}

    found = errors_of(filing(HEARING | wrong))

    assert set(found) == {"facts[0].mode", "facts[0].state", "facts[0].kind"}
    assert all("可选：" in remedy for _, remedy in found.values())
