-- CK-I5: numbers that were taken and stand on nothing (断号): allowed, and listed.
WITH used (scope, count) AS (
  SELECT '档号 ' || rtrim(archive_no, '0123456789') || '#', count(*) FROM material WHERE archive_no IS NOT NULL GROUP BY 1
)
SELECT substr(c.scope, 4) AS number, CAST(c.last - coalesce(u.count, 0) AS TEXT) AS detail
FROM counter c LEFT JOIN used u ON u.scope = c.scope
WHERE c.scope LIKE '档号 %#' AND c.last > coalesce(u.count, 0)
