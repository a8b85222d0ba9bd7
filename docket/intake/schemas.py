"""What was read from a paper, as it is shown and printed; ``fields`` has the published keys."""

from datetime import date

import msgspec


class PartyRead(msgspec.Struct, frozen=True, kw_only=True):
    """A party with its standing as printed."""

    role: str
    name: str


class LeaderRead(msgspec.Struct, frozen=True, kw_only=True):
    """What the paper says of the appearance of one authority's responsible leader."""

    organ: str | None
    attended: bool
    title: str | None
    name: str | None


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a paper; None or empty where the paper is silent. The keys are published."""

    doc_type: str | None = None
    instance: str | None = None
    organ: str | None = None
    case_number: str | None = None
    related_case_numbers: list[str] = []
    cause: str | None = None
    parties: list[PartyRead] = []
    filed_date: date | None = None
    accepted_date: date | None = None
    served_date: date | None = None
    hearing_at: str | None = None
    hearing_room: str | None = None
    document_date: date | None = None
    outcome: str | None = None
    remedy_period_days: int | None = None
    is_final: bool | None = None
    response_days: int | None = None
    leaders: list[LeaderRead] = []
    act_number: str | None = None


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """The words a field was read from: page, box in points from the upper left corner, and how surely.

    ``confidence`` is between 0 and 1; ``word`` is what people see: 可靠, 看一眼, 要核对.
    """

    confidence: float
    word: str
    page: int
    box: tuple[float, float, float, float]
    quote: str


class ReadPaper(msgspec.Struct, frozen=True, kw_only=True):
    """One paper: its file, its pages, its fields, and the words that prove each of them."""

    file: str
    pages: int
    fields: Fields
    evidence: dict[str, list[Proof]]
    warnings: list[str]


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a file was not read, and what to do."""

    message: str
    remedy: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What the reading process says of one file: what it read, or why it did not."""

    pages: int = 0
    fields: Fields = Fields()
    evidence: dict[str, list[Proof]] = {}
    warnings: list[str] = []
    refusal: Refusal | None = None
