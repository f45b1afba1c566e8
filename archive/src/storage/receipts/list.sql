SELECT r.id, r.seq, r.number, r.received_on, r.project, r.void_reason,
       CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS customer,
       (SELECT title FROM material m WHERE m.receipt = r.id AND m.line_no = 1) AS title,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id) AS lines,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id AND m.lifecycle IN ('PENDING_REVIEW', 'SUPPLEMENT')) AS to_review,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id AND m.lifecycle = 'SUPPLEMENT') AS supplement,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id AND m.lifecycle = 'PENDING_FILING') AS to_file,
       (SELECT count(*) FROM material m WHERE m.receipt = r.id AND m.lifecycle = 'SENT_BACK') AS sent_back
FROM receipt r JOIN customer c ON c.id = r.customer
