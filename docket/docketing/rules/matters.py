"""Whether a matter, an act challenged in it, or a party may be recorded."""

from collections.abc import Collection
from datetime import date

from docket.docketing.rules.words import blank, in_future, unknown_code
from docket.docketing.schemas import AddChallengedAct, AddParty, OpenMatter
from docket.errors import FieldError


def check_matter(
    fact: OpenMatter, *, fields: Collection[str], act_kinds: Collection[str], today: date
) -> list[FieldError]:
    """Every reason why this matter cannot be opened."""
    errors = blank(cause=fact.cause)
    if fact.field not in fields:
        errors.append(unknown_code("field", fact.field, fields, "行政管理类别"))
    if fact.act_kind not in act_kinds:
        errors.append(unknown_code("act_kind", fact.act_kind, act_kinds, "行政行为种类"))
    return errors + in_future("opened_on", fact.opened_on, today)


def check_act(
    fact: AddChallengedAct, *, act_kinds: Collection[str], today: date
) -> list[FieldError]:
    """Every reason why this act cannot be one that is challenged."""
    errors = []
    if fact.kind not in act_kinds:
        errors.append(unknown_code("kind", fact.kind, act_kinds, "行政行为种类"))
    if fact.made_on is not None:
        errors += in_future("made_on", fact.made_on, today)
    return errors


def check_party(fact: AddParty) -> list[FieldError]:
    """A party has a name."""
    return blank(name=fact.name)
