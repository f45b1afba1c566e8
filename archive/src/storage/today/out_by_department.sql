SELECT d.name, count(*) AS out, coalesce(sum(l.due_on < :today), 0) AS late
FROM loan l JOIN loan_line ll ON ll.loan = l.id AND ll.state = 'OUT' JOIN department d ON d.id = l.department
WHERE l.state = 'OUT' GROUP BY d.id ORDER BY out DESC, d.name
