//! The relay, as an operator runs it.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::programs;

/// A relay process with its data. Killed when dropped.
pub struct RelayProgram {
    /// Where its data is.
    pub data: PathBuf,
    /// Its address, the same after a restart.
    pub url: String,
    log: PathBuf,
    security: Security,
    child: Option<Child>,
}

/// How a relay protects its connections.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Security {
    /// Plain HTTP, which programs accept on loopback alone.
    Plain,
    /// TLS, with a certificate for `localhost` that no public authority vouches for.
    Tls,
}

/// How often a restart tries to get its port back: another test's connection may have it for a moment.
const TRIES: usize = 200;

impl RelayProgram {
    /// Starts a relay on a free port, with its data and its log in `world`.
    pub fn start(world: &Path) -> Self {
        RelayProgram::start_with(world, Security::Plain)
    }

    /// As [`RelayProgram::start`], with TLS.
    pub fn start_encrypted(world: &Path) -> Self {
        RelayProgram::start_with(world, Security::Tls)
    }

    fn start_with(world: &Path, security: Security) -> Self {
        let (data, log) = (world.join("relay"), world.join("relay.log"));
        let (child, url) = serve(&data, &log, "127.0.0.1:0", security, &[]).expect("the relay serves");
        RelayProgram {
            data,
            url,
            log,
            security,
            child: Some(child),
        }
    }

    /// The file with the authority by which this relay's certificate is trusted; none without TLS.
    pub fn authority(&self) -> Option<PathBuf> {
        (self.security == Security::Tls).then(|| fixture("localhost.pem"))
    }

    /// A new admission, as its operator gets it.
    pub fn admit(&self) -> String {
        let output = Command::new(programs::kith_relay())
            .args(["admit", "--data"])
            .arg(&self.data)
            .output()
            .expect("the relay's program runs");
        assert!(output.status.success(), "admitted");
        String::from_utf8(output.stdout).expect("text").trim().to_owned()
    }

    /// The host and port.
    pub fn address(&self) -> &str {
        self.url.split_once("//").expect("an address").1
    }

    /// Ends it as a power cut would, if it runs. There is then no network.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            child
                .kill()
                .and_then(|()| child.wait())
                .expect("a process of ours ends");
        }
    }

    /// Starts it again on the same address.
    pub fn restart(&mut self) {
        let serves = (0..TRIES).any(|_| self.restart_with(&[]));
        assert!(serves, "the port is free again");
    }

    /// Starts it again on the same address with more in its environment; says whether it came to serve.
    pub fn restart_with(&mut self, environment: &[(&str, String)]) -> bool {
        self.kill();
        let served = serve(&self.data, &self.log, self.address(), self.security, environment);
        self.child = served.map(|(child, url)| {
            assert_eq!(url, self.url);
            child
        });
        self.child.is_some()
    }

    /// Whether it has ended by itself, or was never started again.
    pub fn has_ended(&mut self) -> bool {
        let running = self
            .child
            .as_mut()
            .map(|child| child.try_wait().expect("a process of ours"));
        running.is_none_or(|ended| ended.is_some())
    }
}

impl Drop for RelayProgram {
    fn drop(&mut self) {
        self.kill();
    }
}

fn fixture(name: &str) -> PathBuf {
    // Where it runs, not where it was built: several copies of the project may share one cache.
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&folder).join("../relay/tests/fixtures").join(name)
}

/// Starts a relay; none if it cannot listen there, or ends before it does.
fn serve(
    data: &Path,
    log: &Path,
    listen: &str,
    security: Security,
    environment: &[(&str, String)],
) -> Option<(Child, String)> {
    let log: File = OpenOptions::new().create(true).append(true).open(log).expect("a log");
    let mut command = Command::new(programs::kith_relay());
    command.args(["serve", "--listen", listen, "--data"]).arg(data);
    if security == Security::Tls {
        command.arg("--tls-cert").arg(fixture("localhost.pem"));
        command.arg("--tls-key").arg(fixture("localhost.key.pem"));
    }
    let mut child = command
        .envs(environment.iter().map(|(name, value)| (*name, value)))
        .stdout(Stdio::piped())
        .stderr(log)
        .spawn()
        .expect("the relay's program runs");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("a pipe"))
        .read_line(&mut line)
        .expect("a line or the end");
    match line.trim_end().strip_prefix("listening ") {
        Some(url) => Some((child, url.to_owned())),
        None => {
            child.wait().expect("it ended");
            None
        }
    }
}
