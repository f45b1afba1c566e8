//! A TIFF writer that writes what it is told, sense or nonsense.

/// The value of a tag.
#[derive(Clone)]
pub enum Value {
    Bytes(Vec<u8>),
    Short(Vec<u16>),
    Long(Vec<u32>),
    Fraction(u32, u32),
}

/// One page: its tags, and the chunks whose places are put into the tags for offsets and counts.
#[derive(Clone, Default)]
pub struct Page {
    pub tags: Vec<(u16, Value)>,
    pub chunks: Vec<Vec<u8>>,
    pub tiled: bool,
    /// Leave the byte counts out, as some scanners do.
    pub without_counts: bool,
}

impl Page {
    /// The tags of a plain page.
    pub fn new(width: u32, height: u32, bits: &[u16], photometric: u16) -> Self {
        Page::default()
            .tag(256, Value::Long(vec![width]))
            .tag(257, Value::Long(vec![height]))
            .tag(258, Value::Short(bits.to_vec()))
            .tag(259, Value::Short(vec![1]))
            .tag(262, Value::Short(vec![photometric]))
            .tag(277, Value::Short(vec![bits.len() as u16]))
    }

    /// Sets a tag.
    pub fn tag(mut self, tag: u16, value: Value) -> Self {
        self.tags.retain(|(other, _)| *other != tag);
        self.tags.push((tag, value));
        self
    }

    pub fn short(self, tag: u16, value: u16) -> Self {
        self.tag(tag, Value::Short(vec![value]))
    }

    /// The strips (or tiles).
    pub fn chunks(mut self, chunks: Vec<Vec<u8>>) -> Self {
        self.chunks = chunks;
        self
    }
}

/// The file.
#[derive(Clone, Default)]
pub struct Tiff {
    pub pages: Vec<Page>,
    pub big_endian: bool,
    pub big: bool,
    /// The last page says the first comes next.
    pub endless: bool,
}

impl Tiff {
    pub fn of(page: Page) -> Self {
        Tiff { pages: vec![page], ..Tiff::default() }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let offset_size = if self.big { 8 } else { 4 };
        let mut out = if self.big_endian { b"MM".to_vec() } else { b"II".to_vec() };
        out.extend(self.number(if self.big { 43 } else { 42 }, 2));
        if self.big {
            out.extend(self.number(8, 2));
            out.extend(self.number(0, 2));
        }
        let mut patch = out.len();
        out.extend(vec![0; offset_size]);
        let mut first = 0;
        for page in &self.pages {
            let mut places = Vec::new();
            for chunk in &page.chunks {
                places.push((out.len() as u32, chunk.len() as u32));
                out.extend(chunk);
                out.resize(out.len().next_multiple_of(2), 0);
            }
            let mut tags = page.tags.clone();
            let (offsets, counts) = if page.tiled { (324, 325) } else { (273, 279) };
            tags.push((offsets, Value::Long(places.iter().map(|p| p.0).collect())));
            if !page.without_counts {
                tags.push((counts, Value::Long(places.iter().map(|p| p.1).collect())));
            }
            tags.sort_by_key(|(tag, _)| *tag);
            let values: Vec<_> = tags.iter().map(|(_, value)| self.value(value)).collect();
            let outside: Vec<_> = values
                .iter()
                .map(|(_, _, bytes)| {
                    let at = out.len();
                    if bytes.len() > offset_size {
                        out.extend(bytes);
                        out.resize(out.len().next_multiple_of(2), 0);
                    }
                    at
                })
                .collect();
            let here = out.len();
            out.splice(patch..patch + offset_size, self.number(here as u64, offset_size));
            first = if first == 0 { here } else { first };
            out.extend(self.number(tags.len() as u64, if self.big { 8 } else { 2 }));
            for (((tag, _), (kind, count, bytes)), at) in tags.iter().zip(&values).zip(outside) {
                out.extend(self.number(u64::from(*tag), 2));
                out.extend(self.number(*kind, 2));
                out.extend(self.number(*count, offset_size));
                if bytes.len() > offset_size {
                    out.extend(self.number(at as u64, offset_size));
                } else {
                    out.extend(bytes);
                    out.extend(vec![0; offset_size - bytes.len()]);
                }
            }
            patch = out.len();
            out.extend(vec![0; offset_size]);
        }
        if self.endless {
            out.splice(patch..patch + offset_size, self.number(first as u64, offset_size));
        }
        out
    }

    fn value(&self, value: &Value) -> (u64, u64, Vec<u8>) {
        match value {
            Value::Bytes(bytes) => (7, bytes.len() as u64, bytes.clone()),
            Value::Short(values) => {
                (3, values.len() as u64, values.iter().flat_map(|v| self.number(u64::from(*v), 2)).collect())
            }
            Value::Long(values) => {
                (4, values.len() as u64, values.iter().flat_map(|v| self.number(u64::from(*v), 4)).collect())
            }
            Value::Fraction(a, b) => (5, 1, [self.number(u64::from(*a), 4), self.number(u64::from(*b), 4)].concat()),
        }
    }

    fn number(&self, value: u64, size: usize) -> Vec<u8> {
        if self.big_endian { value.to_be_bytes()[8 - size..].to_vec() } else { value.to_le_bytes()[..size].to_vec() }
    }
}
