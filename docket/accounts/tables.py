"""Our authorities and their units."""

from typing import Any

from piccolo.columns import ForeignKey, Integer, OnDelete, Serial, Text, Varchar
from piccolo.table import Table


class Authority(Table):
    """行政机关: an authority whose docket this is; several may share one database."""

    id: Serial
    code = Varchar(length=40, null=False, help_text="short stable code, unique")
    name = Varchar(length=120, null=False)
    short_name = Varchar(length=40, null=False, help_text="as reports call it: 我局")
    organ_word = Varchar(length=20, null=False, help_text="as reports call its kind: 公安机关")
    parent: ForeignKey[Any] = ForeignKey(
        "self", null=True, default=None, on_delete=OnDelete.restrict
    )
    version = Integer(null=False, default=1)


class Unit(Table):
    """承办单位: the unit of an authority that made the act or handles the matter."""

    id: Serial
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    code = Varchar(length=40, null=False, help_text="unique within the authority")
    name = Varchar(length=120, null=False)
    note = Text(null=False, default="")
    version = Integer(null=False, default=1)
