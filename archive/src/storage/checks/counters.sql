-- No number or code lies above its counter: otherwise it could be given twice.
WITH used (scope, last) AS (
  SELECT substr(number, 1, 11), max(CAST(substr(number, 13) AS INTEGER)) FROM receipt GROUP BY 1
  UNION ALL SELECT substr(number, 1, 11), max(CAST(substr(number, 13) AS INTEGER)) FROM review GROUP BY 1
  UNION ALL SELECT substr(number, 1, 11), max(CAST(substr(number, 13) AS INTEGER)) FROM loan GROUP BY 1
  UNION ALL SELECT substr(number, 1, 11), max(CAST(substr(number, 13) AS INTEGER)) FROM incident GROUP BY 1
  UNION ALL SELECT substr(filing_no, 1, 11), max(CAST(substr(filing_no, 13) AS INTEGER)) FROM material WHERE filing_no IS NOT NULL GROUP BY 1
  UNION ALL SELECT substr(code, 1, 4), max(CAST(substr(code, 5) AS INTEGER)) FROM code GROUP BY 1
  UNION ALL SELECT '档号 ' || rtrim(archive_no, '0123456789') || '#', max(segments ->> '$.SEQ')
    FROM material WHERE archive_no IS NOT NULL AND segments IS NOT NULL AND archive_no GLOB '*[0-9]'
      AND rtrim(archive_no, '0123456789') || ltrim(substr(archive_no, length(rtrim(archive_no, '0123456789')) + 1), '0')
        = rtrim(archive_no, '0123456789') || (segments ->> '$.SEQ')
    GROUP BY 1
)
SELECT u.scope AS number, u.last || ' > ' || coalesce(c.last, 0) AS detail
FROM used u LEFT JOIN counter c ON c.scope = u.scope
WHERE u.last > coalesce(c.last, 0)
