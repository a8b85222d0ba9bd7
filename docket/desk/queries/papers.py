"""Papers, to those who may see what they prove."""

from docket import db
from docket.accounts.rules import Viewer
from docket.desk.queries.noting import note_reads
from docket.desk.queries.rows import an_id, one
from docket.desk.schemas import PaperOut
from docket.docketing.queries import matters_of_paper, paper_known
from docket.errors import NotFound


async def paper_of(viewer: Viewer, paper_id: int) -> PaperOut:
    """A paper, to whom a matter is visible of which it proves a fact, or who handed it in.

    Another that proves nothing yet is for those alone to whom nothing is hidden.

    Raises:
        NotFound: There is none, or it is not for this viewer.
    """
    number = an_id(paper_id)
    found = await db.rows("SELECT * FROM paper WHERE id = {}", number)
    if not found or not await paper_known(viewer, number):
        message = f"没有编号为 {paper_id} 的文书，或者无权查看。"
        raise NotFound(message)
    await note_reads(viewer, *await matters_of_paper(viewer, number))
    return one(PaperOut, found[0])
