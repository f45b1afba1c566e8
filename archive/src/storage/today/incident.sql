SELECT m.id, i.number, i.reported_on AS since, coalesce(p.name, '') AS who, '' AS department, m.title, 1 AS items,
       0 AS reminders
FROM incident i JOIN material m ON m.id = i.material LEFT JOIN person p ON p.id = i.person
WHERE i.state = 'REPORTED'
