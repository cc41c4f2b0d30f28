"""The attendance as minutes tell it: everybody once, in the order of family names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.rules.certificates import length_words, part_attended
from coordinator_app.rules.minutes import (
    Attendee,
    attendance_lines,
    decision_number,
    is_recorded,
    there_words,
    unrecorded,
)
from coordinator_app.rules.participations import (
    IN_ROOM,
    ParticipationRole,
    Presence,
    Reply,
    count,
)
from coordinator_app.rules.year_overviews import attended_words, themes_words

R, P = ParticipationRole, Presence


@st.composite
def lists(draw: st.DrawFn) -> list[Attendee]:
    number = draw(st.integers(0, 12))
    people = []
    for n in range(number):
        presence = draw(st.sampled_from(P))
        people.append(
            Attendee(
                f"Naam{n}",
                draw(st.sampled_from(R)),
                presence,
                f"Ander{n}" if presence is P.REPLACED else "",
                draw(st.sampled_from(["", "Gemeente Ede"])),
                draw(st.sampled_from(Reply)),
                draw(st.sampled_from("abc")),
                draw(st.sampled_from("abc")),
            )
        )
    return people


def said(people: list[Attendee], language: str = "nl") -> dict[str, str]:
    return {line.title.say(language): line.listed(language) for line in attendance_lines(people)}


@given(lists())
def test_everybody_is_told_of_where_they_belong(people: list[Attendee]) -> None:
    lines = {line.title.source: line for line in attendance_lines(people)}
    if not is_recorded(people):
        assert not lines
        return
    counted = count((one.role, True, one.reply, one.presence) for one in people)
    away = {"Sent apologies", "Absent"}
    there = sum(line.number for title, line in lines.items() if title not in away)
    assert there == counted.in_room
    assert lines["Absent"].number if counted.absent else "Absent" not in lines
    told = " ".join(line.listed("nl") for line in lines.values())
    missing = set(unrecorded(people))
    for one in people:
        assert (one.name in told.replace(",", " ").replace("(", " ").replace(")", " ").split()) != (
            one.name in missing
        )
    assert all(line.number == len(line.names) for line in lines.values())


@given(lists())
def test_a_sentence_counts_who_filled_a_chair(people: list[Attendee]) -> None:
    words = there_words(people).say("en")
    members = sum(one.role is R.MEMBER and one.presence in IN_ROOM for one in people)
    if is_recorded(people):
        assert words.startswith("No members" if not members else f"{members} member")
        assert ("members" in words) == (members != 1)


def test_names_stand_under_the_family_name_with_what_is_to_be_said_of_them() -> None:
    people = [
        Attendee("Piet van der Zwan", R.MEMBER, P.LATE, key="zwan"),
        Attendee("Janny van den Berg", R.MEMBER, P.PRESENT, key="berg"),
        Attendee("Els Visser", R.MEMBER, P.REPLACED, "Noor Claes", key="visser",
                 replaced_by_key="claes"),
        Attendee("Bo Smit", R.GUEST, P.LEFT_EARLY, organisation="Gemeente Ede"),
        Attendee("Ali Kaya", R.MEMBER, P.EXCUSED, key="kaya"),
        Attendee("Ruud Aerts", R.MEMBER, P.UNKNOWN, reply=Reply.NO, key="aerts"),
        Attendee("Mia Pot", R.MEMBER, P.ABSENT, key="pot"),
        Attendee("Wim Vos", R.SPEAKER, P.PRESENT, key="vos"),
    ]  # fmt: skip
    assert said(people) == {
        "Aanwezig": "Janny van den Berg, Noor Claes (namens Els Visser), "
        "Piet van der Zwan (later gekomen)",
        "Sprekers": "Wim Vos",
        "Gasten": "Bo Smit (Gemeente Ede, eerder vertrokken)",
        "Afwezig met bericht": "Ruud Aerts, Ali Kaya, Els Visser (vervangen door Noor Claes)",
        "Afwezig": "Mia Pot",
    }
    assert there_words(people).say("nl") == "Aanwezig waren 3 leden en 2 anderen."
    assert unrecorded(people) == ()


def test_nothing_recorded_is_said_and_nobody_listed_too() -> None:
    assert there_words([]).say("nl") == "Er staat niemand op de lijst van deze bijeenkomst."
    waiting = [Attendee("Ali Kaya", reply=Reply.YES)]
    assert there_words(waiting).say("nl") == "De aanwezigheid is nog niet vastgelegd."
    assert attendance_lines(waiting) == ()
    one = [Attendee("Ali Kaya", R.MEMBER, P.PRESENT), Attendee("Bo Smit")]
    assert there_words(one).say("nl") == "Aanwezig was 1 lid."
    assert unrecorded(one) == ("Bo Smit",)
    none = [Attendee("Ali Kaya", R.MEMBER, P.ABSENT)]
    assert there_words(none).say("nl") == "Aanwezig waren geen leden."


def test_a_certificate_names_hours_only_to_who_was_there_all_the_time() -> None:
    times = "van 10.00 tot 16.30 uur"
    assert part_attended(P.PRESENT, times, 390).say("nl") == (
        "de hele bijeenkomst, van 10.00 tot 16.30 uur (6 uur en 30 minuten)"
    )
    for presence in (P.LATE, P.LEFT_EARLY):
        assert "een deel" in part_attended(presence, times, 390).say("nl")
        assert "30 minuten" not in part_attended(presence, times, 390).say("nl")
    assert [length_words(n).say("en") for n in (45, 60, 61)] == [
        "45 minutes",
        "1 hour",
        "1 hour and 1 minute",
    ]


@given(st.integers(0, 9), st.integers(0, 9))
def test_the_count_of_a_year_is_true_in_words(attended: int, more: int) -> None:
    invited = attended + more
    words = attended_words("Els Bos", attended, invited).say("nl")
    assert words.startswith("Er was één bijeenkomst" if invited == 1 else "Els Bos was ")
    if invited > 1 and 0 < attended < invited:
        assert f"{attended} van de {invited}" in words
    assert ("niet" in words or "geen" in words) == (attended == 0)


def test_themes_are_named_once_and_a_decision_by_its_year() -> None:
    assert themes_words(["Schulden", "Wonen", "Schulden"]).say("nl") == (
        "Waar het over ging: Schulden; Wonen."
    )
    assert themes_words([]).say("nl") == ""
    assert decision_number(2027, 3) == "2027-3"
