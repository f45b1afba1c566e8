-- CK-I2: what is filed has a place, or a file where it is electronic.
SELECT m.archive_no AS number, m.title AS detail
FROM material m
WHERE m.lifecycle = 'FILED' AND m.custody <> 'GONE'
  AND CASE m.carrier
        WHEN 'ELECTRONIC' THEN NOT EXISTS (
          SELECT 1 FROM attachment a WHERE a.owner = m.id AND a.owner_kind = 'MATERIAL' AND a.withdrawn_at IS NULL)
        ELSE m.place IS NULL
      END
