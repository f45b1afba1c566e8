SELECT m.place, count(*) AS out, sum(l.due_on < :today) AS late
FROM loan l
JOIN loan_line ll ON ll.loan = l.id AND ll.state = 'OUT'
JOIN material m ON m.id = ll.material
WHERE l.state = 'OUT' AND m.place IS NOT NULL
GROUP BY m.place
