"""Verifying the history: the chain of acts, their changes, and the facts as they stand now.

Everything is read in chunks by key, so a register of any size is verified in little memory, and
beside people who go on working: what they record meanwhile is verified too, or not seen at all.
"""

import json
from dataclasses import dataclass

from piccolo.table import Table

from docket import db
from docket.history import queries, rules
from docket.history.queries import Fact


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification found. ``problems`` are Chinese sentences, each naming act and row.

    ``seq`` and ``head`` are the last act and its hash: noted outside the database (on paper, in an
    annual report) they prove later that even the whole chain was not written anew. ``unguarded``
    names the triggers that keep the record and are gone or switched off: nothing may be altered
    yet, but it could be. ``entries``, ``access_seq`` and ``access_head`` are the same of the access log.
    """

    ok: bool
    acts: int
    changes: int
    facts: int
    seq: int
    head: str
    problems: tuple[str, ...]
    unguarded: tuple[str, ...] = ()
    entries: int = 0
    access_seq: int = 0
    access_head: str = rules.GENESIS


async def verify(
    anchor: tuple[int, str] | None = None, *, access_anchor: tuple[int, str] | None = None
) -> Report:
    """Verify every act, every change, every fact, and the access log.

    Args:
        anchor: Number and hash of an act, as noted when it was the last one.
        access_anchor: The same of an entry of the access log.
    """
    chain, access = rules.Chain(), rules.AccessChain()
    await _walk(chain, anchor)
    await _walk_access(access, access_anchor)
    problems = [*chain.problems, *access.problems, *await _strays()]
    facts = 0
    for table in queries.fact_tables():
        async for fact in queries.facts_of(table):
            facts += 1
            problems.extend(_against_history(table, fact))
        problems.extend(await _gone(table))
    unguarded = [f"保护记录的触发器 {name} 不在或者已停用" for name in await _missing_guards()]
    return Report(
        ok=not problems and not unguarded,
        acts=chain.acts,
        changes=chain.changes,
        facts=facts,
        seq=chain.seq,
        head=chain.hash,
        problems=tuple(problems),
        unguarded=tuple(unguarded),
        entries=access.entries,
        access_seq=access.seq,
        access_head=access.hash,
    )


async def _missing_guards() -> list[str]:
    """The triggers of the migration that are not at work, by name."""
    return sorted(rules.guards(db.dialect()) - await queries.guards_at_work())


async def _walk(chain: rules.Chain, anchor: tuple[int, str] | None) -> None:
    """Show the chain its acts and changes. The head is read before the acts that it must end."""
    head = await queries.head()
    last: int | None = None
    while acts := await queries.acts_after(last):
        changes = queries.changes_between(acts[0]["id"], acts[-1]["id"])
        change = await anext(changes, None)
        for act in acts:
            chain.act(act)
            _check_anchor(chain, anchor)
            while change is not None and change["act"] <= act["id"]:
                if change["act"] == act["id"]:  # else its act is gone, and it is named as a stray
                    chain.change(change)
                change = await anext(changes, None)
            chain.close_act()
        last = acts[-1]["id"]
        head = await queries.head()
    chain.close(head)
    if anchor is not None and anchor[0] > chain.seq:
        chain.problems.append(f"记下过的第{anchor[0]}号操作不存在：记录只到第{chain.seq}号")


async def _walk_access(chain: rules.AccessChain, anchor: tuple[int, str] | None) -> None:
    """Show the chain the entries of the access log; its head is read before those that it must end."""
    head = await queries.access_head()
    last: int | None = None
    while entries := await queries.entries_after(last):
        for entry in entries:
            chain.entry(entry)
            if anchor is not None and anchor[0] == chain.seq and anchor[1] != chain.hash:
                chain.problems.append(
                    f"访问记录第{anchor[0]}号的哈希与记下的不同：自那以后被整个改写过"
                )
        last = entries[-1]["id"]
        head = await queries.access_head()
    chain.close(head)
    if anchor is not None and anchor[0] > chain.seq:
        chain.problems.append(f"记下过的访问记录第{anchor[0]}号不存在：记录只到第{chain.seq}号")


def _check_anchor(chain: rules.Chain, anchor: tuple[int, str] | None) -> None:
    if anchor is not None and chain.seq == anchor[0] and chain.hash != anchor[1]:
        chain.problems.append(
            f"第{anchor[0]}号操作的哈希与记下的不同：自那以后，这一号或者更早的记录被整个改写过"
        )


async def _strays() -> list[str]:
    """Changes of no act, and changes of tables that hold no facts."""
    problems = [
        f"变更 change.id={stray['id']}({stray['table_name']} {stray['row_id']})"
        f"所属的操作 act.id={stray['act']} 不存在：变更是被插入的，或者操作已被删除"
        for stray in await queries.strays()
    ]
    tables = await queries.unknown_tables()
    return [*problems, *(f"变更记录中有不登记事实的表：{table}" for table in tables)]


def _against_history(table: type[Table], fact: Fact) -> list[str]:
    """A fact row must be what the last change of it says."""
    named = f"{table._meta.tablename} {fact.row_id}"  # noqa: SLF001
    if fact.recorded is None:
        return [f"{named} 没有历史记录：它是绕过 docket 写入的"]
    if fact.recorded == rules.canonical(fact.image):
        return []
    try:
        recorded = json.loads(fact.recorded)
    except ValueError:
        return [f"{named} 无法与历史核对：最后一次变更的内容已被破坏"]
    missing = {
        name: value for name, value in queries.defaults(table).items() if name not in recorded
    }
    columns = rules.differing({**missing, **recorded}, fact.image)
    return (
        [f"{named} 与历史记录不符，绕过 docket 改动的列：{'、'.join(columns)}"] if columns else []
    )


async def _gone(table: type[Table]) -> list[str]:
    """Facts are never deleted: whatever the history knows must be there."""
    name = table._meta.tablename  # noqa: SLF001
    return [f"{name} {row_id} 有历史记录，但数据行已被删除" for row_id in await queries.gone(table)]
