"""A thousand invitation letters: into one file, into a file each, and the same letters by Typst."""

from __future__ import annotations

import datetime as dt
import io
import json
import resource
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Measurement, cpu_seconds
from coordinator_app.documents.house_style import HouseStyle
from coordinator_app.documents.letters import LetterData, letter_pdfs, write_letters
from coordinator_app.documents.templates import shipped_template

N = 1000


def one_file(n: int = N) -> Measurement:
    """Tagged letters with logo and signature into one PDF; beside it Typst, in the same run."""
    _warm()
    taken = _one_file(n)
    typst = typst_same(n)
    return Measurement(
        "letters: one file", n, taken / n * 1000, "ms CPU a letter", 1.0, {"typst": typst.value}
    )


def many_files(n: int = N) -> Measurement:
    """The same letters, each in a file of its own, written to disk."""
    _warm()
    template = shipped_template("invitation", "nl")
    with tempfile.TemporaryDirectory() as folder, cpu_seconds() as taken:
        made = letter_pdfs(house_style(), template, letters(n))
        for number, pdf in enumerate(made):
            (Path(folder) / f"{number}.pdf").write_bytes(pdf)
    return Measurement("letters: many files", n, taken.seconds / n * 1000, "ms CPU a letter", 3.0)


def typst_same(n: int = N) -> Measurement:
    """The same text, font and pictures through Typst, which tags its PDF as well."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        source = _typst_source(Path(folder), n)
        fonts = [str(_font_folder())]
        typst.compile(str(_typst_source(Path(folder), 1)), font_paths=fonts)
        source = _typst_source(Path(folder), n)
        with cpu_seconds() as taken:
            made = typst.compile(str(source), font_paths=fonts)
    assert isinstance(made, bytes)
    return Measurement("letters: typst", n, taken.seconds / n * 1000, "ms CPU a letter")


def memory(n: int = N) -> Measurement:
    """How much the process grows for each letter of a batch that goes to disk."""
    _warm()
    _one_file(100)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _one_file(n * 4)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return Measurement("letters: memory", n * 4, grown / (n * 4), "kB a letter", 3.0)


def run(n: int | None) -> Iterator[Measurement]:
    """All figures of the letters."""
    yield memory(n or N)
    yield one_file(n or N)
    yield many_files(n or N)


def house_style() -> HouseStyle:
    """An invented network with a logo and a signature."""
    return HouseStyle(
        "Netwerk Meedoen in de Wijk",
        ("Postbus 1234", "3500 AB Utrecht", "030 123 45 67", "netwerk@voorbeeld.nl"),
        _picture("logo"),
        _picture("signature"),
        "Marieke de Boer",
        "coördinator",
        "Utrecht",
        "Netwerk Meedoen in de Wijk · KvK 12345678 · www.voorbeeld.nl",
    )


def letters(n: int) -> list[LetterData]:
    """As many letters as asked for, each to another person."""
    return [_letter(number) for number in range(n)]


def _letter(number: int) -> LetterData:
    name = f"J.{chr(65 + number % 26)}. van der Berg-{number}"
    return LetterData(
        language="nl",
        address_lines=(
            f"Gemeente Voorbeeld {number % 340}",
            f"De heer {name}",
            f"Dorpsstraat {number}",
            f"{1000 + number % 9000} AB Voorbeeldstad",
        ),
        salutation=f"Geachte heer Van der Berg-{number}",
        date=dt.date(2027, 2, 10),
        fields={
            "network_name": "het Netwerk Meedoen in de Wijk",
            "meeting_title": "Leren van wat er lukt",
            "meeting_date": "woensdag 17 maart 2027",
            "meeting_time": "van 10.00 tot 16.00 uur",
            "venue_name": "het Stadslab",
            "venue_address": "Kerkstraat 12 in Utrecht",
            "agenda_summary": "’s Ochtends werken we in drie groepen aan vragen uit uw eigen "
            "gemeente. Na de lunch vertelt een wijkteam uit Deventer hoe het mensen met eigen "
            "ervaring vanaf de eerste dag betrekt.",
            "reply_by": "5 maart",
        },
    )


def _picture(kind: str) -> bytes:
    from PIL import Image, ImageDraw

    size = (600, 200) if kind == "logo" else (500, 160)
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    pen = ImageDraw.Draw(image)
    if kind == "logo":
        pen.ellipse((20, 40, 140, 160), fill=(31, 95, 139, 255))
        pen.ellipse((160, 20, 230, 90), fill=(31, 95, 139, 160))
    else:
        curve = [(x, 80 + (x * 7919 % 97) - 48) for x in range(10, 490, 16)]
        pen.line(curve, fill=(20, 30, 90, 255), width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _warm() -> None:
    _one_file(3)
    list(letter_pdfs(house_style(), shipped_template("invitation", "nl"), letters(2)))


def _one_file(n: int) -> float:
    batch = (_letter(number) for number in range(n))
    style, template = house_style(), shipped_template("invitation", "nl")
    with tempfile.TemporaryFile() as sink, cpu_seconds() as taken:
        write_letters(sink, style, template, batch)
    return taken.seconds


def _font_folder() -> Path:
    from font_source_sans_pro import font_files_ttf

    return Path(font_files_ttf["SourceSansPro"]).parent


def _typst_source(folder: Path, n: int) -> Path:
    """The letters as data, and a layout that comes as near to ours as Typst's own means allow."""
    template = shipped_template("invitation", "nl")
    (folder / "logo.png").write_bytes(_picture("logo"))
    (folder / "signature.png").write_bytes(_picture("signature"))
    data = []
    for letter in letters(n):
        values = {"salutation": letter.salutation, **letter.fields}
        data.append(
            {
                "address": list(letter.address_lines),
                "body": [
                    [[run.text, run.key] for run in passage.filled(values)]
                    for passage in template.passages
                ],
                "subject": "".join(run.text for run in template.subject.filled(values)),
            }
        )
    (folder / "letters.json").write_text(json.dumps(data), encoding="utf-8")
    source = folder / "letters.typ"
    source.write_text(_TYPST, encoding="utf-8")
    return source


_TYPST = """
#set document(title: "Uitnodiging")
#set text(font: "Source Sans Pro", size: 11pt, lang: "nl", hyphenate: false)
#set par(leading: 0.55em, spacing: 1.1em)
#let accent = rgb("#1f5f8b")
#set page(paper: "a4", margin: (left: 25mm, right: 35mm, top: 91mm, bottom: 27mm),
  background: {
    place(top + left, rect(width: 100%, height: 6pt, fill: accent))
    place(top + left, dx: 25mm, dy: 15mm, image("logo.png", width: 58mm))
    place(top + left, dx: 25mm, dy: 48mm, text(9pt)[
      #text(fill: accent, weight: 600)[Netwerk Meedoen in de Wijk] \\
      Postbus 1234 \\ 3500 AB Utrecht \\ 030 123 45 67 \\ netwerk\\@voorbeeld.nl])
    place(top + left, dx: 4mm, dy: 99mm, line(length: 5mm, stroke: 0.4pt + gray))
    place(top + left, dx: 4mm, dy: 198mm, line(length: 5mm, stroke: 0.4pt + gray))
    place(bottom + left, dx: 25mm, dy: -10mm,
      text(8.5pt)[Netwerk Meedoen in de Wijk · KvK 12345678 · www.voorbeeld.nl])
  })
#let shown(runs) = for run in runs {
  if run.at(1) == "B" { text(weight: 600, run.at(0)) } else { run.at(0) }
}
#for (index, letter) in json("letters.json").enumerate() {
  if index > 0 { pagebreak() }
  place(top + left, dx: 85mm, dy: -41mm, text(11.5pt, letter.address.join(linebreak())))
  [Utrecht, 10 februari 2027]
  heading(text(14pt, weight: 600, letter.subject))
  for runs in letter.body { par(shown(runs)) }
  image("signature.png", width: 60mm, alt: "Handtekening van Marieke de Boer")
  par[Marieke de Boer \\ coördinator]
}
"""
