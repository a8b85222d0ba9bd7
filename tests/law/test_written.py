"""A version written out is the version that is read back: a lawyer copies it to write the next."""

import tomllib

from docket.law import admission, library
from docket.law.written import as_toml

RULES = library.shipped_rules()


def test_every_rule_of_the_book_is_read_back_as_it_was_written() -> None:
    rows = tomllib.loads(as_toml(RULES))["rule"]

    assert admission.admitted({"FILE": rows}, event_kinds=library.event_kinds()) == RULES


def test_it_looks_like_docket_s_own_files() -> None:
    [reply] = [rule for rule in RULES if rule.id == "recon_reply@2024-01-01"]

    lines = as_toml([reply]).splitlines()

    assert lines[0] == "[[rule]]"
    assert 'trigger = { event = "copy_received", party = "us" }' in lines
    assert "in_force_from = 2024-01-01" in lines
    assert not any(line.startswith("roll") for line in lines)
