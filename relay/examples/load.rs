//! Load for a relay that runs: many connections append single entries as fast as they are answered.
//!
//! `cargo run --release -p kith-relay --example load -- http://127.0.0.1:8460 kith-admission-… 64 200`
//! prints appends a second. Requests are signed and written out beforehand and two threads send them over bare
//! HTTP/1.1, so that the relay is what is measured: the load itself takes the same two cores. Every answer is read
//! and must be a success with one cursor. The relay must allow it: `kith-relay serve --requests-per-second 1000000`.

use std::error::Error;
use std::io::Write;
use std::time::Instant;

use ed25519_dalek::SigningKey;
use kith_wire::channel::{Append, Appended, Authority, Create, Sealed, Start};
use kith_wire::id::{ChannelId, Epoch, PublicKey, Token};
use kith_wire::sign::{Action, ChannelPart};
use kith_wire::{Array, CONTENT_TYPE, decode, encode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main(worker_threads = 2)]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, token, connections, each] = arguments.as_slice() else {
        return Err("usage: load URL TOKEN CONNECTIONS APPENDS".into());
    };
    let address = url.strip_prefix("http://").ok_or("the URL must begin with http://")?;
    let token = Token::from_text(token)?;
    let (connections, each): (usize, u32) = (connections.parse()?, each.parse()?);
    let mut writers = Vec::new();
    for _ in 0..connections {
        writers.push(Writer::ready(address, token, each).await?);
    }
    let start = Instant::now();
    let tasks: Vec<_> = writers.into_iter().map(|writer| tokio::spawn(writer.write())).collect();
    for task in tasks {
        task.await??;
    }
    let seconds = start.elapsed().as_secs_f64();
    let appends = f64::from(each) * connections as f64;
    writeln!(std::io::stdout(), "{:.0} appends a second", appends / seconds)?;
    Ok(())
}

/// One connection with a channel of its own.
struct Writer {
    connection: Connection,
    requests: Vec<Vec<u8>>,
}

impl Writer {
    async fn ready(address: &str, token: Token, each: u32) -> Outcome<Self> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)?;
        let key = SigningKey::from_bytes(&seed);
        let verifier = PublicKey(Array(key.verifying_key().to_bytes()));
        let channel = ChannelId(verifier.0);
        let sign = |action, body| ChannelPart::sign(&key, action, channel, Epoch(0), body);
        let create = Create {
            part: sign(Action::CreateChannel, encode(&Start { verifier })),
            authority: Authority::Admission(token),
        };
        let mut connection = Connection::open(address).await?;
        let create = request(address, Action::CreateChannel, channel, &encode(&create));
        connection.ask(&create).await?;
        let requests = (0..each).map(|number| {
            let mut entry = vec![0; 512];
            entry[..4].copy_from_slice(&number.to_be_bytes());
            let part = sign(Action::Append, encode(&Append::Entries(vec![Sealed(entry)])));
            request(address, Action::Append, channel, &encode(&part))
        });
        Ok(Writer {
            connection,
            requests: requests.collect(),
        })
    }

    async fn write(mut self) -> Outcome<()> {
        for request in &self.requests {
            let Appended { cursors } = decode(self.connection.ask(request).await?)?;
            if cursors.len() != 1 {
                return Err("not one cursor".into());
            }
        }
        Ok(())
    }
}

/// A request as it goes over the wire.
fn request(address: &str, action: Action, channel: ChannelId, body: &[u8]) -> Vec<u8> {
    let (method, path) = action.method_and_path(&channel.0);
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: {CONTENT_TYPE}\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// HTTP/1.1, as much of it as the relay's own answers need.
struct Connection {
    stream: TcpStream,
    answer: Vec<u8>,
}

impl Connection {
    async fn open(address: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            answer: Vec::with_capacity(1024),
        })
    }

    /// Sends a request and reads the body of its answer, which must be a success.
    async fn ask(&mut self, request: &[u8]) -> Outcome<&[u8]> {
        self.stream.write_all(request).await?;
        self.answer.clear();
        loop {
            if self.stream.read_buf(&mut self.answer).await? == 0 {
                return Err("the relay hung up".into());
            }
            let Some(end) = self.answer.windows(4).position(|four| four == b"\r\n\r\n") else {
                continue;
            };
            let head = std::str::from_utf8(&self.answer[..end])?;
            let length: usize = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length: "))
                .ok_or("an answer without its length")?
                .parse()?;
            if !head.starts_with("HTTP/1.1 200 ") {
                return Err(head.to_owned().into());
            }
            if self.answer.len() == end + 4 + length {
                return Ok(&self.answer[end + 4..]);
            }
        }
    }
}
