//! The live socket: a WebSocket over the same trust as the calls.

use std::sync::Arc;

use futures_util::{SinkExt, StreamExt};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use super::https::{CONNECT_TIMEOUT, trust};
use super::net::{NetError, Pending, Relay, Socket};

/// Largest frame that a relay sends, in bytes.
const LARGEST_FRAME: usize = 64 * 1024;

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Opens the socket of a relay.
pub(super) async fn open(relay: &Relay) -> Result<Box<dyn Socket>, NetError> {
    match timeout(CONNECT_TIMEOUT, connect(relay)).await {
        Ok(connected) => connected,
        Err(_) => Err(NetError::Unreachable),
    }
}

async fn connect(relay: &Relay) -> Result<Box<dyn Socket>, NetError> {
    let mut url = reqwest::Url::parse(&relay.url).map_err(|_| NetError::NotARelay)?;
    let secure = url.scheme() == "https";
    let (Some(host), Some(port)) = (url.host_str().map(str::to_owned), url.port_or_known_default()) else {
        return Err(NetError::NotARelay);
    };
    let host = host.trim_matches(['[', ']']).to_owned();
    let stream = TcpStream::connect((host.as_str(), port))
        .await
        .map_err(|_| NetError::Unreachable)?;
    let stream: Box<dyn Stream> = if secure {
        let name = host.try_into().map_err(|_| NetError::NotARelay)?;
        let config = trust(relay).ok_or(NetError::NotARelay)?;
        let tls = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
        Box::new(tls.map_err(|_| NetError::NotARelay)?)
    } else {
        Box::new(stream)
    };
    url.set_scheme(if secure { "wss" } else { "ws" })
        .map_err(|()| NetError::NotARelay)?;
    url.set_path("/v1/live");
    let limits = WebSocketConfig::default()
        .max_message_size(Some(LARGEST_FRAME))
        .max_frame_size(Some(LARGEST_FRAME));
    let (socket, _) = client_async_with_config(url.as_str(), stream, Some(limits))
        .await
        .map_err(|_| NetError::Unreachable)?;
    Ok(Box::new(Open(socket)))
}

struct Open(WebSocketStream<Box<dyn Stream>>);

impl Socket for Open {
    fn send(&mut self, frame: Vec<u8>) -> Pending<'_, ()> {
        Box::pin(async move {
            let sent = self.0.send(Message::Binary(frame.into())).await;
            sent.map_err(|_| NetError::Unreachable)
        })
    }

    fn receive(&mut self) -> Pending<'_, Vec<u8>> {
        Box::pin(async move {
            loop {
                match self.0.next().await {
                    Some(Ok(Message::Binary(frame))) => return Ok(frame.into()),
                    // Answered by the library.
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    Some(Ok(Message::Text(_) | Message::Frame(_))) => return Err(NetError::NotARelay),
                    Some(Ok(Message::Close(_)) | Err(_)) | None => return Err(NetError::Unreachable),
                }
            }
        })
    }
}
