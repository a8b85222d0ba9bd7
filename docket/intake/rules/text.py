"""The signs of a paper as they are meant, whatever font, keyboard or scanner they came through."""

import re
import unicodedata

_SPACES = re.compile(r"[ \t\u3000\xa0\u2002-\u200a\u205f]+")
_DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad\ufffd\x00\uf0a7\uf06c"))
_FULL_WIDTH = {0xFF10 + n: str(n) for n in range(10)}
_FULL_WIDTH |= {0xFF21 + n: chr(0x41 + n) for n in range(26)}
_FULL_WIDTH |= {0xFF41 + n: chr(0x61 + n) for n in range(26)}
_SIGNS = {
    ord("\uff0e"): ".",
    ord("﹕"): "：",
    ord("︰"): "：",
    ord("\u2236"): "：",
    ord("﹔"): "；",
    ord("﹐"): "，",
    ord("\uff61"): "。",
    ord("\uff64"): "、",
    ord("•"): "·",
    ord("‧"): "·",
    ord("・"): "·",
    ord("･"): "·",
    ord("∙"): "·",
    ord("﹝"): "〔",
    ord("﹞"): "〕",
}
_TABLE = {**_DROPPED, **_FULL_WIDTH, **_SIGNS}
_HAN = "\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff"
_BESIDE_HAN = re.compile(
    rf"(?<=[{_HAN}〇○，。；：、（）〔〕《》“”！？0-9]) +(?=[{_HAN}〇○，。；：、（）〔〕《》“”！？])"
    rf"|(?<=[{_HAN}，。；：、（）〔〕《》“”]) +(?=[0-9〇○(（〔])"
)
_COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00))
"""部首 and compatibility forms that some fonts map 文, 行, 日 to, and Latin ligatures."""


def clean(text: str) -> str:
    """One line of a paper: no invisible signs, plain digits and letters, no blanks inside Chinese.

    行 政 判 决 书, spaced out as a title, becomes 行政判决书; ⽂ of a radical block becomes 文.
    """
    meant = "".join(_as_meant(char) for char in text).translate(_TABLE)
    return _BESIDE_HAN.sub("", _SPACES.sub(" ", meant)).strip()


_RADICALS = dict(
    zip(
        "⺁⺄⺇⺊⺎⺒⺓⺔⺟⺠⺧⺨⺩⺪⺫⺬⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺻⺼⻁⻂⻃⻄⻅⻆⻉⻊⻋⻌⻏⻐⻑⻒⻓⻔⻕⻖⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻱⻲⻳",
        "厂乙几卜兀巳幺巨母民牛犭王疋目示竹糸纟网罒罓冈网羊羊羊耂聿肉虎衤覀西见角贝足车辶阝钅長镸长门阜阝青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾齐齿竜龙龜亀龟",
        strict=True,
    )
)
"""CJK radicals that fonts share with a character; Unicode gives most of them no other form."""


def _as_meant(char: str) -> str:
    if char in _RADICALS:
        return _RADICALS[char]
    if any(ord(char) in block for block in _COMPATIBLE):
        return unicodedata.normalize("NFKC", char)
    return char


def han_share(text: str) -> float:
    """The share of Chinese characters and digits: low where a font has no map to characters."""
    signs = [char for char in text if not char.isspace()]
    if not signs:
        return 0.0
    known = sum(1 for char in signs if "\u4e00" <= char <= "\u9fff" or char in _USUAL)
    return known / len(signs)


_USUAL = frozenset("0123456789，。；：、（）()〔〕《》“”〇○—-.·ABCDEFGHIJKLMNOPQRSTUVWXYZ")
