"""The house style is edited a field at a time, and refuses what cannot be printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from coordinator_app.errors import UserError
from coordinator_app.operations.house_style import edit_house_style, read_house_style
from coordinator_app.store.store import Store
from tests.paper_facts import house_style, picture


def test_the_house_style_is_edited_a_field_at_a_time(store: Store, tmp_path: Path) -> None:
    house_style(store)
    logo = tmp_path / "logo.png"
    logo.write_bytes(picture(90, 30))
    edit_house_style(store, "logo", logo)
    edit_house_style(store, "accent", "A03020")
    edit_house_style(store, "window", "left")
    with store.reading() as connection:
        style = read_house_style(connection)
    assert style.logo == logo.read_bytes()
    assert (style.accent, style.window, style.sender_lines) == (
        "#a03020", "left", ("Postbus 12", "3500 AA Utrecht"),
    )  # fmt: skip
    store.undo()
    store.undo()
    store.undo()
    with store.reading() as connection:
        assert read_house_style(connection).logo == picture()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("logo", b"no picture"),
        ("signature_image", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("logo", "/absent/logo.png"),
        ("accent", "blue"),
        ("window", "middle"),
        ("sender_lines", "\n".join("abcdefgh")),
        ("footer", "x" * 301),
    ],
)
def test_the_house_style_refuses_what_cannot_be_printed(
    store: Store, field: str, value: object
) -> None:
    with pytest.raises(UserError) as refusal:
        edit_house_style(store, field, value)
    assert refusal.value.field == field
