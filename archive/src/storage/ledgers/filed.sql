-- 归档登记表 (F-03): every material that was filed, in the order of filing: by day, by batch of
-- the day (the number behind GDD20261123-), by line.
SELECT m.filed_on AS on_date, CAST(substr(m.filing_no, 13) AS INTEGER) AS batch, m.seq, m.id AS material, r.number AS receipt_no, m.archive_no, m.drawing_no, m.title,
       c.name AS customer, m.creator, m.doc_date, m.category, m.nature, m.purpose, m.security_level,
       m.retention_class, m.retention_until, m.revision, m.carrier, m.copies, m.pages,
       coalesce(CASE p.kind WHEN 'BOX' THEN pp.path ELSE p.path END, '') AS place,
       CASE p.kind WHEN 'BOX' THEN p.name ELSE '' END AS box_no,
       rb.name AS handed_by, coalesce(fb.name, '') AS filed_by, m.note,
       (SELECT count(*) FROM attachment a
        WHERE a.owner = m.id AND a.owner_kind = 'MATERIAL' AND a.withdrawn_at IS NULL) AS files,
       coalesce((SELECT substr(a.sha256, 1, 8) FROM attachment a
        WHERE a.owner = m.id AND a.owner_kind = 'MATERIAL' AND a.withdrawn_at IS NULL
        ORDER BY a.seq LIMIT 1), '') AS digest
FROM material m
JOIN receipt r ON r.id = m.receipt
JOIN customer c ON c.id = m.customer
JOIN person rb ON rb.id = r.received_by
LEFT JOIN person fb ON fb.id = m.filed_by
LEFT JOIN place p ON p.id = m.place
LEFT JOIN place pp ON pp.id = p.parent
WHERE (m.filed_on, CAST(substr(m.filing_no, 13) AS INTEGER), m.seq) > (:on, :seq, :line) AND m.filed_on <= :to
ORDER BY m.filed_on, CAST(substr(m.filing_no, 13) AS INTEGER), m.seq LIMIT :limit
