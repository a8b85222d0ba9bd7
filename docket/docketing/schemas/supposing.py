"""What-if: what is supposed, in the words of the person who asks."""

from datetime import date

import msgspec

from docket.docketing.schemas.base import Days, Number
from docket.docketing.schemas.filing import EnteredFact


class Supposition(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """假设: what would happen if; at least one of these, all of them together.

    An event on another day (``event`` with ``on``, or ``later`` days after its own); a suspension
    (``suspended_from``, left out when it is suspended already, ``suspended_until``); ``granted``
    days of extension for the forum's own period; or any ``facts``. ``proceeding`` says in which
    one, where the matter has several that are not decided. Days to come are allowed.
    """

    event: Number | None = None
    on: date | None = None
    later: int | None = None
    suspended_from: date | None = None
    suspended_until: date | None = None
    granted: Days | None = None
    proceeding: Number | None = None
    facts: list[EnteredFact] = msgspec.field(default_factory=list)
