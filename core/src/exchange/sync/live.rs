//! Being told that something came, so that a device need not ask again and again.
//!
//! What is told is only a reason to make a pass; a socket that breaks loses nothing. After every new subscription a pass
//! is due, since something may have come before it stood.

use std::future::poll_fn;
use std::task::Poll;

use kith_wire::live::Subscribe;
use kith_wire::sign::{Action, ChannelPart};

use super::conversation::Conversation;
use super::relay_call::Failure;
use super::{epochs, inboxes};
use crate::foundation::env::{Net, NetError, Pending, Relay, Socket};
use crate::foundation::types::Result;
use crate::foundation::vault::View;

/// Most channels and most inboxes of one subscription. Beyond that a pass finds what came.
const MOST: usize = 256;

/// What to watch at one relay: an encoded subscription. It is the same as long as there is the same to watch.
pub struct Watched {
    relay: Relay,
    subscribe: Vec<u8>,
}

/// What there is to watch.
///
/// # Errors
/// As [`View::all`].
pub fn watched(view: &View<'_>) -> Result<Vec<Watched>> {
    let mut found: Vec<(Relay, Subscribe)> = Vec::new();
    for conversation in Conversation::all_open(view)? {
        let (_, relay, channel) = conversation.begun()?;
        let channels = &mut at(&mut found, relay).channels;
        if conversation.creation.is_none() && channels.len() < MOST {
            let epoch = epochs::current(view, conversation.id)?;
            let part = ChannelPart::sign(&epoch.relay_key, Action::Watch, channel, epoch.epoch, Vec::new());
            channels.push(part);
        }
    }
    for inbox in inboxes::readable(view)? {
        let inboxes = &mut at(&mut found, &inbox.relay).inboxes;
        if inboxes.len() < MOST {
            inboxes.push(inbox.watch());
        }
    }
    let encoded = found.into_iter().map(|(relay, subscribe)| Watched {
        relay,
        subscribe: kith_wire::encode(&subscribe),
    });
    Ok(encoded.collect())
}

/// The subscription at a relay.
fn at<'a>(found: &'a mut Vec<(Relay, Subscribe)>, relay: &Relay) -> &'a mut Subscribe {
    let place = found.iter().position(|(known, _)| known == relay).unwrap_or_else(|| {
        let none = Subscribe {
            channels: Vec::new(),
            inboxes: Vec::new(),
        };
        found.push((relay.clone(), none));
        found.len() - 1
    });
    &mut found[place].1
}

/// A socket and what it watches.
struct Standing {
    watched: Watched,
    socket: Box<dyn Socket>,
    /// Whether anything was ever heard on it.
    heard: bool,
}

/// The sockets that stand.
#[derive(Default)]
pub struct Live {
    open: Vec<Standing>,
}

impl Live {
    /// Waits until a relay says that something came, or that a new subscription stands, or until a socket broke that had
    /// stood: then a pass is due. A relay without a socket is left out.
    ///
    /// # Errors
    /// `relay_unreachable`, `relay_protocol`: if no socket stands, the first fault.
    pub async fn news(&mut self, net: &dyn Net, watched: Vec<Watched>) -> Result<()> {
        let told = self.wait(net, watched).await;
        told.map_err(|error| Failure::from(error).to_error())
    }

    async fn wait(&mut self, net: &dyn Net, watched: Vec<Watched>) -> std::result::Result<(), NetError> {
        self.open
            .retain(|standing| watched.iter().any(|wanted| wanted.relay == standing.watched.relay));
        let mut fault = None;
        for wanted in watched {
            let stands = self.open.iter().position(|known| known.watched.relay == wanted.relay);
            match stands {
                Some(place) if self.open[place].watched.subscribe == wanted.subscribe => {}
                // Also when something else is to be watched: a socket costs little, and one that broke is found out.
                stands => {
                    stands.map(|place| self.open.swap_remove(place));
                    fault = fault.or(self.subscribe(net, wanted).await.err());
                }
            }
        }
        if let (true, Some(fault)) = (self.open.is_empty(), fault) {
            return Err(fault);
        }
        let (place, frame) = self.next().await;
        match frame {
            Ok(_) => {
                self.open[place].heard = true;
                Ok(())
            }
            // Something may have come since it was last heard.
            Err(_) if self.open.swap_remove(place).heard => Ok(()),
            Err(error) => Err(error),
        }
    }

    async fn subscribe(&mut self, net: &dyn Net, watched: Watched) -> std::result::Result<(), NetError> {
        let mut socket = net.live(&watched.relay).await?;
        socket.send(watched.subscribe.clone()).await?;
        self.open.push(Standing {
            watched,
            socket,
            heard: false,
        });
        Ok(())
    }

    /// The next frame of any socket; never, if there is none.
    async fn next(&mut self) -> (usize, std::result::Result<Vec<u8>, NetError>) {
        let mut receiving: Vec<Pending<'_, Vec<u8>>> =
            self.open.iter_mut().map(|standing| standing.socket.receive()).collect();
        poll_fn(|context| {
            for (place, receive) in receiving.iter_mut().enumerate() {
                if let Poll::Ready(frame) = receive.as_mut().poll(context) {
                    return Poll::Ready((place, frame));
                }
            }
            Poll::Pending
        })
        .await
    }
}
