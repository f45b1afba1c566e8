use super::*;
use std::io::Write;

fn of(bytes: &[u8]) -> Format {
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.write_all(bytes).expect("written");
    Format::recognise(&mut file).expect("readable")
}

#[test]
fn files_are_known_by_their_first_bytes() {
    for (bytes, format) in [
        (&b"\xFF\xD8\xFF\xE0"[..], Format::Jpeg),
        (b"\x89PNG\r\n\x1A\n", Format::Png),
        (b"II*\0\x08\0\0\0", Format::Tiff),
        (b"MM\0*\0\0\0\x08", Format::Tiff),
        (b"II+\0\x08\0\0\0", Format::Tiff),
        (b"RIFF\0\0\0\0WEBPVP8 ", Format::Webp),
        (b"GIF89a", Format::Gif),
        (b"BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0", Format::Bmp),
        (b"%PDF-1.7", Format::Pdf),
        (b"\0\0junk in front\n%PDF-1.4", Format::Pdf),
        (b"\0\0\0\x1CftypheicXXXXmif1heic", Format::Heic),
        (b"\0\0\0\x1CftypavifXXXXmif1miaf", Format::Avif),
        (b"\0\0\0\x18ftypisomXXXXisommp41", Format::Mp4),
        (b"8BPS\0\x01", Format::Psd),
        (b"%!PS-Adobe-3.0 EPSF-3.0", Format::Postscript),
        (b"AC1032\0\0", Format::Dwg),
        (b"AC1015\0\0", Format::Dwg),
        (b"AutoCAD Binary DXF\r\n\x1A\0", Format::Dxf),
        (b"Rar!\x1A\x07\x01\0", Format::Rar),
        (b"7z\xBC\xAF\x27\x1C\0\x04", Format::SevenZip),
        (b"{\\rtf1\\ansi", Format::Rtf),
        (b"\x7FELF\x02\x01", Format::Unknown),
        (b"", Format::Unknown),
    ] {
        assert_eq!(of(bytes), format, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn files_of_words_are_known_by_their_words() {
    let iges = format!("{:<72}S      1\n", "a drawing from elsewhere");
    for (text, format) in [
        ("ISO-10303-21;\nHEADER;", Format::Step),
        (iges.as_str(), Format::Iges),
        ("  0\r\nSECTION\r\n  2\r\nHEADER\r\n", Format::Dxf),
        ("999\nwritten by hand\n0\nSECTION\n", Format::Dxf),
        ("<svg xmlns='http://www.w3.org/2000/svg'/>", Format::Svg),
        (
            "<?xml version='1.0'?>\n<!-- a logo -->\n<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x' [ <!ENTITY a 'b'> ]>\n<svg:svg/>",
            Format::Svg,
        ),
        ("<?xml version='1.0'?><note>svg is only mentioned</note>", Format::Text),
        ("Received: from a\n\tby b\nFrom: someone@example.com\nSubject: drawings\n\nbody", Format::Eml),
        ("Subject: to be or not\nnot a mail, there is no second header\n", Format::Text),
        ("图号,名称\r\nA-01,支架\r\n", Format::Text),
        ("BM is how this sentence begins, and it is no picture", Format::Text),
    ] {
        assert_eq!(of(text.as_bytes()), format, "{text}");
    }
    assert_eq!(of(b"\xCD\xBC\xBA\xC5 A-01"), Format::Text, "GB 18030");
    assert_eq!(of(b"\xFF\xFEt\0e\0x\0t\0"), Format::Text, "UTF-16");
    assert_eq!(of(b"\xEF\xBB\xBFtext"), Format::Text, "UTF-8 with a mark");
    assert_eq!(of(b"text with a \0 in it"), Format::Unknown);
}

/// A ZIP with empty members of these names.
fn zip(names: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for name in names {
        let offset = bytes.len() as u32;
        let sizes = [&[0; 12][..], &(name.len() as u16).to_le_bytes(), &[0, 0]].concat();
        bytes.extend([&b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0"[..], &sizes, name.as_bytes()].concat());
        directory.extend(
            [&b"PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0"[..], &sizes, &[0; 10], &offset.to_le_bytes(), name.as_bytes()]
                .concat(),
        );
    }
    let (start, size, count) = (bytes.len() as u32, directory.len() as u32, names.len() as u16);
    bytes.extend(directory);
    bytes.extend(
        [
            &b"PK\x05\x06\0\0\0\0"[..],
            &count.to_le_bytes(),
            &count.to_le_bytes(),
            &size.to_le_bytes(),
            &start.to_le_bytes(),
            &[0, 0],
        ]
        .concat(),
    );
    bytes
}

#[test]
fn what_is_a_zip_inside_is_known_by_its_members() {
    for (names, format) in [
        (&["[Content_Types].xml", "word/document.xml"][..], Format::Docx),
        (&["[Content_Types].xml", "xl/workbook.xml"], Format::Xlsx),
        (&["ppt/presentation.xml"], Format::Pptx),
        (&["OFD.xml", "Doc_0/Document.xml"], Format::Ofd),
        (&["drawings/a.dwg", "password.txt"], Format::Zip),
        (&[], Format::Zip),
    ] {
        assert_eq!(of(&zip(names)), format, "{names:?}");
    }
    assert_eq!(of(&zip(&["word/document.xml"])[..40]), Format::Zip, "cut short, it is still a ZIP by its head");
}

/// An OLE file with streams of these names, all empty.
fn ole(names: &[&str]) -> Vec<u8> {
    let mut header = vec![0; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    header[30..32].copy_from_slice(&9u16.to_le_bytes());
    header[48..52].copy_from_slice(&1u32.to_le_bytes()); // the directory begins in sector 1
    header[76..80].copy_from_slice(&0u32.to_le_bytes()); // the table is sector 0
    let sectors = names.len().div_ceil(4).max(1);
    let mut table: Vec<u8> = vec![0xFF; 512];
    table[..4].copy_from_slice(&0xFFFF_FFFDu32.to_le_bytes());
    let mut directory = vec![0; sectors * 512];
    for sector in 1..=sectors {
        let next = if sector == sectors { 0xFFFF_FFFE } else { sector as u32 + 1 };
        table[4 * sector..4 * sector + 4].copy_from_slice(&next.to_le_bytes());
    }
    for (index, name) in names.iter().enumerate() {
        let units: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        directory[index * 128..index * 128 + units.len()].copy_from_slice(&units);
        directory[index * 128 + 64..index * 128 + 66].copy_from_slice(&(units.len() as u16 + 2).to_le_bytes());
    }
    [header, table, directory].concat()
}

#[test]
fn what_is_ole_inside_is_known_by_its_streams() {
    for (names, format) in [
        (&["Root Entry", "a", "b", "c", "d", "WordDocument"][..], Format::Doc),
        (&["Root Entry", "Workbook"], Format::Xls),
        (&["Root Entry", "PowerPoint Document"], Format::Ppt),
        (&["Root Entry", "__properties_version1.0"], Format::Msg),
        (&["Root Entry", "SwDocMgrTempStorage"], Format::Unknown),
    ] {
        assert_eq!(of(&ole(names)), format, "{names:?}");
    }
    let mut file = tempfile::tempfile().expect("a temporary file");
    file.write_all(&ole(&["Root Entry", "EncryptionInfo", "EncryptedPackage"])).expect("written");
    assert!(is_locked(&mut file), "an office file with a password");
    assert_eq!(of(&ole(&["Root Entry"])[..512]), Format::Unknown, "cut short");
}

#[test]
fn every_format_has_names_and_a_media_type() {
    for format in [Format::Jpeg, Format::Dwg, Format::Ofd, Format::Unknown] {
        assert!(format.mime().contains('/'));
        assert!(format.en().is_ascii() && !format.zh().is_ascii());
    }
}

#[test]
fn a_media_type_leads_back_to_its_format() {
    for format in Format::ALL {
        assert_eq!(Format::of_mime(format.mime()), format);
    }
    assert_eq!(Format::of_mime("video/x-unheard-of"), Format::Unknown);
}
