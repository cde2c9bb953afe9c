//! Standard input and output for the runtime.
//!
//! The runtime's own wrappers hand every read and every write to a pool of threads, which costs more than a hover. Here one thread
//! reads ahead for the whole session, so that a client that writes before it reads is never kept waiting, and output is written at once.

use std::io::{self, Read, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::guard::Ending;
use super::logging;
use super::lull::Lull;

/// How much is read at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// What the client sends.
pub(super) struct Input {
    chunks: UnboundedReceiver<Vec<u8>>,
    current: Vec<u8>,
    /// How much of `current` has been taken.
    taken: usize,
    ending: Ending,
    lull: Arc<Lull>,
}

impl Input {
    /// Starts the thread that reads. It ends with the input, or with the process.
    pub(super) fn start(ending: Ending, lull: Arc<Lull>) -> io::Result<Self> {
        let (sender, chunks) = unbounded_channel();
        let arrivals = Arc::clone(&lull);
        std::thread::Builder::new().name("stdin".to_owned()).spawn(move || read_all(&sender, &arrivals))?;
        Ok(Self { chunks, current: Vec::new(), taken: 0, ending, lull })
    }
}

fn read_all(sender: &UnboundedSender<Vec<u8>>, arrivals: &Lull) {
    let mut input = io::stdin().lock();
    let mut buffer = vec![0; CHUNK];
    loop {
        match input.read(&mut buffer) {
            Ok(0) => return,
            Ok(length) => {
                arrivals.arrive();
                if sender.send(buffer[..length].to_vec()).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // An input that cannot be read any more has ended, whatever the reason.
            Err(_) => return,
        }
    }
}

impl AsyncRead for Input {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        out: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.taken == self.current.len() {
            match self.chunks.poll_recv(cx) {
                Poll::Ready(Some(chunk)) => {
                    self.lull.take();
                    self.current = chunk;
                    self.taken = 0;
                }
                Poll::Ready(None) => {
                    self.ending.end_input();
                    logging::end();
                    return Poll::Ready(Ok(()));
                }
                Poll::Pending => {
                    self.lull.ask();
                    return Poll::Pending;
                }
            }
        }
        let rest = &self.current[self.taken..];
        let length = rest.len().min(out.remaining());
        out.put_slice(&rest[..length]);
        self.taken += length;
        Poll::Ready(Ok(()))
    }
}

/// What the client gets.
pub(super) struct Output;

impl AsyncWrite for Output {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut output = io::stdout().lock();
        // Flushed here: standard output keeps back what follows the last line end, and messages end without one.
        Poll::Ready(output.write_all(bytes).and_then(|()| output.flush()).map(|()| bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
