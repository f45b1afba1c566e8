//! Materials.

use archive::ids::{CustomerId, MaterialId, PlaceId};
use archive::materials::{self, DescriptionFields, FilingFields, ReviewRequest, Supplement};
use serde::Deserialize;
use ts_rs::TS;

use super::Required;
use crate::table::Table;

/// Whose stays outside, since when.
#[derive(Deserialize, TS)]
struct HoldersOf {
    id: MaterialId,
    since: String,
}

/// Titles a customer gave before.
#[derive(Deserialize, TS)]
struct TitlesOf {
    customer: CustomerId,
    typed: String,
    limit: u32,
}

/// Materials to another place.
#[derive(Deserialize, TS)]
struct Relocation {
    materials: Vec<MaterialId>,
    place: PlaceId,
}

pub(super) fn add(table: &mut Table) {
    table.verb("materials.get", |call, id| materials::get(call.archive, id));
    table.verb("materials.require", |call, Required { number }| materials::require(call.archive, &number));
    table.verb("materials.holders", |call, h: HoldersOf| materials::holders(call.archive, h.id, &h.since));
    table.verb("materials.titles", |call, t: TitlesOf| materials::titles(call.archive, t.customer, &t.typed, t.limit));
    table
        .verb("materials.usual_checklist", |call, ids: Vec<MaterialId>| materials::usual_checklist(call.archive, &ids));
    table.verb("materials.review", |call, r: ReviewRequest| materials::review(call.archive, call.actor, &r));
    table.verb("materials.resubmit", |call, s: Supplement| materials::resubmit(call.archive, call.actor, &s));
    table.verb("materials.preview_filing", |call, f: Vec<FilingFields>| materials::preview_filing(call.archive, &f));
    table.verb("materials.file", |call, f: Vec<FilingFields>| materials::file(call.archive, call.actor, &f));
    table.verb("materials.change", |call, f: DescriptionFields| materials::change(call.archive, call.actor, &f));
    table.verb("materials.relocate", |call, r: Relocation| {
        materials::relocate(call.archive, call.actor, &r.materials, r.place)
    });
}
