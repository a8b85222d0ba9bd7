"""Papers, to those who may see what they prove."""

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.noting import note_reads
from docket.desk.queries.rows import an_id, one
from docket.desk.schemas import PaperOut
from docket.errors import NotFound
from docket.matters.queries import visible

_CITED = (
    "SELECT p.matter FROM event t JOIN proceeding p ON p.id = t.proceeding WHERE t.paper = {} "
    "UNION SELECT p.matter FROM outcome_item t JOIN proceeding p ON p.id = t.proceeding "
    "WHERE t.paper = {} "
    "UNION SELECT p.matter FROM hearing t JOIN proceeding p ON p.id = t.proceeding "
    "WHERE t.paper = {} "
    "UNION SELECT p.matter FROM appearance t JOIN hearing h ON h.id = t.hearing "
    "JOIN proceeding p ON p.id = h.proceeding WHERE t.paper = {}"
)


async def paper_of(viewer: Viewer, paper_id: int) -> PaperOut:
    """A paper, to whom a matter is visible of which it proves a fact.

    One that proves nothing yet is for those alone to whom nothing is hidden.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    number = an_id(paper_id)
    seen, values = visible(viewer)
    found = await db.rows("SELECT * FROM paper WHERE id = {}", number)
    cited = await db.rows(
        f"SELECT m.id, CASE WHEN {seen} THEN 1 ELSE 0 END AS seen FROM matter m WHERE m.id IN ({_CITED})",
        *values,
        *[number] * 4,
    )
    allowed = any(row["seen"] for row in cited) if cited else seen == "TRUE"
    if not found or not allowed:
        message = f"没有编号为 {paper_id} 的文书，或者无权查看。"
        raise NotFound(message)
    await note_reads(viewer, *(int(row["id"]) for row in cited if row["seen"]))
    return one(PaperOut, found[0])
