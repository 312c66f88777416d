//! `GET /v1/live`: the WebSocket on which devices hear that something grew.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade, close_code};
use axum::response::Response;
use kith_wire::limit;
use kith_wire::refusal::{Code, Refusal};
use tokio::time::{Instant, timeout};

use super::answer::refused;
use super::places::Place;
use super::router::{Shared, pay, stopped};
use crate::service::Subscription;

/// How often the relay asks whether the device is still there.
const PING: Duration = Duration::from_secs(40);
/// How long a device may take to receive a frame.
const SEND: Duration = Duration::from_secs(20);
/// Shortest time between two subscriptions on one socket: each is looked up channel by channel.
const BETWEEN: Duration = Duration::from_millis(200);

/// Opens the socket, if there is a place for it.
pub fn open(shared: &Arc<Shared>, address: IpAddr, connection: Arc<Place>, upgrade: WebSocketUpgrade) -> Response {
    let Ok(place) = Arc::clone(&shared.live).try_acquire_owned() else {
        return refused(&Refusal {
            retry_after_s: Some(60),
            ..Refusal::new(Code::Unavailable)
        });
    };
    let shared = Arc::clone(shared);
    upgrade
        .max_message_size(limit::BODY)
        .max_frame_size(limit::BODY)
        .on_upgrade(move |socket| async move {
            talk(shared, address, socket).await;
            drop((place, connection));
        })
}

/// How the talk goes on.
enum Next {
    Went,
    Over(u16),
}

async fn talk(shared: Arc<Shared>, address: IpAddr, mut socket: WebSocket) {
    let subscription = Arc::new(shared.service.subscription());
    let mut stopping = shared.stopping.clone();
    let mut ping = tokio::time::interval_at(Instant::now() + PING, PING);
    let hello = tokio::time::sleep(shared.options.hello);
    tokio::pin!(hello);
    let (mut subscribed, mut heard) = (false, true);
    let code = loop {
        let next = tokio::select! {
            () = stopped(&mut stopping) => Next::Over(close_code::AWAY),
            () = &mut hello, if !subscribed => Next::Over(close_code::POLICY),
            _ = ping.tick() => {
                if std::mem::take(&mut heard) {
                    send(&mut socket, Message::Ping(Bytes::new())).await
                } else {
                    Next::Over(close_code::AWAY)
                }
            }
            () = subscription.changed() => tell(&mut socket, &subscription).await,
            message = socket.recv() => {
                heard = true;
                match message {
                    Some(Ok(Message::Binary(body))) => {
                        subscribed = true;
                        subscribe(&shared, address, &subscription, body).await
                    }
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => Next::Went,
                    Some(Ok(Message::Text(_))) => Next::Over(close_code::UNSUPPORTED),
                    Some(Ok(Message::Close(_)) | Err(_)) | None => break None,
                }
            }
        };
        if let Next::Over(code) = next {
            break Some(code);
        }
    };
    if let Some(code) = code {
        let frame = CloseFrame {
            code,
            reason: "".into(),
        };
        send(&mut socket, Message::Close(Some(frame))).await;
    }
}

async fn subscribe(shared: &Arc<Shared>, address: IpAddr, subscription: &Arc<Subscription>, body: Bytes) -> Next {
    let (shared, watcher) = (Arc::clone(shared), Arc::clone(subscription));
    let watched = tokio::task::spawn_blocking(move || {
        let toll = |signatures| pay(&shared, address, signatures);
        shared.service.watch(&watcher, &body, toll)
    })
    .await;
    tokio::time::sleep(BETWEEN).await;
    match watched {
        Ok(Ok(())) => Next::Went,
        Ok(Err(refusal)) if matches!(refusal.code, Code::Unavailable | Code::RateLimited) => {
            Next::Over(close_code::AGAIN)
        }
        Ok(Err(_)) => Next::Over(close_code::POLICY),
        Err(_) => Next::Over(close_code::ERROR),
    }
}

async fn tell(socket: &mut WebSocket, subscription: &Subscription) -> Next {
    for event in subscription.take() {
        let frame = Message::Binary(kith_wire::encode(&event).into());
        if let Next::Over(code) = send(socket, frame).await {
            return Next::Over(code);
        }
    }
    Next::Went
}

async fn send(socket: &mut WebSocket, message: Message) -> Next {
    match timeout(SEND, socket.send(message)).await {
        Ok(Ok(())) => Next::Went,
        Ok(Err(_)) | Err(_) => Next::Over(close_code::AWAY),
    }
}
