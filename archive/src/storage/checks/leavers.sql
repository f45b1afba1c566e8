-- CK-S6: who has left holds nothing.
SELECT p.name AS number, l.number AS detail
FROM loan l JOIN person p ON p.id = l.borrower
WHERE l.state = 'OUT' AND NOT p.active
