SELECT r.id, r.number, w.since, CASE c.short_name WHEN '' THEN c.name ELSE c.short_name END AS who, '' AS department,
       w.title, w.items, 0 AS reminders
FROM (SELECT receipt, min(substr(lifecycle_since, 1, 10)) AS since, count(*) AS items, min(seq), title
      FROM material WHERE lifecycle = 'PENDING_FILING' GROUP BY receipt) w
JOIN receipt r ON r.id = w.receipt JOIN customer c ON c.id = r.customer
