//! Reading a request's body: within a size, within a time, and within what all bodies together may take.

use std::sync::Arc;

use axum::extract::Request;
use axum::http::header;
use http_body_util::BodyExt;
use kith_wire::limit;
use kith_wire::refusal::{Code, Refusal};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::options::Options;

/// A body, and the memory that it was given until it is dropped.
pub struct Held {
    // Not public: a closure that names a field takes that field alone, and the memory would be given back too early.
    bytes: Vec<u8>,
    memory: Option<OwnedSemaphorePermit>,
}

impl Held {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Reads the body of a request of this protocol.
pub async fn read(request: Request, memory: &Arc<Semaphore>, options: &Options) -> Result<Held, Refusal> {
    let of_protocol = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes() == kith_wire::CONTENT_TYPE.as_bytes());
    if !of_protocol {
        return Err(Refusal::new(Code::Malformed));
    }
    let announced = request
        .headers()
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<u64>().ok());
    if announced.is_some_and(|length| length > limit::BODY as u64) {
        return Err(Refusal::new(Code::TooLarge));
    }
    match timeout(options.body, collect(request, memory)).await {
        Ok(held) => held,
        Err(_) => Err(Refusal::new(Code::Malformed)),
    }
}

async fn collect(request: Request, memory: &Arc<Semaphore>) -> Result<Held, Refusal> {
    let mut body = request.into_body();
    let mut held = Held {
        bytes: Vec::new(),
        memory: None,
    };
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::new(Code::Malformed))?;
        let Ok(data) = frame.into_data() else { continue };
        if held.bytes.len().saturating_add(data.len()) > limit::BODY {
            return Err(Refusal::new(Code::TooLarge));
        }
        let size = u32::try_from(data.len()).map_err(|_| Refusal::new(Code::TooLarge))?;
        let permit = Arc::clone(memory).try_acquire_many_owned(size).map_err(|_| Refusal {
            retry_after_s: Some(1),
            ..Refusal::new(Code::Unavailable)
        })?;
        match &mut held.memory {
            Some(memory) => memory.merge(permit),
            none => *none = Some(permit),
        }
        held.bytes.extend_from_slice(&data);
    }
    Ok(held)
}
