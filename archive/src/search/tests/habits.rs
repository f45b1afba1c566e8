//! What people type (`domain/5-practice.md`, search habits).

use super::desk::{Desk, SHARED};
use crate::search::{Filters, HitField, Sort, ThingKind, anything, resolve_scan};

/// Asserts that some words find exactly these titles, in any order.
#[track_caller]
fn finds(typed: &str, wanted: &[&str]) {
    let mut found = SHARED.titles(typed);
    let mut wanted: Vec<String> = wanted.iter().map(|title| (*title).to_owned()).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted, "“{typed}”");
}

const SHELL: &str = "稳压模块外壳 总装图";
const SHAFT: &str = "输出轴";
const BOARD: &str = "PCB 主板检验规范 V2.4";
const COVER: &str = "屏蔽罩 展开图";
const DEED: &str = "华兴试验合同";
const CARRIER: &str = "行星轮架";
const LONG: &str = "长轴零件图（四张）";
const WHOLE: &str = "总装图";
const TRIAL: &str = "试验合同（第二版）";
const SURFACE: &str = "表面处理要求及色板";
const TUNING: &str = "调试记录 传动轴";

#[test]
fn chinese_of_any_length_from_one_character() {
    finds("轴", &[SHAFT, LONG, TUNING]);
    finds("图", &[SHELL, COVER, LONG, WHOLE]);
    finds("总装", &[SHELL, WHOLE]);
    finds("总装图", &[SHELL, WHOLE]);
    finds("外壳总装", &[SHELL]);
    finds("稳压模块外壳总装图", &[SHELL]);
    finds("装总", &[]);
    finds("板要", &[]);
}

#[test]
fn pinyin_initials_of_every_reading() {
    finds("wymk", &[SHELL]);
    finds("zzt", &[SHELL, WHOLE]);
    finds("cz", &[LONG, SHAFT]);
    finds("czl", &[LONG]);
    finds("zzljt", &[LONG]);
    finds("xxlj", &[CARRIER]);
    finds("hxlj", &[CARRIER]);
    finds("tsjl", &[TUNING]);
    finds("diaoshi", &[TUNING]);
    finds("chuandong", &[TUNING]);
    finds("wmyk", &[]);
}

#[test]
fn full_pinyin_without_spaces_also_while_it_is_being_typed() {
    finds("wenya", &[SHELL]);
    finds("wenyamokuai", &[SHELL]);
    finds("wenyamok", &[SHELL]);
    finds("wenyam", &[SHELL]);
    finds("shuchuzhou", &[SHAFT]);
    assert_eq!(SHARED.titles("zhou")[..3], [TUNING, SHAFT, LONG], "before those that 苏晚舟 brought");
    finds("zongzhuang", &[SHELL, WHOLE]);
    finds("zongzhu", &[SHELL, WHOLE]);
    finds("yawen", &[]);
}

#[test]
fn mixed_letters_and_characters() {
    finds("HX试验", &[DEED]);
    finds("sy合同", &[DEED, TRIAL]);
    finds("pcb主板", &[BOARD]);
    finds("pcbzb", &[BOARD]);
    finds("v24", &[BOARD]);
    finds("zhuban检验", &[BOARD]);
}

#[test]
fn numbers_in_pieces_without_dashes_in_any_width_and_case() {
    finds("HX-2601-03", &[SHELL]);
    finds("hx260103", &[SHELL]);
    finds("ＨＸ－２６０１－０７", &[SHAFT]);
    finds("2601", &[SHELL, SHAFT, BOARD, COVER, DEED, CARRIER]);
    finds("60103", &[SHELL, CARRIER]);
    finds("sur09", &[SURFACE]);
    finds("ZT/SUR·09", &[SURFACE]);
    finds("spec", &[BOARD]);
}

#[test]
fn the_last_digits_of_a_number() {
    let found = SHARED.ask("总装图 稳压", Filters::default(), Sort::Relevance);
    let number = found.rows[0].row.number.clone();
    assert_eq!(number, "KG-TZ-2026-0003");
    finds("0003", &[SHELL]);
    finds("6-0003", &[SHELL]);
    finds("kgtz20260003", &[SHELL]);
    finds("ＫＧ·ＴＺ·２０２６·０００３", &[SHELL]);
}

#[test]
fn the_receipt_number_finds_its_lines() {
    let found = SHARED.titles("JSD20261123-003");
    assert_eq!(found, [TUNING, SURFACE, TRIAL]);
    finds("jsd20261123003", &[TUNING, SURFACE, TRIAL]);
    finds("1123-003", &[TUNING, SURFACE, TRIAL]);
    finds("JSD20261123-003/2", &[SURFACE]);
}

#[test]
fn the_customer_by_full_short_and_former_name() {
    let ours = [SHELL, SHAFT, BOARD, COVER, DEED];
    finds("华芯", &ours);
    finds("华芯电子科技", &ours);
    finds("宏兴", &ours);
    finds("hxdz", &ours);
    finds("huaxin", &ours);
    finds("重庆机床", &[CARRIER, LONG, WHOLE]);
    finds("cqjc", &[CARRIER, LONG, WHOLE]);
    finds("zqjc", &[CARRIER, LONG, WHOLE]);
    finds("中拓", &[TRIAL, SURFACE, TUNING]);
}

#[test]
fn owner_provider_and_project() {
    finds("林若溪", &[SHELL, SHAFT, CARRIER, WHOLE]);
    finds("lrx", &[SHELL, SHAFT, CARRIER, WHOLE]);
    finds("苏晚舟", &[SHELL, SHAFT, BOARD, COVER, DEED]);
    finds("suwanzh", &[SHELL, SHAFT, BOARD, COVER, DEED]);
    finds("减速", &[CARRIER, LONG, WHOLE]);
    finds("电源项目", &[SHELL, SHAFT, BOARD, COVER, DEED]);
}

#[test]
fn several_words_must_all_match_in_whatever_fields() {
    finds("华芯 总装", &[SHELL]);
    finds("总装　重庆", &[WHOLE]);
    finds("hxdz 2601-07", &[SHAFT]);
    finds("华芯 行星", &[]);
    finds("苏晚舟 pcb", &[BOARD]);
    finds("，", &SHARED.titles("").iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn a_customer_glued_to_what_follows() {
    finds("华芯电子总装图", &[SHELL]);
    finds("宏兴输出轴", &[SHAFT]);
    finds("重庆机床总装图", &[WHOLE]);
    finds("hxdzzzt", &[SHELL]);
}

#[test]
fn the_best_come_first() {
    // The number in full, before a title, before numbers that only hold it.
    assert_eq!(SHARED.titles("HT-118")[0], DEED);
    assert_eq!(SHARED.titles("QC-2601-03")[0], CARRIER);
    // A number that begins with it stands before one that holds it.
    let found = SHARED.titles("2601");
    assert_eq!(found.len(), 6);
    let found = SHARED.titles("hx2601");
    assert_eq!(found[..2], [SHAFT, SHELL], "drawing numbers before the project of the same letters");
    // Titles before customers, recent before old inside each.
    let found = SHARED.titles("试验");
    assert_eq!(found, [TRIAL, DEED, TUNING, SURFACE]);
    assert_eq!(SHARED.titles("总装图"), [SHELL, WHOLE]);
    // The newest first when nothing is asked.
    let all = SHARED.titles("");
    assert_eq!((all.len(), all[0].as_str(), all[10].as_str()), (11, TUNING, CARRIER));
}

#[test]
fn the_hit_is_marked_also_by_pinyin() {
    let marks = |typed: &str| {
        let found = SHARED.ask(typed, Filters::default(), Sort::Relevance);
        let hit = &found.rows[0];
        let texts: Vec<String> = hit
            .marks
            .iter()
            .map(|mark| {
                let text = match mark.field {
                    HitField::Number => &hit.row.number,
                    HitField::Title => &hit.row.title,
                    HitField::Drawing => &hit.row.drawing_no,
                    HitField::Customer => &hit.row.customer,
                    HitField::Text => unreachable!("a row has no such field"),
                };
                let units: Vec<u16> = text.encode_utf16().collect();
                let (start, end) = (mark.start as usize, (mark.start + mark.length) as usize);
                String::from_utf16(&units[start..end]).unwrap()
            })
            .collect();
        let elsewhere = hit.elsewhere.as_ref().map(|e| (e.field.code(), e.text.clone()));
        (texts, elsewhere)
    };
    assert_eq!(marks("外壳总装"), (vec!["外壳 总装".into()], None));
    assert_eq!(marks("wymk"), (vec!["稳压模块".into()], None));
    assert_eq!(marks("wenyam"), (vec!["稳压模".into()], None));
    assert_eq!(marks("hx260103"), (vec!["HX-2601-03".into()], None));
    assert_eq!(marks("huaxindianzi 输出"), (vec!["输出".into(), "华芯电子".into()], None));
    assert_eq!(marks("宏兴").1, Some(("FORMER_NAME", "宏兴".into())));
    assert_eq!(marks("苏晚舟").1, Some(("PROVIDER", "苏晚舟".into())));
    assert_eq!(marks("林若溪").1, Some(("OWNER", "林若溪".into())));
    assert_eq!(marks("华芯电子屏蔽罩"), (vec!["屏蔽罩".into(), "华芯电子".into()], None));
}

#[test]
fn the_one_box_finds_things_of_every_kind_best_first() {
    let kinds = |typed: &str| -> Vec<(ThingKind, String)> {
        anything(&SHARED.archive, typed).unwrap().into_iter().map(|t| (t.kind, t.title)).collect()
    };
    assert_eq!(kinds("华芯电子")[0], (ThingKind::Customer, "华芯电子".into()));
    assert_eq!(kinds("lrx")[0], (ThingKind::Person, "林若溪".into()));
    assert_eq!(kinds("hx-2601-03")[0], (ThingKind::Material, SHELL.into()));
    assert_eq!(kinds("b柜3层"), [(ThingKind::Place, "资料室 B 柜 3 层".into())]);
    assert!(kinds("1123-003").iter().any(|(kind, title)| *kind == ThingKind::Receipt && title == "中拓"));
    assert_eq!(kinds("JSD20261123-002")[0].0, ThingKind::Receipt);
    assert!(kinds(" ").is_empty());
    let first = &anything(&SHARED.archive, "lrx").unwrap()[0];
    assert_eq!((first.marks[0].start, first.marks[0].length), (0, 3));
}

#[test]
fn a_scan_means_one_thing_however_the_scanner_writes_it() {
    let means =
        |code: &str| resolve_scan(&SHARED.archive, code).unwrap().map(|thing| (thing.kind, thing.title, thing.exact));
    let material = |title: &str| Some((ThingKind::Material, title.to_owned(), true));
    let label = SHARED.ask("稳压", Filters::default(), Sort::Relevance).rows[0].row.code.clone();
    assert_eq!(means(&label), material(SHELL));
    assert_eq!(means(&format!(" {} ", label.to_lowercase())), material(SHELL));
    assert_eq!(means("ＫＧ－ＴＺ－２０２６－０００３"), material(SHELL));
    assert_eq!(means("jsd20261123-003/2"), material(SURFACE));
    assert_eq!(means("JSD20261123-003").map(|t| t.0), Some(ThingKind::Receipt));
    assert_eq!(means("a0317").map(|t| t.1), Some("林若溪".into()));
    assert_eq!(means("HX-2601"), None, "a drawing number is no label");
    assert_eq!(means(""), None);
}

#[test]
fn a_customer_renamed_is_found_by_both_names_at_once() {
    let desk = Desk::furnished();
    let customer = crate::customers::suggest(&desk.archive, "HX", 1).unwrap().remove(0);
    let fields = crate::customers::CustomerFields {
        code: customer.code,
        name: "星河半导体有限公司".into(),
        short_name: "星河".into(),
        former_names: "华芯电子、华新电子厂".into(),
        ..Default::default()
    };
    crate::customers::change(&desk.archive, &desk.actor, customer.id, fields).unwrap();
    assert_eq!(desk.titles("星河").len(), 5);
    assert_eq!(desk.titles("华芯电子").len(), 5);
    assert_eq!(desk.titles("宏兴").len(), 0, "a name that was taken out is gone");
}
