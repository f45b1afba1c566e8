//! Filters, orders, pages and totals.

use super::desk::{Desk, SHARED, titles};
use crate::materials::{Category, Custody, Lifecycle, Nature, SecurityLevel};
use crate::search::{Filters, Query, Sort, Total, find};

fn count(filters: Filters) -> usize {
    SHARED.ask("", filters, Sort::Relevance).rows.len()
}

#[test]
fn every_filter_holds_alone_and_with_words() {
    let none = Filters::default;
    assert_eq!(count(none()), 11);
    assert_eq!(count(Filters { category: vec![Category::Contract], ..none() }), 2);
    assert_eq!(count(Filters { category: vec![Category::Contract, Category::Drawing], ..none() }), 11);
    assert_eq!(count(Filters { lifecycle: vec![Lifecycle::Filed], ..none() }), 4);
    assert_eq!(count(Filters { lifecycle: vec![Lifecycle::PendingReview], ..none() }), 7);
    assert_eq!(count(Filters { custody: vec![Custody::Out], ..none() }), 0);
    assert_eq!(count(Filters { security: vec![SecurityLevel::Confidential], ..none() }), 4);
    assert_eq!(count(Filters { nature: vec![Nature::Technical], ..none() }), 4);
    assert_eq!(count(Filters { owner: vec![SHARED.owner], ..none() }), 4);
    assert_eq!(count(Filters { place: vec![SHARED.shelf], ..none() }), 4);
    assert_eq!(count(Filters { place: vec![SHARED.cabinet], ..none() }), 4, "a place holds what is inside it");
    assert_eq!(count(Filters { attached: Some(false), ..none() }), 11);
    assert_eq!(count(Filters { attached: Some(true), ..none() }), 0);
    assert_eq!(count(Filters { overdue: true, ..none() }), 0);
    let filed = Filters { lifecycle: vec![Lifecycle::Filed], ..none() };
    assert_eq!(titles(&SHARED.ask("总装", filed.clone(), Sort::Relevance)), ["稳压模块外壳 总装图", "总装图"]);
    assert_eq!(titles(&SHARED.ask("2601-03", filed, Sort::Oldest)), ["行星轮架", "稳压模块外壳 总装图"]);
}

#[test]
fn a_period_holds_to_the_day() {
    let received = |from: &str, to: &str| {
        let day = |day: &str| (!day.is_empty()).then(|| day.to_owned());
        count(Filters { received_from: day(from), received_to: day(to), ..Filters::default() })
    };
    assert_eq!(received("2025-03-05", "2025-03-05"), 3);
    assert_eq!(received("2025-03-06", ""), 8);
    assert_eq!(received("", "2025-12-31"), 3);
    assert_eq!(received("2026-11-01", "2026-11-30"), 8);
    assert_eq!(received("2026-11-19", "2026-11-23"), 3);
    assert_eq!(received("1999-01-01", "2150-12-31"), 11);
    assert_eq!(received("2026-12-01", "2026-01-01"), 0);
    let filed = Filters { filed_from: Some("2026-11-23".into()), ..Filters::default() };
    assert_eq!(count(filed), 4);
    let wrong =
        Query { filters: Filters { filed_to: Some("2026-13-01".into()), ..Filters::default() }, ..Query::default() };
    assert_eq!(find(&SHARED.archive, &wrong).unwrap_err().problem().field, Some("filed_to"));
}

#[test]
fn pages_of_every_order_are_the_whole_list_in_its_order() {
    for &sort in Sort::ALL {
        for text in ["", "图", "2601", "华芯", "zz"] {
            for filters in [Filters::default(), Filters { category: vec![Category::Drawing], ..Filters::default() }] {
                let whole = SHARED.ask(text, filters.clone(), sort);
                let mut query = Query { text: text.into(), filters, sort, after: None, limit: 2 };
                let mut seen = Vec::new();
                loop {
                    let page = find(&SHARED.archive, &query).unwrap();
                    assert_eq!(page.total.is_some(), query.after.is_none(), "the total comes with the first page");
                    seen.extend(titles(&page));
                    query.after = page.next;
                    if query.after.is_none() {
                        break;
                    }
                }
                assert_eq!(seen, titles(&whole), "{sort:?} “{text}”");
                assert_eq!(whole.total, Some(Total { count: seen.len() as u32, more: false }));
            }
        }
    }
}

#[test]
fn a_column_sorts_as_one_reads_it_and_what_has_nothing_there_comes_last() {
    let by = |sort| titles(&SHARED.ask("", Filters::default(), sort));
    assert_eq!(by(Sort::Title)[..3], ["表面处理要求及色板", "长轴零件图（四张）", "调试记录 传动轴"], "pinyin order");
    let reversed: Vec<_> = by(Sort::TitleDown).into_iter().rev().collect();
    assert_eq!(by(Sort::Title), reversed);
    assert_eq!(by(Sort::Drawing)[0], "华兴试验合同");
    assert_eq!(by(Sort::Drawing)[8..], by(Sort::DrawingDown)[8..], "without a drawing number, the newest first");
    assert_eq!(by(Sort::Received)[0], "行星轮架");
    assert_eq!(by(Sort::FiledDown)[4], "调试记录 传动轴");
    assert_eq!(by(Sort::NumberDown)[0], "稳压模块外壳 总装图".replace("稳压模块外壳 总装图", "输出轴"));
}

#[test]
fn the_list_knows_how_much_there_is() {
    let found = SHARED.ask("", Filters::default(), Sort::Newest);
    assert_eq!((found.all, found.total), (11, Some(Total { count: 11, more: false })));
    let found = find(&SHARED.archive, &Query { text: "图".into(), limit: 1, ..Query::default() }).unwrap();
    assert_eq!(found.total, Some(Total { count: 4, more: false }));
    assert_eq!(found.rows.len(), 1);
}

#[test]
fn a_change_is_found_at_once_and_what_was_undone_is_not() {
    let desk = Desk::furnished();
    let customer = crate::customers::suggest(&desk.archive, "ZT", 1).unwrap().remove(0);
    let before = desk.titles("").len();
    let refused = desk.archive.act(&desk.actor, crate::access::Right::Receive, |act| -> crate::Result<()> {
        act.tx.execute("UPDATE material SET title = '昙花' WHERE seq = 1", []).unwrap();
        Err(crate::Error::Missing("title"))
    });
    assert!(refused.is_err());
    assert!(desk.titles("昙花").is_empty());
    let made = desk.receive(&customer, "2026-11-23", "白屿", "", &["昙花||"]);
    assert_eq!(desk.titles("th"), ["昙花"]);
    assert_eq!(desk.titles("").len(), before + 1);
    desk.file(&made);
    let filed = Filters { lifecycle: vec![Lifecycle::Filed], ..Filters::default() };
    assert_eq!(titles(&desk.ask("昙", filed, Sort::Relevance)), ["昙花"]);
    let waiting = Filters { lifecycle: vec![Lifecycle::PendingReview], ..Filters::default() };
    assert!(titles(&desk.ask("昙", waiting, Sort::Relevance)).is_empty());
}
