"""The demonstration without a window: the invented network, every paper, every screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from coordinator_app.errors import UserError
from coordinator_app.operations import demo, demo_papers
from coordinator_app.store.store import Store

NETWORK = "demonstration.network"
PAPERS = "papers"
PICTURES = "screens"


@dataclass(frozen=True)
class Made:
    """What stands in the folder of a demonstration."""

    network: Path
    papers: int
    pictures: int


def make(folder: Path, *, today: dt.date) -> Made:
    """Write the demonstration into ``folder``; an earlier one there is replaced."""
    from coordinator_app import screens

    network = folder / NETWORK
    _remove_earlier(network)
    demo.make_network(network, today=today)
    with Store.open(network) as store:
        papers = demo_papers.write_all(store, folder / PAPERS, today=today)
        pictures = screens.take_all(store, folder / PICTURES, today=today)
    return Made(network, papers, pictures)


def _remove_earlier(network: Path) -> None:
    """Remove the network of an earlier demonstration, and nothing else of that folder."""
    try:
        for old in network.parent.glob(f"{network.name}*"):
            old.unlink()
    except OSError as error:
        raise UserError("The folder {folder} cannot be written.", folder=network.parent) from error
