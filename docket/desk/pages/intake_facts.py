"""收件登记: the facts that the form comes to, and at which field each refusal belongs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from docket.desk.pages.choices import chosen_tri
from docket.terms import HearingKind, Procedure, Role
from docket.web.forms import Form

_ROLES: Mapping[Procedure, tuple[Role, Role]] = {
    Procedure.RECONSIDERATION: (Role.RESPONDENT, Role.APPLICANT),
    Procedure.FIRST_INSTANCE: (Role.DEFENDANT, Role.PLAINTIFF),
    Procedure.SECOND_INSTANCE: (Role.APPELLEE, Role.APPELLANT),
    Procedure.RETRIAL_REVIEW: (Role.RETRIAL_RESPONDENT, Role.RETRIAL_APPLICANT),
    Procedure.RETRIAL: (Role.RETRIAL_RESPONDENT, Role.RETRIAL_APPLICANT),
}
"""Who we and they are in a procedure, unless the form says otherwise: the paper reached us."""


@dataclass(slots=True)
class Entered:
    """Facts in the order in which they refer to each other, with the fields they came from."""

    facts: list[Mapping[str, object]] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def add(self, fact: Mapping[str, object], **places: str) -> None:
        """One more fact.

        Args:
            fact: As it is filed.
            places: Fields of the form by fields of the fact, where the two are called otherwise.
        """
        number = len(self.facts)
        self.facts.append(fact)
        self.places |= {f"facts[{number}].{name}": place for name, place in places.items()}


def entered(form: Form, *, matter: int | None, party: int | None, today: date) -> Entered:
    """What a filled-in form comes to.

    Args:
        form: As it was filled in.
        matter: The matter that it belongs to; None opens one.
        party: A party of that matter; None adds the one that is named.
        today: The legal day.
    """
    found = Entered()
    where: object = matter if matter is not None else "@matter"
    if matter is None:
        _matter(found, form, today)
    if party is None:
        found.add(
            {"fact": "add_party", "ref": "party", "matter": where, "name": form.get("party_name")},
            name="party_name",
        )
    who: object = party if party is not None else "@party"
    _proceeding(found, form, where, who)
    _events(found, form, today)
    return found


def _matter(found: Entered, form: Form, today: date) -> None:
    unit, authority = form.get("unit"), form.get("authority")
    opened = form.day("received_on", today=today)
    found.add(
        form.given(
            fact="open_matter",
            ref="matter",
            cause=form.get("cause"),
            field=form.get("field"),
            act_kind=form.get("act_kind"),
            unit=int(unit) if unit.isdecimal() else None,
            handler=form.get("handler"),
            opened_on=opened,
            accept_likeness=form.chosen("accept_likeness"),
        ),
        opened_on="received_on",
    )
    found.add(
        form.given(
            fact="add_challenged_act",
            matter="@matter",
            kind=form.get("act_kind"),
            authority=int(authority) if authority.isdecimal() else None,
            number=form.get("act_number"),
            made_on=form.day("made_on", today=today),
        ),
        number="act_number",
        kind="act_kind",
    )


def _proceeding(found: Entered, form: Form, matter: object, party: object) -> None:
    ours, theirs = _roles(form)
    authority = form.get("authority")
    standing = form.given(authority=int(authority) if authority.isdecimal() else None, role=ours)
    found.add(
        form.given(
            fact="open_proceeding",
            ref="case",
            matter=matter,
            procedure=form.get("procedure"),
            forum=form.get("forum"),
            docket_number=form.get("docket_number"),
            track=form.get("track"),
            compensation=form.chosen("compensation"),
            standings=[standing],
            parties=[form.given(party=party, role=theirs)],
        ),
        **{"standings[0].role": "our_role", "parties[0].role": "their_role"},
    )


def _roles(form: Form) -> tuple[str, str]:
    procedure = form.get("procedure")
    known = procedure in {one.value for one in Procedure}
    ours, theirs = _ROLES.get(Procedure(procedure), ("", "")) if known else ("", "")
    return form.get("our_role") or str(ours), form.get("their_role") or str(theirs)


def _events(found: Entered, form: Form, today: date) -> None:
    if accepted := form.day("accepted_on", today=today):
        found.add(
            {
                "fact": "record_event",
                "proceeding": "@case",
                "kind": "accepted",
                "happened_on": accepted,
            },
            happened_on="accepted_on",
        )
    authority = form.get("authority")
    found.add(
        form.given(
            fact="record_event",
            proceeding="@case",
            kind="copy_received",
            authority=int(authority) if authority.isdecimal() else None,
            happened_on=form.day("received_on", today=today),
            how=form.get("how"),
        ),
        happened_on="received_on",
        kind="procedure",
    )
    if held := form.day("hearing_on", today=today):
        _hearing(found, form, held)


def _hearing(found: Entered, form: Form, held: str) -> None:
    reconsideration = form.get("procedure") == Procedure.RECONSIDERATION
    kind = HearingKind.RECONSIDERATION_HEARING if reconsideration else HearingKind.COURT_HEARING
    found.add(
        form.given(
            fact="record_hearing",
            proceeding="@case",
            kind=kind.value,
            held_on=held,
            starts_at=form.get("starts_at"),
            room=form.get("room"),
            leader_notified=chosen_tri(form.get("leader_notified")),
        ),
        held_on="hearing_on",
    )
