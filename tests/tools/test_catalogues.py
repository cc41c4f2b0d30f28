from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools import catalogues
from tools.sentences import Sentences

SENTENCES = Sentences({"{name} is a member": None, "{n} row": "{n} rows"})


@pytest.fixture
def po(tmp_path: Path) -> Path:
    """A catalogue of two sentences, not yet translated."""
    path = tmp_path / "nl.po"
    catalogues._write(path, catalogues.in_step(Catalog(locale="nl"), SENTENCES))
    return path


def fill(po: Path, rows: str) -> None:
    table = po.with_suffix(".tsv")
    table.write_text(rows, encoding="utf-8")
    catalogues.merge([table], po)


def wrong(po: Path, sentences: Sentences = SENTENCES) -> list[str]:
    return list(catalogues.findings(catalogues._read(po), sentences))


RIGHT = "{name} is a member\t{name} is lid\n{n} row\t{n} rows\t{n} rij\t{n} rijen\n"


def test_a_translated_catalogue_has_no_findings(po: Path) -> None:
    assert len(wrong(po)) == 2
    fill(po, RIGHT)
    assert wrong(po) == []


def test_a_singular_may_leave_the_number_out(po: Path) -> None:
    fill(po, RIGHT.replace("{n} rij\t", "één rij\t"))
    assert wrong(po) == []


@pytest.mark.parametrize(
    ("right", "slip"), [("{name} is lid", "{naam} is lid"), ("{n} rijen", "veel rijen")]
)
def test_other_values_than_the_source_are_found(po: Path, right: str, slip: str) -> None:
    fill(po, RIGHT.replace(right, slip))
    assert len(wrong(po)) == 1


def test_new_and_left_over_sentences_are_found(po: Path) -> None:
    fill(po, RIGHT)
    changed = Sentences({"{name} is a member": None, "Rows": None})
    assert len(wrong(po, changed)) == 2


def test_translations_survive_a_change_of_the_code(po: Path) -> None:
    fill(po, RIGHT)
    changed = Sentences({"{name} is a member": None, "A new one": None})
    catalogues._write(po, catalogues.in_step(catalogues._read(po), changed))
    assert wrong(po, changed) == ["not translated: 'A new one'"]


def test_writing_again_changes_nothing(po: Path) -> None:
    fill(po, RIGHT)
    before = po.read_text(encoding="utf-8")
    catalogues._write(po, catalogues.in_step(catalogues._read(po), SENTENCES))
    assert po.read_text(encoding="utf-8") == before


def test_a_compiled_catalogue_speaks_dutch(po: Path) -> None:
    fill(po, RIGHT)
    catalogues.compile_all(po.parent)
    with po.with_suffix(".mo").open("rb") as file:
        dutch = GNUTranslations(file)
    assert dutch.ngettext("{n} row", "{n} rows", 1) == "{n} rij"
    assert dutch.ngettext("{n} row", "{n} rows", 0) == "{n} rijen"


def test_a_row_for_an_unknown_sentence_is_named(
    po: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(po, "Unheard of\tOngehoord\n")
    assert "Unheard of" in capsys.readouterr().out
