"""The form of a correction: one recorded fact, field by field, with the reason that it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, get_args

import msgspec
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.pages import choices
from docket.desk.pages.choices import Option
from docket.desk.pages.filing import SIGNED, UNPROCESSABLE, Signing, to_matter
from docket.desk.queries import offered
from docket.desk.queries.matters import matter_whole
from docket.desk.schemas import MatterWhole
from docket.desk.words import field_zh
from docket.docketing.rules.corrections import AMENDABLE
from docket.docketing.service import Filed
from docket.errors import NotFound, StaleVersion
from docket.law import library
from docket.terms import Term
from docket.web.forms import AnyRequest, Form
from docket.web.rendering import Screen

_KEPT = frozenset({"series", "happened_at", "paper", "page"})
"""Not offered in the form; the API corrects them too."""
_LONG = frozenset({"note", "quote", "description"})


@dataclass(frozen=True, slots=True)
class Field:
    """One field that can be corrected.

    Args:
        name: Its name.
        label: What it is called.
        kind: text, area, day or choice.
        options: What can be chosen.
        value: As it is recorded.
    """

    name: str
    label: str
    kind: str
    options: Sequence[Option]
    value: str


@get("/amend/{what:str}/{row_id:int}", opt=needs(Right.FILE), include_in_schema=False)
async def amend_page(
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    what: FromPath[str],
    row_id: FromPath[int],
    matter: FromQuery[int],
) -> Response[str]:
    """The form with what is recorded now."""
    whole = await matter_whole(viewer, matter)
    return await _shown(viewer, screen, whole, what, row_id, Form())


@post(
    "/amend/{what:str}/{row_id:int}",
    opt=needs(Right.FILE),
    include_in_schema=False,
    dependencies=SIGNED,
)
async def amend_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    what: FromPath[str],
    row_id: FromPath[int],
    matter: FromQuery[int],
) -> Response[str] | Redirect:
    """Record the correction, or show both versions where somebody was quicker."""
    whole = await matter_whole(viewer, matter)
    row = _row(whole, what, row_id)
    form = await Form.sent(request)
    fields = await _fields(viewer, screen, whole, what, row)
    fact = _fact(form, what, row_id, fields, signing)
    try:
        done = await signing.file(form, [fact], why="")
    except StaleVersion as error:
        stale = form.refused(error)
        return await _shown(
            viewer, screen, whole, what, row_id, stale, HTTPStatus.CONFLICT, both=True
        )
    if isinstance(done, Filed):
        return to_matter(whole.id, done)
    return await _shown(viewer, screen, whole, what, row_id, done, UNPROCESSABLE)


def _fact(
    form: Form, what: str, row_id: int, fields: Sequence[Field], signing: Signing
) -> dict[str, object]:
    """The correction that a form comes to: the fields that are not as they were shown."""
    version = form.get("version")
    fact: dict[str, object] = {
        "fact": "strike" if form.get("do") == "strike" else "amend",
        "what": what,
        "id": row_id,
        "version": int(version) if version.isdecimal() else 0,
    }
    if fact["fact"] == "strike":
        return fact
    shape = AMENDABLE[what].fields
    changes = {
        field.name: _entered(form, field, shape[field.name], signing)
        for field in fields
        if form.get(field.name) != form.get(f"was_{field.name}")
    }
    return fact | {"changes": changes}


def _entered(form: Form, field: Field, kind: object, signing: Signing) -> object:
    """A new value as a fact has it; an empty field is null, or empty text."""
    typed = form.get(field.name)
    parts = _parts(kind)
    if not typed:
        return None if type(None) in parts else ""
    if field.kind == "day":
        return form.day(field.name, today=signing.today)
    if bool in parts:
        return choices.chosen_tri(typed)
    return int(typed) if int in parts and typed.isdecimal() else typed


async def _fields(
    viewer: Viewer, screen: Screen, whole: MatterWhole, what: str, row: Mapping[str, Any]
) -> Sequence[Field]:
    named = await _named(viewer, whole, what)
    return [
        _field(screen, what, name, kind, row.get(name), named)
        for name, kind in AMENDABLE[what].fields.items()
        if name not in _KEPT
    ]


def _field(
    screen: Screen,
    what: str,
    name: str,
    kind: object,
    value: object,
    named: Mapping[str, Sequence[Option]],
) -> Field:
    parts = _parts(kind)
    options = named.get(name, ())
    vocabulary = [part for part in parts if isinstance(part, type) and issubclass(part, Term)]
    if vocabulary:
        options = choices.terms(screen, vocabulary[0])
    elif bool in parts:
        options = [one for one in choices.tri(screen) if one.value]
    shown = "choice" if options else "area" if name in _LONG else "text"
    if name.endswith(("_on", "_by")) and not options and name != "represented_by":
        shown = "day"
    return Field(name, screen.say(field_zh(what, name)), shown, options, _text(value))


async def _named(viewer: Viewer, whole: MatterWhole, what: str) -> Mapping[str, Sequence[Option]]:
    """What can be chosen for fields that hold codes, or stand for a row."""
    ours = [Option(str(one.id), one.name) for one in await offered.authorities(viewer)]
    kinds = {
        "event": [Option(one.code, one.zh) for one in library.event_kinds().values()],
        "challenged_act": choices.act_kinds(),
    }
    return {
        "unit": [Option(str(one.id), one.name) for one in await offered.units(viewer)],
        "authority": ours,
        "represented_by": ours,
        "party": [Option(str(one.id), one.name) for one in whole.parties],
        "act": [Option(str(one.id), one.number or f"#{one.id}") for one in whole.acts],
        "field": choices.fields(),
        "act_kind": choices.act_kinds(),
        "code": [Option(one.code, one.zh) for one in library.outcomes().values()],
        "kind": kinds.get(what, ()),
    }


def _row(whole: MatterWhole, what: str, row_id: int) -> Mapping[str, Any]:
    """The fact as it is recorded.

    Raises:
        NotFound: There is none of that kind and number in this matter.
    """
    for one in _rows(whole, what):
        if one.id == row_id and not getattr(one, "struck", False):
            return msgspec.structs.asdict(one)
    message = f"这一案件中没有编号为 {row_id} 的这一项，或者已经划除。"
    raise NotFound(message)


def _rows(whole: MatterWhole, what: str) -> Sequence[Any]:
    hearings = [h for p in whole.proceedings for h in p.hearings]
    found: Mapping[str, Sequence[Any]] = {
        "matter": [whole],
        "challenged_act": whole.acts,
        "party": whole.parties,
        "proceeding": whole.proceedings,
        "standing": [s for p in whole.proceedings for s in p.standings],
        "event": [e for p in whole.proceedings for e in p.events],
        "hearing": hearings,
        "appearance": [a for h in hearings for a in h.appearances],
        "outcome_item": [o for p in whole.proceedings for o in p.outcome_items],
    }
    return found.get(what, ())


def _parts(kind: object) -> tuple[object, ...]:
    """The plain types in an annotation."""
    inner = get_args(kind)
    return tuple(part for one in inner for part in _parts(one)) if inner else (kind,)


def _text(value: object) -> str:
    """A recorded value as a form holds it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


async def _shown(
    viewer: Viewer,
    screen: Screen,
    whole: MatterWhole,
    what: str,
    row_id: int,
    form: Form,
    status: int = HTTPStatus.OK,
    *,
    both: bool = False,
) -> Response[str]:
    row = _row(whole, what, row_id)
    fields = await _fields(viewer, screen, whole, what, row)
    names = [field.name for field in fields]
    return screen.show(
        "amend.html",
        place="matters",
        status=status,
        whole=whole,
        what=what,
        title=AMENDABLE[what].zh,
        strikable=AMENDABLE[what].strikable,
        row_id=row_id,
        version=row["version"],
        fields=fields,
        form=form,
        first=form.first_wrong([*names, "why"]),
        both=both,
    )
