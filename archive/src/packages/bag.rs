//! A bag (RFC 8493, BagIt 1.0): a folder of files with the SHA-256 of each. Knows nothing of the archive.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::error::{Act, Error, Result};
use crate::files::{ContentHash, Delivery, FileStore, Flow, Leaving, Progress, about, refused, sync_folder};

/// A bag being filled beside its place. Dropped without [`Leaving::place`], it is gone.
pub(super) struct Bag {
    part: PathBuf,
    target: PathBuf,
    manifest: String,
    files: u32,
    bytes: u64,
    originals: u32,
}

/// A file of the bag being written.
pub(super) struct BagFile<'a> {
    bag: &'a mut Bag,
    path: String,
    delivery: Delivery,
    hash: Sha256,
    size: u64,
}

impl Bag {
    /// Begins a bag that will be `target`, where nothing may be.
    pub fn begin(target: &Path) -> Result<Bag> {
        let target = std::path::absolute(target).map_err(Error::io(Act::Create, target))?;
        if fs::symlink_metadata(&target).is_ok() {
            return Err(Error::TargetExists(target));
        }
        let part = crate::files::beside(&target);
        fs::create_dir(&part).map_err(refused(Act::Create, &target))?;
        let bag = Bag { part, target, manifest: String::new(), files: 0, bytes: 0, originals: 0 };
        bag.folder("data")?;
        Ok(bag)
    }

    pub fn files(&self) -> u32 {
        self.files
    }

    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub fn originals(&self) -> u32 {
        self.originals
    }

    /// Adds a file below `data/`, its whole content at once.
    pub fn add(&mut self, path: &str, bytes: &[u8]) -> Result<()> {
        let mut file = self.file(path)?;
        file.write(bytes)?;
        file.end()
    }

    /// Begins a file below `data/`.
    pub fn file(&mut self, path: &str) -> Result<BagFile<'_>> {
        let to = self.way(path)?;
        let delivery = Delivery::begin(&to, false).map_err(|e| about(e, &self.target))?;
        Ok(BagFile { bag: self, path: path.to_owned(), delivery, hash: Sha256::new(), size: 0 })
    }

    /// Copies an original below `data/`, verified on the way.
    pub fn copy(
        &mut self,
        store: &FileStore,
        hash: ContentHash,
        size: u64,
        path: &str,
        progress: &mut dyn FnMut(Progress) -> Flow,
    ) -> Result<()> {
        let to = self.way(path)?;
        store.copy_to(hash, size, &to, progress).and_then(Leaving::place).map_err(|e| about(e, &self.target))?;
        self.originals += 1;
        self.note(path, &hash.to_string(), size);
        Ok(())
    }

    /// Writes the manifests and what the bag says of itself.
    pub fn seal(&mut self, info: &[(&str, &str)]) -> Result<()> {
        let mut said = String::new();
        for (label, value) in info {
            let line: Vec<&str> = value.split_whitespace().collect();
            let _ = writeln!(said, "{label}: {}", line.join(" "));
        }
        let _ = writeln!(said, "Payload-Oxum: {}.{}", self.bytes, self.files);
        let manifest = std::mem::take(&mut self.manifest);
        let tags = [
            ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned()),
            ("bag-info.txt", said),
            ("manifest-sha256.txt", manifest),
        ];
        let mut of_tags = String::new();
        for (name, text) in &tags {
            let _ = writeln!(of_tags, "{}  {name}", hex(&Sha256::digest(text)));
            self.tag(name, text)?;
        }
        self.tag("tagmanifest-sha256.txt", &of_tags)
    }

    /// Where it will be.
    pub fn target(&self) -> &Path {
        &self.target
    }

    fn tag(&self, name: &str, text: &str) -> Result<()> {
        let mut file = Delivery::begin(&self.part.join(name), false).map_err(|e| about(e, &self.target))?;
        file.write(text.as_bytes()).and_then(|()| file.place()).map_err(|e| about(e, &self.target))
    }

    /// Where a file below `data/` is written, its folder made.
    fn way(&self, path: &str) -> Result<PathBuf> {
        let way = format!("data/{path}");
        if let Some((folder, _)) = way.rsplit_once('/') {
            self.folder(folder)?;
        }
        Ok(join(&self.part, &way))
    }

    fn folder(&self, path: &str) -> Result<()> {
        let folder = join(&self.part, path);
        fs::create_dir_all(&folder).map_err(refused(Act::Create, &self.target))
    }

    fn note(&mut self, path: &str, hash: &str, size: u64) {
        self.files += 1;
        self.bytes += size;
        // RFC 8493, 2.1.3: what would end a line, and the sign itself, are percent-encoded.
        let path = path.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
        let _ = writeln!(self.manifest, "{hash}  data/{path}");
    }
}

impl Leaving for Bag {
    /// Its files are on the disk, one by one, since they were added.
    fn finish(&mut self) -> Result<()> {
        sync_folder(&self.part)
    }

    fn place(self) -> Result<()> {
        if fs::symlink_metadata(&self.target).is_ok() {
            return Err(Error::TargetExists(self.target.clone()));
        }
        fs::rename(&self.part, &self.target).map_err(refused(Act::Rename, &self.target))?;
        sync_folder(self.target.parent().unwrap_or(&self.target))
    }
}

impl BagFile<'_> {
    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        self.delivery.write(bytes).map_err(|e| about(e, &self.bag.target))
    }

    /// Brings it to the disk and into the manifest.
    pub fn end(self) -> Result<()> {
        let BagFile { bag, path, delivery, hash, size } = self;
        delivery.place().map_err(|e| about(e, &bag.target))?;
        bag.note(&path, &hex(&hash.finalize()), size);
        Ok(())
    }
}

impl Drop for Bag {
    fn drop(&mut self) {
        // After `place` there is nothing under this name.
        let _ = fs::remove_dir_all(&self.part);
    }
}

/// A way with `/` between its names, on every system.
fn join(base: &Path, way: &str) -> PathBuf {
    way.split('/').fold(base.to_owned(), |path, name| path.join(name))
}

fn hex(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
