UPDATE material
SET title = :title, category = :category, subtype = :subtype, drawing_no = :drawing_no, revision = :revision,
    doc_date = :doc_date, creator = :creator, nature = :nature, purpose = :purpose,
    retention_class = :retention_class, retention_until = :retention_until, security_level = :security_level,
    secret_until = :secret_until, owner = :owner, place = :place, pages = :pages, extra = :extra,
    archive_no = :archive_no, segments = :segments, filing_no = :filing_no, filed_on = :filed_on,
    filed_by = :filed_by, lifecycle = :lifecycle, lifecycle_since = :at
WHERE id = :id
