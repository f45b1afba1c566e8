INSERT INTO material (id, code, receipt, line_no, customer, title, category, subtype, drawing_no, revision,
    carrier, copy_kind, copies, pages, condition, doc_date, creator, project, security_level, return_by, note,
    extra, received_on, lifecycle, lifecycle_since, custody)
VALUES (:id, :code, :receipt, :line_no, :customer, :title, :category, :subtype, :drawing_no, :revision,
    :carrier, :copy_kind, :copies, :pages, :condition, :doc_date, :creator, :project, :security_level, :return_by,
    :note, :extra, :received_on, :lifecycle, :lifecycle_since, :custody)
