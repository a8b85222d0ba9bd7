"""Where the server's secret lies, and who may read it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docket.errors import Invalid, Unavailable
from docket.settings import Settings
from docket.web.secret import server_secret

GIVEN = "k" * 43


def test_it_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data"

    first, again = server_secret(None, folder), server_secret(None, folder)

    assert first == again
    assert len(first) >= 32
    assert (folder / "secret").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in folder.iterdir()] == ["secret"]


def test_two_dockets_have_two_secrets(tmp_path: Path) -> None:
    assert server_secret(None, tmp_path / "a") != server_secret(None, tmp_path / "b")


def test_starters_at_once_read_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: server_secret(None, tmp_path), range(32)))

    assert len(found) == 1


def test_the_one_of_the_environment_wins_and_leaves_no_file(tmp_path: Path) -> None:
    assert server_secret(GIVEN, tmp_path) == GIVEN.encode()
    assert list(tmp_path.iterdir()) == []


def test_a_short_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("", encoding="ascii")

    with pytest.raises(Invalid, match="32"):
        server_secret("password", tmp_path)
    with pytest.raises(Invalid, match="32"):
        server_secret(None, tmp_path)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file\n", encoding="ascii")

    with pytest.raises(Unavailable, match="secret"):
        server_secret(None, tmp_path / "data")


def test_settings_do_not_print_it() -> None:
    assert GIVEN not in repr(Settings.from_environment({"DOCKET_SECRET": GIVEN}))
