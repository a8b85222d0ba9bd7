"""Facts of a request to a unit: what is asked of it, and what it did."""

from datetime import date

import msgspec

from docket.docketing.schemas.base import Fact, Ref
from docket.terms import RequestStep


class AskUnit(Fact, tag="ask_unit"):
    """向承办单位调卷: ask a unit for its file, a statement, a witness, by a day."""

    proceeding: Ref
    unit: Ref
    subject: str
    asked_on: date
    answer_by: date | None = None
    """When left out, as many working days as the policy ``request_days`` says."""
    paper: Ref | None = None
    note: str = ""


class AnswerRequest(Fact, tag="answer_request"):
    """登记承办单位的签收或者回复."""

    request: Ref
    step: RequestStep
    happened_on: date
    paper: Ref | None = None
    note: str = ""


class RequestFields(msgspec.Struct, kw_only=True):
    """What of a request can be corrected."""

    subject: str
    asked_on: date
    answer_by: date
    acknowledged_on: date | None = None
    answered_on: date | None = None
    note: str = ""
