//! The program, as an operator runs it and as power cuts end it.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU32, Ordering};

use kith_wire::channel::{Appended, Authority, PullAnswer, PullResult};
use kith_wire::decode;
use kith_wire::id::{Cursor, Token};
use kith_wire::inbox::ChannelCreated;
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::Action;
use reqwest::{Client, Method};

use crate::support::local::number;
use crate::support::people::{Conversation, pull, sealed};
use crate::support::program::{Serving, admit, command, run};
use crate::support::remote::{answer, client};

const TALK: Conversation = Conversation::fixed(7);

async fn ask<T: serde::de::DeserializeOwned>(
    client: &Client,
    relay: &Serving,
    action: Action,
    body: Vec<u8>,
) -> Option<Result<T, Refusal>> {
    let (method, path) = action.method_and_path(&TALK.id.0);
    let sent = client
        .request(
            Method::from_bytes(method.as_bytes()).expect("a method"),
            format!("{}{path}", relay.url),
        )
        .header("content-type", kith_wire::CONTENT_TYPE)
        .body(body)
        .send()
        .await;
    Some(answer(sent.ok()?).await)
}

async fn create(client: &Client, relay: &Serving, token: Token) -> Result<ChannelCreated, Refusal> {
    let body = TALK.create(5, Authority::Admission(token));
    ask(client, relay, Action::CreateChannel, body)
        .await
        .expect("an answer")
}

/// All that the relay has of the conversation: cursor and number of each entry.
async fn everything(client: &Client, relay: &Serving) -> Vec<(Cursor, u32)> {
    let mut all = Vec::new();
    loop {
        let after = all.last().map(|(cursor, _): &(Cursor, u32)| cursor.clone());
        let body = pull(vec![TALK.pull_part(5, after)], 64 * 1024);
        let answer = ask(client, relay, Action::Pull, body).await.expect("an answer");
        let PullAnswer { mut results } = answer.expect("answered");
        let PullResult::Page(page) = results.remove(0) else {
            panic!("refused")
        };
        for entry in page.entries {
            let kith_wire::channel::Content::Sealed(sealed) = entry.content else {
                panic!("expired")
            };
            all.push((entry.cursor, number(&sealed)));
        }
        if !page.more {
            return all;
        }
    }
}

#[tokio::test]
async fn an_operator_admits_and_revokes_while_the_relay_serves() {
    let dir = tempfile::tempdir().expect("a folder");
    let relay = Serving::start(dir.path());
    let client = client();
    let token = admit(dir.path());
    create(&client, &relay, token).await.expect("created");
    let listed = run(dir.path(), "admissions", &[]);
    let listed = String::from_utf8(listed.stdout).expect("text");
    assert!(listed.contains("1/1000") && listed.contains("valid") && !listed.contains(&token.0.to_hex()));
    assert!(run(dir.path(), "revoke", &["1"]).status.success());
    assert_eq!(run(dir.path(), "revoke", &["2"]).status.code(), Some(1));
    let other = Conversation::fixed(8);
    let path = Action::CreateChannel.method_and_path(&other.id.0).1;
    let request = client
        .put(format!("{}{path}", relay.url))
        .header("content-type", kith_wire::CONTENT_TYPE)
        .body(other.create(5, Authority::Admission(token)));
    let refused = answer::<ChannelCreated>(request.send().await.expect("an answer")).await;
    assert_eq!(refused.map_err(|refusal| refusal.code), Err(Code::NotAdmitted));
}

#[tokio::test]
async fn what_was_acknowledged_before_a_kill_is_there_after_it() {
    let dir = tempfile::tempdir().expect("a folder");
    let client = client();
    let relay = Serving::start(dir.path());
    let token = admit(dir.path());
    create(&client, &relay, token).await.expect("created");
    let next = AtomicU32::new(0);
    let writer = async || {
        let mut acknowledged = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number == 200 {
                relay.signal("-KILL");
            }
            let body = TALK.entries(5, &[sealed(number)]);
            match ask::<Appended>(&client, &relay, Action::Append, body).await {
                Some(stored) => acknowledged.push((stored.expect("stored").cursors.remove(0), number)),
                None => return acknowledged,
            }
        }
    };
    let written = futures_util::future::join_all((0..16).map(|_| writer())).await.concat();
    assert!(written.len() >= 150);
    assert_eq!(relay.end().0, None, "it was killed");
    let relay = Serving::start(dir.path());
    let all = everything(&client, &relay).await;
    for entry in &written {
        assert!(all.contains(entry), "{entry:?} was acknowledged");
    }
    let mut numbers: Vec<_> = all.iter().map(|(_, number)| *number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), all.len());
}

#[tokio::test]
async fn a_request_in_flight_at_a_stop_is_finished() {
    for signal in ["-TERM", "-INT"] {
        let dir = tempfile::tempdir().expect("a folder");
        let relay = Serving::start(dir.path());
        let client = client();
        create(&client, &relay, admit(dir.path())).await.expect("created");
        let body = TALK.entries(5, &[sealed(1)]);
        let mut stream = TcpStream::connect(relay.url.trim_start_matches("http://")).expect("connected");
        write!(
            stream,
            "POST {} HTTP/1.1\r\nhost: relay\r\ncontent-type: {}\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
            Action::Append.method_and_path(&TALK.id.0).1,
            kith_wire::CONTENT_TYPE,
            body.len()
        )
        .expect("written");
        let mut reader = BufReader::new(stream.try_clone().expect("cloned"));
        let mut line = String::new();
        reader.read_line(&mut line).expect("it waits for the body");
        assert!(line.starts_with("HTTP/1.1 100"), "{line}");
        relay.signal(signal);
        // It has heard the signal when it listens no longer.
        while TcpStream::connect(relay.url.trim_start_matches("http://")).is_ok() {
            std::thread::yield_now();
        }
        stream.write_all(&body).expect("written");
        let mut answered = Vec::new();
        reader.read_to_end(&mut answered).expect("closed");
        // The line that ends "100 Continue", then head and body of the answer.
        let answered = &answered[2..];
        assert!(answered.starts_with(b"HTTP/1.1 200"));
        let head = answered
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .expect("a head");
        let Appended { cursors } = decode(&answered[head + 4..]).expect("an answer");
        assert_eq!(cursors.len(), 1);
        let (status, log) = relay.end();
        assert_eq!(status, Some(0), "{log}");
        assert!(log.contains("has stopped") && !log.contains("cut off"), "{log}");
        assert!(!dir.path().join("relay.db-wal").exists(), "the log is in the database");
    }
}

#[tokio::test]
async fn a_log_names_nobody() {
    let dir = tempfile::tempdir().expect("a folder");
    let relay = Serving::start(dir.path());
    let client = client();
    let token = admit(dir.path());
    create(&client, &relay, token).await.expect("created");
    let refused = ask::<Appended>(&client, &relay, Action::Append, TALK.entries(9, &[sealed(1)])).await;
    assert!(refused.expect("an answer").is_err());
    relay.signal("-TERM");
    let (_, log) = relay.end();
    assert_eq!(log.lines().count(), 3, "{log}");
    for private in [&TALK.id.0.to_hex(), &token.0.to_hex(), "127.0.0.1", "/v1/"] {
        assert!(!log.contains(private), "{log}");
    }
}

#[test]
fn a_second_relay_on_the_same_folder_fails_at_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let _relay = Serving::start(dir.path());
    let second = run(dir.path(), "serve", &["--listen", "127.0.0.1:0"]);
    assert_eq!(second.status.code(), Some(1));
    assert!(second.stdout.is_empty());
    let said = String::from_utf8(second.stderr).expect("text");
    assert!(said.contains("another kith-relay serves this folder"), "{said}");
}

#[test]
fn plain_http_is_not_served_to_other_machines_unless_a_proxy_is_declared() {
    let dir = tempfile::tempdir().expect("a folder");
    for address in ["0.0.0.0:0", "[::]:0"] {
        let refused = run(dir.path(), "serve", &["--listen", address]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(
            String::from_utf8(refused.stderr)
                .expect("text")
                .contains("--behind-proxy")
        );
    }
    assert_eq!(run(dir.path(), "serve", &["--tls-cert", "x"]).status.code(), Some(2));
    let mut child = command(dir.path(), "serve")
        .args(["--listen", "0.0.0.0:0", "--behind-proxy"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .expect("starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("a pipe"))
        .read_line(&mut line)
        .expect("a line");
    child.kill().expect("killed");
    child.wait().expect("ended");
    assert!(line.starts_with("listening http://0.0.0.0:"), "{line}");
}

#[test]
fn the_help_shows_a_stranger_how_to_begin() {
    let dir = tempfile::tempdir().expect("a folder");
    let output = run(dir.path(), "serve", &["--help"]);
    let serve = String::from_utf8(output.stdout).expect("text");
    assert!(serve.contains("listening http://") && serve.contains("--retention-days"));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_kith-relay"))
        .arg("--help")
        .output();
    let help = String::from_utf8(output.expect("runs").stdout).expect("text");
    assert!(help.contains("kith-relay serve --data") && help.contains("kith-relay admit --data"));
}
