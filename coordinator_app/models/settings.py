"""Setting: a named value that belongs to the network (house style, sort order, periods)."""

from sqlalchemy.orm import Mapped, mapped_column

from coordinator_app.models.base import Base, Numbered


class Setting(Base, Numbered):
    """``value`` is JSON."""

    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(unique=True)
    value: Mapped[str]
