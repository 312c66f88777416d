//! Prints a table of ratios: what Kith takes for a job, over a floor that does the least that the job needs. Floor and
//! job take turns in the same run, and the medians are compared, since clocks on shared machines lie.
//!
//! `kith-bench table RELAY_URL ADMISSION ADMISSION` prints the table; `kith-bench journal N`, `draft N`, and `write N` and
//! `seal N` with the same three behind them do a job N times, for a tracer that counts its syncs.

mod floor;
mod job;
mod terminal;

use std::io::Write;
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["table", url, first, second] => table(url, first, second),
        ["journal", count] => {
            let place = job::Place::new();
            place.journal(count.parse().expect("a number"));
        }
        ["draft", count] => {
            let place = job::Place::new();
            place.drafts(count.parse().expect("a number"));
        }
        ["write", count, url, first, second] => {
            let pair = job::Pair::new(url, first, second);
            pair.write(count.parse().expect("a number"));
        }
        ["seal", count, url, first, second] => {
            let pair = job::Pair::new(url, first, second);
            pair.write(count.parse().expect("a number"));
            pair.post();
        }
        _ => say(
            "usage: kith-bench table URL ADMISSION ADMISSION | journal N | draft N | write N URL ADMISSION ADMISSION | seal N …",
        ),
    }
}

pub(crate) fn say(line: &str) {
    writeln!(std::io::stdout(), "{line}").expect("standard output");
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The medians of job and floor, taken in turns.
fn in_turns(rounds: usize, mut job: impl FnMut(), mut floor: impl FnMut()) -> (Duration, Duration) {
    let (mut jobs, mut floors) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        jobs.push(timed(&mut job));
        floors.push(timed(&mut floor));
    }
    jobs.sort_unstable();
    floors.sort_unstable();
    (jobs[rounds / 2], floors[rounds / 2])
}

fn row(what: &str, floor: &str, (job, base): (Duration, Duration), per: u32) {
    let (job, base) = (job / per, base / per);
    let ratio = job.as_secs_f64() / base.as_secs_f64();
    say(&format!(
        "| {what} | {floor} | {:.3} ms | {:.3} ms | {ratio:.2} |",
        job.as_secs_f64() * 1e3,
        base.as_secs_f64() * 1e3
    ));
}

fn table(url: &str, first: &str, second: &str) {
    say("| job | floor | Kith | floor | ratio |");
    say("|---|---|---|---|---|");
    let place = job::Place::new();
    let plain = floor::Plain::new();
    place.journal(10_000);
    plain.journal(10_000);
    place.close();
    row(
        "open and unlock a vault, list 10,000 entries",
        "the same on plain SQLite",
        in_turns(15, || place.open_and_list(), || plain.open_and_list()),
        1,
    );
    let terminal = terminal::Terminal::with_a_plan();
    row(
        "show the crisis plan, vault locked: a whole process",
        "a process of the same program that says its version",
        in_turns(101, || terminal.show_plan(), || terminal.say_version()),
        1,
    );
    place.open();
    row(
        "save a journal entry, searchable",
        "the same row and index on plain SQLite, synchronous=FULL",
        in_turns(15, || place.journal(100), || plain.journal(100)),
        100,
    );
    row(
        "search 10,000 entries, newest first",
        "the same query on plain SQLite",
        in_turns(15, || place.search(), || plain.search()),
        1,
    );
    let pair = job::Pair::new(url, first, second);
    let mut raw = floor::Group::new();
    row(
        "write a message: persisted and queued",
        "one commit of one row on SQLCipher",
        in_turns(9, || pair.write(100), || plain.encrypted_rows(100)),
        100,
    );
    pair.post();
    pair.receive();
    row(
        "seal and post a message, in batches, through the relay",
        "openmls in memory, and one SQLCipher commit a batch",
        {
            let mut outcome = (Vec::new(), Vec::new());
            for _ in 0..5 {
                pair.write(1_000);
                outcome.0.push(timed(|| pair.post()));
                pair.receive();
                outcome.1.push(timed(|| drop(raw.encrypt(1_000, &plain))));
            }
            outcome.0.sort_unstable();
            outcome.1.sort_unstable();
            (outcome.0[2], outcome.1[2])
        },
        1_000,
    );
    row(
        "receive 1,000 messages through the relay, stored",
        "openmls in memory",
        {
            let mut outcome = (Vec::new(), Vec::new());
            for _ in 0..5 {
                pair.write(1_000);
                pair.post();
                outcome.0.push(timed(|| pair.receive()));
                let sealed = raw.encrypt(1_000, &plain);
                outcome.1.push(timed(|| raw.decrypt(sealed)));
            }
            outcome.0.sort_unstable();
            outcome.1.sort_unstable();
            (outcome.0[2], outcome.1[2])
        },
        1_000,
    );
}
