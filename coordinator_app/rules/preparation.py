"""Preparation of a meeting: what is to be done before and after it, and how long before."""

from __future__ import annotations

from coordinator_app.texts import Choice, text


class PreparationKind(Choice):
    """What a step is about; all but an own step tick themselves where the facts show it."""

    PROGRAMME = "programme", text("Make the programme")
    INVITE = "invite", text("Invite")
    SPEAKERS = "speakers", text("Confirm the speakers")
    REMIND = "remind", text("Remind who has not answered")
    CONFIRM = "confirm", text("Confirm to who comes")
    PRINT_AGENDA = "print_agenda", text("Print the agenda")
    PRINT_DOOR_PACK = "print_door_pack", text("Print the papers for the door")
    ATTENDANCE = "attendance", text("Record the attendance")
    MINUTES = "minutes", text("Make the minutes")
    THANK = "thank", text("Thank who was there")
    OWN = "own", text("Own step")
