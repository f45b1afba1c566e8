//! What containers hold: ZIP files, e-mail as it travels, e-mail as Outlook saves it.

use std::fs;
use std::io::{Cursor, Write};

use pictures::{Cancel, Inside, Problem};

use crate::made::zip;
use crate::seen::*;

const MOST: u64 = 1 << 20;

fn look(name: &str, bytes: impl AsRef<[u8]>) -> Result<Inside, Problem> {
    pictures().look_inside(&file(name, bytes).path, &Cancel::default())
}

/// Takes a part out to a new file and reads it back; nothing may be left where it is refused.
fn take(name: &str, bytes: impl AsRef<[u8]>, number: u32, most: u64) -> Result<Vec<u8>, Problem> {
    let made = file(name, bytes);
    let to = made.path.with_file_name("taken");
    let taken = pictures().take_out(&made.path, number, &to, most, &Cancel::default());
    match taken {
        Ok(size) => {
            let bytes = fs::read(&to).expect("what is taken out is there");
            assert_eq!(bytes.len() as u64, size);
            Ok(bytes)
        }
        Err(problem) => {
            assert!(!to.exists(), "{problem:?} leaves nothing behind");
            Err(problem)
        }
    }
}

fn names(inside: &Inside) -> Vec<&str> {
    inside.parts.iter().map(|part| part.name.as_str()).collect()
}

#[test]
fn a_zip_names_its_files_and_gives_each_of_them() {
    let packed = zip(&[("图纸/总装图.pdf", b"%PDF-1.7"), ("图纸/", b""), ("说明.txt", b"abc")]);
    let inside = look("a.zip", &packed).expect("read");
    assert_eq!(names(&inside), ["图纸/总装图.pdf", "说明.txt"], "folders are no files");
    assert_eq!((inside.parts[1].size, inside.parts[1].is_locked), (Some(3), false));
    assert_eq!((inside.letter, inside.left_off), (None, 0));
    assert_eq!(take("a.zip", &packed, inside.parts[1].number, MOST), Ok(b"abc".to_vec()));
    assert_eq!(take("a.zip", &packed, 9, MOST), Err(Problem::NoSuchPage));
}

#[test]
fn a_name_in_the_code_page_of_china_is_read() {
    // 图 in GB 18030 may be read as one Latin letter of UTF-8. The same length in both names, so that they
    // can be changed in place, and bit 11 of the flags, which says UTF-8 (APPNOTE 4.4.4), is taken away.
    let (gbk, _, _) = encoding_rs::GB18030.encode("图纸.txt");
    let mut packed = zip(&[("AAAA.txt", b"abc")]);
    while let Some(at) = packed.windows(8).position(|name| name == b"AAAA.txt") {
        packed[at..at + 8].copy_from_slice(&gbk);
    }
    packed[7] &= !8;
    let list = packed.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").expect("a list");
    packed[list + 9] &= !8;
    assert_eq!(names(&look("a.zip", packed).expect("read")), ["图纸.txt"]);
    assert_eq!(names(&look("a.zip", zip(&[("Größe.txt", b"abc")])).expect("read")), ["Größe.txt"], "it says UTF-8");
}

#[test]
fn a_zip_that_swells_or_is_damaged_leaves_nothing() {
    let bomb = zip(&[("bomb.bin", &vec![0; 8 << 20])]);
    assert!(bomb.len() < 100_000);
    assert_eq!(take("a.zip", &bomb, 0, MOST), Err(Problem::TooLarge));
    let mut liar = bomb.clone();
    // The size that is said, in the list at the end, is smaller than what comes out.
    let list = liar.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").expect("a list");
    liar[list + 24..list + 28].copy_from_slice(&100u32.to_le_bytes());
    assert!(take("a.zip", &liar, 0, MOST).is_err());
    let mut damaged = zip(&[("a.txt", b"the quick brown fox")]);
    let sum = damaged.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").expect("a list") + 16;
    damaged[sum] ^= 1;
    assert_eq!(take("a.zip", &damaged, 0, MOST), Err(Problem::Broken), "the sum does not fit");
    assert_eq!(look("a.zip", &bomb[..bomb.len() / 2]).map(|_| ()), Err(Problem::Broken));
}

#[test]
fn a_locked_file_in_a_zip_is_marked_and_refused() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let locked = zip::write::SimpleFileOptions::default();
    writer.start_file("a.txt", locked).expect("a part");
    writer.write_all(b"secret").expect("written");
    let mut packed = writer.finish().expect("a ZIP file").into_inner();
    // Bit 0 of the flags says that a password is wanted (APPNOTE 4.4.4), in the part and in the list.
    packed[6] |= 1;
    let list = packed.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").expect("a list");
    packed[list + 8] |= 1;
    assert!(look("a.zip", &packed).expect("read").parts[0].is_locked);
    assert_eq!(take("a.zip", &packed, 0, MOST), Err(Problem::Encrypted));
}

/// A letter with a drawing and another letter attached, in the ways mail programs in China write.
fn eml() -> Vec<u8> {
    let (body, _, _) = encoding_rs::GB18030.encode("附上图纸，请查收。\r\n");
    let head = concat!(
        "From: =?GB2312?B?v827p7zX?= <a@example.com>\r\n",
        "To: \"资料室\" <b@example.com>, c@example.com\r\n",
        "Subject: =?UTF-8?B?5Zu+57q45pu05paw?=\r\n",
        "Date: Tue, 3 Nov 2026 09:30:00 +0800\r\n",
        "MIME-Version: 1.0\r\n",
        "Content-Type: multipart/mixed; boundary=x\r\n\r\n",
        "--x\r\nContent-Type: text/plain; charset=gbk\r\nContent-Transfer-Encoding: 8bit\r\n\r\n",
    );
    let rest = concat!(
        "\r\n--x\r\nContent-Type: application/octet-stream; name=\"=?GB2312?B?zbzWvS5kd2c=?=\"\r\n",
        "Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\nQUMxMDMy\r\n",
        "--x\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nwords\r\n--x--\r\n",
    );
    [head.as_bytes(), &body, rest.as_bytes()].concat()
}

#[test]
fn an_email_is_read_and_gives_what_is_attached() {
    let inside = look("信.eml", eml()).expect("read");
    let letter = inside.letter.as_ref().expect("a letter");
    assert_eq!(letter.from, "客户甲 <a@example.com>");
    assert_eq!(letter.to, "资料室 <b@example.com>; c@example.com");
    assert_eq!((letter.subject.as_str(), letter.text.as_str()), ("图纸更新", "附上图纸，请查收。"));
    assert_eq!(letter.sent_at.as_deref(), Some("2026-11-03T09:30:00+08:00"));
    assert_eq!(names(&inside), ["图纸.dwg", "inner.eml"]);
    assert_eq!(take("信.eml", eml(), 0, MOST), Ok(b"AC1032".to_vec()));
    let inner = take("信.eml", eml(), 1, MOST).expect("the letter inside");
    assert!(inner.starts_with(b"Subject: inner\r\n"), "{:?}", String::from_utf8_lossy(&inner));
    assert_eq!(take("信.eml", eml(), 2, MOST), Err(Problem::NoSuchPage));
    assert_eq!(take("信.eml", eml(), 0, 3), Err(Problem::TooLarge));
}

/// A message of Outlook: a stream a property, by the numbers of MS-OXMSG.
fn msg(wide: bool) -> Vec<u8> {
    let mut ole = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("an OLE file");
    let mut put = |path: &str, bytes: &[u8]| {
        ole.create_stream(path).and_then(|mut stream| stream.write_all(bytes)).expect("written");
    };
    let kind = if wide { "001F" } else { "001E" };
    let letters = |text: &str| -> Vec<u8> {
        match wide {
            true => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            false => encoding_rs::GB18030.encode(text).0.into_owned(),
        }
    };
    put(&format!("/__substg1.0_0037{kind}"), &letters("图纸更新"));
    put(&format!("/__substg1.0_0C1A{kind}"), &letters("客户甲"));
    put(&format!("/__substg1.0_0C1F{kind}"), &letters("a@example.com"));
    put(&format!("/__substg1.0_0E04{kind}"), &letters("资料室"));
    put("/__substg1.0_10130102", "<html><body><p>附上图纸，<b>请查收</b>。</p></body></html>".as_bytes());
    // 2026-11-03 09:30 at Greenwich, in tenths of microseconds since 1601.
    let ticks = (1_793_698_200_i64 + 11_644_473_600) * 10_000_000;
    let mut fixed = vec![0; 32];
    fixed.extend(0x0040_u16.to_le_bytes());
    fixed.extend(0x0039_u16.to_le_bytes());
    fixed.extend([6, 0, 0, 0]);
    fixed.extend(ticks.to_le_bytes());
    put("/__properties_version1.0", &fixed);
    ole.create_storage("/__attach_version1.0_#00000000").expect("a folder");
    let mut put = |path: &str, bytes: &[u8]| {
        let path = format!("/__attach_version1.0_#00000000/{path}");
        ole.create_stream(path).and_then(|mut stream| stream.write_all(bytes)).expect("written");
    };
    put("__substg1.0_37010102", b"AC1032");
    put(&format!("__substg1.0_3707{kind}"), &letters("图纸.dwg"));
    ole.flush().expect("flushed");
    ole.into_inner().into_inner()
}

#[test]
fn a_message_of_outlook_is_read_and_gives_what_is_attached() {
    for wide in [true, false] {
        let inside = look("信.msg", msg(wide)).expect("read");
        let letter = inside.letter.as_ref().expect("a letter");
        assert_eq!(letter.from, "客户甲 <a@example.com>");
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("资料室", "图纸更新"));
        assert_eq!(letter.text, "附上图纸，请查收。");
        assert_eq!(letter.sent_at.as_deref(), Some("2026-11-03T09:30:00Z"));
        assert_eq!(names(&inside), ["图纸.dwg"]);
        assert_eq!(inside.parts[0].size, Some(6));
        assert_eq!(take("信.msg", msg(wide), 0, MOST), Ok(b"AC1032".to_vec()));
        assert_eq!(take("信.msg", msg(wide), 1, MOST), Err(Problem::NoSuchPage));
    }
}

#[test]
fn what_is_no_container_says_so_and_what_is_there_is_not_written_over() {
    let picture = crate::made::png(8, [RED; 4]);
    assert!(matches!(look("a.png", &picture), Err(Problem::Unsupported(_))));
    let made = file("a.zip", zip(&[("a.txt", b"abc")]));
    let there = made.path.with_file_name("there");
    fs::write(&there, b"mine").expect("written");
    let taken = pictures().take_out(&made.path, 0, &there, MOST, &Cancel::default());
    assert_eq!(taken, Err(Problem::NotWritten));
    assert_eq!(fs::read(&there).expect("still there"), b"mine");
}
