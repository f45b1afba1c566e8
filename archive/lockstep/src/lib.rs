//! Nothing but a list of features (see Cargo.toml). Cargo chooses the features of a shared
//! dependency anew for every set of crates it is asked to build; with this crate everywhere they are
//! always the same, and a change in one crate rebuilds that crate alone.
