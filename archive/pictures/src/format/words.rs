//! Formats that are written in characters: drawings and models of exchange, mail, SVG, plain text.

use super::Format;

/// What a file without a magic number is, by the words at its beginning.
pub(super) fn recognise(head: &[u8]) -> Format {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return Format::Text;
    }
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if head.is_empty()
        || head.iter().any(|&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1A | 0x1B))
    {
        return Format::Unknown;
    }
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start();
    if text.starts_with("ISO-10303-21") {
        Format::Step
    } else if is_iges(head) {
        Format::Iges
    } else if is_dxf(text) {
        Format::Dxf
    } else if is_svg(text) {
        Format::Svg
    } else if is_mail(text) {
        Format::Eml
    } else if reads_as_text(head) {
        Format::Text
    } else {
        Format::Unknown
    }
}

/// IGES is made of 80-column cards; the first section is marked `S` in column 73.
fn is_iges(head: &[u8]) -> bool {
    head.len() >= 80
        && head[72] == b'S'
        && head[73..80].iter().all(|b| b.is_ascii_digit() || *b == b' ')
        && head[79] == b'1'
}

/// DXF is pairs of lines, a group code and a value; comments (999) may come first.
fn is_dxf(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    while let (Some(code), Some(value)) = (lines.next(), lines.next()) {
        match (code, value) {
            ("999", _) => continue,
            ("0", "SECTION") => return true,
            _ => return false,
        }
    }
    false
}

/// The first element that is no declaration and no comment is `svg`.
fn is_svg(text: &str) -> bool {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let Some(tag) = rest.strip_prefix('<') else { return false };
        let skip = if tag.starts_with("!--") {
            rest.find("-->").map(|end| end + 3)
        } else if tag.starts_with('!') || tag.starts_with('?') {
            // An internal subset of entities, as Illustrator writes it, ends with `]>`.
            let end = rest.find('>');
            match (rest.find('['), end) {
                (Some(open), Some(close)) if open < close => rest.find("]>").map(|end| end + 2),
                _ => end.map(|end| end + 1),
            }
        } else {
            let name = tag.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
            return name == "svg" || name.ends_with(":svg");
        };
        match skip {
            Some(skip) => rest = &rest[skip..],
            None => return false,
        }
    }
}

/// Header lines of a message, at least two of those every message has.
fn is_mail(text: &str) -> bool {
    const KNOWN: [&str; 10] = [
        "from:",
        "to:",
        "subject:",
        "date:",
        "received:",
        "return-path:",
        "message-id:",
        "mime-version:",
        "delivered-to:",
        "content-type:",
    ];
    let mut known = 0;
    for line in text.lines().take(60) {
        if line.is_empty() {
            break;
        }
        let folded = line.starts_with([' ', '\t']);
        let named = line
            .split_once(':')
            .is_some_and(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_graphic()));
        if !folded && !named {
            return false;
        }
        let lower = line.get(..16.min(line.len())).unwrap_or(line).to_ascii_lowercase();
        known += usize::from(KNOWN.iter().any(|name| lower.starts_with(name)));
    }
    known >= 2
}

/// UTF-8 or GB 18030 without control characters; a character cut at the end of the head is no fault.
fn reads_as_text(head: &[u8]) -> bool {
    match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) if error.error_len().is_none() => true,
        Err(_) => reads_as_gb18030(head),
    }
}

fn reads_as_gb18030(mut head: &[u8]) -> bool {
    while let [first, rest @ ..] = head {
        head = match (first, rest) {
            (0x00..=0x7F, rest) => rest,
            (0x81..=0xFE, [0x40..=0x7E | 0x80..=0xFE, rest @ ..]) => rest,
            (0x81..=0xFE, [0x30..=0x39, 0x81..=0xFE, 0x30..=0x39, rest @ ..]) => rest,
            (0x81..=0xFE, rest) if rest.len() < 3 => return true,
            _ => return false,
        };
    }
    true
}
