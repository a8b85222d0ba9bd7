import asyncio
import hashlib
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from docket import db as database
from docket.errors import Invalid, NotFound, Unavailable
from docket.history.rules import Actor
from docket.history.service import record
from docket.papers import queries, service
from docket.papers.tables import Paper
from docket.terms import ActorKind

JUDGMENT = b"%PDF-1.7\n" + "判决书".encode() * 1000
SHA = hashlib.sha256(JUDGMENT).hexdigest()
COUNSEL = Actor(ActorKind.USER, "7", "林法务")
NOON = datetime(2024, 3, 1, 4, tzinfo=UTC)


def files_in(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


async def test_bytes_are_kept_under_their_digest_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "papers"

    kept = await service.keep(JUDGMENT, folder)

    assert kept == service.Kept(SHA, len(JUDGMENT), "application/pdf")
    assert files_in(folder) == [f"{SHA[:2]}/{SHA}"]
    with queries.open_paper(folder, SHA) as stream:
        assert stream.read() == JUDGMENT
        assert os.fstat(stream.fileno()).st_mode & 0o777 == 0o600


async def test_a_file_and_a_stream_are_kept_like_their_bytes(tmp_path: Path) -> None:
    file = tmp_path / "判决.pdf"
    file.write_bytes(JUDGMENT)
    folder = tmp_path / "papers"

    kept = [await service.keep(source, folder) for source in (file, io.BytesIO(JUDGMENT))]

    assert [paper.sha256 for paper in kept] == [SHA, SHA]
    assert file.exists()


async def test_the_same_bytes_twice_are_kept_once(tmp_path: Path) -> None:
    kept = await asyncio.gather(*(service.keep(JUDGMENT, tmp_path) for _ in range(8)))

    assert set(kept) == {service.Kept(SHA, len(JUDGMENT), "application/pdf")}
    assert files_in(tmp_path) == [f"{SHA[:2]}/{SHA}"]


async def test_more_bytes_than_one_block_are_kept_whole(tmp_path: Path) -> None:
    large = os.urandom(3 * (1 << 20) + 17)

    kept = await service.keep(io.BytesIO(large), tmp_path)

    assert (kept.sha256, kept.size) == (hashlib.sha256(large).hexdigest(), len(large))
    with queries.open_paper(tmp_path, kept.sha256) as stream:
        assert stream.read() == large


async def test_keeping_bytes_again_heals_a_damaged_copy(tmp_path: Path) -> None:
    await service.keep(JUDGMENT, tmp_path)
    queries.path_of(tmp_path, SHA).write_bytes(JUDGMENT[:100])

    await service.keep(JUDGMENT, tmp_path)

    assert queries.path_of(tmp_path, SHA).read_bytes() == JUDGMENT


async def test_bytes_get_their_place_in_one_step(tmp_path: Path) -> None:
    """Nobody ever reads half a paper: what is open stays as it was, what is opened anew is whole."""
    await service.keep(JUDGMENT, tmp_path)
    queries.path_of(tmp_path, SHA).write_bytes(JUDGMENT[:100])

    with queries.open_paper(tmp_path, SHA) as before:
        await service.keep(JUDGMENT, tmp_path)
        with queries.open_paper(tmp_path, SHA) as after:
            assert (before.read(), after.read()) == (JUDGMENT[:100], JUDGMENT)


async def test_a_stream_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    class Broken(io.BytesIO):
        def read(self, _size: int | None = -1, /) -> bytes:
            if self.tell() > 0:
                raise ConnectionResetError("the sender went away")
            return super().read(10)

    with pytest.raises(Unavailable, match="尚未登记任何内容"):
        await service.keep(Broken(JUDGMENT), tmp_path)

    assert files_in(tmp_path) == []


async def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "papers"
    blocked.write_text("a file where the folder should be")

    with pytest.raises(Unavailable, match=str(blocked)):
        await service.keep(JUDGMENT, blocked)


async def test_a_file_that_cannot_be_read_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"无法读取文件 .*没有\.pdf"):
        await service.keep(tmp_path / "没有.pdf", tmp_path / "papers")


def test_bytes_that_are_not_there_are_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="请从备份恢复"):
        queries.open_paper(tmp_path, SHA)


async def on_record(sha256: str, size: int) -> int:
    """A paper as docketing records it."""
    row = Paper(sha256=sha256, name="判决.pdf", media_type="application/pdf", size=size)
    async with record("paper.add", actor=COUNSEL, why="收到", at=NOON) as ledger:
        return await ledger.add(row)


async def test_whole_papers_verify_and_what_a_crash_left_is_passed_over(
    db: database.Engine, tmp_path: Path
) -> None:
    kept = await service.keep(JUDGMENT, tmp_path)
    await on_record(kept.sha256, kept.size)
    (tmp_path / "x1.tmp").write_bytes(b"half a pap")
    await service.keep(b"bytes without a row", tmp_path)

    assert await service.verify(tmp_path) == service.Report(ok=True, papers=1, problems=())


async def test_altered_and_missing_papers_are_named(db: database.Engine, tmp_path: Path) -> None:
    altered = await on_record(SHA, len(JUDGMENT))
    missing = await on_record("c" * 64, 1)
    await service.keep(JUDGMENT, tmp_path)
    place = queries.path_of(tmp_path, SHA)
    place.write_bytes(JUDGMENT.replace("判".encode(), "叛".encode(), 1))

    report = await service.verify(tmp_path)

    assert not report.ok
    assert report.problems == (
        f"文书 paper {altered}“判决.pdf”的文件被改动：{place} 的内容与登记的摘要不符",
        f"文书 paper {missing}“判决.pdf”的文件缺失：{tmp_path / 'cc' / ('c' * 64)}",
    )


async def test_a_row_that_lies_about_the_size_is_named(db: database.Engine, tmp_path: Path) -> None:
    row = await on_record(SHA, 1)
    await service.keep(JUDGMENT, tmp_path)

    assert (await service.verify(tmp_path)).problems == (
        f"文书 paper {row}“判决.pdf”的大小与登记不符：登记1，实际{len(JUDGMENT)}",
    )
