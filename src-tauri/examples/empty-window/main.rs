//! A Tauri window with nothing in it: what `cargo xtask bench` compares the start and the memory of
//! Kedang's window with.

fn main() -> Result<(), tauri::Error> {
    tauri::Builder::default().run(tauri::generate_context!("examples/empty-window/tauri.conf.json"))
}
