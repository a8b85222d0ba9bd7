"""核验码: the short code of a computed date, easy to read out and hard to mistype.

Eleven characters of the digest and one that checks them, in the alphabet of Crockford, which leaves
out what looks alike (I, L, O, U). Written in three groups of four: ``7K2M-04QT-9XW3``.
"""

import unicodedata
from collections.abc import Iterator

from docket.errors import FieldError, Invalid

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_GROUP = 4
_BITS = 5
_ALIKE = str.maketrans("OIL", "011")
_BETWEEN = " -—–_·.:：，,"  # noqa: RUF001 (what people put between the groups)


def code_of(digest: bytes) -> str:
    """The code of a digest: its first 55 bits and the check character."""
    bits = int.from_bytes(digest, "big") >> (len(digest) * 8 - (LENGTH - 1) * _BITS)
    symbols = [ALPHABET[bits >> _BITS * n & (len(ALPHABET) - 1)] for n in range(LENGTH - 1)]
    payload = "".join(reversed(symbols))
    return payload + _check(payload)


def grouped(code: str) -> str:
    """The code as it is printed."""
    return "-".join(code[n : n + _GROUP] for n in range(0, len(code), _GROUP))


def read_code(text: str) -> str:
    """What was typed, in the spelling of the codes: large, ungrouped, O as 0, I and L as 1.

    Raises:
        Invalid: It can be no code: too short, too long, or with other characters.
    """
    plain = unicodedata.normalize("NFKC", text).upper().translate(_ALIKE)
    code = "".join(character for character in plain if character not in _BETWEEN)
    strange = sorted({character for character in code if character not in ALPHABET})
    if strange:
        named = "".join(strange[:5])
        raise _no_code(text, f"核验码里没有“{named}”：只有数字和字母，不含 I、L、O、U。")
    if abs(len(code) - LENGTH) > 1:
        raise _no_code(text, f"核验码有{LENGTH}位，这里是{len(code)}位。")
    return code


def well_formed(code: str) -> bool:
    """Whether the check character fits: no slip of one character, nor two neighbours swapped."""
    return len(code) == LENGTH and _check(code[:-1]) == code[-1]


def near(code: str) -> frozenset[str]:
    """The well-formed codes that one slip could have made this of."""
    return frozenset(filter(well_formed, _slips(code))) - {code}


def _slips(code: str) -> Iterator[str]:
    """One character wrong, two neighbours swapped, one left out, one too many."""
    for n in range(len(code) + 1):
        head, tail = code[:n], code[n:]
        if tail:
            yield head + tail[1:]
            yield from (head + other + tail[1:] for other in ALPHABET)
            yield head + tail[1::-1] + tail[2:]
        yield from (head + other + tail for other in ALPHABET)


def _check(payload: str) -> str:
    """Luhn's sum to the base 32, from the right: every second value doubled, its digits added."""
    base, total = len(ALPHABET), 0
    for n, character in enumerate(reversed(payload)):
        value = ALPHABET.index(character) * (2 if n % 2 == 0 else 1)
        total += value // base + value % base
    return ALPHABET[-total % base]


def _no_code(text: str, why: str) -> Invalid:
    return Invalid.of(
        FieldError(
            "code", f"“{text}”不是核验码。", f"{why}请照抄期限说明（docket why）里的核验码。"
        )
    )
