"""Dutch names and forms of address: what stands above a letter, in a list, on an envelope.

The rules are those that municipalities use to write to people ("aanhef" and "aanschrijfwijze" of
the Dutch register of persons, without noble titles), and Taalunie's on capitals of prefixes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from coordinator_app.errors import UserError
from coordinator_app.rules.cleaning import clean, refuse_too_long
from coordinator_app.rules.folding import fold
from coordinator_app.rules.name_reading import read_name
from coordinator_app.texts import Choice, text


class NameUse(Choice):
    """Which family names a person goes by, and in which order."""

    OWN = "own", text("Own name")
    PARTNER = "partner", text("Partner's name")
    PARTNER_OWN = "partner_own", text("Partner's name – own name")
    OWN_PARTNER = "own_partner", text("Own name – partner's name")


class FormOfAddress(Choice):
    """How a person is addressed."""

    MS = "ms", text("Ms")
    MR = "mr", text("Mr")
    NEUTRAL = "neutral", text("Neutral")


@dataclass(frozen=True)
class NameParts:
    """Everything that makes up a person's name, as it is kept."""

    initials: str = ""
    given_name: str = ""
    prefix: str = ""
    family_name: str = ""
    partner_prefix: str = ""
    partner_family_name: str = ""
    name_use: NameUse = NameUse.OWN
    form_of_address: FormOfAddress = FormOfAddress.NEUTRAL
    title_before: str = ""
    title_after: str = ""
    salutation_override: str = ""
    address_line_override: str = ""
    informal_salutation_override: str = ""


_GREETING = {
    ("nl", False): "Geachte",
    ("nl", True): "Beste",
    ("en", False): "Dear",
    ("en", True): "Dear",
}
_IN_SALUTATION = {
    ("nl", FormOfAddress.MS): "mevrouw",
    ("nl", FormOfAddress.MR): "heer",
    ("en", FormOfAddress.MS): "Ms",
    ("en", FormOfAddress.MR): "Mr",
}
_IN_ADDRESS = _IN_SALUTATION | {
    ("nl", FormOfAddress.MS): "Mevrouw",
    ("nl", FormOfAddress.MR): "De heer",
}
_TO_ANYBODY = {"nl": "heer of mevrouw", "en": "Sir or Madam"}
_LONGEST_INITIAL = 3  # letters, as in "Chr"
_LOOSE_HYPHEN = re.compile(r"\s*-\s+|\s+-\s*")


def initials_of(given_names: str) -> str:
    """Initials that follow from given names: ``"Jo Rene"`` → ``"J.R."``; a double name gives one.

    ``"Dirk-Willem"`` → ``"D."``. One last letter stays as given: ``"Elise Q"`` → ``"E.Q"``.
    """
    words = [word for word in clean(given_names).split() if any(map(str.isalpha, word))]
    return "".join(_initial(word, last=place == len(words)) for place, word in enumerate(words, 1))


def initials(parts: NameParts) -> str:
    """The initials as kept, or else those of the given name."""
    return clean(parts.initials) or initials_of(parts.given_name)


def surname(parts: NameParts, *, capital: bool) -> str:
    """The family name or names a person goes by: ``"Van Velzen-in het Veld"``.

    ``capital`` says that no initials or given name precede it: the first prefix then begins with a
    capital. A prefix that begins with an apostrophe (``'t Wolkje``) never changes.
    """
    (prefix, family), *second = _surnames(parts)
    if capital:
        prefix = prefix[:1].upper() + prefix[1:]
    return "-".join([_with_prefix(prefix, family), *(_with_prefix(*name) for name in second)])


def salutation(parts: NameParts, language: str = "nl", *, informal: bool = False) -> str:
    """``"Geachte mevrouw Van der Berg"``, ``"Geachte R.M. van Puffelen"``, ``"Beste Janny"``.

    The person's own wording for that tone wins. ``language`` is ``nl`` or ``en``.
    """
    kept = parts.informal_salutation_override if informal else parts.salutation_override
    if kept := clean(kept):
        return kept
    greeting, given = _GREETING[language, informal], clean(parts.given_name)
    if informal and given:
        return f"{greeting} {given}"
    return f"{greeting} {_addressed(parts, language)}"


def address_line(parts: NameParts, language: str = "nl") -> str:
    """The first line of an address: ``"Mevrouw drs. J. van der Berg MSc"``; own wording wins."""
    if kept := clean(parts.address_line_override):
        return kept
    form = _IN_ADDRESS.get((language, parts.form_of_address), "")
    letters = initials(parts)
    name = surname(parts, capital=not letters)
    line = _spaced(form, parts.title_before, letters, name, parts.title_after)
    return line if form or not clean(parts.title_before) else line[:1].upper() + line[1:]


def running_name(parts: NameParts) -> str:
    """The name in a sentence or a list: ``"Janny van der Berg"``, or with initials."""
    first = clean(parts.given_name) or clean(parts.initials)
    return _spaced(first, surname(parts, capital=not first))


def list_name(parts: NameParts) -> str:
    """The name in an alphabetical list: ``"Berg-van Dam, Janny van der"``."""
    (prefix, family), *second = _surnames(parts)
    behind = _spaced(parts.given_name or parts.initials, prefix)
    names = "-".join([family, *(_with_prefix(*name) for name in second)])
    return f"{names}, {behind}" if names and behind else names or behind


def sort_key(parts: NameParts, *, by_prefix: bool = False) -> str:
    """Text to order people by: family name without prefix, then first name, then prefix.

    ``by_prefix`` is the Belgian way: Van der Berg under V. Parts are divided by two spaces, which
    sort before every letter and hyphen, so that ``Berg, Zoë`` comes before ``Bergen, Anna``.
    """
    (prefix, family), *second = _surnames(parts)
    names = "-".join([family, *(_with_prefix(*name) for name in second)])
    first = clean(parts.given_name) or clean(parts.initials)
    if by_prefix:
        names, prefix = _with_prefix(prefix, names), ""
    parts_in_order = (names.lstrip("-"), first, prefix)
    return "  ".join(fold(part).replace("'", "") for part in parts_in_order).strip()


def parse_name(name: str) -> NameParts:
    """Read a name typed in one piece: ``"Berg, Jan van der"``, ``"dhr. J. v.d. Berg"``.

    Never raises. A double name stays one family name: ``"Janny Bakker-Klein"``.
    """
    read = read_name(name)
    return NameParts(
        initials=read.initials,
        given_name=read.given_name,
        prefix=read.prefix,
        family_name=" ".join(read.family),
        form_of_address=FormOfAddress[read.form.upper() or "NEUTRAL"],
        title_before=" ".join(read.titles_before),
        title_after=" ".join(read.titles_after),
    )


def clean_parts(parts: NameParts) -> NameParts:
    """The same name fit to keep; refuses a part of more than 300 characters and words as
    initials, naming the field.
    """
    names = [part.name for part in fields(parts) if isinstance(part.default, str)]
    texts = [name for name in names if name not in {"name_use", "form_of_address"}]
    cleaned = {name: clean(getattr(parts, name)) for name in texts}
    for name, value in cleaned.items():
        refuse_too_long(value, name)
    refuse_no_initials(cleaned["initials"])
    return replace(parts, **cleaned)  # type: ignore[arg-type]


def refuse_no_initials(initials: str) -> None:
    """Refuse words where initials belong: ``"geen adres"``; ``"JW"``, ``"Chr."`` and ``"Th"`` pass.

    A word of more than three letters, not all capitals and without a dot, is no initial.
    """
    for word in clean(initials).split():
        letters = sum(map(str.isalpha, word))
        if letters > _LONGEST_INITIAL and "." not in word and not word.isupper():
            raise UserError(
                "“{word}” is not an initial. Write initials with dots, such as J.P.; a whole name"
                " goes in Given name.",
                field="initials",
                word=word,
            )


def refuse_nameless(parts: NameParts) -> None:
    """Refuse a person without a family name: nobody could be found or written to."""
    if not clean(parts.family_name):
        raise UserError(
            "A family name is needed. If somebody has one name only, write it here.",
            field="family_name",
        )


def _initial(word: str, *, last: bool) -> str:
    if "." in word:
        return word if word.endswith(".") else f"{word}."
    letters = word.lstrip("".join(letter for letter in word if not letter.isalpha()))
    if last and len(letters) == 1:
        return letters
    return ("IJ" if letters.startswith("IJ") else letters[:1].upper()) + "."


def _addressed(parts: NameParts, language: str) -> str:
    form = _IN_SALUTATION.get((language, parts.form_of_address), "")
    if form:
        return _spaced(form, surname(parts, capital=True))
    letters = initials(parts)
    name = surname(parts, capital=not letters)
    if not name:
        return clean(parts.given_name) or letters or _TO_ANYBODY[language]
    return _spaced(letters, name)


def _surnames(parts: NameParts) -> list[tuple[str, str]]:
    """The (prefix, family name) pairs a person goes by, in order; never an empty list."""
    own = _tidy(parts.prefix), _family(parts.family_name)
    partner = _tidy(parts.partner_prefix), _family(parts.partner_family_name)
    order = {
        NameUse.OWN: [own],
        NameUse.PARTNER: [partner],
        NameUse.PARTNER_OWN: [partner, own],
        NameUse.OWN_PARTNER: [own, partner],
    }[parts.name_use]
    there = [name for name in order if name[1]] or [own if own[1] else partner]
    if len(there) == 1:
        return there
    # The hyphen between two names is ours: none of theirs stands beside it.
    return [(prefix, family.strip("-")) for prefix, family in there]


def _family(name: str) -> str:
    """A family name as it was given, ``"-Streep"`` too; hyphens alone are none."""
    tidied = _LOOSE_HYPHEN.sub("-", clean(name))
    return tidied if tidied.strip("-") else ""


def _tidy(name: str) -> str:
    return _LOOSE_HYPHEN.sub("-", clean(name)).lstrip("-").strip()


def _with_prefix(prefix: str, family: str) -> str:
    """``d'`` and ``al-`` are written onto the name; every other prefix keeps its space."""
    glued = len(prefix) > 1 and prefix.endswith(("'", "’", "-"))
    return f"{prefix}{family}" if glued else _spaced(prefix, family)


def _spaced(*words: str) -> str:
    return " ".join(cleaned for word in words if (cleaned := clean(word)))
