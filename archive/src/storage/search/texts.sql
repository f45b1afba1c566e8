SELECT code, title, archive_no, drawing_no, customer, owner, receipt, line_no, creator, project, extra
FROM material
WHERE seq = ?1
