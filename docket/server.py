"""The server process: one parent that listens, workers that answer."""

import ctypes
import ipaddress
import os
import signal
import socket
import sys
from functools import partial

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server
from litestar import Litestar

from docket.app import create_app
from docket.errors import Refused, Unavailable
from docket.settings import Settings
from docket.web import log

_KILL_AFTER = 10
"""Seconds until a worker that does not end is killed: Granian waits for ever for one that was told
to end while it was still starting."""

_SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)


def check_bind(host: str, port: int, *, accounts: bool) -> None:
    """Refuse an address that others can reach while there is no account, or one that is taken.

    Args:
        host: Where to listen.
        port: On which port.
        accounts: Whether somebody can sign in already.

    Raises:
        Refused: The host is not a loopback address, and there are no accounts yet.
        Unavailable: The port is taken, or not for us.
    """
    if not accounts and not _is_loopback(host):
        message = (
            f"docket 尚无用户账户，因此只在本机监听，不接受 {host}。"
            "请先用 docket user add 新增用户；或者用 --host 127.0.0.1 启动，按终端提示启用。"
        )
        raise Refused(message)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            message = (
                f"不能在 {host}:{port} 监听：{error.strerror}。"
                "该端口可能已被另一个 docket 占用；请先停止它，或用 --port 指定另一个端口。"
            )
            raise Unavailable(message) from error


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(settings: Settings, *, host: str, port: int, workers: int) -> None:
    """Answer until told to end (SIGTERM, SIGINT). The database is migrated before."""
    server = Server(
        "docket.app:create",
        address="127.0.0.1" if host == "localhost" else host,
        port=port,
        interface=Interfaces.ASGI,
        workers=workers,
        websockets=False,
        workers_kill_timeout=_KILL_AFTER,
        log_level=LogLevels.warning,
        log_dictconfig=log.config(settings.log),
    )
    server.serve(target_loader=partial(_worker, settings, os.getpid()), wrap_loader=False)


def _worker(settings: Settings, parent: int) -> Litestar:
    """The application, in a worker that ends when its parent is killed: no orphan keeps the port.

    By SIGKILL: a worker told to end while it is still starting waits for ever. Whatever it had
    acknowledged is on the disk.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit(1)
    return create_app(settings)
