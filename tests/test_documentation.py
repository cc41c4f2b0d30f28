"""What the README and the guides say is so: links, commands, keys, words on the screen, names."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer.main
from babel.messages.pofile import read_po

from coordinator_app.commands import app
from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.templates import Template
from coordinator_app.exchange.members import COLUMNS
from coordinator_app.resources import resource
from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.names import (
    FormOfAddress,
    NameParts,
    NameUse,
    address_line,
    list_name,
    salutation,
)
from coordinator_app.rules.today_settings import TodaySettings
from coordinator_app.views.actions import ACTIONS
from coordinator_app.views.page import declared_by
from coordinator_app.views.pages import PAGES

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GUIDES = {"nl": ROOT / "docs/guide/handleiding.md", "en": ROOT / "docs/guide/guide.md"}
PAPERS = [
    *(README, ROOT / "CHANGELOG.md", ROOT / "CONTRIBUTING.md"),
    *sorted((ROOT / "docs").rglob("*.md")),
]
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])

# Keys of a place on the screen, which are in no table of actions: typed there, proved there.
OWN_KEYS = {"Ctrl+A", "Ctrl+V", "Shift+↓"}
KEYS = {
    "Return": "Enter",
    "Ctrl+Return": "Ctrl+Enter",
    "Ins": "Insert",
    "PgDown": "PgDn",
    "Alt+Up": "Alt+↑",
    "Alt+Down": "Alt+↓",
    "Alt+Left": "Alt+←",
    "Alt+Right": "Alt+→",
    "Left": "←",
    "Right": "→",
}  # portable names as the guides write them
KEYS_BY_NAME = {"Backspace", "Insert"}
IN_DUTCH = {"Space": "Spatie", "Ctrl+Space": "Ctrl+Spatie"}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def slug(heading: str) -> str:
    """The anchor that a heading gets: ``"Alle toetsen"`` → ``"alle-toetsen"``."""
    return re.sub(r"[^\w\- ]", "", heading.strip().casefold()).replace(" ", "-")


def anchors(path: Path) -> set[str]:
    return {slug(found) for found in re.findall(r"^#+ (.+)$", read(path), re.MULTILINE)}


def broken_links(path: Path) -> Iterator[str]:
    for link in re.findall(r"\]\(([^)\s]+)\)", read(path)):
        if re.match(r"\w+:", link):
            continue
        name, _, anchor = link.partition("#")
        target = (path.parent / name).resolve() if name else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere_and_no_machine_is_named(path: Path) -> None:
    assert list(broken_links(path)) == []
    assert not re.search(r"(?<!\w)(/home/|/root/|/work/|/tmp/|[A-Z]:\\Users)", read(path))


def test_every_decision_is_in_their_list() -> None:
    folder = ROOT / "docs/decisions"
    listed = read(folder / "README.md")
    assert [one.name for one in folder.glob("0*.md") if f"({one.name})" not in listed] == []


def test_pictures_of_the_readme_are_small() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", read(README))
    assert len(pictures) >= 2
    assert all((ROOT / name).stat().st_size <= 150_000 for name in pictures)


def test_every_target_of_make_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), re.MULTILINE))
    named = {
        name
        for path in PAPERS
        for name in re.findall(r"(?:`|^ {4})make ([a-z-]+)", read(path), re.MULTILINE)
    }
    assert {"run", "test"} <= named <= targets


def examples() -> list[list[str]]:
    """The commands of the README, without what is said of them beside."""
    lines = re.findall(r"^ {4}python main\.py ?(.*)$", read(README), re.MULTILINE)
    return [shlex.split(re.split(r" {2,}", line)[0]) for line in lines]


def test_every_command_is_named_and_every_example_is_understood() -> None:
    group = typer.main.get_command(app)
    commands = group.commands  # type: ignore[attr-defined]
    named = [line for line in examples() if line and not line[0].startswith("-")]
    assert {line[0] for line in named} == set(commands)
    for name, *arguments in named:
        commands[name].make_context(name, arguments)  # reads the arguments, does nothing


@LANGUAGES
def test_every_declared_key_is_in_the_guide_and_no_other(language: str) -> None:
    guide = read(GUIDES[language])
    table = guide[guide.index("| Ctrl+K |") :]
    dutch = IN_DUTCH if language == "nl" else {}
    declared = {
        dutch.get(key, KEYS.get(key, key))
        for one in (*ACTIONS, *declared_by(PAGES))
        for key in one.shortcut.split()
    }
    missing = {key for key in declared if not re.search(rf"(?<!\S){re.escape(key)}(?!\S)", table)}
    assert missing == set()
    named = set(re.findall(r"(?:(?:Ctrl|Alt|Shift)\+[^\s*|,;.:)]+|\bF\d+\b)", guide))
    assert named <= declared | OWN_KEYS


@LANGUAGES
def test_every_part_of_a_guide_is_in_its_contents(language: str) -> None:
    guide = read(GUIDES[language])
    parts = [slug(heading) for heading in re.findall(r"^## (.+)$", guide, re.MULTILINE)]
    contents = guide[: guide.index("\n## ")]
    assert re.findall(r"\]\(#([^)]+)\)", contents) == parts


def parts_of(language: str) -> list[str]:
    return re.split(r"^## ", read(GUIDES[language]), flags=re.MULTILINE)


def built(part: str) -> tuple[list[str], set[str]]:
    """The rows, steps and points of a part in their order, and the keys that it names."""
    keys = re.findall(r"(?:(?:Ctrl|Alt|Shift)\+[^\s*|,;.:)]+|\bF\d+\b)", part)
    dutch = {here: key for key, here in IN_DUTCH.items()}
    lines = re.findall(r"^(?:\||\d\.|- )", part, re.MULTILINE)
    return lines, {dutch.get(key, key) for key in keys}


def test_neither_guide_knows_more_than_the_other() -> None:
    ours, theirs = parts_of("nl"), parts_of("en")
    assert len(ours) == len(theirs)
    for dutch, english in zip(ours, theirs, strict=True):
        assert built(dutch) == built(english), english.partition("\n")[0]


def sentences(language: str) -> set[str]:
    """What the screen says, without the marks of menus."""
    with resource("translations/nl.po").open("rb") as file:
        catalogue = read_po(file)
    said = [one.id if language == "en" else one.string for one in catalogue if one.id]
    forms = [form for one in said for form in ([one] if isinstance(one, str) else one or ())]
    return {form.replace("&", "").removesuffix(" ▾") for form in forms}


@LANGUAGES
def test_buttons_and_menus_are_called_as_on_the_screen(language: str) -> None:
    guide = re.sub(r"\n *", " ", read(GUIDES[language]))
    words = [
        part
        for bold in re.findall(r"\*\*(.+?)\*\*", guide)
        if "…" in bold or "›" in bold
        for part in bold.split(" › ")
    ]
    assert len(words) > 15
    words += re.findall(r"\*([^*]+) ▾\*", guide)
    # In the midst of a sentence a capital is that of a button, a tab or a key.
    words += re.findall(r"(?<=[a-z,;] )\*\*([A-Z][^*+›]{5,}?)(?: ▾)?\*\*", guide)
    assert set(words) - sentences(language) - KEYS_BY_NAME == set()


@LANGUAGES
def test_what_is_typed_after_ctrl_k_finds_a_command(language: str) -> None:
    guide = re.sub(r"\n *", " ", read(GUIDES[language]))
    typed = re.findall(r"\*\*Ctrl\+K\*\*, \*([^*]+)\*", guide)
    assert len(typed) > 5
    said = [sentence.casefold() for sentence in sentences(language)]
    assert [words for words in typed if not any(words in one for one in said)] == []


def test_one_thing_has_one_word_on_the_screen_and_in_the_guide() -> None:
    said = " ".join((*sentences("nl"), read(GUIDES["nl"]))).casefold()
    assert [word for word in ("bladzijde", "importe", "geïmporteerd") if word in said] == []


@LANGUAGES
def test_refusals_are_quoted_as_they_are_said(language: str) -> None:
    guide = read(GUIDES[language])
    quoted = re.findall(r"^\| \*([^*]+)\* \|", guide, re.MULTILINE)
    assert len(quoted) > 10
    known = [re.sub(r"\{\w+\}", "…", said) for said in sentences(language)]
    for words in quoted:
        stretches = [part.strip() for part in words.split("…") if part.strip(" :“”")]
        assert any(all(part in said for part in stretches) for said in known), words


@LANGUAGES
def test_every_page_is_named_as_on_the_screen(language: str) -> None:
    guide = read(GUIDES[language])
    assert [page.name for page in PAGES if page.title.say(language) not in guide] == []


NAMES = (
    NameParts(given_name="Janny", prefix="van der", family_name="Berg",
              form_of_address=FormOfAddress.MS),
    NameParts(initials="R.M.", prefix="van", family_name="Puffelen"),
    NameParts(given_name="Jan", prefix="'t", family_name="Wolkje",
              form_of_address=FormOfAddress.MR),
    NameParts(given_name="Janneke", prefix="in 't", family_name="Veld", partner_prefix="van",
              partner_family_name="Velzen", name_use=NameUse.PARTNER_OWN,
              form_of_address=FormOfAddress.MS),
)  # fmt: skip


@LANGUAGES
@pytest.mark.parametrize("name", NAMES, ids=list_name)
def test_names_are_addressed_as_the_guide_says(language: str, name: NameParts) -> None:
    row = f"| {salutation(name)} | {address_line(name)} | {list_name(name)} |"
    assert row in read(GUIDES[language])


@LANGUAGES
def test_columns_and_fields_are_all_named(language: str) -> None:
    guide = read(GUIDES[language])
    columns = {getattr(column, language) for column in COLUMNS}
    fields = {field.name for field in fields_of(LetterKind.INVITATION)}
    coded = set(re.findall(r"`(\w+)`", guide))
    assert columns | fields <= coded


@LANGUAGES
def test_the_letter_of_the_guide_can_be_used(language: str) -> None:
    blocks = re.findall(r"(?:^(?: {4}.*)?\n)+", read(GUIDES[language]), re.MULTILINE)
    block = next(one for one in blocks if "{{ salutation }}" in one)
    source = re.sub(r"^ {4}", "", block.strip("\n"), flags=re.MULTILINE)
    template = Template("own", language, source)
    assert {"salutation", "meeting_title", "meeting_date", "venue_name"} <= set(template.fields)


@LANGUAGES
def test_the_days_of_today_are_those_that_it_waits(language: str) -> None:
    guide = read(GUIDES[language])
    line = next(one for one in re.split(r"\n- ", guide) if "14, " in one and "21, " in one)
    told = sorted(int(number) for number in re.findall(r"\b\d+\b", line))
    assert told == sorted(vars(TodaySettings()).values())
