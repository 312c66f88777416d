//! Sealing what members say to each other.

use super::group::{Group, ended};
use super::padding::{fill, frame};
use super::provider::{Context, Provider};
use super::signer::Signer;
use crate::foundation::types::{Code, Error, Result};

impl Group {
    /// Seals `plaintext` for the members of this epoch, as an entry that has the size of a bucket. The state is moved
    /// on in the transaction: no key is used twice unless the transaction is given up and the entry thrown away.
    ///
    /// # Errors
    /// `ended` once this device was removed; `too_large`; `invalid_input` while a commit is staged, because it would be
    /// sealed for an epoch that is about to end; `disk_full`, `storage`.
    pub fn encrypt(&mut self, context: Context<'_>, signer: &Signer<'_>, plaintext: &[u8]) -> Result<Vec<u8>> {
        if !self.is_member() {
            return Err(ended());
        }
        if self.has_staged() {
            return Err(Error::new(
                Code::InvalidInput,
                "nothing is sealed while a commit is staged",
            ));
        }
        let provider = Provider::new(context);
        let message = self
            .inner
            .create_message(&provider, signer, &frame(plaintext)?)
            .map_err(|_| provider.explain(Code::Internal, "the message cannot be sealed"))?;
        provider.settle()?;
        fill(
            message
                .to_bytes()
                .map_err(|_| Error::new(Code::Internal, "the message cannot be encoded"))?,
        )
    }
}
