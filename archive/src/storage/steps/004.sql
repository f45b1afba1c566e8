-- Step 4: what was received stays as it was received, whatever is learnt of it later.

-- A line of a receipt as the customer and the archivist signed it (F-01, F-01B, 第二篇第六条). Filing and correcting
-- change the material, never this.
CREATE TABLE receipt_line (
    material       BLOB PRIMARY KEY REFERENCES material (id),
    title          TEXT NOT NULL,
    category       TEXT NOT NULL,
    drawing_no     TEXT NOT NULL,
    revision       TEXT NOT NULL,
    carrier        TEXT NOT NULL,
    copy_kind      TEXT NOT NULL,
    copies         INTEGER NOT NULL,
    pages          INTEGER NOT NULL,
    condition      TEXT NOT NULL,
    security_level TEXT NOT NULL,
    note           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Those of before, as the journal tells them; of a line the journal does not tell, as it is now.
INSERT OR IGNORE INTO receipt_line
SELECT m.id, said.value ->> 'title', said.value ->> 'category', said.value ->> 'drawing_no',
       said.value ->> 'revision', said.value ->> 'carrier', said.value ->> 'copy_kind', CAST(said.value ->> 'copies' AS INTEGER),
       CAST(said.value ->> 'pages' AS INTEGER), said.value ->> 'condition', said.value ->> 'security_level', said.value ->> 'note'
FROM journal j
-- A row of the journal that is damaged tells nothing.
CROSS JOIN json_each(CASE WHEN json_valid(j.change) THEN j.change ELSE '{}' END, '$.new.lines') said
CROSS JOIN receipt r ON r.number = j.number
CROSS JOIN material m ON m.receipt = r.id AND m.line_no = said.value ->> 'line_no'
WHERE j.action = 'receipts.register';
INSERT OR IGNORE INTO receipt_line
SELECT id, title, category, drawing_no, revision, carrier, copy_kind, copies, pages, condition, security_level, note
FROM material;

CREATE TRIGGER receipt_line_kept AFTER INSERT ON material
BEGIN
    INSERT INTO receipt_line (material, title, category, drawing_no, revision, carrier, copy_kind, copies, pages,
        condition, security_level, note)
    VALUES (NEW.id, NEW.title, NEW.category, NEW.drawing_no, NEW.revision, NEW.carrier,
        NEW.copy_kind, NEW.copies, NEW.pages, NEW.condition, NEW.security_level, NEW.note);
END;
CREATE TRIGGER receipt_line_frozen BEFORE UPDATE ON receipt_line
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER receipt_line_no_delete BEFORE DELETE ON receipt_line
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
