"""The heads of both chains in a file: a line a day, whoever writes it."""

import json
from datetime import date
from pathlib import Path

import pytest

from docket import db as database
from docket.errors import Unavailable
from docket.history import queries, service
from docket.history.service import AccessQueue, Head, Heads, add_to_file
from docket.terms import AccessKind
from tests.history.conftest import COUNSEL

FRIDAY, SATURDAY = date(2024, 9, 27), date(2024, 9, 28)
HEADS = Heads(Head(12, "a" * 64), Head(40, "b" * 64))


def lines(file: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in file.read_text(encoding="ascii").splitlines()]


def test_a_day_has_one_line(tmp_path: Path) -> None:
    file = tmp_path / "heads"

    added = [add_to_file(file, HEADS, today=day) for day in (FRIDAY, FRIDAY, SATURDAY)]

    assert added == [True, False, True]
    assert lines(file) == [
        {"on": "2024-09-27", "history": f"12:{'a' * 64}", "access": f"40:{'b' * 64}"},
        {"on": "2024-09-28", "history": f"12:{'a' * 64}", "access": f"40:{'b' * 64}"},
    ]
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_stands_there_already_stays(tmp_path: Path) -> None:
    file = tmp_path / "heads"
    file.write_text("noted by hand\n", encoding="ascii")

    add_to_file(file, HEADS, today=FRIDAY)

    assert file.read_text(encoding="ascii").startswith("noted by hand\n{")


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="DOCKET_HEADS"):
        add_to_file(tmp_path / "nowhere" / "heads", HEADS, today=FRIDAY)


async def test_the_heads_are_those_of_both_chains(db: database.Engine) -> None:
    queue = AccessQueue()
    queue.note(AccessKind.SIGNED_IN, COUNSEL, "")
    await queue.flush()

    found = await service.heads()

    assert (found.history.seq, found.history.hash) == await queries.head()
    assert (found.access.seq, found.access.hash) == await queries.access_head()
    assert found.access.seq == 1
