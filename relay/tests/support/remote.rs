//! A relay with HTTP, in this process.

use std::sync::Once;

use kith_relay::http::{self, Options, Running};
use kith_wire::decode;
use kith_wire::refusal::Refusal;
use reqwest::{Client, Method, Response};
use serde::de::DeserializeOwned;
use tempfile::TempDir;
use tokio::net::TcpListener;

use super::local::Local;

/// A relay that serves on a free port of this machine.
pub struct Remote {
    pub running: Running,
    pub client: Client,
    _dir: TempDir,
}

impl Remote {
    pub async fn with(local: Local, options: Options) -> Self {
        let Local { service, dir, .. } = local;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        Remote {
            running: http::start(listener, service.into(), options, None).expect("starts"),
            client: client(),
            _dir: dir,
        }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address())
    }

    pub async fn raw(&self, method: Method, path: &str, body: Vec<u8>) -> Response {
        self.client
            .request(method, self.url(path))
            .header("content-type", kith_wire::CONTENT_TYPE)
            .body(body)
            .send()
            .await
            .expect("an answer")
    }

    pub async fn ask<T: DeserializeOwned>(&self, method: Method, path: &str, body: Vec<u8>) -> Result<T, Refusal> {
        answer(self.raw(method, path, body).await).await
    }
}

/// A client of HTTP that would need a provider of TLS only if it met `https`.
pub fn client() -> Client {
    static RING: Once = Once::new();
    RING.call_once(|| {
        rustls::crypto::ring::default_provider()
            .install_default()
            .expect("nothing else installs one");
    });
    Client::builder().no_proxy().build().expect("a client")
}

pub async fn answer<T: DeserializeOwned>(response: Response) -> Result<T, Refusal> {
    let status = response.status();
    let body = response.bytes().await.expect("a body");
    if status.is_success() {
        Ok(decode(&body).expect("an answer of the protocol"))
    } else {
        let refusal: Refusal = decode(&body).expect("a refusal of the protocol");
        assert_eq!(status.as_u16(), refusal.code.status());
        Err(refusal)
    }
}
