-- 使用登记表 (F-05): every use that was written down, reversals beside what they reverse.
SELECT u.on_date, u.seq, u.material, coalesce(m.archive_no, r.number || '/' || m.line_no) AS number, m.title,
       CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS customer, m.security_level, u.kind,
       u.copies, u.pages, p.name AS person, coalesce(ld.name, pd.name) AS department, u.reason,
       coalesce(l.project, '') AS project, coalesce(l.number, '') AS loan_no,
       coalesce((SELECT group_concat(name, '、') FROM (
          SELECT ap.name FROM approval a JOIN person ap ON ap.id = a.approver
          WHERE a.loan = u.loan AND a.decision = 'APPROVED' ORDER BY a.id)), '') AS approved_by,
       -- A renewal is of what was still out.
       coalesce((SELECT n.was_due FROM renewal n WHERE n.loan = l.id AND n.at > ll.returned_at ORDER BY n.nth LIMIT 1),
                l.due_on) AS due_on, ll.returned_on, ll.condition_in, coalesce(ll.note_in, '') AS note_in, b.name AS handled_by,
       coalesce(ll.state = 'REVERSED' AND u.kind <> 'REVERSAL', 0) AS reversed
FROM usage u
JOIN material m ON m.id = u.material
JOIN receipt r ON r.id = m.receipt
JOIN customer c ON c.id = m.customer
JOIN person p ON p.id = u.person
JOIN department pd ON pd.id = p.department
JOIN person b ON b.id = u.by
LEFT JOIN loan l ON l.id = u.loan
LEFT JOIN department ld ON ld.id = l.department
LEFT JOIN loan_line ll ON ll.loan = u.loan AND ll.material = u.material
WHERE (u.on_date, u.seq) > (:on, :seq) AND u.on_date <= :to
ORDER BY u.on_date, u.seq LIMIT :limit
