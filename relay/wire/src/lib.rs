//! What a device of Kith and a relay say to each other: the leaf crate that both share.
//!
//! Read in this order: [`id`] (what the relay can name), [`sign`] (how a request proves that its
//! sender may make it), [`channel`] (ordered logs of sealed entries), [`inbox`] (where sealed items
//! wait for one owner), [`live`] (the socket that says "it grew"), [`refusal`] (every answer that
//! is not success), [`limit`] (sizes and counts).
//!
//! Bodies are MessagePack maps with named fields ([`encode`], [`decode`]): a reader skips fields that
//! it does not know, so fields can be added. What is signed is always a byte string inside such a
//! body, never a re-encoding of it. No type here can hold a name, a role or an account: the relay is
//! told of no people.

pub mod channel;
pub mod id;
pub mod inbox;
pub mod limit;
pub mod live;
pub mod refusal;
pub mod sign;

mod bytes;

pub use bytes::{Array, Malformed, decode, encode};

/// `Content-Type` of every body of this protocol.
pub const CONTENT_TYPE: &str = "application/vnd.kith.v1+msgpack";
