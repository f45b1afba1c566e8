//! What a file is, by its first bytes and never by its name.
//!
//! [`Format::recognise`] reads the head and, for containers, the list of what is inside; nothing
//! is unpacked. A wrong guess costs a picture, never the file.

mod container;
mod words;

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use serde::{Deserialize, Serialize};

/// The formats that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Format {
    Jpeg,
    Png,
    Tiff,
    Webp,
    Gif,
    Bmp,
    Pdf,
    Svg,
    Avif,
    Heic,
    Psd,
    Postscript,
    Ofd,
    Dxf,
    Dwg,
    Step,
    Iges,
    Docx,
    Xlsx,
    Pptx,
    Doc,
    Xls,
    Ppt,
    Msg,
    Eml,
    Rtf,
    Zip,
    Rar,
    SevenZip,
    Mp4,
    Text,
    Unknown,
}

/// How a picture is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// Pixels, read from top to bottom.
    Rows,
    /// Pages of a PDF.
    Pages,
    /// Lines and letters, painted at any size.
    Drawn,
    /// A preview that the file carries.
    Carried,
}

/// How much of a file is looked at before containers are opened.
const HEAD: u64 = 8 * 1024;

impl Format {
    /// Every format.
    pub const ALL: [Format; 32] = [
        Format::Jpeg,
        Format::Png,
        Format::Tiff,
        Format::Webp,
        Format::Gif,
        Format::Bmp,
        Format::Pdf,
        Format::Svg,
        Format::Avif,
        Format::Heic,
        Format::Psd,
        Format::Postscript,
        Format::Ofd,
        Format::Dxf,
        Format::Dwg,
        Format::Step,
        Format::Iges,
        Format::Docx,
        Format::Xlsx,
        Format::Pptx,
        Format::Doc,
        Format::Xls,
        Format::Ppt,
        Format::Msg,
        Format::Eml,
        Format::Rtf,
        Format::Zip,
        Format::Rar,
        Format::SevenZip,
        Format::Mp4,
        Format::Text,
        Format::Unknown,
    ];

    /// The format of an open file; the read position afterwards is unspecified.
    pub fn recognise(file: &mut File) -> std::io::Result<Format> {
        let mut head = Vec::new();
        file.seek(SeekFrom::Start(0))?;
        file.by_ref().take(HEAD).read_to_end(&mut head)?;
        Ok(match by_magic(&head) {
            Some(Format::Zip) => container::in_zip(file).unwrap_or(Format::Zip),
            Some(Format::Doc) => container::in_ole(file).unwrap_or(Format::Unknown),
            Some(format) => format,
            None => words::recognise(&head),
        })
    }

    /// What the first bytes alone tell, without a look into containers: a DOCX is a ZIP here, and
    /// what shares one outer form (DOC, XLS, MSG) is unknown.
    pub fn of_head(head: &[u8]) -> Format {
        match by_magic(head) {
            Some(Format::Doc) => Format::Unknown,
            Some(format) => format,
            None => words::recognise(head),
        }
    }

    /// How pictures are made of this format; `None` where none are.
    pub(crate) fn way(self) -> Option<Way> {
        use Format::*;
        match self {
            Jpeg | Png | Tiff | Webp | Gif | Bmp | Heic => Some(Way::Rows),
            Pdf => Some(Way::Pages),
            Svg | Ofd | Dxf => Some(Way::Drawn),
            Dwg | Docx | Xlsx | Pptx => Some(Way::Carried),
            Avif | Psd | Postscript | Step | Iges | Doc | Xls | Ppt | Msg | Eml | Rtf | Zip | Rar | SevenZip | Mp4
            | Text | Unknown => None,
        }
    }

    /// The format of a media type that [`Format::mime`] gave.
    pub fn of_mime(mime: &str) -> Format {
        Format::ALL.into_iter().find(|format| format.mime() == mime).unwrap_or(Format::Unknown)
    }

    /// Whether it holds files that can be taken out one by one.
    pub fn is_container(self) -> bool {
        matches!(self, Format::Zip | Format::Eml | Format::Msg)
    }

    /// Whether its pages are lines and letters, sharp at any size.
    pub fn is_drawn(self) -> bool {
        matches!(self.way(), Some(Way::Pages | Way::Drawn))
    }

    /// Whether the only picture there can be is the small one the file carries of itself.
    pub fn shows_only_a_preview(self) -> bool {
        self.way() == Some(Way::Carried)
    }

    /// The media type.
    pub fn mime(self) -> &'static str {
        match self {
            Format::Jpeg => "image/jpeg",
            Format::Png => "image/png",
            Format::Tiff => "image/tiff",
            Format::Webp => "image/webp",
            Format::Gif => "image/gif",
            Format::Bmp => "image/bmp",
            Format::Pdf => "application/pdf",
            Format::Svg => "image/svg+xml",
            Format::Avif => "image/avif",
            Format::Heic => "image/heic",
            Format::Psd => "image/vnd.adobe.photoshop",
            Format::Postscript => "application/postscript",
            Format::Ofd => "application/ofd",
            Format::Dxf => "image/vnd.dxf",
            Format::Dwg => "image/vnd.dwg",
            Format::Step => "model/step",
            Format::Iges => "model/iges",
            Format::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Format::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Format::Doc => "application/msword",
            Format::Xls => "application/vnd.ms-excel",
            Format::Ppt => "application/vnd.ms-powerpoint",
            Format::Msg => "application/vnd.ms-outlook",
            Format::Eml => "message/rfc822",
            Format::Rtf => "application/rtf",
            Format::Zip => "application/zip",
            Format::Rar => "application/vnd.rar",
            Format::SevenZip => "application/x-7z-compressed",
            Format::Mp4 => "video/mp4",
            Format::Text => "text/plain",
            Format::Unknown => "application/octet-stream",
        }
    }

    /// What people call it, in Chinese.
    pub fn zh(self) -> &'static str {
        match self {
            Format::Jpeg => "JPEG 图像",
            Format::Png => "PNG 图像",
            Format::Tiff => "TIFF 图像",
            Format::Webp => "WebP 图像",
            Format::Gif => "GIF 图像",
            Format::Bmp => "BMP 图像",
            Format::Pdf => "PDF 文件",
            Format::Svg => "SVG 图形",
            Format::Avif => "AVIF 图像",
            Format::Heic => "HEIC 照片",
            Format::Psd => "Photoshop 图像",
            Format::Postscript => "PostScript 文件",
            Format::Ofd => "OFD 版式文件",
            Format::Dxf => "DXF 图纸",
            Format::Dwg => "DWG 图纸",
            Format::Step => "STEP 三维模型",
            Format::Iges => "IGES 三维模型",
            Format::Docx | Format::Doc => "Word 文档",
            Format::Xlsx | Format::Xls => "Excel 表格",
            Format::Pptx | Format::Ppt => "PowerPoint 演示文稿",
            Format::Msg | Format::Eml => "电子邮件",
            Format::Rtf => "RTF 文档",
            Format::Zip => "ZIP 压缩包",
            Format::Rar => "RAR 压缩包",
            Format::SevenZip => "7z 压缩包",
            Format::Mp4 => "MP4 视频",
            Format::Text => "文本文件",
            Format::Unknown => "未知格式的文件",
        }
    }

    /// What people call it, in English.
    pub fn en(self) -> &'static str {
        match self {
            Format::Jpeg => "JPEG image",
            Format::Png => "PNG image",
            Format::Tiff => "TIFF image",
            Format::Webp => "WebP image",
            Format::Gif => "GIF image",
            Format::Bmp => "BMP image",
            Format::Pdf => "PDF document",
            Format::Svg => "SVG drawing",
            Format::Avif => "AVIF image",
            Format::Heic => "HEIC photo",
            Format::Psd => "Photoshop image",
            Format::Postscript => "PostScript file",
            Format::Ofd => "OFD document",
            Format::Dxf => "DXF drawing",
            Format::Dwg => "DWG drawing",
            Format::Step => "STEP model",
            Format::Iges => "IGES model",
            Format::Docx | Format::Doc => "Word document",
            Format::Xlsx | Format::Xls => "Excel workbook",
            Format::Pptx | Format::Ppt => "PowerPoint presentation",
            Format::Msg | Format::Eml => "e-mail",
            Format::Rtf => "RTF document",
            Format::Zip => "ZIP archive",
            Format::Rar => "RAR archive",
            Format::SevenZip => "7z archive",
            Format::Mp4 => "MP4 video",
            Format::Text => "text file",
            Format::Unknown => "unknown file",
        }
    }
}

/// Whether a file that is kept closed by a password shows so on its outside (office files).
pub(crate) fn is_locked(file: &mut File) -> bool {
    container::is_locked_office(file)
}

/// What the first bytes alone say. `Zip` and `Doc` (any OLE file) still have to be opened.
fn by_magic(head: &[u8]) -> Option<Format> {
    let at = |offset: usize, magic: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(magic));
    if at(0, b"\xFF\xD8\xFF") {
        return Some(Format::Jpeg);
    }
    if at(0, b"\x89PNG\r\n\x1A\n") {
        return Some(Format::Png);
    }
    if at(0, b"II*\0") || at(0, b"MM\0*") || at(0, b"II+\0\x08\0\0\0") || at(0, b"MM\0+\0\x08\0\0") {
        return Some(Format::Tiff);
    }
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Some(Format::Webp);
    }
    if at(0, b"GIF87a") || at(0, b"GIF89a") {
        return Some(Format::Gif);
    }
    // "BM" alone begins many a text, so the size of the second header has to be one that exists.
    if at(0, b"BM")
        && head.get(14..18).is_some_and(|size| matches!(size, [12 | 40 | 52 | 56 | 64 | 108 | 124, 0, 0, 0]))
    {
        return Some(Format::Bmp);
    }
    if at(4, b"ftyp") {
        return Some(by_brand(head));
    }
    if at(0, b"8BPS\0") {
        return Some(Format::Psd);
    }
    if at(0, b"%!PS") || at(0, b"\xC5\xD0\xD3\xC6") {
        return Some(Format::Postscript);
    }
    if at(0, b"AC10") || at(0, b"AC1.") {
        return Some(Format::Dwg);
    }
    if at(0, b"AutoCAD Binary DXF") {
        return Some(Format::Dxf);
    }
    if at(0, b"PK\x03\x04") || at(0, b"PK\x05\x06") {
        return Some(Format::Zip);
    }
    if at(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(Format::Doc);
    }
    if at(0, b"Rar!\x1A\x07") {
        return Some(Format::Rar);
    }
    if at(0, b"7z\xBC\xAF\x27\x1C") {
        return Some(Format::SevenZip);
    }
    if at(0, b"{\\rtf") {
        return Some(Format::Rtf);
    }
    // Readers accept a PDF whose header stands anywhere in the first kilobyte.
    let early = &head[..head.len().min(1024)];
    early.windows(5).any(|w| w == b"%PDF-").then_some(Format::Pdf)
}

/// Which of the ISO media formats a file with an `ftyp` box is.
fn by_brand(head: &[u8]) -> Format {
    let size = head.get(..4).map_or(0, |b| u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize);
    let brands = head.get(8..size.clamp(12, 256).min(head.len()).max(8)).unwrap_or_default();
    let has = |wanted: &[&[u8]]| brands.chunks(4).any(|brand| wanted.contains(&brand));
    if has(&[b"avif", b"avis"]) {
        Format::Avif
    } else if has(&[b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"]) {
        Format::Heic
    } else {
        Format::Mp4
    }
}

#[cfg(test)]
mod tests;
