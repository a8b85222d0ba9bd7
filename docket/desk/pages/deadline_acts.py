"""What people do to a deadline, and handing matters over: forms of one reason and one value."""

from collections.abc import Mapping
from datetime import date
from http import HTTPStatus

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from docket.accounts.rules import Right, Viewer, needs
from docket.desk.pages.filing import SIGNED, UNPROCESSABLE, Signing, to_matter
from docket.desk.queries import offered, worklist
from docket.desk.queries.matters import matter_whole
from docket.desk.queries.moves import move
from docket.desk.queries.names import numbers_of
from docket.desk.schemas import MatterWhole, WorkLine
from docket.docketing.service import Filed
from docket.errors import FieldError, Invalid, NotFound
from docket.terms import DeadlineVerb
from docket.web.forms import AnyRequest, Form
from docket.web.rendering import Screen

OFFERED = (
    DeadlineVerb.CONFIRMED,
    DeadlineVerb.DONE,
    DeadlineVerb.ASSIGNED,
    DeadlineVerb.MANUAL_DATE,
    DeadlineVerb.WAIVED,
    DeadlineVerb.REOPENED,
)
FIELDS = ("value", "happened_on", "reason", "why")


@get("/deadlines/{deadline_id:int}/act", opt=needs(Right.FILE), include_in_schema=False)
async def act_page(
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    today: NamedDependency[date],
    deadline_id: FromPath[int],
    verb: FromQuery[DeadlineVerb],
) -> Response[str]:
    """The form for what is done to a deadline."""
    line = await worklist.deadline(viewer, deadline_id)
    whole = await matter_whole(viewer, line.matter)
    return await _shown(viewer, screen, whole, line, verb, Form({"happened_on": str(today)}))


@post(
    "/deadlines/{deadline_id:int}/act",
    opt=needs(Right.FILE),
    include_in_schema=False,
    dependencies=SIGNED,
)
async def act_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    screen: NamedDependency[Screen],
    signing: NamedDependency[Signing],
    deadline_id: FromPath[int],
    verb: FromQuery[DeadlineVerb],
) -> Response[str] | Redirect:
    """Do it: assign, mark done, set a date by hand, waive, or open again."""
    line = await worklist.deadline(viewer, deadline_id)
    whole = await matter_whole(viewer, line.matter)
    form = await Form.sent(request)
    day = verb is DeadlineVerb.MANUAL_DATE
    fact = form.given(
        fact="act_on_deadline",
        deadline=deadline_id,
        verb=verb.value,
        happened_on=form.day("happened_on", today=signing.today) or signing.today.isoformat(),
        value=form.day("value", today=signing.today) if day else form.get("value"),
        reason=form.get("reason"),
    )
    done = await signing.file(form, [fact], why=form.get("reason") or f"期限{verb.zh}")
    if isinstance(done, Filed):
        return to_matter(whole.id, done, f"p{line.proceeding}")
    return await _shown(viewer, screen, whole, line, verb, done, UNPROCESSABLE)


@post(
    "/moves/{move_id:int}/accept",
    opt=needs(Right.FILE),
    include_in_schema=False,
    dependencies=SIGNED,
)
async def accept_form(
    request: AnyRequest,
    signing: NamedDependency[Signing],
    viewer: NamedDependency[Viewer],
    move_id: FromPath[int],
) -> Redirect:
    """Confirm that a date which moved is right; earlier moves of it are confirmed too.

    Raises:
        NotFound: There is no such move, or it is not for this viewer.
        Invalid: It was confirmed or undone meanwhile.
    """
    await move(viewer, move_id)
    form = await Form.sent(request)
    done = await signing.file(form, [{"fact": "accept_move", "move": move_id}], why="确认日期变动")
    if not isinstance(done, Filed):
        raise _invalid(done)
    return Redirect("/", status_code=303)


@post("/matters/assign", opt=needs(Right.FILE), include_in_schema=False, dependencies=SIGNED)
async def assign_form(
    request: AnyRequest,
    viewer: NamedDependency[Viewer],
    signing: NamedDependency[Signing],
) -> Redirect:
    """Hand the chosen matters over to somebody: all of them in one act, or none.

    Raises:
        Invalid: None was chosen, nobody is named, or no reason is given.
        NotFound: One of them is not for this viewer.
        StaleVersion: One of them was changed since the list was shown.
    """
    data = await request.form()
    form = await Form.sent(request)
    chosen = [str(value).partition(".") for value in data.getall("id", [])]
    _check(form, chosen)
    facts = [_handover(int(number), int(version), form) for number, _, version in chosen]
    wanted = {int(number) for number, _, _ in chosen}
    if wanted - set(await numbers_of(viewer, sorted(wanted))):
        message = "所选案件中有的已经不在，或者无权查看。没有写入任何内容。"
        raise NotFound(message)
    done = await signing.file(form, facts, why="")
    if not isinstance(done, Filed):
        raise _invalid(done)
    back = form.get("next")
    ours = back if back.startswith("/matters") else "/matters"
    return Redirect(ours, status_code=303)


def _invalid(refused: Form) -> Invalid:
    """What was refused, for a form of buttons only: there is no field to show it at."""
    return Invalid.of(
        *(FieldError(name, wrong.message, wrong.remedy) for name, wrong in refused.errors.items())
    )


def _check(form: Form, chosen: list[tuple[str, str, str]]) -> None:
    errors = []
    if not chosen or not all(n.isdecimal() and v.isdecimal() for n, _, v in chosen):
        errors.append(FieldError("id", "没有选择案件。", "请先勾选要转交的案件。"))
    if not form.get("handler"):
        errors.append(FieldError("handler", "没有写转交给谁。", "请填写姓名。"))
    if not form.get("why"):
        errors.append(FieldError("why", "缺少转交的理由。", "请写明，例如“休假代办”。"))
    if errors:
        raise Invalid.of(*errors)


def _handover(number: int, version: int, form: Form) -> Mapping[str, object]:
    return {
        "fact": "amend",
        "what": "matter",
        "id": number,
        "version": version,
        "changes": {"handler": form.get("handler")},
    }


async def _shown(
    viewer: Viewer,
    screen: Screen,
    whole: MatterWhole,
    line: WorkLine,
    verb: DeadlineVerb,
    form: Form,
    status: int = HTTPStatus.OK,
) -> Response[str]:
    if verb not in OFFERED:
        message = f"“{verb.zh}”不能在这里办理。"
        raise NotFound(message)
    return screen.show(
        "deadline_act.html",
        place="matters",
        status=status,
        whole=whole,
        line=line,
        verb=verb,
        form=form,
        first=form.first_wrong(FIELDS) or ("reason" if verb is DeadlineVerb.WAIVED else "value"),
        handlers=await offered.handlers(viewer),
    )
