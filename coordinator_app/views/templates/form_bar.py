"""Which form of a text is shown: its language, formal or informal, now or an earlier version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from coordinator_app.store.queries.templates import Form, VersionRow
from coordinator_app.texts import LANGUAGES, Text, current, text
from coordinator_app.views.flow import Flow
from coordinator_app.views.said import Said

NOW, SHIPPED = 0, -1
_TONGUES = {"nl": text("Nederlands"), "en": text("English")}
_FORMS = (text("Formal"), text("Informal"))
_NOW = text("As it is now")
AS_SHIPPED = text("As it comes with the application")


class FormBar(QWidget):
    """``form_chosen``: another language or form; ``version_chosen``: an id, `NOW` or `SHIPPED`."""

    form_chosen = Signal()
    version_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = Said()
        self._versions: tuple[VersionRow, ...] = ()
        self._shipped = True
        self.language = self._box(text("Language of the text"))
        self.form = self._box(text("Formal or informal"))
        self.version = self._box(text("Version"))
        for language in LANGUAGES:
            self.language.addItem(_TONGUES[language].say(), language)
        for at, word in enumerate(_FORMS):
            self.form.addItem(word.say(), bool(at))
        self.language.setCurrentIndex(LANGUAGES.index(current()))
        self.language.currentIndexChanged.connect(self._on_form)
        self.form.currentIndexChanged.connect(self._on_form)
        self.version.activated.connect(self._on_version)
        line = Flow(self)
        for box in (self.language, self.form, self.version):
            line.addWidget(box)

    def chosen(self) -> Form:
        return str(self.language.currentData()), bool(self.form.currentData())

    def choose(self, form: Form) -> None:
        """Show this language and form, without telling anybody."""
        for box, value in zip((self.language, self.form), form, strict=True):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(value))
            box.blockSignals(False)

    def show_versions(self, found: Sequence[VersionRow], *, shipped: bool) -> None:
        """The versions there are, the latest first; ``shipped``: one came with the application."""
        self._versions, self._shipped = tuple(found), shipped
        kept = self.version.currentData()
        self.version.clear()
        self.version.addItem(_NOW.say(), NOW)
        for one in self._versions[1:]:
            self.version.addItem(_when(one), one.id)
        if shipped and self._versions:
            self.version.addItem(AS_SHIPPED.say(), SHIPPED)
        self.version.setCurrentIndex(max(self.version.findData(kept), 0))
        self.version.setVisible(self.version.count() > 1)

    def show_now(self) -> None:
        self.version.setCurrentIndex(0)

    def retranslate(self) -> None:
        self._said.again()
        for at, word in enumerate(_FORMS):
            self.form.setItemText(at, word.say())
        self.show_versions(self._versions, shipped=self._shipped)

    def _on_form(self) -> None:
        self.form_chosen.emit()

    def _on_version(self) -> None:
        self.version_chosen.emit(int(self.version.currentData()))

    def _box(self, name: Text) -> QComboBox:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._said(box.setAccessibleName, name)
        self._said(box.setToolTip, name)
        return box


def _when(one: VersionRow) -> str:
    at = one.made_at.astimezone()
    said = text("{day} at {time}", day=at.date(), time=f"{at:%H:%M}").say()
    return said if one.source is not None else f"{said} · {AS_SHIPPED.say()}"
