"""What the commands of the desk print for people."""

from docket.desk.texts.codes import codes_text
from docket.desk.texts.deadlines import requests_text, why_text, worklist_text
from docket.desk.texts.finality import finality_text
from docket.desk.texts.gaps import gaps_text
from docket.desk.texts.history import history_text
from docket.desk.texts.matter import matter_text
from docket.desk.texts.policies import milestones_text, policies_text
from docket.desk.texts.receipt import receipt_text
from docket.desk.texts.receipts import verdict_text
from docket.desk.texts.register import register_markdown, register_text
from docket.desk.texts.verified import heads_text, verified_text

__all__ = [
    "codes_text",
    "finality_text",
    "gaps_text",
    "heads_text",
    "history_text",
    "matter_text",
    "milestones_text",
    "policies_text",
    "receipt_text",
    "register_markdown",
    "register_text",
    "requests_text",
    "verdict_text",
    "verified_text",
    "why_text",
    "worklist_text",
]
