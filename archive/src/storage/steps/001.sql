-- Step 1: the first archive. Every table is STRICT; ids are UUIDv7 blobs; instants are UTC text
-- (2026-11-23T02:41:07.123Z), dates plain text (2026-11-23). Nothing here is ever deleted.

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- Running numbers: one row a scope, only ever counting up.
CREATE TABLE counter (
    scope TEXT PRIMARY KEY,
    last  INTEGER NOT NULL CHECK (last >= 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER counter_only_up BEFORE UPDATE ON counter WHEN NEW.last < OLD.last
BEGIN SELECT RAISE(ABORT, 'a counter never goes back'); END;

-- The short ASCII codes printed on labels, slips and badges: what a scan means.
CREATE TABLE code (
    code   TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    target BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE department (
    id           BLOB PRIMARY KEY,
    name         TEXT NOT NULL UNIQUE,
    head         BLOB REFERENCES person (id),
    deputy       BLOB REFERENCES person (id),
    deputy_from  TEXT,
    deputy_until TEXT,
    active       INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE person (
    id                BLOB PRIMARY KEY,
    code              TEXT NOT NULL UNIQUE,
    badge             TEXT UNIQUE,
    name              TEXT NOT NULL,
    department        BLOB NOT NULL REFERENCES department (id),
    phone             TEXT NOT NULL DEFAULT '',
    role              TEXT NOT NULL,
    pin               TEXT,
    undertaking_until TEXT,
    initials          TEXT NOT NULL DEFAULT '',
    active            INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX person_name ON person (name);

CREATE TABLE customer (
    id           BLOB PRIMARY KEY,
    code         TEXT NOT NULL UNIQUE COLLATE NOCASE,
    name         TEXT NOT NULL UNIQUE,
    short_name   TEXT NOT NULL DEFAULT '',
    former_names TEXT NOT NULL DEFAULT '',
    contact      TEXT NOT NULL DEFAULT '',
    phone        TEXT NOT NULL DEFAULT '',
    initials     TEXT NOT NULL DEFAULT '',
    active       INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE place (
    id       BLOB PRIMARY KEY,
    code     TEXT NOT NULL UNIQUE,
    parent   BLOB REFERENCES place (id),
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    path     TEXT NOT NULL UNIQUE,
    initials TEXT NOT NULL DEFAULT '',
    -- what belongs there (技术资料)
    note     TEXT NOT NULL DEFAULT '',
    capacity INTEGER,
    -- how many materials stand here: an index kept by the triggers below, checked by `kedang check`
    items    INTEGER NOT NULL DEFAULT 0,
    active   INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX place_parent ON place (parent);

CREATE TABLE draft (
    id       BLOB PRIMARY KEY,
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL,
    body     TEXT NOT NULL CHECK (json_valid(body)),
    made_at  TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    -- what the draft became when it was registered or put aside; the row stays
    ended_as TEXT
) STRICT;
CREATE INDEX draft_open ON draft (kind, saved_at) WHERE ended_as IS NULL;

CREATE TABLE receipt (
    seq            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    number         TEXT NOT NULL UNIQUE,
    code           TEXT NOT NULL UNIQUE,
    customer       BLOB NOT NULL REFERENCES customer (id),
    received_on    TEXT NOT NULL,
    method         TEXT NOT NULL,
    provided_by    TEXT NOT NULL,
    provider_phone TEXT NOT NULL DEFAULT '',
    courier_no     TEXT NOT NULL DEFAULT '',
    project        TEXT NOT NULL DEFAULT '',
    return_by      TEXT,
    secrecy        TEXT NOT NULL DEFAULT '',
    handler        BLOB REFERENCES person (id),
    received_by    BLOB NOT NULL REFERENCES person (id),
    note           TEXT NOT NULL DEFAULT '',
    registered_at  TEXT NOT NULL,
    void_reason    TEXT
) STRICT;
CREATE INDEX receipt_received ON receipt (received_on, seq);
CREATE INDEX receipt_customer ON receipt (customer, seq);

CREATE TABLE material (
    seq             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE,
    code            TEXT NOT NULL UNIQUE,
    receipt         BLOB NOT NULL REFERENCES receipt (id),
    line_no         INTEGER NOT NULL,
    customer        BLOB NOT NULL REFERENCES customer (id),
    title           TEXT NOT NULL CHECK (title <> ''),
    category        TEXT NOT NULL,
    subtype         TEXT NOT NULL DEFAULT '',
    drawing_no      TEXT NOT NULL DEFAULT '',
    revision        TEXT NOT NULL DEFAULT '',
    carrier         TEXT NOT NULL,
    copy_kind       TEXT NOT NULL,
    copies          INTEGER NOT NULL CHECK (copies > 0),
    pages           INTEGER NOT NULL CHECK (pages >= 0),
    condition       TEXT NOT NULL DEFAULT '',
    doc_date        TEXT,
    creator         TEXT NOT NULL DEFAULT '',
    project         TEXT NOT NULL DEFAULT '',
    security_level  TEXT NOT NULL,
    secret_until    TEXT,
    return_by       TEXT,
    note            TEXT NOT NULL DEFAULT '',
    -- the fields of its category (图幅, 比例, 封样, 签订日 …)
    extra           TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra)),
    received_on     TEXT NOT NULL,
    -- three orthogonal states (domain/4-rules.md 5.1); changed by named actions only
    lifecycle       TEXT NOT NULL,
    custody         TEXT NOT NULL,
    lifecycle_since TEXT NOT NULL,
    -- given at filing (归档), frozen afterwards
    archive_no      TEXT UNIQUE,
    segments        TEXT CHECK (segments IS NULL OR json_valid(segments)),
    filing_no       TEXT,
    filed_on        TEXT,
    filed_by        BLOB REFERENCES person (id),
    nature          TEXT,
    purpose         TEXT,
    retention_class TEXT,
    retention_until TEXT,
    owner           BLOB REFERENCES person (id),
    place           BLOB REFERENCES place (id),
    UNIQUE (receipt, line_no),
    CHECK (lifecycle <> 'FILED' OR (archive_no IS NOT NULL AND filed_on IS NOT NULL AND owner IS NOT NULL))
) STRICT;
CREATE INDEX material_lifecycle ON material (lifecycle, seq);
CREATE INDEX material_custody ON material (custody, seq) WHERE custody <> 'IN_STORE';
CREATE INDEX material_customer ON material (customer, seq);
CREATE INDEX material_category ON material (category, seq);
CREATE INDEX material_place ON material (place, seq);
CREATE INDEX material_filed ON material (filed_on, seq);
-- the filing register: by day, by batch of the day (the number behind GDD20261123-), by line
CREATE INDEX material_filing ON material (filed_on, CAST(substr(filing_no, 13) AS INTEGER), seq);
CREATE INDEX material_received ON material (received_on, seq);
CREATE INDEX material_retention ON material (retention_until) WHERE retention_until IS NOT NULL AND lifecycle = 'FILED';
CREATE INDEX material_return_by ON material (return_by) WHERE return_by IS NOT NULL;
CREATE INDEX material_title ON material (customer, title);
CREATE INDEX material_twin ON material (customer, drawing_no, revision) WHERE drawing_no <> '';

CREATE TRIGGER material_number_frozen BEFORE UPDATE OF archive_no ON material
WHEN OLD.archive_no IS NOT NULL AND NEW.archive_no IS NOT OLD.archive_no
BEGIN SELECT RAISE(ABORT, 'a reference code is frozen once it is given'); END;

CREATE TRIGGER material_placed AFTER UPDATE OF place ON material WHEN NEW.place IS NOT OLD.place
BEGIN
    UPDATE place SET items = items - 1 WHERE id = OLD.place;
    UPDATE place SET items = items + 1 WHERE id = NEW.place;
END;

CREATE TABLE review (
    id        BLOB PRIMARY KEY,
    number    TEXT NOT NULL UNIQUE,
    material  BLOB NOT NULL REFERENCES material (id),
    result    TEXT NOT NULL,
    reason    TEXT NOT NULL DEFAULT '',
    checklist TEXT NOT NULL CHECK (json_valid(checklist)),
    due_on    TEXT,
    reviewer  BLOB NOT NULL REFERENCES person (id),
    at        TEXT NOT NULL,
    CHECK (result = 'PASS' OR reason <> '')
) STRICT;
CREATE INDEX review_material ON review (material, at);

-- One row per content: what is in files/, by its SHA-256.
CREATE TABLE file (
    sha256     TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    size       INTEGER NOT NULL CHECK (size >= 0),
    mime       TEXT NOT NULL,
    pages      INTEGER,
    width      INTEGER,
    height     INTEGER,
    -- stable code of why there is no picture, where there is none
    problem    TEXT,
    stored_at  TEXT NOT NULL,
    checked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
    seq              INTEGER PRIMARY KEY,
    id               BLOB NOT NULL UNIQUE,
    -- MATERIAL, RECEIPT, LOAN, DRAFT, INCIDENT or TRAY (待整理)
    owner_kind       TEXT NOT NULL,
    owner            BLOB,
    sha256           TEXT NOT NULL REFERENCES file (sha256),
    name             TEXT NOT NULL,
    -- SCAN, PHOTO, DOCUMENT, APPROVAL (签字件), ISSUE_PHOTO, RETURN_PHOTO
    role             TEXT NOT NULL,
    note             TEXT NOT NULL DEFAULT '',
    came_from        TEXT NOT NULL DEFAULT '',
    added_at         TEXT NOT NULL,
    added_by         BLOB NOT NULL REFERENCES person (id),
    withdrawn_at     TEXT,
    withdrawn_reason TEXT,
    replaced_by      BLOB REFERENCES attachment (id)
) STRICT;
CREATE INDEX attachment_owner ON attachment (owner, owner_kind, seq);
CREATE INDEX attachment_tray ON attachment (seq) WHERE owner_kind = 'TRAY' AND withdrawn_at IS NULL;
CREATE INDEX attachment_file ON attachment (sha256);

CREATE TABLE loan (
    seq            INTEGER PRIMARY KEY,
    id             BLOB NOT NULL UNIQUE,
    number         TEXT NOT NULL UNIQUE,
    code           TEXT NOT NULL UNIQUE,
    borrower       BLOB NOT NULL REFERENCES person (id),
    department     BLOB NOT NULL REFERENCES department (id),
    use_reason     TEXT NOT NULL CHECK (use_reason <> ''),
    project        TEXT NOT NULL DEFAULT '',
    mode           TEXT NOT NULL,
    destination    TEXT NOT NULL DEFAULT '',
    days           INTEGER NOT NULL CHECK (days > 0),
    requested_on   TEXT NOT NULL,
    requested_at   TEXT NOT NULL,
    recorded_by    BLOB NOT NULL REFERENCES person (id),
    state          TEXT NOT NULL,
    state_since    TEXT NOT NULL,
    state_reason   TEXT NOT NULL DEFAULT '',
    issued_by      BLOB REFERENCES person (id),
    issued_on      TEXT,
    due_on         TEXT,
    closed_on      TEXT,
    -- requester, approver and issuer are three people
    CHECK (issued_by IS NULL OR issued_by <> borrower)
) STRICT;
CREATE INDEX loan_state ON loan (state, seq);
CREATE INDEX loan_due ON loan (due_on, seq) WHERE state = 'OUT';
CREATE INDEX loan_borrower ON loan (borrower, seq);
CREATE INDEX loan_issued ON loan (issued_on, seq);
CREATE INDEX loan_requested ON loan (requested_on, seq);

CREATE TABLE loan_line (
    loan          BLOB NOT NULL REFERENCES loan (id),
    line_no       INTEGER NOT NULL,
    material      BLOB NOT NULL REFERENCES material (id),
    state         TEXT NOT NULL,
    copies        INTEGER NOT NULL CHECK (copies > 0),
    pages         INTEGER NOT NULL CHECK (pages >= 0),
    condition_out TEXT NOT NULL DEFAULT '',
    issued_at     TEXT,
    returned_at   TEXT,
    returned_on   TEXT,
    returned_by   BLOB REFERENCES person (id),
    copies_back   INTEGER,
    pages_back    INTEGER,
    condition_in  TEXT,
    note_in       TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (loan, line_no),
    UNIQUE (loan, material)
) STRICT, WITHOUT ROWID;
-- one place at a time: a material is on one open loan at most
CREATE UNIQUE INDEX loan_line_out ON loan_line (material) WHERE state = 'OUT';
CREATE INDEX loan_line_material ON loan_line (material, issued_at);
CREATE INDEX loan_line_returned ON loan_line (returned_on) WHERE returned_on IS NOT NULL;

CREATE TABLE approval (
    id          BLOB PRIMARY KEY,
    loan        BLOB NOT NULL REFERENCES loan (id),
    step        TEXT NOT NULL,
    decision    TEXT NOT NULL,
    mode        TEXT NOT NULL,
    approver    BLOB NOT NULL REFERENCES person (id),
    for_person  BLOB REFERENCES person (id),
    opinion     TEXT NOT NULL DEFAULT '',
    decided_on  TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by BLOB NOT NULL REFERENCES person (id),
    -- 待补扫描件: in ink, and no signed scan attached to the slip yet; kept by the triggers below
    scan_due    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX approval_scan_due ON approval (loan, decided_on) WHERE scan_due = 1;
CREATE UNIQUE INDEX approval_step ON approval (loan, step);

-- Self-approval is refused here too, whatever program writes.
CREATE TRIGGER approval_not_by_requester BEFORE INSERT ON approval
WHEN NEW.approver = (SELECT borrower FROM loan WHERE id = NEW.loan)
BEGIN SELECT RAISE(ABORT, 'separation: the requester cannot approve'); END;
CREATE TRIGGER approval_frozen BEFORE UPDATE OF id, loan, step, decision, mode, approver, for_person, opinion,
    decided_on, recorded_at, recorded_by ON approval
BEGIN SELECT RAISE(ABORT, 'an approval is never rewritten'); END;
CREATE TRIGGER issuer_not_approver BEFORE UPDATE OF issued_by ON loan
WHEN NEW.issued_by IS NOT NULL AND EXISTS (SELECT 1 FROM approval WHERE loan = NEW.id AND approver = NEW.issued_by)
BEGIN SELECT RAISE(ABORT, 'separation: the approver cannot issue'); END;
CREATE TRIGGER loan_needs_approval BEFORE UPDATE OF state ON loan
WHEN NEW.state = 'OUT' AND OLD.state <> 'OUT'
 AND NOT EXISTS (SELECT 1 FROM approval WHERE loan = NEW.id AND decision = 'APPROVED')
BEGIN SELECT RAISE(ABORT, 'nothing leaves without an approval'); END;

CREATE TRIGGER approval_in_ink AFTER INSERT ON approval WHEN NEW.mode = 'INK'
BEGIN
    UPDATE approval SET scan_due = 1 WHERE id = NEW.id AND NOT EXISTS (SELECT 1 FROM attachment t
        WHERE t.owner = NEW.loan AND t.owner_kind = 'LOAN' AND t.role = 'APPROVAL' AND t.withdrawn_at IS NULL);
END;
CREATE TRIGGER approval_scan_attached AFTER INSERT ON attachment WHEN NEW.owner_kind = 'LOAN' AND NEW.role = 'APPROVAL'
BEGIN UPDATE approval SET scan_due = 0 WHERE loan = NEW.owner; END;
CREATE TRIGGER approval_scan_changed AFTER UPDATE OF owner, owner_kind, role, withdrawn_at ON attachment
WHEN NEW.owner_kind = 'LOAN' OR OLD.owner_kind = 'LOAN'
BEGIN
    UPDATE approval SET scan_due = NOT EXISTS (SELECT 1 FROM attachment t
        WHERE t.owner = approval.loan AND t.owner_kind = 'LOAN' AND t.role = 'APPROVAL' AND t.withdrawn_at IS NULL)
    WHERE mode = 'INK' AND loan IN (NEW.owner, OLD.owner);
END;

CREATE TABLE renewal (
    id       BLOB PRIMARY KEY,
    loan     BLOB NOT NULL REFERENCES loan (id),
    nth      INTEGER NOT NULL,
    was_due  TEXT NOT NULL,
    due_on   TEXT NOT NULL,
    reason   TEXT NOT NULL,
    -- whether the archivist saw the material (seen) or took the borrower's word
    seen     INTEGER NOT NULL,
    approver BLOB NOT NULL REFERENCES person (id),
    at       TEXT NOT NULL,
    by       BLOB NOT NULL REFERENCES person (id),
    UNIQUE (loan, nth)
) STRICT;

CREATE TABLE reminder (
    id       BLOB PRIMARY KEY,
    loan     BLOB NOT NULL REFERENCES loan (id),
    nth      INTEGER NOT NULL,
    days_late INTEGER NOT NULL,
    until    TEXT NOT NULL,
    at       TEXT NOT NULL,
    by       BLOB NOT NULL REFERENCES person (id),
    UNIQUE (loan, nth)
) STRICT;

CREATE TABLE incident (
    id          BLOB PRIMARY KEY,
    number      TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    material    BLOB NOT NULL REFERENCES material (id),
    loan        BLOB REFERENCES loan (id),
    person      BLOB REFERENCES person (id),
    facts       TEXT NOT NULL,
    state       TEXT NOT NULL,
    reported_on TEXT NOT NULL,
    at          TEXT NOT NULL,
    by          BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX incident_material ON incident (material);
CREATE INDEX incident_state ON incident (state, reported_on);

-- Every reading, copying, borrowing, viewing and export of a material (使用登记表, 第十五条).
CREATE TABLE usage (
    seq      INTEGER PRIMARY KEY,
    material BLOB NOT NULL REFERENCES material (id),
    kind     TEXT NOT NULL,
    on_date  TEXT NOT NULL,
    at       TEXT NOT NULL,
    person   BLOB NOT NULL REFERENCES person (id),
    reason   TEXT NOT NULL,
    loan     BLOB REFERENCES loan (id),
    copies   INTEGER,
    pages    INTEGER,
    by       BLOB NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX usage_date ON usage (on_date, seq);
CREATE INDEX usage_material ON usage (material, seq);

-- Every time a form was printed: the second one says 补打.
CREATE TABLE printing (
    seq     INTEGER PRIMARY KEY,
    form    TEXT NOT NULL,
    subject BLOB NOT NULL,
    nth     INTEGER NOT NULL,
    at      TEXT NOT NULL,
    by      BLOB NOT NULL REFERENCES person (id),
    UNIQUE (form, subject, nth)
) STRICT;

-- Days that differ from the ordinary week (法定节假日, 调休).
CREATE TABLE calendar (
    day     TEXT PRIMARY KEY,
    working INTEGER NOT NULL,
    name    TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- The audit chain: append-only, each row sealed with the hash of the one before.
CREATE TABLE journal (
    seq       INTEGER PRIMARY KEY,
    at        TEXT NOT NULL,
    actor     BLOB,
    actor_name TEXT NOT NULL,
    action    TEXT NOT NULL,
    number    TEXT NOT NULL,
    facts     TEXT NOT NULL CHECK (json_valid(facts)),
    change    TEXT NOT NULL CHECK (json_valid(change)),
    subjects  TEXT NOT NULL CHECK (json_valid(subjects)),
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TABLE journal_subject (
    subject BLOB NOT NULL,
    seq     INTEGER NOT NULL REFERENCES journal (seq),
    PRIMARY KEY (subject, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_subject_no_update BEFORE UPDATE ON journal_subject
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_subject_no_delete BEFORE DELETE ON journal_subject
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Nothing is deleted (promise 2): the nouns refuse it, whatever program asks.
CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER material_no_delete BEFORE DELETE ON material BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER file_no_delete BEFORE DELETE ON file BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER loan_no_delete BEFORE DELETE ON loan BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER loan_line_no_delete BEFORE DELETE ON loan_line BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER approval_no_delete BEFORE DELETE ON approval BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER renewal_no_delete BEFORE DELETE ON renewal BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER reminder_no_delete BEFORE DELETE ON reminder BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER incident_no_delete BEFORE DELETE ON incident BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER usage_no_delete BEFORE DELETE ON usage BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER customer_no_delete BEFORE DELETE ON customer BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER place_no_delete BEFORE DELETE ON place BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER code_no_delete BEFORE DELETE ON code BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
