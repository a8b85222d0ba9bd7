"""What a verification found, for the terminal."""

from docket.desk.verifying import Verified
from docket.history.service import Head


def verified_text(found: Verified) -> str:
    """Whether all is as recorded, every problem, and the head of the chain to be noted elsewhere."""
    counted = (
        f"{found.acts}个操作、{found.changes}条变更、{found.facts}条登记事实、{found.papers}份文书、"
        f"{found.entries}条访问记录"
    )
    head = heads_text(Head(found.seq, found.head), Head(found.access_seq, found.access_head))
    if found.ok:
        return f"历史记录完好：已核对{counted}。\n{head}"
    problems = (*found.problems, *found.unguarded)
    lines = "\n".join(f"  {problem}" for problem in problems)
    return f"发现{len(problems)}处问题（已核对{counted}）：\n{lines}\n{head}"


def heads_text(history: Head, access: Head) -> str:
    """The heads of both chains, as they are noted and as ``--anchor`` reads them."""
    head = f"链头 {history}" if history.seq else "链头：尚无操作"
    return f"{head}\n访问记录链头 {access}" if access.seq else head
