//! The verbs, one a file.

use clap::Subcommand;

use crate::desk::Desk;
use crate::say::Done;

mod approve;
mod attach;
mod check;
mod customer;
mod demo;
mod department;
mod export;
mod export_file;
mod file;
mod files;
mod history;
mod incident;
mod info;
mod init;
mod journal;
mod lend;
mod marks;
mod people;
mod place;
mod print;
mod receive;
mod register;
mod reindex;
mod relocate;
mod remind;
mod renew;
mod request;
mod resubmit;
mod reverse;
mod review;
mod search;
mod take_back;
mod void;
mod withdraw;

/// What the command can do.
#[derive(Subcommand)]
pub enum Verb {
    /// Make a new archive in an empty folder / 新建档案库
    Init(init::Init),
    /// Make or fill a demonstration archive / 生成演示档案库
    Demo(demo::Demo),
    /// What the archive holds / 概况
    Info(info::Info),
    /// Register a receipt / 接收登记
    Receive(receive::Receive),
    /// Void a receipt on which nothing was decided / 接收单作废
    Void(void::Void),
    /// Review what was received / 审核
    Review(review::Review),
    /// Take what the customer supplemented / 补正完成
    Resubmit(resubmit::Resubmit),
    /// File what passed its review / 归档
    File(file::File),
    /// Move materials to another place / 移位
    Relocate(relocate::Relocate),
    /// Attach files / 附加文件
    Attach(attach::Attach),
    /// List the files of a record / 列出附件
    Files(files::Files),
    /// The marks beside the files of a record / 标注
    Marks(marks::Marks),
    /// Save an original outside the archive / 另存原件
    ExportFile(export_file::ExportFile),
    /// Find materials and everything else / 查找
    Search(search::Search),
    /// Ask for a loan / 申请借阅
    Request(request::Request),
    /// Record the decisions on a loan slip / 记签批结果
    Approve(approve::Approve),
    /// Withdraw a request / 撤回申请
    Withdraw(withdraw::Withdraw),
    /// Lend: an approved slip, or items in one step / 借出
    Lend(lend::Lend),
    /// Take items back / 归还
    Return(take_back::Return),
    /// Renew a loan / 续借
    Renew(renew::Renew),
    /// Recall what is late / 催还
    Remind(remind::Remind),
    /// Reverse a wrong issue / 借出冲正
    Reverse(reverse::Reverse),
    /// Print a form as PDF / 打印单据为 PDF
    Print(print::Print),
    /// Loss, damage, leak / 异常
    #[command(subcommand)]
    Incident(incident::Incident),
    /// A register for a period, as PDF or xlsx / 登记表
    Register(register::Register),
    /// The history of a record / 履历
    History(history::History),
    /// The whole archive in open formats / 整库导出
    Export(export::Export),
    /// Check the whole archive / 检测
    Check(check::Check),
    /// Make the index of the search anew / 重建索引
    Reindex(reindex::Reindex),
    /// The audit chain / 日志链
    Journal(journal::Journal),
    /// Customers / 客户
    #[command(subcommand)]
    Customer(customer::Customer),
    /// People / 人员
    #[command(subcommand)]
    Person(people::Person),
    /// Departments / 部门
    #[command(subcommand)]
    Department(department::Department),
    /// Places in the store / 存放位置
    #[command(subcommand)]
    Place(place::Place),
}

impl Verb {
    /// Does it.
    pub fn run(&self, desk: &Desk) -> Done {
        match self {
            Verb::Init(verb) => verb.run(desk),
            Verb::Demo(verb) => verb.run(desk),
            Verb::Info(verb) => verb.run(desk),
            Verb::Receive(verb) => verb.run(desk),
            Verb::Void(verb) => verb.run(desk),
            Verb::Review(verb) => verb.run(desk),
            Verb::Resubmit(verb) => verb.run(desk),
            Verb::File(verb) => verb.run(desk),
            Verb::Relocate(verb) => verb.run(desk),
            Verb::Attach(verb) => verb.run(desk),
            Verb::Files(verb) => verb.run(desk),
            Verb::Marks(verb) => verb.run(desk),
            Verb::ExportFile(verb) => verb.run(desk),
            Verb::Search(verb) => verb.run(desk),
            Verb::Request(verb) => verb.run(desk),
            Verb::Approve(verb) => verb.run(desk),
            Verb::Withdraw(verb) => verb.run(desk),
            Verb::Lend(verb) => verb.run(desk),
            Verb::Return(verb) => verb.run(desk),
            Verb::Renew(verb) => verb.run(desk),
            Verb::Remind(verb) => verb.run(desk),
            Verb::Reverse(verb) => verb.run(desk),
            Verb::Print(verb) => verb.run(desk),
            Verb::Register(verb) => verb.run(desk),
            Verb::History(verb) => verb.run(desk),
            Verb::Export(verb) => verb.run(desk),
            Verb::Check(verb) => verb.run(desk),
            Verb::Reindex(verb) => verb.run(desk),
            Verb::Incident(verb) => verb.run(desk),
            Verb::Journal(verb) => verb.run(desk),
            Verb::Customer(verb) => verb.run(desk),
            Verb::Person(verb) => verb.run(desk),
            Verb::Department(verb) => verb.run(desk),
            Verb::Place(verb) => verb.run(desk),
        }
    }
}
