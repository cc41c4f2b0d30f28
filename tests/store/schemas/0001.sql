CREATE TABLE affiliations (
	person_id INTEGER NOT NULL,
	organisation_id INTEGER NOT NULL,
	job_title VARCHAR NOT NULL,
	started_on DATE,
	ended_on DATE,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT fk_affiliations_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_affiliations_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE agenda_items (
	meeting_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	title VARCHAR NOT NULL,
	duration_minutes INTEGER NOT NULL,
	fixed_start VARCHAR(5),
	kind VARCHAR(40) NOT NULL,
	notes VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	CONSTRAINT fk_agenda_items_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_agenda_items_kind CHECK (kind IN ('welcome', 'input', 'practice', 'intervision', 'pause', 'decision', 'other')),
	CONSTRAINT uq_agenda_items_uid UNIQUE (uid)
);
CREATE TABLE agenda_speakers (
	agenda_item_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	state VARCHAR(40) NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT uq_agenda_speakers_agenda_item_id_person_id UNIQUE (agenda_item_id, person_id),
	CONSTRAINT fk_agenda_speakers_agenda_item_id_agenda_items FOREIGN KEY(agenda_item_id) REFERENCES agenda_items (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_agenda_speakers_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_agenda_speakers_state CHECK (state IN ('asked', 'confirmed', 'reserve'))
);
CREATE TABLE backups (
	at VARCHAR(20) NOT NULL,
	path VARCHAR NOT NULL,
	sha256 VARCHAR(64) NOT NULL,
	counts VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
CREATE TABLE blobs (
	sha256 VARCHAR(64) NOT NULL,
	media_type VARCHAR NOT NULL,
	content BLOB NOT NULL,
	CONSTRAINT pk_blobs PRIMARY KEY (sha256)
);
CREATE TABLE change_sets (
	at VARCHAR(20) NOT NULL,
	label VARCHAR NOT NULL,
	kind VARCHAR(4) NOT NULL,
	undoes_id INTEGER,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT fk_change_sets_undoes_id_change_sets FOREIGN KEY(undoes_id) REFERENCES change_sets (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE changes (
	change_set_id INTEGER NOT NULL,
	table_name VARCHAR NOT NULL,
	row_id INTEGER NOT NULL,
	old VARCHAR,
	new VARCHAR,
	id INTEGER NOT NULL,
	CONSTRAINT pk_changes PRIMARY KEY (id)
);
CREATE TABLE consents (
	nomination_id INTEGER NOT NULL,
	manager_id INTEGER NOT NULL,
	asked_on DATE,
	answer VARCHAR(40) NOT NULL,
	answered_on DATE,
	evidence VARCHAR NOT NULL,
	valid_until DATE,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	CONSTRAINT fk_consents_nomination_id_nominations FOREIGN KEY(nomination_id) REFERENCES nominations (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_consents_manager_id_people FOREIGN KEY(manager_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_consents_answer CHECK (answer IN ('awaited', 'given', 'refused', 'revoked')),
	CONSTRAINT uq_consents_uid UNIQUE (uid)
);
CREATE TABLE contact_moment_people (
	contact_moment_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT uq_contact_moment_people_contact_moment_id_person_id UNIQUE (contact_moment_id, person_id),
	CONSTRAINT fk_contact_moment_people_contact_moment_id_contact_moments FOREIGN KEY(contact_moment_id) REFERENCES contact_moments (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_contact_moment_people_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE contact_moments (
	occurred_on DATE NOT NULL,
	kind VARCHAR(40) NOT NULL,
	subject VARCHAR NOT NULL,
	notes VARCHAR NOT NULL,
	organisation_id INTEGER,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT ck_contact_moments_kind CHECK (kind IN ('call', 'email', 'visit', 'letter', 'talk')),
	CONSTRAINT fk_contact_moments_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT uq_contact_moments_uid UNIQUE (uid)
);
CREATE TABLE email_addresses (
	person_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	address VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT fk_email_addresses_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE follow_ups (
	due_on DATE NOT NULL,
	reason VARCHAR NOT NULL,
	person_id INTEGER,
	organisation_id INTEGER,
	contact_moment_id INTEGER,
	done_on DATE,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT fk_follow_ups_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_follow_ups_organisation_id_organisations FOREIGN KEY(organisation_id) REFERENCES organisations (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_follow_ups_contact_moment_id_contact_moments FOREIGN KEY(contact_moment_id) REFERENCES contact_moments (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT uq_follow_ups_uid UNIQUE (uid)
);
CREATE TABLE learning_practices (
	name VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	description VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT ck_learning_practices_kind CHECK (kind IN ('quality_compass', 'living_lab', 'action_research', 'breakthrough', 'own')),
	CONSTRAINT uq_learning_practices_uid UNIQUE (uid)
);
CREATE TABLE letters (
	kind VARCHAR(40) NOT NULL,
	title VARCHAR NOT NULL,
	person_id INTEGER,
	meeting_id INTEGER,
	nomination_id INTEGER,
	language VARCHAR(2) NOT NULL,
	produced_at VARCHAR(20) NOT NULL,
	page_count INTEGER NOT NULL,
	pdf_sha256 VARCHAR(64) NOT NULL,
	data VARCHAR NOT NULL,
	template_version VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	CONSTRAINT ck_letters_kind CHECK (kind IN ('invitation', 'reminder', 'thank_you', 'nominator_receipt', 'candidate_approach', 'consent_request', 'consent_reminder', 'consent_withdrawn', 'welcome', 'decline', 'nominator_notice', 'partner_letter', 'cover_note', 'agenda', 'sign_in_sheet', 'other')),
	CONSTRAINT fk_letters_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_letters_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_letters_nomination_id_nominations FOREIGN KEY(nomination_id) REFERENCES nominations (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_letters_pdf_sha256_blobs FOREIGN KEY(pdf_sha256) REFERENCES blobs (sha256) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT uq_letters_uid UNIQUE (uid)
);
CREATE TABLE meetings (
	title VARCHAR NOT NULL,
	season_id INTEGER,
	starts_at VARCHAR(16) NOT NULL,
	ends_at VARCHAR(16) NOT NULL,
	time_zone VARCHAR NOT NULL,
	venue_id INTEGER,
	theme_id INTEGER,
	learning_practice_id INTEGER,
	status VARCHAR(40) NOT NULL,
	reply_by DATE,
	notes VARCHAR NOT NULL,
	sequence INTEGER NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT fk_meetings_season_id_seasons FOREIGN KEY(season_id) REFERENCES seasons (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_meetings_venue_id_venues FOREIGN KEY(venue_id) REFERENCES venues (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_meetings_theme_id_themes FOREIGN KEY(theme_id) REFERENCES themes (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_meetings_learning_practice_id_learning_practices FOREIGN KEY(learning_practice_id) REFERENCES learning_practices (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_meetings_status CHECK (status IN ('draft', 'planned', 'held', 'cancelled')),
	CONSTRAINT uq_meetings_uid UNIQUE (uid)
);
CREATE TABLE memberships (
	person_id INTEGER NOT NULL,
	category VARCHAR(40) NOT NULL,
	status VARCHAR(40) NOT NULL,
	started_on DATE,
	ended_on DATE,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	CONSTRAINT fk_memberships_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_memberships_category CHECK (category IN ('municipal_professional', 'social_professional', 'expert_by_experience')),
	CONSTRAINT ck_memberships_status CHECK (status IN ('active', 'paused', 'ended')),
	CONSTRAINT uq_memberships_uid UNIQUE (uid)
);
CREATE TABLE nomination_rounds (
	name VARCHAR NOT NULL,
	opens_on DATE NOT NULL,
	closes_on DATE NOT NULL,
	wished_number INTEGER,
	notes VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT uq_nomination_rounds_uid UNIQUE (uid)
);
CREATE TABLE nominations (
	round_id INTEGER,
	candidate_id INTEGER NOT NULL,
	nominator_id INTEGER,
	category VARCHAR(40) NOT NULL,
	motivation VARCHAR NOT NULL,
	stage VARCHAR(40) NOT NULL,
	received_on DATE NOT NULL,
	stage_since DATE NOT NULL,
	decision_reason VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT fk_nominations_round_id_nomination_rounds FOREIGN KEY(round_id) REFERENCES nomination_rounds (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_nominations_candidate_id_people FOREIGN KEY(candidate_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_nominations_nominator_id_people FOREIGN KEY(nominator_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_nominations_category CHECK (category IN ('municipal_professional', 'social_professional', 'expert_by_experience')),
	CONSTRAINT ck_nominations_stage CHECK (stage IN ('received', 'reviewed', 'approached', 'consent_asked', 'consented', 'admitted', 'declined', 'withdrawn')),
	CONSTRAINT uq_nominations_uid UNIQUE (uid)
);
CREATE TABLE not_same_pairs (
	first_id INTEGER NOT NULL,
	second_id INTEGER NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT uq_not_same_pairs_first_id_second_id UNIQUE (first_id, second_id),
	CONSTRAINT fk_not_same_pairs_first_id_people FOREIGN KEY(first_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_not_same_pairs_second_id_people FOREIGN KEY(second_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE organisations (
	name VARCHAR NOT NULL,
	sort_key VARCHAR NOT NULL,
	kind VARCHAR(40) NOT NULL,
	partner_state VARCHAR(40),
	website VARCHAR NOT NULL,
	notes VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	street VARCHAR DEFAULT '' NOT NULL,
	house_number VARCHAR DEFAULT '' NOT NULL,
	postcode VARCHAR DEFAULT '' NOT NULL,
	city VARCHAR DEFAULT '' NOT NULL,
	country VARCHAR DEFAULT '' NOT NULL,
	province VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT ck_organisations_kind CHECK (kind IN ('municipality', 'knowledge_institute', 'ministry', 'association', 'welfare', 'client_organisation', 'other')),
	CONSTRAINT ck_organisations_partner_state CHECK (partner_state IN ('prospect', 'in_talks', 'partner', 'former')),
	CONSTRAINT uq_organisations_uid UNIQUE (uid)
);
CREATE TABLE participations (
	meeting_id INTEGER NOT NULL,
	person_id INTEGER NOT NULL,
	role VARCHAR(40) NOT NULL,
	invited_on DATE,
	reply VARCHAR(40) NOT NULL,
	replied_on DATE,
	remark VARCHAR NOT NULL,
	presence VARCHAR(40) NOT NULL,
	replaced_by_id INTEGER,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT uq_participations_meeting_id_person_id UNIQUE (meeting_id, person_id),
	CONSTRAINT fk_participations_meeting_id_meetings FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_participations_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_participations_role CHECK (role IN ('member', 'host', 'speaker', 'guest', 'staff')),
	CONSTRAINT ck_participations_reply CHECK (reply IN ('none', 'yes', 'no', 'maybe')),
	CONSTRAINT ck_participations_presence CHECK (presence IN ('unknown', 'present', 'late', 'left_early', 'excused', 'absent', 'replaced')),
	CONSTRAINT fk_participations_replaced_by_id_people FOREIGN KEY(replaced_by_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE TABLE people (
	initials VARCHAR NOT NULL,
	given_name VARCHAR NOT NULL,
	prefix VARCHAR NOT NULL,
	family_name VARCHAR NOT NULL,
	partner_prefix VARCHAR NOT NULL,
	partner_family_name VARCHAR NOT NULL,
	name_use VARCHAR(40) NOT NULL,
	form_of_address VARCHAR(40) NOT NULL,
	title_before VARCHAR NOT NULL,
	title_after VARCHAR NOT NULL,
	salutation_override VARCHAR NOT NULL,
	address_line_override VARCHAR NOT NULL,
	informal_salutation_override VARCHAR NOT NULL,
	language VARCHAR(2) NOT NULL,
	large_print BOOLEAN NOT NULL,
	prefers_email BOOLEAN NOT NULL,
	notes VARCHAR NOT NULL,
	full_name VARCHAR NOT NULL,
	list_name VARCHAR NOT NULL,
	sort_key VARCHAR NOT NULL,
	sort_key_by_prefix VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	street VARCHAR DEFAULT '' NOT NULL,
	house_number VARCHAR DEFAULT '' NOT NULL,
	postcode VARCHAR DEFAULT '' NOT NULL,
	city VARCHAR DEFAULT '' NOT NULL,
	country VARCHAR DEFAULT '' NOT NULL,
	province VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT ck_people_name_use CHECK (name_use IN ('own', 'partner', 'partner_own', 'own_partner')),
	CONSTRAINT ck_people_form_of_address CHECK (form_of_address IN ('ms', 'mr', 'neutral')),
	CONSTRAINT uq_people_uid UNIQUE (uid)
);
CREATE TABLE person_themes (
	person_id INTEGER NOT NULL,
	theme_id INTEGER NOT NULL,
	link VARCHAR(40) NOT NULL,
	source VARCHAR NOT NULL,
	noted_on DATE,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT uq_person_themes_person_id_theme_id_link UNIQUE (person_id, theme_id, link),
	CONSTRAINT fk_person_themes_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT fk_person_themes_theme_id_themes FOREIGN KEY(theme_id) REFERENCES themes (id) DEFERRABLE INITIALLY IMMEDIATE,
	CONSTRAINT ck_person_themes_link CHECK (link IN ('experience', 'interest', 'expertise'))
);
CREATE TABLE phone_numbers (
	person_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	number VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT fk_phone_numbers_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY IMMEDIATE
);
CREATE VIRTUAL TABLE search_texts USING fts5(title, body, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3 5 7');
CREATE TABLE seasons (
	name VARCHAR NOT NULL,
	starts_on DATE NOT NULL,
	ends_on DATE NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT uq_seasons_uid UNIQUE (uid)
);
CREATE TABLE settings (
	name VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	CONSTRAINT uq_settings_name UNIQUE (name)
);
CREATE TABLE themes (
	name VARCHAR NOT NULL,
	description VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	CONSTRAINT uq_themes_uid UNIQUE (uid)
);
CREATE TABLE venues (
	name VARCHAR NOT NULL,
	room VARCHAR NOT NULL,
	capacity INTEGER,
	directions VARCHAR NOT NULL,
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	uid VARCHAR(36) NOT NULL,
	deleted_at VARCHAR(20),
	street VARCHAR DEFAULT '' NOT NULL,
	house_number VARCHAR DEFAULT '' NOT NULL,
	postcode VARCHAR DEFAULT '' NOT NULL,
	city VARCHAR DEFAULT '' NOT NULL,
	country VARCHAR DEFAULT '' NOT NULL,
	province VARCHAR DEFAULT '' NOT NULL,
	CONSTRAINT uq_venues_uid UNIQUE (uid)
);
CREATE INDEX ix_affiliations_organisation_id ON affiliations (organisation_id);
CREATE INDEX ix_affiliations_person_id ON affiliations (person_id, started_on, id, ended_on, organisation_id, job_title);
CREATE INDEX ix_agenda_items_meeting_id ON agenda_items (meeting_id);
CREATE INDEX ix_agenda_speakers_agenda_item_id ON agenda_speakers (agenda_item_id);
CREATE INDEX ix_agenda_speakers_person_id ON agenda_speakers (person_id);
CREATE INDEX ix_change_sets_undoes_id ON change_sets (undoes_id);
CREATE INDEX ix_changes_change_set_id ON changes (change_set_id);
CREATE INDEX ix_changes_table_name_row_id ON changes (table_name, row_id);
CREATE INDEX ix_consents_manager_id ON consents (manager_id);
CREATE INDEX ix_consents_nomination_id ON consents (nomination_id);
CREATE INDEX ix_contact_moment_people_contact_moment_id ON contact_moment_people (contact_moment_id);
CREATE INDEX ix_contact_moment_people_person_id ON contact_moment_people (person_id);
CREATE INDEX ix_contact_moments_occurred_on ON contact_moments (occurred_on);
CREATE INDEX ix_contact_moments_organisation_id ON contact_moments (organisation_id);
CREATE INDEX ix_email_addresses_address ON email_addresses (address);
CREATE INDEX ix_email_addresses_person_id ON email_addresses (person_id);
CREATE INDEX ix_follow_ups_contact_moment_id ON follow_ups (contact_moment_id);
CREATE INDEX ix_follow_ups_due_on ON follow_ups (due_on);
CREATE INDEX ix_follow_ups_organisation_id ON follow_ups (organisation_id);
CREATE INDEX ix_follow_ups_person_id ON follow_ups (person_id);
CREATE INDEX ix_letters_meeting_id ON letters (meeting_id);
CREATE INDEX ix_letters_nomination_id ON letters (nomination_id);
CREATE INDEX ix_letters_person_id ON letters (person_id);
CREATE INDEX ix_letters_produced_at ON letters (produced_at);
CREATE INDEX ix_meetings_learning_practice_id ON meetings (learning_practice_id);
CREATE INDEX ix_meetings_season_id ON meetings (season_id);
CREATE INDEX ix_meetings_starts_at ON meetings (starts_at);
CREATE INDEX ix_meetings_theme_id ON meetings (theme_id);
CREATE INDEX ix_meetings_venue_id ON meetings (venue_id);
CREATE INDEX ix_memberships_person_id ON memberships (person_id, ended_on, started_on, id, category, status);
CREATE INDEX ix_memberships_status ON memberships (status);
CREATE INDEX ix_nominations_candidate_id ON nominations (candidate_id);
CREATE INDEX ix_nominations_nominator_id ON nominations (nominator_id);
CREATE INDEX ix_nominations_round_id ON nominations (round_id);
CREATE INDEX ix_nominations_stage ON nominations (stage);
CREATE INDEX ix_not_same_pairs_first_id ON not_same_pairs (first_id);
CREATE INDEX ix_not_same_pairs_second_id ON not_same_pairs (second_id);
CREATE INDEX ix_organisations_name ON organisations (name);
CREATE INDEX ix_organisations_province ON organisations (province);
CREATE INDEX ix_organisations_sort_key ON organisations (sort_key);
CREATE INDEX ix_participations_meeting_id ON participations (meeting_id);
CREATE INDEX ix_participations_person_id ON participations (person_id);
CREATE INDEX ix_participations_replaced_by_id ON participations (replaced_by_id);
CREATE INDEX ix_people_province ON people (province);
CREATE INDEX ix_people_sort_key ON people (deleted_at, sort_key);
CREATE INDEX ix_people_sort_key_by_prefix ON people (deleted_at, sort_key_by_prefix);
CREATE INDEX ix_person_themes_person_id ON person_themes (person_id);
CREATE INDEX ix_person_themes_theme_id ON person_themes (theme_id);
CREATE INDEX ix_phone_numbers_number ON phone_numbers (number);
CREATE INDEX ix_phone_numbers_person_id ON phone_numbers (person_id);
CREATE INDEX ix_venues_province ON venues (province);
PRAGMA application_id = 1313817423;
PRAGMA user_version = 1;
