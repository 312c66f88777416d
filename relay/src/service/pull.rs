//! Reading many channels in one round trip.

use kith_wire::channel::{Content, Page, Pull, PullAnswer, PullRequest, PullResult};
use kith_wire::limit;
use kith_wire::refusal::{Code, Refusal};
use kith_wire::sign::{Action, ChannelPart};

use super::relay::{Service, decoded, refusal};
use crate::store::Least;

impl Service {
    /// `POST /v1/pull` with a [`PullRequest`]. A part that is refused does not harm the others. `toll` is asked
    /// with the number of signatures before the first is verified.
    pub fn pull(&self, body: &[u8], toll: impl FnOnce(usize) -> Result<(), Refusal>) -> Result<PullAnswer, Refusal> {
        let PullRequest { parts, max_bytes } = decoded(body)?;
        if parts.len() > limit::CHANNELS_PER_PULL {
            return Err(Refusal::new(Code::TooLarge));
        }
        toll(parts.len())?;
        let mut left = usize::try_from(max_bytes)
            .unwrap_or(usize::MAX)
            .min(limit::BYTES_PER_PULL);
        let mut least = Least::One;
        let mut asked = Vec::new();
        let mut results = Vec::with_capacity(parts.len());
        for part in &parts {
            results.push(match self.page(part, left, least) {
                Ok((page, first_today)) => {
                    left = left.saturating_sub(bytes(&page));
                    if !page.entries.is_empty() {
                        least = Least::Nothing;
                    }
                    if first_today {
                        asked.push(part.channel);
                    }
                    PullResult::Page(page)
                }
                Err(refusal) => PullResult::Refused(refusal),
            });
        }
        if !asked.is_empty() {
            self.store.channels_asked(asked, self.today()).map_err(refusal)?;
        }
        Ok(PullAnswer { results })
    }

    fn page(&self, part: &ChannelPart, bytes: usize, least: Least) -> Result<(Page, bool), Refusal> {
        let key = self.proven(part, Action::Pull)?;
        let Pull { after } = decoded(&part.body)?;
        let page = self
            .store
            .read(part.channel, part.epoch, after.as_ref(), bytes, least)
            .map_err(refusal)?;
        Ok((page, key.asked_on < self.today()))
    }
}

fn bytes(page: &Page) -> usize {
    page.entries
        .iter()
        .map(|entry| match &entry.content {
            Content::Sealed(sealed) => sealed.0.len(),
            Content::Expired(hash) => hash.0.0.len(),
        })
        .sum()
}
