//! 接收单, 借阅审批单, 催还通知单, 续借申请单: what stands on them.

use serde::Serialize;

use super::frame::Opinion;

/// F-01B 客户资料接收单（第二篇第六条）.
#[derive(Debug, Clone, Serialize)]
pub struct ReceiptSlip {
    /// 接收日期
    pub received_on: String,
    /// 客户名称
    pub customer: String,
    /// 客户经办人、电话
    pub customer_person: String,
    /// 项目/合同号
    pub contract: String,
    /// 提供方式
    pub way: String,
    /// 快递单号
    pub courier_no: String,
    /// 要求返还
    pub must_return: bool,
    /// 返还期限; empty leaves a line.
    pub return_by: String,
    /// 保密要求
    pub secrecy: String,
    /// 封装情况
    pub packing: String,
    /// 明细
    pub lines: Vec<ReceiptLine>,
    /// 合计, as `叁份　5 页`
    pub total: String,
    /// 客户（移交人）
    pub handed_over: Opinion,
    /// 接收人
    pub received: Opinion,
    /// 业务经办人
    pub business: Opinion,
}

/// One line of a 接收单.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ReceiptLine {
    /// 资料名称
    pub title: String,
    /// 类别
    pub category: String,
    /// 图号/编号
    pub drawing_no: String,
    /// 版次
    pub revision: String,
    /// 载体
    pub carrier: String,
    /// 数量
    pub copies: String,
    /// 页数
    pub pages: String,
    /// 外观状况
    pub condition: String,
    /// 备注
    pub note: String,
}

/// F-06 客户资料借阅审批单（第一篇第六条、第七条）.
#[derive(Debug, Clone, Serialize)]
pub struct LoanSlip {
    /// 借阅人
    pub borrower: String,
    /// 部门
    pub department: String,
    /// 联系电话
    pub phone: String,
    /// 申请日期
    pub applied_on: String,
    /// 借阅事由
    pub reason: String,
    /// 项目名称
    pub project: String,
    /// 借阅方式; those named are ticked.
    pub method: Vec<LoanMethod>,
    /// 带出公司
    pub taken_out: bool,
    /// 去向; empty leaves a line.
    pub destination: String,
    /// 借阅期限, as `自 2026-11-23 至 2026-12-07（共 14 天）`
    pub period: String,
    /// 客户同意, as `编号：不需要（公司内部使用）`
    pub consent: String,
    /// 明细
    pub lines: Vec<LoanLine>,
    /// 合计, as `叁件　叁份　31 页`
    pub total: String,
    /// 借阅人承诺; its words are the form's own.
    pub promise: Opinion,
    /// 借阅部门负责人意见
    pub department_head: Opinion,
    /// 资料归口部门负责人意见
    pub keeper_head: Opinion,
    /// 分管领导意见
    pub executive: Opinion,
    /// 借出日期
    pub issued_on: String,
    /// 借出经办人
    pub issued_by: String,
    /// 借阅人签收
    pub received_by: String,
    /// 归还
    pub returned: LoanReturn,
    /// 续借
    pub renewal: LoanRenewal,
}

/// 借阅方式
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LoanMethod {
    /// 原件外借
    OriginalOut,
    /// 原件室内查阅
    InRoom,
    /// 复印件
    Photocopy,
    /// 电子副本
    Electronic,
}

/// One line of a 借阅审批单.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LoanLine {
    /// 档号
    pub archive_no: String,
    /// 资料名称
    pub title: String,
    /// 类别
    pub category: String,
    /// 版次
    pub revision: String,
    /// 密级
    pub security: String,
    /// 份数
    pub copies: String,
    /// 页数
    pub pages: String,
    /// 存放位置
    pub place: String,
    /// 借出时状况
    pub condition: String,
}

/// 归还栏; empty until the things are back.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LoanReturn {
    /// 归还日期
    pub on: String,
    /// 归还状况; those named are ticked.
    pub condition: Vec<Condition>,
    /// 缺页, how many or which
    pub missing: String,
    /// Which items did not come back as they went, where there are several
    pub which: String,
    /// 归还人
    pub by: String,
    /// 验收人
    pub checked_by: String,
}

/// 归还状况
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// 完好
    Good,
    /// 缺页
    Missing,
    /// 破损
    Damaged,
    /// 遗失
    Lost,
}

/// 续借栏; empty until it is renewed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct LoanRenewal {
    /// 次数
    pub times: String,
    /// 新期限
    pub until: String,
    /// 批准人
    pub approved_by: String,
}

/// F-08 催还通知单.
#[derive(Debug, Clone, Serialize)]
pub struct RecallNotice {
    /// 收件人
    pub recipient: String,
    /// 部门
    pub department: String,
    /// 借阅单号
    pub loan_no: String,
    /// 第几次催还
    pub times: String,
    /// 限还日期
    pub until: String,
    /// 明细
    pub lines: Vec<RecallLine>,
    /// 经办人（资料室）
    pub archive: Opinion,
    /// 签收人
    pub received: Opinion,
    /// 部门负责人
    pub department_head: Opinion,
}

/// One line of a 催还通知单.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RecallLine {
    /// 档号
    pub archive_no: String,
    /// 资料名称
    pub title: String,
    /// 借阅日期
    pub borrowed_on: String,
    /// 应还日期
    pub due: String,
    /// 逾期天数, as `8 天`
    pub days: String,
}

/// F-08B 续借申请单.
#[derive(Debug, Clone, Serialize)]
pub struct RenewalRequest {
    /// 借阅人
    pub borrower: String,
    /// 部门
    pub department: String,
    /// 申请日期
    pub applied_on: String,
    /// 原借阅单号
    pub loan_no: String,
    /// 第几次续借
    pub times: String,
    /// 新应还日期
    pub new_due: String,
    /// 明细
    pub lines: Vec<RenewalLine>,
    /// 续借理由
    pub reason: String,
    /// 资料现状: whether the things were shown at the desk; `None` leaves it open.
    pub seen: Option<Shown>,
    /// What was wrong with them.
    pub seen_note: String,
    /// 借阅人
    pub signed: Opinion,
    /// 借阅部门负责人意见
    pub department_head: Opinion,
    /// 批准人
    pub approver: Opinion,
    /// 经办人
    pub handled: Opinion,
}

/// 资料现状 at a renewal
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// 已出示，完好
    Seen,
    /// 未出示
    NotSeen,
    /// 已出示，有异常
    Damaged,
}

/// One line of a 续借申请单.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RenewalLine {
    /// 档号
    pub archive_no: String,
    /// 资料名称
    pub title: String,
    /// 借阅日期
    pub borrowed_on: String,
    /// 原应还日期
    pub due: String,
}
