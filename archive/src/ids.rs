//! Identities: one newtype a noun, so that a loan can never be passed where a material is meant.
//!
//! Inside, an id is a UUIDv7 (sixteen bytes in the database, text towards the window). People never
//! see one: they see numbers (接收编号, 档号, slip numbers) and the short ASCII codes on labels.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        pub struct $name(#[ts(type = "string")] pub Uuid);

        impl $name {
            /// A new id, later than every one made before it on this machine.
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// Whether it names nothing (all zeros): what a form sends where nobody was chosen.
            pub fn is_nil(self) -> bool {
                self.0.is_nil()
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::from_slice(value.as_blob()?)
                    .map($name)
                    .map_err(|e| FromSqlError::Other(Box::new(e)))
            }
        }

        impl From<$name> for AnyId {
            fn from(id: $name) -> AnyId {
                AnyId(id.0)
            }
        }
    )+};
}

ids! {
    /// A customer (客户).
    CustomerId,
    /// A department (部门).
    DepartmentId,
    /// A person (人员): archivist, approver or borrower.
    PersonId,
    /// A place in the store (存放位置).
    PlaceId,
    /// A receipt (接收单).
    ReceiptId,
    /// A material (资料, one 件).
    MaterialId,
    /// An intake review (审核).
    ReviewId,
    /// A loan slip (借阅单).
    LoanId,
    /// A decision on a loan (审批).
    ApprovalId,
    /// A renewal of a loan (续借).
    RenewalId,
    /// A recall notice (催还通知).
    ReminderId,
    /// An attachment (附件): one file at one owner.
    AttachmentId,
    /// A mark beside a page of a file (标注).
    MarkId,
    /// An incident (异常).
    IncidentId,
    /// A draft that is not yet registered (草稿).
    DraftId,
}

/// An id whose kind stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
pub struct AnyId(#[ts(type = "string")] pub Uuid);

impl ToSql for AnyId {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
    }
}

impl FromSql for AnyId {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Uuid::from_slice(value.as_blob()?).map(AnyId).map_err(|e| FromSqlError::Other(Box::new(e)))
    }
}
