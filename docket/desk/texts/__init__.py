"""What the commands of the desk print for people."""

from docket.desk.texts.codes import codes_text
from docket.desk.texts.deadlines import why_text, worklist_text
from docket.desk.texts.history import history_text
from docket.desk.texts.matter import matter_text
from docket.desk.texts.receipt import receipt_text
from docket.desk.texts.verified import heads_text, verified_text

__all__ = [
    "codes_text",
    "heads_text",
    "history_text",
    "matter_text",
    "receipt_text",
    "verified_text",
    "why_text",
    "worklist_text",
]
