//! The four registers (登记表): a period and its entries.

use serde::Serialize;

/// A register for a period, or an empty one to be written by hand.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Register<Row> {
    /// 登记期间, as `2026-01-01 ～ 2026-11-23`; empty to leave it out.
    pub period: String,
    /// 范围: the selection, as `全部客户`; empty to leave it out.
    pub range: String,
    /// The entries, in order; each page is filled with empty rows.
    pub rows: Vec<Row>,
}

/// An entry of F-01 客户资料接收登记表（第二篇第六条）.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReceiptRow {
    /// 已作废: struck out and not counted, but never left out.
    pub void: bool,
    /// 接收编号
    pub receipt_no: String,
    /// 接收日期
    pub received_on: String,
    /// 客户名称
    pub customer: String,
    /// 项目/合同号
    pub contract: String,
    /// 资料名称
    pub title: String,
    /// 图号/文件编号
    pub drawing_no: String,
    /// 类别
    pub category: String,
    /// 性质
    pub nature: String,
    /// 版次/版本
    pub revision: String,
    /// 载体
    pub carrier: String,
    /// 数量（份/件）
    pub copies: Option<u32>,
    /// 页数/张数
    pub pages: Option<u32>,
    /// 原件/复印件
    pub kind: String,
    /// 密级
    pub security: String,
    /// 提供方式
    pub way: String,
    /// 快递单号
    pub courier_no: String,
    /// 提供人（客户方）
    pub provided_by: String,
    /// 接收人
    pub received_by: String,
    /// 是否需返还
    pub must_return: String,
    /// 返还期限
    pub return_by: String,
    /// 审核结果
    pub result: String,
    /// 去向（已归档/退回）
    pub destination: String,
    /// 备注
    pub note: String,
}

/// An entry of F-03 客户资料归档登记表（第二篇第十一条）.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FilingRow {
    /// 已作废: struck out and not counted, but never left out.
    pub void: bool,
    /// 归档日期
    pub filed_on: String,
    /// 接收编号
    pub receipt_no: String,
    /// 档号
    pub archive_no: String,
    /// 文件编号/图号
    pub document_no: String,
    /// 题名（资料名称）
    pub title: String,
    /// 客户名称
    pub customer: String,
    /// 责任者
    pub creator: String,
    /// 形成日期
    pub made_on: String,
    /// 类别
    pub category: String,
    /// 性质
    pub nature: String,
    /// 用途
    pub purpose: String,
    /// 密级
    pub security: String,
    /// 保管期限
    pub retention: String,
    /// 保管到期日
    pub retained_until: String,
    /// 版次
    pub revision: String,
    /// 载体
    pub carrier: String,
    /// 份数
    pub copies: Option<u32>,
    /// 页数
    pub pages: Option<u32>,
    /// 存放位置（库-柜-层-盒）
    pub place: String,
    /// 盒号
    pub box_no: String,
    /// 电子文件（有/无）
    pub files: String,
    /// 校验值前 8 位
    pub digest: String,
    /// 移交人
    pub handed_by: String,
    /// 归档（接收）人
    pub filed_by: String,
    /// 备注
    pub note: String,
}

/// An entry of F-05 客户资料使用登记表（第二篇第十五条）.
#[derive(Debug, Clone, Default, Serialize)]
pub struct UseRow {
    /// 已作废: struck out, but never left out.
    pub void: bool,
    /// 使用日期
    pub used_on: String,
    /// 档号/编号
    pub archive_no: String,
    /// 资料名称
    pub title: String,
    /// 客户
    pub customer: String,
    /// 密级
    pub security: String,
    /// 使用方式（查阅/借阅/复制/摘抄/电子查看/导出）
    pub way: String,
    /// 复制份数/页数, as `2 份 8 页`
    pub copied: String,
    /// 使用人
    pub user: String,
    /// 部门
    pub department: String,
    /// 用途（项目）
    pub purpose: String,
    /// 审批人
    pub approved_by: String,
    /// 审批单号
    pub slip_no: String,
    /// 使用人签字; usually left for ink.
    pub signature: String,
    /// 应还日期
    pub due: String,
    /// 归还日期
    pub returned_on: String,
    /// 归还情况
    pub condition: String,
    /// 经办人
    pub handled_by: String,
    /// 备注
    pub note: String,
}

/// An entry of F-07 客户资料借阅登记表（第一篇第六条）.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LoanRow {
    /// 已冲正: struck out and not counted, but never left out.
    pub void: bool,
    /// 借阅日期
    pub borrowed_on: String,
    /// 借阅单号
    pub loan_no: String,
    /// 档号
    pub archive_no: String,
    /// 资料名称
    pub title: String,
    /// 份数
    pub copies: Option<u32>,
    /// 借阅人
    pub borrower: String,
    /// 部门
    pub department: String,
    /// 事由
    pub reason: String,
    /// 批准人
    pub approved_by: String,
    /// 应还日期
    pub due: String,
    /// 借阅人签字; usually left for ink.
    pub signature: String,
    /// 归还日期
    pub returned_on: String,
    /// 是否完好
    pub condition: String,
    /// 归还验收人
    pub checked_by: String,
    /// 状态（借出/逾期/已还/遗失）
    pub state: String,
    /// 备注
    pub note: String,
}
