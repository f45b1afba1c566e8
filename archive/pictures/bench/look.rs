//! Looks at one file from the command line.

use std::path::{Path, PathBuf};
use std::time::Instant;

use pictures::{Cancel, Limits, Pictures, Rect, Want};

pub(crate) fn look() -> Result<(), String> {
    let mut words = std::env::args().skip(1);
    let (mut file, mut page, mut size, mut region, mut out, mut tiles) = (None, 1, 1200, None, None, 0);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} wants a value"));
        match word.as_str() {
            "-s" => size = number(&value()?)?,
            "-t" => tiles = number(&value()?)?,
            "-r" => region = Some(rect(&value()?)?),
            "-o" => out = Some(PathBuf::from(value()?)),
            _ if file.is_none() => file = Some(PathBuf::from(word)),
            _ => page = number(&word)?,
        }
    }
    let file = file.ok_or("picture-bench FILE [PAGE] [-s SIZE] [-r X,Y,W,H] [-o OUT]")?;
    let exe = std::env::current_exe().map_err(|error| error.to_string())?;
    let pictures = Pictures::new(exe, Limits::default());
    let nobody = Cancel::default();

    let start = Instant::now();
    println!("{:?}, {:.0?}", pictures.probe(&file, &nobody), start.elapsed());
    let start = Instant::now();
    let want = Want { region, ..Want::fit(size, size) };
    let picture = pictures.render(&file, page, &want, &nobody);
    let took = start.elapsed();
    let peak = peak(&pictures);
    let picture = picture.map_err(|problem| format!("{}: {}\n{took:.0?}, {peak}", problem.code(), problem.zh()))?;
    println!(
        "{:?} {}×{} of {}×{}, {} bytes{}, {took:.0?}, {peak}",
        picture.encoding,
        picture.width,
        picture.height,
        picture.full_width,
        picture.full_height,
        picture.bytes.len(),
        if picture.damaged { ", damaged" } else { "" },
    );
    if tiles > 0 {
        measure_tiles(&pictures, &file, page, (picture.full_width, picture.full_height), tiles)?;
    }
    match out {
        Some(out) => std::fs::write(&out, &picture.bytes).map_err(|error| format!("{}: {error}", out.display())),
        None => Ok(()),
    }
}

/// How long tiles of the viewer take at full size: the first, which decodes the page, and the others.
fn measure_tiles(pictures: &Pictures, file: &Path, page: u32, full: (u32, u32), count: u32) -> Result<(), String> {
    let mut times = Vec::new();
    for index in 0..count {
        // Spread over the page without a pattern.
        let place = |side: u32, step: u32| {
            (u64::from(index) * u64::from(step) % u64::from(side.saturating_sub(512).max(1))) as u32
        };
        let region = Rect { x: place(full.0, 7919), y: place(full.1, 6007), width: 512, height: 512 };
        let start = Instant::now();
        pictures
            .render(file, page, &Want::fit(512, 512).of(region), &Cancel::default())
            .map_err(|problem| problem.code())?;
        times.push(start.elapsed());
    }
    let first = times.remove(0);
    times.sort();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    println!("tiles: first {first:.0?}, then {median:.1?} in the middle, {}", peak(pictures));
    Ok(())
}

/// The most memory the worker ever had, as the system counted it.
pub(crate) fn peak(pictures: &Pictures) -> String {
    let note = std::env::temp_dir().join(format!("picture-bench-{}", std::process::id())).join("fault-measure");
    let _ = note.parent().map(std::fs::create_dir_all);
    let _ = std::fs::write(&note, "unknown");
    pictures.probe(Path::new(&note), &Cancel::default());
    let peak = std::fs::read_to_string(&note).unwrap_or_default();
    let _ = note.parent().map(std::fs::remove_dir_all);
    format!("worker at most {peak}")
}

fn number(word: &str) -> Result<u32, String> {
    word.parse().map_err(|_| format!("{word} is no number"))
}

fn rect(words: &str) -> Result<Rect, String> {
    let parts = words.split(',').map(number).collect::<Result<Vec<_>, _>>()?;
    match parts[..] {
        [x, y, width, height] => Ok(Rect { x, y, width, height }),
        _ => Err(format!("{words} is no X,Y,W,H")),
    }
}
