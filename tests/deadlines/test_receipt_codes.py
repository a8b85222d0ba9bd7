"""核验码: read out over the telephone, copied by hand, and still found."""

import hashlib

import pytest

from docket.deadlines.rules.receipt_codes import (
    ALPHABET,
    code_of,
    grouped,
    near,
    read_code,
    well_formed,
)
from docket.errors import Invalid

DIGESTS = [hashlib.sha256(str(n).encode()).digest() for n in range(200)]
CODES = [code_of(digest) for digest in DIGESTS]


def test_a_code_is_eleven_characters_of_the_digest_and_one_that_checks_them() -> None:
    assert code_of(bytes(32)) == "000000000000"
    assert code_of(b"\xff" * 32) == "ZZZZZZZZZZZB"
    assert len(set(CODES)) == len(CODES)
    assert all(well_formed(code) for code in CODES)


def test_it_is_printed_in_three_groups() -> None:
    assert grouped("BFQKND7EFVZD") == "BFQK-ND7E-FVZD"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("bfqk-nd7e-fvzd", id="small letters"),
        pytest.param("BFQKND7EFVZD", id="ungrouped"),
        pytest.param(" BFQK ND7E FVZD ", id="with spaces"),
        pytest.param("ＢＦＱＫ－ＮＤ７Ｅ－ＦＶＺＤ", id="full width, as an input method writes"),
    ],
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert read_code(typed) == "BFQKND7EFVZD"


def test_letters_that_look_like_digits_are_those_digits() -> None:
    assert read_code("OIL0-11AB-CDEF") == "011011ABCDEF"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("BFQK", "这里是4位", id="too short"),
        pytest.param("BFQK-ND7E-FVZD-BFQK", "这里是16位", id="too long"),
        pytest.param("BFQK-ND7E-FVZU", "没有“U”", id="a letter no code has"),
        pytest.param("期限12", "没有“期限”", id="no code at all"),
    ],
)
def test_what_can_be_no_code_is_refused_and_says_why(typed: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        read_code(typed)


def test_every_slip_of_one_character_is_noticed() -> None:
    for code in CODES[:20]:
        for n, right in enumerate(code):
            others = [code[:n] + other + code[n + 1 :] for other in ALPHABET if other != right]
            assert not any(map(well_formed, others))


def test_neighbours_that_changed_places_are_noticed() -> None:
    """But for 0 and Z: Luhn's sum cannot tell their order."""
    for code in CODES:
        for n in range(len(code) - 1):
            one, other = code[n], code[n + 1]
            swapped = code[:n] + other + one + code[n + 2 :]
            if one != other and {one, other} != {"0", "Z"}:
                assert not well_formed(swapped)


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("BFQKND7EFVZ0", id="one character wrong"),
        pytest.param("FBQKND7EFVZD", id="two neighbours swapped"),
        pytest.param("BFQKND7EFVD", id="one left out"),
        pytest.param("BFQKND7EFVVZD", id="one too many"),
    ],
)
def test_the_right_code_is_among_those_near_a_slip(typed: str) -> None:
    found = near(typed)

    assert "BFQKND7EFVZD" in found
    assert all(map(well_formed, found))
    assert len(found) < 60
