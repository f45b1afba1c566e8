//! A PDF writer of a page's worth of lines.

/// Objects in order; the first is the catalogue.
pub struct Pdf {
    objects: Vec<Vec<u8>>,
    trailer: String,
}

impl Pdf {
    /// Pages with this content each, `width` × `height` points.
    pub fn new(width: u32, height: u32, pages: &[&str]) -> Self {
        let mut pdf = Pdf { objects: Vec::new(), trailer: String::new() };
        let kids: Vec<String> = (0..pages.len()).map(|i| format!("{} 0 R", 4 + 2 * i)).collect();
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object(&format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()));
        pdf.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        for (index, content) in pages.iter().enumerate() {
            pdf.object(&format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {} 0 R /Resources << /Font << /F 3 0 R >> >> >>",
                5 + 2 * index
            ));
            pdf.stream("", content.as_bytes());
        }
        pdf
    }

    /// Adds an object and says its number.
    pub fn object(&mut self, body: &str) -> usize {
        self.objects.push(body.as_bytes().to_vec());
        self.objects.len()
    }

    /// Adds a stream and says its number.
    pub fn stream(&mut self, entries: &str, data: &[u8]) -> usize {
        let head = format!("<< {entries} /Length {} >>\nstream\n", data.len());
        self.objects.push([head.as_bytes(), data, b"\nendstream"].concat());
        self.objects.len()
    }

    /// Changes the text of an object.
    pub fn replace(mut self, number: usize, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.objects[number - 1].clone()).expect("an object of words");
        assert!(text.contains(from), "{text} has no {from}");
        self.objects[number - 1] = text.replace(from, to).into_bytes();
        self
    }

    /// Adds an entry to the trailer.
    pub fn trailer(mut self, entry: &str) -> Self {
        self.trailer += entry;
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = Vec::new();
        for (index, object) in self.objects.iter().enumerate() {
            places.push(out.len());
            out.extend(format!("{} 0 obj\n", index + 1).bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let xref = out.len();
        out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
        for place in &places {
            out.extend(format!("{place:010} 00000 n \n").bytes());
        }
        out.extend(
            format!(
                "trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{xref}\n%%EOF\n",
                places.len() + 1,
                self.trailer
            )
            .bytes(),
        );
        out
    }
}
