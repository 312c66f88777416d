//! Running one scenario at every point.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::{Command, Output};

use super::interposer::{Mode, Point, environment};
use super::points::{Call, chosen};
use super::stage::Stage;

/// More failures than this are not shown.
const MOST_FAILURES: usize = 5;

/// What is known of a process after its end.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// The verbs that returned well.
    pub done: Vec<String>,
    /// The verbs that failed, the first time or again, with code and detail.
    pub failed: Vec<String>,
    /// Whether the process was ended from outside.
    pub killed: bool,
}

impl Told {
    /// Whether it was said that this verb is done.
    pub fn acknowledged(&self, verb: &str) -> bool {
        self.done.iter().any(|done| done == verb)
    }
}

/// Runs `kith-verb` with these verbs on somebody's folder at every point. The relay, if there is one, serves.
pub fn at_every_call(stage: Stage, device: &str, verbs: &[&str], check: impl Fn(&mut Stage, &Told)) {
    let work = |stage: &mut Stage, point: Option<Point>, trace: Option<&Path>| {
        stage.relay_serves();
        let folder = stage.path(device);
        run(&folder, verbs, point, trace)
    };
    at_every_point(stage, work, check);
}

/// One process of `kith-verb`, watched.
pub fn run(folder: &Path, verbs: &[&str], point: Option<Point>, trace: Option<&Path>) -> Told {
    let output = Command::new(env!("CARGO_BIN_EXE_kith-verb"))
        .arg(folder)
        .args(verbs)
        .env_clear()
        .envs(environment(folder, point, trace))
        .output()
        .expect("it runs");
    told(&output)
}

fn told(output: &Output) -> Told {
    let (said, complaint) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    let starting = |with: &str| {
        let lines = said.lines().filter_map(|line| line.strip_prefix(with));
        lines.map(str::to_owned).collect::<Vec<_>>()
    };
    let told = Told {
        done: starting("done "),
        failed: starting("failed "),
        killed: output.status.code().is_none(),
    };
    let ended = [None, Some(0), Some(3)].contains(&output.status.code());
    assert!(ended, "it ended with {:?}: {said}{complaint}", output.status);
    for failure in &told.failed {
        let of_the_disk = failure.contains(" disk_full") || failure.contains(" storage");
        assert!(of_the_disk, "an error that names another cause: {said}{complaint}");
    }
    told
}

/// Counts the calls of `work`, then runs it at every chosen point from the same state, and checks what is left each time.
pub fn at_every_point(
    mut stage: Stage,
    work: impl Fn(&mut Stage, Option<Point>, Option<&Path>) -> Told,
    check: impl Fn(&mut Stage, &Told),
) {
    if !cfg!(target_os = "linux") {
        let mut out = std::io::stderr();
        std::io::Write::write_all(&mut out, b"skipped: calls are counted on Linux only\n").expect("said");
        return;
    }
    stage.begin();
    let trace = stage.beside("trace");
    let told = work(&mut stage, None, Some(&trace));
    assert!(told.failed.is_empty() && !told.killed, "undisturbed: {told:?}");
    check(&mut stage, &told);
    let calls = Call::all(&std::fs::read_to_string(&trace).expect("a trace"));
    let points = chosen(&calls);
    let (mut failures, mut missed) = (Vec::new(), 0);
    for point in &points {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            stage.begin();
            let told = work(&mut stage, Some(*point), None);
            if point.mode.kills() {
                assert_eq!(told.failed, Vec::<String>::new(), "nothing was in its way");
            } else {
                assert!(!told.killed, "it is not killed by an error");
            }
            check(&mut stage, &told);
            told
        }));
        match outcome {
            Ok(told) => missed += usize::from(point.mode.kills() && !told.killed),
            Err(_) => failures.push(failure(*point, &calls)),
        }
        if failures.len() == MOST_FAILURES {
            break;
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    // The number of calls may differ a little from run to run.
    assert!(
        missed * 10 <= points.len(),
        "{missed} of {} processes ended before their call",
        points.len()
    );
    report(&calls, &points);
}

fn name_of_test() -> String {
    std::thread::current().name().unwrap_or("?").to_owned()
}

fn failure(point: Point, calls: &[Call]) -> String {
    let call = calls.get(point.at.saturating_sub(1));
    let test = name_of_test();
    format!(
        "{test} at {point}, {call:?}; repeat: KITH_CRASH={point} cargo test -p kith-tests --test crash -- --exact {test}"
    )
}

/// For whoever wants to see what a scenario costs: `--nocapture`.
fn report(calls: &[Call], points: &[Point]) {
    let of = |mode: Mode| points.iter().filter(|point| point.mode == mode).count();
    let line = format!(
        "{}: {} calls; killed at {}, torn at {}, cut at {}, broken at {}, full at {}\n",
        name_of_test(),
        calls.len(),
        of(Mode::Kill),
        of(Mode::Torn),
        of(Mode::Cut),
        of(Mode::Broken),
        of(Mode::Full)
    );
    std::io::Write::write_all(&mut std::io::stderr(), line.as_bytes()).expect("said");
}
