SELECT m.id, m.seq, m.code, m.archive_no, m.line_no, r.number AS receipt_no, m.title, m.drawing_no, m.revision,
       m.category, m.customer AS customer_id, m.owner AS owner_id,
       CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS customer,
       m.lifecycle, m.custody, m.security_level, m.copies, m.pages, coalesce(p.path, '') AS place,
       m.received_on, m.filed_on, m.retention_until, coalesce(b.name, '') AS holder, l.due_on,
       coalesce(l.due_on < :today, 0) AS overdue,
       (SELECT count(*) FROM attachment a
        WHERE a.owner = m.id AND a.owner_kind = 'MATERIAL' AND a.withdrawn_at IS NULL) AS attachments,
       EXISTS (SELECT 1 FROM incident i WHERE i.material = m.id AND i.state = 'REPORTED') AS incident
FROM material m
JOIN receipt r ON r.id = m.receipt
JOIN customer c ON c.id = m.customer
LEFT JOIN place p ON p.id = m.place
LEFT JOIN loan_line ll ON ll.material = m.id AND ll.state = 'OUT'
LEFT JOIN loan l ON l.id = ll.loan
LEFT JOIN person b ON b.id = l.borrower
WHERE m.seq = :seq
