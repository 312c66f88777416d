//! HTTPS by reqwest with rustls, the ring provider and the bundled roots.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::live;
use super::net::{Answer, Call, Method, Net, NetError, Pending, Relay, Socket};

/// Reaches relays by HTTPS, by plain HTTP only on loopback. One client a relay, since each trusts its own authority.
#[derive(Default)]
pub struct HttpsNet {
    clients: Mutex<HashMap<Relay, reqwest::Client>>,
}

pub(super) const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
const CALL_TIMEOUT: Duration = Duration::from_secs(60);
const LARGEST_ANSWER: usize = kith_wire::limit::BYTES_PER_PULL + kith_wire::limit::LARGEST_BUCKET + 64 * 1024;

impl HttpsNet {
    fn client(&self, relay: &Relay) -> Result<reqwest::Client, NetError> {
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(relay) {
            return Ok(client.clone());
        }
        let client = build(relay).ok_or(NetError::NotARelay)?;
        clients.insert(relay.clone(), client.clone());
        Ok(client)
    }
}

/// The bundled roots, and for this relay its own authority.
pub(super) fn trust(relay: &Relay) -> Option<rustls::ClientConfig> {
    use rustls::pki_types::pem::PemObject;
    let mut roots = rustls::RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    if let Some(pem) = &relay.authority_pem {
        for certificate in rustls::pki_types::CertificateDer::pem_slice_iter(pem.as_bytes()) {
            roots.add(certificate.ok()?).ok()?;
        }
    }
    let config = rustls::ClientConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .ok()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Some(config)
}

fn build(relay: &Relay) -> Option<reqwest::Client> {
    reqwest::Client::builder()
        .tls_backend_preconfigured(trust(relay)?)
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(CALL_TIMEOUT)
        .build()
        .ok()
}

/// A peer that breaks the rules of TLS or HTTP, or whose certificate is not trusted, is no relay, and trying again does not
/// help; a connection that does not come about or breaks off is one.
fn why(error: &reqwest::Error) -> NetError {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if breaks_the_rules(error) {
            return NetError::NotARelay;
        }
        cause = match error.downcast_ref::<std::io::Error>() {
            // What an I/O error wraps is not what it gives as its source.
            Some(wrapping) => wrapping
                .get_ref()
                .map(|inner| inner as &(dyn std::error::Error + 'static)),
            None => error.source(),
        };
    }
    NetError::Unreachable
}

fn breaks_the_rules(error: &(dyn std::error::Error + 'static)) -> bool {
    error.is::<rustls::Error>() || error.downcast_ref::<hyper::Error>().is_some_and(hyper::Error::is_parse)
}

impl Net for HttpsNet {
    fn call<'a>(&'a self, relay: &'a Relay, call: Call) -> Pending<'a> {
        Box::pin(async move {
            let client = self.client(relay)?;
            let method = match call.method {
                Method::Put => reqwest::Method::PUT,
                Method::Post => reqwest::Method::POST,
            };
            let send = || {
                client
                    .request(method.clone(), format!("{}{}", relay.url, call.path))
                    .header("content-type", kith_wire::CONTENT_TYPE)
                    .body(call.body.clone())
                    .send()
            };
            // A connection that was kept may be dead, after a sleep or when the relay was restarted: every call of the
            // protocol may be repeated, so it is tried once more on a new one.
            let mut response = match send().await {
                Ok(response) => response,
                Err(error) => match why(&error) {
                    NetError::Unreachable if !error.is_timeout() && !error.is_connect() => {
                        send().await.map_err(|error| why(&error))?
                    }
                    cause => return Err(cause),
                },
            };
            let status = response.status().as_u16();
            let mut body = Vec::new();
            while let Some(chunk) = response.chunk().await.map_err(|error| why(&error))? {
                if body.len() + chunk.len() > LARGEST_ANSWER {
                    return Err(NetError::NotARelay);
                }
                body.extend_from_slice(&chunk);
            }
            Ok(Answer { status, body })
        })
    }

    fn live<'a>(&'a self, relay: &'a Relay) -> Pending<'a, Box<dyn Socket>> {
        Box::pin(live::open(relay))
    }
}

#[cfg(test)]
mod tests;
