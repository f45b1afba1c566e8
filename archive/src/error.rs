//! Every way a verb can end badly: one closed list, each with a stable code and a sentence in
//! Chinese and in English that says what happened and what to do.
//!
//! A new case goes into [`Error`] and into the one match in [`Error::sentences`]; the compiler
//! refuses a case without words. No error leaves the crate as a debug text.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::journal::Fact;
use crate::materials::OwnField;
use crate::words::Lang;

/// What every verb of the archive returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something was not done. Nothing was changed when one of these comes back.
#[derive(Debug)]
pub enum Error {
    // ---- the folder ----
    /// No archive is open.
    NoneOpen,
    /// The folder holds no archive.
    NotAnArchive(PathBuf),
    /// The folder holds something else, so no archive is made there.
    FolderInUse(PathBuf),
    /// The archive was written by a newer Kedang.
    Newer {
        /// The database file.
        path: PathBuf,
        /// Its schema step.
        found: u32,
        /// The newest step this program knows.
        known: u32,
    },
    /// The file says it is a database of another program.
    Foreign(PathBuf),
    /// The database does not read as one.
    Damaged {
        /// The database file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
    /// Another program holds the archive and did not let go in time.
    Locked(PathBuf),
    /// The folder or the database cannot be written.
    ReadOnly(PathBuf),
    /// The disk is full.
    DiskFull(PathBuf),
    /// The system refused a file operation.
    Io {
        /// What was being done.
        act: Act,
        /// On which path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The database refused a statement that should not have failed.
    Database(rusqlite::Error),

    // ---- what was typed ----
    /// A mandatory field is empty.
    Missing(&'static str),
    /// A field holds what it cannot hold.
    Invalid {
        /// Which field.
        field: &'static str,
        /// What is wrong with it.
        why: Why,
    },
    /// There is no such thing.
    NotFound {
        /// What was looked for.
        what: Noun,
        /// By which number or id.
        key: String,
    },
    /// A number, code or name that must be unique is already taken.
    Taken {
        /// Which field.
        field: &'static str,
        /// The value.
        value: String,
    },

    // ---- what the rule forbids ----
    /// The one who acts has no right to it.
    NoRight(crate::access::Right),
    /// The wrong PIN, or none is set.
    WrongPin,
    /// Two roles that must be two people (职责分离).
    SamePerson {
        /// One role.
        one: Role,
        /// The other.
        other: Role,
    },
    /// The named person may not decide here.
    NotApprover {
        /// Who tried.
        name: String,
        /// Which step.
        step: crate::loans::Step,
    },
    /// A file to attach that lies in the archive's own folder.
    SourceInArchive(PathBuf),
    /// So many wrong PINs that this one waits.
    PinLocked {
        /// Whose.
        name: String,
        /// For how many minutes still.
        minutes: u32,
    },
    /// What was lost and not found yet.
    Lost {
        /// Its number.
        number: String,
    },
    /// A request of the window that cannot be read, or an answer that cannot be written: a mistake of the program.
    Request {
        /// The verb.
        verb: String,
        /// What the reader said.
        detail: String,
    },
    /// A step of the approval that was decided, or that the slip does not need.
    StepClosed {
        /// The slip.
        number: String,
        /// Which step.
        step: crate::loans::Step,
    },
    /// The thing is in a state in which this cannot be done.
    WrongState {
        /// Its number.
        number: String,
        /// The state it is in.
        state: State,
        /// What was wanted.
        wanted: Verb,
    },
    /// A material has to be in the store for this and is not.
    NotInStore {
        /// Its number.
        number: String,
        /// Who has it, where known.
        holder: String,
    },
    /// Nobody may decide a step: the head is missing or borrows, and there is no substitute.
    NobodyApproves {
        /// Its number.
        number: String,
        /// Which step.
        step: crate::loans::Step,
    },
    /// The loan lacks an approval.
    NotApproved {
        /// The slip.
        number: String,
        /// The step that is missing.
        step: crate::loans::Step,
    },
    /// A loan cannot be renewed once more.
    RenewalLimit {
        /// The slip.
        number: String,
        /// How many renewals the rule allows.
        limit: u32,
    },
    /// The loan period asked for is longer than the level allows.
    TooLong {
        /// Days asked for.
        days: u32,
        /// Days allowed at this level.
        limit: u32,
    },
    /// Paper came back “short” with all its copies and pages.
    NothingShort {
        /// The material.
        number: String,
    },
    /// A PIN is to be replaced without the one before, and without a word why.
    PinBefore,
    /// The slip was recalled today.
    RemindedToday {
        /// The slip.
        number: String,
    },
    /// The receipt has a review, so it cannot be voided.
    Reviewed {
        /// The receipt.
        number: String,
        /// Its review.
        review: String,
    },
    /// What came back is not what went out and no decision was given.
    CountDiffers {
        /// The material.
        number: String,
        /// What went out: copies, pages of one.
        out: (u32, u32),
        /// What came back.
        back: (u32, u32),
    },
    /// The material lacks what filing demands (归档完整性检查).
    NotComplete {
        /// The material.
        number: String,
        /// The fields that are missing.
        fields: Vec<&'static str>,
    },
    /// A place that something stands in, or that has parts in use, is not put out of use.
    PlaceInUse {
        /// The way to it.
        path: String,
        /// How many materials stand in it and its parts.
        items: u32,
        /// How many parts of it are in use.
        parts: u32,
    },
    /// The place is out of use: nothing is put there.
    PlaceRetired(String),
    /// The person may not borrow now.
    BorrowerBarred {
        /// Who.
        name: String,
        /// Why.
        why: Barred,
    },
    /// The person is still needed as she is.
    PersonTied {
        /// Who.
        name: String,
        /// What ties her.
        why: Tied,
    },

    // ---- files ----
    /// The file to attach is not there any more.
    SourceGone(PathBuf),
    /// The file changed while it was copied.
    SourceChanged(PathBuf),
    /// The file has no content.
    EmptyFile(PathBuf),
    /// The folder to attach holds no file.
    EmptyFolder(PathBuf),
    /// Not a file that can be attached (a device, a socket, a broken link).
    NotAFile(PathBuf),
    /// The same content is attached already.
    AlreadyThere {
        /// The file that was to be attached.
        name: String,
        /// Where its content is.
        twin: Box<crate::attachments::Twin>,
    },
    /// The stored original is missing from the store.
    OriginalMissing(String),
    /// The stored original is not what was stored.
    OriginalChanged(String),
    /// The target already exists and is not overwritten.
    TargetExists(PathBuf),
    /// The target lies in the archive's own folder.
    TargetInArchive(PathBuf),
    /// The program itself failed in the middle of an act; the transaction was rolled back.
    Died(String),
    /// The user stopped it.
    Cancelled,
    /// The picture cannot be made; the original is kept.
    NoPicture(pictures::Problem),
    /// The paper could not be made.
    Paper(press::PressError),
    /// The printer did not take the paper.
    Printer {
        /// Its name.
        name: String,
        /// What the system said.
        detail: String,
    },
    /// The spreadsheet could not be written.
    Spreadsheet(String),
    /// A register is too long for one print.
    TooManyRows {
        /// The most rows that are printed at once.
        most: usize,
    },
}

/// What was being done to a file when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Act {
    Read,
    Write,
    Create,
    Sync,
    Rename,
    List,
    Lock,
}

/// What is wrong with a typed value.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum Why {
    Empty,
    TooLong {
        most: usize,
    },
    ControlCharacter,
    NotADate(String),
    BeforeReceipt,
    InTheFuture,
    OutOfRange {
        least: i64,
        most: i64,
    },
    NotInList(String),
    NotAPart,
    NoSuccessor(String),
    Code,
    CodeOf {
        least: usize,
        most: usize,
    },
    BeforeStart,
    OnlyForSupplement,
    /// A person who left use.
    LeftUse,
    NotAfter(String),
    NoLaterThan(String),
    NoEarlierThan(String),
    BesidePage,
    NoExtent,
    NotMissing(String),
    FailedPoint(u32),
    Template(String),
    OrganCode(String),
    NotArchivist(String),
    NoHead(String),
    JournalCode,
}

/// The nouns, as they are named in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Noun {
    Archive,
    Customer,
    Department,
    Person,
    Place,
    Receipt,
    Material,
    Loan,
    LoanLine,
    Attachment,
    Draft,
    Form,
    Notice,
    Renewal,
    Register,
    Incident,
    Mark,
    Approval,
    Verb,
}

/// The parts people play in one act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Role {
    Requester,
    Approver,
    Issuer,
    Receiver,
    Reviewer,
    Returner,
}

/// What was wanted when the state forbade it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Verb {
    Register,
    Review,
    Resubmit,
    File,
    Attach,
    Mark,
    Assign,
    Replace,
    Withdraw,
    Request,
    Approve,
    Lend,
    TakeBack,
    Renew,
    Remind,
    Reverse,
    Void,
    Move,
    Change,
    Close,
}

/// A state, in the words of the window (`domain/4-rules.md`, state machines).
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)]
pub enum State {
    Material(crate::materials::Lifecycle),
    Loan(crate::loans::LoanState),
    Line(crate::loans::LineState),
    Void,
    Withdrawn,
    Assigned,
    Inactive,
    Closed,
}

/// Why a person may not borrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Barred {
    Left,
    Overdue(u32),
}

/// What still ties a person, so that she cannot be taken out of use.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tied {
    Holds(u32),
    Slips(u32),
    Heads(String),
    Desk,
}

/// An error as the window, the command and the log see it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Problem {
    /// Stable code, never reworded.
    pub code: &'static str,
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
    /// The field that caused it, where one did.
    pub field: Option<&'static str>,
}

impl Error {
    /// An I/O error with the act and the path, sorted into full disk and read-only where it is one.
    pub fn io(act: Act, path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Error {
        let path = path.as_ref().to_owned();
        move |source| match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Error::DiskFull(path),
            io::ErrorKind::ReadOnlyFilesystem => Error::ReadOnly(path),
            _ => Error::Io { act, path, source },
        }
    }

    /// The not-found error of a noun.
    pub fn not_found(what: Noun, key: impl ToString) -> Error {
        Error::NotFound { what, key: key.to_string() }
    }

    /// A field that holds what it cannot hold.
    pub fn invalid(field: &'static str, why: Why) -> Error {
        Error::Invalid { field, why }
    }

    /// The error as it leaves the crate.
    pub fn problem(&self) -> Problem {
        let (code, zh, en) = self.sentences();
        let field = match self {
            Error::Missing(field) | Error::Invalid { field, .. } | Error::Taken { field, .. } => Some(*field),
            Error::NothingShort { .. } => Some("pages"),
            Error::WrongPin | Error::PinLocked { .. } | Error::PinBefore => Some("pin"),
            _ => None,
        };
        Problem { code, zh, en, field }
    }

    fn sentences(&self) -> (&'static str, String, String) {
        use Error as E;
        match self {
            E::NoneOpen => (
                "archive.not_open",
                "还没有打开档案库。请先选择一个，或新建一个。".to_owned(),
                "No archive is open. Choose one, or start a new one.".to_owned(),
            ),
            E::NotAnArchive(path) => (
                "archive.none",
                format!("“{}”里没有客档档案库。请选择已有的档案库，或在空文件夹里新建。", path.display()),
                format!(
                    "There is no Kedang archive in “{}”. Choose an existing one, or start a new one in an empty folder.",
                    path.display()
                ),
            ),
            E::FolderInUse(path) => (
                "archive.folder_in_use",
                format!("“{}”里已有别的文件，没有在那里新建。请选一个空文件夹。", path.display()),
                format!(
                    "“{}” already holds other files, so nothing was made there. Choose an empty folder.",
                    path.display()
                ),
            ),
            E::Newer { path, found, known } => (
                "archive.newer",
                format!(
                    "“{}”由更新的客档写成（第 {found} 版结构，本程序只认到第 {known} 版）。没有动它；请先更新客档。",
                    path.display()
                ),
                format!(
                    "“{}” was written by a newer Kedang (schema {found}; this program knows {known}). It was not touched; update Kedang first.",
                    path.display()
                ),
            ),
            E::Foreign(path) => (
                "archive.foreign",
                format!("“{}”是别的程序的数据库。没有动它；请核对所选的文件夹。", path.display()),
                format!(
                    "“{}” is the database of another program. It was not touched; check the folder you chose.",
                    path.display()
                ),
            ),
            E::Damaged { path, detail } => (
                "archive.damaged",
                format!(
                    "“{}”读不出来，像是已损坏（{detail}）。没有动它；请从备份恢复，或先复制一份再请人检查。",
                    path.display()
                ),
                format!(
                    "“{}” cannot be read and looks damaged ({detail}). It was not touched; restore a backup, or copy it before anyone looks into it.",
                    path.display()
                ),
            ),
            E::Locked(path) => (
                "archive.locked",
                format!(
                    "“{}”正被另一个程序占用，等了一会儿仍未放开。这一步没有做；请稍后再试，或关掉那个程序。",
                    path.display()
                ),
                format!(
                    "“{}” is held by another program and was not released in time. This step was not done; try again, or close that program.",
                    path.display()
                ),
            ),
            E::ReadOnly(path) => (
                "archive.read_only",
                format!("“{}”不可写。这一步没有做；请检查文件夹权限，或磁盘是否写保护。", path.display()),
                format!(
                    "“{}” cannot be written. This step was not done; check the folder's permissions or the disk's write protection.",
                    path.display()
                ),
            ),
            E::DiskFull(path) => (
                "disk.full",
                format!("磁盘满了，写不进“{}”。这一步没有做，已有的都在；请腾出空间后再试。", path.display()),
                format!(
                    "The disk is full, “{}” could not be written. This step was not done and everything before it is safe; free some space and try again.",
                    path.display()
                ),
            ),
            E::Io { act, path, source } => (
                "io",
                format!("{}“{}”时系统报错：{source}。这一步没有做；请检查该位置后再试。", act.zh(), path.display()),
                format!(
                    "The system refused to {} “{}”: {source}. This step was not done; check that place and try again.",
                    act.en(),
                    path.display()
                ),
            ),
            E::Database(source) => (
                "database",
                format!(
                    "数据库没有接受这一步：{}。什么都没有改；请运行“检查”，并把这句话发给信息人员。",
                    brief(source)
                ),
                format!(
                    "The database did not accept this step: {}. Nothing was changed; run a check and send this sentence to your IT person.",
                    brief(source)
                ),
            ),
            E::Missing(field) => (
                "field.missing",
                format!("“{}”必须填写。", field_zh(field)),
                format!("“{}” must be filled in.", field_en(field)),
            ),
            E::Invalid { field, why } => (
                "field.invalid",
                format!("“{}”{}。", field_zh(field), why.zh()),
                format!("“{}” {}.", field_en(field), why.en()),
            ),
            E::NotFound { what, key } => (
                "not_found",
                format!("没有找到{}“{key}”。请核对编号，或换个词再找。", what.zh()),
                format!("There is no {} “{key}”. Check the number, or search with other words.", what.en()),
            ),
            E::Taken { field, value } => (
                "taken",
                format!("{}“{value}”已经用过，不能重复。请换一个。", field_zh(field)),
                format!("{} “{value}” is already taken. Choose another.", field_en(field)),
            ),
            E::NoRight(right) => (
                "right.none",
                format!("您没有“{}”的权限。请由有权限的人来做。", right.zh()),
                format!("You have no right to {}. Ask someone who has.", right.en()),
            ),
            E::WrongPin => (
                "pin.wrong",
                "签批密码不对，或还没有设置。请本人重新输入，或改用线下签批。".to_owned(),
                "The PIN is wrong or was never set. Let the person enter it again, or record an ink approval."
                    .to_owned(),
            ),
            E::SamePerson { one, other } => (
                "separation",
                format!("{}与{}不能是同一个人（职责分离）。请换人。", one.zh(), other.zh()),
                format!(
                    "The {} and the {} must be two people (separation of duties). Choose someone else.",
                    one.en(),
                    other.en()
                ),
            ),
            E::SourceInArchive(path) => (
                "source.in_archive",
                format!("“{}”在档案库自己的文件夹里，不能附上。请选外面的文件。", path.display()),
                format!(
                    "“{}” lies in the archive's own folder and cannot be attached. Choose a file outside.",
                    path.display()
                ),
            ),
            E::PinLocked { name, minutes } => (
                "pin.locked",
                format!("{name}的签批密码连错了几次，{minutes} 分钟内不再收。已记入日志；可改用线下签批。"),
                format!(
                    "{name}'s PIN was wrong several times and is not taken for {minutes} minutes. It is in the journal; a decision in ink is still possible."
                ),
            ),
            E::Lost { number } => (
                "lost",
                format!("{number} 遗失待查，不在库里。找到后请先在它的异常上结案。"),
                format!("{number} is missing. Once it is found, close its incident first."),
            ),
            E::Request { verb, detail } => (
                "request",
                format!("窗口与档案库没有说通（{verb}：{detail}）。请重新打开这一处核对，并把这句话告诉信息人员。"),
                format!(
                    "The window and the archive did not understand each other ({verb}: {detail}). Open this place again and look, and tell your IT person."
                ),
            ),
            E::StepClosed { number, step } => (
                "approval.step_closed",
                format!("{number} 的“{}”已有结论，或不需要这一步。请打开该单核对。", step.zh()),
                format!("“{}” of {number} is decided already or not needed. Open the slip and look.", step.en()),
            ),
            E::NotApprover { name, step } => (
                "approver.wrong",
                format!("{name}不是“{}”这一步的批准人，也不在代理期内。请由负责人或其代理人批准。", step.zh()),
                format!(
                    "{name} is neither the approver for “{}” nor a substitute today. Let the head or the substitute decide.",
                    step.en()
                ),
            ),
            E::WrongState { number, state, wanted } => (
                "state",
                format!("{number} 现在是“{}”，不能{}。", state.zh(), wanted.zh()),
                format!("{number} is “{}” now and cannot be {}.", state.en(), wanted.en()),
            ),
            E::NotInStore { number, holder } => (
                "custody.out",
                format!("{number} 不在库，现在在{holder}手里。请先办归还，再借出。"),
                format!("{number} is not in the store: {holder} has it. Take it back first."),
            ),
            E::NobodyApproves { number, step } => (
                "approval.nobody",
                format!(
                    "{number} 的“{}”现在没有人能签：负责人空缺或就是借阅人本人，也没有在期的代理人或分管领导。请到“人员与客户”补上。",
                    step.zh()
                ),
                format!(
                    "Nobody can decide “{}” of {number} now: the head is missing or is the borrower, and there is no substitute or executive. Add one under People.",
                    step.en()
                ),
            ),
            E::NotApproved { number, step } => (
                "approval.missing",
                format!("{number} 还缺“{}”，不能借出（第一篇第六条）。请先签批。", step.zh()),
                format!(
                    "{number} lacks “{}” and cannot be lent (part 1, article 6). Have it approved first.",
                    step.en()
                ),
            ),
            E::NothingShort { number } => (
                "return.nothing_short",
                format!("{number} 的份数、页数都齐，谈不上缺页。请改成还回的数，或选“破损”。"),
                format!(
                    "Nothing of {number} is missing by its copies and pages. Enter what came back, or choose damaged."
                ),
            ),
            E::PinBefore => (
                "pin.before",
                "请本人输入原密码；忘记了，就写明原因。".to_owned(),
                "Let the person enter the PIN before, or write down why without it.".to_owned(),
            ),
            E::RemindedToday { number } => (
                "loan.reminded",
                format!("{number} 今天已经催过，明天再催。要再打一张，到这张借阅单上补打催还通知单。"),
                format!(
                    "{number} was recalled today. Recall it again tomorrow, or print the notice again from its slip."
                ),
            ),
            E::Reviewed { number, review } => (
                "receipt.reviewed",
                format!("{number} 已有审核结论（{review}），不能作废。不收的资料请在审核里拒收。"),
                format!(
                    "{number} has been reviewed ({review}) and cannot be voided. Reject at the review what is not taken."
                ),
            ),
            E::RenewalLimit { number, limit } => (
                "renewal.limit",
                format!("{number} 已续借 {limit} 次，到了上限。请先归还，再重新借阅。"),
                format!(
                    "{number} has been renewed {limit} times, the most allowed. Return it first, then borrow it again."
                ),
            ),
            E::TooLong { days, limit } => (
                "loan.too_long",
                format!("借 {days} 天超过该密级的上限 {limit} 天。请缩短期限。"),
                format!("{days} days is more than this security level allows ({limit}). Shorten the period."),
            ),
            E::CountDiffers { number, out, back } => (
                "return.count_differs",
                format!(
                    "{number} 借出 {}，还回 {}，对不上。请选“缺页、缺件”“破损”或“遗失”并写明情况。",
                    Fact::Count(out.0, out.1).text(Lang::Zh),
                    Fact::Count(back.0, back.1).text(Lang::Zh)
                ),
                format!(
                    "{number} went out as {} and came back as {}. Choose missing, damaged or lost, and say what happened.",
                    Fact::Count(out.0, out.1).text(Lang::En),
                    Fact::Count(back.0, back.1).text(Lang::En)
                ),
            ),
            E::NotComplete { number, fields } => {
                let zh: Vec<_> = fields.iter().map(|f| field_zh(f)).collect();
                let en: Vec<_> = fields.iter().map(|f| field_en(f)).collect();
                (
                    "filing.incomplete",
                    format!("{number} 还不能归档，缺：{}（第十一条）。请补全。", zh.join("、")),
                    format!("{number} cannot be filed yet, it lacks: {} (article 11). Complete it.", en.join(", ")),
                )
            }
            E::PlaceInUse { path, items, parts: _ } if *items > 0 => (
                "place.in_use",
                format!("“{path}”里还放着 {items} 件资料，借出在外的也算。请先移到别处，再停用。"),
                format!(
                    "{items} materials belong in “{path}”, those out on loan included. Move them first, then put it out of use."
                ),
            ),
            E::PlaceInUse { path, parts, .. } => (
                "place.in_use",
                format!("“{path}”下面还有 {parts} 个位置在用。请先停用它们。"),
                format!("{parts} parts of “{path}” are still in use. Put those out of use first."),
            ),
            E::PlaceRetired(path) => (
                "place.retired",
                format!("“{path}”已停用，不能再往里放。请另选位置，或先恢复使用它。"),
                format!(
                    "“{path}” is out of use and takes nothing in. Choose another place, or put it in use again first."
                ),
            ),
            E::BorrowerBarred { name, why } => match why {
                Barred::Left => (
                    "borrower.left",
                    format!("{name}已离职停用，不能借阅。"),
                    format!("{name} has left and cannot borrow."),
                ),
                Barred::Overdue(n) => (
                    "borrower.overdue",
                    format!("{name}有 {n} 件逾期未还，按设置不能再借。请先归还。"),
                    format!("{name} has {n} overdue and, by the settings, cannot borrow more. Return those first."),
                ),
            },
            E::PersonTied { name, why } => match why {
                Tied::Holds(n) => (
                    "person.holds",
                    format!("{name}手里还有 {n} 件资料，不能停用。请先办归还。"),
                    format!("{name} still holds {n} materials and cannot be taken out of use. Take them back first."),
                ),
                Tied::Slips(n) => (
                    "person.slips",
                    format!("{name}还有 {n} 张借阅单没有结，不能停用。请先撤回，或办完再停用。"),
                    format!(
                        "{name} has {n} open loan slips and cannot be taken out of use. Withdraw or finish them first."
                    ),
                ),
                Tied::Heads(department) => (
                    "person.heads",
                    format!("{name}是{department}的负责人，不能停用。请先在部门里换负责人。"),
                    format!("{name} heads {department} and cannot be taken out of use. Name another head first."),
                ),
                Tied::Desk => (
                    "person.desk",
                    format!(
                        "{name}正管着这个资料台，不能停用，也不能改成无权维护人员的角色。请先在设置里换资料管理员。"
                    ),
                    format!(
                        "{name} keeps this desk and can neither be taken out of use nor lose the right to keep people. Name another archivist in Settings first."
                    ),
                ),
            },
            E::SourceGone(path) => (
                "source.gone",
                format!("“{}”不在了（U 盘拔掉或文件被移走）。这个文件没有附上；请放回后再拖一次。", path.display()),
                format!(
                    "“{}” is gone (stick removed or file moved). It was not attached; put it back and drop it again.",
                    path.display()
                ),
            ),
            E::SourceChanged(path) => (
                "source.changed",
                format!("“{}”在复制时被改动，没有附上。请等它写完后再拖一次。", path.display()),
                format!(
                    "“{}” changed while it was copied and was not attached. Wait until it is finished and drop it again.",
                    path.display()
                ),
            ),
            E::EmptyFile(path) => (
                "source.empty",
                format!("“{}”是空文件（0 字节），没有附上。请检查扫描是否完成。", path.display()),
                format!(
                    "“{}” is empty (0 bytes) and was not attached. Check whether the scan was finished.",
                    path.display()
                ),
            ),
            E::EmptyFolder(path) => (
                "source.empty_folder",
                format!("文件夹“{}”里没有文件，没有附上什么。请核对所选的文件夹。", path.display()),
                format!(
                    "There is no file in the folder “{}”, so nothing was attached. Check the folder you chose.",
                    path.display()
                ),
            ),
            E::AlreadyThere { name, twin } => (
                "file.already_there",
                format!("“{name}”与{}内容完全相同，没有再存一份。可以只引用那一份，或不附。", twin.zh()),
                format!(
                    "“{name}” has the same content as {}, so it was not stored again. Refer to that one, or leave it.",
                    twin.en()
                ),
            ),
            E::NotAFile(path) => (
                "source.not_a_file",
                format!("“{}”不是普通文件，没有附上。", path.display()),
                format!("“{}” is not an ordinary file and was not attached.", path.display()),
            ),
            E::OriginalMissing(name) => (
                "original.missing",
                format!("“{name}”的原件不在库里了。登记还在；请运行“检查”，并从备份找回。"),
                format!(
                    "The original of “{name}” is missing from the store. Its record is here; run a check and restore it from a backup."
                ),
            ),
            E::OriginalChanged(name) => (
                "original.changed",
                format!("“{name}”的内容与存入时不同，没有拿出来用。请运行“检查”，并从备份找回。"),
                format!(
                    "The content of “{name}” is not what was stored, so it was not used. Run a check and restore it from a backup."
                ),
            ),
            E::TargetExists(path) => (
                "target.exists",
                format!("“{}”已经存在，没有覆盖。请换个名字。", path.display()),
                format!("“{}” already exists and was not overwritten. Choose another name.", path.display()),
            ),
            E::TargetInArchive(path) => (
                "target.in_archive",
                format!("“{}”在档案库自己的文件夹里，不能往里写。请选别的位置。", path.display()),
                format!(
                    "“{}” is in the archive's own folder, into which nothing else is written. Choose another place.",
                    path.display()
                ),
            ),
            E::Died(detail) => (
                "died",
                format!("程序在这一步内部出错（{detail}）。什么都没有改；请再试一次，仍不行就把这句话发给信息人员。"),
                format!(
                    "The program failed inside this step ({detail}). Nothing was changed; try again, and if it stays send this sentence to your IT person."
                ),
            ),
            E::Cancelled => {
                ("cancelled", "已取消，没有留下半份文件。".to_owned(), "Cancelled; no half file was left.".to_owned())
            }
            E::NoPicture(problem) => (problem.code(), problem.zh(), problem.en()),
            E::Paper(problem) => (problem.code(), problem.zh(), problem.en()),
            E::Printer { name, detail } if name.is_empty() => (
                "printer",
                format!(
                    "没有可用的打印机。单据已保存，请在设置里选一台打印机再补打，或另存为 PDF。（系统回答：{detail}）"
                ),
                format!(
                    "There is no printer to print on. The slip is kept; choose a printer in the settings and print it again, or save it as PDF. (The system answered: {detail})"
                ),
            ),
            E::Printer { name, detail } => (
                "printer",
                format!(
                    "打印机“{name}”没有接受这张单据。单据已保存，可换一台打印机补打，或另存为 PDF。（系统回答：{detail}）"
                ),
                format!(
                    "The printer “{name}” did not take the slip. It is kept; print it on another, or save it as PDF. (The system answered: {detail})"
                ),
            ),
            E::TooManyRows { most } => (
                "register.too_long",
                format!("这个期间超过 {most} 条，没有打印。请缩短期间分几次打印，或导出为 Excel。"),
                format!(
                    "There are more than {most} entries in this period; nothing was printed. Print it in shorter periods, or export it to Excel."
                ),
            ),
            E::Spreadsheet(detail) => (
                "spreadsheet",
                format!("表格没有写成：{detail}。请检查目标位置后再试。"),
                format!("The spreadsheet was not written: {detail}. Check the target and try again."),
            ),
        }
    }
}

impl Act {
    fn zh(self) -> &'static str {
        match self {
            Act::Read => "读取",
            Act::Write => "写入",
            Act::Create => "新建",
            Act::Sync => "落盘",
            Act::Rename => "就位",
            Act::List => "查看",
            Act::Lock => "锁定",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Act::Read => "read",
            Act::Write => "write",
            Act::Create => "create",
            Act::Sync => "sync",
            Act::Rename => "put in place",
            Act::List => "list",
            Act::Lock => "lock",
        }
    }
}

impl Why {
    fn zh(&self) -> String {
        match self {
            Why::Empty => "不能为空".to_owned(),
            Why::TooLong { most } => format!("太长，最多 {most} 个字"),
            Why::ControlCharacter => "含有看不见的控制字符，请重新输入".to_owned(),
            Why::NotADate(text) => format!("“{text}”不是日期，请写成 2026-11-23"),
            Why::NotAfter(day) => format!("必须晚于 {day}"),
            Why::NoLaterThan(day) => format!("最晚到 {day}"),
            Why::NoEarlierThan(day) => format!("最早从 {day} 起"),
            Why::FailedPoint(point) => format!("第 {point} 项不合格，就不能记“合格”；请改为补正或拒收"),
            Why::OnlyForSupplement => "只有要求补正时才有期限".to_owned(),
            Why::LeftUse => "已停用，请换一位".to_owned(),
            Why::NotMissing(number) => format!("{number} 并未遗失，谈不上“已找到”"),
            Why::BeforeReceipt => "早于接收日期，请核对".to_owned(),
            Why::InTheFuture => "晚于今天，请核对".to_owned(),
            Why::OutOfRange { least, most } => format!("应在 {least} 到 {most} 之间"),
            Why::NotInList(value) => format!("没有“{value}”这一项，请从列表里选"),
            Why::NotAPart => "里面不能再分出这一种；库房、柜、层、盒依次往里分".to_owned(),
            Why::NoSuccessor(name) => format!("“{name}”里没有可以往下数的数字或字母，请写成“1 层”“A 柜”的样子"),
            Why::Code => "只能用字母和数字".to_owned(),
            Why::CodeOf { least, most } => format!("要 {least}～{most} 个字母或数字"),
            Why::BeforeStart => "早于起始日期，请核对".to_owned(),
            Why::Template(detail) => format!("不对：{detail}"),
            Why::OrganCode(code) => format!("不能用“{code}”，那是机关档案的门类代码；请换一个，如 KG"),
            Why::NotArchivist(name) => format!("要由在职的资料管理员担任，{name}不是"),
            Why::BesidePage => "要在这一页之内".to_owned(),
            Why::NoExtent => "两点重合，请拉开".to_owned(),
            Why::JournalCode => "是单据页脚上的八位校验码，由数字和 a 到 f 组成".to_owned(),
            Why::NoHead(name) => format!("“{name}”还没有负责人，不能由其批准；请先在“人员与客户”里指定"),
        }
    }

    fn en(&self) -> String {
        match self {
            Why::Empty => "cannot be empty".to_owned(),
            Why::TooLong { most } => format!("is too long, at most {most} characters"),
            Why::ControlCharacter => "holds invisible control characters; type it again".to_owned(),
            Why::NotADate(text) => format!("“{text}” is no date; write it as 2026-11-23"),
            Why::NotAfter(day) => format!("has to be later than {day}"),
            Why::NoLaterThan(day) => format!("can be {day} at the latest"),
            Why::NoEarlierThan(day) => format!("can be {day} at the earliest"),
            Why::FailedPoint(point) => {
                format!("has a failed point {point}, so it cannot pass; choose supplement or reject")
            }
            Why::OnlyForSupplement => "is only for a supplement".to_owned(),
            Why::LeftUse => "has left; choose somebody else".to_owned(),
            Why::NotMissing(number) => format!("cannot be “found”: {number} was not missing"),
            Why::BeforeReceipt => "is before the day of receipt; check it".to_owned(),
            Why::InTheFuture => "is after today; check it".to_owned(),
            Why::OutOfRange { least, most } => format!("must be from {least} to {most}"),
            Why::NotInList(value) => format!("has no “{value}”; choose from the list"),
            Why::NotAPart => "cannot hold this kind; rooms hold cabinets, cabinets shelves, shelves boxes".to_owned(),
            Why::NoSuccessor(name) => {
                format!("“{name}” has no number or letter to count on from; write it like “Shelf 1”")
            }
            Why::Code => "may hold letters and digits only".to_owned(),
            Why::CodeOf { least, most } => format!("must be {least} to {most} letters or digits"),
            Why::BeforeStart => "is before the first day; check it".to_owned(),
            Why::Template(detail) => format!("is not right: {detail}"),
            Why::OrganCode(code) => {
                format!("cannot be “{code}”, the code of an organ's own archives; take another, such as KG")
            }
            Why::NotArchivist(name) => format!("must be an archivist in service, and {name} is not"),
            Why::BesidePage => "must lie on the page".to_owned(),
            Why::NoExtent => "has both ends at one place; set them apart".to_owned(),
            Why::JournalCode => "is the code of eight digits, 0 to 9 and a to f, at the foot of a slip".to_owned(),
            Why::NoHead(name) => format!("“{name}” has no head who could approve; name one under People first"),
        }
    }
}

impl Noun {
    fn zh(self) -> &'static str {
        match self {
            Noun::Archive => "档案库",
            Noun::Customer => "客户",
            Noun::Department => "部门",
            Noun::Person => "人员",
            Noun::Place => "存放位置",
            Noun::Receipt => "接收单",
            Noun::Material => "资料",
            Noun::Loan => "借阅单",
            Noun::LoanLine => "借阅单上的这一件",
            Noun::Attachment => "附件",
            Noun::Draft => "草稿",
            Noun::Form => "表单",
            Noun::Notice => "催还通知单",
            Noun::Renewal => "续借申请单",
            Noun::Register => "登记簿",
            Noun::Incident => "异常单",
            Noun::Mark => "标注",
            Noun::Approval => "签批",
            Noun::Verb => "命令",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Noun::Archive => "archive",
            Noun::Customer => "customer",
            Noun::Department => "department",
            Noun::Person => "person",
            Noun::Place => "place",
            Noun::Receipt => "receipt",
            Noun::Material => "material",
            Noun::Loan => "loan slip",
            Noun::LoanLine => "item on this loan slip",
            Noun::Attachment => "attachment",
            Noun::Draft => "draft",
            Noun::Form => "form",
            Noun::Notice => "recall notice",
            Noun::Renewal => "renewal request",
            Noun::Register => "register",
            Noun::Incident => "incident",
            Noun::Mark => "mark",
            Noun::Approval => "approval",
            Noun::Verb => "command",
        }
    }
}

impl Role {
    fn zh(self) -> &'static str {
        match self {
            Role::Requester => "借阅人",
            Role::Approver => "批准人",
            Role::Issuer => "借出经办人",
            Role::Receiver => "接收人",
            Role::Reviewer => "审核人",
            Role::Returner => "归还验收人",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Role::Requester => "requester",
            Role::Approver => "approver",
            Role::Issuer => "issuer",
            Role::Receiver => "receiver",
            Role::Reviewer => "reviewer",
            Role::Returner => "person who takes it back",
        }
    }
}

impl Verb {
    fn zh(self) -> &'static str {
        match self {
            Verb::Register => "登记",
            Verb::Review => "审核",
            Verb::Resubmit => "提交补正",
            Verb::File => "归档",
            Verb::Attach => "附加文件",
            Verb::Mark => "标注",
            Verb::Assign => "归入",
            Verb::Replace => "替换",
            Verb::Withdraw => "撤回",
            Verb::Request => "申请借阅",
            Verb::Approve => "签批",
            Verb::Lend => "借出",
            Verb::TakeBack => "归还",
            Verb::Renew => "续借",
            Verb::Remind => "催还",
            Verb::Reverse => "冲正",
            Verb::Void => "作废",
            Verb::Move => "移位",
            Verb::Change => "更正",
            Verb::Close => "结案",
        }
    }

    fn en(self) -> &'static str {
        match self {
            Verb::Register => "registered",
            Verb::Review => "reviewed",
            Verb::Resubmit => "resubmitted",
            Verb::File => "filed",
            Verb::Attach => "attached to",
            Verb::Mark => "marked",
            Verb::Assign => "assigned",
            Verb::Replace => "replaced",
            Verb::Withdraw => "withdrawn",
            Verb::Request => "requested",
            Verb::Approve => "approved",
            Verb::Lend => "lent",
            Verb::TakeBack => "taken back",
            Verb::Renew => "renewed",
            Verb::Remind => "reminded of",
            Verb::Reverse => "reversed",
            Verb::Void => "voided",
            Verb::Move => "moved",
            Verb::Change => "corrected",
            Verb::Close => "closed",
        }
    }
}

impl State {
    fn zh(self) -> &'static str {
        match self {
            State::Material(state) => state.zh(),
            State::Loan(state) => state.zh(),
            State::Line(state) => state.zh(),
            State::Void => "已作废",
            State::Withdrawn => "已撤回",
            State::Assigned => "已归入单据",
            State::Inactive => "已停用",
            State::Closed => "已结案",
        }
    }

    fn en(self) -> &'static str {
        match self {
            State::Material(state) => state.en(),
            State::Loan(state) => state.en(),
            State::Line(state) => state.en(),
            State::Void => "void",
            State::Withdrawn => "withdrawn",
            State::Assigned => "assigned to a record",
            State::Inactive => "inactive",
            State::Closed => "closed",
        }
    }
}

/// Names of fields as the window and the paper call them.
const FIELDS: &[(&str, &str, &str)] = &[
    ("company", "单位名称", "Company"),
    ("company_code", "单位代码", "Company code"),
    ("operator", "资料管理员", "Archivist"),
    ("class", "门类代码", "Class code"),
    ("owner_department", "资料归口部门", "Owning department"),
    ("theme", "外观", "Theme"),
    ("retention_years", "保管年数", "Years of retention"),
    ("most_days", "最长借期", "Longest loan"),
    ("renewals", "续借次数", "Renewals"),
    ("renewal_days", "续借天数", "Days of a renewal"),
    ("overdue_bars_at", "逾期停借", "Overdue bar"),
    ("reminder_days", "催还期限", "Days of a recall"),
    ("review_days", "审核期限", "Days for the review"),
    ("retention_ahead_days", "到期提前提醒", "Notice before retention ends"),
    ("slip_copies", "单据份数", "Copies of slips"),
    ("label_copies", "标签份数", "Copies of labels"),
    ("slip_printer", "单据打印机", "Printer of slips"),
    ("three_part_printer", "三联纸打印机", "Printer of three-part paper"),
    ("label_printer", "标签打印机", "Printer of labels"),
    ("day", "日期", "Day"),
    ("year", "年份", "Year"),
    ("name", "名称", "Name"),
    ("person_name", "姓名", "Name"),
    ("code", "代码", "Code"),
    ("short_name", "简称", "Short name"),
    ("former_names", "曾用名", "Former names"),
    ("contact", "联系人", "Contact"),
    ("phone", "电话", "Telephone"),
    ("undertaking_until", "承诺书有效期", "Undertaking until"),
    ("customer", "客户", "Customer"),
    ("department", "部门", "Department"),
    ("person", "人员", "Person"),
    ("pin", "签批密码", "PIN"),
    ("fresh", "新密码", "New PIN"),
    ("place", "存放位置", "Place"),
    ("parent", "上级位置", "Parent place"),
    ("kind", "种类", "Kind"),
    ("capacity", "容量", "Capacity"),
    ("count", "数量", "Count"),
    ("received_on", "接收日期", "Date of receipt"),
    ("received_by", "接收人", "Receiver"),
    ("provided_by", "客户经办人", "Provider"),
    ("method", "提供方式", "Method"),
    ("lines", "资料明细", "Lines"),
    ("title", "资料名称", "Title"),
    ("category", "类别", "Category"),
    ("nature", "性质", "Nature"),
    ("purpose", "用途", "Purpose of keeping"),
    ("carrier", "载体", "Carrier"),
    ("copies", "份数", "Copies"),
    ("pages", "页数", "Pages"),
    ("condition", "外观情况", "Condition"),
    ("drawing_no", "图号", "Drawing no."),
    ("revision", "版次", "Revision"),
    ("doc_date", "资料日期", "Date of creation"),
    ("creator", "责任者", "Creator"),
    ("owner", "责任人", "Person in charge"),
    ("retention_class", "保管期限", "Retention period"),
    ("retention_until", "保管至", "Kept until"),
    ("security_level", "密级", "Security level"),
    ("step", "要记的步骤", "Step to record"),
    ("level_reason", "依据", "Ground"),
    ("secret_until", "保密期限", "Confidential until"),
    ("archive_no", "档号", "Reference code"),
    ("return_by", "返还期限", "Return by"),
    ("result", "审核结论", "Review result"),
    ("reason", "原因", "Reason"),
    ("borrower", "借阅人", "Borrower"),
    ("use_reason", "借阅事由", "Reason for use"),
    ("destination", "带出去向", "Destination"),
    ("days", "借阅天数", "Days"),
    ("due_on", "应还日期", "Due date"),
    ("approver", "批准人", "Approver"),
    ("decided_on", "签批日期", "Date of decision"),
    ("materials", "资料", "Materials"),
    ("condition_in", "归还状况", "Condition on return"),
    ("note", "说明", "Note"),
    ("outcome", "处理结果", "Outcome"),
    ("closing", "处理经过", "What came of it"),
    ("checklist", "审核内容", "Checklist"),
    ("courier_no", "快递单号", "Courier number"),
    ("date", "日期", "Date"),
    ("project", "项目", "Project"),
    ("provider_phone", "提供人电话", "Provider's telephone"),
    ("secrecy", "保密要求", "Secrecy wanted"),
    ("subtype", "细类", "Second-level category"),
    ("extra", "类别字段", "Field of the category"),
    ("from", "起始日期", "From"),
    ("to", "截止日期", "To"),
    ("badge", "工牌号", "Badge"),
    ("role", "角色", "Role"),
    ("head", "负责人", "Head"),
    ("deputy", "代理人", "Substitute"),
    ("deputy_from", "代理起", "Substitute from"),
    ("deputy_until", "代理至", "Substitute until"),
    ("copy_kind", "原件/复印件", "Original/copy"),
    ("template", "编号规则", "Numbering rule"),
    ("email", "邮箱", "E-mail"),
    ("file", "文件", "File"),
    ("page", "页", "Page"),
    ("mark", "标注", "Mark"),
    ("turn", "转动角度", "Turn"),
    ("query", "查找词", "Query"),
];

/// What people call a field.
pub(crate) fn field_word(field: &str, lang: Lang) -> &str {
    match lang {
        Lang::Zh => field_zh(field),
        Lang::En => field_en(field),
    }
}

fn field_zh(field: &str) -> &str {
    FIELDS.iter().find(|(key, ..)| *key == field).map_or(field, |(_, zh, _)| zh)
}

fn field_en(field: &str) -> &str {
    let known = FIELDS.iter().find(|(key, ..)| *key == field).map(|(_, _, en)| *en);
    known.or_else(|| OwnField::parse(field).map(OwnField::en)).unwrap_or(field)
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.sentences().2)
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        let path = PathBuf::from("archive.db");
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Locked(path),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Error::ReadOnly(path),
            Some(ErrorCode::DiskFull) => Error::DiskFull(path),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::Damaged { path, detail: source.to_string() }
            }
            Some(ErrorCode::SystemIoFailure) => broken(path, &source),
            _ => Error::Database(source),
        }
    }
}

/// What the disk refused to SQLite, as the same refusal anywhere else is said.
fn broken(path: PathBuf, source: &rusqlite::Error) -> Error {
    use rusqlite::ffi;
    let act = match source.sqlite_extended_error_code() {
        // The shared memory beside the database could not be made as large as it has to be.
        Some(ffi::SQLITE_IOERR_SHMSIZE) => return Error::DiskFull(path),
        Some(ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC) => Act::Sync,
        Some(ffi::SQLITE_IOERR_READ | ffi::SQLITE_IOERR_SHORT_READ | ffi::SQLITE_IOERR_FSTAT) => Act::Read,
        Some(ffi::SQLITE_IOERR_LOCK | ffi::SQLITE_IOERR_SHMLOCK) => Act::Lock,
        _ => Act::Write,
    };
    Error::Io { act, path, source: io::Error::other(source.to_string()) }
}

impl From<press::PressError> for Error {
    fn from(problem: press::PressError) -> Self {
        Error::Paper(problem)
    }
}

impl From<pictures::Problem> for Error {
    fn from(problem: pictures::Problem) -> Self {
        Error::NoPicture(problem)
    }
}

/// What the database says, without the statement it says it about.
fn brief(source: &rusqlite::Error) -> String {
    match source {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    }
}
