-- CK-A12: an ink approval whose signed paper is not scanned yet (待补扫描件), and since when.
SELECT DISTINCT l.number, min(a.decided_on) AS detail
FROM approval a JOIN loan l ON l.id = a.loan
WHERE a.mode = 'INK' AND NOT EXISTS (
  SELECT 1 FROM attachment t
  WHERE t.owner = l.id AND t.owner_kind = 'LOAN' AND t.role = 'APPROVAL' AND t.withdrawn_at IS NULL)
GROUP BY l.id
ORDER BY 2
