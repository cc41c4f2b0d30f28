"""How tables look and behave alike: rows without a grid, out of which the Tab key leads."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def dress_list(view: QTableView) -> None:
    """Whole rows, any number of them at a time, that are read and not typed in."""
    _dress_rows(view)
    view.setWordWrap(False)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


def dress_lines(view: QTableView) -> None:
    """One row at a time, as high as its text, in which is typed."""
    _dress_rows(view)
    view.setWordWrap(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed
    )


def dress_matrix(view: QTableView, corner: QWidget) -> None:
    """Cells, with names at the left; ``corner``, over the names, says what they are."""
    view.setObjectName("matrix")
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    across, down = view.horizontalHeader(), view.verticalHeader()
    across.setHighlightSections(True)
    for header in (across, down):
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    down.setDefaultAlignment(_LEFT)
    down.setTextElideMode(Qt.TextElideMode.ElideRight)
    down.setSectionsClickable(True)
    _put_in_corner(view, corner)


def _dress_rows(view: QTableView) -> None:
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(_LEFT)


def _put_in_corner(view: QTableView, corner: QWidget) -> None:
    """Qt has no text for what stands over the names."""
    corner.setObjectName("corner")
    button = view.findChild(QAbstractButton)
    if button is not None:
        place = QVBoxLayout(button)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(corner)
