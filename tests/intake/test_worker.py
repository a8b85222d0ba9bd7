"""Files of strangers: each gets a sentence, and none holds up or takes down what reads it."""

import zipfile
import zlib
from pathlib import Path

import pytest
from docx import Document

from docket.intake.child import RECOGNISES
from docket.intake.worker import Reader, reading
from tests.intake.corpus import specimens
from tests.intake.printing import as_pdf

pytestmark = pytest.mark.anyio


def _bomb(size: int = 400_000_000) -> bytes:
    """A page whose content is far larger than its file."""
    packed = zlib.compress(b"BT /F1 12 Tf (a) Tj ET " * (size // 23))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
    ]
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )


NO_PAGE = _assembled(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(b"", "文件是空的。", id="empty"),
        pytest.param(b"%PDF-1.7\nnothing follows", "损坏", id="truncated"),
        pytest.param(b"MZ\x90\x00 program", "不是 PDF", id="a program renamed"),
        pytest.param(NO_PAGE, "没有页面", id="no page"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n", "损坏" if RECOGNISES else "图片", id="the beginning of an image"
        ),
    ],
)
async def test_what_cannot_be_read_gets_a_sentence(
    content: bytes, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "文书.pdf"
    file.write_bytes(content)

    async with reading() as reader:
        answer = await reader.read(file)

    assert answer.refusal is not None
    assert sentence in answer.refusal.message
    assert answer.refusal.remedy


async def test_a_bomb_kills_only_the_process_that_opened_it(tmp_path: Path) -> None:
    bomb, paper = tmp_path / "bomb.pdf", tmp_path / "传票.pdf"
    bomb.write_bytes(_bomb())
    summons = next(one for one in specimens("familiar") if "summons" in one.id)
    paper.write_bytes(as_pdf(summons.text))

    async with reading(patience=4) as reader:
        first = await reader.read(bomb)
        second = await reader.read(paper)

    assert first.refusal is not None
    assert second.refusal is None
    assert second.fields.case_number == summons.labels["case_number"]


async def test_no_process_is_left_behind(tmp_path: Path) -> None:
    paper = tmp_path / "传票.pdf"
    paper.write_bytes(as_pdf("# 某某区人民法院\n# 传　票"))
    reader = Reader()
    await reader.read(paper)
    process = reader._process  # noqa: SLF001 (whether it lives on is the question)

    await reader.end()

    assert process is not None
    assert process.returncode is not None


async def test_a_word_file_is_read_with_its_form(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("云澜市青渡区人民法院")
    document.add_paragraph("传　票")
    table = document.add_table(rows=0, cols=2)
    for label, value in (
        ("案　号", "（2024）浙9902行初101号"),
        ("应到时间", "2024年11月5日上午9时30分"),
        ("应到处所", "本院第三审判庭"),
    ):
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    file = tmp_path / "传票.docx"
    document.save(str(file))

    async with reading() as reader:
        answer = await reader.read(file)

    assert answer.fields.doc_type == "传票"
    assert answer.fields.case_number == "(2024)浙9902行初101号"
    assert answer.fields.hearing_at == "2024-11-05T09:30"
    assert answer.fields.hearing_room == "本院第三审判庭"


async def test_a_zip_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "文书.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")

    async with reading() as reader:
        answer = await reader.read(file)

    assert answer.refusal is not None
