SELECT m.id, m.seq, m.code, m.archive_no, m.receipt, r.number AS receipt_no, m.line_no,
       m.customer, c.name AS customer_name,
       CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS customer_short,
       m.title, m.category, m.subtype, m.drawing_no, m.revision, m.carrier, m.copy_kind, m.copies, m.pages,
       m.condition, m.doc_date, m.creator, m.project, m.security_level, m.secret_until, m.return_by, m.note,
       m.extra, m.received_on, r.provided_by, rb.name AS received_by,
       m.lifecycle, m.lifecycle_since, m.custody, m.nature, m.purpose, m.retention_class, m.retention_until,
       m.owner, coalesce(o.name, '') AS owner_name, m.place, coalesce(p.path, '') AS place_path,
       m.filed_on, m.filing_no, coalesce(fb.name, '') AS filed_by,
       coalesce((SELECT v.reason FROM review v WHERE v.material = m.id ORDER BY v.at DESC LIMIT 1), '') AS review_reason,
       l.id AS loan, l.number AS loan_no, l.borrower, b.name AS holder_name, d.name AS holder_department,
       l.issued_on, l.due_on,
       CAST(julianday(:today) - julianday(l.due_on) AS INTEGER) AS days_late,
       (SELECT count(*) FROM attachment a
        WHERE a.owner = m.id AND a.owner_kind = 'MATERIAL' AND a.withdrawn_at IS NULL) AS attachments
FROM material m
JOIN receipt r ON r.id = m.receipt
JOIN customer c ON c.id = m.customer
JOIN person rb ON rb.id = r.received_by
LEFT JOIN person o ON o.id = m.owner
LEFT JOIN place p ON p.id = m.place
LEFT JOIN person fb ON fb.id = m.filed_by
LEFT JOIN loan_line ll ON ll.material = m.id AND ll.state = 'OUT'
LEFT JOIN loan l ON l.id = ll.loan
LEFT JOIN person b ON b.id = l.borrower
LEFT JOIN department d ON d.id = l.department
