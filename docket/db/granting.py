"""Least privilege on PostgreSQL: the tables belong to one role, the program works as another."""

import re
from collections.abc import Callable, Sequence

from docket.db.binding import dialect, execute, rows
from docket.db.transactions import transaction
from docket.errors import FieldError, Invalid, Refused

_ROLE = re.compile(r"[a-z_][a-z0-9_]{0,62}", re.ASCII)

Privileges = Callable[[str], Sequence[str]]
"""What a role may do to a table, by its name."""


async def grant(role: str, privileges: Privileges) -> list[str]:
    """Let a role work on the tables of the bound database, and do nothing else to them.

    What it was granted before is taken back first. Run by the owner, after the migrations.

    Returns:
        The statements that were run.

    Raises:
        Invalid: There is no such role, or it could do anything anyway.
        Refused: The database is no PostgreSQL.
    """
    if dialect() != "postgres":
        raise Refused(
            "SQLite 没有用户权限可分配；请用文件权限保护数据目录。--grant-to 只用于 PostgreSQL。"
        )
    await _check(role)
    statements = _statements(role, await _tables(), privileges)
    async with transaction():
        for statement in statements:
            await execute(statement)
    return statements


async def _check(role: str) -> None:
    """The role is one of the server's, not the owner, not one that no privilege holds back.

    Raises:
        Invalid: It is not.
    """
    if not _ROLE.fullmatch(role):
        raise Invalid.of(
            FieldError("--grant-to", f"“{role}”不是可用的角色名。", "请用小写字母、数字和下划线。")
        )
    found = await rows(
        "SELECT rolsuper, rolname = current_user AS owner, "
        "pg_has_role({}, current_user, 'MEMBER') AS inherits FROM pg_roles WHERE rolname = {}",
        role,
        role,
    )
    if not found:
        remedy = f"请先建立：CREATE ROLE {role} LOGIN PASSWORD '…';"
        raise Invalid.of(FieldError("--grant-to", f"没有名为 {role} 的角色。", remedy))
    if found[0]["rolsuper"] or found[0]["owner"] or found[0]["inherits"]:
        remedy = "请用另一个普通角色运行程序，表归运行 migrate 的角色所有。"
        message = f"{role} 是超级用户、表的所有者或其成员，权限对它不起作用。"
        raise Invalid.of(FieldError("--grant-to", message, remedy))


async def _tables() -> list[str]:
    found = await rows(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    )
    return [str(row["tablename"]) for row in found]


def _statements(role: str, tables: Sequence[str], privileges: Privileges) -> list[str]:
    """Everything taken back, then table by table what is needed."""
    return [
        f'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM "{role}"',
        f'REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM "{role}"',
        f'REVOKE CREATE ON SCHEMA public FROM "{role}"',
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f'GRANT USAGE ON SCHEMA public TO "{role}"',
        f'GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO "{role}"',
        *(f'GRANT {", ".join(privileges(name))} ON "{name}" TO "{role}"' for name in tables),
    ]
