//! How devices agree. Read in this order: [`identity`] (who is who), [`mls`] (sealed groups), [`records`] (what
//! replicates and how it merges), [`sync`] (the way to a relay and back).

pub mod identity;
pub mod mls;
pub mod records;
pub mod sync;
