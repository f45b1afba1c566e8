//! Who may do what: roles, rights, and the person who acts.
//!
//! Three separate checks stand behind every act (`domain/4-rules.md` 6.3): the right (here), the
//! state, and the separation of duties (in the nouns and again in the database).

mod pin;

use serde::{Deserialize, Serialize};

use crate::archive::Archive;
use crate::coded;
use crate::error::{Error, Noun, Result, State, Verb};
use crate::ids::PersonId;
use crate::storage;

pub use pin::{seal_pin, verify_pin};

coded! {
    /// What a person is to the archive (`domain/4-rules.md` 6.1).
    pub enum Role {
        Admin = "ADMIN", "系统管理员", "Administrator";
        Archivist = "ARCHIVIST", "资料管理员", "Archivist";
        Clerk = "CLERK", "资料员", "Department clerk";
        Head = "DEPT_HEAD", "部门负责人", "Department head";
        Executive = "EXECUTIVE", "分管领导", "Executive";
        Reader = "READER", "使用人", "Reader";
        Security = "SECURITY", "保密员", "Security officer";
        Auditor = "AUDITOR", "审计员", "Auditor";
    }
}

coded! {
    /// A right that an act demands.
    pub enum Right {
        Receive = "RECEIVE", "接收登记", "register receipts";
        Review = "REVIEW", "审核", "review materials";
        File = "FILE", "归档", "file materials";
        Attach = "ATTACH", "附加文件", "attach files";
        View = "VIEW", "查看电子件", "view files";
        Export = "EXPORT", "导出原件", "export originals";
        Request = "REQUEST", "申请借阅", "request loans";
        Lend = "LEND", "借阅出库与归还", "lend and take back";
        Print = "PRINT", "打印单据", "print forms";
        Report = "REPORT", "上报异常", "report incidents";
        MasterData = "MASTER_DATA", "维护客户、人员与位置", "keep customers, people and places";
        Configure = "CONFIGURE", "修改设置", "change settings";
    }
}

impl Role {
    /// Whether people with this role have the right (`domain/4-rules.md` 6.2).
    pub fn has(self, right: Right) -> bool {
        match self {
            Role::Archivist => true,
            Role::Admin => matches!(right, Right::MasterData | Right::Configure),
            Role::Clerk => {
                matches!(right, Right::Receive | Right::Attach | Right::View | Right::Request | Right::Report)
            }
            Role::Head | Role::Executive => matches!(right, Right::View | Right::Request),
            // 使用人 see files by an approved loan only.
            Role::Reader => matches!(right, Right::Request),
            Role::Security | Role::Auditor => false,
        }
    }
}

/// The person who acts, as the journal names them.
#[derive(Clone, Debug, Serialize, Deserialize, ts_rs::TS)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// By which name.
    pub name: String,
    /// With which role.
    pub role: Role,
}

impl Actor {
    /// Refuses when the role lacks the right.
    ///
    /// # Errors
    /// [`Error::NoRight`].
    pub fn require(&self, right: Right) -> Result<()> {
        if self.role.has(right) { Ok(()) } else { Err(Error::NoRight(right)) }
    }
}

/// The person at the desk as an actor.
///
/// # Errors
/// When there is no such person, or the person has left.
pub fn sign_in(archive: &Archive, person: PersonId) -> Result<Actor> {
    archive.read(|tx| {
        let person = storage::people::require(tx, person)?;
        if !person.active {
            return Err(Error::WrongState { number: person.name, state: State::Inactive, wanted: Verb::Register });
        }
        Ok(Actor { person: person.id, name: person.name, role: person.role })
    })
}

/// The archivist who set the archive up or last took the desk over.
///
/// # Errors
/// Those of the database; an archive always has one.
pub fn operator(archive: &Archive) -> Result<Actor> {
    let operator = archive.settings()?.operator.ok_or_else(|| Error::not_found(Noun::Person, "operator"))?;
    sign_in(archive, operator)
}
