SELECT l.number, b.name AS borrower, d.name AS department, l.requested_on
FROM loan l
JOIN person b ON b.id = l.borrower
JOIN department d ON d.id = l.department
WHERE l.id = ?1
