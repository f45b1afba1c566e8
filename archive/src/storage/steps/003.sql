-- Step 3: what the registers stand on is guarded whole, and a renewal waits for its paper.

-- What a receipt, an attachment and a slip said is never rewritten; an end is written once.
CREATE TRIGGER receipt_frozen BEFORE UPDATE OF id, number, code, customer, received_on, method, provided_by,
    provider_phone, courier_no, project, return_by, secrecy, handler, received_by, note, registered_at ON receipt
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER receipt_voided BEFORE UPDATE ON receipt WHEN OLD.void_reason IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER attachment_frozen BEFORE UPDATE OF id, sha256, name, note, came_from, added_at, added_by ON attachment
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER attachment_withdrawn BEFORE UPDATE OF withdrawn_at, withdrawn_reason, replaced_by ON attachment
WHEN OLD.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER loan_frozen BEFORE UPDATE OF id, number, code, borrower, department, use_reason, project, mode,
    destination, days, requested_on, requested_at, recorded_by ON loan
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER loan_line_frozen BEFORE UPDATE OF loan, line_no, material ON loan_line
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;
CREATE TRIGGER loan_line_back BEFORE UPDATE ON loan_line WHEN OLD.returned_on IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;

-- A renewal (F-08B) is allowed in ink, as a loan is: its signed paper is waited for too (待补扫描件), until a
-- signed paper was put on the slip from that day on and there are as many as were signed: the slip's own, where it
-- was approved in ink, and one for each renewal. Renewals of before are not asked for.

ALTER TABLE renewal ADD COLUMN scan_due INTEGER NOT NULL DEFAULT 0;
CREATE INDEX renewal_scan_due ON renewal (loan, at) WHERE scan_due = 1;
DROP TRIGGER renewal_frozen;
CREATE TRIGGER renewal_frozen BEFORE UPDATE OF id, loan, nth, was_due, due_on, reason, seen, approver, at, by ON renewal
BEGIN SELECT RAISE(ABORT, 'never rewritten'); END;

CREATE VIEW renewal_scanned AS
SELECT r.id, r.loan,
       (SELECT count(*) FROM attachment t
        WHERE t.owner = r.loan AND t.owner_kind = 'LOAN' AND t.role = 'APPROVAL' AND t.withdrawn_at IS NULL)
       >= r.nth + EXISTS (SELECT 1 FROM approval a WHERE a.loan = r.loan AND a.mode = 'INK')
       AND EXISTS (SELECT 1 FROM attachment t
                   WHERE t.owner = r.loan AND t.owner_kind = 'LOAN' AND t.role = 'APPROVAL' AND t.withdrawn_at IS NULL
                     AND substr(t.added_at, 1, 10) >= substr(r.at, 1, 10)) AS scanned
FROM renewal r;

CREATE TRIGGER renewal_in_ink AFTER INSERT ON renewal
BEGIN
    UPDATE renewal SET scan_due = 1
    WHERE id = NEW.id AND NOT (SELECT s.scanned FROM renewal_scanned s WHERE s.id = NEW.id);
END;
CREATE TRIGGER renewal_scan_attached AFTER INSERT ON attachment WHEN NEW.owner_kind = 'LOAN' AND NEW.role = 'APPROVAL'
BEGIN
    UPDATE renewal SET scan_due = 0
    WHERE loan = NEW.owner AND scan_due = 1 AND (SELECT s.scanned FROM renewal_scanned s WHERE s.id = renewal.id);
END;
CREATE TRIGGER renewal_scan_changed AFTER UPDATE OF owner, owner_kind, role, withdrawn_at ON attachment
WHEN NEW.owner_kind = 'LOAN' OR OLD.owner_kind = 'LOAN'
BEGIN
    UPDATE renewal SET scan_due = NOT (SELECT s.scanned FROM renewal_scanned s WHERE s.id = renewal.id)
    WHERE loan IN (NEW.owner, OLD.owner);
END;
