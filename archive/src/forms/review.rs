//! F-02 客户资料审核记录表: what stands on it.

use serde::Serialize;

use super::frame::Opinion;

/// F-02 客户资料审核记录表（第二篇第七条）.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewRecord {
    /// 接收编号
    pub receipt_no: String,
    /// 客户名称
    pub customer: String,
    /// 接收日期
    pub received_on: String,
    /// 资料名称, as `夹具定位座 图纸等 3 件`
    pub title: String,
    /// 审核日期
    pub reviewed_on: String,
    /// The reviewed lines of the receipt.
    pub lines: Vec<ReviewLine>,
    /// 审核内容 in the order of the form; what is left out is printed open.
    pub checks: Vec<ReviewCheck>,
    /// 总体结论, each that a line has; none leaves it open.
    pub conclusions: Vec<Conclusion>,
    /// 需客户书面澄清; `None` leaves it open.
    pub clarify: Option<Clarify>,
    /// 补正内容及期限
    pub supplement: String,
    /// 拒收原因
    pub reject_reason: String,
    /// The four dates of a specification change (IATF 16949, 7.5.3.2.2).
    pub change: ChangeDates,
    /// 审核人
    pub reviewer: Opinion,
    /// 技术/业务部门会签
    pub countersign: Opinion,
    /// 部门负责人
    pub department_head: Opinion,
}

/// One reviewed line.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReviewLine {
    /// 资料名称
    pub title: String,
    /// 图号/编号
    pub drawing_no: String,
    /// 版次
    pub revision: String,
    /// 数量
    pub copies: String,
    /// 页数
    pub pages: String,
    /// 审核结论, as 合格, 补正, 拒收
    pub result: String,
    /// 原因/要求
    pub reason: String,
}

/// One point of the checklist.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReviewCheck {
    /// The point; empty takes the form's own words for its place.
    pub item: String,
    /// 结果; `None` leaves it open.
    pub result: Option<ReviewResult>,
    /// 说明
    pub note: String,
}

/// 审核结果 of a point
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewResult {
    /// 合格
    Pass,
    /// 不合格
    Fail,
    /// 不适用
    NotApplicable,
}

/// 总体结论
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Conclusion {
    /// 合格，转归档
    Pass,
    /// 补正
    Supplement,
    /// 拒收并退回客户
    Reject,
}

/// 需客户书面澄清
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clarify {
    /// 是
    Yes,
    /// 否
    No,
}

/// 收到、评审、实施、验证日期 of a customer's specification change.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChangeDates {
    /// Whether the row is printed at all.
    pub shown: bool,
    /// 收到日期
    pub received: String,
    /// 评审完成
    pub reviewed: String,
    /// 生产实施
    pub implemented: String,
    /// 验证日期
    pub verified: String,
}
