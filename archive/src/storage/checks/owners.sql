-- CK-I4: every attachment belongs to something that is there.
SELECT a.name AS number, a.owner_kind AS detail FROM attachment a
WHERE CASE a.owner_kind
  WHEN 'MATERIAL' THEN NOT EXISTS (SELECT 1 FROM material t WHERE t.id = a.owner)
  WHEN 'RECEIPT' THEN NOT EXISTS (SELECT 1 FROM receipt t WHERE t.id = a.owner)
  WHEN 'LOAN' THEN NOT EXISTS (SELECT 1 FROM loan t WHERE t.id = a.owner)
  WHEN 'DRAFT' THEN NOT EXISTS (SELECT 1 FROM draft t WHERE t.id = a.owner)
  WHEN 'INCIDENT' THEN NOT EXISTS (SELECT 1 FROM incident t WHERE t.id = a.owner)
  WHEN 'TRAY' THEN a.owner IS NOT NULL
  ELSE 1 END
