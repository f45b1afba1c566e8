-- CK-A11: an event that is older than the one before it by more than a quarter of an hour: the clock of the
-- PC went back.
SELECT seq AS number, before || ' → ' || at AS detail FROM (
    SELECT seq, at, lag(at) OVER (ORDER BY seq) AS before FROM journal
) WHERE julianday(before) - julianday(at) > 0.25 / 24
