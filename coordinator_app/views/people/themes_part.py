"""The themes of a person: what is brought to them, and who said so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from coordinator_app.clock import today
from coordinator_app.operations import themes
from coordinator_app.rules.folding import fold
from coordinator_app.rules.themes import ThemeLink
from coordinator_app.store.queries.themes import PersonThemeRow, all_themes
from coordinator_app.texts import text
from coordinator_app.views.desk import Desk
from coordinator_app.views.fields import Field, Kind
from coordinator_app.views.people.lines import Line
from coordinator_app.views.people.lines_part import LinesPart
from coordinator_app.views.people.name_completer import NameCompleter
from coordinator_app.views.people.words import short_day

_FIELDS = (
    Field("theme", text("Theme"), required=True, hint=text("A name; a new one is added")),
    Field("link", text("What for"), Kind.CHOICE, ThemeLink, required=True),
    Field("source", text("Said by"), hint=text("Intake, meeting, own words")),
)


class ThemesPart(LinesPart):
    """A line for each theme and what it is for."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, text("Themes"), text("No themes are known."), (), parent)
        self.begin_button, self.begin = self.add_form(
            text("Link a theme…"), text("Link a theme"), _FIELDS, self._begin
        )
        NameCompleter(self.begin.group.rows["theme"].widget, self._known)

    def show_themes(self, person_id: int, rows: Sequence[PersonThemeRow]) -> None:
        self.fill(person_id, [_line(row) for row in rows], {row.id: {} for row in rows})

    def save(self, key: str, value: Any) -> None:
        """A link has nothing to edit: take it away and make another."""

    def remove(self) -> None:
        self.desk.did(themes.unlink_theme(self.desk.store, self.chosen))

    def _begin(self, values: Mapping[str, Any]) -> None:
        self.desk.did(
            themes.link_theme(
                self.desk.store,
                self.person_id,
                values["theme"],
                values["link"],
                today=today(),
                source=values["source"] or "",
            )
        )

    def _known(self, typed: str) -> list[str]:
        with self.desk.store.reading() as connection:
            names = [theme.name for theme in all_themes(connection)]
        return [name for name in names if fold(typed) in fold(name)]


def _line(row: PersonThemeRow) -> Line:
    noted = short_day(row.noted_on) if row.noted_on else ""
    words = f"{row.theme_name} · {row.link.word.say()}"
    tip = " · ".join(filter(None, (words, row.source, noted)))
    return Line(row.id, words, row.source or noted, tip=tip)
