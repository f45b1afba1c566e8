-- 借阅登记表 (F-07): every item that went out, reversed ones too, in the order they left.
SELECT l.issued_on AS on_date, l.seq, ll.line_no, ll.material, l.number AS loan_no, l.mode,
       m.archive_no, m.title, ll.copies, b.name AS borrower, d.name AS department, l.use_reason,
       coalesce((SELECT group_concat(name, '、') FROM (
          SELECT ap.name FROM approval a JOIN person ap ON ap.id = a.approver
          WHERE a.loan = l.id AND a.decision = 'APPROVED' ORDER BY a.id)), '') AS approved_by,
       -- A renewal is of what was still out.
       coalesce((SELECT n.was_due FROM renewal n WHERE n.loan = l.id AND n.at > ll.returned_at ORDER BY n.nth LIMIT 1),
                l.due_on) AS due_on, ll.returned_on, ll.condition_in, coalesce(rb.name, '') AS returned_by, ll.state, ll.note_in,
       l.state_reason, (SELECT count(*) FROM renewal n
        WHERE n.loan = l.id AND (ll.returned_at IS NULL OR n.at <= ll.returned_at)) AS renewals
FROM loan l
CROSS JOIN loan_line ll ON ll.loan = l.id
JOIN material m ON m.id = ll.material
JOIN person b ON b.id = l.borrower
JOIN department d ON d.id = l.department
LEFT JOIN person rb ON rb.id = ll.returned_by
WHERE (l.issued_on, l.seq) >= (:on, :seq) AND l.issued_on <= :to
  AND (l.issued_on, l.seq, ll.line_no) > (:on, :seq, :line)
ORDER BY l.issued_on, l.seq, ll.line_no LIMIT :limit
