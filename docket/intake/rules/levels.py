"""审级 of a paper: by its number, else by its title and its words."""

import re

from docket.intake.rules.case_numbers import Number
from docket.intake.rules.paper import Paper

_BY_TYPE = (
    (re.compile(r"行(?:赔)?(?:申|监|抗|再|提)"), "再审"),
    (re.compile(r"行(?:赔|辖)?终|赔辖终"), "二审"),
    (re.compile(r"行(?:赔)?初|行审|行辖|行保|行他"), "一审"),
)
_BY_TITLE = (
    ("再审", "再审"),
    ("申诉", "再审"),
    ("抗诉", "再审"),
    ("上诉", "二审"),
    ("复议", "复议"),
    ("起诉状", "一审"),
)
_BY_WORDS = (
    (r"本院.{0,40}再审|申请再审", "再审"),
    (r"不服.{0,40}(?:一审|原审|法院).{0,30}(?:判决|裁定).{0,40}上诉|二审", "二审"),
    (r"行政复议", "复议"),
    (r"起诉|立案|应诉|原告", "一审"),
)


def instance_of(
    paper: Paper, doc_type: str | None, own: Number | None, numbers: list[Number]
) -> str | None:
    """复议, 一审, 二审 or 再审; None where nothing tells."""
    if own is not None and own.kind == "court":
        found = _by_type(own.text)
        if found:
            return found
    title = doc_type or ""
    for word, level in _BY_TITLE:
        if word in title:
            return level
    if own is not None and own.kind == "recon":
        return "复议"
    court = next((one for one in numbers if one.kind == "court"), None)
    if court is not None and title and "复议" not in title:
        found = _by_type(court.text)
        if found:
            return found
    return next(
        (level for pattern, level in _BY_WORDS if re.search(pattern, paper.text[:1500], re.DOTALL)),
        None,
    )


def _by_type(number: str) -> str | None:
    return next((level for pattern, level in _BY_TYPE if pattern.search(number)), None)
