//! What must hold for records, told as stories, as properties over random histories, and as golden bytes.

mod author;
mod coalescing;
mod convergence;
mod encoding;
mod life;
mod merge_properties;
mod merge_vectors;
mod version_vector;
mod world;

use super::{EncodedOp, Op, Value};
use crate::foundation::types::{AccountId, DeviceId, Hlc, Millis, OpId, RecordId};

const ENTRY: &str = "entry";

fn record() -> RecordId {
    RecordId::from_bytes([5; 16])
}

fn account() -> AccountId {
    AccountId::from_bytes([7; 32])
}

fn device(name: u8) -> DeviceId {
    DeviceId::from_bytes([name; 16])
}

fn id(device_name: u8, seq: u64) -> OpId {
    OpId {
        device: device(device_name),
        seq,
    }
}

/// An operation of device `d` number `seq` at that number of milliseconds.
fn op(of: OpId, at: i64, field: &str, value: Value, supersedes: &[OpId]) -> Op {
    let mut supersedes = supersedes.to_vec();
    supersedes.sort_unstable();
    Op {
        id: of,
        author: account(),
        record: record(),
        kind: ENTRY.into(),
        field: field.into(),
        value,
        supersedes,
        hlc: Hlc {
            wall_ms: at,
            counter: 0,
        },
        wall: Millis(at),
    }
}

fn encoded(op: Op) -> EncodedOp {
    EncodedOp::encode(op).expect("a test's operation is valid")
}
