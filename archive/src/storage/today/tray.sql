SELECT NULL AS id, '' AS number, min(substr(added_at, 1, 10)) AS since, '' AS who, '' AS department,
       min(name) AS title, count(*) AS items, 0 AS reminders
FROM attachment WHERE owner_kind = 'TRAY' AND withdrawn_at IS NULL HAVING count(*) > 0
