"""The sheet of keyboard shortcuts (F1), made from the table of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coordinator_app.texts import _
from coordinator_app.views.actions import Actions


class ShortcutSheet(QDialog):
    """Lists what has a key, in the language of the moment it was opened."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        sheet = QTreeWidget(self)
        sheet.setRootIsDecorated(False)
        sheet.setTabKeyNavigation(False)
        sheet.setHeaderLabels([_("What"), _("Key")])
        sheet.setAccessibleName(_("Keyboard shortcuts"))
        for declared in actions:
            if declared.shortcut:
                words = declared.text.say().replace("&", "")
                sheet.addTopLevelItem(QTreeWidgetItem([words, " · ".join(declared.all_keys)]))
        header = sheet.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.button(QDialogButtonBox.StandardButton.Close).setText(_("Close"))
        close.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addWidget(sheet)
        column.addWidget(close)
        em = self.fontMetrics().height()
        self.resize(em * 28, em * 34)
