//! What answers is told from what is away. Peers are threads on loopback that serve one connection after the other.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use super::*;

/// A peer that does this with each connection; gives its port.
fn peer(serve: impl Fn(TcpStream) + Send + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    std::thread::spawn(move || listener.incoming().flatten().for_each(serve));
    port
}

/// Reads what comes first, says this and hangs up.
fn saying(answer: &'static [u8]) -> impl Fn(TcpStream) + Send {
    move |mut stream| {
        // The client may be gone already.
        let _ = stream.read(&mut [0; 4096]);
        let _ = stream.write_all(answer);
    }
}

fn fixture(name: &str) -> std::path::PathBuf {
    // Where it runs, not where it was built: several copies of the project may share one cache.
    let folder = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    let root = Path::new(&folder).parent().expect("the workspace");
    root.join("relay/tests/fixtures").join(name)
}

/// Speaks TLS with a certificate for localhost that no root vouches for, and answers every request.
fn with_own_certificate() -> impl Fn(TcpStream) + Send {
    let chain = vec![CertificateDer::from_pem_file(fixture("localhost.pem")).expect("a certificate")];
    let key = PrivateKeyDer::from_pem_file(fixture("localhost.key.pem")).expect("its key");
    let config = rustls::ServerConfig::builder_with_provider(rustls::crypto::ring::default_provider().into())
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("they belong together");
    let config = Arc::new(config);
    move |mut stream| {
        let mut session = rustls::ServerConnection::new(Arc::clone(&config)).expect("a session");
        let mut tls = rustls::Stream::new(&mut session, &mut stream);
        // A client that does not trust it ends the handshake.
        let _ = tls.read(&mut [0; 4096]);
        let _ = tls.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nkith");
        tls.conn.send_close_notify();
        let _ = tls.flush();
    }
}

async fn call(url: String, authority: Option<&str>) -> Result<Answer, NetError> {
    let authority = authority.map(|name| std::fs::read_to_string(fixture(name)).expect("readable"));
    let relay = Relay::parse(&url, authority).expect("an address");
    let call = Call {
        method: Method::Post,
        path: "/v1/pull".into(),
        body: Vec::new(),
    };
    HttpsNet::default().call(&relay, call).await
}

#[tokio::test]
async fn a_peer_that_does_not_speak_http_is_no_relay() {
    let port = peer(saying(b"SSH-2.0-OpenSSH_9.9\r\n"));
    assert_eq!(
        call(format!("http://127.0.0.1:{port}"), None).await,
        Err(NetError::NotARelay)
    );
}

#[tokio::test]
async fn a_peer_that_does_not_speak_tls_is_no_relay() {
    let port = peer(saying(b"HTTP/1.1 400 Bad Request\r\n\r\n"));
    assert_eq!(
        call(format!("https://localhost:{port}"), None).await,
        Err(NetError::NotARelay)
    );
}

#[tokio::test]
async fn a_peer_that_wants_tls_is_no_relay_on_plain_http() {
    let port = peer(with_own_certificate());
    assert_eq!(
        call(format!("http://localhost:{port}"), None).await,
        Err(NetError::NotARelay)
    );
}

#[tokio::test]
async fn a_certificate_that_nobody_vouches_for_is_no_relay_until_its_authority_is_trusted() {
    let port = peer(with_own_certificate());
    let url = || format!("https://localhost:{port}");
    assert_eq!(call(url(), None).await, Err(NetError::NotARelay));
    let answer = call(url(), Some("localhost.pem")).await.expect("trusted");
    assert_eq!((answer.status, answer.body.as_slice()), (200, b"kith".as_slice()));
}

#[tokio::test]
async fn a_certificate_for_another_host_is_no_relay() {
    let port = peer(with_own_certificate());
    let url = format!("https://[::ffff:127.0.0.1]:{port}");
    assert_eq!(call(url, Some("localhost.pem")).await, Err(NetError::NotARelay));
}

#[tokio::test]
async fn a_peer_that_hangs_up_or_is_not_there_is_away() {
    for answer in [&b""[..], b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nten bytes."] {
        let port = peer(saying(answer));
        assert_eq!(
            call(format!("http://127.0.0.1:{port}"), None).await,
            Err(NetError::Unreachable)
        );
        assert_eq!(
            call(format!("https://localhost:{}", peer(saying(b""))), None).await,
            Err(NetError::Unreachable)
        );
    }
    let nobody = TcpListener::bind("127.0.0.1:0")
        .expect("a free port")
        .local_addr()
        .expect("bound");
    assert_eq!(call(format!("http://{nobody}"), None).await, Err(NetError::Unreachable));
}
