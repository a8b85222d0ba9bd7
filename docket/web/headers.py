"""The headers that every answer carries, whoever gives it: a handler, an error, a file, the door."""

from docket.web.arrival import Arrival

Header = tuple[bytes, bytes]

ALWAYS: tuple[Header, ...] = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"cache-control", b"no-store"),
)

DATA_POLICY = b"default-src 'none'; frame-ancestors 'none'"
"""Of whatever is no page: nothing in it runs, and nothing shows it in a frame."""

PAGE_POLICY = (
    b"default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none'; "
    b"frame-ancestors 'none'; form-action 'self'; base-uri 'none'"
)
"""Of a page: scripts and styles are files of ours, never written into the page."""

_TLS_FOR_A_YEAR: Header = (b"strict-transport-security", b"max-age=31536000")
_POLICY = b"content-security-policy"
_CONTENT = b"content-type"


def completed(given: list[Header], arrival: Arrival) -> list[Header]:
    """The headers of an answer with those it lacks; what a handler chose itself stays."""
    names = {name.lower(): value for name, value in given}
    made = [pair for pair in ALWAYS if pair[0] not in names]
    if _POLICY not in names:
        page = names.get(_CONTENT, b"").startswith(b"text/html")
        made.append((_POLICY, PAGE_POLICY if page else DATA_POLICY))
    if arrival.secure:
        made.append(_TLS_FOR_A_YEAR)
    made.append((b"x-request-id", arrival.request_id.encode()))
    return [*given, *made]
