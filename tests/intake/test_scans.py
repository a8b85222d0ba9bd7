"""Scans and photos: eight pages with tilt, noise, a seal, and two of them upside down."""

from pathlib import Path

import pytest

from docket.intake.child import RECOGNISES
from docket.intake.schemas import ReadPaper
from docket.intake.worker import reading
from tests.intake.corpus import specimens
from tests.intake.scanning import Damage, font_file, scan
from tests.intake.scoring import FIELDS, Score, score

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.skipif(not RECOGNISES, reason="recognition is not installed: make ocr"),
    pytest.mark.skipif(font_file() is None, reason="no font with Chinese characters to draw with"),
]

SCANS = {
    "familiar-summons-0": Damage(),
    "familiar-summons-1": Damage(tilt=1.4, noise=25, seal=True),
    "familiar-response-notice-1": Damage(tilt=-1.9, noise=40),
    "familiar-recon-answer-notice-2": Damage(seal=True, noise=20),
    "familiar-ruling-dismissed-1": Damage(tilt=0.8, noise=25),
    "familiar-recon-decision-upheld-3": Damage(tilt=-1.0, noise=30, seal=True),
    "familiar-leader-notice-2": Damage(upside_down=True),
    "familiar-ruling-withdrawn-0": Damage(noise=20, upside_down=True),
}


@pytest.fixture(scope="module")
async def scanned(tmp_path_factory: pytest.TempPathFactory, anyio_backend: str) -> Score:
    folder: Path = tmp_path_factory.mktemp("scans")
    papers = {one.id: one for one in specimens("familiar")}
    read = []
    async with reading() as reader:
        for name, damage in SCANS.items():
            file = folder / f"{name}.jpg"
            file.write_bytes(scan(papers[name].text, damage, name))
            answer = await reader.read(file)
            assert answer.refusal is None
            paper = ReadPaper(
                file=file.name,
                pages=answer.pages,
                fields=answer.fields,
                evidence=answer.evidence,
                warnings=answer.warnings,
            )
            read.append((paper, papers[name].labels, name))
    return score(read)


async def test_their_fields_are_read(scanned: Score) -> None:
    right = sum(scanned.right[name] for name in FIELDS)
    wrong = sum(scanned.wrong[name] + scanned.missed[name] for name in FIELDS)

    assert 2 * right / (2 * right + wrong) >= 0.95, scanned.faults


async def test_no_key_value_is_wrong_and_called_reliable(scanned: Score) -> None:
    assert scanned.falsely_sure == []


async def test_more_than_half_are_right_in_every_field(scanned: Score) -> None:
    assert scanned.whole / scanned.papers >= 0.6, scanned.faults
