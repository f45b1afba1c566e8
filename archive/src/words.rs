//! Closed lists with a code and a word in both languages: states, categories, kinds.
//!
//! [`coded!`] makes each one: the code is what is stored, sent and printed in JSON and never
//! changes; the words are what people read (`domain/3-vocabulary.md`).

use serde::{Deserialize, Serialize};

/// The language of words on the screen and on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese, the first language of the desk.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// A code with its words, for lists in the window.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Word {
    /// The stored code.
    pub code: &'static str,
    /// The word in Chinese.
    pub zh: &'static str,
    /// The word in English.
    pub en: &'static str,
}

/// Declares a closed list: stored code, Chinese word, English word.
#[macro_export]
macro_rules! coded {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($(#[$vdoc:meta])* $variant:ident = $code:literal, $zh:literal, $en:literal;)+
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code)] #[doc = $zh] $variant,)+
        }

        impl $name {
            /// Every case, in the order of the list.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The stored code.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code,)+ }
            }

            /// The word in Chinese.
            pub const fn zh(self) -> &'static str {
                match self { $($name::$variant => $zh,)+ }
            }

            /// The word in English.
            pub const fn en(self) -> &'static str {
                match self { $($name::$variant => $en,)+ }
            }

            /// The word in a language.
            pub const fn word(self, lang: $crate::words::Lang) -> &'static str {
                match lang {
                    $crate::words::Lang::Zh => self.zh(),
                    $crate::words::Lang::En => self.en(),
                }
            }

            /// The case with this code or word.
            pub fn parse(text: &str) -> Option<$name> {
                Self::ALL.iter().copied().find(|c| {
                    c.code().eq_ignore_ascii_case(text) || c.zh() == text || c.en().eq_ignore_ascii_case(text)
                })
            }

            /// The whole list with its words.
            pub fn words() -> Vec<$crate::words::Word> {
                Self::ALL.iter().map(|c| $crate::words::Word { code: c.code(), zh: c.zh(), en: c.en() }).collect()
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.code().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                let code = value.as_str()?;
                Self::ALL.iter().copied().find(|c| c.code() == code).ok_or_else(|| {
                    rusqlite::types::FromSqlError::Other(format!("{} has no {code}", stringify!($name)).into())
                })
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                Self::parse(text).ok_or_else(|| {
                    let all: Vec<_> = Self::ALL.iter().map(|c| c.code()).collect();
                    format!("“{text}” is none of {}", all.join(", "))
                })
            }
        }
    };
}
