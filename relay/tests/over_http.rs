//! The transport: paths, statuses, bounds, the socket, TLS and slow clients.

use std::path::Path;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use kith_relay::http::{self, Options, Stopped, TlsFiles};
use kith_wire::channel::{Appended, PullAnswer, PullResult};
use kith_wire::live::{Event, Subscribe};
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::Action;
use kith_wire::{decode, encode, limit};
use reqwest::{Certificate, Client, Method};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

use crate::support::local::{Local, code, numbers};
use crate::support::people::{Conversation, Owner, pull, sealed};
use crate::support::remote::{Remote, answer, client};

const TALK: Conversation = Conversation::fixed(7);

fn entries() -> String {
    Action::Append.method_and_path(&TALK.id.0).1
}

async fn read(remote: &Remote) -> Vec<u32> {
    let body = pull(vec![TALK.pull_part(5, None)], u32::MAX);
    let mut answer: PullAnswer = remote.ask(Method::POST, "/v1/pull", body).await.expect("answered");
    match answer.results.remove(0) {
        PullResult::Page(page) => numbers(&page),
        PullResult::Refused(refusal) => panic!("refused: {refusal:?}"),
    }
}

#[tokio::test]
async fn ana_and_ben_talk_over_both_versions_of_http() {
    let mut remote = Remote::with(Local::with(TALK), Options::default()).await;
    let http1: Appended = remote
        .ask(Method::POST, &entries(), TALK.entries(5, &[sealed(1)]))
        .await
        .expect("stored");
    remote.client = Client::builder()
        .no_proxy()
        .http2_prior_knowledge()
        .build()
        .expect("a client");
    let http2: Appended = remote
        .ask(Method::POST, &entries(), TALK.entries(5, &[sealed(1)]))
        .await
        .expect("known");
    assert_eq!(http1, http2);
    assert_eq!(read(&remote).await, [1]);
    assert_eq!(remote.running.stop().await, Stopped::Drained);
}

#[tokio::test]
async fn every_refusal_has_its_status_and_says_its_reason_in_the_protocols_type() {
    let remote = Remote::with(Local::with(TALK), Options::default()).await;
    let other = Conversation::fixed(8);
    let upper = entries().replace("07", "0A");
    let asked = [
        (Method::GET, "/".into(), vec![], Code::Malformed),
        (Method::GET, entries(), vec![], Code::Malformed),
        (Method::GET, "/v1/live".into(), vec![], Code::Malformed),
        (Method::POST, upper, TALK.entries(5, &[sealed(1)]), Code::Malformed),
        (
            Method::POST,
            entries(),
            TALK.entries(6, &[sealed(1)]),
            Code::UnknownEpoch,
        ),
        (Method::POST, entries(), other.entries(5, &[sealed(1)]), Code::Malformed),
        (
            Method::POST,
            Action::Append.method_and_path(&other.id.0).1,
            other.entries(5, &[sealed(1)]),
            Code::UnknownChannel,
        ),
        (
            Method::POST,
            Action::PullInbox.method_and_path(&Owner::new(1).inbox().0).1,
            Owner::new(1).pull(&[]),
            Code::UnknownInbox,
        ),
    ];
    for (method, path, body, code) in asked {
        let refused: Result<Appended, Refusal> = remote.ask(method, &path, body).await;
        assert_eq!(refused.map_err(|refusal| refusal.code), Err(code), "{path}");
    }
}

#[tokio::test]
async fn a_body_of_another_type_or_above_the_limit_is_refused() {
    let remote = Remote::with(Local::with(TALK), Options::default()).await;
    let post = || remote.client.post(remote.url(&entries()));
    let typed = || post().header("content-type", kith_wire::CONTENT_TYPE);
    let huge = vec![0; limit::BODY + 1];
    let json = post()
        .header("content-type", "application/json")
        .body(TALK.entries(5, &[sealed(1)]));
    let announced = typed().body(huge.clone());
    for (request, code) in [(json, Code::Malformed), (announced, Code::TooLarge)] {
        let refused = answer::<Appended>(request.send().await.expect("an answer")).await;
        assert_eq!(refused.map_err(|refusal| refusal.code), Err(code));
    }
    // Without an announced length the body is read up to the limit, then refused.
    let mut stream = TcpStream::connect(remote.running.address()).await.expect("connected");
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: relay\r\ncontent-type: {}\r\ntransfer-encoding: chunked\r\n\r\n{:x}\r\n",
        entries(),
        kith_wire::CONTENT_TYPE,
        huge.len()
    );
    stream.write_all(head.as_bytes()).await.expect("written");
    // The relay may hang up before it has all.
    let _ = stream.write_all(&huge).await;
    let mut start = [0; 12];
    stream.read_exact(&mut start).await.expect("an answer");
    assert_eq!(&start, b"HTTP/1.1 413");
}

#[tokio::test]
async fn a_client_that_asks_too_often_is_told_to_wait() {
    let options = Options {
        requests_per_second: 1,
        ..Options::default()
    };
    // The relay's clock stands still: no request is refilled.
    let remote = Remote::with(Local::with(TALK), options).await;
    for _ in 0..10 {
        remote
            .ask::<Appended>(Method::POST, &entries(), TALK.entries(5, &[sealed(1)]))
            .await
            .expect("stored");
    }
    let response = remote
        .raw(Method::POST, &entries(), TALK.entries(5, &[sealed(1)]))
        .await;
    assert_eq!(response.headers()["retry-after"], "1");
    let refusal = answer::<Appended>(response).await.expect_err("refused");
    assert_eq!((refusal.code, refusal.retry_after_s), (Code::RateLimited, Some(1)));
    let health = remote.raw(Method::GET, "/healthz", vec![]).await;
    assert!(health.status().is_success());
}

#[tokio::test]
async fn a_request_that_waits_for_the_disk_keeps_its_share_of_the_memory() {
    let local = Local::with(TALK);
    let disk = rusqlite::Connection::open(local.dir.path().join("relay.db")).expect("opens");
    let (append, pull) = (TALK.entries(5, &[sealed(1)]), pull(vec![TALK.pull_part(5, None)], 1000));
    let options = Options {
        body_bytes: u32::try_from(append.len().max(pull.len())).expect("small"),
        requests_per_second: 1_000_000,
        ..Options::default()
    };
    let remote = Remote::with(local, options).await;
    disk.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let appending = async {
        loop {
            let appended = remote.ask::<Appended>(Method::POST, &entries(), append.clone()).await;
            // The one that pulls may have had the memory.
            if code(appended) != Some(Code::Unavailable) {
                break;
            }
        }
    };
    let pulling = async {
        let mut refused = false;
        for _ in 0..1000 {
            let read = remote.ask::<PullAnswer>(Method::POST, "/v1/pull", pull.clone()).await;
            refused = code(read) == Some(Code::Unavailable);
            if refused {
                break;
            }
        }
        disk.execute_batch("ROLLBACK").expect("free again");
        refused
    };
    let ((), refused) = tokio::join!(appending, pulling);
    assert!(refused);
    assert_eq!(read(&remote).await, [1]);
}

#[tokio::test]
async fn a_pull_of_many_channels_costs_its_client_many_requests() {
    let options = Options {
        requests_per_second: 1,
        ..Options::default()
    };
    let remote = Remote::with(Local::with(TALK), options).await;
    let body = pull(vec![TALK.pull_part(5, None); 8], 1000);
    let read = remote.ask::<PullAnswer>(Method::POST, "/v1/pull", body.clone()).await;
    assert_eq!(read.expect("read").results.len(), 8);
    let again = remote.ask::<PullAnswer>(Method::POST, "/v1/pull", body).await;
    assert_eq!(code(again), Some(Code::RateLimited));
    let single = pull(vec![TALK.pull_part(5, None)], 1000);
    remote
        .ask::<PullAnswer>(Method::POST, "/v1/pull", single)
        .await
        .expect("a small one");
}

#[tokio::test]
async fn the_operator_sees_sums_and_nothing_that_belongs_to_anybody() {
    let remote = Remote::with(Local::with(TALK), Options::default()).await;
    remote
        .ask::<Appended>(Method::POST, &entries(), TALK.entries(5, &[sealed(1), sealed(2)]))
        .await
        .expect("stored");
    let text = remote
        .raw(Method::GET, "/metrics", vec![])
        .await
        .text()
        .await
        .expect("text");
    assert!(text.contains("kith_relay_entries_total 2\n"), "{text}");
    assert!(
        text.contains("kith_relay_requests_total{kind=\"append\",outcome=\"done\"} 1\n"),
        "{text}"
    );
    assert!(!text.contains(&TALK.id.0.to_hex()) && !text.contains("127.0.0.1"));
}

#[tokio::test]
async fn behind_a_proxy_sums_are_not_given_to_the_world() {
    let options = Options {
        front: http::Front::Proxy,
        ..Options::default()
    };
    let remote = Remote::with(Local::with(TALK), options).await;
    let request = remote
        .client
        .get(remote.url("/metrics"))
        .header("x-forwarded-for", "192.0.2.1");
    assert_eq!(request.send().await.expect("an answer").status(), 404);
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

async fn socket(remote: &Remote) -> Socket {
    let url = format!("ws://{}/v1/live", remote.running.address());
    tokio_tungstenite::connect_async(url).await.expect("upgraded").0
}

/// The next frame; a relay that should speak and does not fails the test instead of stopping it.
async fn frame(socket: &mut Socket) -> Message {
    let frame = tokio::time::timeout(Duration::from_secs(20), socket.next()).await;
    frame.expect("the relay speaks").expect("open").expect("a frame")
}

async fn event(socket: &mut Socket) -> Event {
    loop {
        match frame(socket).await {
            Message::Binary(frame) => return decode(&frame).expect("an event"),
            Message::Ping(_) => {}
            other => panic!("{other:?}"),
        }
    }
}

async fn closed(socket: &mut Socket) -> u16 {
    loop {
        if let Message::Close(Some(frame)) = frame(socket).await {
            return frame.code.into();
        }
    }
}

#[tokio::test]
async fn a_live_device_hears_that_a_channel_grew_and_that_it_was_removed() {
    let remote = Remote::with(Local::with(TALK), Options::default()).await;
    let mut socket = socket(&remote).await;
    let subscribe = Subscribe {
        channels: vec![TALK.watch(5)],
        inboxes: vec![],
    };
    socket
        .send(Message::Binary(encode(&subscribe).into()))
        .await
        .expect("sent");
    assert_eq!(event(&mut socket).await, Event::Subscribed { refused: vec![] });
    for body in [TALK.entries(5, &[sealed(1)]), TALK.commit(5, sealed(2), true)] {
        remote
            .ask::<Appended>(Method::POST, &entries(), body)
            .await
            .expect("stored");
        assert_eq!(event(&mut socket).await, Event::Grew(TALK.id));
    }
    assert_eq!(event(&mut socket).await, Event::Ended(TALK.id));
    socket.send(Message::Binary(vec![0xc1].into())).await.expect("sent");
    assert_eq!(closed(&mut socket).await, 1008);
}

#[tokio::test]
async fn a_subscription_of_many_channels_costs_its_client_many_requests() {
    let options = Options {
        requests_per_second: 1,
        ..Options::default()
    };
    let remote = Remote::with(Local::with(TALK), options).await;
    let mut socket = socket(&remote).await;
    let subscribe = encode(&Subscribe {
        channels: vec![TALK.watch(5); 8],
        inboxes: vec![],
    });
    socket
        .send(Message::Binary(subscribe.clone().into()))
        .await
        .expect("sent");
    assert_eq!(event(&mut socket).await, Event::Subscribed { refused: vec![] });
    socket.send(Message::Binary(subscribe.into())).await.expect("sent");
    assert_eq!(closed(&mut socket).await, 1013);
}

#[tokio::test]
async fn a_stop_closes_live_sockets_and_counts_as_drained() {
    let remote = Remote::with(Local::with(TALK), Options::default()).await;
    let mut socket = socket(&remote).await;
    let (stopped, code) = tokio::join!(remote.running.stop(), closed(&mut socket));
    assert_eq!((stopped, code), (Stopped::Drained, 1001));
}

#[tokio::test]
async fn sockets_beyond_the_limit_and_silent_ones_are_turned_away() {
    let options = Options {
        live: 1,
        hello: Duration::from_millis(50),
        ..Options::default()
    };
    let remote = Remote::with(Local::with(TALK), options).await;
    let mut first = socket(&remote).await;
    let url = format!("ws://{}/v1/live", remote.running.address());
    assert!(tokio_tungstenite::connect_async(url).await.is_err());
    assert_eq!(closed(&mut first).await, 1008, "it never subscribed");
}

#[tokio::test]
async fn a_client_that_dawdles_is_left() {
    let options = Options {
        hello: Duration::from_millis(50),
        body: Duration::from_millis(50),
        ..Options::default()
    };
    let remote = Remote::with(Local::with(TALK), options).await;
    let head = format!(
        "POST {} HTTP/1.1\r\nhost: relay\r\ncontent-type: {}\r\ncontent-length: 500\r\n\r\nhalf",
        entries(),
        kith_wire::CONTENT_TYPE
    );
    for half in ["POST /v1/pu", head.as_str()] {
        let mut stream = TcpStream::connect(remote.running.address()).await.expect("connected");
        stream.write_all(half.as_bytes()).await.expect("written");
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).await.expect("closed");
        assert!(
            rest.is_empty() || rest.starts_with(b"HTTP/1.1 4"),
            "{}",
            String::from_utf8_lossy(&rest)
        );
    }
}

#[tokio::test]
async fn the_relay_speaks_tls_itself() {
    // Where it runs, not where it was built: several copies of the project may share one cache.
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    let fixtures = Path::new(&folder).join("tests/fixtures");
    let files = TlsFiles {
        certificate: fixtures.join("localhost.pem"),
        key: fixtures.join("localhost.key.pem"),
    };
    let Local { service, dir, .. } = Local::with(TALK);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let running = http::start(listener, service.into(), Options::default(), Some(&files)).expect("starts");
    drop(client());
    let authority = Certificate::from_pem(&std::fs::read(&files.certificate).expect("read")).expect("a certificate");
    let client = Client::builder()
        .no_proxy()
        .tls_certs_only([authority])
        .build()
        .expect("a client");
    let url = format!("https://localhost:{}/healthz", running.address().port());
    let response = client.get(url).send().await.expect("an answer");
    assert_eq!(
        (response.status().as_u16(), response.version()),
        (200, reqwest::Version::HTTP_2)
    );
    assert_eq!(running.stop().await, Stopped::Drained);
    drop(dir);
}
