WITH RECURSIVE below (room, name, id) AS (
    SELECT id, name, id FROM place WHERE parent IS NULL AND active
    UNION ALL
    SELECT below.room, below.name, place.id FROM below JOIN place ON place.parent = below.id
)
SELECT below.name, sum(place.items), coalesce(sum(place.capacity), 0)
FROM below JOIN place ON place.id = below.id GROUP BY below.room ORDER BY below.name
