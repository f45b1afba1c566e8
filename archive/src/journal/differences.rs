//! What an event changed, in words: `页数 3 → 5；版次 A → B`. The journal keeps what stood before and after; whoever
//! reads a history needs no database for it.

use serde_json::{Map, Value};

use crate::access::Role;
use crate::error::field_word;
use crate::journal::Action;
use crate::materials::{Carrier, Category, CopyKind, Nature, Purpose, Retention, SecurityLevel};
use crate::places::PlaceKind;
use crate::words::Lang;

/// What people may write about a thing, under the name the event has it, and under its own.
const FIELDS: &[(&str, &str)] = &[
    ("name", "name"),
    ("code", "code"),
    ("short_name", "short_name"),
    ("former_names", "former_names"),
    ("contact", "contact"),
    ("phone", "phone"),
    ("department_name", "department"),
    ("badge", "badge"),
    ("role", "role"),
    ("undertaking_until", "undertaking_until"),
    ("head_name", "head"),
    ("deputy_name", "deputy"),
    ("deputy_from", "deputy_from"),
    ("deputy_until", "deputy_until"),
    ("kind", "kind"),
    ("capacity", "capacity"),
    ("title", "title"),
    ("category", "category"),
    ("subtype", "subtype"),
    ("drawing_no", "drawing_no"),
    ("revision", "revision"),
    ("carrier", "carrier"),
    ("copy_kind", "copy_kind"),
    ("copies", "copies"),
    ("pages", "pages"),
    ("doc_date", "doc_date"),
    ("creator", "creator"),
    ("project", "project"),
    ("security_level", "security_level"),
    ("secret_until", "secret_until"),
    ("return_by", "return_by"),
    ("nature", "nature"),
    ("purpose", "purpose"),
    ("retention_class", "retention_class"),
    ("retention_until", "retention_until"),
    ("owner_name", "owner"),
    ("note", "note"),
];

/// The differences an event wrote down, each as one phrase.
pub(super) fn differences(action: Action, change: &str, lang: Lang) -> Vec<String> {
    let Ok(Value::Object(change)) = serde_json::from_str(change) else { return Vec::new() };
    let told = change.iter().filter_map(|(name, pair)| match (name.as_str(), pair.as_array()?.as_slice()) {
        // Where a file belongs is said by the event itself.
        ("owner", _) => None,
        (_, [Value::Object(before), Value::Object(after)]) => Some(between(action, before, after, lang)),
        ("pages", [before, after]) if before != after => {
            Some(vec![format!("{} {before} → {after}", field_word("pages", lang))])
        }
        _ => None,
    });
    told.flatten().collect()
}

fn between(action: Action, before: &Map<String, Value>, after: &Map<String, Value>, lang: Lang) -> Vec<String> {
    // A file that took another's place is another file: its name says it.
    let fields = FIELDS.iter().filter(|(key, _)| action != Action::AttachmentReplace || *key == "name");
    let mut said: Vec<_> = fields
        .filter_map(|(key, field)| {
            let (old, new) = (before.get(*key)?, after.get(*key)?);
            // What only filing gives is its own news, no change.
            let given = action == Action::MaterialFile && (old.is_null() || *key == "owner_name");
            (old != new && !given)
                .then(|| format!("{} {} → {}", field_word(field, lang), shown(key, old, lang), shown(key, new, lang)))
        })
        .collect();
    if let (Some(Value::Object(old)), Some(Value::Object(new))) = (before.get("extra"), after.get("extra")) {
        let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
        said.extend(names.filter(|name| old.get(*name) != new.get(*name)).map(|name| {
            let value = |of: &Map<String, Value>| shown(name, of.get(name).unwrap_or(&Value::Null), lang);
            format!("{} {} → {}", field_word(name, lang), value(old), value(new))
        }));
    }
    said
}

/// A value as people read it.
fn shown(field: &str, value: &Value, lang: Lang) -> String {
    let text = match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let word = match field {
        "role" => Role::parse(&text).map(|it| it.word(lang)),
        "kind" => PlaceKind::parse(&text).map(|it| it.word(lang)),
        "category" => Category::parse(&text).map(|it| it.word(lang)),
        "carrier" => Carrier::parse(&text).map(|it| it.word(lang)),
        "copy_kind" => CopyKind::parse(&text).map(|it| it.word(lang)),
        "security_level" => SecurityLevel::parse(&text).map(|it| it.word(lang)),
        "nature" => Nature::parse(&text).map(|it| it.word(lang)),
        "purpose" => Purpose::parse(&text).map(|it| it.word(lang)),
        "retention_class" => Retention::parse(&text).map(|it| it.word(lang)),
        _ => None,
    };
    match word.map_or(text, str::to_owned) {
        text if text.is_empty() => "—".to_owned(),
        text => text,
    }
}
