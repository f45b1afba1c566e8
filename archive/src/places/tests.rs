//! The store: what stands where, and what may be done to a place.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::fixture::Firm;
use crate::journal;
use crate::materials;
use crate::search::anything;
use crate::storage;

impl Firm {
    fn place_of(&self, path: &str) -> Place {
        list(&self.archive).unwrap().into_iter().find(|place| place.path == path).unwrap()
    }

    fn row(kind: PlaceKind, first: &str, count: u32) -> PlaceRow {
        PlaceRow { kind, first: first.into(), count, capacity: None, note: String::new() }
    }

    fn many(&self, parent: &str, rows: Vec<PlaceRow>) -> Result<Vec<Place>> {
        let parent = Some(self.place_of(parent).id);
        Ok(add_many(&self.archive, &self.actor, &ManyPlaces { parent, rows })?.value)
    }

    fn correct(&self, place: &Place, name: &str) -> Result<Place> {
        let fields =
            PlaceChange { id: place.id, name: name.into(), note: place.note.clone(), capacity: place.capacity };
        Ok(change(&self.archive, &self.actor, &fields)?.value)
    }

    fn events(&self) -> u32 {
        journal::verify(&self.archive).unwrap().events
    }
}

fn code(error: Error) -> &'static str {
    error.problem().code
}

#[test]
fn six_cabinets_with_their_shelves_come_in_one_act() {
    let firm = Firm::open();
    let before = firm.events();
    let rows = vec![Firm::row(PlaceKind::Cabinet, "C 柜", 6), Firm::row(PlaceKind::Shelf, "1 层", 4)];
    let added = firm.many("一号库", rows).unwrap();
    assert_eq!(added.len(), 6 + 24);
    assert_eq!(added[1].path, "一号库 C 柜 1 层", "each before its own parts");
    assert_eq!(added.last().unwrap().path, "一号库 H 柜 4 层");
    assert_eq!(firm.events() - before, 30, "each has its own event");
}

#[test]
fn many_places_are_added_all_or_none() {
    let firm = Firm::open();
    let before = list(&firm.archive).unwrap().len();
    // B 柜 is there already, so the second of the row is refused.
    let refused = firm.many("一号库", vec![Firm::row(PlaceKind::Cabinet, "A 柜", 3)]).unwrap_err();
    assert_eq!(refused.problem().field, Some("name"));
    assert_eq!(list(&firm.archive).unwrap().len(), before, "A 柜 was not left behind");
    let rows = vec![Firm::row(PlaceKind::Shelf, "7 层", 50), Firm::row(PlaceKind::Box, "1 盒", 50)];
    assert_eq!(firm.many("一号库 B 柜", rows).unwrap_err().problem().field, Some("count"));
}

#[test]
fn a_part_is_smaller_than_what_it_is_part_of() {
    let firm = Firm::open();
    for kind in [PlaceKind::Room, PlaceKind::Cabinet, PlaceKind::Shelf] {
        let refused = firm.many("一号库 B 柜 3 层", vec![Firm::row(kind, "9 号", 1)]).unwrap_err();
        assert_eq!(refused.problem().field, Some("kind"));
    }
}

#[test]
fn a_renamed_room_takes_the_way_to_its_parts_and_the_index_with_it() {
    let firm = Firm::open();
    let (_, materials) = firm.shelved();
    let room = firm.place_of("一号库");
    let label = firm.place_of("一号库 B 柜 3 层 5 盒").code;
    firm.correct(&room, "东库房").unwrap();
    let moved = firm.place_of("东库房 B 柜 3 层 5 盒");
    assert_eq!(moved.code, label, "the label on the box stays true");
    assert_eq!(moved.initials, crate::search::initials("东库房 B 柜 3 层 5 盒"));
    let material = materials::get(&firm.archive, materials[0].id).unwrap().unwrap();
    assert_eq!(material.place_path, "东库房 B 柜 3 层 5 盒");
    let found = anything(&firm.archive, "东库房").unwrap();
    assert_eq!(found.iter().filter(|thing| thing.title.starts_with("东库房")).count(), 4, "all four are found by it");
    assert!(anything(&firm.archive, "一号库").unwrap().iter().all(|thing| thing.number != label));
    assert!(
        crate::search::check(&firm.archive, &mut |_, _| true).unwrap().is_empty(),
        "the index is what the record says"
    );
}

#[test]
fn a_name_that_is_taken_beside_it_is_refused_at_its_field() {
    let firm = Firm::open();
    firm.many("一号库", vec![Firm::row(PlaceKind::Cabinet, "A 柜", 1)]).unwrap();
    let refused = firm.correct(&firm.place_of("一号库 A 柜"), "B 柜").unwrap_err();
    assert_eq!((refused.problem().code, refused.problem().field), ("taken", Some("name")));
    let same = firm.place_of("一号库 A 柜");
    assert_eq!(firm.correct(&same, "A 柜").unwrap().path, same.path, "its own name is not taken");
}

#[test]
fn a_place_goes_out_of_use_only_when_nothing_belongs_there() {
    let firm = Firm::open();
    let (_, filed) = firm.shelved();
    let away = |path: &str| retire(&firm.archive, &firm.actor, firm.place_of(path).id).map(|outcome| outcome.value);
    firm.lend(&[filed[0].id]);
    let (box_, shelf) = ("一号库 B 柜 3 层 5 盒", "一号库 B 柜 3 层");
    let refused = away(box_).unwrap_err();
    assert!(matches!(refused, Error::PlaceInUse { items: 3, .. }), "what is out keeps its place");
    let spare = firm.many("一号库 B 柜", vec![Firm::row(PlaceKind::Shelf, "4 层", 1)]).unwrap().remove(0);
    let ids: Vec<_> = filed.iter().map(|material| material.id).collect();
    materials::relocate(&firm.archive, &firm.actor, &ids, spare.id).unwrap();
    assert!(matches!(away(shelf).unwrap_err(), Error::PlaceInUse { items: 0, parts: 1, .. }));
    assert!(!away(box_).unwrap().active);
    assert!(!away(shelf).unwrap().active, "its last part in use is gone");

    let back = firm.place_of(box_);
    let refused = materials::relocate(&firm.archive, &firm.actor, &ids, back.id).unwrap_err();
    assert_eq!(code(refused), "place.retired", "nothing is put into what is out of use");
    assert_eq!(code(reopen(&firm.archive, &firm.actor, back.id).unwrap_err()), "place.retired", "its shelf first");
    reopen(&firm.archive, &firm.actor, firm.place_of(shelf).id).unwrap();
    assert!(reopen(&firm.archive, &firm.actor, back.id).unwrap().value.active);
    materials::relocate(&firm.archive, &firm.actor, &ids, back.id).unwrap();
}

#[test]
fn moving_to_where_it_stands_writes_nothing() {
    let firm = Firm::open();
    let (_, filed) = firm.shelved();
    let before = firm.events();
    let moved = materials::relocate(&firm.archive, &firm.actor, &[filed[0].id], firm.place).unwrap().value;
    assert_eq!((moved.len(), firm.events()), (1, before));
}

#[test]
fn the_picture_adds_up_what_is_in_what_is_out_and_what_is_late() {
    let firm = Firm::open();
    let (_, filed) = firm.shelved();
    let mut fields = firm.place_of("一号库 B 柜 3 层 5 盒");
    fields.capacity = Some(20);
    let sized = PlaceChange { id: fields.id, name: fields.name, note: "图纸".into(), capacity: fields.capacity };
    change(&firm.archive, &firm.actor, &sized).unwrap();
    firm.lend(&[filed[0].id]);
    let counts = |standing: &Occupancy| (standing.items, standing.capacity, standing.out, standing.late);
    let room = || rooms(&firm.archive).unwrap().into_iter().find(|room| room.place.name == "一号库").unwrap();
    assert_eq!(counts(&room()), (3, Some(20), 1, 0));
    assert!(room().parts[0].parts.is_empty() && room().parts[0].count == 1, "the plan ends at the cabinets");
    firm.days_pass(40);
    assert_eq!(counts(&room()), (3, Some(20), 1, 1));
    let cabinet = elevation(&firm.archive, &[room().parts[0].place.id]).unwrap().remove(0);
    let box_ = &cabinet.parts[0].parts[0];
    assert_eq!((box_.place.id, counts(box_)), (firm.place, (3, Some(20), 1, 1)));
}

#[test]
fn what_stands_in_a_place_comes_in_pages_in_the_order_of_the_shelf() {
    let firm = Firm::open();
    let (_, first) = firm.shelved();
    let (_, second) = firm.shelved();
    let tenth = firm.many("一号库 B 柜 3 层", vec![Firm::row(PlaceKind::Box, "10 盒", 1)]).unwrap().remove(0);
    // The later ones into 10 盒: it stands behind 5 盒 although 1 comes before 5.
    let ids: Vec<_> = first.iter().map(|material| material.id).collect();
    materials::relocate(&firm.archive, &firm.actor, &ids, tenth.id).unwrap();
    let room = firm.place_of("一号库").id;
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let page = contents(&firm.archive, room, after.as_ref(), 2).unwrap();
        assert_eq!(page.total, 6);
        assert!(page.rows.len() <= 2);
        seen.extend(page.rows.into_iter().map(|placed| (placed.name, placed.row.id)));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let expected: Vec<_> = second
        .iter()
        .map(|m| ("5 盒".to_owned(), m.id))
        .chain(first.iter().map(|m| ("10 盒".to_owned(), m.id)))
        .collect();
    assert_eq!(seen, expected, "every one once, box after box");
}

#[test]
fn a_place_is_called_as_at_the_shelf() {
    let firm = Firm::open();
    let way = way(&firm.archive, firm.place).unwrap();
    assert_eq!(way.short, "B-3-5");
    assert_eq!(way.places.iter().map(|place| place.kind).collect::<Vec<_>>(), PlaceKind::ALL);
}

#[test]
fn no_picture_and_no_list_reads_all_materials() {
    let firm = Firm::open();
    firm.archive
        .read(|tx| {
            for statement in storage::places::LOOKING {
                let mut explain = tx.prepare(&format!("EXPLAIN QUERY PLAN {statement}")).unwrap();
                let values = vec![rusqlite::types::Value::Integer(1); explain.parameter_count()];
                let plan: Vec<String> = explain
                    .query_map(rusqlite::params_from_iter(values), |row| row.get("detail"))?
                    .collect::<rusqlite::Result<_>>()?;
                assert!(!plan.is_empty());
                for step in &plan {
                    // The parts found so far are the only thing that is gone through.
                    let scans =
                        step.starts_with("SCAN") && !step.starts_with("SCAN below") && !step.contains("CONSTANT ROW");
                    assert!(!scans && !step.contains("AUTOMATIC"), "{statement}\n{plan:#?}");
                }
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_shelf_is_found_by_what_it_is_called_at_the_store() {
    let firm = Firm::open();
    let rows = vec![Firm::row(PlaceKind::Cabinet, "C 柜", 1), Firm::row(PlaceKind::Shelf, "1 层", 2)];
    firm.many("一号库", rows).unwrap();
    for typed in ["C1", "c-1", "c 1", "C柜1", "C 柜 1 层", "一号库c1"] {
        let found = suggest(&firm.archive, typed, 9).unwrap();
        assert_eq!(found.first().map(|place| place.path.as_str()), Some("一号库 C 柜 1 层"), "{typed}");
    }
    assert!(suggest(&firm.archive, "层", 9).unwrap().iter().all(|place| place.path.contains('层')));
    assert!(suggest(&firm.archive, "D9", 9).unwrap().is_empty());
}
