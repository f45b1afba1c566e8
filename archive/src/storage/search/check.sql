SELECT 1 FROM material m
WHERE m.seq = :seq
  AND (:received_from IS NULL OR m.received_on >= :received_from)
  AND (:received_to IS NULL OR m.received_on <= :received_to)
  AND (:filed_from IS NULL OR m.filed_on >= :filed_from)
  AND (:filed_to IS NULL OR m.filed_on <= :filed_to)
  AND (:late_on IS NULL OR EXISTS (
    SELECT 1 FROM loan_line ll JOIN loan l ON l.id = ll.loan
    WHERE ll.material = m.id AND ll.state = 'OUT' AND l.due_on < :late_on))
