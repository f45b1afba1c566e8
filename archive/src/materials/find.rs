//! Looks materials up: one, who had it, and the titles a customer gave before.

use crate::archive::Archive;
use crate::error::{Error, Noun, Result};
use crate::ids::{CustomerId, MaterialId};
use crate::materials::{Category, Material, Stay};
use crate::storage;

/// One material.
///
/// # Errors
/// Those of the database.
pub fn get(archive: &Archive, id: MaterialId) -> Result<Option<Material>> {
    let today = archive.today().to_string();
    archive.read(|tx| storage::materials::get(tx, id, &today))
}

/// The material with this 档号, label code, or receipt number and line (`JSD20261123-001/2`).
///
/// # Errors
/// When there is none.
pub fn require(archive: &Archive, number: &str) -> Result<Material> {
    let today = archive.today().to_string();
    archive.read(|tx| {
        let id = storage::materials::get_id_by_number(tx, number)?
            .ok_or_else(|| Error::not_found(Noun::Material, number))?;
        storage::materials::require(tx, id, &today)
    })
}

/// Everyone who had the material since a day, oldest first.
///
/// # Errors
/// Those of the database.
pub fn holders(archive: &Archive, id: MaterialId, since: &str) -> Result<Vec<Stay>> {
    let today = archive.today().to_string();
    archive.read(|tx| storage::materials::stays(tx, id, since, &today))
}

/// The titles this customer gave before that the typed letters may mean, most used first.
///
/// # Errors
/// Those of the database.
pub fn titles(archive: &Archive, customer: CustomerId, typed: &str, limit: u32) -> Result<Vec<(String, Category)>> {
    let recent = list_recent_titles(archive, customer)?;
    Ok(recent.into_iter().filter(|(title, _)| crate::search::says(title, typed)).take(limit as usize).collect())
}

/// The newest few hundred titles of a customer, most used first.
///
/// # Errors
/// Those of the database.
pub fn list_recent_titles(archive: &Archive, customer: CustomerId) -> Result<Vec<(String, Category)>> {
    archive.read(|tx| storage::materials::recent_titles(tx, customer, 400))
}
