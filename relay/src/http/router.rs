//! Paths to verbs.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::{Extension, Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{any, get, post, put};
use kith_wire::Array;
use kith_wire::id::{ChannelId, InboxId};
use kith_wire::refusal::{Code, Refusal};
use serde::Serialize;
use tokio::sync::{Semaphore, watch};

use super::answer::{refused, success, text};
use super::body::{self, Held};
use super::live;
use super::meters::{Kind, Meters};
use super::options::{Exposure, Options};
use super::peer::{Peer, client, household};
use super::places::{Place, Places};
use super::rate::Rate;
use crate::service::Service;

/// What all requests share.
pub struct Shared {
    /// The rules.
    pub service: Arc<Service>,
    /// The knobs.
    pub options: Options,
    /// The sums.
    pub meters: Meters,
    /// The connections' places.
    pub places: Arc<Places>,
    /// The live sockets' places.
    pub live: Arc<Semaphore>,
    /// The memory for bodies, in bytes.
    pub memory: Arc<Semaphore>,
    /// How often clients may ask.
    pub rate: Rate,
    /// Whether the relay is about to stop.
    pub stopping: watch::Receiver<bool>,
}

/// Returns when the relay is about to stop.
pub async fn stopped(stopping: &mut watch::Receiver<bool>) {
    // A sender that is gone means the same.
    let _ = stopping.wait_for(|stopping| *stopping).await;
}

type Shape = State<Arc<Shared>>;

/// The relay's paths.
pub fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/v1/channels/{id}", put(create_channel))
        .route("/v1/channels/{id}/entries", post(append))
        .route("/v1/pull", post(pull))
        // An upgrade of HTTP/1 is a GET, one of HTTP/2 a CONNECT.
        .route("/v1/live", any(watch_live))
        .route("/v1/inboxes/{id}", put(set_inbox))
        .route("/v1/inboxes/{id}/items", post(put_item))
        .route("/v1/inboxes/{id}/pull", post(pull_inbox))
        .route("/healthz", get(healthz))
        .route("/metrics", get(metrics))
        .fallback(async || refused(&Refusal::new(Code::Malformed)))
        .method_not_allowed_fallback(async || refused(&Refusal::new(Code::Malformed)))
        .with_state(shared)
}

async fn create_channel(state: Shape, id: Path<String>, peer: Extension<Peer>, request: Request) -> Response {
    let verb =
        |service: Arc<Service>, id, held: Held| blocking(move || service.create_channel(ChannelId(id), held.bytes()));
    call(state, Kind::CreateChannel, Some(id), peer, request, verb).await
}

async fn append(state: Shape, id: Path<String>, peer: Extension<Peer>, request: Request) -> Response {
    let verb = |service: Arc<Service>, id, held: Held| {
        finished(async move { service.append(ChannelId(id), held.bytes()).await })
    };
    call(state, Kind::Append, Some(id), peer, request, verb).await
}

async fn pull(state: Shape, peer: Extension<Peer>, request: Request) -> Response {
    let shared = Arc::clone(&state.0);
    let address = client(peer.0, request.headers(), shared.options.front);
    let verb = move |service: Arc<Service>, _, held: Held| {
        // One signature was paid for with the request.
        let toll = move |signatures: usize| pay(&shared, address, signatures.saturating_sub(1));
        blocking(move || service.pull(held.bytes(), toll))
    };
    call(state, Kind::Pull, None, peer, request, verb).await
}

async fn set_inbox(state: Shape, id: Path<String>, peer: Extension<Peer>, request: Request) -> Response {
    let verb = |service: Arc<Service>, id, held: Held| blocking(move || service.set_inbox(InboxId(id), held.bytes()));
    call(state, Kind::SetInbox, Some(id), peer, request, verb).await
}

async fn put_item(state: Shape, id: Path<String>, peer: Extension<Peer>, request: Request) -> Response {
    let verb = |service: Arc<Service>, id, held: Held| {
        finished(async move { service.put_item(InboxId(id), held.bytes()).await })
    };
    call(state, Kind::PutItem, Some(id), peer, request, verb).await
}

async fn pull_inbox(state: Shape, id: Path<String>, peer: Extension<Peer>, request: Request) -> Response {
    let verb = |service: Arc<Service>, id, held: Held| blocking(move || service.pull_inbox(InboxId(id), held.bytes()));
    call(state, Kind::PullInbox, Some(id), peer, request, verb).await
}

async fn watch_live(
    State(shared): Shape,
    Extension(peer): Extension<Peer>,
    Extension(place): Extension<Arc<Place>>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let response = match (admit(&shared, peer, &headers), upgrade) {
        (Ok(address), Ok(upgrade)) => live::open(&shared, address, place, upgrade),
        (Ok(_), Err(_)) => refused(&Refusal::new(Code::Malformed)),
        (Err(refusal), _) => refused(&refusal),
    };
    shared.meters.answered(Kind::Live, response.status().as_u16());
    response
}

async fn healthz(State(shared): Shape) -> Response {
    match blocking(move || shared.service.check()).await {
        Ok(_) => text(StatusCode::OK, "ok\n".into()),
        Err(_) => text(StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n".into()),
    }
}

async fn metrics(State(shared): Shape, Extension(peer): Extension<Peer>, headers: HeaderMap) -> Response {
    match admit(&shared, peer, &headers) {
        Ok(address) if address.is_loopback() || shared.options.metrics == Exposure::Open => text(
            StatusCode::OK,
            shared.meters.text(shared.service.counts(), shared.places.taken()),
        ),
        Ok(_) => text(StatusCode::NOT_FOUND, "not here\n".into()),
        Err(refusal) => refused(&refusal),
    }
}

/// Takes a request from its client's share; gives the client's address.
fn admit(shared: &Shared, peer: Peer, headers: &HeaderMap) -> Result<IpAddr, Refusal> {
    let address = client(peer, headers, shared.options.front).to_canonical();
    pay(shared, address, 1)?;
    Ok(address)
}

/// Takes so many requests, or signatures beyond the first of a request, from a client's share.
pub fn pay(shared: &Shared, address: IpAddr, count: usize) -> Result<(), Refusal> {
    let now = shared.service.clock().elapsed();
    let paid = shared.rate.take(household(address), count, now);
    paid.map_err(|wait| Refusal {
        retry_after_s: Some(wait),
        ..Refusal::new(Code::RateLimited)
    })
}

/// Reads a request, lets the service answer it, and writes the answer.
async fn call<V, A>(
    State(shared): Shape,
    kind: Kind,
    id: Option<Path<String>>,
    Extension(peer): Extension<Peer>,
    request: Request,
    verb: V,
) -> Response
where
    V: FnOnce(Arc<Service>, Array<32>, Held) -> A,
    A: Future<Output = Result<Vec<u8>, Refusal>>,
{
    let answer = async {
        admit(&shared, peer, request.headers())?;
        let id = match id {
            Some(Path(id)) => Array::from_hex(&id).map_err(|_| Refusal::new(Code::Malformed))?,
            None => Array([0; 32]),
        };
        let held = body::read(request, &shared.memory, &shared.options).await?;
        verb(Arc::clone(&shared.service), id, held).await
    };
    let response = match answer.await {
        Ok(bytes) => success(bytes),
        Err(refusal) => refused(&refusal),
    };
    shared.meters.answered(kind, response.status().as_u16());
    response
}

/// The encoded answer of a verb that blocks, from a thread that may.
async fn blocking<T: Serialize>(
    verb: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<Vec<u8>, Refusal> {
    let work = tokio::task::spawn_blocking(|| verb().map(|answer| kith_wire::encode(&answer)));
    work.await.unwrap_or_else(|_| broke_off())
}

/// The encoded answer of a verb that waits. Like one that blocks it is finished even if the client goes away:
/// what was stored is also told to those who watch.
async fn finished<T: Serialize>(
    verb: impl Future<Output = Result<T, Refusal>> + Send + 'static,
) -> Result<Vec<u8>, Refusal> {
    let work = tokio::spawn(async { verb.await.map(|answer| kith_wire::encode(&answer)) });
    work.await.unwrap_or_else(|_| broke_off())
}

fn broke_off<T>() -> Result<T, Refusal> {
    tracing::error!("a request broke off");
    Err(Refusal::new(Code::Unavailable))
}
