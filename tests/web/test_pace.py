"""How fast one client may ask."""

from docket.web.pace import Pace, client_key


def let_through(pace: Pace, key: str, *, at: float, times: int) -> int:
    """How many of so many requests at one moment go on."""
    return sum(pace.wait(key, at) == 0 for _ in range(times))


def test_five_seconds_worth_comes_at_once_and_then_the_rate() -> None:
    pace = Pace(10)

    assert let_through(pace, "a", at=0, times=100) == 50
    assert let_through(pace, "a", at=1, times=100) == 10
    assert let_through(pace, "a", at=1000, times=100) == 50


def test_whoever_waits_as_long_as_told_goes_on() -> None:
    pace = Pace(2)
    let_through(pace, "a", at=0, times=10)

    told = pace.wait("a", 0)

    assert told == 1
    assert pace.wait("a", told) == 0


def test_one_client_does_not_use_up_what_another_has() -> None:
    pace = Pace(1)
    let_through(pace, "a", at=0, times=100)

    assert pace.wait("b", 0) == 0


def test_no_rate_is_no_limit() -> None:
    assert let_through(Pace(0), "a", at=0, times=1000) == 1000


def test_many_clients_take_bounded_memory() -> None:
    """The ones that asked longest ago are forgotten, which only lets them ask again."""
    pace = Pace(1)
    let_through(pace, "first", at=0, times=5)
    for n in range(20_000):
        pace.wait(str(n), 0)

    assert pace.wait("first", 0) == 0


def test_the_addresses_of_one_ipv6_connection_are_one_client() -> None:
    assert client_key("2001:db8::1") == client_key("2001:db8::ffff:2")
    assert client_key("2001:db8::1") != client_key("2001:db8:0:1::1")
    assert client_key("192.0.2.1") != client_key("192.0.2.2")
