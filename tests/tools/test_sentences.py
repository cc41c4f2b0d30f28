from pathlib import Path

import pytest

from tools.sentences import Sentences, find


def found_in(tmp_path: Path, code: str) -> Sentences:
    file = tmp_path / "code.py"
    file.write_text(code, encoding="utf-8")
    return find([file])


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("Members")', {"Members": None}),
        ('text("{name} is " "a member", name=x)', {"{name} is a member": None}),
        ('plural("{n} row", "{n} rows", 3)', {"{n} row": "{n} rows"}),
        ('store.work("Change job: {name}", name=x)', {"Change job: {name}": None}),
        ('UserError("A name is needed.", field="name")', {"A name is needed.": None}),
        (
            'class Lost(UserError): ...\nclass Gone(Lost): ...\nGone("It is gone.")',
            {"It is gone.": None},
        ),
        ('_("Save", name=_("Name"))', {"Save": None, "Name": None}),
        ('element.text("not ours"), UserError(made), store.work(label), _("")', {}),
        ('text("Done" if done else "To do")', {"Done": None, "To do": None}),
        ('from sqlalchemy import text\ntext("SELECT 1")', {}),
        ('from coordinator_app.texts import text\ntext("Yes")', {"Yes": None}),
        ('text("Member"), plural("Member", "Members", 2)', {"Member": "Members"}),
    ],
)
def test_every_sentence_for_people_is_found(
    tmp_path: Path, code: str, found: dict[str, str | None]
) -> None:
    sentences = found_in(tmp_path, code)
    assert sentences.found == found
    assert not sentences.wrong


@pytest.mark.parametrize(
    "code",
    [
        '_(f"{n} rows")',
        'text("Row " + number)',
        '_("{n} rows".format(n=3))',
        "_(variable)",
        "plural(*WORDS[unit], n)",
        "plural(one, many, n)",
        'plural("Row", "Rows", 1), plural("Row", "Lines", 1)',
    ],
)
def test_a_sentence_no_catalogue_can_hold_is_reported(tmp_path: Path, code: str) -> None:
    assert len(found_in(tmp_path, code).wrong) == 1
