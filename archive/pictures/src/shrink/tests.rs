use super::*;
use crate::raster::Raster;

fn small(full: (u32, u32), region: Rect, target: (u32, u32), layout: Layout, pixels: Vec<u8>) -> Pixels {
    let mut shrink = Shrink::new(full, region, target);
    Raster { width: full.0, height: full.1, layout, pixels }.pour(&mut shrink).expect("rows go in");
    assert!(shrink.is_complete());
    shrink.finish().expect("a picture comes out")
}

fn whole(full: (u32, u32)) -> Rect {
    Rect { x: 0, y: 0, width: full.0, height: full.1 }
}

#[test]
fn bits_are_counted_as_exactly_as_bytes() {
    // A width that is no multiple of eight, and a pattern without symmetry.
    let (width, height) = (1003u32, 300u32);
    let white = |x: u32, y: u32| (x * 7 + y * 13 + x * y % 5).is_multiple_of(3);
    let mut bits = Vec::new();
    let mut gray = Vec::new();
    for y in 0..height {
        let row: Vec<bool> = (0..width).map(|x| white(x, y)).collect();
        gray.extend(row.iter().map(|w| if *w { 255 } else { 0 }));
        bits.extend(
            row.chunks(8).map(|eight| eight.iter().enumerate().fold(0, |byte, (i, w)| byte | u8::from(*w) << (7 - i))),
        );
    }
    for (region, target) in [
        (whole((width, height)), (100, 30)),
        (whole((width, height)), (7, 2)),
        (whole((width, height)), (1003, 300)),
        (Rect { x: 37, y: 11, width: 500, height: 200 }, (50, 20)),
        (Rect { x: 1001, y: 299, width: 2, height: 1 }, (2, 1)),
    ] {
        let from_bits = small((width, height), region, target, Layout::Bits, bits.clone());
        let from_gray = small((width, height), region, target, Layout::Gray, gray.clone());
        assert_eq!(from_bits.bytes, from_gray.bytes, "{region:?} to {target:?}");
    }
}

#[test]
fn an_even_grey_stays_even_up_to_the_edges() {
    for full in [(999, 777), (64, 64), (3000, 10)] {
        let target = crate::picture::fit(full, (100, 100), false);
        let pixels = small(full, whole(full), target, Layout::Gray, vec![100; (full.0 * full.1) as usize]);
        assert!(pixels.bytes.iter().all(|v| *v == 100), "{full:?}");
        assert_eq!(pixels.bytes.len(), (target.0 * target.1) as usize);
    }
}

#[test]
fn the_place_of_things_is_kept() {
    // A black square in a white page has to be where it was, in any size.
    let full = (1200u32, 900u32);
    let pixels: Vec<u8> = (0..900)
        .flat_map(|y| (0..1200).map(move |x| if (300..600).contains(&x) && (450..675).contains(&y) { 0 } else { 255 }))
        .collect();
    for size in [37u32, 100, 333, 700] {
        let target = crate::picture::fit(full, (size, size), false);
        let out = small(full, whole(full), target, Layout::Gray, pixels.clone());
        let (mut sum, mut sx, mut sy) = (0.0, 0.0, 0.0);
        for (index, value) in out.bytes.iter().enumerate() {
            let ink = f64::from(255 - *value);
            sum += ink;
            sx += ink * (f64::from(index as u32 % target.0) + 0.5) / f64::from(target.0);
            sy += ink * (f64::from(index as u32 / target.0) + 0.5) / f64::from(target.1);
        }
        assert!((sx / sum - 0.375).abs() < 0.003, "left to right at {size}: {}", sx / sum);
        assert!((sy / sum - 0.625).abs() < 0.003, "top to bottom at {size}: {}", sy / sum);
    }
}

#[test]
fn a_part_of_a_page_that_came_reduced_is_the_same_part() {
    // The reader delivers half the size; the region is still given in full pixels.
    let full = (800u32, 600u32);
    let half: Vec<u8> = (0..300).flat_map(|y| (0..400).map(move |x| ((x / 4 + y / 3) % 256) as u8)).collect();
    let region = Rect { x: 200, y: 100, width: 400, height: 300 };
    let mut shrink = Shrink::new(full, region, (100, 75));
    Raster { width: 400, height: 300, layout: Layout::Gray, pixels: half.clone() }.pour(&mut shrink).expect("rows");
    let from_half = shrink.finish().expect("picture");
    let direct = small((400, 300), Rect { x: 100, y: 50, width: 200, height: 150 }, (100, 75), Layout::Gray, half);
    assert_eq!(from_half.bytes, direct.bytes);
}

#[test]
fn rows_that_never_came_are_white() {
    let mut shrink = Shrink::new((40, 40), whole((40, 40)), (40, 40));
    shrink.begin(40, 40, Layout::Gray).expect("begins");
    for _ in 0..10 {
        assert!(shrink.row(&[0; 40]).is_continue());
    }
    assert!(!shrink.is_complete() && !shrink.is_empty());
    let pixels = shrink.finish().expect("picture");
    assert!(pixels.bytes[..400].iter().all(|v| *v == 0));
    assert!(pixels.bytes[400..].iter().all(|v| *v == 255));
}

#[test]
fn a_strip_of_a_million_rows_needs_no_million() {
    let full = (1, 1_000_000);
    let mut shrink = Shrink::new(full, whole(full), (1, 500));
    shrink.begin(full.0, full.1, Layout::Gray).expect("begins");
    assert!(shrink.boxes.capacity() < 3000, "{} bytes were set aside", shrink.boxes.capacity());
}
