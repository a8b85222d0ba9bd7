"""A small random world: authorities, units, people and matters; who sees what, told without SQL."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

from docket import db
from docket.accounts.rules import Reach, Right, Role, reach_of, rights_of
from docket.accounts.schemas import AccountRow
from docket.matters.tables import MatterPerson
from tests.facts import event, file, hearing, outcome
from tests.people import person


@dataclass(frozen=True)
class Place:
    """An authority with two units."""

    authority: int
    units: tuple[int, int]


@dataclass
class Dispute:
    """A matter with everything that hangs on it; ``mark`` stands in all its words and in no other's."""

    mark: str
    unit: int
    confidential: bool
    handler: str | None
    ids: dict[str, int]
    places: set[tuple[int, int]]
    """Authority and unit: of the matter itself, and of each standing."""
    named: set[int] = field(default_factory=set)


@dataclass
class World:
    """All of it: a city with a bureau below it and a neighbour beside it."""

    city: Place
    bureau: Place
    neighbour: Place
    people: list[AccountRow]
    disputes: list[Dispute]

    def below(self, authority: int | None) -> set[int]:
        """The authorities below one."""
        return {self.bureau.authority} if authority == self.city.authority else set()


def sees(world: World, account: AccountRow, dispute: Dispute) -> bool:
    """Whether somebody sees a matter, as docs/rights.md says it."""
    rights = rights_of(account.held, subtree=account.subtree)
    if Right.READ_MATTERS not in rights:
        return False
    if dispute.confidential and account.id not in dispute.named:
        return False
    if account.authority is not None:
        ours = {account.authority}
        if Right.READ_SUBTREE in rights:
            ours |= world.below(account.authority)
        if not any(authority in ours for authority, _ in dispute.places):
            return False
    reach = reach_of(account.held)
    if reach is Reach.AUTHORITY:
        return True
    assigned = dispute.handler == account.full_name or account.id in dispute.named
    of_unit = reach is Reach.UNIT and any(unit == account.unit for _, unit in dispute.places)
    return assigned or of_unit


async def world(seed: int, *, people: int = 6, disputes: int = 5) -> World:
    """The world of a seed."""
    chance = Random(seed)  # noqa: S311 -- a test
    city = await _place("ylcity", None)
    bureau = await _place("qingdu", city.authority)
    made = World(city, bureau, await _place("linju", None), [], [])
    made.people = [await _somebody(chance, made, n) for n in range(people)]
    made.disputes = [await _dispute(chance, made, n) for n in range(disputes)]
    return made


async def _place(code: str, parent: int | None) -> Place:
    authority = {
        "fact": "register_authority",
        "ref": "a",
        "code": code,
        "name": f"机关{code}",
        "short_name": "我局",
        "parent": parent,
    }
    units = [
        {
            "fact": "register_unit",
            "ref": f"u{n}",
            "authority": "@a",
            "code": f"u{n}",
            "name": f"{code}{n}科",
        }
        for n in (0, 1)
    ]
    ids = (await file(authority, *units)).created
    return Place(ids["a"], (ids["u0"], ids["u1"]))


async def _somebody(chance: Random, made: World, n: int) -> AccountRow:
    roles = chance.sample(list(Role), k=chance.choice([1, 1, 1, 2]))
    if n < len(Role):
        roles = [list(Role)[n], *roles[1:]]
    place = chance.choice([made.city, made.bureau, made.neighbour, None])
    if Role.HANDLER in roles and place is None:
        place = made.bureau
    unit = chance.choice(place.units) if place and Role.HANDLER in roles else None
    return await person(
        *set(roles),
        authority=place.authority if place else None,
        unit=unit,
        subtree=chance.random() < 0.5,
    )


async def _dispute(chance: Random, made: World, n: int) -> Dispute:
    place = chance.choice([made.city, made.bureau, made.neighbour])
    other = chance.choice([made.city, made.bureau, made.neighbour, place])
    unit, mark = chance.choice(place.units), f"暗号{n}号"
    handler = chance.choice([None, *(one.full_name for one in made.people)])
    confidential = chance.random() < 0.4
    places = {(place.authority, unit)}
    standings = [{"authority": place.authority, "role": "defendant", "unit": unit}]
    if other is not place:
        places.add((other.authority, other.units[0]))
        standings.append(
            {"authority": other.authority, "role": "defendant", "unit": other.units[0]}
        )
    paper = await _paper(mark, n)
    filed = await file(*_facts(mark, n, unit, handler, confidential, standings, paper))
    ids = {**filed.created, "paper": paper}
    ids["deadline"] = next(move.id for move in filed.deadlines if move.id)
    dispute = Dispute(mark, unit, confidential, handler, ids, places)
    for one in made.people:
        if chance.random() < 0.2:
            await MatterPerson(matter=ids["matter"], account=one.id).save()
            dispute.named.add(one.id)
    return dispute


async def _paper(mark: str, n: int) -> int:
    found = await db.rows(
        "INSERT INTO paper (sha256, name, media_type, size) VALUES ({}, {}, {}, {}) RETURNING id",
        f"{n:064x}",
        f"{mark}.pdf",
        "application/pdf",
        1,
    )
    return int(found[0]["id"])


def _facts(
    mark: str,
    n: int,
    unit: int,
    handler: str | None,
    confidential: bool,
    standings: list[dict[str, Any]],
    paper: int,
) -> Iterator[dict[str, Any]]:
    """A first instance that was decided after a sitting."""
    ours = standings[0]["authority"]
    yield {
        "fact": "open_matter",
        "ref": "matter",
        "cause": f"不服处罚{mark}",
        "field": "public_security",
        "act_kind": "administrative_penalty",
        "unit": unit,
        "opened_on": "2023-03-01",
        "number": f"2023-{mark}",
        "handler": handler,
        "confidential": confidential,
    }
    yield {
        "fact": "add_challenged_act",
        "ref": "act",
        "matter": "@matter",
        "kind": "administrative_penalty",
        "number": f"罚字{mark}",
    }
    yield {"fact": "add_party", "ref": "party", "matter": "@matter", "name": f"原告{mark}"}
    yield {
        "fact": "open_proceeding",
        "ref": "suit",
        "matter": "@matter",
        "procedure": "first_instance",
        "forum": f"青渡区人民法院{mark}庭",
        "docket_number": f"(2023)浙9901行初{n + 100}号",
        "standings": standings,
        "parties": [{"party": "@party", "role": "plaintiff"}],
    }
    yield event("@suit", "accepted", "2023-03-02", ref="accepted", note=mark)
    yield event(
        "@suit", "copy_received", "2023-03-06", authority=ours, ref="copy", paper=paper, quote=mark
    )
    yield hearing("@suit", "2023-04-10", ref="hearing", room=mark)
    yield {
        "fact": "record_appearance",
        "ref": "appearance",
        "hearing": "@hearing",
        "authority": ours,
        "rank": "principal",
        "person": mark,
    }
    yield outcome("@suit", "f_dismiss_claims", "2023-06-01", ref="decision", note=mark)
