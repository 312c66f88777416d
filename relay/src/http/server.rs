//! Accepting, serving, draining.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tower::Service as _;

use super::meters::Meters;
use super::options::{Front, Options};
use super::patience::Patience;
use super::peer::{Peer, household};
use super::places::{Place, Places};
use super::rate::Rate;
use super::router::{Shared, router, stopped};
use super::tls::{TlsError, TlsFiles, acceptor};
use crate::service::Service;

const HOUR: Duration = Duration::from_secs(3600);

/// A relay that serves.
pub struct Running {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    accepting: JoinHandle<GracefulShutdown>,
    sweeping: JoinHandle<()>,
    shared: Arc<Shared>,
}

/// How a stop went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stopped {
    /// Every request in flight was answered.
    Drained,
    /// Some took too long and were cut off.
    CutOff,
}

/// Starts to serve what arrives at the listener.
pub fn start(
    listener: TcpListener,
    service: Arc<Service>,
    options: Options,
    tls: Option<&TlsFiles>,
) -> Result<Running, TlsError> {
    let tls = tls.map(acceptor).transpose()?;
    let (stop, stopping) = watch::channel(false);
    let each = match options.front {
        Front::Nothing => options.connections.div_ceil(4),
        Front::Proxy => options.connections,
    };
    let shared = Arc::new(Shared {
        service: Arc::clone(&service),
        options,
        meters: Meters::default(),
        places: Places::new(options.connections, each),
        live: Arc::new(Semaphore::new(options.live as usize)),
        memory: Arc::new(Semaphore::new(options.body_bytes as usize)),
        rate: Rate::new(options.requests_per_second),
        stopping: stopping.clone(),
    });
    // A listener that is bound has an address; 0.0.0.0:0 is never dialled.
    let address = listener
        .local_addr()
        .unwrap_or_else(|_| SocketAddr::from(([0, 0, 0, 0], 0)));
    Ok(Running {
        address,
        stop,
        accepting: tokio::spawn(accept(listener, tls, Arc::clone(&shared), stopping.clone())),
        sweeping: tokio::spawn(sweep(service, options, stopping)),
        shared,
    })
}

impl Running {
    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Accepts nothing more, finishes what is in flight within the time that the options give, and
    /// closes the store.
    pub async fn stop(self) -> Stopped {
        // Those who wait for it may be gone already.
        let _ = self.stop.send(true);
        let drained = async {
            let live = Arc::clone(&self.shared.live);
            if let Ok(connections) = self.accepting.await {
                connections.shutdown().await;
            }
            // Upgraded connections are no longer the server's: their places tell when they are over.
            let _ = live.acquire_many(self.shared.options.live).await;
        };
        let stopped = match timeout(self.shared.options.drain, drained).await {
            Ok(()) => Stopped::Drained,
            Err(_) => Stopped::CutOff,
        };
        self.sweeping.abort();
        let service = Arc::clone(&self.shared.service);
        let closed = tokio::task::spawn_blocking(move || service.close()).await;
        if !matches!(closed, Ok(Ok(()))) {
            tracing::error!("the store did not close well");
        }
        stopped
    }
}

async fn sweep(service: Arc<Service>, options: Options, mut stopping: watch::Receiver<bool>) {
    let mut hourly = tokio::time::interval(HOUR);
    loop {
        tokio::select! {
            () = stopped(&mut stopping) => return,
            _ = hourly.tick() => {}
        }
        let service = Arc::clone(&service);
        match tokio::task::spawn_blocking(move || service.sweep(options.keep)).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::error!(%error, "a sweep failed: the next hour tries again"),
            Err(_) => tracing::error!("a sweep broke off: the next hour tries again"),
        }
    }
}

async fn accept(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    shared: Arc<Shared>,
    mut stopping: watch::Receiver<bool>,
) -> GracefulShutdown {
    let connections = GracefulShutdown::new();
    let router = router(Arc::clone(&shared));
    loop {
        let accepted = tokio::select! {
            () = stopped(&mut stopping) => return connections,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => match Places::take(&shared.places, household(peer.ip())) {
                Some(place) => {
                    let connection = Connection {
                        peer: Peer(peer.ip()),
                        place,
                        router: router.clone(),
                        options: shared.options,
                        watcher: connections.watcher(),
                    };
                    tokio::spawn(connection.welcome(stream, tls.clone()));
                }
                None => shared.meters.turned_away(),
            },
            Err(error) => fault(&error).await,
        }
    }
}

/// A client that went away while it was accepted is nothing; a system out of file handles needs a breath.
async fn fault(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionReset, Interrupted};
    if !matches!(error.kind(), ConnectionAborted | ConnectionReset | Interrupted) {
        tracing::error!(%error, "cannot accept connections");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

struct Connection {
    peer: Peer,
    place: Place,
    router: Router,
    options: Options,
    watcher: Watcher,
}

impl Connection {
    async fn welcome(self, stream: TcpStream, tls: Option<TlsAcceptor>) {
        // Answers are small: none of them waits for another. A stream that refuses is served all the same.
        let _ = stream.set_nodelay(true);
        match tls {
            None => self.serve(stream).await,
            Some(tls) => {
                if let Ok(Ok(stream)) = timeout(self.options.hello, tls.accept(stream)).await {
                    self.serve(stream).await;
                }
            }
        }
    }

    async fn serve(self, stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static) {
        let Connection {
            peer,
            place,
            router,
            options,
            watcher,
        } = self;
        let place = Arc::new(place);
        let kept = Arc::clone(&place);
        let service = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            // A live socket keeps the place of its connection.
            request.extensions_mut().insert(Arc::clone(&kept));
            router.clone().call(request)
        });
        let mut builder = auto::Builder::new(TokioExecutor::new());
        builder
            .http1()
            .timer(TokioTimer::new())
            .header_read_timeout(options.hello)
            .max_buf_size(64 * 1024);
        builder
            .http2()
            .timer(TokioTimer::new())
            .max_concurrent_streams(64)
            .max_header_list_size(16 * 1024)
            .enable_connect_protocol();
        let stream = TokioIo::new(Patience::new(stream, options.idle));
        let connection = builder.serve_connection_with_upgrades(stream, service);
        // How a connection ends is the client's affair: nothing of it is logged.
        let _ = watcher.watch(connection.into_owned()).await;
        drop(place);
    }
}
