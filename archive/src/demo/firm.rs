//! The invented firm as it is before the first paper comes in: settings, departments, people with
//! badges and PINs, customers, and the store with its cabinets, shelves and boxes.

use fastrand::Rng;

use super::words::{CUSTOMERS, CustomerWords, DEPARTMENTS, PEOPLE, Post};
use crate::access::{self, Actor, Role};
use crate::archive::Archive;
use crate::customers::{self, CustomerFields};
use crate::error::Result;
use crate::ids::{CustomerId, DepartmentId, PersonId, PlaceId};
use crate::people::{self, Department, DepartmentFields, Person, PersonFields};
use crate::places::{self, PlaceFields, PlaceKind};
use crate::settings::{self, Setup};
use crate::words::Lang;

/// The firm's name at the head of every form.
pub(super) const COMPANY: &str = "云砚精工有限公司";

/// The PIN of the heads who have one, for whoever tries the demo.
pub const PIN: &str = "2468";

/// What the first start of the demo's archive is told.
pub(super) fn setup() -> Setup {
    Setup {
        company: COMPANY.to_owned(),
        company_code: "Q001".to_owned(),
        operator: PEOPLE[0].0.to_owned(),
        department: DEPARTMENTS[0].to_owned(),
        lang: Lang::Zh,
    }
}

/// Who and what there is.
pub(super) struct Firm {
    /// The archivist at the desk.
    pub archivist: Actor,
    /// Her colleague.
    pub second: Actor,
    pub people: Vec<Person>,
    pub customers: Vec<(CustomerId, &'static CustomerWords)>,
    /// Where paper, samples and discs go.
    pub paper: Boxes,
    pub samples: Boxes,
    pub discs: Boxes,
}

/// Boxes in the order they stand, each with the room it has left.
#[derive(Default)]
pub(super) struct Boxes(Vec<(PlaceId, u32)>);

impl Boxes {
    /// A customer's papers stand together: somewhere among its boxes.
    pub fn near(&self, customer: usize, rng: &mut Rng) -> usize {
        let each = self.0.len() / CUSTOMERS.len().max(1);
        (customer * each + rng.usize(0..each.max(1))) % self.0.len()
    }

    /// Anywhere.
    pub fn anywhere(&self, rng: &mut Rng) -> usize {
        rng.usize(0..self.0.len())
    }

    /// Puts one in that box, or in the next that has room; where none has, it is pressed in.
    pub fn put(&mut self, at: usize) -> PlaceId {
        let all = self.0.len();
        let at = (at..at + all).map(|at| at % all).find(|at| self.0[*at].1 > 0).unwrap_or(at);
        let (id, room) = &mut self.0[at];
        *room = room.saturating_sub(1);
        *id
    }
}

impl Firm {
    /// The person of a name.
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.name == name)
    }

    /// Those who borrow.
    pub fn borrowers(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|p| p.role == Role::Reader && p.department_name != DEPARTMENTS[0])
    }
}

/// Builds the firm in an archive that was only just begun. `materials` decides how large the boxes
/// are, so that the rooms are as full as rooms are.
pub(super) fn found(archive: &Archive, materials: u32, until: chrono::NaiveDate, rng: &mut Rng) -> Result<Firm> {
    let boss = access::operator(archive)?;
    let departments = departments(archive, &boss)?;
    let people = persons(archive, &boss, &departments, until)?;
    // From here on under the name she has in the story.
    let boss = access::operator(archive)?;
    appoint(archive, &boss, &departments, &people, until)?;

    let mut settings = archive.settings()?;
    settings.company = COMPANY.to_owned();
    settings.fonds = "Q001".to_owned();
    settings.owner_department = Some(departments[0].id);
    settings.owner_head_approves = true;
    settings::change(archive, &boss, settings)?;

    let mut given = Vec::new();
    for (nth, words) in CUSTOMERS.iter().enumerate() {
        let fields = CustomerFields {
            code: words.code.to_owned(),
            name: words.name.to_owned(),
            short_name: words.short.to_owned(),
            former_names: words.former.to_owned(),
            contact: words.contact.to_owned(),
            // 0500 is nobody's area.
            phone: format!("0500-555{:05}", 1_007 * (nth + 1) + rng.usize(0..90)),
        };
        given.push((customers::add(archive, &boss, fields)?.value.id, words));
    }
    let [paper, samples, discs] = store(archive, &boss, materials)?;
    let second = people.iter().find(|p| p.name == PEOPLE[3].0).map(|p| access::sign_in(archive, p.id));
    let second = second.unwrap_or_else(|| Ok(boss.clone()))?;
    Ok(Firm { archivist: boss, second, people, customers: given, paper, samples, discs })
}

/// The archive's own department is there already and gets the firm's name for it.
fn departments(archive: &Archive, boss: &Actor) -> Result<Vec<Department>> {
    let mut all = Vec::new();
    for name in DEPARTMENTS {
        let fields = DepartmentFields {
            name: (*name).to_owned(),
            head: None,
            deputy: None,
            deputy_from: String::new(),
            deputy_until: String::new(),
        };
        let first = people::list_departments(archive)?.into_iter().next();
        all.push(match first {
            Some(own) if all.is_empty() => match own.name == *name {
                true => own,
                false => people::change_department(archive, boss, own.id, fields)?.value,
            },
            _ => people::add_department(archive, boss, fields)?.value,
        });
    }
    Ok(all)
}

fn persons(
    archive: &Archive,
    boss: &Actor,
    departments: &[Department],
    until: chrono::NaiveDate,
) -> Result<Vec<Person>> {
    let mut all = Vec::new();
    for (nth, (name, department, post, phone)) in PEOPLE.iter().enumerate() {
        let fields = PersonFields {
            name: (*name).to_owned(),
            badge: if nth % 7 == 5 { String::new() } else { format!("YY{:04}", 1_000 + nth * 37 % 900) },
            department: departments[*department].id,
            phone: (*phone).to_owned(),
            role: match post {
                Post::Archivist => Role::Archivist,
                Post::Clerk => Role::Clerk,
                Post::Head => Role::Head,
                Post::Executive => Role::Executive,
                Post::Deputy | Post::Reader => Role::Reader,
            },
            // Most have signed the undertaking; for a few it has run out.
            undertaking_until: match nth % 9 {
                4 => (until - chrono::Days::new(40)).to_string(),
                8 => String::new(),
                _ => (until + chrono::Days::new(60 + nth as u64 * 11)).to_string(),
            },
        };
        let person = match nth {
            0 => people::change(archive, boss, boss.person, fields)?.value,
            _ => people::add(archive, boss, fields)?.value,
        };
        all.push(person);
    }
    Ok(all)
}

/// Heads, substitutes with their dates, and PINs.
fn appoint(
    archive: &Archive,
    boss: &Actor,
    departments: &[Department],
    people: &[Person],
    until: chrono::NaiveDate,
) -> Result<()> {
    for (nth, department) in departments.iter().enumerate() {
        let of = |post: Post| -> Option<PersonId> {
            let at = PEOPLE.iter().position(|(_, d, p, _)| *d == nth && *p == post)?;
            people.get(at).map(|person| person.id)
        };
        let deputy = of(Post::Deputy);
        let day = |days: i64| deputy.map(|_| (until + chrono::TimeDelta::days(days)).to_string()).unwrap_or_default();
        // One substitution holds these days, the other one is over.
        let (from, to) = if nth == 2 { (-3, 11) } else { (-40, -33) };
        let fields = DepartmentFields {
            name: department.name.clone(),
            head: of(Post::Head),
            deputy,
            deputy_from: day(from),
            deputy_until: day(to),
        };
        people::change_department(archive, boss, department.id, fields)?;
        if matches!(nth, 1 | 3)
            && let Some(head) = of(Post::Head)
        {
            people::set_pin(archive, boss, &people::PinChange::first(head, PIN))?;
        }
    }
    Ok(())
}

/// 一号库 for paper, 二号库 nearly empty, 样品间 nearly full.
fn store(archive: &Archive, boss: &Actor, materials: u32) -> Result<[Boxes; 3]> {
    let add = |parent, kind, name: String, note: &str, capacity| -> Result<PlaceId> {
        let fields = PlaceFields { parent, kind, name, note: note.to_owned(), capacity };
        Ok(places::add(archive, boss, fields)?.value.id)
    };
    type Cabinets = &'static [(&'static str, &'static str)];
    const FIRST: Cabinets = &[
        ("A", "技术资料"),
        ("B", "设计图纸"),
        ("C", "工程图纸"),
        ("D", "合同协议"),
        ("E", "其他资料"),
        ("F", "光盘与 U 盘"),
    ];
    let rooms: [(&str, &str, Cabinets, u32, u32, f64); 3] = [
        ("一号库", "文书与图纸", FIRST, 6, 5, 0.66 / 0.78),
        ("二号库", "备用", &[("G", ""), ("H", "")], 4, 3, 0.09 / 0.41),
        ("样品间", "封样与实物", &[("S", "实物样品")], 5, 6, 0.10 / 0.92),
    ];
    let mut boxes: [Vec<(PlaceId, u32)>; 3] = Default::default();
    for (nth, (name, note, cabinets, shelves, per_shelf, share)) in rooms.into_iter().enumerate() {
        let room = add(None, PlaceKind::Room, name.to_owned(), note, None)?;
        let count = cabinets.len() as f64 * f64::from(shelves * per_shelf);
        let capacity = (f64::from(materials) * share / count).ceil().max(4.0) as u32;
        for (cabinet, note) in cabinets {
            let cabinet = add(Some(room), PlaceKind::Cabinet, format!("{cabinet} 柜"), note, None)?;
            for shelf in 1..=shelves {
                let shelf = add(Some(cabinet), PlaceKind::Shelf, format!("{shelf} 层"), "", None)?;
                for at in 1..=per_shelf {
                    let id = add(Some(shelf), PlaceKind::Box, format!("{at} 盒"), "", Some(capacity))?;
                    boxes[nth].push((id, capacity));
                }
            }
        }
    }
    let [mut paper, spare, samples] = boxes;
    // One cabinet of 一号库 is for discs and sticks.
    let discs = paper.split_off(paper.len() - 30);
    paper.extend(spare.iter().take(8));
    Ok([Boxes(paper), Boxes(samples), Boxes(discs)])
}

/// The department of an id.
pub(super) fn department_index(people: &[Person], department: DepartmentId) -> usize {
    let name = people.iter().find(|p| p.department == department).map(|p| p.department_name.as_str());
    DEPARTMENTS.iter().position(|d| Some(*d) == name).unwrap_or(0)
}
