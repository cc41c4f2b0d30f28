"""Date polls: which of some dates suits most people, and all who must be there."""

from __future__ import annotations

from coordinator_app.texts import Choice, text


class DateAnswerKind(Choice):
    """What somebody answered to a date; who has not answered has no answer kept."""

    YES = "yes", text("Can come")
    IF_NEED_BE = "if_need_be", text("If need be")
    NO = "no", text("Cannot come")
