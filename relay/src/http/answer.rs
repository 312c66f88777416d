//! What comes back.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use kith_wire::refusal::Refusal;

/// A success with its encoded body.
pub fn success(body: Vec<u8>) -> Response {
    encoded(StatusCode::OK, body)
}

/// A refusal with its status.
pub fn refused(refusal: &Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut response = encoded(status, kith_wire::encode(refusal));
    if let Some(seconds) = refusal.retry_after_s {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// A line of text for the operator.
pub fn text(status: StatusCode, body: String) -> Response {
    plain(status, body.into(), "text/plain; version=0.0.4; charset=utf-8")
}

fn encoded(status: StatusCode, body: Vec<u8>) -> Response {
    plain(status, body.into(), kith_wire::CONTENT_TYPE)
}

fn plain(status: StatusCode, body: Body, content_type: &'static str) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
