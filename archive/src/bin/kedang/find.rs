//! What a word on the command line means: a customer, a person, a place, a slip, a material.

use archive::archive::Archive;
use archive::attachments::Owner;
use archive::customers::{self, Customer};
use archive::error::Noun;
use archive::people::{self, Department, Person};
use archive::places::{self, Place};
use archive::{Error, loans, materials, receipts, text};

use crate::say::Done;

/// The customer of a code, name, short or former name.
pub fn customer(archive: &Archive, word: &str) -> Done<Customer> {
    let word = named(Noun::Customer, word)?;
    let all = customers::list(archive)?;
    let is = |c: &&Customer| {
        c.code.eq_ignore_ascii_case(word)
            || c.name == word
            || c.short_name == word
            || c.former_names.split('、').any(|former| former == word)
    };
    all.iter().find(is).cloned().ok_or_else(|| Error::not_found(Noun::Customer, word).into())
}

/// The person of a name, badge or code.
pub fn person(archive: &Archive, word: &str) -> Done<Person> {
    let word = named(Noun::Person, word)?;
    let key = text::key(word);
    let all = people::list(archive)?;
    let found = all.iter().find(|p| p.name == word || p.code == key || p.badge.as_deref() == Some(key.as_str()));
    found.cloned().ok_or_else(|| Error::not_found(Noun::Person, word).into())
}

/// The department of a name.
pub fn department(archive: &Archive, word: &str) -> Done<Department> {
    let all = people::list_departments(archive)?;
    all.into_iter().find(|d| d.name == word.trim()).ok_or_else(|| Error::not_found(Noun::Department, word).into())
}

/// The place of a code or of a way, `一号库 B 柜 3 层 5 盒`.
pub fn place(archive: &Archive, word: &str) -> Done<Place> {
    let word = named(Noun::Place, word)?;
    let key = text::key(word);
    let all = places::list(archive)?;
    let found = all.iter().find(|p| p.code == key || p.path == word || text::key(&p.path) == key);
    found.cloned().ok_or_else(|| Error::not_found(Noun::Place, word).into())
}

/// The word without spaces around; an empty one names nothing, also where a record has an empty field.
fn named(noun: Noun, word: &str) -> Done<&str> {
    let word = word.trim();
    if text::key(word).is_empty() { Err(Error::not_found(noun, word).into()) } else { Ok(word) }
}

/// What files can belong to: the number or code of a material, a receipt or a loan slip, or `tray`.
pub fn owner(archive: &Archive, word: &str) -> Done<Owner> {
    let word = word.trim();
    if word.eq_ignore_ascii_case("tray") || word == "待整理" {
        return Ok(Owner::Tray);
    }
    let not_found = |error: &Error| matches!(error, Error::NotFound { .. });
    match materials::require(archive, word) {
        Ok(material) => return Ok(Owner::Material(material.id)),
        Err(error) if !not_found(&error) => return Err(error.into()),
        Err(_) => {}
    }
    match receipts::require(archive, word) {
        Ok(receipt) => return Ok(Owner::Receipt(receipt.id)),
        Err(error) if !not_found(&error) => return Err(error.into()),
        Err(_) => {}
    }
    match loans::require(archive, word) {
        Ok(loan) => Ok(Owner::Loan(loan.id)),
        Err(error) if not_found(&error) => Err(Error::not_found(Noun::Material, word).into()),
        Err(error) => Err(error.into()),
    }
}
