"""The catalogues of translations: ``python -m tools.catalogues extract|merge|compile|check``.

extract   bring ``nl.po`` in step with the sentences in the code; translations stay
merge     fill in translations from tab-separated files: ``English<TAB>Dutch``, or
          ``one<TAB>many<TAB>Dutch one<TAB>Dutch many``
compile   write the ``.mo`` files the application reads, where they are out of date
check     fail when a sentence is missing, not translated, doubtful, left over, or has other
          ``{values}`` than its source
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.sentences import Sentences, find

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
HEADER = r"""msgid ""
msgstr ""
"Language: nl\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


def main(arguments: list[str]) -> int:
    """Run one command; returns the exit status."""
    match arguments:
        case ["extract"]:
            return extract()
        case ["merge", *files] if files:
            return merge(Path(file) for file in files)
        case ["compile"]:
            return compile_all()
        case ["check"]:
            return check()
    print(__doc__)
    return 2


def sources() -> list[Path]:
    """The files that speak to people."""
    return [ROOT / "main.py", *sorted((ROOT / "coordinator_app").rglob("*.py"))]


def extract(path: Path = TRANSLATIONS / "nl.po") -> int:
    """Bring a catalogue in step with the code: new sentences come in empty, old ones go."""
    sentences = find(file for file in sources() if file.exists())
    _write(path, in_step(_read(path), sentences))
    print(f"{path.name}: {len(sentences.found)} sentences")
    return 0


def in_step(old: Catalog, sentences: Sentences) -> Catalog:
    """A catalogue of exactly these sentences, with the translations the old one had."""
    new = Catalog(locale="nl")
    for one, many in sentences.found.items():
        known = old.get(one)
        new.add(one if many is None else (one, many), _translation(known, many is not None))
    return new


def merge(files: Iterable[Path], path: Path = TRANSLATIONS / "nl.po") -> int:
    """Fill in translations from tab-separated files; sentences not in the catalogue are named."""
    catalogue = _read(path)
    unknown = [line for file in files for line in _rows(file) if not _fill(catalogue, line)]
    for line in unknown:
        print(f"not a sentence of the code: {line[0]!r}")
    _write(path, catalogue)
    return 0


def compile_all(folder: Path = TRANSLATIONS) -> int:
    """Write each ``.mo`` that is older than its ``.po``, whole or not at all."""
    for source in folder.glob("*.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        content = BytesIO()
        write_mo(content, _read(source))
        unfinished = compiled.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(content.getvalue())
        unfinished.replace(compiled)
    return 0


def check(path: Path = TRANSLATIONS / "nl.po") -> int:
    """Say what a catalogue lacks; 0 when it lacks nothing."""
    sentences = find(file for file in sources() if file.exists())
    wrong = [*sentences.wrong, *findings(_read(path), sentences)]
    for line in wrong:
        print(line)
    return 1 if wrong else 0


def findings(catalogue: Catalog, sentences: Sentences) -> Iterator[str]:
    """What is wrong with a catalogue, a line each."""
    for one, many in sentences.found.items():
        message = catalogue.get(one)
        if message is None or _many(message) != many:
            yield f"missing (run the extract command): {one!r}"
        elif not all(_forms(message)) or message.fuzzy:
            yield f"not translated: {one!r}"
        elif not _has_same_values(message):
            yield f"other values in braces than its source: {one!r}"
    for message in catalogue:
        if message.id and _one(message) not in sentences.found:
            yield f"left over (run the extract command): {_one(message)!r}"


def _has_same_values(message: Message) -> bool:
    """Whether a translation uses the values of its source; a singular may leave the number out."""
    one, *more = [_values(form) for form in _forms(message)]
    said = _values(_one(message))
    if not more:
        return one == said
    counted = _values(_many(message) or "")
    return said - {"n"} <= one <= said | counted and all(form == counted for form in more)


def _values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def _rows(file: Path) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.replace("\\n", "\n") for cell in line.split("\t")]


def _fill(catalogue: Catalog, row: list[str]) -> bool:
    """Put a row's translation into its message; False when there is no such message."""
    message = catalogue.get(row[0])
    if message is None or len(row) not in {2, 4}:
        return False
    counted = _many(message) is not None
    if counted and len(row) == 4:
        message.string = (row[2], row[3])
    elif not counted:
        message.string = row[1] if len(row) == 2 else row[2]
    else:
        return False
    message.flags.discard("fuzzy")
    return True


def _translation(known: Message | None, counted: bool) -> str | tuple[str, ...]:
    """What a message said before, in the shape it needs now."""
    if known is None or counted != (_many(known) is not None):
        return ("", "") if counted else ""
    return tuple(_forms(known)) if counted else _forms(known)[0]


def _one(message: Message) -> str:
    return message.id[0] if isinstance(message.id, list | tuple) else message.id


def _many(message: Message) -> str | None:
    return message.id[1] if isinstance(message.id, list | tuple) else None


def _forms(message: Message) -> list[str]:
    said = message.string
    return list(said) if isinstance(said, list | tuple) else [said or ""]


def _read(path: Path) -> Catalog:
    if not path.exists():
        return Catalog(locale="nl")
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def _write(path: Path, catalogue: Catalog) -> None:
    """Sorted, unwrapped, without dates and line numbers: a change of one sentence is one hunk."""
    body = BytesIO()
    write_po(body, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + body.getvalue().decode(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
