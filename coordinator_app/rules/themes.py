"""Themes and what ties a person to one."""

from coordinator_app.texts import Choice, text


class ThemeLink(Choice):
    """What a person brings to a theme, or seeks in it."""

    EXPERIENCE = "experience", text("Experience")
    INTEREST = "interest", text("Interest")
    EXPERTISE = "expertise", text("Expertise")
