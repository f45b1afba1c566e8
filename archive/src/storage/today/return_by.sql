SELECT m.id, coalesce(m.archive_no, r.number || '/' || m.line_no) AS number, m.return_by AS since,
       CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS who, '' AS department, m.title, 1 AS items,
       0 AS reminders
FROM material m JOIN receipt r ON r.id = m.receipt JOIN customer c ON c.id = m.customer
WHERE m.return_by IS NOT NULL AND m.return_by <= :ahead AND m.lifecycle NOT IN ('VOID', 'SENT_BACK')
