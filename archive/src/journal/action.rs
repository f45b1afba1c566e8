//! The acts that the journal knows, one code each.

use crate::archive::Changed;
use crate::coded;

coded! {
    /// What was done. The code is `noun.verb`, the same verb as everywhere.
    pub enum Action {
        ArchiveStart = "archive.start", "建库", "Archive started";
        SettingsChange = "settings.change", "改设置", "Settings changed";
        CalendarMark = "calendar.mark", "改日历", "Calendar changed";
        CalendarClear = "calendar.clear", "去掉日历上的日子", "Day taken off the calendar";
        CustomerAdd = "customers.add", "登记客户", "Customer added";
        CustomerChange = "customers.change", "更正客户", "Customer corrected";
        CustomerDeactivate = "customers.deactivate", "停用客户", "Customer taken out of use";
        CustomerReactivate = "customers.reactivate", "恢复客户", "Customer taken back into use";
        DepartmentAdd = "departments.add", "登记部门", "Department added";
        DepartmentChange = "departments.change", "更正部门", "Department corrected";
        PersonAdd = "people.add", "登记人员", "Person added";
        PersonChange = "people.change", "更正人员", "Person corrected";
        PersonDeactivate = "people.deactivate", "停用人员", "Person taken out of use";
        PersonReactivate = "people.reactivate", "恢复人员", "Person taken back into use";
        PinSet = "people.set_pin", "设签批密码", "PIN set";
        PinRefused = "people.pin_refused", "签批密码不对", "PIN refused";
        PlaceAdd = "places.add", "登记位置", "Place added";
        PlaceChange = "places.change", "更正位置", "Place corrected";
        PlaceRetire = "places.retire", "停用位置", "Place put out of use";
        PlaceReopen = "places.reopen", "恢复使用位置", "Place in use again";
        ReceiptRegister = "receipts.register", "接收登记", "Received";
        ReceiptVoid = "receipts.void", "接收单作废", "Receipt voided";
        MaterialReview = "materials.review", "审核", "Reviewed";
        MaterialResubmit = "materials.resubmit", "补正完成", "Supplemented";
        MaterialFile = "materials.file", "归档", "Filed";
        MaterialChange = "materials.change", "更正著录", "Description corrected";
        MaterialMove = "materials.move", "移位", "Moved";
        Attach = "attachments.attach", "附加文件", "File attached";
        AttachmentReplace = "attachments.replace", "替换附件", "File replaced";
        AttachmentWithdraw = "attachments.withdraw", "撤回附件", "File withdrawn";
        AttachmentAssign = "attachments.assign", "归入附件", "File assigned";
        AttachmentView = "attachments.view", "查看电子件", "File viewed";
        AttachmentSave = "attachments.save_as", "另存原件", "Original saved as";
        MarkAdd = "marks.add", "标注", "Marked";
        MarkWithdraw = "marks.withdraw", "撤去标注", "Mark taken away";
        LoanRequest = "loans.request", "申请借阅", "Loan requested";
        LoanApprove = "loans.approve", "批准借阅", "Loan approved";
        LoanReject = "loans.reject", "驳回借阅", "Loan rejected";
        LoanWithdraw = "loans.withdraw", "撤回借阅", "Loan withdrawn";
        LoanLend = "loans.lend", "借出", "Lent";
        LoanTakeBack = "loans.take_back", "归还", "Returned";
        LoanRenew = "loans.renew", "续借", "Renewed";
        LoanRemind = "loans.remind", "催还", "Recalled";
        LoanReverse = "loans.reverse", "借出冲正", "Issue reversed";
        IncidentReport = "incidents.report", "上报异常", "Incident reported";
        IncidentClose = "incidents.close", "异常结案", "Incident closed";
        FormPrint = "forms.print", "打印", "Printed";
        RegisterExport = "registers.export", "导出登记簿", "Register exported";
        ListExport = "materials.export", "导出清单", "List exported";
        ArchiveExport = "archive.export", "整库导出", "Archive exported";
        /// Never written: how an event of an action that this program does not know is shown.
        Unreadable = "unreadable", "本版本不认识的操作", "An act this version does not know";
    }
}

impl Action {
    /// The nouns that look different after it.
    pub fn changes(self) -> &'static [Changed] {
        use Changed::*;
        match self {
            Action::ArchiveStart | Action::SettingsChange => &[Settings],
            Action::CalendarMark | Action::CalendarClear => &[Calendar],
            Action::CustomerAdd | Action::CustomerChange | Action::CustomerDeactivate | Action::CustomerReactivate => {
                &[Customers]
            }
            Action::DepartmentAdd
            | Action::DepartmentChange
            | Action::PersonAdd
            | Action::PersonChange
            | Action::PersonDeactivate
            | Action::PersonReactivate
            | Action::PinSet => &[People],
            Action::PlaceAdd | Action::PlaceChange | Action::PlaceRetire | Action::PlaceReopen => &[Places],
            Action::ReceiptRegister | Action::ReceiptVoid => &[Receipts, Materials, Drafts],
            Action::MaterialReview | Action::MaterialResubmit | Action::MaterialFile => &[Receipts, Materials],
            Action::MaterialChange | Action::MaterialMove => &[Materials],
            Action::Attach | Action::AttachmentReplace | Action::AttachmentWithdraw | Action::AttachmentAssign => {
                &[Attachments]
            }
            Action::MarkAdd | Action::MarkWithdraw => &[Marks],
            Action::AttachmentView | Action::AttachmentSave | Action::PinRefused => &[],
            Action::LoanRequest
            | Action::LoanApprove
            | Action::LoanReject
            | Action::LoanWithdraw
            | Action::LoanRenew
            | Action::LoanRemind => &[Loans],
            Action::LoanLend | Action::LoanTakeBack | Action::LoanReverse => &[Loans, Materials],
            Action::IncidentReport | Action::IncidentClose => &[Incidents, Materials],
            Action::FormPrint
            | Action::RegisterExport
            | Action::ListExport
            | Action::ArchiveExport
            | Action::Unreadable => &[],
        }
    }
}
