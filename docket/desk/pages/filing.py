"""Filing what a form holds: the facts it comes to, written by the one door, or the form refused."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from http import HTTPStatus
from typing import Protocol

import msgspec
from litestar.di import NamedDependency, Provide
from litestar.response import Redirect

from docket.accounts.rules import Viewer
from docket.docketing.schemas import AnyFact, Filing
from docket.docketing.service import Filed, file, foresee
from docket.errors import Conflict, Invalid, StaleVersion
from docket.history.rules import Actor
from docket.retries.service import Asked, answer_once
from docket.web import validation
from docket.web.forms import Form


class Door(Protocol):
    """``file``, or ``foresee``, which does the same and writes nothing."""

    async def __call__(
        self,
        facts: Sequence[AnyFact],
        *,
        viewer: Viewer,
        actor: Actor,
        why: str,
        today: date,
        at: datetime,
    ) -> Filed:
        """File, or say what filing would do."""
        ...


UNPROCESSABLE = HTTPStatus.UNPROCESSABLE_ENTITY


@dataclass(frozen=True, slots=True)
class Signing:
    """Who files, what they may see and do, and when."""

    viewer: Viewer
    actor: Actor
    today: date
    now: datetime

    async def file(
        self,
        form: Form,
        facts: Sequence[Mapping[str, object]],
        *,
        why: str,
        places: Mapping[str, str] | None = None,
    ) -> Filed | Form:
        """Write the facts of a form, or give it back with every refusal at its field.

        Args:
            form: As it was filled in; its ``form_id`` names this one filling.
            facts: As they would be filed over the API.
            why: The reason; the form's own wins.
            places: Where errors belong, see ``Form.refused``.

        Raises:
            StaleVersion: Somebody changed a corrected row since the form was shown.
        """
        try:
            return await self._write(form, facts, why, file)
        except StaleVersion:
            raise
        except (Invalid, Conflict) as error:
            return form.refused(error, places)

    async def foresee(
        self,
        form: Form,
        facts: Sequence[Mapping[str, object]],
        *,
        why: str,
        places: Mapping[str, str] | None = None,
    ) -> Filed | Form:
        """What the same filing would do, or be refused for: nothing is written."""
        try:
            return await self._write(form, facts, why, foresee)
        except (Invalid, Conflict) as error:
            return form.refused(error, places)

    async def _write(
        self, form: Form, facts: Sequence[Mapping[str, object]], why: str, do: Door
    ) -> Filed:
        """The one place where a form's facts are handed over; a form sent again is filed once."""
        filing = validation.convert(
            {"why": form.get("why") or why, "facts": [dict(fact) for fact in facts]}, Filing
        )
        act = partial(
            do,
            filing.facts,
            viewer=self.viewer,
            actor=self.actor,
            why=filing.why,
            today=self.today,
            at=self.now,
        )
        if do is foresee:
            return await act()
        key = _key(form.get("form_id"), filing)
        return await answer_once(Asked(key, "form", filing, self.actor, self.now), Filed, act)


def _key(form_id: str, filing: Filing) -> str | None:
    """One filling of one form; whoever goes back and changes it files something else."""
    if not form_id:
        return None
    return hashlib.sha256(form_id.encode() + msgspec.json.encode(filing)).hexdigest()


def signing_of(
    viewer: NamedDependency[Viewer],
    actor: NamedDependency[Actor],
    today: NamedDependency[date],
    now: NamedDependency[datetime],
) -> Signing:
    """Who files with this request, and when."""
    return Signing(viewer, actor, today, now)


SIGNED = {"signing": Provide(signing_of, sync_to_thread=False)}


def to_matter(matter: int, filed: Filed, place: str = "") -> Redirect:
    """Go to the matter that was filed in, which says so."""
    where = f"#{place}" if place else ""
    return Redirect(f"/matters/{matter}?filed={filed.act}{where}", status_code=303)
