"""Finds the sentences for people in the source code, as the catalogues must hold them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SAYING = {"_", "text", "Text", "UserError"}
COUNTING = {"plural"}
MAKING = {"_", "text", "plural"}
METHODS = {"work"}
OURS = "coordinator_app"


@dataclass
class Sentences:
    """``one`` → ``many`` (or None for a sentence that is not counted), and what cannot be found."""

    found: dict[str, str | None] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, one: str, many: str | None = None) -> None:
        """Keep a sentence; a counted one also serves where its singular is said by itself."""
        known = self.found.get(one)
        if many is not None and known is not None and known != many:
            self.wrong.append(f"two plurals of one sentence: {one!r}: {known!r} and {many!r}")
        self.found[one] = many if many is not None else known


def find(files: Iterable[Path]) -> Sentences:
    """All sentences of some Python files.

    ``_("…")``, ``text("…")``, ``plural("…", "…", n)``, ``store.work("…")`` and every error that
    descends from UserError. A sentence that is put together by the code is reported, since no
    catalogue can know it.
    """
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    saying = SAYING | _errors(trees.values())
    sentences = Sentences()
    for file, tree in trees.items():
        for call, count in _calls(tree, saying - _of_others(tree)):
            _take(sentences, call, count, file)
    return sentences


def _errors(trees: Iterable[ast.Module]) -> set[str]:
    """The names of the classes that descend from UserError, however deep."""
    classes = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    errors = {"UserError"}
    while more := {name for name, bases in classes.items() if bases & errors} - errors:
        errors |= more
    return errors


def _of_others(tree: ast.Module) -> set[str]:
    """Names that come from elsewhere in this file: ``from sqlalchemy import text``."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and not (node.module or "").startswith(OURS)
        for alias in node.names
    }


def _calls(tree: ast.Module, saying: set[str]) -> Iterator[tuple[ast.Call, int]]:
    """The calls that say something, each with how many of its arguments are sentences."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        match node.func:
            case ast.Name(id=name) if name in COUNTING:
                yield node, 2
            case ast.Name(id=name) if name in saying:
                yield node, 1
            case ast.Attribute(attr=name) if name in METHODS:
                yield node, 1


def _take(sentences: Sentences, call: ast.Call, count: int, file: Path) -> None:
    parts = call.args[:count]
    if any(_is_hidden(part, call) for part in parts):
        sentences.wrong.append(f"{file}:{call.lineno}: a sentence must be one plain literal")
        return
    for words in zip(*(_literals(part) for part in parts), strict=False):
        if words[0] and len(words) == count:
            sentences.add(*words)


def _literals(part: ast.expr) -> list[str]:
    """The texts an argument can be: one, or both of ``"…" if … else "…"``."""
    match part:
        case ast.Constant(value=str(words)):
            return [words]
        case ast.IfExp(body=body, orelse=orelse):
            return _literals(body) + _literals(orelse)
    return []


def _is_hidden(part: ast.expr, call: ast.Call) -> bool:
    """Whether the code puts a text together, or says one that it keeps in a variable.

    Errors and labels may be handed a sentence that was made elsewhere; the others make them.
    """
    match part:
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=ast.Attribute(value=ast.Constant(), attr="format")):
            return True
        case ast.Name() | ast.Subscript() | ast.Starred():
            return isinstance(call.func, ast.Name) and call.func.id in MAKING
    return False
