"""How an authority works: its policies, and the milestones it sets itself."""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, OnDelete, Serial, Varchar
from piccolo.table import Table

from docket.accounts.tables import Authority
from docket.terms import Anchor, LengthUnit


class Policy(Table):
    """制度设置 of an authority: one row a key of ``policies.rules``; earlier values in the history.

    Not a setting of the program: those come from the environment (``docket.settings``).
    """

    id: Serial
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    key = Varchar(length=40, null=False, help_text="of policies.rules.POLICIES")
    value = Varchar(length=40, null=False)
    version = Integer(null=False, default=1)


class Milestone(Table):
    """内部节点: a step that an authority sets itself, counted from what happens in a proceeding.

    ``length`` is negative for what comes before its anchor. It holds for what happens from
    ``from_on`` on, so that closed files get no new duties.
    """

    id: Serial
    authority = ForeignKey(Authority, null=False, default=None, on_delete=OnDelete.restrict)
    name = Varchar(length=40, null=False, help_text="unique within the authority")
    anchor = Varchar(length=20, null=False, choices=Anchor)
    code = Varchar(length=60, null=False, help_text="kind of event or hearing, or key of a rule")
    length = Integer(null=False, default=0)
    counted_in = Varchar(length=20, null=False, choices=LengthUnit)
    procedures = Varchar(length=300, null=False, help_text="codes, separated by spaces")
    asks_unit = Boolean(null=False, default=False, help_text="done once a unit has been asked")
    from_on = Date(null=False, default=None)
    struck = Boolean(null=False, default=False)
    version = Integer(null=False, default=1)
