"""Language, text size and colours of the screen: changed at run time, remembered."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from coordinator_app import texts
from coordinator_app.views import palette
from coordinator_app.views.palette import Scheme
from coordinator_app.views.window_state import WindowState


class ScreenSettings(QObject):
    """``language_changed`` asks every widget to say its texts again."""

    language_changed = Signal()
    look_changed = Signal()

    def __init__(self, state: WindowState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._translator: QTranslator | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    def restore(self) -> None:
        """Language, size and colours as they were when the window was last closed."""
        self.set_language(self._state.word("language", texts.current()))
        size = self._state.number("text_size", 100)
        palette.apply(Scheme(self._state.word("scheme", Scheme.SYSTEM)), size)

    def set_language(self, language: str) -> None:
        texts.use(language)
        self._state.keep("language", language)
        self._translate_qt(language)
        self.language_changed.emit()

    def set_scheme(self, scheme: Scheme) -> None:
        self._state.keep("scheme", scheme.value)
        palette.apply(scheme, palette.percent())
        self.look_changed.emit()

    def set_size(self, percent: int) -> None:
        self._state.keep("text_size", percent)
        palette.apply(palette.scheme(), percent)
        self.look_changed.emit()

    def larger(self) -> None:
        self.set_size(palette.next_size(palette.percent(), larger=True))

    def smaller(self) -> None:
        self.set_size(palette.next_size(palette.percent(), larger=False))

    def normal(self) -> None:
        self.set_size(100)

    def _on_system_scheme(self) -> None:
        if palette.scheme() is Scheme.SYSTEM:
            palette.apply(Scheme.SYSTEM, palette.percent())
            self.look_changed.emit()

    def _translate_qt(self, language: str) -> None:
        """Qt's own dialogs (file, print) have their own catalogue."""
        app = QApplication.instance()
        if app is None:
            return
        if self._translator is not None:
            app.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            app.installTranslator(self._translator)
