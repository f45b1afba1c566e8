//! The closed lists whose words the page shows.

use std::collections::BTreeMap;

use archive::words::Word;
use archive::{
    access, archive as core, attachments, checks, drafts, incidents, journal, ledgers, loans, marks, materials, places,
    receipts, search, today,
};

/// Every list by the name of its type.
pub fn lists() -> BTreeMap<&'static str, Vec<Word>> {
    BTreeMap::from([
        ("Action", journal::Action::words()),
        ("ApprovalMode", loans::ApprovalMode::words()),
        ("AttachmentRole", attachments::AttachmentRole::words()),
        ("Carrier", materials::Carrier::words()),
        ("Category", materials::Category::words()),
        ("Changed", core::Changed::words()),
        ("CheckId", checks::CheckId::words()),
        ("ConditionIn", loans::ConditionIn::words()),
        ("CopyKind", materials::CopyKind::words()),
        ("Custody", materials::Custody::words()),
        ("Decision", loans::Decision::words()),
        ("DraftKind", drafts::DraftKind::words()),
        ("IncidentKind", incidents::IncidentKind::words()),
        ("IncidentOutcome", incidents::IncidentOutcome::words()),
        ("IncidentState", incidents::IncidentState::words()),
        ("FieldShape", materials::FieldShape::words()),
        ("OwnField", materials::OwnField::words()),
        ("Lifecycle", materials::Lifecycle::words()),
        ("ListColumn", ledgers::ListColumn::words()),
        ("LineState", loans::LineState::words()),
        ("LoanList", loans::LoanList::words()),
        ("LoanMode", loans::LoanMode::words()),
        ("LoanState", loans::LoanState::words()),
        ("MarkKind", marks::MarkKind::words()),
        ("Method", receipts::Method::words()),
        ("Nature", materials::Nature::words()),
        ("PlaceKind", places::PlaceKind::words()),
        ("PointResult", materials::PointResult::words()),
        ("ReviewPoint", materials::ReviewPoint::words()),
        ("Purpose", materials::Purpose::words()),
        ("Quality", checks::Quality::words()),
        ("ReceiptState", receipts::ReceiptState::words()),
        ("RegisterName", ledgers::RegisterName::words()),
        ("Retention", materials::Retention::words()),
        ("ReviewResult", receipts::ReviewResult::words()),
        ("Right", access::Right::words()),
        ("Role", access::Role::words()),
        ("SecurityLevel", materials::SecurityLevel::words()),
        ("Severity", checks::Severity::words()),
        ("Step", loans::Step::words()),
        ("ThingKind", search::ThingKind::words()),
        ("UsageKind", ledgers::UsageKind::words()),
        ("Verdict", checks::Verdict::words()),
        ("Waiting", today::Waiting::words()),
    ])
}

/// What each category has of its own and usually is, as TypeScript.
pub fn categories() -> String {
    let mut out = String::from(
        "\n/** The second level and the own fields of each category. */\nexport const categories: Record<Category, { subtypes: readonly string[]; nature: keyof typeof words.Nature; retention: keyof typeof words.Retention; fields: readonly { field: keyof typeof words.OwnField; shape: keyof typeof words.FieldShape }[] }> = {\n",
    );
    for category in materials::Category::ALL {
        let fields: Vec<_> = (category.fields().iter())
            .map(|field| format!("{{ field: {:?}, shape: {:?} }}", field.code(), field.shape().code()))
            .collect();
        out.push_str(&format!(
            "  {}: {{ subtypes: {}, nature: {:?}, retention: {:?}, fields: [{}] }},\n",
            category.code(),
            serde_json::json!(category.subtypes()),
            category.usual_nature().code(),
            category.usual_retention().code(),
            fields.join(", ")
        ));
    }
    out + "}\n"
}
