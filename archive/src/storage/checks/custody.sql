-- Where things are agrees with the open loans: one place at a time.
SELECT coalesce(m.archive_no, m.code) AS number, 'OUT without a loan' AS detail
FROM material m
WHERE m.custody = 'OUT' AND NOT EXISTS (SELECT 1 FROM loan_line ll WHERE ll.material = m.id AND ll.state = 'OUT')
UNION ALL
SELECT coalesce(m.archive_no, m.code), 'lent on ' || l.number || ' but ' || m.custody
FROM loan_line ll JOIN material m ON m.id = ll.material JOIN loan l ON l.id = ll.loan
WHERE ll.state = 'OUT' AND m.custody <> 'OUT'
UNION ALL
SELECT coalesce(m.archive_no, m.code), 'on several loans'
FROM loan_line ll JOIN material m ON m.id = ll.material
WHERE ll.state = 'OUT' GROUP BY ll.material HAVING count(*) > 1
UNION ALL
SELECT l.number, l.state || ' with nothing out'
FROM loan l
WHERE l.state = 'OUT' AND NOT EXISTS (SELECT 1 FROM loan_line ll WHERE ll.loan = l.id AND ll.state = 'OUT')
UNION ALL
SELECT DISTINCT l.number, l.state || ' with something out'
FROM loan_line ll JOIN loan l ON l.id = ll.loan
WHERE ll.state = 'OUT' AND l.state <> 'OUT'
UNION ALL
SELECT coalesce(m.archive_no, m.code), m.lifecycle || ' but ' || m.custody
FROM material m
WHERE (m.lifecycle IN ('SENT_BACK', 'VOID')) <> (m.custody = 'GONE')
UNION ALL
SELECT l.number, 'lent without an approval'
FROM loan l
WHERE l.issued_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM approval a WHERE a.loan = l.id AND a.decision = 'APPROVED')
