"""Invented law, for tests only: a 20-day period to answer from 2026-11-01. Nobody enacted it."""

import json
from typing import Any

ANSWER: dict[str, Any] = {
    "key": "answer_evidence",
    "id": "answer_evidence@2026-11-01",
    "replaces": "answer_evidence@2015-05-01",
    "name_zh": "提交答辩状、证据（虚构的新法）",
    "name_en": "answer and evidence (invented)",
    "stage": "一审/应诉",
    "procedures": ["first_instance"],
    "trigger": {"event": "copy_received", "party": "us"},
    "trigger_zh": "收到起诉状副本",
    "done_by": ["answer_filed"],
    "length": 20,
    "unit": "calendar_day",
    "binds": "us",
    "actor_zh": "被告",
    "kind": "deadline",
    "version_by": "trigger",
    "law": "虚构的行政诉讼法（2026年修订）",
    "law_key": "XGF26",
    "articles": "第九百九十九条",
    "quotes": ["（虚构）被告应当在收到起诉状副本之日起二十日内提出答辩状"],
    "in_force_from": "2026-11-01",
    "recorded_on": "2026-11-20",
    "status": "verified",
    "source": "虚构的公报2026年第九百九十九号",
    "consequence": "视为没有相应证据。",
    "extension": "条文没有规定可以延长。",
    "doubts": "",
    "examples": [
        {"trigger": "2026-11-02", "due": "2026-11-23", "note": "第20日是11月22日周日，顺延"}
    ],
}
"""2026-11-12 gives 2026-11-27 by the law in force, a Friday, and 2026-12-02, a Wednesday, by this."""

VERSION = str(ANSWER["id"])
FORMER = str(ANSWER["replaces"])


def rules(*rows: dict[str, Any], **changes: object) -> str:
    """A file as JSON; the changes are made to its only row, None leaves a field out."""
    if changes:
        (row,) = rows or (ANSWER,)
        merged = {**row, **changes}
        rows = ({name: value for name, value in merged.items() if value is not None},)
    return json.dumps({"rule": rows or (ANSWER,)})


AS_TOML = """
# 虚构的条文，仅供测试。
[[rule]]
key = "answer_evidence"
id = "answer_evidence@2026-11-01"
replaces = "answer_evidence@2015-05-01"
name_zh = "提交答辩状、证据（虚构的新法）"
name_en = "answer and evidence (invented)"
stage = "一审/应诉"
procedures = ["first_instance"]
trigger = { event = "copy_received", party = "us" }
trigger_zh = "收到起诉状副本"
done_by = ["answer_filed"]
length = 20
unit = "calendar_day"
binds = "us"
actor_zh = "被告"
kind = "deadline"
version_by = "trigger"
law = "虚构的行政诉讼法（2026年修订）"
law_key = "XGF26"
articles = "第九百九十九条"
quotes = ["（虚构）被告应当在收到起诉状副本之日起二十日内提出答辩状"]
in_force_from = 2026-11-01
recorded_on = 2026-11-20
status = "verified"
source = "虚构的公报2026年第九百九十九号"
consequence = "视为没有相应证据。"
extension = "条文没有规定可以延长。"
doubts = ""
examples = [ { trigger = 2026-11-02, due = 2026-11-23, note = "第20日是11月22日周日，顺延" } ]
"""
