-- CK-I1: the mandatory fields of what is filed (第十一条).
SELECT m.archive_no AS number,
       trim(CASE WHEN m.nature IS NULL THEN 'nature ' ELSE '' END || CASE WHEN m.purpose IS NULL THEN 'purpose ' ELSE '' END
         || CASE WHEN m.retention_class IS NULL THEN 'retention_class ' ELSE '' END
         || CASE WHEN m.filed_by IS NULL THEN 'filed_by ' ELSE '' END) AS detail
FROM material m
WHERE m.lifecycle = 'FILED'
  AND (m.nature IS NULL OR m.purpose IS NULL OR m.retention_class IS NULL OR m.filed_by IS NULL)
