//! JPEG, PNG, GIF, BMP, WebP: what is drawn, how it is turned, and what is refused.

use image::ImageEncoder;
use pictures::{Format, Problem, Rect, Want};

use crate::made::{Jpeg, exif_orientation, quarter_at, quarters};
use crate::seen::*;

const FOUR: [[u8; 3]; 4] = [RED, GREEN, BLUE, WHITE];

fn encoded(format: image::ImageFormat, size: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_raw(size, size, quarters(size, FOUR)).expect("the right number of bytes");
    image.write_to(&mut bytes, format).expect("encoded");
    bytes.into_inner()
}

/// A JPEG in four quarters of colour, as YCbCr.
fn jpeg(blocks: u32, colours: [[u8; 3]; 4]) -> Jpeg {
    Jpeg::new(blocks, blocks, |x, y| {
        let [r, g, b] = quarter_at(x, y, blocks, colours).map(f64::from);
        let luma = 0.299 * r + 0.587 * g + 0.114 * b;
        [luma, (b - luma) * 0.564 + 128.0, (r - luma) * 0.713 + 128.0]
            .map(|v| v.round().clamp(0.0, 255.0) as u8)
            .to_vec()
    })
}

#[test]
fn pictures_of_every_format_show_their_colours() {
    use image::ImageFormat as F;
    for (format, expected) in [
        (F::Png, Format::Png),
        (F::Bmp, Format::Bmp),
        (F::WebP, Format::Webp),
        (F::Gif, Format::Gif),
        (F::Jpeg, Format::Jpeg),
    ] {
        let made = file("无后缀 without a suffix", encoded(format, 300));
        let facts = facts(&made.path);
        assert_eq!(
            (facts.format, facts.width, facts.height, facts.pages, facts.problem),
            (expected, Some(300), Some(300), Some(1), None)
        );
        for size in [37, 150, 300, 900] {
            let picture = render(&made.path, 1, Want::fit(size, size)).expect("a picture");
            assert_eq!((picture.width, picture.full_width, picture.damaged), (size.min(300), 300, false), "{format:?}");
            assert_quarters(&picture, FOUR, &format!("{format:?} at {size}"));
        }
        assert_eq!(render(&made.path, 2, Want::fit(10, 10)), Err(Problem::NoSuchPage));
    }
}

#[test]
fn a_photo_of_a_telephone_shows_its_colours() {
    let heic = |rgba: &[u8]| {
        let options = heifer::EncodeOptions { quality: 95, max_threads: 1 };
        heifer::encode::encode_rgba8(64, 64, rgba, &options).expect("encoded")
    };
    let photo: Vec<u8> = quarters(64, FOUR).chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    let made = file("IMG_0001.HEIC", heic(&photo));
    let facts = facts(&made.path);
    assert_eq!((facts.format, facts.width, facts.height), (Format::Heic, Some(64), Some(64)));
    assert_quarters(&render(&made.path, 1, Want::fit(200, 200)).expect("a picture"), FOUR, "HEIC");

    let clear: Vec<u8> = [[255, 0, 0, 0].repeat(32), [255, 0, 0, 255].repeat(32)].concat().repeat(64);
    let picture = picture_of(heic(&clear)).expect("a picture");
    assert_near(&[Seen::of(&picture).at(0.25, 0.5)], &[WHITE], 12, "where it is clear, the paper shows");

    let cut = &heic(&photo)[..200];
    assert_eq!(picture_of(cut), Err(Problem::Broken));
}

#[test]
fn a_photo_is_turned_as_the_camera_says() {
    // The picture as stored; what is shown has its quarters moved as the TIFF table says.
    let shown: [[[u8; 3]; 4]; 8] = [
        [RED, GREEN, BLUE, WHITE],
        [GREEN, RED, WHITE, BLUE],
        [WHITE, BLUE, GREEN, RED],
        [BLUE, WHITE, RED, GREEN],
        [RED, BLUE, GREEN, WHITE],
        [BLUE, RED, WHITE, GREEN],
        [WHITE, GREEN, BLUE, RED],
        [GREEN, WHITE, RED, BLUE],
    ];
    for (index, expected) in shown.into_iter().enumerate() {
        // Wider than high, so that a wrong turn shows in the size as well.
        let mut photo = Jpeg::new(8, 4, |x, y| jpeg(2, FOUR).values[(x / 4 + 2 * (y / 2)) as usize].clone());
        photo.exif = Some(exif_orientation(index as u16 + 1));
        let made = file("photo.jpg", photo.bytes());
        let size = if index < 4 { (64, 32) } else { (32, 64) };
        let facts = facts(&made.path);
        assert_eq!((facts.width, facts.height), (Some(size.0), Some(size.1)), "tag {}", index + 1);
        let picture = render(&made.path, 1, Want::fit(500, 500)).expect("a picture");
        assert_eq!((picture.width, picture.height), size, "tag {}", index + 1);
        assert_quarters(&picture, expected, &format!("tag {}", index + 1));

        let lower_right = Rect { x: size.0 / 2, y: size.1 / 2, width: size.0 / 2, height: size.1 / 2 };
        let part = render(&made.path, 1, Want::fit(500, 500).of(lower_right)).expect("a part");
        assert_near(&[Seen::of(&part).at(0.5, 0.5)], &[expected[3]], 12, &format!("lower right of tag {}", index + 1));
    }
}

#[test]
fn a_grey_scan_stays_grey_and_keeps_its_resolution() {
    let mut scan = Jpeg::new(40, 40, |x, y| vec![((x * 17 + y * 29) % 256) as u8]);
    scan.dpi = Some(400);
    let made = file("scan.jpg", scan.bytes());
    assert_eq!(facts(&made.path).dpi, Some(400.0));
    let picture = render(&made.path, 1, Want::fit(160, 160)).expect("a picture");
    assert!(Seen::of(&picture).is_grey());
}

#[test]
fn the_inks_of_a_printer_become_colours() {
    let inks = |c, m, y, k| Jpeg::new(2, 2, move |_, _| vec![c, m, y, k]);
    // Adobe stores inks inverted.
    let mut adobe = inks(255, 0, 0, 255);
    adobe.adobe = Some(0);
    assert_quarters(&picture_of(adobe.bytes()).expect("a picture"), [RED; 4], "Adobe CMYK");
    assert_quarters(&picture_of(inks(0, 255, 255, 0).bytes()).expect("a picture"), [RED; 4], "plain CMYK");
}

#[test]
fn png_of_every_depth() {
    let png = |colour, depth, data: &[u8], palette: Option<&[u8]>| {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 16, 16);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        if let Some(palette) = palette {
            encoder.set_palette(palette.to_vec());
        }
        encoder.write_header().expect("header").write_image_data(data).expect("data");
        bytes
    };
    use png::{BitDepth as D, ColorType as C};
    let black_left: Vec<u8> = [0x00, 0xFF].repeat(16);
    let left_black = [BLACK, WHITE, BLACK, WHITE];
    assert_quarters(&picture_of(png(C::Grayscale, D::One, &black_left, None)).expect("1 bit"), left_black, "1 bit");
    let four: Vec<u8> = [[0x00; 4], [0xFF; 4]].concat().repeat(16);
    assert_quarters(&picture_of(png(C::Grayscale, D::Four, &four, None)).expect("4 bit"), left_black, "4 bit");
    let sixteen: Vec<u8> = [[0x00; 16], [0xFF; 16]].concat().repeat(16);
    assert_quarters(&picture_of(png(C::Grayscale, D::Sixteen, &sixteen, None)).expect("16 bit"), left_black, "16 bit");
    let palette = [BLUE, RED].concat();
    assert_quarters(
        &picture_of(png(C::Indexed, D::One, &black_left, Some(&palette))).expect("palette"),
        [BLUE, RED, BLUE, RED],
        "palette",
    );
    // Left half transparent: the paper shows.
    let rgba: Vec<u8> = [[255, 0, 0, 0].repeat(8), [255, 0, 0, 255].repeat(8)].concat().repeat(16);
    let made = file("logo.png", png(C::Rgba, D::Eight, &rgba, None));
    assert_quarters(&render(&made.path, 1, Want::fit(50, 50)).expect("rgba"), [WHITE, RED, WHITE, RED], "on white");
    let on_blue = Want { background: BLUE, ..Want::fit(50, 50) };
    assert_quarters(&render(&made.path, 1, on_blue).expect("rgba"), [BLUE, RED, BLUE, RED], "on blue");
}

#[test]
fn an_interlaced_png_is_put_together() {
    // Adam7: every pass holds the pixels of its own grid.
    let passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
    let mut raw = Vec::new();
    for (x0, y0, dx, dy) in passes {
        for y in (y0..32).step_by(dy) {
            raw.push(0);
            raw.extend((x0..32).step_by(dx).flat_map(|x| quarter_at(x, y, 32, FOUR)));
        }
    }
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &raw).expect("packed");
    let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
    let chunk = |bytes: &mut Vec<u8>, name: &[u8], data: &[u8]| {
        bytes.extend((data.len() as u32).to_be_bytes());
        let body = [name, data].concat();
        let mut sum = flate2::Crc::new();
        sum.update(&body);
        bytes.extend(&body);
        bytes.extend(sum.sum().to_be_bytes());
    };
    chunk(&mut bytes, b"IHDR", &[0, 0, 0, 32, 0, 0, 0, 32, 8, 2, 0, 0, 1]);
    chunk(&mut bytes, b"IDAT", &packed.finish().expect("packed"));
    chunk(&mut bytes, b"IEND", &[]);
    assert_quarters(&picture_of(bytes).expect("a picture"), FOUR, "Adam7");
}

#[test]
fn a_file_that_is_cut_short_shows_what_is_there_and_says_so() {
    use image::ImageFormat as F;
    let top = [RED, GREEN];
    for (what, bytes) in [("JPEG", jpeg(40, FOUR).bytes()), ("PNG", noisy_png()), ("GIF", encoded(F::Gif, 300))] {
        let picture =
            picture_of(&bytes[..bytes.len() * 7 / 10]).unwrap_or_else(|problem| panic!("{what}: {problem:?}"));
        assert!(picture.damaged, "{what} has to be said to be damaged");
        let seen = Seen::of(&picture);
        assert_near(&[seen.at(0.25, 0.1), seen.at(0.75, 0.1)], &top, 70, what);
    }
    for (what, bytes) in [
        ("JPEG", jpeg(40, FOUR).bytes()),
        ("PNG", noisy_png()),
        ("GIF", encoded(F::Gif, 300)),
        ("BMP", encoded(F::Bmp, 30)),
        ("WebP", encoded(F::WebP, 300)),
    ] {
        assert_eq!(picture_of(&bytes[..20]), Err(Problem::Broken), "{what} of 20 bytes");
    }
}

/// A PNG that does not compress, so that most of its rows are in most of its bytes.
fn noisy_png() -> Vec<u8> {
    let mut pixels = quarters(200, FOUR);
    let mut state = 1u32;
    for value in &mut pixels {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *value = value.saturating_add((state >> 28) as u8).saturating_sub((state >> 24 & 15) as u8);
    }
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&pixels, 200, 200, image::ExtendedColorType::Rgb8)
        .expect("encoded");
    bytes
}

#[test]
fn a_picture_that_claims_to_be_enormous_is_refused_at_once() {
    let mut png = encoded(image::ImageFormat::Png, 30);
    png[16..24].copy_from_slice(&[0, 1, 0x86, 0xA0, 0, 1, 0x86, 0xA0]); // 100,000 × 100,000
    let mut jpeg = jpeg(4, FOUR).bytes();
    let frame = jpeg.windows(2).position(|w| w == [0xFF, 0xC0]).expect("a frame");
    jpeg[frame + 5..frame + 9].fill(0xFF);
    let mut gif = encoded(image::ImageFormat::Gif, 30);
    gif[6..10].fill(0xFF);
    for (what, bytes) in [("PNG", png), ("JPEG", jpeg), ("GIF", gif)] {
        let made = file(what, &bytes);
        let started = std::time::Instant::now();
        let refused = render(&made.path, 1, Want::fit(100, 100));
        assert!(matches!(refused, Err(Problem::TooLarge | Problem::Broken)), "{what}: {refused:?}");
        assert!(started.elapsed().as_secs() < 5, "{what} took {:?}", started.elapsed());
    }
}

#[test]
fn what_has_no_picture_is_known_and_said() {
    for (bytes, format) in
        [(&b"ISO-10303-21;"[..], Format::Step), (b"8BPS\0\x01", Format::Psd), (b"\0\x01\x02", Format::Unknown)]
    {
        let made = file("a", bytes);
        let facts = facts(&made.path);
        assert_eq!((facts.format, facts.problem), (format, Some(Problem::Unsupported(format))));
        assert_eq!(render(&made.path, 1, Want::fit(9, 9)), Err(Problem::Unsupported(format)));
    }
    let empty = file("empty.jpg", b"");
    assert_eq!(facts(&empty.path).problem, Some(Problem::Empty));
    assert_eq!(render(&empty.path, 1, Want::fit(9, 9)), Err(Problem::Empty));
    let gone = empty.path.with_file_name("gone.jpg");
    assert_eq!(facts(&gone).problem, Some(Problem::Unreadable));
    assert_eq!(
        render(empty.path.parent().expect("a folder"), 1, Want::fit(9, 9)),
        Err(Problem::Unreadable),
        "a folder"
    );
}

#[test]
fn tiles_of_a_drawing_are_its_pixels() {
    // 256 × 256 with a value that tells the place; tiles at full size have to match exactly.
    let pixels: Vec<u8> = (0..256u32).flat_map(|y| (0..256u32).map(move |x| (x ^ y) as u8)).collect();
    let mut bytes = Vec::new();
    image::codecs::png::PngEncoder::new(&mut bytes)
        .write_image(&pixels, 256, 256, image::ExtendedColorType::L8)
        .expect("encoded");
    let made = file("map.png", bytes);
    for (x, y) in [(0, 0), (64, 128), (192, 192)] {
        let tile = render(&made.path, 1, Want::fit(64, 64).of(Rect { x, y, width: 64, height: 64 })).expect("a tile");
        assert_eq!((tile.width, tile.height, tile.full_width), (64, 64, 256));
        let image = image::load_from_memory(&tile.bytes).expect("a picture").to_luma8();
        let most =
            image.enumerate_pixels().map(|(tx, ty, value)| value.0[0].abs_diff(((tx + x) ^ (ty + y)) as u8)).max();
        assert!(most <= Some(24), "the tile at {x},{y} is off by {most:?}");
    }
}
