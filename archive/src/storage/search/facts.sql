SELECT m.category, m.nature, m.purpose, m.retention_class, m.security_level, m.lifecycle, m.custody, m.carrier,
       m.received_on, m.filed_on, m.place,
       CASE WHEN EXISTS (SELECT 1 FROM attachment a
                         WHERE a.owner = m.id AND a.owner_kind = 'MATERIAL' AND a.withdrawn_at IS NULL)
            THEN 'yes' ELSE 'no' END AS attached
FROM material m
WHERE m.seq = ?1
