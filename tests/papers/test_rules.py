import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docket.papers import rules

SHA = "ab" * 32


def test_bytes_lie_under_their_digest() -> None:
    assert str(rules.place_of(SHA)) == f"ab/{SHA}"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("../../etc/passwd", id="a path"),
        pytest.param("起诉状.pdf", id="a name"),
        pytest.param(SHA.upper(), id="upper case"),
        pytest.param(SHA[:-1], id="too short"),
        pytest.param(SHA + "\n", id="a line feed behind it"),
        pytest.param("", id="nothing"),
    ],
)
def test_nothing_but_a_digest_becomes_a_path(text: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        rules.place_of(text)


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        pytest.param("行政起诉状.pdf", "行政起诉状.pdf", id="an ordinary name stays"),
        pytest.param(
            "(2024)浙9901行初7号 传票.pdf", "(2024)浙9901行初7号 传票.pdf", id="signs stay"
        ),
        pytest.param("../../etc/passwd", "_.._etc_passwd", id="a path"),
        pytest.param("C:\\文书\\判决.docx", "C__文书_判决.docx", id="a Windows path"),
        pytest.param("判决\u202efdp.exe", "判决fdp.exe", id="a text that turns its direction"),
        pytest.param("判\u200b决\ufeff.pdf", "判决.pdf", id="invisible characters"),
        pytest.param("判决\x00.pdf\r\nSet-Cookie: a", "判决.pdf Set-Cookie_ a", id="a header"),
        pytest.param("  .. 判决 ..  ", "判决", id="dots and spaces around it"),
        pytest.param("判\ud800决.pdf", "判决.pdf", id="half a character"),
        pytest.param("e\u0301.pdf", "\u00e9.pdf", id="composed"),
        pytest.param("", "未命名文书", id="nothing"),
        pytest.param("...", "未命名文书", id="only dots"),
        pytest.param("\u202e\u2066", "未命名文书", id="only invisible characters"),
    ],
)
def test_a_hostile_name_is_made_harmless(given_name: str, safe: str) -> None:
    assert rules.safe_name(given_name) == safe


def test_a_long_name_keeps_its_beginning_and_its_extension() -> None:
    safe = rules.safe_name("关于" * 150 + ".pdf")

    assert len(safe) == 200
    assert safe.startswith("关于关于")
    assert safe.endswith("….pdf")


@given(st.text())
def test_whatever_the_name_it_can_be_stored_and_shown(name: str) -> None:
    safe = rules.safe_name(name)

    assert 1 <= len(safe) <= 200
    assert safe.isprintable() or "\u200c" in safe or "\u200d" in safe
    assert not set(safe) & set("/\\\0\r\n")
    assert safe not in {".", ".."}
    assert rules.safe_name(safe) == safe


def zipped(member: str) -> bytes:
    """A ZIP file with one member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(member, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(b"%PDF-1.7\n...", rules.PDF, id="PDF"),
        pytest.param(b"\r\n\r\n%PDF-1.4", rules.PDF, id="PDF that begins late"),
        pytest.param(b"\x89PNG\r\n\x1a\n...", rules.PNG, id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0...", rules.JPEG, id="JPEG"),
        pytest.param(zipped("word/document.xml"), rules.DOCX, id="Word"),
        pytest.param(zipped("xl/workbook.xml"), rules.XLSX, id="Excel"),
        pytest.param(zipped("OFD.xml"), rules.OFD, id="OFD"),
        pytest.param(zipped("evidence/1.jpg"), rules.ZIP, id="another ZIP file"),
        pytest.param(b"II*\x00....", rules.TIFF, id="TIFF"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..", rules.OLE, id="an old Word file"),
        pytest.param("情况说明\r\n第一条".encode(), rules.TEXT, id="text"),
        pytest.param("，".encode() * 400, rules.TEXT, id="text, its start cut in a character"),
        pytest.param("说明".encode("gb18030"), rules.UNKNOWN, id="text in another encoding"),
        pytest.param(b"plain\x00text", rules.UNKNOWN, id="text with a NUL"),
        pytest.param(b" \n<svg onload=alert(1)>", rules.UNKNOWN, id="markup"),
        pytest.param(b"%!PS-Adobe", rules.TEXT, id="a program for a printer"),
        pytest.param(b"MZ\x90 word/document.xml", rules.UNKNOWN, id="a program that says Word"),
        pytest.param(b"<html><script>", rules.UNKNOWN, id="a page with a script"),
        pytest.param(b"", rules.UNKNOWN, id="nothing"),
    ],
)
def test_bytes_are_judged_by_themselves(content: bytes, expected: str) -> None:
    assert rules.media_type(content[:1024], content[-65_536:]) == expected
