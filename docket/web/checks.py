"""What every request is asked before its handler: known parameters, its form's token, its pace."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request
from litestar.exceptions import HTTPException

from docket.web.csrf import FormTokens
from docket.web.pace import Pace
from docket.web.parameters import refuse_unknown
from docket.web.visitors import account_of

AnyRequest = Request[Any, Any, Any]

_TOO_MANY = 429


def checks(tokens: FormTokens, pace: Pace) -> Callable[[AnyRequest], Awaitable[None]]:
    """The checks, with the tokens of the forms and the pace of one user."""

    async def check(request: AnyRequest) -> None:
        user = account_of(request.scope)
        if user is not None and (wait := pace.wait(f"user {user}", time.perf_counter())):
            raise HTTPException(status_code=_TOO_MANY, headers={"retry-after": str(wait)})
        await refuse_unknown(request)
        await tokens.refuse_forged(request)

    return check
