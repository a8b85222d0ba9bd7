"""Where the server's key lies, and who may read it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from docket.errors import Unavailable
from docket.web.keys import server_key


def test_it_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret.key"

    first, again = server_key(path), server_key(path)

    assert first == again
    assert len(first) >= 32
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret.key"]


def test_two_dockets_have_two_keys(tmp_path: Path) -> None:
    assert server_key(tmp_path / "a") != server_key(tmp_path / "b")


def test_starters_at_once_read_the_same(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(lambda _: server_key(tmp_path / "key"), range(32)))

    assert len(found) == 1


def test_one_that_was_cut_short_is_told(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"password\n")

    with pytest.raises(Unavailable, match="备份"):
        server_key(tmp_path / "key")


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file\n", encoding="ascii")

    with pytest.raises(Unavailable, match="DOCKET_SECRET_FILE"):
        server_key(tmp_path / "data" / "secret.key")
