-- Step 2: what step 1 left to the program. The rest of the tables is never deleted from either; what the
-- registers and the counts stand on is never rewritten; the approvals a slip needs are kept with it, as
-- the settings were on the day of the request; an incident has an end.
-- One table loses rows: `calendar`, whose days come and go, each with its event in the journal.

CREATE TRIGGER setting_no_delete BEFORE DELETE ON setting BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER counter_no_delete BEFORE DELETE ON counter BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER department_no_delete BEFORE DELETE ON department BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER draft_no_delete BEFORE DELETE ON draft BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;
CREATE TRIGGER printing_no_delete BEFORE DELETE ON printing BEGIN SELECT RAISE(ABORT, 'nothing is deleted'); END;

CREATE TRIGGER code_frozen BEFORE UPDATE ON code BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER review_frozen BEFORE UPDATE ON review BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER usage_frozen BEFORE UPDATE ON usage BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER renewal_frozen BEFORE UPDATE ON renewal BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER reminder_frozen BEFORE UPDATE ON reminder BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER printing_frozen BEFORE UPDATE ON printing BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER file_frozen BEFORE UPDATE OF sha256, size, stored_at ON file
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;

-- CLOSED: what came of it, and when.
ALTER TABLE incident ADD COLUMN closed_on TEXT;
ALTER TABLE incident ADD COLUMN outcome TEXT;
ALTER TABLE incident ADD COLUMN closing TEXT NOT NULL DEFAULT '';
ALTER TABLE incident ADD COLUMN closed_by BLOB REFERENCES person (id);
DROP INDEX incident_material;
CREATE INDEX incident_material ON incident (material, number);
CREATE TRIGGER incident_frozen BEFORE UPDATE OF id, number, kind, material, loan, person, facts, reported_on, at, by
    ON incident
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER incident_closed BEFORE UPDATE ON incident WHEN OLD.state = 'CLOSED'
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;

-- The steps of the approval (F-06) as a JSON list. Slips of before take those of the settings as they are now.
ALTER TABLE loan ADD COLUMN steps TEXT NOT NULL DEFAULT '["DEPT_HEAD"]' CHECK (json_valid(steps));
UPDATE loan SET steps = (
    WITH needed (step, nth) AS (
        SELECT 'DEPT_HEAD', 1
        UNION
        SELECT 'OWNER_HEAD', 2 FROM setting s
        WHERE s.key = 'settings' AND json_extract(s.value, '$.owner_head_approves')
          AND replace(json_extract(s.value, '$.owner_department'), '-', '') <> lower(hex(loan.department))
        UNION
        SELECT 'EXECUTIVE', 3 FROM setting s, json_each(s.value, '$.loan_rules') r
        WHERE s.key = 'settings' AND json_extract(r.value, '$.executive')
          AND json_extract(r.value, '$.level') IN
              (SELECT m.security_level FROM loan_line ll JOIN material m ON m.id = ll.material WHERE ll.loan = loan.id)
    )
    SELECT json_group_array(step) FROM (SELECT step FROM needed ORDER BY nth)
);
CREATE TRIGGER loan_steps_frozen BEFORE UPDATE OF steps ON loan BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
