//! The library's own threads. An exported method only awaits the answer of a task here, so a foreign future that is
//! dropped changes nothing.

use std::future::Future;
use std::sync::{Arc, LazyLock};

use kith::companion::Companion;
use kith::foundation::memory::leaving_nothing;
use kith::foundation::types::{Code, Error};
use tokio::runtime::{Handle, Runtime};

use crate::KithError;

static RUNTIME: LazyLock<Result<Runtime, Error>> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .thread_name("kith")
        .enable_all()
        .build()
        .map_err(|error| Error::technical(Code::Internal, error))
});

/// Runs `work`, which may block, on a thread of the library.
pub(crate) async fn blocking<T: Send + 'static>(
    companion: &Arc<Companion>,
    work: impl FnOnce(&Companion) -> kith::foundation::types::Result<T> + Send + 'static,
) -> Result<T, KithError> {
    let companion = Arc::clone(companion);
    let runtime = RUNTIME.as_ref().map_err(|error| KithError::from(error.clone()))?;
    // The thread goes on to serve others, or waits: nothing of this call stays on its stack.
    let work = move || leaving_nothing(|| work(&companion));
    match runtime.spawn_blocking(work).await {
        Ok(outcome) => outcome.map_err(KithError::from),
        Err(_) => Err(KithError::panicked()),
    }
}

/// Waits, inside of [`blocking`], for what needs the network. Its parts may block too, so it does not run on the thread
/// that serves the network.
pub(crate) fn wait<T>(work: impl Future<Output = T>) -> T {
    Handle::current().block_on(work)
}
