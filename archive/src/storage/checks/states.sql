-- What a slip, a material or an incident is now is what its newest event that speaks of it told. An event of
-- a program that did not write states yet tells nothing, and is not held against anyone.
SELECT number, now || ' / ' || told AS detail FROM (
    SELECT l.number, l.state AS now, (
        SELECT CASE j.action WHEN 'loans.request' THEN 'PENDING' ELSE json_extract(j.change, '$.state[1]') END
        FROM journal_subject s JOIN journal j ON j.seq = s.seq
        WHERE s.subject = l.id AND j.action IN ('loans.request', 'loans.approve', 'loans.reject', 'loans.withdraw',
            'loans.lend', 'loans.take_back', 'loans.reverse')
        ORDER BY s.seq DESC LIMIT 1) AS told
    FROM loan l
    UNION ALL
    SELECT coalesce(m.archive_no, m.code), m.lifecycle, (
        SELECT CASE j.action WHEN 'receipts.register' THEN 'PENDING_REVIEW' WHEN 'receipts.void' THEN 'VOID'
            ELSE coalesce(json_extract(j.change, '$.lifecycle[1]'), json_extract(j.change, '$.material[1].lifecycle')) END
        FROM journal_subject s JOIN journal j ON j.seq = s.seq
        WHERE s.subject = m.id AND j.action IN ('receipts.register', 'receipts.void', 'materials.review',
            'materials.resubmit', 'materials.file')
        ORDER BY s.seq DESC LIMIT 1)
    FROM material m
    UNION ALL
    SELECT coalesce(m.archive_no, m.code), m.custody, (
        SELECT CASE j.action WHEN 'receipts.register' THEN 'IN_STORE' WHEN 'receipts.void' THEN 'GONE'
            ELSE json_extract(j.change, '$.custody[1]') END
        FROM journal_subject s JOIN journal j ON j.seq = s.seq
        WHERE s.subject = m.id AND (
            j.action IN ('receipts.register', 'receipts.void')
            -- a slip of which only a copy was given moves nothing; a review moves only what is sent back
            OR j.action IN ('loans.lend', 'loans.take_back', 'loans.reverse')
                AND (json_extract(j.change, '$.custody') IS NOT NULL
                    OR json_extract(j.change, '$.state[1]') NOT IN ('DONE', 'REVERSED'))
            OR j.action IN ('materials.review', 'incidents.report', 'incidents.close') AND json_extract(j.change, '$.custody') IS NOT NULL)
        ORDER BY s.seq DESC LIMIT 1)
    FROM material m
    UNION ALL
    SELECT i.number, i.state, (
        SELECT CASE j.action WHEN 'incidents.report' THEN 'REPORTED' ELSE json_extract(j.change, '$.state[1]') END
        FROM journal_subject s JOIN journal j ON j.seq = s.seq
        WHERE s.subject = i.id AND j.action LIKE 'incidents.%' ORDER BY s.seq DESC LIMIT 1)
    FROM incident i
    UNION ALL
    SELECT l.number, coalesce(l.due_on, ''), (
        SELECT json_extract(j.change, '$.due_on[1]')
        FROM journal_subject s JOIN journal j ON j.seq = s.seq
        WHERE s.subject = l.id AND j.action IN ('loans.lend', 'loans.renew') ORDER BY s.seq DESC LIMIT 1)
    FROM loan l
    UNION ALL
    SELECT p.code, p.items, (SELECT count(*) FROM material m WHERE m.place = p.id) FROM place p
) WHERE now <> told
