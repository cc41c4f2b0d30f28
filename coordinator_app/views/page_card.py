"""What the window knows of a page before the page itself is loaded, which is when it is shown."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from coordinator_app.texts import Text, text
from coordinator_app.views.actions import Declared

if TYPE_CHECKING:
    from coordinator_app.views.desk import Desk
    from coordinator_app.views.page import Page

EVERYTHING: frozenset[str] = frozenset()
IN_LISTS = frozenset({"find_in_list", "edit_record", "choose_columns"})


class PageCard:
    """A page has these of its card, or declares them itself.

    ``place``: module and class of the page. ``nouns``: the tables (``{"people", "memberships"}``)
    whose change makes `Page.refresh` be called; the first noun that ``opens`` is what `Desk.open`
    brings here. ``offers``: the methods that the page has (``{"new_record", "find_in_list"}``).
    ``under``: the page whose button in the navigation stands for this one too.
    """

    place: ClassVar[str] = ""
    name: ClassVar[str] = ""
    title: ClassVar[Text] = text("")
    icon: ClassVar[str] = ""
    nouns: ClassVar[frozenset[str]] = EVERYTHING
    opens: ClassVar[frozenset[str]] = frozenset()
    offers: ClassVar[frozenset[str]] = frozenset()
    declared: ClassVar[tuple[Declared, ...]] = ()
    in_navigation: ClassVar[bool] = True
    under: ClassVar[str] = ""
    in_go_menu: ClassVar[bool] = True

    @classmethod
    def page(cls) -> type[Page]:
        """The page itself."""
        module, _, name = cls.place.rpartition(".")
        page: type[Page] = getattr(import_module(module), name)
        return page

    @classmethod
    def waiting(cls, desk: Desk) -> int:
        """How many things wait here, for the navigation. Runs off the screen thread."""
        del desk
        return 0
