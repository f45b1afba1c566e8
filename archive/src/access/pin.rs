//! A head's own PIN at this desk: kept as an Argon2id hash (64 MiB, three passes), never as text.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::{Error, Result, Why};

/// The fewest characters of a PIN.
pub const LEAST: usize = 4;
/// The most characters of a PIN.
pub const MOST: usize = 64;

fn argon() -> Argon2<'static> {
    let params = Params::new(64 * 1024, 3, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a PIN, with its salt and costs, as it is stored.
///
/// # Errors
/// When it is shorter than [`LEAST`] or longer than [`MOST`].
pub fn seal_pin(pin: &str) -> Result<String> {
    if !(LEAST..=MOST).contains(&pin.chars().count()) {
        return Err(Error::invalid("fresh", Why::OutOfRange { least: LEAST as i64, most: MOST as i64 }));
    }
    argon().hash_password(pin.as_bytes()).map(|hash| hash.to_string()).map_err(|_| Error::WrongPin)
}

/// Whether the PIN is the one that was sealed. Takes about a quarter of a second on purpose.
pub fn verify_pin(sealed: &str, pin: &str) -> bool {
    argon2::password_hash::phc::PasswordHash::new(sealed)
        .is_ok_and(|hash| argon().verify_password(pin.as_bytes(), &hash).is_ok())
}
