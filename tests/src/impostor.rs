//! Something that listens where a relay should, and is none.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread::JoinHandle;

/// A server that gives every connection the same bytes, or none and never an end.
pub struct Impostor {
    address: SocketAddr,
    ended: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
    met: Receiver<()>,
}

/// How often it tries to get the address: its last owner may still be letting go of it.
const TRIES: usize = 200;

impl Impostor {
    /// Answers every request with these bytes and closes.
    pub fn that_answers(address: &str, bytes: &[u8]) -> Self {
        let bytes = bytes.to_vec();
        Impostor::start(address, move |stream, _| {
            let mut request = [0; 64 * 1024];
            // What was asked does not matter, nor whether the answer arrives.
            let _ = stream.read(&mut request);
            let _ = stream.write_all(&bytes).and_then(|()| stream.shutdown(Shutdown::Write));
            // Closing with unread bytes would cut the answer off.
            let _ = std::io::copy(stream, &mut std::io::sink());
        })
    }

    /// Takes connections and answers nothing, for as long as it stands.
    pub fn that_is_silent(address: &str) -> Self {
        Impostor::start(address, |stream, held| held.push(stream.try_clone().expect("a handle")))
    }

    fn start(address: &str, serve: impl Fn(&mut TcpStream, &mut Vec<TcpStream>) + Send + 'static) -> Self {
        let listener = (0..TRIES)
            .find_map(|_| TcpListener::bind(address).ok())
            .expect("the address is free");
        let address = listener.local_addr().expect("an address");
        let ended = Arc::new(AtomicBool::new(false));
        let (meet, met) = channel();
        let over = Arc::clone(&ended);
        let thread = std::thread::spawn(move || {
            let mut held = Vec::new();
            for stream in listener.incoming() {
                if over.load(Ordering::SeqCst) {
                    return;
                }
                if let Ok(mut stream) = stream {
                    meet.send(()).unwrap_or_default();
                    serve(&mut stream, &mut held);
                }
            }
        });
        Impostor {
            address,
            ended,
            thread: Some(thread),
            met,
        }
    }

    /// Waits until somebody has come.
    pub fn is_met(&self) {
        self.met.recv().expect("it stands");
    }
}

impl Drop for Impostor {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
        // Wakes it, so that it sees that it is over.
        drop(TcpStream::connect(self.address));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap_or_default();
        }
    }
}
