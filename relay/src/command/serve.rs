//! `serve`: from the options to a relay that serves, until a signal.

use std::io::Write;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use super::arguments::Serve;
use super::error::CommandError;
use crate::clock::SystemClock;
use crate::http::{self, Exposure, Front, Options, Stopped, TlsFiles};
use crate::lease::Lease;
use crate::service::Service;
use crate::store::Keep;
use crate::store::sqlite::{Bounds, SqliteStore};

/// Threads that may wait for the store at a time.
const WAITING_THREADS: usize = 256;

/// Serves until SIGTERM or SIGINT.
pub fn serve(arguments: &Serve) -> Result<(), CommandError> {
    let tls = match (&arguments.tls_cert, &arguments.tls_key) {
        (Some(certificate), Some(key)) => Some(TlsFiles {
            certificate: certificate.clone(),
            key: key.clone(),
        }),
        _ => None,
    };
    if tls.is_none() && !arguments.behind_proxy && !arguments.listen.ip().to_canonical().is_loopback() {
        return Err(CommandError::PlainInPublic(arguments.listen));
    }
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(false)
        .with_target(false)
        .init();
    let bounds = Bounds {
        channel_bytes: u64::from(arguments.channel_mib) << 20,
        ..Bounds::default()
    };
    std::fs::create_dir_all(&arguments.data.data)?;
    let _lease = Lease::take(&arguments.data.data)?;
    let store = SqliteStore::open(&arguments.data.data, bounds)?;
    let service = Arc::new(Service::new(Arc::new(store), Arc::new(SystemClock::start())));
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .max_blocking_threads(WAITING_THREADS)
        .build()?
        .block_on(until_signal(arguments, options(arguments), service, tls.as_ref()))
}

fn options(arguments: &Serve) -> Options {
    Options {
        front: if arguments.behind_proxy {
            Front::Proxy
        } else {
            Front::Nothing
        },
        metrics: if arguments.open_metrics {
            Exposure::Open
        } else {
            Exposure::Loopback
        },
        keep: Keep {
            entries_days: arguments.retention_days,
            unasked_days: arguments.unasked_days,
        },
        connections: arguments.max_connections,
        live: arguments.max_live,
        requests_per_second: arguments.requests_per_second,
        drain: Duration::from_secs(arguments.drain_seconds.into()),
        ..Options::default()
    }
}

async fn until_signal(
    arguments: &Serve,
    options: Options,
    service: Arc<Service>,
    tls: Option<&TlsFiles>,
) -> Result<(), CommandError> {
    // Before the first answer, so that no signal finds the process without a handler.
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let address = arguments.listen;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|reason| CommandError::Listen { address, reason })?;
    let running = http::start(listener, service, options, tls)?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    tracing::info!("the relay serves");
    let mut out = std::io::stdout().lock();
    writeln!(out, "listening {scheme}://{}", running.address())?;
    out.flush()?;
    drop(out);
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("the relay stops");
    match running.stop().await {
        Stopped::Drained => tracing::info!("the relay has stopped"),
        Stopped::CutOff => tracing::warn!("the relay has stopped; requests that took too long were cut off"),
    }
    Ok(())
}
