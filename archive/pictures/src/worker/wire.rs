//! What goes through the pipes: a request is a line of JSON; an answer is a line of JSON that says
//! how many bytes follow it, and these bytes.

use std::io::{self, BufRead, Read, Write};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::{Facts, Format, Inside, Picture, Problem, Want};

/// What the worker is asked to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Ask {
    Recognise { path: PathBuf },
    Probe { path: PathBuf, password: Option<String> },
    Render { path: PathBuf, password: Option<String>, page: u32, want: Want },
    LookInside { path: PathBuf },
    TakeOut { path: PathBuf, number: u32, to: PathBuf, most: u64 },
}

/// What the worker says.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Answer {
    Ready,
    Format(Format),
    Facts(Facts),
    Picture(Picture),
    Inside(Inside),
    Taken { size: u64 },
    Problem(Problem),
}

#[derive(Serialize, Deserialize)]
struct Head<A> {
    answer: A,
    bytes: usize,
}

/// An answer larger than this is none: the worker has lost its mind.
const LARGEST: usize = 128 * 1024 * 1024;
/// A line names two thousand parts of a container with their long names, and a letter.
const LONGEST_LINE: u64 = 8 * 1024 * 1024;

pub(super) fn write(out: &mut impl Write, answer: &Answer) -> io::Result<()> {
    let bytes: &[u8] = match answer {
        Answer::Picture(picture) => &picture.bytes,
        _ => &[],
    };
    serde_json::to_writer(&mut *out, &Head { answer, bytes: bytes.len() })?;
    out.write_all(b"\n")?;
    out.write_all(bytes)
}

/// The next answer, or an error when the worker is gone or talks nonsense.
pub(crate) fn read(input: &mut impl BufRead) -> io::Result<Answer> {
    let mut line = String::new();
    input.by_ref().take(LONGEST_LINE).read_line(&mut line)?;
    let Head { mut answer, bytes } = serde_json::from_str::<Head<Answer>>(&line)?;
    if bytes > LARGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    if let Answer::Picture(picture) = &mut answer {
        picture.bytes = vec![0; bytes];
        input.read_exact(&mut picture.bytes)?;
    }
    Ok(answer)
}
