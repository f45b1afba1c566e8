INSERT INTO search_row (seq, digest, number_key, drawing_key, title_key)
VALUES (:seq, :digest, :number_key, :drawing_key, :title_key)
ON CONFLICT (seq) DO UPDATE SET digest = :digest, number_key = :number_key, drawing_key = :drawing_key,
    title_key = :title_key
