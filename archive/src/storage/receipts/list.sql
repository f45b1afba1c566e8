-- Open receipts are found from their lines' states, so the cost is that of the open work only.
SELECT r.id, r.seq, r.number, r.received_on, r.project, r.void_reason,
       CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS customer,
       (SELECT title FROM material m WHERE m.receipt = r.id AND m.line_no = 1) AS title,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id) AS lines,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id AND m.lifecycle IN ('PENDING_REVIEW', 'SUPPLEMENT')) AS to_review,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id AND m.lifecycle = 'PENDING_FILING') AS to_file,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id AND m.lifecycle = 'SENT_BACK') AS sent_back
FROM receipt r JOIN customer c ON c.id = r.customer
WHERE r.seq < :before
  AND (NOT :open OR r.id IN (SELECT receipt FROM material
                             WHERE lifecycle IN ('PENDING_REVIEW', 'SUPPLEMENT', 'PENDING_FILING')))
ORDER BY r.seq DESC LIMIT :limit
