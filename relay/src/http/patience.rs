//! A connection that gives up when nothing moves in either direction for too long: a client that sends
//! nothing, or one that does not take its answer.

use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// Wraps a stream.
pub struct Patience<T> {
    stream: T,
    limit: Duration,
    moved: Instant,
    end: Pin<Box<Sleep>>,
}

impl<T> Patience<T> {
    /// Waits at most this long for something to move.
    pub fn new(stream: T, limit: Duration) -> Self {
        let moved = Instant::now();
        Patience {
            stream,
            limit,
            moved,
            end: Box::pin(tokio::time::sleep_until(moved + limit)),
        }
    }

    /// Notes that something moved, or gives up. The timer is set anew only when it fires.
    fn judge<R>(&mut self, context: &mut Context<'_>, poll: Poll<Result<R>>) -> Poll<Result<R>> {
        if poll.is_ready() {
            self.moved = Instant::now();
            return poll;
        }
        while self.end.as_mut().poll(context).is_ready() {
            let end = self.moved + self.limit;
            if end <= Instant::now() {
                return Poll::Ready(Err(Error::new(ErrorKind::TimedOut, "nothing moved")));
            }
            self.end.as_mut().reset(end);
        }
        Poll::Pending
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Patience<T> {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_read(context, buffer);
        this.judge(context, poll)
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Patience<T> {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_write(context, bytes);
        this.judge(context, poll)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_write_vectored(context, bytes);
        this.judge(context, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        let this = self.get_mut();
        // A flush of nothing is always ready: it does not count as movement.
        match Pin::new(&mut this.stream).poll_flush(context) {
            Poll::Pending => this.judge(context, Poll::Pending),
            ready => ready,
        }
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<()>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_shutdown(context);
        this.judge(context, poll)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_connection_lasts_while_something_moves_and_ends_when_nothing_does() {
        let (mut client, server) = tokio::io::duplex(64);
        let mut server = Patience::new(server, Duration::from_secs(120));
        let mut byte = [0];
        for _ in 0..3 {
            tokio::time::advance(Duration::from_secs(100)).await;
            client.write_all(&[1]).await.expect("written");
            server.read_exact(&mut byte).await.expect("read");
        }
        let silent = server.read_exact(&mut byte).await;
        assert_eq!(silent.map_err(|error| error.kind()), Err(ErrorKind::TimedOut));
    }

    #[tokio::test(start_paused = true)]
    async fn a_client_that_does_not_take_its_answer_is_left() {
        let (_client, server) = tokio::io::duplex(64);
        let mut server = Patience::new(server, Duration::from_secs(120));
        let stuck = server.write_all(&[0; 1000]).await;
        assert_eq!(stuck.map_err(|error| error.kind()), Err(ErrorKind::TimedOut));
    }
}
