"""Settings come from the environment once; what is given on the command line wins."""

from datetime import timedelta
from pathlib import Path

import pytest

from docket import db
from docket.errors import Invalid
from docket.settings import Settings


def test_by_default_everything_lies_in_docket_data() -> None:
    settings = Settings.from_environment({})

    assert settings.data == Path.cwd() / "docket-data"
    assert settings.database_url == f"sqlite:///{Path.cwd()}/docket-data/docket.sqlite"
    assert settings.files == Path.cwd() / "docket-data" / "papers"
    assert settings.secret_file == Path.cwd() / "docket-data" / "secret.key"
    assert (settings.session_idle, settings.session_whole) == (
        timedelta(minutes=60),
        timedelta(hours=12),
    )
    assert settings.factor_roles == frozenset()


def test_the_folder_of_the_command_line_wins_over_the_environment(tmp_path: Path) -> None:
    settings = Settings.from_environment({"DOCKET_DATA": "/srv/docket"}, tmp_path)

    assert settings.data == tmp_path
    assert settings.files == tmp_path / "papers"


def test_database_url_and_docket_files_win_over_the_folder() -> None:
    environ = {
        "DOCKET_DATA": "/srv/docket",
        "DATABASE_URL": "postgresql://docket@db/docket",
        "DOCKET_FILES": "/mnt/papers",
    }

    settings = Settings.from_environment(environ)

    assert settings.database_url == "postgresql://docket@db/docket"
    assert settings.files == Path("/mnt/papers")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.from_environment(
        {"DOCKET_DATA": "", "DATABASE_URL": "", "DOCKET_FILES": ""}
    ) == (Settings.from_environment({}))


def test_a_folder_with_a_blank_and_chinese_letters_reaches_the_engine_unharmed(
    tmp_path: Path,
) -> None:
    settings = Settings.from_environment({}, tmp_path / "卷宗 2024%")

    engine = db.engine_from_url(settings.database_url)

    assert isinstance(engine, db.SQLiteEngine)
    assert engine.path == str(tmp_path / "卷宗 2024%" / "docket.sqlite")


def test_hosts_and_proxies_are_lists() -> None:
    environ = {
        "DOCKET_HOSTS": "Docket.example, 10.0.0.5",
        "DOCKET_PROXIES": "10.0.0.1 fd00::/8",
        "DOCKET_RATE": "0",
        "DOCKET_LOG": "warning",
    }

    settings = Settings.from_environment(environ)

    assert settings.hosts == {"docket.example", "10.0.0.5"}
    assert settings.proxies == ("10.0.0.1/32", "fd00::/8")
    assert (settings.rate, settings.log) == (0, "warning")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DOCKET_PROXIES", "proxy.example"),
        ("DOCKET_PROXIES", "10.0.0.0/33"),
        ("DOCKET_RATE", "-1"),
        ("DOCKET_RATE", "fast"),
        ("DOCKET_RATE", "9" * 5000),
        ("DOCKET_LOG", "debug"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(Invalid, match=name):
        Settings.from_environment({name: value})


def test_sessions_and_second_factors_are_set_by_the_environment() -> None:
    settings = Settings.from_environment(
        {
            "DOCKET_SECRET_FILE": "/etc/docket/key",
            "DOCKET_SESSION_IDLE": "30",
            "DOCKET_SESSION_HOURS": "8",
            "DOCKET_SECOND_FACTOR": "admin, lawyer",
        }
    )

    assert settings.secret_file == Path("/etc/docket/key")
    assert (settings.session_idle, settings.session_whole) == (
        timedelta(minutes=30),
        timedelta(hours=8),
    )
    assert settings.factor_roles == {"admin", "lawyer"}


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "an hour", "99999"])
def test_a_length_that_is_none_is_refused(text: str) -> None:
    """A session without an end would be a hole that nobody meant."""
    with pytest.raises(Invalid, match="DOCKET_SESSION_IDLE"):
        Settings.from_environment({"DOCKET_SESSION_IDLE": text})
