-- Step 5: marks beside a file.

-- A mark (标注) on a page of an attached file: beside it, never in it. Its two corners are shares of the page's width
-- and height, so that it lies where it was set at every size the page is drawn in.
CREATE TABLE mark (
    id           BLOB PRIMARY KEY,
    attachment   BLOB NOT NULL REFERENCES attachment (id),
    page         INTEGER NOT NULL CHECK (page >= 1),
    nth          INTEGER NOT NULL CHECK (nth >= 1),
    kind         TEXT NOT NULL,
    x0           REAL NOT NULL CHECK (x0 BETWEEN 0 AND 1),
    y0           REAL NOT NULL CHECK (y0 BETWEEN 0 AND 1),
    x1           REAL NOT NULL CHECK (x1 BETWEEN 0 AND 1),
    y1           REAL NOT NULL CHECK (y1 BETWEEN 0 AND 1),
    note         TEXT NOT NULL CHECK (note <> ''),
    at           TEXT NOT NULL,
    by           BLOB NOT NULL REFERENCES person (id),
    withdrawn_at TEXT,
    withdrawn_by BLOB REFERENCES person (id),
    UNIQUE (attachment, nth)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER mark_frozen BEFORE UPDATE OF id, attachment, page, nth, kind, x0, y0, x1, y1, note, at, by ON mark
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER mark_withdrawn BEFORE UPDATE ON mark WHEN OLD.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER mark_no_delete BEFORE DELETE ON mark BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
