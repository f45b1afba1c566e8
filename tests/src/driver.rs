//! The WebDriver of WebKitGTK, spoken to directly. It starts the window; when
//! it goes, the window goes.

use std::path::Path;
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::http;
use crate::running::{Running, children_of, kill};
use crate::wait::wait_until;

/// A driver with the one window it has started.
pub struct Driver {
    port: u16,
    session: String,
    process: Running,
}

impl Driver {
    /// Starts the program with its arguments in this environment, and waits
    /// until its page can be spoken to.
    pub fn start(program: &Path, args: &[String], env: &[(String, String)], log: &Path) -> Driver {
        let port = http::free_port();
        let mut command = Command::new("WebKitWebDriver");
        command.arg("--host=127.0.0.1").arg(format!("--port={port}"));
        command.envs(env.iter().map(|(key, value)| (key, value)));
        let mut process = Running::start(&command, log);
        wait_until("the driver answers", || {
            process.must_run();
            http::ask(port, "GET", "/status", &Value::Null).is_ok()
        });
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "webkitgtk:browserOptions": { "binary": program, "args": args }
        } } });
        let answer = http::ask(port, "POST", "/session", &wanted);
        let session = answer.as_ref().ok().and_then(|answer| answer["value"]["sessionId"].as_str());
        let said = || std::fs::read_to_string(log).unwrap_or_default();
        let session = session.unwrap_or_else(|| panic!("the window did not open: {answer:?}\n{}", said()));
        let session = session.to_owned();
        let driver = Driver { port, session, process };
        let limits = json!({ "script": 60_000, "pageLoad": 60_000, "implicit": 0 });
        driver.ask("POST", "timeouts", &limits).expect("the limits are accepted");
        driver
    }

    /// Runs JavaScript in the page. `async` scripts answer through their last
    /// argument. The error is what the page or the driver said.
    pub fn run(&self, kind: &str, script: &str, args: &[Value]) -> Result<Value, String> {
        self.ask("POST", &format!("execute/{kind}"), &json!({ "script": script, "args": args }))
    }

    /// What the window shows, as a PNG.
    pub fn picture(&self) -> Result<Vec<u8>, String> {
        let answer = self.ask("GET", "screenshot", &Value::Null)?;
        STANDARD.decode(answer.as_str().unwrap_or_default()).map_err(|error| error.to_string())
    }

    /// The process numbers of the window's program.
    pub fn windows(&self) -> Vec<u32> {
        children_of(self.process.pid())
    }

    /// Kills the window's program as a power cut would.
    pub fn kill_window(&self) {
        for pid in self.windows() {
            kill(&pid.to_string());
        }
        wait_until("the killed window is gone", || self.windows().is_empty());
    }

    fn ask(&self, method: &str, verb: &str, body: &Value) -> Result<Value, String> {
        let path = format!("/session/{}/{verb}", self.session);
        let answer = http::ask(self.port, method, &path, body).map_err(|error| error.to_string())?;
        let value = &answer["value"];
        match value["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
            None => Ok(value.clone()),
        }
    }
}
