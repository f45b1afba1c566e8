-- 接收登记表 (F-01): every line of every receipt as it was received, voided ones too, in the order of receipt.
-- What became of it since (性质, 审核结果, 去向) is of now.
SELECT m.received_on AS on_date, m.seq, m.id AS material, r.number AS receipt_no, c.name AS customer, r.project,
       l.title, l.drawing_no, l.category, m.nature, l.revision, l.carrier, l.copies, l.pages, l.copy_kind,
       l.security_level, r.method, r.courier_no, r.provided_by, rb.name AS received_by, r.return_by, m.lifecycle,
       l.note, r.void_reason,
       (SELECT v.result FROM review v WHERE v.material = m.id ORDER BY v.at DESC, v.number DESC LIMIT 1) AS result
FROM material m
JOIN receipt_line l ON l.material = m.id
JOIN receipt r ON r.id = m.receipt
JOIN customer c ON c.id = m.customer
JOIN person rb ON rb.id = r.received_by
WHERE (m.received_on, m.seq) > (:on, :seq) AND m.received_on <= :to
ORDER BY m.received_on, m.seq LIMIT :limit
