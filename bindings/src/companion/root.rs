//! The root object.

use std::sync::Arc;

use kith::companion::{self as core, Places};
use kith::foundation::env::Env;

use crate::secret_store::Foreign;
use crate::{LogSink, SecretStore, logs};

/// One vault on this device, open or not. Every method may be called from any thread. Lock it before you let go of it:
/// its views keep it open for as long as they are held.
#[derive(uniffi::Object)]
pub struct Companion {
    pub(crate) inner: Arc<core::Companion>,
}

#[uniffi::export]
impl Companion {
    /// A companion in these folders; nothing is opened or created. `private_dir` is private to the app and in no backup,
    /// `boot_dir` is readable before the first unlock. The events of the whole process go to the newest `log_sink`.
    #[uniffi::constructor(default(log_sink = None))]
    pub fn new(
        private_dir: String,
        boot_dir: String,
        store: Arc<dyn SecretStore>,
        log_sink: Option<Arc<dyn LogSink>>,
    ) -> Arc<Self> {
        if let Some(sink) = log_sink {
            logs::send_to(sink);
        }
        let places = Places {
            private_dir: private_dir.into(),
            boot_dir: boot_dir.into(),
        };
        let inner = Arc::new(core::Companion::at(places, Arc::new(Foreign(store)), Env::system()));
        Arc::new(Companion { inner })
    }
}
