//! Whose request it is: for rate limits, never for logs.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::HeaderMap;

use super::options::Front;

/// The address at the other end of a connection.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// The address that made a request. With a proxy in front it is the last one in `X-Forwarded-For`, the one
/// that the proxy itself appended; what stands before it is the client's own claim.
pub fn client(peer: Peer, headers: &HeaderMap, front: Front) -> IpAddr {
    let forwarded = match front {
        Front::Nothing => None,
        Front::Proxy => headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|value| value.to_str().ok())
            .and_then(|list| list.rsplit(',').next())
            .and_then(|last| last.trim().parse().ok()),
    };
    forwarded.unwrap_or(peer.0)
}

/// What counts as one client: an IPv4 address, or the /64 that a household has in IPv6.
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => IpAddr::V4(v4),
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn behind_a_proxy_only_the_address_that_the_proxy_appended_is_believed() {
        let peer = Peer(address("127.0.0.1"));
        let mut headers = HeaderMap::new();
        assert_eq!(client(peer, &headers, Front::Proxy), peer.0);
        headers.append("x-forwarded-for", "192.0.2.1, 192.0.2.2".parse().expect("a value"));
        assert_eq!(client(peer, &headers, Front::Proxy), address("192.0.2.2"));
        headers.append("x-forwarded-for", "2001:db8::3".parse().expect("a value"));
        assert_eq!(client(peer, &headers, Front::Proxy), address("2001:db8::3"));
        assert_eq!(client(peer, &headers, Front::Nothing), peer.0);
        headers.append("x-forwarded-for", "garbage".parse().expect("a value"));
        assert_eq!(client(peer, &headers, Front::Proxy), peer.0);
    }

    #[test]
    fn addresses_of_one_household_count_as_one_client() {
        assert_eq!(household(address("2001:db8::1")), household(address("2001:db8::ffff")));
        assert_ne!(household(address("2001:db8:0:1::1")), household(address("2001:db8::1")));
        assert_eq!(household(address("::ffff:192.0.2.1")), address("192.0.2.1"));
    }
}
