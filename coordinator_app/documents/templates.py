"""Letter templates: Markdown with ``{{ fields }}``, taken apart once and filled for each letter.

The Markdown is read first and the fields are filled in its text afterwards, so a name can never
become markup; braces hold the name of a field and nothing else, so a template cannot compute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING

from coordinator_app.documents.fields import fields_of
from coordinator_app.documents.runs import Run
from coordinator_app.documents.template_fields import Part, parts_of, value_of
from coordinator_app.documents.template_source import parts_of_source
from coordinator_app.errors import UserError
from coordinator_app.resources import resource
from coordinator_app.rules.letters import LetterKind

if TYPE_CHECKING:
    from markdown_it.token import Token

# From its twentieth level on the reader of Markdown leaves text out without a word.
_DEEPEST = 19


@dataclass(frozen=True)
class Passage:
    """A paragraph (``P``), heading (``H``), item (``LI``), tick box (``TICK``) or cut (``CUT``)."""

    kind: str
    parts: tuple[Part, ...] = ()
    label: str = ""

    @cached_property
    def fixed(self) -> bool:
        """Whether it is the same in each letter."""
        return not any(part.is_field for part in self.parts)

    @cached_property
    def _runs(self) -> tuple[Run, ...]:
        return tuple(Run(part.text, part.key, part.link) for part in self.parts)

    def each_filled(self, values: Mapping[str, str]) -> Iterator[tuple[Run, ...]]:
        """Its text, as often as it is said: an item that is nothing but a field is one for each
        line of that value.
        """
        runs = self.filled(values)
        if self.kind != "LI" or len(runs) != 1 or self.fixed:
            yield runs
            return
        for line in runs[0].text.split("\n"):
            yield (runs[0]._replace(text=line),)

    def filled(self, values: Mapping[str, str]) -> tuple[Run, ...]:
        """Its text with the values filled in; a value is text, whatever stands in it."""
        if self.fixed:
            return self._runs
        return tuple(
            Run(value_of(values, part.text), part.key, part.link) if part.is_field else run
            for part, run in zip(self.parts, self._runs, strict=True)
        )


@dataclass(frozen=True)
class Template:
    """The source of a letter: front matter (subject, kind) and Markdown.

    ``---`` on a line of its own begins the reply slip: what stands below it is cut off and sent
    back, with ``- [ ]`` for tick boxes and ``____`` for a line to write on.
    """

    key: str
    language: str
    source: str

    @cached_property
    def version(self) -> str:
        """Eight characters that change when the source does."""
        return sha256(self.source.encode()).hexdigest()[:8]

    @cached_property
    def kind(self) -> LetterKind:
        """What the front matter says, or else what the key says."""
        named = parts_of_source(self.source).head.get("kind", self.key)
        known = {kind.value for kind in LetterKind}
        return LetterKind(named) if named in known else LetterKind.OTHER

    @cached_property
    def subject(self) -> Passage:
        """The subject line, which may hold fields."""
        return Passage("H", tuple(self._parts(parts_of_source(self.source).subject)))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The body, taken apart; a `UserError` where it holds what a letter cannot have."""
        if any(token.level >= _DEEPEST for token in self._tokens):
            raise UserError(
                "Lists or quotes stand too deep in one another here. Take some of them apart.",
                field="template",
            )
        return tuple(self._passages(self._tokens))

    @cached_property
    def holds_picture(self) -> bool:
        """Whether a picture stands in it; of that a letter prints the words alone."""
        inside = (child for token in self._tokens for child in token.children or ())
        return any(child.type == "image" for child in inside)

    @cached_property
    def _tokens(self) -> list[Token]:
        from markdown_it import MarkdownIt

        return MarkdownIt("commonmark", {"html": False}).parse(parts_of_source(self.source).body)

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields it uses, in order, each once."""
        passages = (self.subject, *self.passages)
        names = (part.text for passage in passages for part in passage.parts if part.is_field)
        return tuple(dict.fromkeys(names))

    def _passages(self, tokens: list[Token]) -> Iterator[Passage]:
        kind, lists = "P", [0][:0]
        for token in tokens:
            if token.type.endswith("list_open"):
                lists.append(1 if token.type.startswith("ordered") else 0)
            elif token.type.endswith("list_close"):
                lists.pop()
            elif token.type == "hr":
                yield Passage("CUT")
            elif token.type == "heading_open":
                kind = "H"
            elif token.type in ("fence", "code_block"):
                yield Passage("P", tuple(self._parts(token.content.strip())))
            elif token.type == "inline":
                yield self._passage(kind, token, lists)
                kind = "P"

    def _passage(self, kind: str, token: Token, lists: list[int]) -> Passage:
        parts = tuple(self._inline(token.children or []))
        if not lists:
            return Passage(kind, parts)
        if parts and parts[0].text.startswith("[ ]"):
            first = parts[0]._replace(text=parts[0].text[3:].lstrip())
            return Passage("TICK", (first, *parts[1:]), "☐")
        label = f"{lists[-1]}." if lists[-1] else "•"
        lists[-1] += 1 if lists[-1] else 0
        return Passage("LI", parts, label)

    def _inline(self, tokens: list[Token]) -> Iterator[Part]:
        keys, link = [""], ""
        said = "\n".join(token.content for token in tokens)
        for token in tokens:
            if token.type in ("strong_open", "em_open"):
                keys.append("B" if token.type == "strong_open" else "I")
            elif token.type in ("strong_close", "em_close"):
                keys.pop()
            elif token.type == "link_open":
                link = str(token.attrs.get("href", ""))
            elif token.type == "link_close":
                yield from _printed(link, said)
                link = ""
            elif token.type in ("softbreak", "hardbreak"):
                yield Part(" " if token.type == "softbreak" else "\n", key=keys[-1])
            else:
                yield from self._parts(token.content, keys[-1], link)

    def _parts(self, text: str, key: str = "", link: str = "") -> Iterator[Part]:
        return parts_of(text, [one.name for one in fields_of(self.kind)], key, link)


def _printed(link: str, said: str) -> Iterator[Part]:
    """On paper nobody can press a link: its address follows it, unless it is ``said`` beside it."""
    address = link.removeprefix("https://").removeprefix("http://").removeprefix("mailto:")
    if address not in said:
        yield Part(" (")
        yield Part(address, link=link)
        yield Part(")")


@lru_cache(maxsize=64)
def shipped_template(key: str, language: str, informal: bool = False) -> Template:
    """A template that comes with the application: ``shipped_template("invitation", "nl")``.

    ``informal`` takes the text with "je"; where there is none, the formal one.
    """
    folder = f"{language}/informal" if informal and is_informal(key, language) else language
    path = resource(f"templates/{folder}/{key}.md")
    return Template(key, language, path.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def is_informal(key: str, language: str) -> bool:
    """Whether a letter comes with a text of its own for who is addressed informally."""
    return resource(f"templates/{language}/informal/{key}.md").is_file()
