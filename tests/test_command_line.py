"""The command line as a person or a program uses it: a process, its words and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from coordinator_app.clock import today
from coordinator_app.documents.previews import page_count
from coordinator_app.operations.people import edit_person
from coordinator_app.operations.saved_searches import people_of, save_search, search_called
from coordinator_app.store.queries.people_list import people_list
from coordinator_app.store.store import Store
from tests.paper_facts import house_style

ROOT = Path(__file__).resolve().parent.parent
MEMBERS = ROOT / "resources" / "demo" / "ledenlijst.csv"


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=kept | {"PYTHONUTF8": "1"} | environment,
        check=False,
    )


@pytest.fixture
def network(tmp_path: Path) -> Path:
    path = tmp_path / "leden.network"
    done = run("import", path, MEMBERS, "--kind", "members")
    assert done.returncode == 0, done.stderr
    return path


def test_a_list_makes_a_network_and_the_same_list_again_changes_nothing(network: Path) -> None:
    again = run("import", network, MEMBERS)
    assert again.returncode == 0
    assert "39 waren er al" in again.stdout
    with Store.open(network) as store:
        assert store.undo_label() is not None


def test_info_counts_for_a_program_and_for_a_person(network: Path) -> None:
    found = json.loads(run("info", network, "--json").stdout)
    assert found["counts"]["memberships"] == 39
    assert found["integrity"] == "ok"
    assert found["last_backup"] is None
    assert "39 lidmaatschappen" in run("info", network).stdout
    assert "39 memberships" in run("--lang", "en", "info", network).stdout


def test_a_trial_writes_nothing_and_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new.network"
    tried = run("import", path, MEMBERS, "--dry-run")
    assert tried.returncode == 0
    assert "39 nieuw" in tried.stdout
    assert not path.exists()


def test_a_wrong_row_stops_the_import_and_is_named(tmp_path: Path) -> None:
    source = tmp_path / "fout.csv"
    source.write_text("voornaam;achternaam;lid_sinds\nJan;Berg;31-02-2020\n", encoding="utf-8")
    path = tmp_path / "new.network"
    refused = run("import", path, source)
    assert refused.returncode == 1
    assert "2" in refused.stdout
    assert "31" in refused.stdout
    assert not path.exists()


def test_an_export_comes_back_the_same_from_an_empty_network(network: Path, tmp_path: Path) -> None:
    first, second, copy = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "copy.network"
    assert run("export", network, "members", first).returncode == 0
    assert run("import", copy, first).returncode == 0
    assert run("export", copy, "members", second).returncode == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_backup_is_restored_equal(network: Path, tmp_path: Path) -> None:
    made = run("backup", network, tmp_path / "copies")
    assert made.returncode == 0
    (copy,) = (tmp_path / "copies").glob("*.network")
    restored = tmp_path / "restored.network"
    assert run("restore", copy, restored).returncode == 0
    before = json.loads(run("info", network, "--json").stdout)
    after = json.loads(run("info", restored, "--json").stdout)
    assert after["counts"] == before["counts"]
    assert run("restore", copy, restored).returncode == 1  # never over an existing file
    assert run("check", restored).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("info", "niets.network"),
        ("export", "niets.network", "members", "out.xlsx"),
        ("agenda", "niets.network", "out.pdf"),
        ("check", "main.py"),
    ],
)
def test_a_refusal_is_one_sentence_without_a_traceback(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    refused = run(*arguments)
    assert refused.returncode == 1
    assert len(refused.stderr.strip().splitlines()) == 1
    assert "Traceback" not in refused.stderr


def test_wrong_usage_is_told_apart() -> None:
    assert run("export").returncode == 2
    assert run("fly").returncode == 2
    assert run("--lang", "fr", "info", "x").returncode == 2


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_the_window_says_so_and_names_the_demonstration() -> None:
    refused = run()
    assert refused.returncode == 1
    assert "demo" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_letters_go_to_whom_a_saved_search_finds(network: Path, tmp_path: Path) -> None:
    with Store.open(network) as store:
        house_style(store)
        save_search(store, "Leden in Utrecht", {"status": "member", "province": "utrecht"})
        save_search(store, "Niemand", {}, "xyzzy")
        with store.reading() as connection:
            search = search_called(connection, "Leden in Utrecht")
            number = len(people_of(connection, search, today()))
    assert number > 1
    letters = ("--lang", "en", "letters", network, "cover_note", "--out", tmp_path / "out")
    done = run(*letters, "--to", "saved:leden in utrecht")
    assert f"{number} letters" in done.stdout, done.stderr
    assert len(list((tmp_path / "out").glob("*.pdf"))) == number
    unknown = run(*letters, "--to", "saved:Leden")
    assert unknown.returncode == 1
    assert "Leden in Utrecht, Niemand" in unknown.stderr
    empty = run(*letters, "--to", "saved:Niemand")
    assert empty.returncode == 1
    assert "Nobody was found" in empty.stderr
    assert "saved:NAME" in run("letters", "--help").stdout


def test_labels_go_on_where_the_sheet_was_left(network: Path, tmp_path: Path) -> None:
    out = tmp_path / "etiketten.pdf"
    labels = ("--lang", "en", "labels", network, out)
    assert "Say to whom" in run(*labels).stderr
    made = run(*labels, "--to", "Annemarie", "--format", "63.5x38.1", "--start", "21")
    assert made.returncode == 0, made.stderr
    assert "begins at label 1" in made.stdout
    assert page_count(out.read_bytes()) == 1
    out.unlink()
    assert "begins at label 2" in run(*labels, "--to", "Annemarie").stdout
    envelope = run(*labels, "--to", "Annemarie", "--format", "C5")
    assert "begins at" not in envelope.stdout
    assert "One address, one page" in envelope.stdout
    for wrong in (("--format", "a4"), ("--start", "22"), ("--meeting", "next")):
        refused = run(*labels, "--to", "Annemarie", *wrong)
        assert refused.returncode == 1
        assert len(refused.stderr.strip().splitlines()) == 1
    with Store.open(network) as store, store.reading() as connection:
        (person,) = people_list(today()).ids(connection, "name", find="Annemarie")
    with Store.open(network) as store:
        edit_person(store, person, "postcode", "")
    out.unlink()
    stopped = run(*labels, "--to", "Annemarie")
    assert stopped.returncode == 1
    assert "Nothing was printed" in stopped.stdout
    assert not out.exists()
