SELECT r.id, r.number, r.code, r.customer, c.name AS customer_name, r.received_on, r.method, r.provided_by,
       r.provider_phone, r.courier_no, r.project, r.return_by, r.secrecy, r.handler,
       coalesce(h.name, '') AS handler_name, r.received_by, b.name AS received_by_name, r.note,
       r.registered_at, r.void_reason
FROM receipt r
JOIN customer c ON c.id = r.customer
JOIN person b ON b.id = r.received_by
LEFT JOIN person h ON h.id = r.handler
WHERE r.id = ?1
