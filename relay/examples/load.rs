//! Load for a relay that runs: many connections append single entries as fast as they are answered.
//!
//! `cargo run --release -p kith-relay --example load -- http://127.0.0.1:8460 kith-admission-… 64 200`
//! prints appends a second. Requests are signed beforehand, so that the relay is what is measured. The
//! relay must allow it: `kith-relay serve --requests-per-second 1000000`.

use std::error::Error;
use std::io::Write;
use std::time::Instant;

use ed25519_dalek::SigningKey;
use kith_wire::channel::{Append, Authority, Create, Sealed, Start};
use kith_wire::id::{ChannelId, Epoch, PublicKey, Token};
use kith_wire::sign::{Action, ChannelPart};
use kith_wire::{Array, CONTENT_TYPE, encode};

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, token, connections, each] = arguments.as_slice() else {
        return Err("usage: load URL TOKEN CONNECTIONS APPENDS".into());
    };
    let token = Token::from_text(token)?;
    let (connections, each): (usize, u32) = (connections.parse()?, each.parse()?);
    rustls::crypto::ring::default_provider()
        .install_default()
        .map_err(|_| "a provider of TLS is installed already")?;
    let mut writers = Vec::new();
    for _ in 0..connections {
        writers.push(Writer::ready(url, token, each).await?);
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
    client: reqwest::Client,
    url: String,
    bodies: Vec<Vec<u8>>,
}

impl Writer {
    async fn ready(url: &str, token: Token, each: u32) -> Outcome<Self> {
        let mut seed = [0; 32];
        getrandom::fill(&mut seed)?;
        let key = SigningKey::from_bytes(&seed);
        let verifier = PublicKey(Array(key.verifying_key().to_bytes()));
        let channel = ChannelId(verifier.0);
        let sign = |action, body| ChannelPart::sign(&key, action, channel, Epoch(0), body);
        let client = reqwest::Client::builder().no_proxy().build()?;
        let create = Create {
            part: sign(Action::CreateChannel, encode(&Start { verifier })),
            authority: Authority::Admission(token),
        };
        let path = Action::CreateChannel.method_and_path(&channel.0).1;
        let request = client.put(format!("{url}{path}")).header("content-type", CONTENT_TYPE);
        request.body(encode(&create)).send().await?.error_for_status()?;
        let bodies = (0..each).map(|number| {
            let mut entry = vec![0; 512];
            entry[..4].copy_from_slice(&number.to_be_bytes());
            encode(&sign(Action::Append, encode(&Append::Entries(vec![Sealed(entry)]))))
        });
        Ok(Writer {
            client,
            url: format!("{url}{}", Action::Append.method_and_path(&channel.0).1),
            bodies: bodies.collect(),
        })
    }

    async fn write(self) -> Outcome<()> {
        for body in self.bodies {
            let request = self.client.post(&self.url).header("content-type", CONTENT_TYPE);
            request.body(body).send().await?.error_for_status()?.bytes().await?;
        }
        Ok(())
    }
}
