-- CK-A6: a filed material has a 档号, and every segment kept beside it stands in it.
SELECT m.archive_no AS number, coalesce(group_concat(s.key || '=' || s.value, ' '), '') AS detail
FROM material m JOIN json_each(m.segments) s
WHERE m.archive_no IS NOT NULL AND instr(m.archive_no, s.value) = 0
GROUP BY m.seq
UNION ALL
SELECT coalesce(m.archive_no, m.code), ''
FROM material m WHERE m.lifecycle = 'FILED' AND (m.archive_no IS NULL OR m.segments IS NULL)
