//! E-mail as it travels (RFC 5322, MIME).

use std::path::Path;

use mail_parser::{Address, Message, MessageParser, MessagePart, MimeHeaders, PartType};

use super::{Bounded, InnerFile, Inside, Letter, MOST_TEXT, cut, named};
use crate::{Problem, budget};

pub(super) fn look(path: &Path) -> Result<Inside, Problem> {
    let bytes = read(path)?;
    let message = parse(&bytes)?;
    let parts = message.attachments().enumerate().map(|(n, part)| InnerFile {
        number: n as u32,
        name: name(part, n),
        size: Some(part.contents().len() as u64),
        is_locked: false,
    });
    let (parts, left_off) = named(parts);
    Ok(Inside { letter: Some(letter(&message)), parts, left_off })
}

pub(super) fn take_out(path: &Path, number: u32, sink: &mut Bounded<'_>) -> Result<(), Problem> {
    let bytes = read(path)?;
    let message = parse(&bytes)?;
    let part = message.attachments().nth(number as usize).ok_or(Problem::NoSuchPage)?;
    match &part.body {
        PartType::Message(inner) => sink.add(inner.raw_message()),
        _ => sink.add(part.contents()),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    if std::fs::metadata(path)?.len() > budget::COMPRESSED {
        return Err(Problem::TooLarge);
    }
    Ok(std::fs::read(path)?)
}

fn parse(bytes: &[u8]) -> Result<Message<'_>, Problem> {
    MessageParser::default().parse(bytes).ok_or(Problem::Broken)
}

fn letter(message: &Message<'_>) -> Letter {
    let text: Vec<_> = (0..message.text_body.len()).filter_map(|n| message.body_text(n)).collect();
    Letter {
        from: message.from().map(people).unwrap_or_default(),
        to: message.to().map(people).unwrap_or_default(),
        cc: message.cc().map(people).unwrap_or_default(),
        subject: message.subject().unwrap_or_default().to_owned(),
        sent_at: message.date().filter(|date| date.is_valid()).map(|date| date.to_rfc3339()),
        text: cut(text.join("\n\n").trim(), MOST_TEXT),
    }
}

fn people(address: &Address<'_>) -> String {
    let person = |name: Option<&str>, address: Option<&str>| match (name, address) {
        (Some(name), Some(address)) if name != address => format!("{name} <{address}>"),
        (name, address) => name.or(address).unwrap_or_default().to_owned(),
    };
    address.iter().map(|one| person(one.name(), one.address())).collect::<Vec<_>>().join("; ")
}

fn name(part: &MessagePart<'_>, n: usize) -> String {
    if let Some(name) = part.attachment_name() {
        return name.to_owned();
    }
    match part.message().and_then(|inner| inner.subject()) {
        Some(subject) => format!("{subject}.eml"),
        None => format!("{}.{}", n + 1, part.content_type().and_then(|kind| kind.subtype()).unwrap_or("bin")),
    }
}
