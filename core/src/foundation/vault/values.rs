//! Ids and times as column values.

use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::foundation::types::{
    AccountId, ConsentId, ConversationId, DeviceId, EntryId, GrantId, InvitationId, MessageId, Millis, PersonaId,
    PlanId, PromptId, RecordId,
};

macro_rules! id_columns {
    ($($name:ident)*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.as_bytes())))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                FromSql::column_result(value).map($name::from_bytes)
            }
        }
    )*};
}

id_columns! {
    AccountId ConsentId ConversationId DeviceId EntryId GrantId InvitationId MessageId PersonaId PlanId PromptId RecordId
}

impl ToSql for Millis {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0))
    }
}

impl FromSql for Millis {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        FromSql::column_result(value).map(Millis)
    }
}
