//! Compares the originals with their records, beside the work of the day (CK-A3, CK-A4, CK-I6).

use crate::archive::Archive;
use crate::error::Result;
use crate::files::{ContentHash, Depth, Finding, Flow, Progress};
use crate::storage;

/// How many records are read at a time, so that no long look keeps the write-ahead log from folding.
const AT_A_TIME: u32 = 2_000;

/// Walks the store beside the records and hands on what does not fit. Files that are attached
/// meanwhile are no finding.
///
/// # Errors
/// [`crate::Error::Cancelled`], those of the database, and folders that cannot be listed.
pub fn inspect(
    archive: &Archive,
    depth: Depth,
    progress: &mut dyn FnMut(Progress) -> Flow,
    found: &mut dyn FnMut(Finding),
) -> Result<()> {
    let (files, bytes) = archive.read(storage::attachments::count_files)?;
    let total = match depth {
        Depth::Sizes => files,
        Depth::Content => bytes,
    };
    let mut extra = Vec::new();
    let mut sort = |finding| match finding {
        Finding::Extra { hash, size } => extra.push((hash, size)),
        other => found(other),
    };
    archive.files().inspect(Records::of(archive), depth, total, progress, &mut sort)?;
    for (hash, size) in extra {
        // It may have got its record after that page of records was read.
        if !archive.read(|tx| storage::attachments::is_known(tx, hash))? {
            found(Finding::Extra { hash, size });
        }
    }
    Ok(())
}

/// Every content on record, ascending, page by page.
struct Records<'a> {
    archive: &'a Archive,
    page: std::vec::IntoIter<(ContentHash, u64)>,
    after: Option<String>,
}

impl Records<'_> {
    fn of(archive: &Archive) -> Records<'_> {
        Records { archive, page: Vec::new().into_iter(), after: Some(String::new()) }
    }
}

impl Iterator for Records<'_> {
    type Item = Result<(ContentHash, u64)>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(record) = self.page.next() {
            return Some(Ok(record));
        }
        let after = self.after.take()?;
        match self.archive.read(|tx| storage::attachments::list_files(tx, &after, AT_A_TIME)) {
            Ok(page) => {
                self.after = page.last().map(|(hash, _)| hash.to_string());
                self.page = page.into_iter();
                self.page.next().map(Ok)
            }
            Err(error) => Some(Err(error)),
        }
    }
}
