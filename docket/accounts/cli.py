"""``docket user``: the accounts of this docket, kept by whoever keeps its data."""

import click

from docket import clock
from docket.accounts import queries, service
from docket.accounts.rules import Role, roles_in, sign_in_name
from docket.accounts.schemas import AccountIn, AccountOut, AccountRow, RolesIn
from docket.cli import json_option, show_json, table, with_database
from docket.errors import FieldError, Invalid, NotFound
from docket.history.acting import acting, by_option

ROLE = click.Choice([role.value for role in Role])
_role_option = click.option(
    "--role", "roles", multiple=True, required=True, type=ROLE, help="角色，可重复，权限相加。"
)
_authority_option = click.option(
    "--authority", metavar="CODE", help="所属机关的代码；不填则不限机关。"
)
_unit_option = click.option("--unit", metavar="CODE", help="所属承办单位的代码。")
_subtree_option = click.option("--subtree", is_flag=True, help="也查看下级机关的案件。")
_prompt_option = click.option(
    "--prompt", is_flag=True, help="在终端输入口令；默认由 docket 生成并只显示这一次。"
)


@click.group("user")
def user_group() -> None:
    """用户账户：新增、调整角色、重设口令、停用。"""


@user_group.command("add")
@click.argument("name", metavar="用户名")
@click.option("--full-name", metavar="姓名", help="姓名，即案件的承办人；默认与用户名相同。")
@_role_option
@_authority_option
@_unit_option
@_subtree_option
@_prompt_option
@by_option
@json_option
def add_command(  # noqa: PLR0913 -- one argument an option
    *,
    name: str,
    full_name: str | None,
    roles: tuple[str, ...],
    authority: str | None,
    unit: str | None,
    subtree: bool,
    prompt: bool,
    by: str | None,
    as_json: bool,
) -> None:
    """新增用户；首次登录须修改口令。

    \b
    例：docket user add linmou --full-name 林某 --role lawyer --authority bureau
    """  # noqa: D301 - click reads the backspace as "keep these lines"
    password = _asked() if prompt else None
    made = _add(name, full_name or name, roles, (authority, unit), subtree, password, by)
    if as_json:
        show_json(made)
        return
    click.echo(f"已新增用户 {made.name}（{made.id}）。")
    if made.password:
        click.echo(f"口令（只显示这一次，首次登录须修改）：{made.password}")


@with_database
async def _add(
    name: str,
    full_name: str,
    roles: tuple[str, ...],
    place: tuple[str | None, str | None],
    subtree: bool,  # noqa: FBT001
    password: str | None,
    by: str | None,
) -> service.NewAccount:
    authority, unit = await _placed(*place)
    given = AccountIn(
        name=name,
        full_name=full_name,
        roles=list(map(Role, roles)),
        authority=authority,
        unit=unit,
        subtree=subtree,
        password=password,
    )
    return await service.add(given, actor=acting(by), at=clock.now(), generate=True)


@user_group.command("list")
@json_option
@with_database
async def list_command(*, as_json: bool) -> None:
    """列出全部用户。"""
    accounts = await queries.all_accounts()
    if as_json:
        show_json([AccountOut.of(one) for one in accounts])
        return
    if not accounts:
        click.echo("尚无用户。请用 docket user add 新增。")
        return
    head = ("编号", "用户名", "姓名", "角色", "机关", "单位", "")
    click.echo(table(head, [_line(one) for one in accounts]))


def _line(one: AccountRow) -> tuple[object, ...]:
    notes = (("停用", one.locked), ("须改口令", one.must_change), ("动态口令", one.second_factor))
    roles = "、".join(role.zh for role in one.held)
    said = "、".join(note for note, holds in notes if holds)
    return (one.id, one.name, one.full_name, roles, one.authority, one.unit, said)


@user_group.command("role")
@click.argument("name", metavar="用户名")
@_role_option
@_authority_option
@_unit_option
@_subtree_option
@by_option
@with_database
async def role_command(
    *,
    name: str,
    roles: tuple[str, ...],
    authority: str | None,
    unit: str | None,
    subtree: bool,
    by: str | None,
) -> None:
    """调整角色和所属，以这里写的为准；该用户须重新登录。"""
    account = await named(name)
    ours, mine = await _placed(authority, unit)
    given = RolesIn(roles=list(map(Role, roles)), authority=ours, unit=mine, subtree=subtree)
    await service.set_roles(account.id, given, actor=acting(by), at=clock.now())
    held = "、".join(role.zh for role in roles_in(",".join(roles)))
    click.echo(f"{account.name} 的角色：{held}。")


@user_group.command("reset")
@click.argument("name", metavar="用户名")
@click.option("--second-factor", is_flag=True, help="同时停用动态口令（手机遗失）。")
@_prompt_option
@by_option
def reset_command(*, name: str, second_factor: bool, prompt: bool, by: str | None) -> None:
    """重设口令；只供下次登录，登录后须修改。"""
    made = _reset(name, _asked() if prompt else None, second_factor, by)
    click.echo(f"已重设 {made.name} 的口令，其会话已全部结束。")
    if made.password:
        click.echo(f"口令（只显示这一次，登录后须修改）：{made.password}")


@with_database
async def _reset(
    name: str,
    password: str | None,
    second_factor: bool,  # noqa: FBT001
    by: str | None,
) -> service.NewAccount:
    account = await named(name)
    return await service.reset(
        account.id, actor=acting(by), at=clock.now(), password=password, factor=second_factor
    )


@user_group.command("lock")
@click.argument("name", metavar="用户名")
@click.option("--why", metavar="理由", help="理由，留在历史中。")
@by_option
@with_database
async def lock_command(*, name: str, why: str | None, by: str | None) -> None:
    """停用用户：会话结束，令牌失效。"""
    account = await named(name)
    await service.lock(account.id, locked=True, actor=acting(by), at=clock.now(), why=why)
    click.echo(f"已停用 {account.name}。")


@user_group.command("unlock")
@click.argument("name", metavar="用户名")
@click.option("--why", metavar="理由", help="理由，留在历史中。")
@by_option
@with_database
async def unlock_command(*, name: str, why: str | None, by: str | None) -> None:
    """重新启用已停用的用户。"""
    account = await named(name)
    await service.lock(account.id, locked=False, actor=acting(by), at=clock.now(), why=why)
    click.echo(f"已启用 {account.name}。")


@user_group.command("revoke")
@click.argument("name", metavar="用户名")
@with_database
async def revoke_command(*, name: str) -> None:
    """结束用户的全部会话；该用户须重新登录。"""
    account = await named(name)
    ended = await service.end_sessions(account.id, at=clock.now())
    click.echo(f"已结束 {account.name} 的 {ended} 个会话。")


async def named(name: str) -> AccountRow:
    """The account with this sign-in name.

    Raises:
        NotFound: There is none.
    """
    account = await queries.account_named(sign_in_name(name))
    if account is None:
        message = f"没有用户“{name}”。用 docket user list 列出全部用户。"
        raise NotFound(message)
    return account


async def _placed(authority: str | None, unit: str | None) -> tuple[int | None, int | None]:
    """The ids of an authority and a unit that are given by their codes.

    Raises:
        Invalid: There is no such authority, or it has no such unit.
    """
    ours = None if authority is None else await queries.authority_coded(authority)
    if authority is not None and ours is None:
        remedy = "请先用 docket file 登记本机关。"
        raise Invalid.of(FieldError("--authority", f"没有代码为“{authority}”的机关。", remedy))
    if unit is None:
        return ours, None
    mine = None if ours is None else await queries.unit_coded(unit, ours)
    if mine is None:
        remedy = "请同时用 --authority 指定它的机关，并核对代码。"
        raise Invalid.of(FieldError("--unit", f"没有代码为“{unit}”的单位。", remedy))
    return ours, mine


def _asked() -> str:
    """A password typed twice, without being shown."""
    return str(click.prompt("口令", hide_input=True, confirmation_prompt="再输一次"))


commands: list[click.Command] = [user_group]
