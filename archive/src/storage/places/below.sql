WITH RECURSIVE below (id) AS (
    VALUES (:of)
    UNION ALL
    SELECT part.id FROM below JOIN place part ON part.parent = below.id
)
SELECT p.id, p.code, p.parent, p.kind, p.name, p.path, p.initials, p.note, p.capacity, p.active, p.items
-- CROSS: the parts found lead, each to its row.
FROM below CROSS JOIN place p ON p.id = below.id
