"""What a verification found, for the terminal."""

from docket.desk.verifying import Verified


def verified_text(found: Verified) -> str:
    """Whether all is as recorded, every problem, and the head of the chain to be noted elsewhere."""
    counted = (
        f"{found.acts}个操作、{found.changes}条变更、{found.facts}条登记事实、{found.papers}份文书"
    )
    head = f"链头 {found.seq}:{found.head}" if found.seq else "链头：尚无操作"
    if found.ok:
        return f"历史记录完好：已核对{counted}。\n{head}"
    problems = (*found.problems, *found.unguarded)
    lines = "\n".join(f"  {problem}" for problem in problems)
    return f"发现{len(problems)}处问题（已核对{counted}）：\n{lines}\n{head}"
