"""Whom a request comes from, and who is believed about it."""

import ipaddress

import pytest

from docket.web.arrival import Arrival, arrival

PROXIES = (ipaddress.ip_network("10.0.0.0/24"), ipaddress.ip_network("fd00::/8"))
Headers = list[tuple[bytes, bytes]]


def seen(peer: str, headers: Headers, *, trusted: bool = True) -> Arrival:
    """The arrival of a plain request from this peer."""
    return arrival(headers, peer=peer, scheme="http", proxies=PROXIES if trusted else ())


FORGED: Headers = [
    (b"x-forwarded-for", b"192.0.2.7"),
    (b"x-forwarded-proto", b"https"),
    (b"x-request-id", b"chosen-by-me"),
]


@pytest.mark.parametrize("trusted", [True, False])
def test_a_stranger_is_not_believed(trusted: bool) -> None:
    """Else anybody chooses the address under which failures are counted."""
    found = seen("203.0.113.9", FORGED, trusted=trusted)

    assert (found.client, found.secure) == ("203.0.113.9", False)
    assert found.request_id != "chosen-by-me"


def test_a_named_proxy_is_believed() -> None:
    assert seen("10.0.0.5", FORGED) == Arrival("192.0.2.7", secure=True, request_id="chosen-by-me")


@pytest.mark.parametrize(
    ("forwarded", "client"),
    [
        pytest.param(
            b"192.0.2.1, 203.0.113.9", "203.0.113.9", id="what stands before, anyone wrote"
        ),
        pytest.param(b"203.0.113.9, 10.0.0.7", "203.0.113.9", id="behind two proxies of ours"),
        pytest.param(b"10.0.0.8", "10.0.0.8", id="a proxy asks itself"),
        pytest.param(b"2001:db8::1", "2001:db8::1", id="IPv6"),
        pytest.param(b"203.0.113.9, <script>", "10.0.0.5", id="no address at all"),
        pytest.param(b"", "10.0.0.5", id="nothing"),
    ],
)
def test_the_client_is_the_last_address_that_is_no_proxy(forwarded: bytes, client: str) -> None:
    assert seen("10.0.0.5", [(b"x-forwarded-for", forwarded)]).client == client


def test_a_header_in_several_lines_is_one_list() -> None:
    lines = [(b"x-forwarded-for", b"192.0.2.1"), (b"x-forwarded-for", b"203.0.113.9")]

    assert seen("10.0.0.5", lines).client == "203.0.113.9"


@pytest.mark.parametrize(
    "given", [b"short", b"a" * 65, b"12345678\r\nset-cookie: a=b", b"\xff" * 10, "编号".encode()]
)
def test_a_request_id_that_is_no_plain_word_is_not_taken_over(given: bytes) -> None:
    """It goes into a header and into the log."""
    found = seen("10.0.0.5", [(b"x-request-id", given)])

    assert len(found.request_id) == 32
    assert found.request_id.isalnum()


def test_two_requests_have_two_ids() -> None:
    assert seen("203.0.113.9", []).request_id != seen("203.0.113.9", []).request_id
