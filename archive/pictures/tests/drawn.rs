//! Pages of lines and letters: SVG, OFD, DXF.

use std::time::Instant;

use pictures::{Format, Problem, Rect, Want};

use crate::made::{png, zip};
use crate::seen::*;

/// Four squares in a drawing of 100 × 100.
const SQUARES: &str = r##"<rect width="50" height="50" fill="#f00"/><rect x="50" width="50" height="50" fill="#0f0"/>
    <rect y="50" width="50" height="50" fill="#00f"/>"##;

const FOUR: [[u8; 3]; 4] = [RED, GREEN, BLUE, WHITE];

fn svg(inside: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="100">{inside}</svg>"#
    )
}

/// The share of a picture that is not white.
fn ink(picture: &pictures::Picture) -> f64 {
    let image = image::load_from_memory(&picture.bytes).expect("a picture").to_luma8();
    image.pixels().filter(|p| p.0[0] < 128).count() as f64 / f64::from(image.width() * image.height())
}

#[test]
fn an_svg_is_as_sharp_as_it_is_wanted() {
    let made = file("徽标.svg", svg(SQUARES));
    let facts = facts(&made.path);
    assert_eq!((facts.format, facts.pages, facts.width, facts.problem), (Format::Svg, Some(1), Some(150), None));
    for size in [30, 150, 1200] {
        let picture = render(&made.path, 1, Want::fit(size, size)).expect("a picture");
        assert_eq!((picture.width, picture.full_width, picture.damaged), (size, 150, false));
        assert_quarters(&picture, FOUR, &format!("at {size}"));
    }
    // A part of a few pixels, drawn as large as a screen: an edge of one colour to the other.
    let part = Rect { x: 70, y: 70, width: 10, height: 10 };
    let part = render(&made.path, 1, Want::fit(800, 800).of(part)).expect("a part");
    assert_eq!((part.width, part.height), (800, 800));
    assert_quarters(&part, FOUR, "a part");
    assert_eq!(render(&made.path, 2, Want::fit(9, 9)), Err(Problem::NoSuchPage));
}

#[test]
fn an_svg_shows_letters_and_opens_no_other_file() {
    let letters = render(
        &file("a.svg", svg(r#"<text x="0" y="80" font-size="90" font-family="宋体">鼎</text>"#)).path,
        1,
        Want::fit(100, 100),
    );
    assert!(ink(&letters.expect("a picture")) > 0.1, "a letter leaves ink");

    let secret = file("secret.png", png(20, [BLACK; 4]));
    for link in [secret.path.display().to_string(), format!("file://{}", secret.path.display()), "secret.png".into()] {
        let text = svg(&format!(r#"<image xlink:href="{link}" width="100" height="100"/>"#));
        let path = secret.path.with_file_name("a.svg");
        std::fs::write(&path, text).expect("written");
        assert_eq!(ink(&render(&path, 1, Want::fit(50, 50)).expect("a picture")), 0.0, "{link} was opened");
    }
}

#[test]
fn an_svg_that_is_none_or_a_flood_ends_as_a_sentence() {
    assert_eq!(picture_of("<svg xmlns='http://www.w3.org/2000/svg'><g></svg>"), Err(Problem::Broken));
    let deep = svg(&format!("{}{}", "<g>".repeat(200_000), "</g>".repeat(200_000)));
    let laughs: String =
        (1..10).map(|n| format!(r#"<!ENTITY a{n} "{}">"#, format!("&a{};", n - 1).repeat(10))).collect();
    let laughs = format!(r#"<!DOCTYPE svg [<!ENTITY a0 "ha">{laughs}]>{}"#, svg("<text>&a9;</text>"));
    for (what, text) in [("200,000 groups inside each other", deep), ("a billion laughs", laughs)] {
        let started = Instant::now();
        assert!(picture_of(text).is_err(), "{what}");
        assert!(started.elapsed().as_secs() < 15, "{what} took {:?}", started.elapsed());
    }
}

/// An OFD of one page: 100 × 100 mm with this content.
fn ofd(content: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let signed = more.iter().any(|(name, _)| name.contains("Signatures"));
    let signatures = if signed { "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>" } else { "" };
    let root = format!(
        r#"<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{signatures}</ofd:DocBody></ofd:OFD>"#
    );
    let document = r#"<ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData>
        <ofd:PageArea><ofd:PhysicalBox>0 0 100 100</ofd:PhysicalBox></ofd:PageArea>
        <ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData>
        <ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/P.xml"/><ofd:Page ID="2" BaseLoc="Pages/Q.xml"/></ofd:Pages></ofd:Document>"#;
    let page =
        |inside: &str| format!(r#"<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016">{inside}</ofd:Page>"#).into_bytes();
    let first = page(&format!(
        r#"<ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer ID="3">{content}</ofd:Layer></ofd:Content>"#
    ));
    let second = page(r#"<ofd:Area><ofd:PhysicalBox>0 0 200 100</ofd:PhysicalBox></ofd:Area><ofd:Content/>"#);
    let template = page(
        r#"<ofd:Content><ofd:Layer><ofd:PathObject Boundary="0 0 100 100" Fill="true" Stroke="false">
            <ofd:FillColor Value="255 0 0"/><ofd:AbbreviatedData>M 0 0 L 50 0 L 50 50 L 0 50 C</ofd:AbbreviatedData>
            </ofd:PathObject></ofd:Layer></ofd:Content>"#,
    );
    let resources = br#"<ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res">
        <ofd:Fonts><ofd:Font ID="5" FontName="SimHei"/></ofd:Fonts>
        <ofd:DrawParams><ofd:DrawParam ID="6" LineWidth="0.5"><ofd:FillColor Value="0 0 255"/></ofd:DrawParam></ofd:DrawParams>
        <ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"#;
    let image = png(20, [GREEN; 4]);
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("OFD.xml", root.as_bytes()),
        ("Doc_0/Document.xml", document.as_bytes()),
        ("Doc_0/PublicRes.xml", resources),
        ("Doc_0/Res/a.png", &image),
        ("Doc_0/Pages/P.xml", &first),
        ("Doc_0/Pages/Q.xml", &second),
        ("Doc_0/Tpls/T.xml", &template),
    ];
    parts.extend(more);
    zip(&parts)
}

#[test]
fn an_ofd_shows_paths_pictures_and_what_it_lies_on() {
    let made = file(
        "电子发票.ofd",
        ofd(
            r#"<ofd:ImageObject Boundary="50 0 50 50" CTM="50 0 0 50 0 0" ResourceID="7"/>
            <ofd:PathObject Boundary="0 50 50 50" Fill="true" Stroke="false" DrawParam="6">
            <ofd:AbbreviatedData>M 0 0 L 50 0 L 50 50 L 0 50 C</ofd:AbbreviatedData></ofd:PathObject>"#,
            &[],
        ),
    );
    let facts = facts(&made.path);
    assert_eq!((facts.format, facts.pages, facts.problem), (Format::Ofd, Some(2), None));
    assert_eq!(facts.width, Some(567), "100 mm at 144 dpi");
    let picture = render(&made.path, 1, Want::fit(300, 300)).expect("a picture");
    assert_quarters(&picture, FOUR, "OFD");
    assert!(!picture.damaged);
    let second = render(&made.path, 2, Want::fit(300, 300)).expect("the second page");
    assert_eq!((second.width, second.height), (300, 150), "a page has paper of its own");
    assert_eq!(render(&made.path, 3, Want::fit(9, 9)), Err(Problem::NoSuchPage));
}

#[test]
fn letters_of_an_ofd_stand_where_it_says() {
    let text = |delta: &str| {
        format!(
            r#"<ofd:TextObject Boundary="0 50 100 50" Font="5" Size="40"><ofd:TextCode X="5" Y="40" {delta}>鼎鼎</ofd:TextCode></ofd:TextObject>"#
        )
    };
    let seen = |delta: &str| {
        let picture = render(&file("a.ofd", ofd(&text(delta), &[])).path, 1, Want::fit(400, 400)).expect("a picture");
        let image = image::load_from_memory(&picture.bytes).expect("a picture").to_luma8();
        // Ink in the lower half, left and right of the middle.
        let ink = |from: u32, to: u32| {
            (from..to)
                .flat_map(|x| (210..400).map(move |y| (x, y)))
                .filter(|(x, y)| image.get_pixel(*x, *y).0[0] < 100)
                .count()
        };
        [ink(20, 180), ink(190, 390)]
    };
    let [left, right] = seen(r#"DeltaX="45""#);
    assert!(left > 2000 && right > 2000, "a letter on each side: {left}, {right}");
    let [left, right] = seen(r#"DeltaX="g 1 500""#);
    assert!(left > 2000 && right == 0, "the second is off the paper: {left}, {right}");
    let [left, right] = seen("");
    assert!(left > 2000 && right > 2000, "without a word the letters follow each other: {left}, {right}");
}

#[test]
fn what_an_ofd_leaves_out_is_said() {
    let seal = br#"<ofd:Signatures><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>"#;
    let signed = render(&file("a.ofd", ofd("", &[("Doc_0/Signs/Signatures.xml", seal)])).path, 1, Want::fit(50, 50));
    assert!(signed.expect("a picture").damaged, "a seal is not drawn");
    let missing = r#"<ofd:ImageObject Boundary="0 0 1 1" ResourceID="77"/>"#;
    assert!(render(&file("a.ofd", ofd(missing, &[])).path, 1, Want::fit(50, 50)).expect("a picture").damaged);
    let evil = r#"<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>M 0 0"/&gt;&lt;image</ofd:AbbreviatedData></ofd:PathObject>"#;
    assert!(render(&file("a.ofd", ofd(evil, &[])).path, 1, Want::fit(50, 50)).expect("a picture").damaged);
    assert_eq!(picture_of(zip(&[("OFD.xml", b"<ofd/>")])), Err(Problem::Broken));
}

/// A DXF of these groups: a code and a value each, as `0 LINE|8 0|10 5`.
fn dxf(tables: &str, entities: &str) -> String {
    let groups = |text: &str| -> String {
        text.split('|')
            .map(str::trim)
            .filter(|group| !group.is_empty())
            .map(|group| {
                let (code, value) = group.split_once(' ').expect("a code and a value");
                format!("{code}\r\n{value}\r\n")
            })
            .collect()
    };
    [
        groups("0 SECTION|2 HEADER|9 $ACADVER|1 AC1015|9 $DWGCODEPAGE|3 ANSI_936|0 ENDSEC"),
        groups(tables),
        groups(&format!("0 SECTION|2 ENTITIES|{entities}|0 ENDSEC|0 EOF")),
    ]
    .concat()
}

/// A filled square of 50 × 50 in that colour.
fn square(x: i32, y: i32, colour: u8) -> String {
    let (r, t) = (x + 50, y + 50);
    format!("0 SOLID|8 0|62 {colour}|10 {x}|20 {y}|11 {r}|21 {y}|12 {x}|22 {t}|13 {r}|23 {t}|")
}

#[test]
fn a_dxf_shows_its_colours_the_right_way_up() {
    // CAD counts upwards: the upper half has the larger numbers.
    let squares = [square(0, 50, 1), square(50, 50, 3), square(0, 0, 5), square(50, 0, 7)].concat();
    let made = file("零件.dxf", dxf("", &squares));
    let facts = facts(&made.path);
    assert_eq!((facts.format, facts.pages, facts.problem), (Format::Dxf, Some(1), None));
    let picture = render(&made.path, 1, Want::fit(400, 400)).expect("a picture");
    assert_eq!((picture.width, picture.height, picture.damaged), (400, 400, false));
    assert_quarters(&picture, [RED, GREEN, BLUE, BLACK], "DXF");
}

#[test]
fn lines_arcs_blocks_and_letters_of_a_dxf_are_drawn() {
    let block =
        "0 SECTION|2 BLOCKS|0 BLOCK|8 0|2 HOLE|70 0|10 0|20 0|30 0|0 CIRCLE|8 0|10 0|20 0|40 1|0 ENDBLK|0 ENDSEC";
    let frame = "0 LWPOLYLINE|8 0|90 4|70 1|10 0|20 0|10 100|20 0|10 100|20 100|10 0|20 100|";
    let ink_of = |what: &str| {
        let path = file("a.dxf", dxf(block, &format!("{frame}{what}")));
        let picture = render(&path.path, 1, Want::fit(600, 600)).expect("a picture");
        assert!(!picture.damaged, "{what}");
        ink(&picture)
    };
    let empty = ink_of("");
    for what in [
        "0 LINE|8 0|10 10|20 10|11 90|21 90|",
        "0 ARC|8 0|10 50|20 50|40 30|50 300|51 60|",
        "0 ELLIPSE|8 0|10 50|20 50|11 40|21 0|40 0.5|41 0|42 6.28318|",
        "0 INSERT|8 0|2 HOLE|10 50|20 50|41 20|42 20|",
        "0 SPLINE|8 0|70 8|71 3|72 8|73 4|40 0|40 0|40 0|40 0|40 1|40 1|40 1|40 1|10 10|20 10|30 0|10 30|20 90|30 0|10 60|20 90|30 0|10 90|20 10|30 0|",
        "0 TEXT|8 0|10 10|20 40|40 20|1 %%c20|",
        "0 MTEXT|8 0|10 10|20 90|40 10|71 1|1 {\\fSimSun;ABC}\\PDEF|",
    ] {
        let more = ink_of(what) - empty;
        assert!(more > 0.0004, "{what} left {more} ink");
    }
    // What the reader passes over is said.
    let hatched = file("a.dxf", dxf("", &format!("{frame}0 HATCH|8 0|2 SOLID|70 1|91 0|")));
    assert!(render(&hatched.path, 1, Want::fit(60, 60)).expect("a picture").damaged, "a hatch is left out");
    let named = file("a.dxf", dxf("", &format!("{frame}0 TEXT|8 0|10 10|20 40|40 20|1 HATCH|")));
    assert!(!render(&named.path, 1, Want::fit(60, 60)).expect("a picture").damaged, "the word is no hatch");
    // A layer that is off is not drawn.
    let off = "0 SECTION|2 TABLES|0 TABLE|2 LAYER|70 1|0 LAYER|2 HIDDEN|70 0|62 -7|6 CONTINUOUS|0 ENDTAB|0 ENDSEC";
    let line = format!("{frame}0 LINE|8 HIDDEN|10 10|20 10|11 90|21 90|");
    let hidden = render(&file("a.dxf", dxf(off, &line)).path, 1, Want::fit(600, 600)).expect("a picture");
    assert!((ink(&hidden) - empty).abs() < 0.001);
}

#[test]
fn a_dxf_in_the_code_page_of_china_shows_its_letters() {
    let frame = "0 LINE|8 0|10 0|20 0|11 100|21 0|0 LINE|8 0|10 0|20 100|11 100|21 100|";
    let text = dxf("", &format!("{frame}0 TEXT|8 0|10 10|20 20|40 50|1 鼎|"));
    let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
    let picture = render(&file("a.dxf", gbk).path, 1, Want::fit(300, 300)).expect("a picture");
    assert!(!picture.damaged, "the letter is known");
    assert!(ink(&picture) > 0.05);
}

#[test]
fn a_dxf_that_goes_in_circles_or_says_nothing_ends() {
    let circle = "0 SECTION|2 BLOCKS|0 BLOCK|8 0|2 A|70 0|10 0|20 0|30 0|0 INSERT|8 0|2 A|10 1|20 1|70 400|71 400|44 1|45 1|0 ENDBLK|0 ENDSEC";
    let started = Instant::now();
    let path = file("a.dxf", dxf(circle, &format!("{}0 INSERT|8 0|2 A|10 0|20 0|", square(0, 0, 1))));
    let refused = render(&path.path, 1, Want::fit(50, 50));
    assert!(refused.is_err() || refused.is_ok_and(|picture| picture.damaged));
    assert!(started.elapsed().as_secs() < 15, "took {:?}", started.elapsed());
    assert_eq!(picture_of(dxf("", "")), Err(Problem::NoPreview(Format::Dxf)), "an empty model");
    assert_eq!(picture_of("0\nSECTION\n2\nENTITIES\nnonsense\n"), Err(Problem::Broken));
}
