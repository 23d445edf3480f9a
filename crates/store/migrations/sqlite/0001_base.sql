-- Base schema. Ids are 26-character text, times microseconds since 1970 UTC, days and weeks
-- ISO dates, money minor units with a currency, digests hexadecimal text.

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE programmes (
    digest TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (digest, position)
) STRICT;

CREATE TABLE officers (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    roles TEXT NOT NULL,
    recipient TEXT NOT NULL,
    sealed_identity BLOB NOT NULL,
    sealed_totp BLOB NOT NULL,
    intake_wrap BLOB,
    testimony_wrap BLOB,
    totp_step INTEGER,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1))
) STRICT;

CREATE TABLE sessions (
    id_hash BLOB NOT NULL PRIMARY KEY,
    officer TEXT NOT NULL REFERENCES officers (id),
    created_us INTEGER NOT NULL,
    seen_us INTEGER NOT NULL,
    csrf_secret BLOB NOT NULL
) STRICT;
CREATE INDEX sessions_officer ON sessions (officer);

CREATE TABLE attempts (
    name TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_us INTEGER NOT NULL
) STRICT;

-- One row a form that acted: the same form never acts twice. Without row ids, as are testimonies:
-- rows numbered as they came would tell who did what after whom.
CREATE TABLE form_uses (
    form TEXT NOT NULL PRIMARY KEY,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    designation TEXT NOT NULL UNIQUE,
    locator TEXT NOT NULL UNIQUE,
    stage TEXT NOT NULL,
    programme TEXT NOT NULL,
    form_digest TEXT NOT NULL,
    case_recipient TEXT NOT NULL,
    reply_recipient TEXT NOT NULL,
    wrap BLOB,
    received_day TEXT NOT NULL,
    accepted_day TEXT,
    offer TEXT,
    head_sequence INTEGER NOT NULL,
    head_hash TEXT NOT NULL,
    head_us INTEGER NOT NULL,
    next_in INTEGER NOT NULL,
    next_out INTEGER NOT NULL,
    next_office INTEGER NOT NULL,
    screened_with TEXT,
    unread INTEGER NOT NULL CHECK (unread IN (0, 1))
) STRICT;
CREATE INDEX cases_stage ON cases (stage, head_us, id);
CREATE INDEX cases_changed ON cases (head_us, id);
CREATE INDEX cases_received ON cases (received_day, id);
CREATE INDEX cases_screened ON cases (screened_with, head_us, id);

CREATE TABLE journal (
    case_id TEXT NOT NULL REFERENCES cases (id),
    sequence INTEGER NOT NULL,
    previous TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    payload TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (case_id, sequence)
) STRICT;

CREATE TABLE bodies (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    direction TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    sealed_by TEXT NOT NULL,
    digest TEXT NOT NULL,
    bucket_bytes INTEGER NOT NULL,
    day TEXT NOT NULL,
    content BLOB,
    blob TEXT,
    UNIQUE (case_id, direction, sequence),
    CHECK ((content IS NULL) <> (blob IS NULL))
) STRICT;
CREATE INDEX bodies_blob ON bodies (blob) WHERE blob IS NOT NULL;

-- Blind tokens of what a case's people are called: equal ones in two cases say that the two are
-- worth comparing, and to this database nothing else. Every case has the same number of them.
CREATE TABLE case_tokens (
    case_id TEXT NOT NULL REFERENCES cases (id),
    token TEXT NOT NULL,
    PRIMARY KEY (case_id, token)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_tokens_token ON case_tokens (token, case_id);

-- Cases set aside because another of the same person goes on; null once that one is erased.
CREATE TABLE merges (
    case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
    kept TEXT REFERENCES cases (id)
) STRICT;
CREATE INDEX merges_kept ON merges (kept) WHERE kept IS NOT NULL;

-- Instalments that were paid to a case's person on a case merged with it and erased since: one set
-- aside for it or, where of_kept says so, the one that was kept. Which case that was is not kept.
CREATE TABLE paid_before (
    case_id TEXT NOT NULL REFERENCES cases (id),
    benefit TEXT NOT NULL,
    partner TEXT NOT NULL,
    number INTEGER NOT NULL,
    of_kept INTEGER NOT NULL CHECK (of_kept IN (0, 1)),
    PRIMARY KEY (case_id, benefit, partner, number, of_kept)
) STRICT, WITHOUT ROWID;

-- At most one open proposal of a family for a case or testimony.
CREATE TABLE proposals (
    id TEXT NOT NULL PRIMARY KEY,
    subject TEXT NOT NULL,
    family TEXT NOT NULL,
    kind TEXT NOT NULL,
    digest TEXT NOT NULL,
    proposer TEXT NOT NULL,
    record_sequence INTEGER,
    content TEXT,
    state TEXT NOT NULL,
    at_us INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX proposals_open ON proposals (subject, family) WHERE state = 'open';
CREATE INDEX proposals_subject ON proposals (subject);

-- The checks are the second line of defence: plans are refused before they come here.
CREATE TABLE budgets (
    partner TEXT NOT NULL PRIMARY KEY,
    currency TEXT NOT NULL,
    limit_minor INTEGER NOT NULL,
    pending_minor INTEGER NOT NULL CHECK (pending_minor >= 0),
    posted_minor INTEGER NOT NULL CHECK (posted_minor >= 0),
    CHECK (pending_minor <= limit_minor - posted_minor)
) STRICT;

CREATE TABLE transfers (
    id TEXT NOT NULL PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    benefit TEXT NOT NULL,
    partner TEXT NOT NULL REFERENCES budgets (partner),
    number INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'posted', 'voided')),
    posted_us INTEGER
) STRICT;
CREATE UNIQUE INDEX transfers_once ON transfers (case_id, benefit, partner, number)
    WHERE state <> 'voided';
CREATE INDEX transfers_partner ON transfers (partner, id);

CREATE TABLE counts (
    metric TEXT NOT NULL,
    dimension TEXT NOT NULL,
    week TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (metric, dimension, week)
) STRICT;

-- Testimonies stand apart: no column here or there leads from one to a case, no form that gave or
-- withdrew one is kept, and no row id tells when it came.
CREATE TABLE testimonies (
    id TEXT NOT NULL PRIMARY KEY,
    locator TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    recipient TEXT NOT NULL,
    wrap BLOB,
    received_day TEXT NOT NULL,
    video INTEGER NOT NULL CHECK (video IN (0, 1)),
    next_office INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX testimonies_state ON testimonies (state, received_day, id);

CREATE TABLE testimony_bodies (
    id TEXT NOT NULL PRIMARY KEY,
    testimony_id TEXT NOT NULL REFERENCES testimonies (id),
    direction TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    sealed_by TEXT NOT NULL,
    digest TEXT NOT NULL,
    bucket_bytes INTEGER NOT NULL,
    day TEXT NOT NULL,
    content BLOB,
    blob TEXT,
    UNIQUE (testimony_id, direction, sequence),
    CHECK ((content IS NULL) <> (blob IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX testimony_bodies_blob ON testimony_bodies (blob) WHERE blob IS NOT NULL;

CREATE TABLE publications (
    testimony_id TEXT NOT NULL PRIMARY KEY REFERENCES testimonies (id),
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    month TEXT NOT NULL,
    video_type TEXT,
    video_blob TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX publications_month ON publications (month, testimony_id);

CREATE TABLE audit (
    sequence INTEGER NOT NULL PRIMARY KEY,
    at_us INTEGER NOT NULL,
    officer TEXT,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

-- The end of the audit trail, so that acts missing at the end are noticed.
CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL,
    at_us INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;

-- Lists of names, as last read; an older one of the same name is superseded and keeps its row, so
-- that a screening made with it can still be told apart, but not its parties.
CREATE TABLE lists (
    digest TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    format TEXT NOT NULL,
    published_day TEXT,
    bytes INTEGER NOT NULL,
    rows_read INTEGER NOT NULL,
    parties INTEGER NOT NULL,
    names INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    officer TEXT,
    added_us INTEGER NOT NULL,
    superseded_by TEXT,
    chunks TEXT NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX lists_current ON lists (name) WHERE superseded_by IS NULL;

-- Parties of lists, as JSON lines in pieces, under an id drawn for each reading. Pieces no list
-- names are of a reading that was broken off, or is still going on.
CREATE TABLE list_chunks (
    chunks TEXT NOT NULL,
    position INTEGER NOT NULL,
    content BLOB NOT NULL,
    added_us INTEGER NOT NULL,
    PRIMARY KEY (chunks, position)
) STRICT;

-- Tombstones: what stands here is erased, or will be when the store next opens.
CREATE TABLE erasures (
    case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
    day TEXT NOT NULL,
    actor TEXT NOT NULL,
    finished INTEGER NOT NULL CHECK (finished IN (0, 1))
) STRICT;

-- Blobs no row names any more, until their files are gone.
CREATE TABLE doomed_blobs (
    blob TEXT NOT NULL PRIMARY KEY
) STRICT;
