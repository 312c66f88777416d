//! What the tests share: [`people`] who hold keys, [`local`] relays without HTTP, [`remote`] ones with it,
//! and the program as a [`program`].

pub mod local;
pub mod people;
pub mod program;
pub mod remote;
