//! The columns of the four registers (2-forms, F-01, F-03, F-05, F-07).

use crate::forms::Form;

/// The columns of a register and what is added up at its foot.
pub struct Columns {
    pub all: &'static [Column],
    /// Field, and the word in `words.typ` for its sum.
    pub sums: &'static [(&'static str, &'static str)],
}

/// A column: one or two fields below each other under one head.
pub struct Column {
    /// Share of the width.
    pub share: f64,
    /// Key of its head in `words.typ`.
    pub head: &'static str,
    /// Fields of the entry; none for the running number.
    pub names: &'static [&'static str],
    /// Set from the left instead of centred.
    pub start: bool,
}

const fn mid(share: f64, head: &'static str, names: &'static [&'static str]) -> Column {
    Column { share, head, names, start: false }
}

const fn left(share: f64, head: &'static str, names: &'static [&'static str]) -> Column {
    Column { share, head, names, start: true }
}

const COPIES: (&str, &str) = ("copies", "n-copies");
const PAGES: (&str, &str) = ("pages", "n-pages");

impl Columns {
    /// The columns of a form that is a register.
    pub fn of(form: Form) -> Option<&'static Columns> {
        match form {
            Form::ReceiptRegister => Some(&RECEIPTS),
            Form::FilingRegister => Some(&FILINGS),
            Form::UseRegister => Some(&USES),
            Form::LoanRegister => Some(&LOANS),
            _ => None,
        }
    }
}

const RECEIPTS: Columns = Columns {
    all: &[
        mid(7.5, "seq", &[]),
        mid(26.0, "r-receipt-no", &["receipt_no", "received_on"]),
        left(34.0, "r-customer", &["customer", "contract"]),
        left(47.0, "r-title", &["title", "drawing_no"]),
        mid(17.0, "r-category", &["category", "nature"]),
        mid(15.0, "r-rev", &["revision", "carrier"]),
        mid(12.0, "r-amount", &["copies", "pages"]),
        mid(20.0, "r-kind", &["kind", "security"]),
        mid(26.0, "r-way", &["way", "courier_no"]),
        mid(17.0, "r-person", &["provided_by", "received_by"]),
        mid(21.0, "r-return", &["must_return", "return_by"]),
        mid(18.5, "r-result", &["result", "destination"]),
        left(20.0, "note", &["note"]),
    ],
    sums: &[COPIES, PAGES],
};

const FILINGS: Columns = Columns {
    all: &[
        mid(7.5, "seq", &[]),
        mid(26.0, "f-date", &["filed_on", "receipt_no"]),
        mid(31.0, "f-no", &["archive_no", "document_no"]),
        left(46.0, "f-title", &["title", "customer"]),
        left(24.0, "f-creator", &["creator", "made_on"]),
        mid(16.0, "r-category", &["category", "nature"]),
        mid(17.5, "f-purpose", &["purpose", "security"]),
        mid(19.0, "f-retention", &["retention", "retained_until"]),
        mid(13.0, "r-rev", &["revision", "carrier"]),
        mid(10.0, "f-amount", &["copies", "pages"]),
        mid(23.0, "f-place", &["place", "box_no"]),
        mid(18.0, "f-file", &["files", "digest"]),
        mid(15.0, "f-person", &["handed_by", "filed_by"]),
        left(15.0, "note", &["note"]),
    ],
    sums: &[COPIES, PAGES],
};

const USES: Columns = Columns {
    all: &[
        mid(7.5, "seq", &[]),
        mid(19.0, "u-date", &["used_on"]),
        left(50.0, "u-title", &["archive_no", "title"]),
        left(30.0, "u-customer", &["customer", "security"]),
        mid(20.0, "u-way", &["way", "copied"]),
        mid(18.0, "u-person", &["user", "department"]),
        left(30.0, "u-purpose", &["purpose"]),
        mid(26.5, "u-approval", &["approved_by", "slip_no"]),
        mid(22.0, "u-sign", &["signature"]),
        mid(20.0, "u-due", &["due", "returned_on"]),
        mid(16.0, "u-condition", &["condition"]),
        mid(15.0, "handled-by", &["handled_by"]),
        left(18.0, "note", &["note"]),
    ],
    sums: &[],
};

const LOANS: Columns = Columns {
    all: &[
        mid(7.5, "seq", &[]),
        mid(26.0, "l-date", &["borrowed_on", "loan_no"]),
        left(54.0, "l-title", &["archive_no", "title"]),
        mid(10.0, "copies", &["copies"]),
        mid(19.0, "l-borrower", &["borrower", "department"]),
        left(36.0, "l-reason", &["reason"]),
        mid(15.0, "l-approver", &["approved_by"]),
        mid(20.0, "u-due", &["due", "returned_on"]),
        mid(22.0, "l-sign", &["signature"]),
        mid(16.0, "l-good", &["condition"]),
        mid(18.0, "l-checker", &["checked_by"]),
        mid(14.0, "l-state", &["state"]),
        left(24.0, "note", &["note"]),
    ],
    sums: &[COPIES],
};
