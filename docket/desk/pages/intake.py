"""收件登记: log a paper by hand, and see before which deadlines it brings."""

from http import HTTPStatus

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.enums import MediaType
from litestar.params import FromQuery
from litestar.response import Redirect

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.pages import choices
from docket.desk.pages.filing import SIGNED, UNPROCESSABLE, Signing, to_matter
from docket.desk.pages.intake_facts import Entered, entered
from docket.desk.queries import offered
from docket.desk.queries.matters import matter_whole
from docket.desk.schemas import MatterWhole
from docket.docketing.service import Filed
from docket.rulebook.queries import load_book
from docket.terms import How, Procedure, Track
from docket.web.forms import AnyRequest, Form
from docket.web.rendering import Screen

WHY = "收件登记"
FIELDS = (
    "procedure",
    "received_on",
    "how",
    "forum",
    "docket_number",
    "accepted_on",
    "authority",
    "our_role",
    "their_role",
    "party_name",
    "party",
    "cause",
    "act_kind",
    "field",
    "act_number",
    "made_on",
    "unit",
    "handler",
    "hearing_on",
    "starts_at",
    "room",
    "why",
)


@get("/intake", opt=needs(Right.OPEN_MATTERS), include_in_schema=False)
async def intake_page(
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    matter: FromQuery[int | None] = None,
) -> Response[str]:
    """The form: for a new matter, or for another proceeding of one there is."""
    return await _shown(viewer, screen, await _whole(viewer, matter), Form())


@post(
    "/intake",
    opt=needs(Right.OPEN_MATTERS),
    include_in_schema=False,
    dependencies=SIGNED,
    status_code=HTTPStatus.OK,
)
async def intake_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    matter: FromQuery[int | None] = None,
) -> Response[str] | Redirect:
    """File what the form holds, or show what that would bring."""
    whole = await _whole(viewer, matter)
    form = await Form.sent(request)
    found = _entered(form, whole, signing)
    if form.get("do") == "preview":
        foreseen = await signing.foresee(form, found.facts, why=WHY, places=found.places)
        refused = foreseen if isinstance(foreseen, Form) else form
        return await _shown(viewer, screen, whole, refused, foreseen=foreseen)
    done = await signing.file(form, found.facts, why=WHY, places=found.places)
    if isinstance(done, Filed):
        number = whole.id if whole else done.created["matter"]
        return to_matter(number, done, f"p{done.created['case']}")
    return await _shown(viewer, screen, whole, done, status=UNPROCESSABLE)


@post(
    "/intake/preview",
    opt=needs(Right.OPEN_MATTERS),
    include_in_schema=False,
    dependencies=SIGNED,
    status_code=HTTPStatus.OK,
)
async def intake_preview(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    matter: FromQuery[int | None] = None,
) -> Response[str]:
    """The deadlines that the form would bring, while it is being filled in; nothing is written."""
    whole = await _whole(viewer, matter)
    form = await Form.sent(request)
    found = _entered(form, whole, signing)
    foreseen = await signing.foresee(form, found.facts, why=WHY, places=found.places)
    body = screen.render(
        "intake_preview.html", foreseen=await _moves(foreseen), labels=_labels(foreseen)
    )
    return Response(body, media_type=MediaType.HTML)


def _entered(form: Form, whole: MatterWhole | None, signing: Signing) -> Entered:
    party = form.get("party")
    return entered(
        form,
        matter=whole.id if whole else None,
        party=int(party) if whole and party.isdecimal() else None,
        today=signing.today,
    )


async def _whole(viewer: Viewer, matter: int | None) -> MatterWhole | None:
    return None if matter is None else await matter_whole(viewer, matter)


async def _moves(foreseen: Filed | Form | None) -> object:
    """What would arise, with the names of the rules; None where the form is not ready yet."""
    if not isinstance(foreseen, Filed):
        return None
    book = await load_book()
    return [
        (book.name_zh(move.rule), move.after)
        for move in sorted(foreseen.deadlines, key=lambda m: str(m.after and m.after.alarm_on))
        if move.after is not None
    ]


def _labels(foreseen: Filed | Form | None) -> object:
    """What still keeps the form from being filed."""
    return list(foreseen.errors.items()) if isinstance(foreseen, Form) else []


def _points_to_alike(form: Form) -> bool:
    """Whether it was refused for looking like a matter there is, which a person may overrule."""
    said = form.wrong("")
    return form.chosen("accept_likeness") or (
        said is not None and "accept_likeness" in said.message
    )


async def _shown(
    viewer: Viewer,
    screen: Screen,
    whole: MatterWhole | None,
    form: Form,
    *,
    foreseen: Filed | Form | None = None,
    status: int = HTTPStatus.OK,
) -> Response[str]:
    authorities = await offered.authorities(viewer)
    units = await offered.units(viewer)
    return screen.show(
        "intake.html",
        place="intake",
        status=status,
        whole=whole,
        form=form,
        first=form.first_wrong(FIELDS) or "procedure",
        alike=_points_to_alike(form),
        procedures=choices.terms(screen, Procedure),
        authorities=[choices.Option(str(a.id), a.name) for a in authorities],
        units=[choices.Option(str(u.id), u.name) for u in units],
        parties=[choices.Option(str(p.id), p.name) for p in whole.parties] if whole else [],
        handlers=await offered.handlers(viewer),
        ways=choices.terms(screen, How),
        tracks=choices.terms(screen, Track),
        our_roles=choices.terms(screen, choices.OUR_ROLES),
        their_roles=choices.terms(screen, choices.THEIR_ROLES),
        fields=choices.fields(),
        act_kinds=choices.act_kinds(),
        tri=choices.tri(screen),
        foreseen=await _moves(foreseen),
        labels=_labels(foreseen),
    )
