"""The form for who sat for us at a sitting, or that nobody did."""

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
from docket.desk.schemas import HearingOut, MatterWhole, ProceedingOut
from docket.docketing.service import Filed
from docket.errors import NotFound
from docket.terms import AbsenceReason, AbsenceReview, HearingState, Rank
from docket.web.forms import AnyRequest, Form
from docket.web.rendering import Screen

FIELDS = ("authority", "rank", "person", "title", "absence_reason", "absence_review", "note", "why")

Placed = tuple[MatterWhole, ProceedingOut, HearingOut]


@get("/hearings/{hearing_id:int}/appearance", opt=needs(Right.FILE), include_in_schema=False)
async def appearance_page(
    viewer: NamedDependency[Viewer], screen: NamedDependency[Screen], hearing_id: FromPath[int]
) -> Response[str]:
    """The form for who sat."""
    return _shown(screen, await _placed(viewer, hearing_id), Form())


@post(
    "/hearings/{hearing_id:int}/appearance",
    opt=needs(Right.FILE),
    include_in_schema=False,
    dependencies=SIGNED,
)
async def appearance_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    hearing_id: FromPath[int],
) -> Response[str] | Redirect:
    """Record who sat; a sitting that was only planned is recorded as held with it."""
    found = await _placed(viewer, hearing_id)
    whole, one, hearing = found
    form = await Form.sent(request)
    facts = [_appearance(form, hearing)]
    if hearing.state is HearingState.SCHEDULED and form.chosen("held"):
        facts.insert(0, _held(hearing))
    done = await signing.file(form, facts, why="登记出庭")
    if isinstance(done, Filed):
        return to_matter(whole.id, done, f"p{one.id}")
    return _shown(screen, found, done, UNPROCESSABLE)


def _appearance(form: Form, hearing: HearingOut) -> dict[str, object]:
    authority = form.get("authority")
    return form.given(
        fact="record_appearance",
        hearing=hearing.id,
        authority=int(authority) if authority.isdecimal() else None,
        rank=form.get("rank"),
        person=form.get("person"),
        title=form.get("title"),
        identity_proved=choices.chosen_tri(form.get("identity_proved")),
        spoke=choices.chosen_tri(form.get("spoke")),
        left_without_leave=form.chosen("left_without_leave"),
        absence_reason=form.get("absence_reason"),
        absence_review=form.get("absence_review"),
        refused_to_explain=form.chosen("refused_to_explain"),
        note=form.get("note"),
    )


def _held(hearing: HearingOut) -> dict[str, object]:
    return {
        "fact": "amend",
        "what": "hearing",
        "id": hearing.id,
        "version": hearing.version,
        "changes": {"state": HearingState.HELD.value},
    }


async def _placed(viewer: Viewer, hearing_id: int) -> Placed:
    """A sitting with its proceeding and matter."""
    whole = await matter_whole(viewer, await matter_of(viewer, "hearing", hearing_id))
    for one in whole.proceedings:
        for hearing in one.hearings:
            if hearing.id == hearing_id and not hearing.struck:
                return whole, one, hearing
    message = f"编号为 {hearing_id} 的庭审（听证）已经划除。"
    raise NotFound(message)


def _shown(screen: Screen, found: Placed, form: Form, status: int = HTTPStatus.OK) -> Response[str]:
    whole, one, hearing = found
    return screen.show(
        "appearance.html",
        place="matters",
        status=status,
        whole=whole,
        one=one,
        hearing=hearing,
        form=form,
        first=form.first_wrong(FIELDS) or "rank",
        authorities=choices.authorities(whole, one),
        ranks=choices.terms(screen, Rank),
        reasons=choices.terms(screen, AbsenceReason),
        reviews=choices.terms(screen, AbsenceReview),
        tri=choices.tri(screen),
    )
