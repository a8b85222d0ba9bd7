"""Reading and writing what proves an account."""

from typing import Any

from docket import db
from docket.accounts.tables import Account
from docket.errors import NotFound


async def keep(account_id: int, **columns: object) -> None:
    """Write columns of what proves an account; the row is made when there is none."""
    names = ", ".join(columns)
    marks = ", ".join("{}" for _ in columns)
    updates = ", ".join(f"{name} = excluded.{name}" for name in columns)
    await db.execute(
        f"INSERT INTO account_secret (account, {names}) VALUES ({{}}, {marks}) "  # noqa: S608
        f"ON CONFLICT (account) DO UPDATE SET {updates}",
        account_id,
        *columns.values(),
    )


async def row_of(account_id: int) -> Any:  # noqa: ANN401 -- Piccolo types its columns as values
    """The recorded account.

    Raises:
        NotFound: There is none.
    """
    row = await Account.objects().get(Account.id == account_id)
    if row is None:
        message = f"没有编号为 {account_id} 的用户。"
        raise NotFound(message)
    return row
