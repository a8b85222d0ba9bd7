"""Numbers as papers write them: 十五, 二〇二四, 一百二十, 廿, 15."""

_DIGITS = {
    **{c: n for n, c in enumerate("零一二三四五六七八九")},
    **{c: n for n, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0, "Ｏ": 0, "O": 0, "o": 0, "◯": 0, "⚪": 0, "元": 1, "两": 2, "０": 0,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

NUMERAL = "[0-9零〇○Ｏ◯一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾佰]"
"""One character of a number, for patterns."""


def number(text: str) -> int | None:
    """The value of a number in digits or in Chinese, positional or with 十 and 百; None if it is none."""
    plain = text.strip().replace("廿", "二十").replace("卅", "三十")
    if plain.isdecimal():
        return int(plain)
    if not plain:
        return None
    if any(char in _TENS for char in plain):
        return _with_units(plain)
    digits = [_DIGITS.get(char, int(char) if char.isdecimal() else None) for char in plain]
    if any(digit is None for digit in digits):
        return None
    return int("".join(str(digit) for digit in digits))


def _with_units(plain: str) -> int | None:
    """一百二十三, 十五, 二十."""
    total, current, seen = 0, 0, False
    for char in plain:
        if char in _TENS:
            total += (current if seen else 1) * _TENS[char]
            current, seen = 0, False
        elif char in _DIGITS or char.isdecimal():
            current = _DIGITS.get(char, int(char) if char.isdecimal() else 0)
            seen = True
        else:
            return None
    return total + current
