//! A value that is wiped when it is dropped and never shown.

use zeroize::Zeroize;

/// Holds a secret: no `Debug` of the content, no copy, wiped on drop.
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Takes the value in. The caller makes no other copy of it.
    pub fn new(value: T) -> Self {
        Secret(value)
    }

    /// Shows the value. Every call is a place to look at when keys are reviewed.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl<T: Zeroize + Clone> Secret<T> {
    /// A second holder of the same value, for a thread or connection of its own.
    pub fn duplicate(&self) -> Self {
        Secret(self.0.clone())
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> std::fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}
