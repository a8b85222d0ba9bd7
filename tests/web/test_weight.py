"""What a browser must load is small: all scripts and styles together, as they are sent packed."""

import gzip

from docket.web.static_files import assets

LARGEST = 40_000
ALLOWED = {"docket.css", "docket.js", "icons.svg", "seal.svg", "vendor/htmx.min.js"}


def test_scripts_and_styles_are_light() -> None:
    packed = {name: len(gzip.compress(one.content)) for name, one in assets().items()}

    assert set(packed) <= ALLOWED
    assert sum(packed.values()) < LARGEST, packed


def test_nothing_is_asked_of_another_host() -> None:
    """No address of a font, a script or a picture elsewhere stands in what is ours."""
    for name, one in assets().items():
        text = one.content.decode().replace("http://www.w3.org/2000/svg", "")
        assert name.startswith("vendor/") or "//" not in text.replace("://", "//").replace(
            "/*", ""
        ).replace("*/", ""), name
