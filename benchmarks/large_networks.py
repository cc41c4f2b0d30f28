"""Networks of any size for the benchmarks: invented people, made in bulk through the store."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.schema import CreateTable

from coordinator_app.models import (
    Affiliation,
    Base,
    EmailAddress,
    Membership,
    Organisation,
    Person,
)
from coordinator_app.models.people import derived_names
from coordinator_app.rules.folding import fold
from coordinator_app.rules.memberships import MemberCategory
from coordinator_app.rules.names import FormOfAddress, NameParts
from coordinator_app.store import search
from coordinator_app.store.store import Store

GIVEN = ["Anna", "Bram", "Çelik", "Daan", "Elif", "Femke", "Gijs", "Hanneke", "Ilse", "Joost"]
PREFIXES = ["", "", "", "van", "de", "van der", "van den", "ten"]
FIRST = ["Bakker", "Berg", "Broek", "Dijk", "Hoek", "Jansen", "Mulder", "Smit", "Visser", "Özil"]
SECOND = ["", "a", "huis", "kamp", "ma", "man", "s", "sen", "stra", "veld", "wijk", "zoon"]
CITIES = ["Almere", "Breda", "Delft", "Ede", "Gouda", "Groningen", "Tilburg", "Utrecht", "Zwolle"]
ORGANISATIONS = 400
KEPT = Path(__file__).parent.parent / "build" / "benchmarks"
SINCE = dt.date(2019, 2, 13)


@contextmanager
def network_of(people: int) -> Iterator[Store]:
    """A network of so many people, each with a post, a membership and an e-mail address."""
    with network_file(people) as path, Store.open(path) as store:
        yield store


@contextmanager
def network_file(people: int) -> Iterator[Path]:
    """Such a network as a closed file of its own, gone when the block ends."""
    with TemporaryDirectory() as folder:
        yield Path(shutil.copy(_kept(people), Path(folder) / "large.network"))


def _kept(people: int) -> Path:
    """The network itself, kept between runs: 100,000 people take a quarter of a minute to make."""
    path = KEPT / f"{people}-{_recipe()}.network"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=KEPT) as folder:
            fresh = Path(folder) / path.name
            with Store.create(fresh) as store:
                fill(store, people)
            for outdated in KEPT.glob(f"{people}-*.network"):
                outdated.unlink()
            fresh.replace(path)
    return path


def _recipe() -> str:
    """A word that changes with the tables and with this file."""
    tables = "".join(str(CreateTable(table)) for table in Base.metadata.sorted_tables)
    indexes = sorted(str(i.name) for t in Base.metadata.sorted_tables for i in t.indexes)
    recipe = f"{tables}{indexes}{search.TABLE}{search.SEARCHABLE}{Path(__file__).read_text()}"
    return hashlib.sha256(recipe.encode()).hexdigest()[:12]


def fill(store: Store, people: int) -> None:
    """Put so many people into ``store``; the same number always gives the same people."""
    chance = random.Random(people)
    organisations = [_organisation(number) for number in range(1, ORGANISATIONS + 1)]
    persons = [_person(number, chance) for number in range(1, people + 1)]
    numbers = range(1, people + 1)
    with store.work("Fill") as work:
        for model, rows in (
            (Organisation, organisations),
            (Person, persons),
            (Affiliation, [_post(number, chance) for number in numbers]),
            (Membership, [_membership(number, chance) for number in numbers]),
            (EmailAddress, [_email(number) for number in numbers]),
        ):
            work.session.execute(insert(model), rows)


def _uid(chance: random.Random) -> str:
    return str(UUID(int=chance.getrandbits(128)))


def _person(number: int, chance: random.Random) -> dict[str, Any]:
    given, prefix = chance.choice(GIVEN), chance.choice(PREFIXES)
    family = chance.choice(FIRST) + chance.choice(SECOND)
    parts = NameParts(
        given_name=given,
        initials=f"{given[0]}.",
        prefix=prefix,
        family_name=family,
        form_of_address=FormOfAddress.MS,
    )
    return {
        "uid": _uid(chance),
        "given_name": given,
        "initials": parts.initials,
        "prefix": prefix,
        "family_name": family,
        "form_of_address": parts.form_of_address,
        "street": "Oudegracht",
        "house_number": str(number % 300 + 1),
        "postcode": f"{1000 + number % 8999} AB",
        "city": chance.choice(CITIES),
        "country": "",
        "province": "",
        **derived_names(parts),
    }


def _organisation(number: int) -> dict[str, Any]:
    name = f"Gemeente {CITIES[number % len(CITIES)]} {number}"
    return {"uid": f"organisation-{number}", "name": name, "sort_key": fold(name)}


def _post(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "person_id": number,
        "organisation_id": chance.randint(1, ORGANISATIONS),
        "job_title": "Adviseur",
        "started_on": SINCE,
    }


def _membership(number: int, chance: random.Random) -> dict[str, Any]:
    return {
        "uid": _uid(chance),
        "person_id": number,
        "category": chance.choice(list(MemberCategory)),
        "started_on": SINCE,
    }


def _email(number: int) -> dict[str, Any]:
    return {"person_id": number, "address": f"person{number}@example.org"}
