SELECT ll.line_no, ll.material, m.code, m.archive_no AS number, m.title, m.category, m.revision, m.security_level,
       coalesce(p.path, '') AS place, CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS customer,
       ll.state, ll.copies, ll.pages, ll.condition_out, ll.issued_at, ll.returned_on,
       coalesce(rb.name, '') AS returned_by, ll.copies_back, ll.pages_back, ll.condition_in, ll.note_in
FROM loan_line ll
JOIN material m ON m.id = ll.material
JOIN customer c ON c.id = m.customer
LEFT JOIN place p ON p.id = m.place
LEFT JOIN person rb ON rb.id = ll.returned_by
WHERE ll.loan = ?1 ORDER BY ll.line_no
