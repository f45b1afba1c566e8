SELECT l.id, l.number, substr(l.state_since, 1, 10) AS since, b.name AS who, d.name AS department,
       (SELECT m.title FROM loan_line ll JOIN material m ON m.id = ll.material WHERE ll.loan = l.id ORDER BY ll.state = 'OUT' DESC, ll.line_no LIMIT 1) AS title,
       (SELECT count(*) FROM loan_line ll WHERE ll.loan = l.id AND ll.state = 'REQUESTED') AS items,
       (SELECT count(*) FROM reminder r WHERE r.loan = l.id) AS reminders
FROM loan l JOIN person b ON b.id = l.borrower JOIN department d ON d.id = l.department
WHERE l.state = 'APPROVED'
