//! The command line and its help.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "kith-relay",
    version,
    about = "Passes sealed entries between devices of Kith, and knows no people",
    long_about = "Passes sealed entries between devices of Kith, and knows no people.\n\n\
        The relay stores what devices have encrypted, in the order in which it arrived, until the other \
        devices have fetched it. It has no accounts, no names and no keys to read anything with. Everything \
        is in one folder (--data); back it up by copying it while the relay is stopped.",
    after_long_help = "Example: a relay on this machine, and a first person who may use it\n\n  \
        kith-relay serve --data /var/lib/kith-relay --listen 127.0.0.1:8460\n  \
        kith-relay admit --data /var/lib/kith-relay\n\n\
        Hand the printed token to that person; it can be made and revoked while the relay serves.\n\
        For the internet, put a TLS proxy in front (--behind-proxy) or give a certificate:\n\n  \
        kith-relay serve --data /var/lib/kith-relay --listen 0.0.0.0:443 \\\n    \
        --tls-cert fullchain.pem --tls-key privkey.pem\n\n\
        SIGTERM and SIGINT stop it in order: requests in flight are finished first.\n\
        Exit status: 0 done, 1 failed, 2 the command line is wrong."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve devices until a signal stops it
    ///
    /// Prints `listening http://ADDRESS` (or https) once it is ready. GET /healthz says whether it works;
    /// GET /metrics gives sums for Prometheus, to this machine alone unless --open-metrics is given.
    Serve(Serve),
    /// Make an admission and print its token: the right to create channels and inboxes here
    ///
    /// The token is printed once and not kept: the relay stores its hash only. Works while the relay serves.
    Admit(Admit),
    /// List the admissions: number, what is used of what is allowed, whether it is revoked
    Admissions(Data),
    /// End an admission: nothing more is created with it, what exists stays
    Revoke(Revoke),
}

/// Where everything is.
#[derive(Debug, Args)]
pub struct Data {
    /// The relay's folder; made if it is missing
    #[arg(long, value_name = "DIR", env = "KITH_RELAY_DATA")]
    pub data: PathBuf,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where everything is.
    #[command(flatten)]
    pub data: Data,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8460")]
    pub listen: SocketAddr,
    /// Certificate chain in PEM: the relay then speaks TLS itself
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Private key of the certificate in PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// A proxy in front ends TLS: allows plain HTTP on any address, and believes the last address in its
    /// X-Forwarded-For header
    #[arg(long)]
    pub behind_proxy: bool,
    /// Days after which an entry is erased; devices that were away for longer take a snapshot from others
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub retention_days: u32,
    /// Days after which a channel or an inbox that nobody asked for is deleted
    #[arg(long, value_name = "N", default_value_t = 400, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    pub unasked_days: u32,
    /// Most mebibytes of entries in one channel
    #[arg(long, value_name = "N", default_value_t = 1024, value_parser = clap::value_parser!(u32).range(1..))]
    pub channel_mib: u32,
    /// Most connections at a time
    #[arg(long, value_name = "N", default_value_t = 4096, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_connections: u32,
    /// Most live sockets at a time
    #[arg(long, value_name = "N", default_value_t = 2048, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub max_live: u32,
    /// Requests a second that one address may make for long
    #[arg(long, value_name = "N", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    pub requests_per_second: u32,
    /// Seconds that requests in flight may take at a stop
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub drain_seconds: u32,
    /// Give /metrics to everybody who reaches the relay
    #[arg(long)]
    pub open_metrics: bool,
}

/// Options of `admit`.
#[derive(Debug, Args)]
pub struct Admit {
    /// Where everything is.
    #[command(flatten)]
    pub data: Data,
    /// Most channels that exist with it at a time; one person with family and therapists has a few dozen
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub channels: u32,
    /// Most inboxes that exist with it at a time
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub inboxes: u32,
}

/// Options of `revoke`.
#[derive(Debug, Args)]
pub struct Revoke {
    /// Where everything is.
    #[command(flatten)]
    pub data: Data,
    /// The admission's number, from `kith-relay admissions`
    pub number: i64,
}
