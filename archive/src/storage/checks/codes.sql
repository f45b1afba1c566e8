-- Every code on a label leads to its thing, and everything that carries one has it in the list.
SELECT c.code AS number, c.kind AS detail FROM code c
WHERE CASE c.kind
  WHEN 'KG' THEN NOT EXISTS (SELECT 1 FROM material t WHERE t.id = c.target AND t.code = c.code)
  WHEN 'KJ' THEN NOT EXISTS (SELECT 1 FROM receipt t WHERE t.id = c.target AND t.code = c.code)
  WHEN 'KL' THEN NOT EXISTS (SELECT 1 FROM loan t WHERE t.id = c.target AND t.code = c.code)
  WHEN 'KP' THEN NOT EXISTS (SELECT 1 FROM person t WHERE t.id = c.target AND t.code = c.code)
  WHEN 'KW' THEN NOT EXISTS (SELECT 1 FROM place t WHERE t.id = c.target AND t.code = c.code)
  ELSE 1 END
UNION ALL SELECT t.code, 'KG' FROM material t WHERE NOT EXISTS (SELECT 1 FROM code c WHERE c.code = t.code)
UNION ALL SELECT t.code, 'KJ' FROM receipt t WHERE NOT EXISTS (SELECT 1 FROM code c WHERE c.code = t.code)
UNION ALL SELECT t.code, 'KL' FROM loan t WHERE NOT EXISTS (SELECT 1 FROM code c WHERE c.code = t.code)
UNION ALL SELECT t.code, 'KP' FROM person t WHERE NOT EXISTS (SELECT 1 FROM code c WHERE c.code = t.code)
UNION ALL SELECT t.code, 'KW' FROM place t WHERE NOT EXISTS (SELECT 1 FROM code c WHERE c.code = t.code)
