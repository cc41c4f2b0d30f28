"""Memberships: categories and status."""

from coordinator_app.texts import Choice, text


class MemberCategory(Choice):
    """The three kinds of front-runner the network brings together."""

    MUNICIPAL_PROFESSIONAL = "municipal_professional", text("Municipal professional")
    SOCIAL_PROFESSIONAL = "social_professional", text("Social professional")
    EXPERT_BY_EXPERIENCE = "expert_by_experience", text("Expert by experience")


class MembershipStatus(Choice):
    """Whether a membership runs."""

    ACTIVE = "active", text("Active")
    PAUSED = "paused", text("Paused")
    ENDED = "ended", text("Ended")
