"""Facts of the registers: our authorities and units, series of like cases, papers."""

from datetime import date

from docket.docketing.schemas.base import Amount, Fact, Ref


class RegisterAuthority(Fact, tag="register_authority"):
    """登记本机关: one of our authorities. ``parent`` makes the tree of authorities."""

    code: str
    name: str
    short_name: str
    organ_word: str = "行政机关"
    parent: Ref | None = None


class RegisterUnit(Fact, tag="register_unit"):
    """登记承办单位 of an authority."""

    authority: Ref
    code: str
    name: str


class OpenSeries(Fact, tag="open_series"):
    """建立系列案."""

    name: str
    note: str = ""


class AddPaper(Fact, tag="add_paper"):
    """登记文书: a document whose bytes are kept already. Never filed from outside."""

    sha256: str
    name: str
    media_type: str
    size: Amount
    received_on: date | None = None
    matter: Ref | None = None
    """The matter that it was handed in for, so that whoever sees that may cite it."""
