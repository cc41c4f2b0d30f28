"""Letters and nominations in depth: what they need that the first networks did not hold.

Templates with versions, marks on letters, referees, evidence of a consent, consent for a
membership, secondments, members of learning practices, calls of others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coordinator_app.store.upgrades.rebuilding import rebuild, run

if TYPE_CHECKING:
    from alembic.operations import Operations

NEW_TABLES = """
CREATE TABLE evidence (
    consent_id INTEGER NOT NULL,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR(64) NOT NULL,
    added_on DATE NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_evidence_consent_id_consents
        FOREIGN KEY(consent_id) REFERENCES consents (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_evidence_sha256_blobs
        FOREIGN KEY(sha256) REFERENCES blobs (sha256) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE external_calls (
    name VARCHAR NOT NULL,
    organisation_id INTEGER,
    opens_on DATE,
    closes_on DATE NOT NULL,
    website VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    settled_on DATE,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT fk_external_calls_organisation_id_organisations
        FOREIGN KEY(organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_external_calls_uid UNIQUE (uid)
);
CREATE TABLE practice_members (
    person_id INTEGER NOT NULL,
    learning_practice_id INTEGER NOT NULL,
    affiliation_id INTEGER,
    started_on DATE,
    ended_on DATE,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_practice_members_person_id_people
        FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_practice_members_learning_practice_id_learning_practices
        FOREIGN KEY(learning_practice_id)
        REFERENCES learning_practices (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_practice_members_affiliation_id_affiliations
        FOREIGN KEY(affiliation_id) REFERENCES affiliations (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE referees (
    nomination_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    spoken_on DATE,
    said VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_referees_nomination_id_nominations
        FOREIGN KEY(nomination_id) REFERENCES nominations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_referees_person_id_people
        FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE secondments (
    person_id INTEGER NOT NULL,
    host_id INTEGER NOT NULL,
    affiliation_id INTEGER,
    hours_a_week INTEGER,
    started_on DATE,
    ended_on DATE,
    goal VARCHAR NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT fk_secondments_person_id_people
        FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_secondments_host_id_organisations
        FOREIGN KEY(host_id) REFERENCES organisations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_secondments_affiliation_id_affiliations
        FOREIGN KEY(affiliation_id) REFERENCES affiliations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_secondments_uid UNIQUE (uid)
);
CREATE TABLE templates (
    "key" VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR(40) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT uq_templates_key UNIQUE ("key"),
    CONSTRAINT ck_templates_kind CHECK (kind IN (
        'invitation', 'reminder', 'thank_you', 'nominator_receipt',
        'candidate_approach', 'consent_request', 'consent_reminder',
        'consent_withdrawn', 'consent_renewal', 'welcome', 'decline',
        'nominator_notice', 'partner_letter', 'cover_note', 'agenda', 'sign_in_sheet',
        'other')),
    CONSTRAINT uq_templates_uid UNIQUE (uid)
);
CREATE TABLE template_versions (
    template_id INTEGER NOT NULL,
    language VARCHAR(2) NOT NULL,
    informal BOOLEAN NOT NULL,
    source VARCHAR,
    made_at VARCHAR(20) NOT NULL,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    CONSTRAINT fk_template_versions_template_id_templates
        FOREIGN KEY(template_id) REFERENCES templates (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX ix_evidence_consent_id ON evidence (consent_id);
CREATE INDEX ix_external_calls_closes_on ON external_calls (closes_on);
CREATE INDEX ix_external_calls_organisation_id ON external_calls (organisation_id);
CREATE INDEX ix_practice_members_affiliation_id ON practice_members (affiliation_id);
CREATE INDEX ix_practice_members_learning_practice_id ON practice_members (learning_practice_id);
CREATE INDEX ix_practice_members_person_id ON practice_members (person_id);
CREATE INDEX ix_referees_nomination_id ON referees (nomination_id);
CREATE INDEX ix_referees_person_id ON referees (person_id);
CREATE INDEX ix_secondments_affiliation_id ON secondments (affiliation_id);
CREATE INDEX ix_secondments_host_id ON secondments (host_id);
CREATE INDEX ix_secondments_person_id ON secondments (person_id);
CREATE INDEX ix_template_versions_template_id ON template_versions (template_id);
"""

CONSENTS = """
CREATE TABLE rebuilt (
    nomination_id INTEGER,
    membership_id INTEGER,
    manager_id INTEGER NOT NULL,
    asked_on DATE,
    answer VARCHAR(40) NOT NULL,
    answered_on DATE,
    evidence VARCHAR NOT NULL,
    valid_until DATE,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    CONSTRAINT fk_consents_nomination_id_nominations
        FOREIGN KEY(nomination_id) REFERENCES nominations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_consents_membership_id_memberships
        FOREIGN KEY(membership_id) REFERENCES memberships (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_consents_manager_id_people
        FOREIGN KEY(manager_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT ck_consents_answer CHECK (answer IN ('awaited', 'given', 'refused', 'revoked')),
    CONSTRAINT uq_consents_uid UNIQUE (uid)
)
"""

LETTERS = """
CREATE TABLE rebuilt(
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
        'invitation', 'reminder', 'thank_you', 'nominator_receipt',
        'candidate_approach', 'consent_request', 'consent_reminder',
        'consent_withdrawn', 'consent_renewal', 'welcome', 'decline',
        'nominator_notice', 'partner_letter', 'cover_note', 'agenda', 'sign_in_sheet',
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

CONTACT_MOMENTS = """
CREATE TABLE rebuilt (
    occurred_on DATE NOT NULL,
    kind VARCHAR(40) NOT NULL,
    subject VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    organisation_id INTEGER,
    nomination_id INTEGER,
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR(36) NOT NULL,
    deleted_at VARCHAR(20),
    CONSTRAINT ck_contact_moments_kind CHECK (kind IN ('call', 'email', 'visit', 'letter', 'talk')),
    CONSTRAINT fk_contact_moments_organisation_id_organisations
        FOREIGN KEY(organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT fk_contact_moments_nomination_id_nominations
        FOREIGN KEY(nomination_id) REFERENCES nominations (id) DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT uq_contact_moments_uid UNIQUE (uid)
)
"""

INDEXES = """
CREATE INDEX ix_consents_manager_id ON consents (manager_id);
CREATE INDEX ix_consents_membership_id ON consents (membership_id);
CREATE INDEX ix_consents_nomination_id ON consents (nomination_id);
CREATE INDEX ix_contact_moments_nomination_id ON contact_moments (nomination_id);
CREATE INDEX ix_contact_moments_occurred_on ON contact_moments (occurred_on);
CREATE INDEX ix_contact_moments_organisation_id ON contact_moments (organisation_id);
CREATE INDEX ix_letters_made_anew_from_id ON letters (made_anew_from_id);
CREATE INDEX ix_letters_meeting_id ON letters (meeting_id);
CREATE INDEX ix_letters_nomination_id ON letters (nomination_id);
CREATE INDEX ix_letters_person_id ON letters (person_id);
CREATE INDEX ix_letters_produced_at ON letters (produced_at);
CREATE INDEX ix_letters_returned_on ON letters (returned_on);
"""


def upgrade(operations: Operations) -> None:
    """Make the new tables, and the changed ones anew with the rows they held."""
    run(operations, NEW_TABLES)
    rebuild(operations, "consents", CONSENTS)
    rebuild(operations, "contact_moments", CONTACT_MOMENTS)
    rebuild(operations, "letters", LETTERS)
    run(operations, INDEXES)
