"""Meetings in depth: dates that are asked about, days of others, what was decided and agreed.

Preparation, files with the agenda, goals and rooms of its items, how somebody answered, what
somebody needs, and the kinds of paper that come with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordinator_app.store.upgrades.rebuilding import rebuild, run

if TYPE_CHECKING:
    from alembic.operations import Operations

NEW_TABLES = """
CREATE TABLE planner_events (
    name VARCHAR NOT NULL,
    kind VARCHAR(40) NOT NULL,
    starts_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    organisation_id INTEGER,
    place VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    calendar_uid VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT ck_planner_events_kind
        CHECK (kind IN ('school_holiday', 'partner_event', 'other')),
    CONSTRAINT fk_planner_events_organisation_id_organisations
        FOREIGN KEY(organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_planner_events_uid UNIQUE (uid)
);
CREATE TABLE date_polls (
    title VARCHAR NOT NULL,
    duration_minutes INTEGER NOT NULL,
    time_zone VARCHAR NOT NULL,
    venue_id INTEGER,
    theme_id INTEGER,
    answer_by DATE,
    notes VARCHAR NOT NULL,
    meeting_id INTEGER,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT fk_date_polls_venue_id_venues
        FOREIGN KEY(venue_id) REFERENCES venues (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_date_polls_theme_id_themes
        FOREIGN KEY(theme_id) REFERENCES themes (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_date_polls_meeting_id_meetings
        FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_date_polls_uid UNIQUE (uid)
);
CREATE TABLE date_options (
    date_poll_id INTEGER NOT NULL,
    starts_at VARCHAR(16) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_date_options_date_poll_id_starts_at UNIQUE (date_poll_id, starts_at),
    CONSTRAINT fk_date_options_date_poll_id_date_polls
        FOREIGN KEY(date_poll_id) REFERENCES date_polls (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE date_poll_people (
    date_poll_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    must_be_there BOOLEAN NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_date_poll_people_date_poll_id_person_id UNIQUE (date_poll_id, person_id),
    CONSTRAINT fk_date_poll_people_date_poll_id_date_polls
        FOREIGN KEY(date_poll_id) REFERENCES date_polls (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_date_poll_people_person_id_people
        FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE date_poll_needs (
    date_poll_id INTEGER NOT NULL,
    category VARCHAR(40) NOT NULL,
    at_least INTEGER NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_date_poll_needs_date_poll_id_category UNIQUE (date_poll_id, category),
    CONSTRAINT fk_date_poll_needs_date_poll_id_date_polls
        FOREIGN KEY(date_poll_id) REFERENCES date_polls (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_date_poll_needs_category CHECK (category IN (
        'municipal_professional', 'social_professional', 'expert_by_experience'))
);
CREATE TABLE date_answers (
    date_option_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    answer VARCHAR(40) NOT NULL,
    answered_on DATE NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT uq_date_answers_date_option_id_person_id UNIQUE (date_option_id, person_id),
    CONSTRAINT fk_date_answers_date_option_id_date_options
        FOREIGN KEY(date_option_id) REFERENCES date_options (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_date_answers_person_id_people
        FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_date_answers_answer CHECK (answer IN ('yes', 'if_need_be', 'no'))
);
CREATE TABLE decisions (
    meeting_id INTEGER NOT NULL,
    agenda_item_id INTEGER,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    decided_on DATE NOT NULL,
    words VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT uq_decisions_year_number UNIQUE (year, number),
    CONSTRAINT fk_decisions_meeting_id_meetings
        FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_decisions_agenda_item_id_agenda_items
        FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_decisions_uid UNIQUE (uid)
);
CREATE TABLE action_items (
    words VARCHAR NOT NULL,
    meeting_id INTEGER,
    agenda_item_id INTEGER,
    owner_id INTEGER,
    due_on DATE,
    done_on DATE,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT fk_action_items_meeting_id_meetings
        FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_action_items_agenda_item_id_agenda_items
        FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_action_items_owner_id_people
        FOREIGN KEY(owner_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_action_items_uid UNIQUE (uid)
);
CREATE TABLE preparation_steps (
    meeting_id INTEGER NOT NULL,
    kind VARCHAR(40) NOT NULL,
    words VARCHAR NOT NULL,
    days_before INTEGER NOT NULL,
    done_on DATE,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_preparation_steps_meeting_id_meetings
        FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_preparation_steps_kind CHECK (kind IN (
        'programme', 'invite', 'speakers', 'remind', 'confirm', 'print_agenda',
        'print_door_pack', 'attendance', 'minutes', 'thank', 'own'))
);
CREATE TABLE agenda_documents (
    agenda_item_id INTEGER NOT NULL,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    added_on DATE NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_agenda_documents_agenda_item_id_agenda_items
        FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_agenda_documents_sha256_blobs
        FOREIGN KEY(sha256) REFERENCES blobs (sha256) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX ix_action_items_agenda_item_id ON action_items (agenda_item_id);
CREATE INDEX ix_action_items_due_on ON action_items (due_on);
CREATE INDEX ix_action_items_meeting_id ON action_items (meeting_id);
CREATE INDEX ix_action_items_owner_id ON action_items (owner_id);
CREATE INDEX ix_agenda_documents_agenda_item_id ON agenda_documents (agenda_item_id);
CREATE INDEX ix_date_answers_date_option_id ON date_answers (date_option_id);
CREATE INDEX ix_date_answers_person_id ON date_answers (person_id);
CREATE INDEX ix_date_options_date_poll_id ON date_options (date_poll_id);
CREATE INDEX ix_date_poll_needs_date_poll_id ON date_poll_needs (date_poll_id);
CREATE INDEX ix_date_poll_people_date_poll_id ON date_poll_people (date_poll_id);
CREATE INDEX ix_date_poll_people_person_id ON date_poll_people (person_id);
CREATE INDEX ix_date_polls_meeting_id ON date_polls (meeting_id);
CREATE INDEX ix_date_polls_theme_id ON date_polls (theme_id);
CREATE INDEX ix_date_polls_venue_id ON date_polls (venue_id);
CREATE INDEX ix_decisions_agenda_item_id ON decisions (agenda_item_id);
CREATE INDEX ix_decisions_meeting_id ON decisions (meeting_id);
CREATE INDEX ix_planner_events_calendar_uid ON planner_events (calendar_uid);
CREATE INDEX ix_planner_events_organisation_id ON planner_events (organisation_id);
CREATE INDEX ix_planner_events_starts_on ON planner_events (starts_on);
CREATE INDEX ix_preparation_steps_meeting_id ON preparation_steps (meeting_id);
"""

NEW_COLUMNS = """
ALTER TABLE meetings ADD COLUMN minutes VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE participations ADD COLUMN replied_by VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE participations ADD COLUMN reply_way VARCHAR(40) DEFAULT 'unknown' NOT NULL
    CONSTRAINT ck_participations_reply_way CHECK (
        reply_way IN ('unknown', 'phone', 'email', 'calendar', 'letter', 'in_person'));
ALTER TABLE participations ADD COLUMN diet VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE participations ADD COLUMN access_needs VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE participations ADD COLUMN table_group VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE people ADD COLUMN photo_consent VARCHAR(40) DEFAULT 'unknown' NOT NULL
    CONSTRAINT ck_people_photo_consent CHECK (photo_consent IN ('unknown', 'given', 'refused'));
ALTER TABLE people ADD COLUMN photo_consent_on DATE;
"""

AGENDA_ITEMS = """
CREATE TABLE rebuilt (
    meeting_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    title VARCHAR NOT NULL,
    duration_minutes INTEGER NOT NULL,
    fixed_start VARCHAR(5),
    kind VARCHAR(40) NOT NULL,
    notes VARCHAR NOT NULL,
    goal VARCHAR DEFAULT '' NOT NULL,
    materials VARCHAR DEFAULT '' NOT NULL,
    opened_by_id INTEGER,
    parallel BOOLEAN DEFAULT '0' NOT NULL,
    room VARCHAR DEFAULT '' NOT NULL,
    theme_id INTEGER,
    minutes VARCHAR DEFAULT '' NOT NULL,
    outcome VARCHAR(40) DEFAULT 'open' NOT NULL,
    carried_from_id INTEGER,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    CONSTRAINT fk_agenda_items_meeting_id_meetings
        FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_agenda_items_kind CHECK (kind IN (
        'welcome', 'input', 'practice', 'intervision', 'pause', 'decision', 'other')),
    CONSTRAINT fk_agenda_items_opened_by_id_people
        FOREIGN KEY(opened_by_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_agenda_items_theme_id_themes
        FOREIGN KEY(theme_id) REFERENCES themes (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_agenda_items_outcome CHECK (outcome IN ('open', 'treated', 'unfinished')),
    CONSTRAINT fk_agenda_items_carried_from_id_agenda_items
        FOREIGN KEY(carried_from_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_agenda_items_uid UNIQUE (uid)
)
"""

TEMPLATES = """
CREATE TABLE rebuilt (
    "key" VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR(40) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT uq_templates_key UNIQUE ("key"),
    CONSTRAINT ck_templates_kind CHECK (kind IN (
        'invitation', 'reminder', 'confirmation', 'cancellation', 'thank_you',
        'nominator_receipt', 'candidate_approach', 'consent_request',
        'consent_reminder', 'consent_withdrawn', 'consent_renewal', 'welcome',
        'decline', 'nominator_notice', 'partner_letter', 'cover_note', 'agenda',
        'run_sheet', 'sign_in_sheet', 'name_badges', 'table_sheets',
        'room_sign', 'diet_sheet', 'minutes', 'certificate', 'year_overview',
        'other')),
    CONSTRAINT uq_templates_uid UNIQUE (uid)
)
"""

LETTERS = """
CREATE TABLE rebuilt (
    kind VARCHAR(40) NOT NULL,
    title VARCHAR NOT NULL,
    person_id INTEGER,
    meeting_id INTEGER,
    nomination_id INTEGER,
    language VARCHAR(2) NOT NULL,
    produced_at VARCHAR(20) NOT NULL,
    page_count INTEGER NOT NULL,
    pdf_sha256 VARCHAR(64) NOT NULL,
    way VARCHAR(40) DEFAULT 'paper' NOT NULL,
    sent_on DATE,
    answered_on DATE,
    returned_on DATE,
    remark VARCHAR DEFAULT '' NOT NULL,
    made_anew_from_id INTEGER,
    data VARCHAR NOT NULL,
    template_version VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    CONSTRAINT ck_letters_kind CHECK (kind IN (
        'invitation', 'reminder', 'confirmation', 'cancellation', 'thank_you',
        'nominator_receipt', 'candidate_approach', 'consent_request',
        'consent_reminder', 'consent_withdrawn', 'consent_renewal', 'welcome',
        'decline', 'nominator_notice', 'partner_letter', 'cover_note', 'agenda',
        'run_sheet', 'sign_in_sheet', 'name_badges', 'table_sheets',
        'room_sign', 'diet_sheet', 'minutes', 'certificate', 'year_overview',
        'other')),
    CONSTRAINT fk_letters_person_id_people
        FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_letters_meeting_id_meetings
        FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_letters_nomination_id_nominations
        FOREIGN KEY(nomination_id) REFERENCES nominations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_letters_pdf_sha256_blobs
        FOREIGN KEY(pdf_sha256) REFERENCES blobs (sha256) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_letters_way CHECK (way IN ('paper', 'email')),
    CONSTRAINT fk_letters_made_anew_from_id_letters
        FOREIGN KEY(made_anew_from_id) REFERENCES letters (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_letters_uid UNIQUE (uid)
)
"""

INDEXES = """
CREATE INDEX ix_agenda_items_carried_from_id ON agenda_items (carried_from_id);
CREATE INDEX ix_agenda_items_meeting_id ON agenda_items (meeting_id);
CREATE INDEX ix_agenda_items_opened_by_id ON agenda_items (opened_by_id);
CREATE INDEX ix_agenda_items_theme_id ON agenda_items (theme_id);
CREATE INDEX ix_letters_made_anew_from_id ON letters (made_anew_from_id);
CREATE INDEX ix_letters_meeting_id ON letters (meeting_id);
CREATE INDEX ix_letters_nomination_id ON letters (nomination_id);
CREATE INDEX ix_letters_person_id ON letters (person_id);
CREATE INDEX ix_letters_produced_at ON letters (produced_at);
CREATE INDEX ix_letters_returned_on ON letters (returned_on);
"""


def upgrade(operations: Operations) -> None:
    """Make the new tables and columns, and those with new kinds of paper anew with their rows."""
    run(operations, NEW_TABLES)
    run(operations, NEW_COLUMNS)
    rebuild(operations, "agenda_items", AGENDA_ITEMS)
    rebuild(operations, "templates", TEMPLATES)
    rebuild(operations, "letters", LETTERS)
    run(operations, INDEXES)
