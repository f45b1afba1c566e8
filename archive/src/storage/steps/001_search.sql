-- The search index: everything here is made from the tables above and can be made again
-- (search::rebuild). It is written in the same transaction as what it finds.

-- One bag of grams a material: rowid is material.seq. What a gram is, and what its first letter
-- says, stands in archive/src/search/grams.rs. No positions are kept (detail = none): every gram is
-- a word of its own, a longer term is all its grams and a look at the row.
CREATE VIRTUAL TABLE search_material USING fts5 (
    grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

-- What the bag was made from, as a digest, and the keys by which numbers are found and lists sorted.
CREATE TABLE search_row (
    seq         INTEGER PRIMARY KEY REFERENCES material (seq),
    digest      INTEGER NOT NULL,
    number_key  TEXT NOT NULL,
    drawing_key TEXT NOT NULL,
    title_key   TEXT NOT NULL
) STRICT;
CREATE INDEX search_row_number ON search_row (number_key, seq);
CREATE INDEX search_row_drawing ON search_row (drawing_key, seq);
CREATE INDEX search_row_title ON search_row (title_key, seq);

-- Which characters and pairs of characters of this archive are typed by which syllables.
CREATE TABLE search_syllable (
    typed TEXT NOT NULL,
    gram  TEXT NOT NULL,
    PRIMARY KEY (typed, gram)
) STRICT, WITHOUT ROWID;

-- Customers, people, places and loan slips, found the same way.
CREATE TABLE search_thing (
    seq    INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    id     BLOB NOT NULL,
    digest INTEGER NOT NULL,
    UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE search_thing_gram USING fts5 (
    grams, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
-- Whole names, former names, codes and initials of customers.
CREATE TABLE search_name (
    name  TEXT NOT NULL,
    thing INTEGER NOT NULL REFERENCES search_thing (seq),
    PRIMARY KEY (name, thing)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_name_thing ON search_name (thing);

-- How far a rebuild is; no row when none is under way.
CREATE TABLE search_rebuild (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    phase    TEXT NOT NULL,
    last_seq INTEGER NOT NULL
) STRICT;

-- What changed and is not in the index yet: written by triggers, emptied by the transaction door
-- before it commits. Whatever program writes, the next act brings the index up to date.
CREATE TABLE search_stale (
    kind TEXT NOT NULL,
    id   BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER search_material_add AFTER INSERT ON material
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('MATERIAL', NEW.id); END;
CREATE TRIGGER search_material_change AFTER UPDATE ON material
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('MATERIAL', NEW.id); END;
CREATE TRIGGER search_receipt_change AFTER UPDATE ON receipt
BEGIN INSERT OR IGNORE INTO search_stale SELECT 'MATERIAL', id FROM material WHERE receipt = NEW.id; END;
CREATE TRIGGER search_attachment_add AFTER INSERT ON attachment WHEN NEW.owner_kind = 'MATERIAL'
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('MATERIAL', NEW.owner); END;
CREATE TRIGGER search_attachment_in AFTER UPDATE ON attachment WHEN NEW.owner_kind = 'MATERIAL'
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('MATERIAL', NEW.owner); END;
CREATE TRIGGER search_attachment_away AFTER UPDATE ON attachment WHEN OLD.owner_kind = 'MATERIAL'
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('MATERIAL', OLD.owner); END;
CREATE TRIGGER search_customer_add AFTER INSERT ON customer
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('CUSTOMER', NEW.id); END;
CREATE TRIGGER search_customer_change AFTER UPDATE ON customer
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('CUSTOMER', NEW.id); END;
CREATE TRIGGER search_person_add AFTER INSERT ON person
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('PERSON', NEW.id); END;
CREATE TRIGGER search_person_change AFTER UPDATE ON person
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('PERSON', NEW.id); END;
CREATE TRIGGER search_place_add AFTER INSERT ON place
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('PLACE', NEW.id); END;
CREATE TRIGGER search_place_change AFTER UPDATE ON place
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('PLACE', NEW.id); END;
CREATE TRIGGER search_loan_add AFTER INSERT ON loan
BEGIN INSERT OR IGNORE INTO search_stale VALUES ('LOAN', NEW.id); END;
