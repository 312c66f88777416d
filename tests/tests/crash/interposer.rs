//! The preloaded library, and what it is told.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;
use std::sync::OnceLock;

/// What happens at a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The process ends before the call takes effect.
    Kill,
    /// The process ends when half of the bytes are written.
    Torn,
    /// As [`Mode::Kill`], and what was written and not synced is taken back.
    Cut,
    /// The call answers that the disk is broken, once.
    Broken,
    /// The call answers that the disk is full, and so do all later ones that write.
    Full,
}

impl Mode {
    const ALL: [(Mode, &'static str); 5] = [
        (Mode::Kill, "kill"),
        (Mode::Torn, "torn"),
        (Mode::Cut, "cut"),
        (Mode::Broken, "eio"),
        (Mode::Full, "full"),
    ];

    /// Whether the process is ended.
    pub fn kills(self) -> bool {
        matches!(self, Mode::Kill | Mode::Torn | Mode::Cut)
    }
}

/// One call of a process, and what happens at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// What happens.
    pub mode: Mode,
    /// The number of the call, from 1.
    pub at: usize,
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Mode::ALL.iter().find(|(mode, _)| *mode == self.mode);
        let (_, name) = name.expect("every mode has a name");
        write!(f, "{name}:{}", self.at)
    }
}

impl FromStr for Point {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no point: kill:17, torn:17, cut:17, eio:17 or full:17");
        let (name, at) = text.split_once(':').ok_or_else(wrong)?;
        let mode = Mode::ALL.iter().find(|(_, known)| *known == name);
        Ok(Point {
            mode: mode.ok_or_else(wrong)?.0,
            at: at.parse().map_err(|_| wrong())?,
        })
    }
}

/// The environment in which a process is watched: its calls on files below `under` are counted, and written to `trace`, and
/// something happens at the point, if there is one.
pub fn environment(under: &Path, point: Option<Point>, trace: Option<&Path>) -> Vec<(&'static str, String)> {
    let text = |path: &Path| path.to_str().expect("a path in UTF-8").to_owned();
    let mut environment = vec![("LD_PRELOAD", text(library())), ("KITH_CRASH_UNDER", text(under))];
    if let Some(point) = point {
        let shown = point.to_string();
        let (mode, _) = shown.split_once(':').expect("a point has two parts");
        environment.push(("KITH_CRASH_MODE", mode.to_owned()));
        environment.push(("KITH_CRASH_AT", point.at.to_string()));
    }
    if let Some(trace) = trace {
        environment.push(("KITH_CRASH_TRACE", text(trace)));
    }
    environment
}

/// The library, built once for this process.
fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (unfinished, library) = (
            folder.join(format!("interpose-{}.so", std::process::id())),
            folder.join("interpose.so"),
        );
        // Where it runs, not where it was built: several copies of the project may share one cache.
        let home = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O2", "-Wall", "-Wextra", "-Werror", "-o"])
            .arg(&unfinished)
            .arg(format!("{home}/crash/interpose.c"))
            .status()
            .expect("a C compiler: the vault's database is built with it too");
        assert!(compiled.success(), "the library is built");
        std::fs::rename(unfinished, &library).expect("named");
        library
    })
}
