//! The bytes of a version vector, version 1: one byte, the version, then the MessagePack array
//! `[[device, [[first, last], …]], …]`, devices and spans strictly ascending, spans neither overlapping nor
//! touching, every number in its shortest form: equal vectors have equal bytes.

use crate::foundation::types::DeviceId;

use super::{DecodeError, Span, VersionVector, limit};

const VERSION: u8 = 1;

type Devices = Vec<(DeviceId, Vec<(u64, u64)>)>;

impl VersionVector {
    /// Its one encoding.
    pub fn encode(&self) -> Vec<u8> {
        let mut devices: Devices = Vec::new();
        for span in self.spans() {
            match devices.last_mut() {
                Some((device, spans)) if *device == span.device => spans.push((span.first, span.last)),
                _ => devices.push((span.device, vec![(span.first, span.last)])),
            }
        }
        let mut bytes = vec![VERSION];
        rmp_serde::encode::write(&mut bytes, &devices).expect("ids and numbers always encode into memory");
        bytes
    }

    /// Decodes a version vector; any encoding but the one is refused.
    ///
    /// # Errors
    /// [`DecodeError`].
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        if bytes.len() > limit::VERSION_VECTOR {
            return Err(DecodeError::TooLarge);
        }
        let Some((&VERSION, body)) = bytes.split_first() else {
            return Err(DecodeError::Malformed);
        };
        let devices: Devices = kith_wire::decode(body).map_err(|_| DecodeError::Malformed)?;
        let spans = devices
            .iter()
            .flat_map(|&(device, ref spans)| spans.iter().map(move |&(first, last)| Span { device, first, last }));
        let vector: VersionVector = spans.collect();
        if vector.encode() == bytes {
            Ok(vector)
        } else {
            Err(DecodeError::Malformed)
        }
    }
}
