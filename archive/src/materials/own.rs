//! The fields that only one category has (R1-04: drawing 图幅/比例/张数, contract 合同号/签订日 …).

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::{Category, MOST_PAGES};
use crate::error::{Error, Result, Why};
use crate::{coded, text};

coded! {
    /// A field of one category. It is kept under its Chinese name, so that what another archive
    /// called its own stands beside these.
    pub enum OwnField {
        DocumentNo = "文件编号", "文件编号", "Document no.";
        SheetSize = "图幅", "图幅", "Sheet size";
        Scale = "比例", "比例", "Scale";
        Sheets = "张数", "张数", "Sheets";
        Quantity = "数量", "数量", "Quantity";
        Unit = "单位", "单位", "Unit";
        ValidUntil = "有效期", "有效期", "Valid until";
        Sealed = "封样", "封样", "Sealed sample";
        ContractNo = "合同号", "合同号", "Contract no.";
        SignedOn = "签订日", "签订日", "Signed on";
        From = "起始日", "起始日", "In force from";
        Until = "截止日", "截止日", "In force until";
        Amount = "金额", "金额", "Amount";
    }
}

coded! {
    /// What is typed into a field.
    pub enum FieldShape {
        Line = "LINE", "一行文字", "A line of text";
        Day = "DAY", "日期", "A day";
        Whole = "WHOLE", "整数", "A whole number";
    }
}

impl OwnField {
    /// What is typed into it.
    pub fn shape(self) -> FieldShape {
        match self {
            OwnField::Sheets | OwnField::Quantity => FieldShape::Whole,
            OwnField::ValidUntil | OwnField::SignedOn | OwnField::From | OwnField::Until => FieldShape::Day,
            _ => FieldShape::Line,
        }
    }

    fn check(self, value: &str) -> Result<String> {
        let value = text::line(self.code(), value)?;
        match self.shape() {
            _ if value.is_empty() => Ok(value),
            FieldShape::Line => Ok(value),
            FieldShape::Day => text::date(self.code(), &value).map(|day| day.to_string()),
            FieldShape::Whole => match value.nfkc().collect::<String>().parse::<u32>() {
                Ok(number) if number <= MOST_PAGES => Ok(number.to_string()),
                _ => Err(Error::invalid(self.code(), Why::OutOfRange { least: 0, most: i64::from(MOST_PAGES) })),
            },
        }
    }
}

impl Category {
    /// The fields that only this category has.
    pub fn fields(self) -> &'static [OwnField] {
        match self {
            Category::Technical => &[OwnField::DocumentNo],
            Category::Drawing => &[OwnField::SheetSize, OwnField::Scale, OwnField::Sheets],
            Category::Sample => &[OwnField::Quantity, OwnField::Unit, OwnField::ValidUntil, OwnField::Sealed],
            Category::Contract => {
                &[OwnField::ContractNo, OwnField::SignedOn, OwnField::From, OwnField::Until, OwnField::Amount]
            }
            Category::Other => &[],
        }
    }
}

/// The fields as they are kept: trimmed, days and numbers read, what is empty left out.
///
/// # Errors
/// Names the field whose value is no day, no number or no line of text.
pub(crate) fn checked(fields: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>> {
    let mut kept = BTreeMap::new();
    for (name, value) in fields {
        let name = text::line("extra", name)?;
        let (name, value) = match OwnField::parse(&name) {
            Some(field) => (field.code().to_owned(), field.check(value)?),
            None => (name, text::line("extra", value)?),
        };
        if !value.is_empty() && !name.is_empty() {
            kept.insert(name, value);
        }
    }
    let day = |field: OwnField| kept.get(field.code()).cloned().unwrap_or_default();
    let (from, until) = (day(OwnField::From), day(OwnField::Until));
    if !until.is_empty() && until < from {
        return Err(Error::invalid(OwnField::Until.code(), Why::NoEarlierThan(from)));
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(name: &str, value: &str) -> Result<Vec<(String, String)>> {
        checked(&BTreeMap::from([(name.to_owned(), value.to_owned())])).map(|kept| kept.into_iter().collect())
    }

    #[test]
    fn days_and_numbers_are_read_and_what_is_empty_is_left_out() {
        assert_eq!(one("签订日", " 2026-03-04 ").unwrap(), [("签订日".to_owned(), "2026-03-04".to_owned())]);
        assert_eq!(one("Sheets", "１２").unwrap(), [("张数".to_owned(), "12".to_owned())]);
        assert_eq!(one("图幅", "  ").unwrap(), []);
        assert_eq!(one("客户自己的", "是").unwrap(), [("客户自己的".to_owned(), "是".to_owned())]);
    }

    #[test]
    fn what_is_no_day_and_no_number_is_refused_by_the_name_of_its_field() {
        for (name, value) in [("签订日", "去年"), ("张数", "三张"), ("截止日", "2026-02-30")] {
            let refused = one(name, value).unwrap_err();
            assert!(matches!(&refused, Error::Invalid { field, .. } if *field == name), "{refused}");
        }
    }

    #[test]
    fn what_ends_before_it_begins_is_refused() {
        let term = |from: &str, until: &str| {
            checked(&BTreeMap::from([("起始日".to_owned(), from.to_owned()), ("截止日".to_owned(), until.to_owned())]))
        };
        assert!(matches!(term("2026-12-01", "2025-01-01"), Err(Error::Invalid { field: "截止日", .. })));
        assert!(term("2026-12-01", "2026-12-01").is_ok());
        assert!(term("2026-12-01", "").is_ok());
    }

    #[test]
    fn a_field_is_of_one_category() {
        let all: Vec<_> = Category::ALL.iter().flat_map(|category| category.fields()).collect();
        assert_eq!(all.len(), OwnField::ALL.len());
    }
}
