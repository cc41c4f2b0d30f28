"""Theme: a subject of the network, and what a person brings to it."""

import datetime as dt

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import (
    NEVER_REUSED,
    Base,
    Binnable,
    Numbered,
    Travelling,
    choice,
    link,
)
from coordinator_app.rules.themes import ThemeLink


class Theme(Base, Numbered, Travelling, Binnable):
    __tablename__ = "themes"

    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")


class PersonTheme(Base, Numbered):
    __tablename__ = "person_themes"
    __table_args__ = (UniqueConstraint("person_id", "theme_id", "link"), NEVER_REUSED)

    person_id: Mapped[int] = link("people.id")
    theme_id: Mapped[int] = link("themes.id")
    link: Mapped[ThemeLink] = mapped_column(choice(ThemeLink, "link"))
    source: Mapped[str] = mapped_column(default="")
    noted_on: Mapped[dt.date | None]
