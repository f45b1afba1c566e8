SELECT l.id, l.number, a.decided_on AS since, b.name AS who, d.name AS department,
       (SELECT m.title FROM loan_line ll JOIN material m ON m.id = ll.material WHERE ll.loan = l.id AND ll.line_no = 1) AS title,
       (SELECT count(*) FROM loan_line ll WHERE ll.loan = l.id) AS items, 0 AS reminders
FROM loan l JOIN person b ON b.id = l.borrower JOIN department d ON d.id = l.department
JOIN (SELECT loan, min(decided_on) AS decided_on
      FROM (SELECT loan, decided_on FROM approval WHERE scan_due = 1
            UNION ALL SELECT loan, substr(at, 1, 10) FROM renewal WHERE scan_due = 1)
      GROUP BY loan) a ON a.loan = l.id
WHERE l.state <> 'REVERSED'
