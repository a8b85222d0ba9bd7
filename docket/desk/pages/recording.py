"""Forms of a proceeding: an event, a sitting, how it ended."""

from datetime import date
from http import HTTPStatus

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.pages import choices
from docket.desk.pages.filing import SIGNED, UNPROCESSABLE, Signing, to_matter
from docket.desk.queries.matters import matter_whole
from docket.desk.queries.offered import matter_of
from docket.desk.schemas import MatterWhole, ProceedingOut
from docket.docketing.service import Filed
from docket.law import library
from docket.terms import Extent, HearingKind, HearingMode, HearingState, How, Procedure
from docket.web.forms import AnyRequest, Form
from docket.web.rendering import Screen
from docket.web.texts import marked

EVENT = ("kind", "happened_on", "whose", "how", "sent_on", "days", "until_on", "note", "why")
HEARING = ("held_on", "starts_at", "room", "state", "mode", "leader_notified", "note", "why")
OUTCOME = ("code", "code2", "decided_on", "authority", "extent", "perform_by", "note", "why")
_WHOSE = marked("不分是谁的，或者审理机关的")


@get("/proceedings/{proceeding_id:int}/event", opt=needs(Right.FILE), include_in_schema=False)
async def event_page(
    viewer: NamedDependency[Viewer], screen: NamedDependency[Screen], proceeding_id: FromPath[int]
) -> Response[str]:
    """The form for an event."""
    return _event(screen, *await placed(viewer, proceeding_id), Form())


@post(
    "/proceedings/{proceeding_id:int}/event",
    opt=needs(Right.FILE),
    include_in_schema=False,
    dependencies=SIGNED,
)
async def event_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    proceeding_id: FromPath[int],
) -> Response[str] | Redirect:
    """Record an event; the deadlines follow from it."""
    whole, one = await placed(viewer, proceeding_id)
    form = await Form.sent(request)
    days = form.get("days")
    fact = form.given(
        fact="record_event",
        proceeding=one.id,
        kind=form.get("kind"),
        happened_on=form.day("happened_on", today=signing.today),
        how=form.get("how"),
        sent_on=form.day("sent_on", today=signing.today),
        days=int(days) if days.isdecimal() else days,
        until_on=form.day("until_on", today=signing.today),
        note=form.get("note"),
    )
    places = {"facts[0].authority": "whose", "facts[0].party": "whose"}
    kind = library.event_kinds().get(form.get("kind"))
    done = await signing.file(
        form,
        [fact | choices.chosen_side(form.get("whose"))],
        why=f"登记{kind.zh}" if kind else "登记事件",
        places=places,
    )
    if isinstance(done, Filed):
        return to_matter(whole.id, done, f"p{one.id}")
    return _event(screen, whole, one, done, UNPROCESSABLE)


@get("/proceedings/{proceeding_id:int}/hearing", opt=needs(Right.FILE), include_in_schema=False)
async def hearing_page(
    viewer: NamedDependency[Viewer], screen: NamedDependency[Screen], proceeding_id: FromPath[int]
) -> Response[str]:
    """The form for a sitting."""
    return _hearing(screen, *await placed(viewer, proceeding_id), Form())


@post(
    "/proceedings/{proceeding_id:int}/hearing",
    opt=needs(Right.FILE),
    include_in_schema=False,
    dependencies=SIGNED,
)
async def hearing_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    proceeding_id: FromPath[int],
) -> Response[str] | Redirect:
    """Record a sitting, to come or held."""
    whole, one = await placed(viewer, proceeding_id)
    form = await Form.sent(request)
    kind = _kind(one)
    fact = form.given(
        fact="record_hearing",
        proceeding=one.id,
        kind=kind.value,
        held_on=form.day("held_on", today=signing.today),
        starts_at=form.get("starts_at"),
        room=form.get("room"),
        state=form.get("state"),
        mode=form.get("mode"),
        leader_notified=choices.chosen_tri(form.get("leader_notified")),
        note=form.get("note"),
    )
    done = await signing.file(form, [fact], why=f"登记{kind.zh}")
    if isinstance(done, Filed):
        return to_matter(whole.id, done, f"p{one.id}")
    return _hearing(screen, whole, one, done, UNPROCESSABLE)


@get("/proceedings/{proceeding_id:int}/outcome", opt=needs(Right.FILE), include_in_schema=False)
async def outcome_page(
    viewer: NamedDependency[Viewer], screen: NamedDependency[Screen], proceeding_id: FromPath[int]
) -> Response[str]:
    """The form for the end of a proceeding."""
    return _outcome(screen, *await placed(viewer, proceeding_id), Form())


@post(
    "/proceedings/{proceeding_id:int}/outcome",
    opt=needs(Right.FILE),
    include_in_schema=False,
    dependencies=SIGNED,
)
async def outcome_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    proceeding_id: FromPath[int],
) -> Response[str] | Redirect:
    """Record how a proceeding ended; its figures follow."""
    whole, one = await placed(viewer, proceeding_id)
    form = await Form.sent(request)
    items = [_item(form, name, signing.today) for name in ("code", "code2") if form.get(name)]
    fact = form.given(
        fact="record_outcome",
        proceeding=one.id,
        decided_on=form.day("decided_on", today=signing.today),
        note=form.get("note"),
    )
    places = {"facts[0].items[1].code": "code2", "facts[0].items": "code"}
    done = await signing.file(form, [fact | {"items": items}], why="登记结果", places=places)
    if isinstance(done, Filed):
        return to_matter(whole.id, done, f"p{one.id}")
    return _outcome(screen, whole, one, done, UNPROCESSABLE)


async def placed(viewer: Viewer, proceeding_id: int) -> tuple[MatterWhole, ProceedingOut]:
    """A proceeding with its matter."""
    whole = await matter_whole(viewer, await matter_of(viewer, "proceeding", proceeding_id))
    return whole, next(one for one in whole.proceedings if one.id == proceeding_id)


def _item(form: Form, name: str, today: date) -> dict[str, object]:
    authority = form.get("authority")
    return form.given(
        code=form.get(name),
        authority=int(authority) if authority.isdecimal() else None,
        extent=form.get("extent"),
        perform_by=form.day("perform_by", today=today),
    )


def _kind(one: ProceedingOut) -> HearingKind:
    """Reconsideration knows 听证, courts 庭审."""
    if one.procedure is Procedure.RECONSIDERATION:
        return HearingKind.RECONSIDERATION_HEARING
    return HearingKind.COURT_HEARING


def _event(
    screen: Screen,
    whole: MatterWhole,
    one: ProceedingOut,
    form: Form,
    status: int = HTTPStatus.OK,
) -> Response[str]:
    return screen.show(
        "event.html",
        place="matters",
        status=status,
        whole=whole,
        one=one,
        form=form,
        first=form.first_wrong(EVENT) or "kind",
        kinds=choices.events(screen, one.procedure),
        sides=choices.whose(screen, whole, one),
        nobody=screen.say(_WHOSE),
        ways=choices.terms(screen, How),
    )


def _hearing(
    screen: Screen,
    whole: MatterWhole,
    one: ProceedingOut,
    form: Form,
    status: int = HTTPStatus.OK,
) -> Response[str]:
    return screen.show(
        "hearing.html",
        place="matters",
        status=status,
        whole=whole,
        one=one,
        form=form,
        first=form.first_wrong(HEARING) or "held_on",
        kind=_kind(one),
        states=choices.terms(screen, HearingState),
        modes=choices.terms(screen, HearingMode),
        tri=choices.tri(screen),
    )


def _outcome(
    screen: Screen,
    whole: MatterWhole,
    one: ProceedingOut,
    form: Form,
    status: int = HTTPStatus.OK,
) -> Response[str]:
    return screen.show(
        "outcome.html",
        place="matters",
        status=status,
        whole=whole,
        one=one,
        form=form,
        first=form.first_wrong(OUTCOME) or "code",
        codes=choices.outcomes(screen, one),
        authorities=choices.authorities(whole, one),
        extents=choices.terms(screen, Extent),
    )
