"""Facts of a matter: what it is about, the acts challenged in it, its parties."""

from datetime import date

from docket.docketing.schemas.base import Fact, Ref
from docket.terms import PartyKind


class OpenMatter(Fact, tag="open_matter"):
    """立卷: open a matter. ``number`` is ours; when left out, the next of the year is given."""

    cause: str
    field: str
    act_kind: str
    unit: Ref
    opened_on: date
    number: str | None = None
    series: Ref | None = None
    handler: str | None = None
    confidential: bool = False
    prior_recon_required: bool | None = None
    told_of_prior_recon: bool | None = None
    note: str = ""
    accept_likeness: bool = False
    """True once a person has seen the like matters that docket pointed out."""


class AddChallengedAct(Fact, tag="add_challenged_act"):
    """登记被诉(被申请)行政行为."""

    matter: Ref
    kind: str
    authority: Ref | None = None
    number: str | None = None
    made_on: date | None = None
    description: str = ""


class AddParty(Fact, tag="add_party"):
    """登记当事人."""

    matter: Ref
    name: str
    kind: PartyKind = PartyKind.NATURAL_PERSON
    agent: str | None = None
