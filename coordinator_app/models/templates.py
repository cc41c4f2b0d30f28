"""Template: the text of a letter as the coordinator wrote it, with every version of it."""

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import (
    Base,
    Binnable,
    Numbered,
    Travelling,
    UtcInstant,
    choice,
    link,
)
from coordinator_app.rules.letters import LetterKind


class LetterTemplate(Base, Numbered, Travelling, Binnable):
    """One that comes with the application has its kind as key (``invitation``) and no name."""

    __tablename__ = "templates"

    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    kind: Mapped[LetterKind] = mapped_column(choice(LetterKind, "kind"))


class TemplateVersion(Base, Numbered):
    """The last one of a language and form is what letters are made from."""

    __tablename__ = "template_versions"

    template_id: Mapped[int] = link("templates.id")
    language: Mapped[str] = mapped_column(String(2))
    informal: Mapped[bool] = mapped_column(default=False)
    # None: from here on as it comes with the application.
    source: Mapped[str | None]
    made_at: Mapped[dt.datetime] = mapped_column(UtcInstant)
