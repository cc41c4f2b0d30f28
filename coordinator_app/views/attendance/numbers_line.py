"""What numbers typed at the door mean, said while they are typed."""

from __future__ import annotations

from collections.abc import Iterator

from coordinator_app.rules.sheet_numbers import SheetNumbers, read_numbers
from coordinator_app.store.queries.sign_in_sheets import NumberedSheet
from coordinator_app.texts import Text, plural, text

_NAMED = 3  # more names than this would push the list down


def numbers_words(typed: str, sheet: NumberedSheet) -> tuple[str, bool]:
    """What Enter would write down, in words; and whether it can be.

    ``"26 present (Aalst, Jo …)  ·  13 Bos, Piet: replaced by Jan"``.
    """
    if not sheet.highest:
        return text("There is nobody on the sheet yet.").say(), False
    numbers = read_numbers(typed, sheet.highest)
    if numbers.faults:
        return numbers.faults[0].sentence.say(), False
    said = [part.say() for part in _parts(numbers, sheet)]
    if sheet.printed_on is None:
        said.append(text("no sheet was printed yet: the numbers are those of the list").say())
    return "  ·  ".join(said), bool(numbers.count)


def _parts(numbers: SheetNumbers, sheet: NumberedSheet) -> Iterator[Text]:
    if numbers.present:
        yield plural("{n} present: {names}", "{n} present: {names}", len(numbers.present),
                     names=_names(numbers.present, sheet))  # fmt: skip
    if numbers.excused:
        yield plural("{n} excused: {names}", "{n} excused: {names}", len(numbers.excused),
                     names=_names(numbers.excused, sheet))  # fmt: skip
    for number, name in numbers.replaced.items():
        yield text("{number} {who}: {other} came instead",
                   number=number, who=sheet.name(number), other=name)  # fmt: skip


def _names(found: tuple[int, ...], sheet: NumberedSheet) -> str:
    """The last ones that were typed matter most; three of them fit."""
    shown = [f"{number} {sheet.name(number)}" for number in found[-_NAMED:]]
    return ("… " if len(found) > _NAMED else "") + "; ".join(shown)
