//! F-28 附件打印页: a page of an attached file as it was seen, or a part of it, on paper.

use serde::Serialize;

/// F-28 附件打印页.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PagePrint {
    /// 资料名称
    pub title: String,
    /// 客户
    pub customer: String,
    /// 图号/版次
    pub drawing: String,
    /// 文件名
    pub file: String,
    /// Which page of how many, whole or in part: `第 2 页，共 4 页，局部`
    pub page: String,
    /// SHA-256 of the original, first 16 digits
    pub hash: String,
    /// Turned clockwise by so many degrees.
    pub turn: u16,
    /// Width by height of the picture.
    pub ratio: f64,
    /// 标注 on what is seen.
    pub marks: Vec<PageMark>,
    /// The picture itself, JPEG or PNG; no words of the sheet.
    #[serde(skip)]
    pub picture: Vec<u8>,
}

/// A mark on it, its ends in shares of the picture; they may lie beside it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PageMark {
    /// Its number on the file.
    pub nth: String,
    /// A box between its ends.
    pub is_box: bool,
    /// An arrow from the one to the other.
    pub is_arrow: bool,
    /// One end.
    pub from: [f64; 2],
    /// The other.
    pub to: [f64; 2],
    /// What is to be seen there.
    pub note: String,
}
