"""The facts: SQLAlchemy tables, one file per noun; no queries, no Qt."""

from coordinator_app.models.action_items import ActionItem
from coordinator_app.models.affiliations import Affiliation
from coordinator_app.models.agenda import AgendaDocument, AgendaItem, AgendaSpeaker
from coordinator_app.models.base import Base
from coordinator_app.models.contacts import ContactMoment, ContactMomentPerson, FollowUp
from coordinator_app.models.date_polls import (
    DateAnswer,
    DateOption,
    DatePoll,
    DatePollNeed,
    DatePollPerson,
)
from coordinator_app.models.decisions import Decision
from coordinator_app.models.external_calls import ExternalCall
from coordinator_app.models.journal import Backup, Change, ChangeSet
from coordinator_app.models.learning_practices import LearningPractice, PracticeMember
from coordinator_app.models.letters import Blob, Letter
from coordinator_app.models.meetings import Meeting, Season, Venue
from coordinator_app.models.memberships import Membership
from coordinator_app.models.nominations import (
    Consent,
    Evidence,
    Nomination,
    NominationRound,
    Referee,
)
from coordinator_app.models.organisations import Organisation
from coordinator_app.models.participations import Participation
from coordinator_app.models.people import EmailAddress, NotSamePair, Person, PhoneNumber
from coordinator_app.models.planner_events import PlannerEvent
from coordinator_app.models.preparation import PreparationStep
from coordinator_app.models.secondments import Secondment
from coordinator_app.models.settings import Setting
from coordinator_app.models.templates import LetterTemplate, TemplateVersion
from coordinator_app.models.themes import PersonTheme, Theme

__all__ = [
    "ActionItem",
    "Affiliation",
    "AgendaDocument",
    "AgendaItem",
    "AgendaSpeaker",
    "Backup",
    "Base",
    "Blob",
    "Change",
    "ChangeSet",
    "Consent",
    "ContactMoment",
    "ContactMomentPerson",
    "DateAnswer",
    "DateOption",
    "DatePoll",
    "DatePollNeed",
    "DatePollPerson",
    "Decision",
    "EmailAddress",
    "Evidence",
    "ExternalCall",
    "FollowUp",
    "LearningPractice",
    "Letter",
    "LetterTemplate",
    "Meeting",
    "Membership",
    "Nomination",
    "NominationRound",
    "NotSamePair",
    "Organisation",
    "Participation",
    "Person",
    "PersonTheme",
    "PhoneNumber",
    "PlannerEvent",
    "PracticeMember",
    "PreparationStep",
    "Referee",
    "Season",
    "Secondment",
    "Setting",
    "TemplateVersion",
    "Theme",
    "Venue",
]
