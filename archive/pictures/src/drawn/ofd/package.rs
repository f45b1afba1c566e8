//! The ZIP around an OFD document, and the way its parts name each other.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use zip::ZipArchive;

use crate::{Problem, budget};

/// An open OFD file.
pub(super) struct Package(ZipArchive<BufReader<File>>);

impl Package {
    pub(super) fn open(path: &Path) -> Result<Self, Problem> {
        ZipArchive::new(BufReader::new(File::open(path)?)).map(Package).map_err(|_| Problem::Broken)
    }

    /// A part in full, if it is there and not too large.
    pub(super) fn bytes(&mut self, location: &str) -> Result<Vec<u8>, Problem> {
        let part = self.0.by_name(location).map_err(|_| Problem::Broken)?;
        let mut bytes = Vec::new();
        part.take(budget::COMPRESSED + 1).read_to_end(&mut bytes).map_err(|_| Problem::Broken)?;
        if bytes.len() as u64 > budget::COMPRESSED { Err(Problem::TooLarge) } else { Ok(bytes) }
    }

    /// A part that is XML.
    pub(super) fn text(&mut self, location: &str) -> Result<String, Problem> {
        let bytes = self.bytes(location)?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        String::from_utf8(bytes.to_vec()).map_err(|_| Problem::Broken)
    }
}

/// Where a name leads that stands in a part of the package: from the root when it begins with a
/// slash, else from the folder of that part.
pub(super) fn resolve(part: &str, name: &str) -> String {
    let name = name.trim();
    let from = if name.starts_with('/') { "" } else { part.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let mut steps: Vec<&str> = Vec::new();
    for step in from.split('/').chain(name.split(['/', '\\'])) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn names_lead_from_the_root_or_from_where_they_stand() {
        assert_eq!(resolve("OFD.xml", "Doc_0/Document.xml"), "Doc_0/Document.xml");
        assert_eq!(resolve("Doc_0/Document.xml", "Pages/Page_0/Content.xml"), "Doc_0/Pages/Page_0/Content.xml");
        assert_eq!(resolve("Doc_0/Pages/Content.xml", "/Doc_0/Res/a.png"), "Doc_0/Res/a.png");
        assert_eq!(resolve("Doc_0/Pages/Content.xml", "../../../Res\\a.png"), "Res/a.png");
    }
}
