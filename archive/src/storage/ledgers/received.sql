-- 接收登记表 (F-01): every line of every receipt, voided ones too, in the order of receipt.
SELECT m.received_on AS on_date, m.seq, m.id AS material, r.number AS receipt_no, c.name AS customer, m.project,
       m.title, m.drawing_no, m.category, m.nature, m.revision, m.carrier, m.copies, m.pages, m.copy_kind,
       m.security_level, r.method, r.courier_no, r.provided_by, rb.name AS received_by, m.return_by, m.lifecycle,
       m.note, r.void_reason,
       (SELECT v.result FROM review v WHERE v.material = m.id ORDER BY v.at DESC, v.number DESC LIMIT 1) AS result
FROM material m
JOIN receipt r ON r.id = m.receipt
JOIN customer c ON c.id = m.customer
JOIN person rb ON rb.id = r.received_by
WHERE (m.received_on, m.seq) > (:on, :seq) AND m.received_on <= :to
ORDER BY m.received_on, m.seq LIMIT :limit
