"""Where on the record of a meeting each step of its preparation is done."""

from __future__ import annotations

from coordinator_app.rules.letters import LetterKind
from coordinator_app.rules.preparation import PreparationKind

# The papers that a step makes; the others are done on a tab of their own.
PAPER_OF = {
    PreparationKind.INVITE: LetterKind.INVITATION,
    PreparationKind.REMIND: LetterKind.REMINDER,
    PreparationKind.CONFIRM: LetterKind.CONFIRMATION,
    PreparationKind.PRINT_AGENDA: LetterKind.AGENDA,
    PreparationKind.PRINT_DOOR_PACK: LetterKind.SIGN_IN_SHEET,
    PreparationKind.MINUTES: LetterKind.MINUTES,
    PreparationKind.THANK: LetterKind.THANK_YOU,
}
ON_PROGRAMME = frozenset({PreparationKind.PROGRAMME, PreparationKind.SPEAKERS})


def kind_named(field: str) -> PreparationKind | None:
    """The kind of step that a field of *Today* names; None for a field of the meeting itself."""
    return PreparationKind(field) if field in set(PreparationKind) else None
