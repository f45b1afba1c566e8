//! Labels: L-01 on each material, L-04 on each place, L-05 on each badge. One a page.

use serde::Serialize;

/// A batch of L-01 资料标签.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MaterialLabels {
    /// One label each.
    pub labels: Vec<MaterialLabel>,
}

/// L-01 资料标签（第一篇第五条 2: 编号、名称、类别、日期、责任人）.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MaterialLabel {
    /// 档号, or 接收编号 before filing
    pub archive_no: String,
    /// 名称
    pub title: String,
    /// 类别
    pub category: String,
    /// 日期
    pub date: String,
    /// 责任人
    pub owner: String,
    /// 客户简称
    pub customer: String,
    /// 保管期限
    pub retention: String,
    /// 密级; empty for 公开
    pub security: String,
    /// Short ASCII id in the QR.
    pub code: String,
}

/// A batch of L-04 位置标签.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlaceLabels {
    /// One label each.
    pub places: Vec<PlaceLabel>,
}

/// L-04 位置标签: what the place is called at the shelf, large, and a code that leads there.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PlaceLabel {
    /// 库房
    pub room: String,
    /// 柜-层-格, or the room's own name
    pub short: String,
    /// The whole way.
    pub path: String,
    /// What belongs there; may be empty.
    pub note: String,
    /// Short ASCII id in the QR.
    pub code: String,
}

/// A batch of L-05 工牌贴.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PersonBadges {
    /// One badge each.
    pub badges: Vec<PersonBadge>,
}

/// L-05 工牌贴: a scan at the loan desk says who it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct PersonBadge {
    /// 姓名
    pub name: String,
    /// 部门
    pub department: String,
    /// 工号
    pub staff_no: String,
    /// Short ASCII id in the QR.
    pub code: String,
}
