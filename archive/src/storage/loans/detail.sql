SELECT l.id, l.seq, l.number, l.code, l.borrower, b.name AS borrower_name, l.department, d.name AS department_name,
       b.phone, l.use_reason, l.project, l.mode, l.destination, l.days, l.requested_on, rb.name AS recorded_by,
       l.state, l.state_since, l.state_reason, coalesce(ib.name, '') AS issued_by, l.issued_on, l.due_on, l.closed_on, l.steps,
       CASE l.state WHEN 'OUT' THEN CAST(julianday(:today) - julianday(l.due_on) AS INTEGER) ELSE 0 END AS days_late,
       (SELECT count(*) FROM reminder r WHERE r.loan = l.id) AS reminders,
       (EXISTS (SELECT 1 FROM approval a WHERE a.loan = l.id AND a.scan_due = 1)
        OR EXISTS (SELECT 1 FROM renewal n WHERE n.loan = l.id AND n.scan_due = 1)) AS scan_missing
FROM loan l
JOIN person b ON b.id = l.borrower
JOIN department d ON d.id = l.department
JOIN person rb ON rb.id = l.recorded_by
LEFT JOIN person ib ON ib.id = l.issued_by
WHERE l.id = :id
