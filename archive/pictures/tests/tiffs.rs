//! TIFF of the kinds that scanners, plotters and old archives are full of.

use std::io::Write;

use pictures::{Format, Problem, Rect, Want};

use crate::made::{Jpeg, Page, Tiff, Value, exif_orientation, quarter_at, quarters};
use crate::seen::*;

const FOUR: [[u8; 3]; 4] = [RED, GREEN, BLUE, WHITE];
const LEFT_BLACK: [[u8; 3]; 4] = [BLACK, WHITE, BLACK, WHITE];
const SIZE: u32 = 32;

fn lzw(bytes: &[u8]) -> Vec<u8> {
    weezl::encode::Encoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8).encode(bytes).expect("packed")
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

fn pack_bits(bytes: &[u8]) -> Vec<u8> {
    bytes
        .chunks(128)
        .flat_map(|run| {
            if run.iter().all(|byte| *byte == run[0]) && run.len() > 1 {
                vec![(257 - run.len()) as u8, run[0]]
            } else {
                [&[run.len() as u8 - 1], run].concat()
            }
        })
        .collect()
}

type Packer = fn(&[u8]) -> Vec<u8>;
const PACKERS: [(u16, Packer); 4] = [(1, <[u8]>::to_vec), (5, lzw), (8, deflate), (32773, pack_bits)];

#[track_caller]
fn assert_shows(tiff: &Tiff, expected: [[u8; 3]; 4], what: &str) {
    let picture = picture_of(tiff.bytes()).unwrap_or_else(|problem| panic!("{what}: {problem:?}"));
    assert!(!picture.damaged, "{what} is whole");
    assert_quarters(&picture, expected, what);
}

#[test]
fn strips_in_every_compression_depth_and_byte_order() {
    for (compression, pack) in PACKERS {
        for big_endian in [false, true] {
            for (bits, predictor) in [(8, 1), (8, 2), (16, 1), (16, 2)] {
                for big in [false, true] {
                    let strips =
                        (0..SIZE / 8).map(|strip| pack(&rgb_rows(strip * 8, 8, bits, predictor, big_endian))).collect();
                    let page = Page::new(SIZE, SIZE, &[bits; 3], 2)
                        .short(259, compression)
                        .short(317, predictor)
                        .short(278, 8)
                        .chunks(strips);
                    let tiff = Tiff { pages: vec![page], big_endian, big, endless: false };
                    assert_shows(
                        &tiff,
                        FOUR,
                        &format!(
                            "compression {compression}, {bits} bit, predictor {predictor}, big endian {big_endian}, BigTIFF {big}"
                        ),
                    );
                }
            }
        }
    }
}

/// Rows of the four colours as raw samples.
fn rgb_rows(from: u32, count: u32, bits: u16, predictor: u16, big_endian: bool) -> Vec<u8> {
    let mut out = Vec::new();
    for y in from..from + count {
        let mut before = [0u16; 3];
        for x in 0..SIZE {
            let pixel =
                quarter_at(x, y, SIZE, FOUR).map(|v| if bits == 16 { u16::from(v) * 257 } else { u16::from(v) });
            for channel in 0..3 {
                let value = if predictor == 2 { pixel[channel].wrapping_sub(before[channel]) } else { pixel[channel] };
                match (bits, big_endian) {
                    (8, _) => out.push(value as u8),
                    (_, true) => out.extend(value.to_be_bytes()),
                    (_, false) => out.extend(value.to_le_bytes()),
                }
            }
            before = pixel;
        }
    }
    out
}

#[test]
fn planes_tiles_and_both() {
    let whole = quarters(SIZE, FOUR);
    let plane = |channel: usize| -> Vec<u8> { whole.chunks(3).map(|p| p[channel]).collect() };
    let page = || Page::new(SIZE, SIZE, &[8; 3], 2);
    assert_shows(&Tiff::of(page().short(284, 2).chunks((0..3).map(plane).collect())), FOUR, "planes");

    // 24 × 24 is no tile a TIFF may have, 16 × 16 is; the page ends inside the last ones.
    let tile = |x0: u32, y0: u32| -> Vec<u8> {
        (y0..y0 + 24).flat_map(|y| (x0..x0 + 24).flat_map(move |x| quarter_at(x, y, SIZE, FOUR))).collect()
    };
    let tiles: Vec<Vec<u8>> = [(0, 0), (24, 0), (0, 24), (24, 24)].into_iter().map(|(x, y)| lzw(&tile(x, y))).collect();
    let mut tiled = page().short(259, 5).short(322, 24).short(323, 24).chunks(tiles.clone());
    tiled.tiled = true;
    assert_shows(&Tiff::of(tiled), FOUR, "tiles");

    let planes = (0..3)
        .flat_map(|channel| {
            [(0, 0), (24, 0), (0, 24), (24, 24)].map(|(x, y)| tile(x, y).chunks(3).map(|p| p[channel]).collect())
        })
        .collect();
    let mut both = page().short(284, 2).short(322, 24).short(323, 24).chunks(planes);
    both.tiled = true;
    assert_shows(&Tiff::of(both), FOUR, "tiles in planes");
}

#[test]
fn black_and_white_both_ways_round_and_in_tiles() {
    let rows = [0x00, 0x00, 0xFF, 0xFF].repeat(SIZE as usize);
    let page = |photometric| Page::new(SIZE, SIZE, &[1], photometric).chunks(vec![rows.clone()]);
    assert_shows(&Tiff::of(page(1)), LEFT_BLACK, "0 is black");
    assert_shows(&Tiff::of(page(0)), [WHITE, BLACK, WHITE, BLACK], "0 is white");
    let reversed = rows.iter().map(|byte: &u8| byte.reverse_bits()).collect();
    assert_shows(&Tiff::of(page(1).short(266, 2).chunks(vec![reversed])), LEFT_BLACK, "lowest bit first");
    let mut tiled = page(1).short(322, 16).short(323, 32).chunks(vec![vec![0x00; 64], vec![0xFF; 64]]);
    tiled.tiled = true;
    assert_shows(&Tiff::of(tiled), LEFT_BLACK, "tiles of bits");
}

#[test]
fn few_bits_many_bits_and_floats() {
    let gray = |bits: u16, format: u16, black: &[u8], white: &[u8]| {
        let row = [black, white].concat();
        Tiff::of(Page::new(SIZE, SIZE, &[bits], 1).short(339, format).chunks(vec![row.repeat(SIZE as usize)]))
    };
    for (bits, half_row) in [(2, 4), (4, 8), (8, 16), (12, 24), (16, 32), (24, 48), (32, 64)] {
        assert_shows(&gray(bits, 1, &vec![0; half_row], &vec![0xFF; half_row]), LEFT_BLACK, &format!("{bits} bits"));
    }
    let (least, most) = ((-32768i16).to_le_bytes().repeat(16), 32767i16.to_le_bytes().repeat(16));
    assert_shows(&gray(16, 2, &least, &most), LEFT_BLACK, "signed");
    assert_shows(&gray(32, 3, &0f32.to_le_bytes().repeat(16), &1f32.to_le_bytes().repeat(16)), LEFT_BLACK, "float");
    assert_shows(&gray(64, 3, &0f64.to_le_bytes().repeat(16), &1f64.to_le_bytes().repeat(16)), LEFT_BLACK, "double");
    assert_shows(&gray(16, 3, &[0, 0].repeat(16), &[0x00, 0x3C].repeat(16)), LEFT_BLACK, "half");
    // Twelve bits in sixteen, as an X-ray has them: the file says what its white is.
    let mut x_ray = gray(16, 1, &0u16.to_le_bytes().repeat(16), &4095u16.to_le_bytes().repeat(16));
    x_ray.pages[0] = x_ray.pages[0].clone().short(281, 4095);
    assert_shows(&x_ray, LEFT_BLACK, "12 bits in 16");
}

#[test]
fn palettes_inks_lab_and_ycbcr() {
    let index: Vec<u8> =
        (0..SIZE).flat_map(|y| (0..SIZE).map(move |x| u8::from(x >= SIZE / 2) + 2 * u8::from(y >= SIZE / 2))).collect();
    let mut map = vec![0u16; 768];
    for (entry, colour) in FOUR.iter().enumerate() {
        for channel in 0..3 {
            map[channel * 256 + entry] = u16::from(colour[channel]) * 257;
        }
    }
    let palette = Page::new(SIZE, SIZE, &[8], 3).tag(320, Value::Short(map.clone())).chunks(vec![index.clone()]);
    assert_shows(&Tiff::of(palette), FOUR, "palette");
    let old =
        Page::new(SIZE, SIZE, &[8], 3).tag(320, Value::Short(map.iter().map(|v| v >> 8).collect())).chunks(vec![index]);
    assert_shows(&Tiff::of(old), FOUR, "palette of eight bits");

    let pixels = |colour: &dyn Fn([u8; 3]) -> Vec<u8>| {
        vec![quarters(SIZE, FOUR).chunks(3).flat_map(|p| colour([p[0], p[1], p[2]])).collect::<Vec<u8>>()]
    };
    let inks = pixels(&|p| [p.map(|v| 255 - v).to_vec(), vec![0]].concat());
    assert_shows(&Tiff::of(Page::new(SIZE, SIZE, &[8; 4], 5).chunks(inks)), FOUR, "CMYK");

    let lab = Page::new(SIZE, SIZE, &[8; 3], 8).chunks(vec![[138u8, 81, 70].repeat((SIZE * SIZE) as usize)]);
    assert_shows(&Tiff::of(lab), [RED; 4], "CIELab");

    // Two by two pixels share a colour: four Y, one Cb, one Cr.
    let mut units = Vec::new();
    for y in (0..SIZE).step_by(2) {
        for x in (0..SIZE).step_by(2) {
            let [r, g, b] = quarter_at(x, y, SIZE, FOUR).map(f64::from);
            let luma = 0.299 * r + 0.587 * g + 0.114 * b;
            let [l, cb, cr] = [luma, (b - luma) * 0.564 + 128.0, (r - luma) * 0.713 + 128.0]
                .map(|v| v.round().clamp(0.0, 255.0) as u8);
            units.extend([l, l, l, l, cb, cr]);
        }
    }
    let shared = Page::new(SIZE, SIZE, &[8; 3], 6).tag(530, Value::Short(vec![2, 2])).chunks(vec![units]);
    let picture = picture_of(Tiff::of(shared).bytes()).expect("a picture");
    assert_near(&Seen::of(&picture).quarters(), &FOUR, 14, "YCbCr");

    let rgba = pixels(&|p| if p == BLUE { vec![0, 0, 255, 0] } else { [p.to_vec(), vec![255]].concat() });
    let transparent = Page::new(SIZE, SIZE, &[8; 4], 2).short(338, 2).chunks(rgba);
    assert_shows(&Tiff::of(transparent), [RED, GREEN, WHITE, WHITE], "transparency");
}

/// Bits from a string of 0 and 1; blanks are for the eye.
fn bits(code: &str) -> Vec<u8> {
    let digits: Vec<u8> = code.bytes().filter(|c| *c != b' ').map(|c| c - b'0').collect();
    digits.chunks(8).map(|eight| eight.iter().enumerate().fold(0, |byte, (i, bit)| byte | bit << (7 - i))).collect()
}

#[test]
fn faxes_of_every_group() {
    // Sixteen pixels wide: eight black, eight white. Codes by hand from the tables of T.4 and T.6.
    const WHITE_0: &str = "00110101";
    const BLACK_8: &str = "000101";
    const WHITE_8: &str = "10011";
    const EOL: &str = "000000000001";
    let row = format!("{WHITE_0} {BLACK_8} {WHITE_8}");
    let page = |compression, code: &str| Page::new(16, 16, &[1], 0).short(259, compression).chunks(vec![bits(code)]);

    // Group 4: the first row in horizontal mode, the others "as the row above" three times.
    let group_4 = format!("001 {WHITE_0} {BLACK_8} 1 {} 000000000001000000000001", "111 ".repeat(15));
    assert_shows(&Tiff::of(page(4, &group_4)), LEFT_BLACK, "Group 4");
    let white_is_one = page(4, &group_4).short(262, 1);
    assert_shows(&Tiff::of(white_is_one), [WHITE, BLACK, WHITE, BLACK], "Group 4, the other way round");
    let reversed = bits(&group_4).iter().map(|byte| byte.reverse_bits()).collect();
    assert_shows(&Tiff::of(page(4, "").short(266, 2).chunks(vec![reversed])), LEFT_BLACK, "Group 4, lowest bit first");

    let group_3 = format!("{EOL} {}", format!("{row} {EOL} ").repeat(16));
    assert_shows(&Tiff::of(page(3, &group_3)), LEFT_BLACK, "Group 3");
    let group_3_2d = format!("{EOL}1 {row} {EOL}0 {} ", format!("111 {EOL}0 ").repeat(15));
    assert_shows(
        &Tiff::of(page(3, &group_3_2d).tag(292, Value::Long(vec![1]))),
        LEFT_BLACK,
        "Group 3 in two dimensions",
    );

    // Run lengths only, each row from a new byte: 19 bits and 5 of filling.
    let run_lengths = format!("{row} 00000").repeat(16);
    assert_shows(&Tiff::of(page(2, &run_lengths)), LEFT_BLACK, "run lengths");
}

#[test]
fn jpeg_inside_new_style() {
    let jpeg = Jpeg::new(4, 2, |x, y| vec![if (x / 2 + y) % 2 == 0 { 0 } else { 255 }]).bytes();
    let strips = Page::new(32, 32, &[8], 1).short(259, 7).short(278, 16).chunks(vec![jpeg.clone(), jpeg.clone()]);
    let checks =
        render(&file("a.tif", Tiff::of(strips.clone()).bytes()).path, 1, Want::fit(32, 32)).expect("a picture");
    let seen = Seen::of(&checks);
    assert_near(&[seen.at(0.1, 0.1), seen.at(0.9, 0.1), seen.at(0.1, 0.3)], &[BLACK, WHITE, WHITE], 5, "two strips");

    // Wider than 16,384 pixels, where the usual reader stops; tables shared in a tag of their own.
    let wide = Jpeg::new(2250, 2, |x, _| vec![if x < 1125 { 0 } else { 255 }]).bytes();
    let start = wide.windows(2).position(|w| w == [0xFF, 0xC0]).expect("a frame");
    let tables = [&wide[..start], &[0xFF, 0xD9]].concat();
    let body = [&[0xFF, 0xD8], &wide[start..]].concat();
    let page = Page::new(18_000, 32, &[8], 1)
        .short(259, 7)
        .short(278, 16)
        .tag(347, Value::Bytes(tables))
        .chunks(vec![body.clone(), body]);
    assert_shows(&Tiff::of(page), LEFT_BLACK, "strips of 18,000 pixels");

    // RGB kept as RGB: the page says so, not the JPEG.
    let rgb = Jpeg::new(4, 4, |x, y| quarter_at(x, y, 4, FOUR).to_vec()).bytes();
    assert_shows(&Tiff::of(Page::new(32, 32, &[8; 3], 2).short(259, 7).chunks(vec![rgb])), FOUR, "RGB in JPEG");
}

#[test]
fn jpeg_inside_old_style() {
    let jpeg = Jpeg::new(4, 4, |x, _| vec![if x < 2 { 0 } else { 255 }]).bytes();
    let whole = Page::new(32, 32, &[8], 1).short(259, 6).chunks(vec![jpeg.clone()]);
    // The first chunk of the file stands right behind its head of eight bytes.
    let whole = whole.tag(513, Value::Long(vec![8])).tag(514, Value::Long(vec![jpeg.len() as u32]));
    assert_shows(&Tiff::of(whole), LEFT_BLACK, "a whole JPEG inside");

    let after = |marker: [u8; 2]| jpeg.windows(2).position(|w| w == marker).expect("a marker") + 4;
    let (quantisation, dc, scan) = (after([0xFF, 0xDB]) + 1, after([0xFF, 0xC4]) + 1, after([0xFF, 0xDA]));
    let ac = dc + 28 + 5;
    let coded = jpeg[scan + 6..jpeg.len() - 2].to_vec();
    let tables = Page::new(32, 32, &[8], 1)
        .short(259, 6)
        .tag(519, Value::Long(vec![8 + quantisation as u32]))
        .tag(520, Value::Long(vec![8 + dc as u32]))
        .tag(521, Value::Long(vec![8 + ac as u32]))
        .chunks(vec![jpeg, coded]);
    // Two chunks are written, the first only to carry the tables: the strip is the second.
    let mut bytes = Tiff::of(tables).bytes();
    let directory = u32::from_le_bytes(bytes[4..8].try_into().expect("four bytes")) as usize;
    for entry in 0..u16::from_le_bytes([bytes[directory], bytes[directory + 1]]) as usize {
        let at = directory + 2 + entry * 12;
        if matches!(u16::from_le_bytes([bytes[at], bytes[at + 1]]), 273 | 279) {
            let list = u32::from_le_bytes(bytes[at + 8..at + 12].try_into().expect("four bytes")) as usize;
            let second: [u8; 4] = bytes[list + 4..list + 8].try_into().expect("four bytes");
            bytes[at + 4..at + 8].copy_from_slice(&1u32.to_le_bytes());
            bytes[at + 8..at + 12].copy_from_slice(&second);
        }
    }
    assert_quarters(&picture_of(&bytes).expect("a picture"), LEFT_BLACK, "tables in tags");
}

#[test]
fn pages_are_counted_and_each_is_shown() {
    let page = |colour: [u8; 3]| Page::new(16, 16, &[8; 3], 2).chunks(vec![colour.repeat(256)]);
    let preview = page(BLACK).tag(254, Value::Long(vec![1]));
    let tiff = Tiff { pages: vec![page(RED), preview, page(GREEN), page(BLUE)], endless: true, ..Tiff::default() };
    let made = file("batch.tif", tiff.bytes());
    let facts = facts(&made.path);
    assert_eq!(
        (facts.format, facts.pages),
        (Format::Tiff, Some(3)),
        "a preview is no page, and a chain that bites its tail ends"
    );
    for (index, colour) in [RED, GREEN, BLUE].into_iter().enumerate() {
        assert_quarters(&render(&made.path, index as u32 + 1, Want::fit(50, 50)).expect("a page"), [colour; 4], "page");
    }
    assert_eq!(render(&made.path, 4, Want::fit(50, 50)), Err(Problem::NoSuchPage));
    assert_eq!(render(&made.path, 0, Want::fit(50, 50)), Err(Problem::NoSuchPage));
}

#[test]
fn a_scan_knows_its_resolution_and_which_way_is_up() {
    let page = Page::new(SIZE, SIZE / 2, &[8; 3], 2)
        .tag(282, Value::Fraction(4000, 10))
        .short(296, 2)
        .short(274, 6)
        .chunks(vec![quarters(SIZE, FOUR)[..(SIZE * SIZE / 2 * 3) as usize].to_vec()]);
    let made = file("scan.tif", Tiff::of(page).bytes());
    let facts = facts(&made.path);
    assert_eq!((facts.width, facts.height, facts.dpi), (Some(SIZE / 2), Some(SIZE), Some(400.0)));
    let picture = render(&made.path, 1, Want::fit(99, 99)).expect("a picture");
    assert_near(&Seen::of(&picture).quarters(), &[RED, RED, GREEN, GREEN], 12, "a quarter to the right");
    assert_eq!(exif_orientation(6)[8..18], [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1], "the same tag as in a photo");
}

#[test]
fn what_is_damaged_in_the_middle_still_shows_the_rest() {
    let strips: Vec<Vec<u8>> = (0..4).map(|strip| deflate(&rgb_rows(strip * 8, 8, 8, 1, false))).collect();
    let page = Page::new(SIZE, SIZE, &[8; 3], 2).short(259, 8).short(278, 8);
    let mut broken = strips.clone();
    broken[1] = vec![0xAA; broken[1].len()];
    let picture = picture_of(Tiff::of(page.clone().chunks(broken)).bytes()).expect("a picture");
    assert!(picture.damaged);
    let seen = Seen::of(&picture);
    assert_near(
        &[seen.at(0.1, 0.1), seen.at(0.1, 0.4), seen.at(0.1, 0.9)],
        &[RED, WHITE, BLUE],
        12,
        "the second strip is lost",
    );

    let mut without = page.clone().chunks(strips.clone());
    without.without_counts = true;
    assert_quarters(&picture_of(Tiff::of(without).bytes()).expect("a picture"), FOUR, "no byte counts");

    let all_broken = page.clone().chunks(vec![vec![0xAA; 50]; 4]);
    assert_eq!(picture_of(Tiff::of(all_broken).bytes()), Err(Problem::Broken));
    let bytes = Tiff::of(page.chunks(strips)).bytes();
    for length in [4, 8, bytes.len() / 2, bytes.len() - 20] {
        let outcome = picture_of(&bytes[..length]);
        assert!(
            matches!(outcome, Err(Problem::Broken)) || outcome.as_ref().is_ok_and(|p| p.damaged),
            "{length} bytes: {outcome:?}"
        );
    }
}

#[test]
fn a_tiff_that_claims_what_it_does_not_hold_is_refused() {
    let claims = |width, height| Tiff::of(Page::new(width, height, &[8; 3], 2).chunks(vec![vec![0; 100]]));
    let made = file("huge.tif", claims(100_000, 100_000).bytes());
    let facts = facts(&made.path);
    assert_eq!((facts.width, facts.problem), (Some(100_000), Some(Problem::TooLarge)));
    assert_eq!(render(&made.path, 1, Want::fit(99, 99)), Err(Problem::TooLarge));
    assert_eq!(picture_of(claims(0, 10).bytes()), Err(Problem::Broken));
    assert_eq!(picture_of(claims(u32::MAX, u32::MAX).bytes()), Err(Problem::TooLarge));
    // Within the limit, but nothing is there: no memory is taken for what does not come.
    assert_eq!(picture_of(claims(30_000, 30_000).bytes()), Err(Problem::Broken));
    // Three hundred million strips of which the file has one.
    let strips = Page::new(1, 300_000_000, &[8; 3], 2).short(278, 1).chunks(vec![vec![0; 3]]);
    let started = std::time::Instant::now();
    let picture = picture_of(Tiff::of(strips).bytes()).expect("the first strip is there");
    assert!(picture.damaged && started.elapsed().as_secs() < 5, "took {:?}", started.elapsed());
    let mut tile = Page::new(30_000, 30_000, &[8; 3], 2)
        .tag(322, Value::Long(vec![30_000]))
        .tag(323, Value::Long(vec![30_000]))
        .chunks(vec![vec![0; 100]]);
    tile.tiled = true;
    assert_eq!(picture_of(Tiff::of(tile).bytes()), Err(Problem::TooLarge), "one tile of 2.7 GB");
    let unknown = Page::new(8, 8, &[8], 1).short(259, 34712).chunks(vec![vec![0; 64]]);
    assert_eq!(picture_of(Tiff::of(unknown).bytes()), Err(Problem::Unsupported(Format::Tiff)));
}

#[test]
fn a_part_of_a_large_fax_is_read_to_the_pixel() {
    // 2,000 × 2,000, one black pixel in every 100: rows of V0 after the first would be tedious, so plain bits.
    let (width, height) = (2000u32, 2000u32);
    let mut rows = vec![0xFFu8; (width / 8 * height) as usize];
    for y in (0..height).step_by(100) {
        for x in (0..width).step_by(100) {
            rows[(y * width / 8 + x / 8) as usize] &= !(0x80 >> (x % 8));
        }
    }
    let made = file("dots.tif", Tiff::of(Page::new(width, height, &[1], 1).chunks(vec![rows])).bytes());
    let part = render(&made.path, 1, Want::fit(256, 256).of(Rect { x: 950, y: 1050, width: 256, height: 256 }))
        .expect("a part");
    let image = image::load_from_memory(&part.bytes).expect("a picture").to_luma8();
    let black: Vec<(u32, u32)> =
        image.enumerate_pixels().filter(|(_, _, p)| p.0[0] < 128).map(|(x, y, _)| (x, y)).collect();
    assert_eq!(
        black,
        [(50, 50), (150, 50), (250, 50), (50, 150), (150, 150), (250, 150), (50, 250), (150, 250), (250, 250)]
    );
}
