WITH RECURSIVE below (id) AS (
    VALUES (:of)
    UNION ALL
    SELECT part.id FROM below JOIN place part ON part.parent = below.id
)
SELECT coalesce(sum(p.items), 0), coalesce(sum(p.active AND p.id <> :of), 0) FROM below CROSS JOIN place p ON p.id = below.id
