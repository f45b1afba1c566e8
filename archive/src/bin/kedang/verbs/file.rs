//! `kedang file NUMBER…`: 归档.

use archive::materials::{
    self, Category, FilingFields, Lifecycle, Material, Nature, Purpose, Retention, SecurityLevel,
};
use clap::Args;

use super::review::lines;
use crate::desk::Desk;
use crate::say::{Done, Ended};
use crate::{find, show};

/// Files a whole receipt (every line that passed) or single lines; the 档号 comes by itself.
#[derive(Args)]
pub struct File {
    /// Numbers of receipts or of lines
    #[arg(required = true)]
    numbers: Vec<String>,
    /// Place: code or way (一号库 B 柜 3 层 5 盒)
    #[arg(long)]
    place: Option<String>,
    /// Category, where the receipt's is not right
    #[arg(long)]
    category: Option<Category>,
    /// Nature; otherwise by category
    #[arg(long)]
    nature: Option<Nature>,
    /// Purpose of keeping
    #[arg(long, default_value = "PROJECT")]
    purpose: Purpose,
    /// Retention period; otherwise by category
    #[arg(long)]
    retention: Option<Retention>,
    /// Security level, where the receipt's is not right
    #[arg(long)]
    level: Option<SecurityLevel>,
    /// Who agreed to a level lower than the receipt's, and on what ground
    #[arg(long, default_value = "")]
    level_reason: String,
    /// Confidential until
    #[arg(long)]
    secret_until: Option<String>,
    /// Pages of one copy, where the receipt's are not right
    #[arg(long)]
    pages: Option<u32>,
    /// Date of creation, where it is known now
    #[arg(long)]
    doc_date: Option<String>,
    /// Second-level category
    #[arg(long)]
    subtype: Option<String>,
    /// A field of the category, such as 合同号=HT-26-003; as often as there are fields
    #[arg(long, value_name = "NAME=VALUE", value_parser = named)]
    field: Vec<(String, String)>,
    /// Person in charge; otherwise who acts
    #[arg(long)]
    owner: Option<String>,
    /// Only show the numbers they would get
    #[arg(long)]
    preview: bool,
}

impl File {
    /// Files them.
    pub fn run(&self, desk: &Desk) -> Done {
        let (archive, actor) = (desk.archive()?, desk.actor()?);
        let owner = self.owner.as_deref().map(|name| find::person(archive, name)).transpose()?;
        let owner = owner.map_or(actor.person, |person| person.id);
        let place = self.place.as_deref().map(|place| find::place(archive, place)).transpose()?.map(|place| place.id);
        let mut request = Vec::new();
        for id in lines(archive, &self.numbers, Lifecycle::PendingFiling)? {
            let Some(material) = materials::get(archive, id)? else { continue };
            request.push(self.fields(material, owner, place));
        }
        if self.preview {
            let numbers = materials::preview_filing(archive, &request)?;
            desk.say().result(&numbers, |_| numbers.iter().map(|n| format!("{}\n", n.archive_no)).collect())?;
            return Ok(Ended::Well);
        }
        let filed = materials::file(archive, &actor, &request)?.value;
        desk.say().result(&filed, |lang| {
            let rows: Vec<_> = filed.iter().map(|material| show::material(material, lang)).collect();
            show::table(&rows)
        })?;
        Ok(Ended::Well)
    }

    fn fields(
        &self,
        material: Material,
        owner: archive::ids::PersonId,
        place: Option<archive::ids::PlaceId>,
    ) -> FilingFields {
        let category = self.category.unwrap_or(material.category);
        FilingFields {
            material: material.id,
            title: material.title,
            category,
            subtype: self.subtype.clone().unwrap_or(material.subtype),
            drawing_no: material.drawing_no,
            revision: material.revision,
            doc_date: self.doc_date.clone().or(material.doc_date),
            creator: material.creator,
            nature: self.nature.unwrap_or_else(|| category.usual_nature()),
            purpose: self.purpose,
            retention_class: self.retention.unwrap_or_else(|| category.usual_retention()),
            security_level: self.level.unwrap_or(material.security_level),
            level_reason: self.level_reason.clone(),
            secret_until: self.secret_until.clone().or(material.secret_until),
            owner,
            place,
            pages: self.pages.unwrap_or(material.pages),
            extra: material.extra.into_iter().chain(self.field.iter().cloned()).collect(),
        }
    }
}

fn named(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| format!("“{text}”: 名称=内容 / NAME=VALUE"))?;
    Ok((name.to_owned(), value.to_owned()))
}
