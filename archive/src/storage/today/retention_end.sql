-- By its own index: to SQLite a state looks rarer than a span of days, and nearly everything is filed.
-- LEFT, so that counting looks at no customer: the index alone answers.
SELECT m.id, m.archive_no AS number, m.retention_until AS since,
       CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS who, '' AS department, m.title, 1 AS items,
       0 AS reminders
FROM material m INDEXED BY material_retention LEFT JOIN customer c ON c.id = m.customer
WHERE m.retention_until IS NOT NULL AND m.retention_until <= :ahead AND m.lifecycle = 'FILED'
