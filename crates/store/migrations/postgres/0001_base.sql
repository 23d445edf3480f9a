-- Base schema. Ids are 26-character text, times microseconds since 1970 UTC, days and weeks
-- ISO dates, money minor units with a currency, digests hexadecimal text.

CREATE TABLE settings (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);

CREATE TABLE programmes (
    digest TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (digest, position)
);

CREATE TABLE officers (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    roles TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    sealed_identity BYTEA NOT NULL,
    sealed_totp BYTEA NOT NULL,
    intake_wrap BYTEA,
    testimony_wrap BYTEA,
    totp_step BIGINT,
    disabled BOOLEAN NOT NULL
);

CREATE TABLE sessions (
    id_hash BYTEA NOT NULL PRIMARY KEY,
    officer TEXT COLLATE "C" NOT NULL REFERENCES officers (id),
    created_us BIGINT NOT NULL,
    seen_us BIGINT NOT NULL,
    csrf_secret BYTEA NOT NULL
);
CREATE INDEX sessions_officer ON sessions (officer);

CREATE TABLE attempts (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_us BIGINT NOT NULL
);

-- One row a form that acted: the same form never acts twice.
CREATE TABLE form_uses (
    form TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    act TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    day TEXT COLLATE "C" NOT NULL
);

CREATE TABLE cases (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    designation TEXT COLLATE "C" NOT NULL UNIQUE,
    locator TEXT COLLATE "C" NOT NULL UNIQUE,
    stage TEXT COLLATE "C" NOT NULL,
    programme TEXT COLLATE "C" NOT NULL,
    form_digest TEXT COLLATE "C" NOT NULL,
    case_recipient TEXT COLLATE "C" NOT NULL,
    reply_recipient TEXT COLLATE "C" NOT NULL,
    wrap BYTEA,
    received_day TEXT COLLATE "C" NOT NULL,
    accepted_day TEXT COLLATE "C",
    offer TEXT COLLATE "C",
    head_sequence BIGINT NOT NULL,
    head_hash TEXT COLLATE "C" NOT NULL,
    head_us BIGINT NOT NULL,
    next_in BIGINT NOT NULL,
    next_out BIGINT NOT NULL,
    next_office BIGINT NOT NULL,
    screened_with TEXT COLLATE "C",
    unread BOOLEAN NOT NULL
);
CREATE INDEX cases_stage ON cases (stage, head_us, id);
CREATE INDEX cases_changed ON cases (head_us, id);
CREATE INDEX cases_received ON cases (received_day, id);
CREATE INDEX cases_screened ON cases (screened_with, head_us, id);

CREATE TABLE journal (
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id),
    sequence BIGINT NOT NULL,
    previous TEXT COLLATE "C" NOT NULL,
    at_us BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, sequence)
);

CREATE TABLE bodies (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id),
    direction TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    sealed_by TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    bucket_bytes BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    content BYTEA,
    blob TEXT COLLATE "C",
    UNIQUE (case_id, direction, sequence),
    CHECK ((content IS NULL) <> (blob IS NULL))
);
CREATE INDEX bodies_blob ON bodies (blob) WHERE blob IS NOT NULL;

-- Blind tokens of what a case's people are called: equal ones in two cases say that the two are
-- worth comparing, and to this database nothing else. Every case has the same number of them.
CREATE TABLE case_tokens (
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id),
    token TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (case_id, token)
);
CREATE INDEX case_tokens_token ON case_tokens (token, case_id);

-- Cases set aside because another of the same person goes on; null once that one is erased.
CREATE TABLE merges (
    case_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES cases (id),
    kept TEXT COLLATE "C" REFERENCES cases (id)
);
CREATE INDEX merges_kept ON merges (kept) WHERE kept IS NOT NULL;

-- Instalments that were paid to a case's person on a case merged with it and erased since: one set
-- aside for it or, where of_kept says so, the one that was kept. Which case that was is not kept.
CREATE TABLE paid_before (
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id),
    benefit TEXT COLLATE "C" NOT NULL,
    partner TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    of_kept BOOLEAN NOT NULL,
    PRIMARY KEY (case_id, benefit, partner, number, of_kept)
);

-- At most one open proposal of a family for a case or testimony.
CREATE TABLE proposals (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    subject TEXT COLLATE "C" NOT NULL,
    family TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    proposer TEXT COLLATE "C" NOT NULL,
    record_sequence BIGINT,
    content TEXT COLLATE "C",
    state TEXT COLLATE "C" NOT NULL,
    at_us BIGINT NOT NULL
);
CREATE UNIQUE INDEX proposals_open ON proposals (subject, family) WHERE state = 'open';
CREATE INDEX proposals_subject ON proposals (subject);

-- The checks are the second line of defence: plans are refused before they come here.
CREATE TABLE budgets (
    partner TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    currency TEXT COLLATE "C" NOT NULL,
    limit_minor BIGINT NOT NULL,
    pending_minor BIGINT NOT NULL CHECK (pending_minor >= 0),
    posted_minor BIGINT NOT NULL CHECK (posted_minor >= 0),
    CHECK (pending_minor <= limit_minor - posted_minor)
);

CREATE TABLE transfers (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    case_id TEXT COLLATE "C" NOT NULL REFERENCES cases (id),
    benefit TEXT COLLATE "C" NOT NULL,
    partner TEXT COLLATE "C" NOT NULL REFERENCES budgets (partner),
    number BIGINT NOT NULL,
    amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
    currency TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL CHECK (state IN ('pending', 'posted', 'voided')),
    posted_us BIGINT
);
CREATE UNIQUE INDEX transfers_once ON transfers (case_id, benefit, partner, number)
    WHERE state <> 'voided';
CREATE INDEX transfers_partner ON transfers (partner, id);

CREATE TABLE counts (
    metric TEXT COLLATE "C" NOT NULL,
    dimension TEXT COLLATE "C" NOT NULL,
    week TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    PRIMARY KEY (metric, dimension, week)
);

-- Testimonies stand apart: no column here or there leads from one to a case, and no form that gave
-- or withdrew one is kept.
CREATE TABLE testimonies (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    locator TEXT COLLATE "C" NOT NULL UNIQUE,
    state TEXT COLLATE "C" NOT NULL,
    recipient TEXT COLLATE "C" NOT NULL,
    wrap BYTEA,
    received_day TEXT COLLATE "C" NOT NULL,
    video BOOLEAN NOT NULL,
    next_office BIGINT NOT NULL
);
CREATE INDEX testimonies_state ON testimonies (state, received_day, id);

CREATE TABLE testimony_bodies (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    testimony_id TEXT COLLATE "C" NOT NULL REFERENCES testimonies (id),
    direction TEXT COLLATE "C" NOT NULL,
    sequence BIGINT NOT NULL,
    purpose TEXT COLLATE "C" NOT NULL,
    sealed_by TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    bucket_bytes BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    content BYTEA,
    blob TEXT COLLATE "C",
    UNIQUE (testimony_id, direction, sequence),
    CHECK ((content IS NULL) <> (blob IS NULL))
);

CREATE INDEX testimony_bodies_blob ON testimony_bodies (blob) WHERE blob IS NOT NULL;

CREATE TABLE publications (
    testimony_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES testimonies (id),
    content TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    month TEXT COLLATE "C" NOT NULL,
    video_type TEXT COLLATE "C",
    video_blob TEXT COLLATE "C"
);
CREATE INDEX publications_month ON publications (month, testimony_id);

CREATE TABLE audit (
    sequence BIGINT NOT NULL PRIMARY KEY,
    at_us BIGINT NOT NULL,
    officer TEXT COLLATE "C",
    act TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);

-- The end of the audit trail, so that acts missing at the end are noticed.
CREATE TABLE audit_head (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence BIGINT NOT NULL,
    at_us BIGINT NOT NULL,
    hash TEXT COLLATE "C" NOT NULL
);

-- Lists of names, as last read; an older one of the same name is superseded and keeps its row, so
-- that a screening made with it can still be told apart, but not its parties.
CREATE TABLE lists (
    digest TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    format TEXT COLLATE "C" NOT NULL,
    published_day TEXT COLLATE "C",
    bytes BIGINT NOT NULL,
    rows_read BIGINT NOT NULL,
    parties BIGINT NOT NULL,
    names BIGINT NOT NULL,
    problems BIGINT NOT NULL,
    officer TEXT COLLATE "C",
    added_us BIGINT NOT NULL,
    superseded_by TEXT COLLATE "C",
    chunks TEXT COLLATE "C" NOT NULL,
    content TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX lists_current ON lists (name) WHERE superseded_by IS NULL;

-- Parties of lists, as JSON lines in pieces, under an id drawn for each reading. Pieces no list
-- names are of a reading that was broken off, or is still going on.
CREATE TABLE list_chunks (
    chunks TEXT COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    content BYTEA NOT NULL,
    added_us BIGINT NOT NULL,
    PRIMARY KEY (chunks, position)
);

-- Tombstones: what stands here is erased, or will be when the store next opens.
CREATE TABLE erasures (
    case_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES cases (id),
    day TEXT COLLATE "C" NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    finished BOOLEAN NOT NULL
);

-- Blobs no row names any more, until their files are gone.
CREATE TABLE doomed_blobs (
    blob TEXT COLLATE "C" NOT NULL PRIMARY KEY
);
