SELECT r.number, CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS customer, r.provided_by, r.received_on
FROM receipt r
JOIN customer c ON c.id = r.customer
WHERE r.id = ?1
