//! The table of everything the page may ask: a name, a request, an answer.
//!
//! One entry is one verb: it unpacks the request, makes one call into `archive`, and the answer goes
//! back as it is. From the same table come the TypeScript types and functions the page uses
//! (`ui/src/lib/ipc/generated.ts`), so that a missing or renamed verb is a build error there.

use std::collections::BTreeMap;

use archive::access::Actor;
use archive::{Archive, Error};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::{Config, TS, TypeVisitor};

use crate::Desk;

/// What one verb needs besides its request: the open archive, who acts, the desk.
pub struct Call<'a> {
    /// The open archive.
    pub archive: &'a Archive,
    /// Who sits at the desk.
    pub actor: &'a Actor,
    /// The maker of pictures.
    pub previewer: &'a archive::preview::Previewer,
    /// The window's state.
    pub desk: &'a Desk,
}

type Run = Box<dyn Fn(&Call<'_>, Value) -> Result<Value, Error> + Send + Sync>;

/// One verb.
pub struct Verb {
    run: Run,
    request: String,
    answer: String,
}

/// Every verb by its name, `noun.verb`, and the types they speak.
#[derive(Default)]
pub struct Table {
    verbs: BTreeMap<&'static str, Verb>,
    types: Types,
}

impl Table {
    /// Adds a verb.
    pub fn verb<Q, A>(
        &mut self,
        name: &'static str,
        run: impl Fn(&Call<'_>, Q) -> Result<A, Error> + Send + Sync + 'static,
    ) where
        Q: DeserializeOwned + TS + 'static,
        A: Serialize + TS + 'static,
    {
        self.types.visit::<Q>();
        self.types.visit::<A>();
        let config = config();
        let verb = Verb {
            run: Box::new(move |call, request| {
                let request = serde_json::from_value(request).map_err(|e| unreadable(name, &e))?;
                let answer = run(call, request)?;
                serde_json::to_value(answer).map_err(|e| unreadable(name, &e))
            }),
            request: Q::name(&config),
            answer: A::name(&config),
        };
        let before = self.verbs.insert(name, verb);
        debug_assert!(before.is_none(), "{name} is in the table twice");
    }

    /// Also declares a type the page uses outside of any verb.
    pub fn also<T: TS + 'static>(&mut self) {
        self.types.visit::<T>();
    }

    /// Runs a verb.
    pub fn run(&self, call: &Call<'_>, name: &str, request: Value) -> Result<Value, Error> {
        match self.verbs.get(name) {
            Some(verb) => (verb.run)(call, request),
            None => Err(Error::not_found(archive::error::Noun::Verb, name)),
        }
    }

    /// The TypeScript of the whole table.
    pub fn typescript(&self, words: &BTreeMap<&str, Vec<archive::words::Word>>) -> String {
        let mut out = String::from(
            "// Generated from src-tauri/src/table.rs by `cargo xtask fixtures`; not edited by hand.\n\
             import { ask } from './call'\n\n",
        );
        for declaration in self.types.declarations.values() {
            out.push_str("export ");
            out.push_str(declaration);
            out.push_str("\n\n");
        }
        out.push_str("export interface Word { code: string; zh: string; en: string }\n\n");
        out.push_str("/** The closed lists with their words, and the initials by which the Chinese one is typed. */\nexport const words = {\n");
        for (name, list) in words {
            out.push_str(&format!("  {name}: {{\n"));
            for word in list {
                let zh = serde_json::json!(word.zh);
                let en = serde_json::json!(word.en);
                let typed = serde_json::json!(archive::search::initials(word.zh));
                out.push_str(&format!("    {:?}: {{ zh: {zh}, en: {en}, typed: {typed} }},\n", word.code));
            }
            out.push_str("  },\n");
        }
        out.push_str("} as const\n\n/** Every verb of the archive. */\nexport const ipc = {\n");
        let mut noun = "";
        for (name, verb) in &self.verbs {
            let (of, act) = name.split_once('.').unwrap_or((name, name));
            if of != noun {
                if !noun.is_empty() {
                    out.push_str("  },\n");
                }
                out.push_str(&format!("  {of}: {{\n"));
                noun = of;
            }
            let act = camel(act);
            if verb.request == "null" {
                out.push_str(&format!("    {act}: () => ask<{}>('{name}', null),\n", verb.answer));
            } else {
                out.push_str(&format!(
                    "    {act}: (request: {}) => ask<{}>('{name}', request),\n",
                    verb.request, verb.answer
                ));
            }
        }
        out.push_str("  },\n}\n");
        out
    }
}

fn unreadable(name: &str, error: &serde_json::Error) -> Error {
    Error::Request { verb: name.to_owned(), detail: error.to_string() }
}

fn camel(name: &str) -> String {
    let mut out = String::new();
    let mut upper = false;
    for c in name.chars() {
        if c == '_' {
            upper = true;
        } else if upper {
            out.extend(c.to_uppercase());
            upper = false;
        } else {
            out.push(c);
        }
    }
    out
}

fn config() -> Config {
    Config::new().with_large_int("number")
}

/// The declarations of every type a verb speaks, by name.
#[derive(Default)]
struct Types {
    declarations: BTreeMap<String, String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let config = config();
        if T::output_path().is_some() {
            let name = T::ident(&config);
            let declaration = T::decl(&config);
            match self.declarations.get(&name) {
                // Its own dependencies are known; a generic one may bring a new parameter.
                Some(known) => assert_eq!(*known, declaration, "two types of the page have the name {name}"),
                None => {
                    self.declarations.insert(name, declaration);
                    T::visit_dependencies(self);
                }
            }
        }
        // A list or an option is no type of its own: what it holds is told among its parameters.
        T::visit_generics(self);
    }
}
