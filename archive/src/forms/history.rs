//! F-27 资料履历卡: one material from its receipt to today.

use serde::Serialize;

/// F-27 资料履历卡.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HistoryCard {
    /// 基本情况, two in a line.
    pub facts: Vec<Fact>,
    /// 电子附件, withdrawn ones too.
    pub files: Vec<HistoryFile>,
    /// 履历, oldest first.
    pub events: Vec<HistoryEvent>,
    /// 合计, as `借阅 7 次，累计在外 63 天`
    pub summary: String,
}

/// A field of the description; which there are depends on the category.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Fact {
    /// Its name.
    pub label: String,
    /// Its value.
    pub value: String,
    /// Takes a whole line.
    pub wide: bool,
}

/// An attachment.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HistoryFile {
    /// 文件名
    pub name: String,
    /// 大小/页数, as `2.1 MB / 4 页`
    pub size: String,
    /// SHA-256, first 16 digits
    pub hash: String,
    /// 附入日期
    pub added_on: String,
    /// 状态, as 有效, 已撤下
    pub state: String,
}

/// Something that happened to it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct HistoryEvent {
    /// 时间
    pub at: String,
    /// 事项
    pub act: String,
    /// 单号
    pub slip: String,
    /// 人员
    pub by: String,
    /// 摘要
    pub details: String,
}
