//! The search on a small archive made by the verbs themselves: every habit of the desk.

mod desk;
mod habits;
mod index;
mod lists;
mod plans;
mod scale;
