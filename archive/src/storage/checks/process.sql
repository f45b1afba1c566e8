-- CK-I8: the way of a material is complete: what is filed passed a review, and each has its events.
SELECT m.archive_no AS number, 'review' AS detail
FROM material m
WHERE m.lifecycle = 'FILED' AND NOT EXISTS (SELECT 1 FROM review r WHERE r.material = m.id AND r.result = 'PASS')
UNION ALL
SELECT coalesce(m.archive_no, m.code), 'journal'
FROM material m WHERE NOT EXISTS (SELECT 1 FROM journal_subject s WHERE s.subject = m.id)
UNION ALL
SELECT l.number, 'journal' FROM loan l WHERE NOT EXISTS (SELECT 1 FROM journal_subject s WHERE s.subject = l.id)
