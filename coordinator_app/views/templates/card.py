"""What the window knows of the page of texts before it is shown."""

from __future__ import annotations

from coordinator_app.texts import text
from coordinator_app.views.actions import Declared
from coordinator_app.views.page_card import PageCard


class TemplatesCard(PageCard):
    place = "coordinator_app.views.templates.page.TemplatesPage"
    name = "templates"
    title = text("Texts of letters")
    icon = "pencil-line"
    opens = frozenset({"templates"})
    offers = frozenset({"new_record", "edit_record", "delete_record"})
    in_navigation = False
    under = "letters"
    declared = (
        Declared("templates.save", text("Text: save"), "Ctrl+S", "floppy-disk", slot="save_text",
                 words=text("keep letter template")),
        Declared("templates.field", text("Text: put a field in"), "Ctrl+Space", "brackets-curly",
                 slot="choose_field", words=text("field insert letter template")),
        Declared("templates.mend", text("Text: mend the field"), "Ctrl+.", "magic-wand",
                 slot="take_suggestion", words=text("field unknown suggestion")),
        Declared("templates.shipped", text("Text: as it comes with the application"),
                 icon="arrow-counter-clockwise", slot="restore_shipped",
                 words=text("restore letter template")),
        Declared("templates.export", text("Text: save as file…"), icon="upload-simple",
                 slot="export_text", words=text("letter template")),
        Declared("templates.import", text("Text: open files…"), icon="download-simple",
                 slot="import_texts", words=text("letter template")),
        Declared("templates.from_bin", text("Text: take out of the bin"), icon="trash",
                 slot="take_from_bin"),
    )  # fmt: skip
