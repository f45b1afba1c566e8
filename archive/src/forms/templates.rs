//! The Typst templates, in the program itself.

/// Every template by name: one a form, and what they share.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("common.typ", include_str!("templates/common.typ")),
    ("words.typ", include_str!("templates/words.typ")),
    ("registers.typ", include_str!("templates/registers.typ")),
    ("labels.typ", include_str!("templates/labels.typ")),
    ("receipt_register.typ", include_str!("templates/receipt_register.typ")),
    ("receipt_slip.typ", include_str!("templates/receipt_slip.typ")),
    ("review_record.typ", include_str!("templates/review_record.typ")),
    ("filing_register.typ", include_str!("templates/filing_register.typ")),
    ("use_register.typ", include_str!("templates/use_register.typ")),
    ("loan_slip.typ", include_str!("templates/loan_slip.typ")),
    ("loan_register.typ", include_str!("templates/loan_register.typ")),
    ("recall_notice.typ", include_str!("templates/recall_notice.typ")),
    ("renewal_request.typ", include_str!("templates/renewal_request.typ")),
    ("history_card.typ", include_str!("templates/history_card.typ")),
    ("page_print.typ", include_str!("templates/page_print.typ")),
    ("material_label.typ", include_str!("templates/material_label.typ")),
    ("place_label.typ", include_str!("templates/place_label.typ")),
    ("person_badge.typ", include_str!("templates/person_badge.typ")),
];
