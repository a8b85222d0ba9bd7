"""Reading files in a process of its own, within a time, so that no file can hold up the program."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from docket.intake.schemas import Answer, Refusal

PATIENCE = 60.0
"""Seconds for one file; the longest judgment takes a fifth of them."""

_LONGEST_ANSWER = 1 << 24


@dataclass(slots=True)
class Reader:
    """A reading process that is started when it is needed, and anew when a file has killed it."""

    patience: float = PATIENCE
    _process: asyncio.subprocess.Process | None = field(default=None, init=False)

    async def read(self, path: Path) -> Answer:
        """What the file says, or why it cannot be read; never an exception for what the file is."""
        name = str(path)  # the process stands in the same folder
        if "\n" in name:
            return _refused("文件名里有换行，不能读取。", "请改名后重新交入。")
        process = await self._running()
        try:
            line = await asyncio.wait_for(_ask(process, name), self.patience)
        except TimeoutError:
            await self.end()
            return _refused("读这个文件超过了时限，文件可能异常。", "请另存为普通PDF后重新交入。")
        if not line:
            await self.end()
            return _refused("文件异常，读取它的进程已中止。", "请另存为普通PDF后重新交入。")
        return msgspec.json.decode(line, type=Answer)

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "docket.intake.child",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=_LONGEST_ANSWER,
            )
        return self._process

    async def end(self) -> None:
        """Kill the process, if there is one; nothing is left behind."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        if process is not None:
            await process.wait()


@asynccontextmanager
async def reading(patience: float = PATIENCE) -> AsyncIterator[Reader]:
    """A reader for some files, ended with them."""
    reader = Reader(patience)
    try:
        yield reader
    finally:
        await reader.end()


async def _ask(process: asyncio.subprocess.Process, name: str) -> bytes:
    """One question, one answer; empty when the process has died over it."""
    if process.stdin is None or process.stdout is None:
        return b""
    try:
        process.stdin.write(name.encode() + b"\n")
        await process.stdin.drain()
        return await process.stdout.readline()
    except (BrokenPipeError, ConnectionResetError):
        return b""


def _refused(message: str, remedy: str) -> Answer:
    return Answer(refusal=Refusal(message=message, remedy=remedy))
