SELECT l.id, l.seq, l.number, b.name AS borrower, d.name AS department,
       (SELECT m.title FROM loan_line ll JOIN material m ON m.id = ll.material WHERE ll.loan = l.id AND ll.line_no = 1) AS title,
       (SELECT count(*) FROM loan_line ll WHERE ll.loan = l.id) AS items,
       (SELECT count(*) FROM loan_line ll WHERE ll.loan = l.id AND ll.state = 'OUT') AS out,
       l.state, l.requested_on, l.issued_on, l.due_on,
       CASE l.state WHEN 'OUT' THEN CAST(julianday(:today) - julianday(l.due_on) AS INTEGER) ELSE 0 END AS days_late,
       (SELECT count(*) FROM reminder r WHERE r.loan = l.id) AS reminders,
       (SELECT r.at FROM reminder r WHERE r.loan = l.id ORDER BY r.nth DESC LIMIT 1) AS reminded_at,
       (EXISTS (SELECT 1 FROM approval a WHERE a.loan = l.id AND a.scan_due = 1)
        OR EXISTS (SELECT 1 FROM renewal n WHERE n.loan = l.id AND n.scan_due = 1)) AS scan_missing
FROM loan l
JOIN person b ON b.id = l.borrower
JOIN department d ON d.id = l.department
