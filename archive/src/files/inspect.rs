//! Compares the store with what the records say should be in it (CK-A3, CK-A4, CK-I6).

use std::path::PathBuf;

use crate::error::{Error, Result};
use crate::files::{ContentHash, FileStore, Flow, Found, Progress, Verdict};

/// How closely to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Names and sizes.
    Sizes,
    /// Every byte.
    Content,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A record without its content.
    Missing(ContentHash),
    /// Content that is not what was stored.
    Changed {
        /// Its name.
        hash: ContentHash,
        /// The size on record.
        was: u64,
        /// The size now.
        is: u64,
    },
    /// Content that the system does not let be read.
    Unreadable {
        /// Its name.
        hash: ContentHash,
        /// What the system said, as a sentence in Chinese and in English.
        problem: [String; 2],
    },
    /// Content without a record: an act that was cut off before it was acknowledged, or a database
    /// older than its files. It harms nothing and is never removed by itself.
    Extra {
        /// Its name.
        hash: ContentHash,
        /// Its size.
        size: u64,
    },
    /// Something that Kedang never put there; relative to the store.
    Stranger(PathBuf),
}

impl FileStore {
    /// Walks the store beside `expected`, the records ascending by hash, and hands on what does not
    /// fit. A finding never stops it. The progress counts bytes read at [`Depth::Content`], records
    /// at [`Depth::Sizes`]; `total` is in the same unit.
    ///
    /// # Errors
    /// Those of `expected`, [`Error::Cancelled`], and folders that cannot be listed.
    pub fn inspect(
        &self,
        expected: impl IntoIterator<Item = Result<(ContentHash, u64)>>,
        depth: Depth,
        total: u64,
        progress: &mut dyn FnMut(Progress) -> Flow,
        found: &mut dyn FnMut(Finding),
    ) -> Result<()> {
        let mut expected = expected.into_iter();
        let mut next = expected.next().transpose()?;
        let mut done = 0_u64;
        self.walk(&mut |thing| {
            let (hash, is) = match thing {
                Found::Content { hash, size } => (hash, size),
                Found::Incoming(_) => return Ok(()),
                Found::Stranger(path) => {
                    found(Finding::Stranger(path));
                    return Ok(());
                }
            };
            while let Some((missing, size)) = next.filter(|(wanted, _)| *wanted < hash) {
                found(Finding::Missing(missing));
                done += depth.cost(size);
                next = expected.next().transpose()?;
            }
            let Some((_, was)) = next.filter(|(wanted, _)| *wanted == hash) else {
                found(Finding::Extra { hash, size: is });
                return Ok(());
            };
            next = expected.next().transpose()?;
            if progress(Progress { done, total }) == Flow::Cancel {
                return Err(Error::Cancelled);
            }
            if was != is {
                found(Finding::Changed { hash, was, is });
            } else if depth == Depth::Content {
                let mut inner = |at: Progress| progress(Progress { done: done + at.done, total });
                match self.verify(hash, was, &mut inner) {
                    Ok(Verdict::Intact) => {}
                    Ok(Verdict::Changed { size }) => found(Finding::Changed { hash, was, is: size }),
                    Ok(Verdict::Missing) => found(Finding::Missing(hash)),
                    Err(Error::Cancelled) => return Err(Error::Cancelled),
                    Err(error) => {
                        let problem = error.problem();
                        found(Finding::Unreadable { hash, problem: [problem.zh, problem.en] });
                    }
                }
            }
            done += depth.cost(was);
            Ok(())
        })?;
        while let Some((missing, _)) = next {
            found(Finding::Missing(missing));
            next = expected.next().transpose()?;
        }
        progress(Progress { done: total, total });
        Ok(())
    }
}

impl Depth {
    fn cost(self, size: u64) -> u64 {
        match self {
            Depth::Sizes => 1,
            Depth::Content => size,
        }
    }
}
