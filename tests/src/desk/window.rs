//! The window's program: started, killed, started again, with its own home.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::PathBuf;

use serde_json::json;

use super::{Setup, Turn};
use crate::bus::Bus;
use crate::driver::Driver;
use crate::hands::Hands;
use crate::screen::Screen;
use crate::{Desk, places};

impl Desk {
    #[track_caller]
    pub(super) fn start(setup: Setup) -> Desk {
        let turn = Turn::take();
        let home = tempfile::Builder::new().prefix("kedang-desk-").tempdir().expect("a folder");
        let screen = Screen::start(setup.size.0, setup.size.1, home.path());
        let bus = Bus::start(home.path());
        let desk = Desk {
            driver: RefCell::new(None),
            hands: Hands::on(&screen.display),
            actions: Cell::new(0),
            setup,
            _screen: screen,
            bus,
            home,
            _turn: turn,
        };
        desk.start_window();
        desk
    }

    #[track_caller]
    fn start_window(&self) {
        let mut args = Vec::new();
        if let Some(archive) = &self.setup.archive {
            args = vec!["--archive".to_owned(), archive.to_string_lossy().into_owned()];
        }
        let program = places::built(self.setup.program);
        let log = self.home.path().join("window.log");
        *self.driver.borrow_mut() = Some(Driver::start(&program, &args, &self.environment(), &log));
        let (width, height) = self.setup.size;
        if self.call("size", &[]) != Ok(json!([width, height])) {
            self.hands.resize(self.setup.program.rsplit('/').next().unwrap_or_default(), width, height);
        }
        self.wait_until("the window has its size", || self.call("size", &[]) == Ok(json!([width, height])));
        self.wait_until("the window has the focus", || self.call("focus", &[]) == Ok(json!(true)));
    }

    /// The environment of the window: nothing of this machine's own settings.
    fn environment(&self) -> Vec<(String, String)> {
        let home = self.home.path();
        let folder = |name: &str| {
            let folder = home.join(name);
            fs::create_dir_all(&folder).expect("a folder");
            folder.to_string_lossy().into_owned()
        };
        let own = [
            ("DISPLAY", self.display().to_owned()),
            ("DBUS_SESSION_BUS_ADDRESS", self.bus.address.clone()),
            ("HOME", folder("home")),
            ("XDG_CONFIG_HOME", folder("config")),
            ("XDG_DATA_HOME", folder("data")),
            ("XDG_CACHE_HOME", folder("cache")),
            ("XDG_RUNTIME_DIR", folder("runtime")),
            ("TMPDIR", folder("tmp")),
            ("LANG", "zh_CN.UTF-8".to_owned()),
            ("LC_ALL", "C.UTF-8".to_owned()),
            ("TZ", "Asia/Shanghai".to_owned()),
            ("GDK_BACKEND", "x11".to_owned()),
            ("GTK_THEME", "Adwaita".to_owned()),
            ("GSETTINGS_BACKEND", "memory".to_owned()),
            ("NO_AT_BRIDGE", "1".to_owned()),
            ("LIBGL_ALWAYS_SOFTWARE", "1".to_owned()),
            // Lets the driver reach the page; without it nothing can.
            ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
        ];
        let own = own.into_iter().map(|(name, value)| (name.to_owned(), value));
        own.chain(self.setup.env.iter().cloned()).collect()
    }

    /// Kills the window as a power cut would. [`Desk::start_again`] opens it
    /// anew with everything it had kept on disk.
    pub fn crash(&self) {
        self.with_driver(Driver::kill_window);
    }

    /// Opens the window again, in the same home, after [`Desk::crash`] or as a
    /// person who closes it and comes back.
    #[track_caller]
    pub fn start_again(&self) {
        self.driver.borrow_mut().take();
        self.start_window();
    }

    /// Changes the look as the settings do, without going there: `light` or
    /// `dark`, `zh` or `en`. The page starts anew.
    #[track_caller]
    pub fn wear(&self, theme: &str, language: &str) {
        let prefs = json!({ "theme": theme, "language": language }).to_string();
        self.run("localStorage.setItem('kedang', arguments[0]); location.reload()", &[json!(prefs)]);
        let lang = if language == "zh" { "zh-CN" } else { language };
        let selector = format!("html[lang={lang}][data-theme={theme}] main");
        self.css(&selector).nth(0).wait();
    }

    /// Puts a page of the test's own in place of the product's.
    #[track_caller]
    pub fn show_instead(&self, html: &str) {
        self.run("location.href = 'about:blank'", &[]);
        self.wait_until("the product's page is gone", || {
            // Between two pages the driver answers with an error.
            let place = self.with_driver(|driver| driver.run("sync", "return location.href", &[]));
            place == Ok(json!("about:blank"))
        });
        self.run("document.open(); document.write(arguments[0]); document.close()", &[json!(html)]);
    }

    /// A folder for the test's own files, gone with the desk.
    pub fn folder(&self) -> PathBuf {
        let folder = self.home.path().join("files");
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    /// The display the window is on, for a second program beside it.
    pub fn display(&self) -> &str {
        self.hands.display()
    }

    /// The variables a second start of the window needs to find this one.
    pub fn env(&self) -> Vec<(String, String)> {
        self.environment()
    }

    /// The process numbers of the window's program.
    pub fn pids(&self) -> Vec<u32> {
        self.with_driver(Driver::windows)
    }

    #[track_caller]
    pub(super) fn with_driver<T>(&self, work: impl FnOnce(&Driver) -> T) -> T {
        work(self.driver.borrow().as_ref().expect("the window is open"))
    }

    fn keep_for_the_reader(&self) {
        let test = std::thread::current().name().unwrap_or("window").replace("::", "-");
        let folder = places::target().join("window").join(test);
        let kept = fs::create_dir_all(&folder).and_then(|()| {
            fs::write(folder.join("window.log"), self.log())?;
            match self.driver.borrow().as_ref().map(Driver::picture) {
                Some(Ok(picture)) => fs::write(folder.join("window.png"), picture),
                _ => Ok(()),
            }
        });
        match kept {
            Ok(()) => eprintln!("The window as it was: {}", folder.display()),
            Err(error) => eprintln!("The window could not be kept in {}: {error}", folder.display()),
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_for_the_reader();
        }
        // The window goes before its screen and its bus.
        self.driver.borrow_mut().take();
    }
}
