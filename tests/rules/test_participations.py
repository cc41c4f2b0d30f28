import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordinator_app.errors import UserError
from coordinator_app.rules.participations import (
    Counters,
    ParticipationRole,
    Presence,
    Reply,
    count,
    refuse_presence,
)

MEMBER, GUEST = ParticipationRole.MEMBER, ParticipationRole.GUEST


def test_reply_and_presence_are_counted_apart() -> None:
    counters = count(
        [
            (MEMBER, True, Reply.YES, Presence.PRESENT),
            (MEMBER, True, Reply.YES, Presence.ABSENT),
            (MEMBER, True, Reply.NO, Presence.EXCUSED),
            (MEMBER, True, Reply.NONE, Presence.LATE),
            (MEMBER, True, Reply.MAYBE, Presence.REPLACED),
            (GUEST, False, Reply.NONE, Presence.LEFT_EARLY),
        ]
    )
    assert (counters.invited, counters.yes, counters.no) == (5, 2, 1)
    assert (counters.maybe, counters.none) == (1, 1)
    assert (counters.present, counters.late, counters.left_early) == (1, 1, 1)
    assert (counters.excused, counters.absent, counters.replaced) == (1, 1, 1)
    assert counters.in_room == 4
    assert counters.participants == 6
    assert counters.recorded


def test_a_meeting_without_participants_counts_nothing() -> None:
    assert count([]) == Counters()
    assert not Counters().recorded


@given(
    st.lists(
        st.tuples(
            st.sampled_from(ParticipationRole),
            st.booleans(),
            st.sampled_from(Reply),
            st.sampled_from(Presence),
        )
    )
)
def test_the_counts_always_add_up(
    people: list[tuple[ParticipationRole, bool, Reply, Presence]],
) -> None:
    counters = count(people)
    assert counters.yes + counters.no + counters.maybe + counters.none == counters.invited
    assert counters.participants == len(people)
    assert counters.in_room <= len(people)


def test_presence_that_cannot_be_is_refused() -> None:
    refuse_presence(Presence.EXCUSED, started=False)
    refuse_presence(Presence.PRESENT, started=True)
    refuse_presence(Presence.REPLACED, started=True, replaced_by_id=2, person_id=1)
    with pytest.raises(UserError) as early:
        refuse_presence(Presence.PRESENT, started=False)
    assert early.value.field == "presence"
    for presence, other in [
        (Presence.REPLACED, None),
        (Presence.PRESENT, 2),
        (Presence.REPLACED, 1),
    ]:
        with pytest.raises(UserError) as refused:
            refuse_presence(presence, started=True, replaced_by_id=other, person_id=1)
        assert refused.value.field == "replaced_by_id"
