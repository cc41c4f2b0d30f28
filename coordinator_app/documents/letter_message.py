"""A letter as the text of an e-mail: once as plain text, once as HTML, from the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letter_words import LetterWords, Words, letter_words, with_links
from coordinator_app.documents.letters import LetterData, Templates
from coordinator_app.documents.runs import Run
from coordinator_app.texts import Text, text

_POINTS, _LARGE_POINTS = 11, 18
_TAGS = {"B": "strong", "I": "em"}


@dataclass(frozen=True)
class Message:
    """What an e-mail says; ``html`` is a whole page without style sheet, picture or script."""

    subject: str
    plain: str
    html: str


def letter_message(house_style: HouseStyle, templates: Templates, letter: LetterData) -> Message:
    """The e-mail of a letter: its text from the salutation to the name of the sender.

    What stands around it on paper (address, date, logo) is left to the e-mail itself. A reply slip
    is not cut off a screen: its choices are asked for as a reply.
    """
    words = letter_words(house_style, templates, letter)
    sender = (house_style.sender_name, *house_style.sender_lines)
    passages = (*words.body, *words.closing, *_signature(words, sender), *_reply(words))
    points = _LARGE_POINTS if letter.large_print else _POINTS
    return Message(words.subject, _plain(passages), _page(words, "".join(_html(passages)), points))


def _signature(words: LetterWords, sender: tuple[str, ...]) -> Iterator[Words]:
    signed = [line for line in (words.signatory_name, words.signatory_role) if line]
    if signed:
        yield _paragraph("\n".join(signed))
    others = [line for line in sender if line and line not in signed]
    if others:
        yield _paragraph("\n".join(others))


def _reply(words: LetterWords) -> Iterator[Words]:
    if not words.slip:
        return
    choices = [one for one in words.slip if one.kind == "TICK"]
    said = _CHOOSE if choices else _REPLY
    yield _paragraph(said.say(words.language))
    for one in choices:
        yield one._replace(kind="LI", label="•")


_REPLY: Text = text(
    "The reply slip is in the attached letter. You may also simply reply to this e-mail."
)
_CHOOSE: Text = text(
    "The reply slip is in the attached letter. You may also reply to this e-mail with one of these"
    " answers:"
)


def _paragraph(words: str) -> Words:
    return Words("P", (Run(words),))


# -- plain text ----------------------------------------------------------------------------------


def _plain(passages: Iterable[Words]) -> str:
    """Paragraphs with an empty line between, the items of a list each on a line."""
    said, listed = "", False
    for one in passages:
        item = bool(one.label)
        if said:
            said += "\n" if item and listed else "\n\n"
        said += f"{one.label} {one.text}" if item else one.text
        listed = item
    # Some programs show a no-break space in plain text as a sign of its own.
    return said.replace("\u00a0", " ") + "\n"


# -- HTML ----------------------------------------------------------------------------------------


def _page(words: LetterWords, body: str, points: int) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(words.language)}">\n<head><meta charset="utf-8">'
        f"<title>{escape(words.subject)}</title></head>\n"
        f'<body style="font-family: Calibri, Arial, sans-serif; font-size: {points}pt">\n'
        f"{body}</body>\n</html>\n"
    )


def _html(passages: Iterable[Words]) -> Iterator[str]:
    for tag, group in groupby(passages, _list_tag):
        if not tag:
            yield from (_block(one) for one in group)
            continue
        items = list(group)
        first = items[0].label.rstrip(".")
        start = f' start="{first}"' if tag == "ol" and first != "1" else ""
        listed = "".join(f"<li>{_inline(one.runs)}</li>\n" for one in items)
        yield f"<{tag}{start}>\n{listed}</{tag}>\n"


def _list_tag(one: Words) -> str:
    if not one.label:
        return ""
    return "ol" if one.label.rstrip(".").isdecimal() else "ul"


def _block(one: Words) -> str:
    tag = "h2" if one.kind == "H" else "p"
    return f"<{tag}>{_inline(one.runs)}</{tag}>\n"


def _inline(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in with_links(runs))


def _run(run: Run) -> str:
    said = escape(run.text).replace("\n", "<br>\n")
    if run.key in _TAGS:
        said = f"<{_TAGS[run.key]}>{said}</{_TAGS[run.key]}>"
    return f'<a href="{escape(run.link)}">{said}</a>' if run.link else said
