"""The papers of an act that moves many deadlines: what was handed in, and the list of what moved."""

from dataclasses import dataclass
from pathlib import Path

from docket.docketing.schemas import AddPaper
from docket.errors import FieldError, Invalid
from docket.papers import queries as papers
from docket.papers.rules import safe_name
from docket.papers.service import keep

_CSV, _TEXT = "text/csv", "text/plain"


@dataclass(frozen=True, slots=True)
class Documents:
    """Papers to be filed with the act, and the digest of the list; None when nothing moved."""

    papers: list[AddPaper]
    digest: str | None

    def reason(self, why: str, moved: int) -> str:
        """The reason of the act: as it was given, then what the act did."""
        done = f"移动{moved}个期限，清单SHA-256 {self.digest}" if self.digest else "没有期限移动"
        return f"{why.strip()}（{done}）"


async def documents(text: str, title: str, listed: str | None, folder: Path) -> Documents:
    """Keep what was handed in and the list, if there is one; what is on record already is not filed.

    Args:
        text: As handed in.
        title: What it is called.
        listed: The list of moves as a table.
        folder: The folder of papers.
    """
    facts = [await _paper(text, f"{title}.txt", _TEXT, folder)]
    if listed is not None:
        facts.append(await _paper(listed, f"{title}移动的期限.csv", _CSV, folder))
    new = [fact for fact in facts if await papers.with_content(fact.sha256) is None]
    return Documents(new, facts[-1].sha256 if listed is not None else None)


async def _paper(text: str, name: str, media_type: str, folder: Path) -> AddPaper:
    kept = await keep(text.encode(), folder)
    name = safe_name(name)
    return AddPaper(sha256=kept.sha256, name=name, media_type=media_type, size=kept.size)


def check_reason(why: str, remedy: str) -> None:
    """Whoever moves dates says why.

    Raises:
        Invalid: The reason is empty.
    """
    if not why.strip():
        raise Invalid.of(FieldError("why", "缺少理由。", remedy))
