//! The desk a template works at: its files, its data, the fonts, nothing else.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_kit::fonts::FontStore;

use crate::fonts::Fonts;
use crate::{PressError, Sheet, instant};

/// Names every template finds: the fonts chosen and the data to print.
const PRESS: &str = "press.typ";
const DATA: &str = "data.json";
const PICTURE: &str = "picture";

/// Templates already parsed, by id; a slip is printed in less time than it takes to parse them.
#[derive(Default)]
pub struct Shelf {
    sources: Mutex<HashMap<FileId, Source>>,
}

impl Shelf {
    /// The parsed template, from the shelf if its text is still the same.
    fn take(&self, id: FileId, text: &str) -> Source {
        let mut sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        match sources.get(&id) {
            Some(source) if source.text() == text => source.clone(),
            _ => {
                let source = Source::new(id, text.to_owned());
                sources.insert(id, source.clone());
                source
            }
        }
    }
}

/// One compilation. File ids live as long as the process, so the names are few and fixed.
pub struct Desk<'a> {
    library: LazyHash<Library>,
    fonts: &'a FontStore,
    main: FileId,
    shelf: &'a Shelf,
    texts: HashMap<FileId, Cow<'a, str>>,
    data: (FileId, Bytes),
    picture: (FileId, Bytes),
    today: Option<Datetime>,
}

impl<'a> Desk<'a> {
    pub fn new(store: &'a FontStore, fonts: &Fonts, shelf: &'a Shelf, sheet: &Sheet<'a>) -> Result<Self, PressError> {
        let mut texts = HashMap::from([(file(PRESS)?, Cow::Owned(fonts.as_template()))]);
        for (name, text) in sheet.files {
            texts.insert(file(name)?, Cow::Borrowed(*text));
        }
        let data = serde_json::to_vec(sheet.data)
            .map_err(|e| PressError::Template { place: DATA.into(), message: e.to_string() })?;
        Ok(Self {
            library: LazyHash::new(Library::default()),
            fonts: store,
            main: file(sheet.template)?,
            shelf,
            texts,
            data: (file(DATA)?, Bytes::new(data)),
            picture: (file(PICTURE)?, Bytes::new(sheet.picture.to_vec())),
            today: instant(sheet.made),
        })
    }

    /// The first complaint of the compiler, with the place in the template.
    pub fn complain(&self, complaints: &[SourceDiagnostic]) -> PressError {
        let Some(first) = complaints.first() else {
            return PressError::Template { place: String::new(), message: String::new() };
        };
        let place = first.span.id().map_or_else(String::new, |id| {
            let name = id.vpath().get_without_slash();
            let line = self.range(first.span).and_then(|range| self.source(id).ok()?.lines().byte_to_line(range.start));
            line.map_or_else(|| name.to_owned(), |line| format!("{name}:{}", line + 1))
        });
        PressError::Template { place, message: first.message.to_string() }
    }
}

fn file(name: &str) -> Result<FileId, PressError> {
    VirtualPath::new(name)
        .map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
        .map_err(|e| PressError::Template { place: name.to_owned(), message: e.to_string() })
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let text = self.texts.get(&id).ok_or_else(|| not_found(id))?;
        Ok(self.shelf.take(id, text))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 {
            return Ok(self.data.1.clone());
        }
        if id == self.picture.0 {
            return Ok(self.picture.1.clone());
        }
        self.source(id).map(Bytes::from_string)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
