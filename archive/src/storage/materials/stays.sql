SELECT l.number AS loan_no, b.name, coalesce(l.issued_on, '') AS since, ll.returned_on AS until,
       coalesce(ll.returned_on, :today) > l.due_on AS late
FROM loan_line ll
JOIN loan l ON l.id = ll.loan
JOIN person b ON b.id = l.borrower
WHERE ll.material = :material AND ll.state IN ('OUT', 'RETURNED', 'LOST') AND l.issued_on IS NOT NULL
  AND coalesce(ll.returned_on, :today) >= :since
ORDER BY l.issued_on, l.seq
