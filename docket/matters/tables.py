"""Matters, the acts challenged in them, their parties, series of like cases, and named people."""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, OnDelete, Serial, Text, Varchar
from piccolo.table import Table

from docket.accounts.tables import Account, Authority, Unit
from docket.papers.tables import Paper
from docket.terms import PartyKind


class Series(Table):
    """系列案: matters that raise the same question and are handled together."""

    id: Serial
    name = Varchar(length=120, null=False)
    note = Text(null=False, default="")
    version = Integer(null=False, default=1)


class Matter(Table):
    """案件(争议): the whole dispute about one act, through all levels."""

    id: Serial
    number = Varchar(length=40, null=False, help_text="内部编号, ours, unique")
    cause = Varchar(length=300, null=False, help_text="案由")
    field = Varchar(length=40, null=False, help_text="行政管理类别, code of law/data/fields.toml")
    act_kind = Varchar(
        length=40, null=False, help_text="行政行为种类, code of law/data/act_kinds.toml"
    )
    unit = ForeignKey(Unit, null=False, default=None, on_delete=OnDelete.restrict)
    series = ForeignKey(Series, null=True, default=None, on_delete=OnDelete.restrict)
    handler = Varchar(length=80, null=True, default=None, help_text="承办人")
    opened_on = Date(null=False, default=None)
    confidential = Boolean(null=False, default=False)
    prior_recon_required = Boolean(null=True, default=None, help_text="复议前置; null is unknown")
    told_of_prior_recon = Boolean(null=True, default=None)
    note = Text(null=False, default="")
    version = Integer(null=False, default=1)


class ChallengedAct(Table):
    """被申请/被诉行政行为: what is challenged. A matter may challenge several acts."""

    id: Serial
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    authority = ForeignKey(Authority, null=True, default=None, on_delete=OnDelete.restrict)
    kind = Varchar(length=40, null=False, help_text="code of law/data/act_kinds.toml")
    number = Varchar(length=120, null=True, default=None, help_text="文号")
    made_on = Date(null=True, default=None)
    description = Text(null=False, default="")
    version = Integer(null=False, default=1)


class Party(Table):
    """当事人 on the other side or beside us. Its role is per proceeding (``ProceedingParty``)."""

    id: Serial
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    name = Varchar(length=200, null=False)
    kind = Varchar(length=30, null=False, choices=PartyKind)
    agent = Varchar(length=200, null=True, default=None, help_text="代理人")
    version = Integer(null=False, default=1)


class MatterPerson(Table):
    """指定人员: an account named on a matter, which sees it though its role would not.

    Only they see a confidential matter. Taking somebody off strikes the row.
    """

    id: Serial
    matter = ForeignKey(Matter, null=False, default=None, on_delete=OnDelete.restrict)
    account = ForeignKey(Account, null=False, default=None, on_delete=OnDelete.restrict)
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)


class PaperHolder(Table):
    """交来文书: who handed in the bytes of a paper, and for which matter.

    They may cite it before any fact does, and so may whoever sees that matter: the unit hands in
    the evidence, the lawyer files it.
    """

    id: Serial
    paper = ForeignKey(Paper, null=False, default=None, on_delete=OnDelete.restrict)
    account = ForeignKey(Account, null=True, default=None, on_delete=OnDelete.restrict)
    matter = ForeignKey(Matter, null=True, default=None, on_delete=OnDelete.restrict)
    version = Integer(null=False, default=1)
