"""Letter templates: Markdown with ``{{ fields }}``, taken apart once and filled for each letter."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from coordinator_app.resources import resource


@dataclass(frozen=True)
class Template:
    """The source of a letter: front matter (subject, kind) and Markdown."""

    key: str
    language: str
    source: str

    @cached_property
    def version(self) -> str:
        """Eight characters that change when the source does."""
        return sha256(self.source.encode()).hexdigest()[:8]


def shipped_template(key: str, language: str) -> Template:
    """A template that comes with the application: ``shipped_template("invitation", "nl")``."""
    path = resource(f"templates/{language}/{key}.md")
    return Template(key, language, path.read_text(encoding="utf-8"))
