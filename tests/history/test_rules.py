import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.history import rules
from docket.history.rules import Chain, Entry
from docket.terms import Role

BEIJING = timezone(timedelta(hours=8))


def test_the_canonical_form_has_one_spelling() -> None:
    value = {
        "乙": date(2024, 2, 29),
        "a": datetime(2024, 3, 1, 12, tzinfo=BEIJING),
        "role": Role.DEFENDANT,
        "n": [1, None, True],
    }

    assert rules.canonical(value) == (
        '{"a":"2024-03-01T04:00:00.000000Z","n":[1,null,true],"role":"defendant","乙":"2024-02-29"}'
    )


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="set has no canonical form"):
        rules.canonical({"a": {1}})


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its time zone"):
        rules.canonical(datetime(2024, 3, 1, 12))  # noqa: DTZ001 (that is the point)


def test_the_digest_of_a_change_never_changes() -> None:
    """A fixed vector: registers recorded by earlier versions must verify for ever."""
    found = rules.digest("series", 7, 0, None, '{"id":7,"name":"限速抓拍类案"}')

    assert found == "21ff9075112bef34bc0177e61108e0a79755523445833f3ae79dff8b5238c24a"


def test_the_hash_of_an_act_never_changes() -> None:
    """A fixed vector: registers recorded by earlier versions must verify for ever."""
    entry = Entry(
        seq=1,
        happened_at="2024-03-01T04:00:00.000000Z",
        actor_kind="user",
        actor_id="7",
        actor_name="林法务",
        what="series.open",
        why="登记",
        digests='["' + "a" * 64 + '"]',
        previous_hash=rules.GENESIS,
    )

    assert (
        rules.act_hash(entry) == "54b1b9517e4495e3bb06de205b4c87f829ae9194e972bc2bc97fed3d775ae9cc"
    )


def test_a_row_read_back_from_either_engine_has_the_image_it_was_written_with() -> None:
    kinds: Mapping[str, rules.Kind] = {"at": "moment", "struck": "truth"}
    moment = datetime(2024, 3, 1, 12, 30, tzinfo=BEIJING)
    written = {"id": 1, "on": date(2024, 3, 1), "at": moment, "struck": False, "note": None}
    sqlite = {
        "id": 1,
        "on": b"2024-03-01",
        "at": b"2024-03-01 04:30:00+00:00",
        "struck": 0,
        "note": None,
    }
    postgres = {**written, "at": moment.astimezone(UTC)}

    images = [rules.image("event", row, kinds) for row in (written, sqlite, postgres)]

    assert images[0] == images[1] == images[2]
    assert images[0] == {
        "id": 1,
        "on": "2024-03-01",
        "at": "2024-03-01T04:30:00.000000Z",
        "struck": False,
        "note": None,
    }


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param(2, "truth", id="a truth value that is neither true nor false"),
        pytest.param("2024-03-01 12:30:00+08:00", "moment", id="not in UTC"),
        pytest.param("2024-03-01T04:30:00+00:00", "moment", id="another spelling"),
        pytest.param("next week", "moment", id="no moment"),
    ],
)
def test_a_stored_value_that_docket_never_writes_stays_as_it_is(
    value: object, kind: rules.Kind
) -> None:
    assert rules.plain(value, kind) == value


def test_derived_columns_are_in_no_image() -> None:
    row = {"id": 1, "forum": "临河区人民法院", "accepted_on": date(2024, 3, 1), "suspended": True}

    assert rules.image("proceeding", row, {}) == {"id": 1, "forum": "临河区人民法院"}


def test_images_differ_in_columns_that_only_one_has_and_in_type() -> None:
    before = {"a": 1, "b": True, "c": "x", "d": None}
    after = {"a": 1, "b": 1, "c": "y", "e": None}

    assert rules.differing(before, after) == ("b", "c", "d", "e")


def chain_of(acts: int, changes: int) -> list[dict[str, Any]]:
    """Rows of acts, each with its changes under ``changes``, as the tables hold them."""
    rows: list[dict[str, Any]] = []
    previous, key = rules.GENESIS, 0
    for seq in range(1, acts + 1):
        below: list[dict[str, Any]] = []
        for n in range(changes):
            key += 1
            image = rules.canonical({"id": key, "name": f"第{key}类案"})
            before = None if n else rules.canonical({"id": key})
            below.append(
                {
                    "id": key,
                    "act": seq,
                    "n": n,
                    "table_name": "series",
                    "row_id": key,
                    "before": before,
                    "after": image,
                    "digest": rules.digest("series", key, n, before, image),
                }
            )
        act: dict[str, Any] = {
            "seq": seq,
            "happened_at": rules.moment_text(datetime(2024, 3, seq, tzinfo=UTC)),
            "actor_kind": "user",
            "actor_id": "7",
            "actor_name": "林法务",
            "what": "series.open",
            "why": "登记",
            "digests": rules.canonical([change["digest"] for change in below]),
            "previous_hash": previous,
        }
        previous = rules.act_hash(Entry(**act))
        rows.append({"id": seq, **act, "hash": previous, "changes": below})
    return rows


def walked(acts: list[dict[str, Any]], head: tuple[int, str]) -> list[str]:
    chain = Chain()
    for row in acts:
        chain.act({name: value for name, value in row.items() if name != "changes"})
        for change in row["changes"]:
            chain.change(change)
        chain.close_act()
    chain.close(head)
    return chain.problems


def texts(acts: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], str]]:
    """Every stored text of a chain: its row and its column."""
    for act in acts:
        for row in (act, *act["changes"]):
            yield from ((row, column) for column, value in row.items() if isinstance(value, str))


def test_an_untouched_chain_has_no_problems() -> None:
    acts = chain_of(3, 2)

    assert walked(acts, (3, acts[-1]["hash"])) == []


@given(st.data())
def test_a_single_flipped_bit_in_any_stored_text_is_found(data: st.DataObject) -> None:
    acts = chain_of(3, 2)
    head = (3, acts[-1]["hash"])
    row, column = data.draw(st.sampled_from(list(texts(acts))))
    raw = bytearray(row[column].encode())
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    row[column] = bytes(raw)

    assert walked(acts, head) != []


@given(st.data())
def test_any_other_number_in_an_act_or_a_change_is_found(data: st.DataObject) -> None:
    acts = chain_of(3, 2)
    head = (3, acts[-1]["hash"])
    row = data.draw(
        st.sampled_from([*acts, *(change for act in acts for change in act["changes"])])
    )
    column = data.draw(st.sampled_from([name for name in ("seq", "n", "row_id") if name in row]))
    row[column] = data.draw(st.integers(-5, 99).filter(lambda other: other != row[column]))

    assert walked(acts, head) != []


@given(st.permutations(range(4)), st.permutations(range(2)))
def test_any_other_order_of_contents_is_found(order: list[int], below: list[int]) -> None:
    """Whole contents that change places, their keys staying in order."""
    acts = chain_of(4, 2)
    head = (4, acts[-1]["hash"])
    moved = [{**acts[place], "id": act["id"]} for place, act in zip(order, acts, strict=True)]
    contents = moved[0]["changes"]
    moved[0]["changes"] = [
        {**contents[place], "n": change["n"]} for place, change in zip(below, contents, strict=True)
    ]
    untouched = order == sorted(order) and below == sorted(below)

    assert (walked(moved, head) == []) is untouched


@given(st.sets(st.integers(0, 4), min_size=1))
def test_any_removed_acts_are_missed(removed: set[int]) -> None:
    acts = chain_of(5, 1)
    head = (5, acts[-1]["hash"])

    assert walked([act for place, act in enumerate(acts) if place not in removed], head) != []


def test_a_text_that_is_not_utf8_is_named_not_choked_on() -> None:
    acts = chain_of(1, 1)
    acts[0]["changes"][0]["table_name"] = b"ser\xffies"

    found = walked(acts, (1, acts[0]["hash"]))

    assert found == [
        "第1号操作(act.seq=1)的第1条变更(ser\\udcffies 1, change.id=1)被改动：摘要不符"
    ]


def test_the_digests_of_an_act_stand_in_the_order_of_its_changes() -> None:
    act = chain_of(1, 3)[0]

    assert json.loads(act["digests"]) == [change["digest"] for change in act["changes"]]
