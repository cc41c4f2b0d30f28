"""Settings that belong to the network, typed; house style has its own verbs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from coordinator_app.errors import UserError
from coordinator_app.operations.typed import line_of
from coordinator_app.store.outcome import Outcome
from coordinator_app.store.queries.settings import setting
from coordinator_app.store.store import Store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_NETWORK = "network"


@dataclass(frozen=True)
class NetworkSettings:
    """What holds for the whole network.

    ``sort_by_prefix`` orders names the Belgian way (Van der Berg under V).
    """

    name: str = ""
    sort_by_prefix: bool = False


def read_setting(connection: Connection, name: str, default: Any = None) -> Any:
    """The value of a setting as JSON gives it; ``default`` when it was never written.

    So too when it is of another kind than ``default``: a newer version may keep it otherwise.
    """
    value = setting(connection, name)
    found = default if value is None else json.loads(value)
    return found if default is None or isinstance(found, type(default)) else default


def write_setting(session: Session, name: str, value: Any) -> None:
    """Write a setting inside a step that is open; ``value`` is what JSON can hold."""
    from coordinator_app.models import Setting  # reading settings is part of the start

    packed = json.dumps(value, ensure_ascii=False)
    row = session.scalars(select(Setting).where(Setting.name == name)).first()
    if row is None:
        session.add(Setting(name=name, value=packed))
    else:
        row.value = packed


def network_settings(connection: Connection) -> NetworkSettings:
    """The settings of the network; what a newer version wrote in its own way is passed over."""
    kept = read_setting(connection, _NETWORK, {})
    usual = asdict(NetworkSettings())
    known = {name: kept[name] for name in usual if isinstance(kept.get(name), type(usual[name]))}
    return NetworkSettings(**known)


def change_network_settings(store: Store, **changes: Any) -> Outcome:
    """Change settings by name: ``change_network_settings(store, sort_by_prefix=True)``."""
    if unknown := changes.keys() - {field.name for field in fields(NetworkSettings)}:
        raise KeyError(*unknown)
    if "name" in changes:
        changes["name"] = line_of(changes["name"], "name")
        if not changes["name"]:
            raise UserError("The network needs a name; it stands on letters.", field="name")
    with store.work("Settings of the network") as work:
        kept = network_settings(work.session.connection())
        write_setting(work.session, _NETWORK, asdict(replace(kept, **changes)))
    return work.outcome
