//! People and services on the map.

use serde::Serialize;

use super::Safety;
use crate::exchange::identity::persona::checked_name;
use crate::exchange::records::Scalar;
use crate::exchange::records::store::{self, Writer};
use crate::foundation::env::Random;
use crate::foundation::types::{Code, Error, Millis, RecordId, Result};
use crate::foundation::vault::{Tx, View, params};

pub(super) const KIND: &str = "support.node";

/// A kind of support (emotional, practical and informational after House, "Work Stress and Social Support", 1981; social
/// for company).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Listening and being there.
    Emotional,
    /// Help with things that must be done.
    Practical,
    /// Company.
    Social,
    /// Knowing things.
    Informational,
    /// Care by those whose work it is.
    Professional,
    /// Help in a crisis.
    Crisis,
}

impl Kind {
    /// Every one, in the fixed order.
    pub const ALL: [Kind; 6] = [
        Kind::Emotional,
        Kind::Practical,
        Kind::Social,
        Kind::Informational,
        Kind::Professional,
        Kind::Crisis,
    ];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Emotional => "emotional",
            Kind::Practical => "practical",
            Kind::Social => "social",
            Kind::Informational => "informational",
            Kind::Professional => "professional",
            Kind::Crisis => "crisis",
        }
    }
}

impl std::str::FromStr for Kind {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            Error::new(
                Code::InvalidInput,
                "a kind of support is emotional, practical, social, informational, professional or crisis",
            )
        })
    }
}

/// What stands on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NodeType {
    /// Somebody.
    Person,
    /// An office, a group, a line.
    Service,
}

impl NodeType {
    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            NodeType::Person => "person",
            NodeType::Service => "service",
        }
    }
}

impl std::str::FromStr for NodeType {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        match text {
            "person" => Ok(NodeType::Person),
            "service" => Ok(NodeType::Service),
            _ => Err(Error::new(Code::InvalidInput, "on the map stand a person or a service")),
        }
    }
}

/// A person or service on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its record.
    pub id: RecordId,
    /// As the patient calls it.
    pub name: String,
    /// What it is.
    pub node_type: NodeType,
    /// How it helps, in a fixed order.
    pub kinds: Vec<Kind>,
    /// How close: 1 (closest) to 3.
    pub ring: i64,
    /// A number to call.
    pub phone: Option<String>,
    /// Whether they may stand in plans and suggestions.
    pub safety: Safety,
}

/// Something to put on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewNode<'a> {
    /// As the patient calls it.
    pub name: &'a str,
    /// What it is.
    pub node_type: NodeType,
    /// How it helps: at least one.
    pub kinds: &'a [Kind],
    /// How close: 1 (closest) to 3.
    pub ring: i64,
    /// A number to call.
    pub phone: Option<&'a str>,
}

/// Puts somebody or something on the map.
///
/// # Errors
/// `empty_text`, `too_large`, `invalid_input`.
pub fn add(tx: &Tx<'_>, writer: Writer, new: NewNode<'_>, random: &dyn Random, now: Millis) -> Result<Node> {
    let name = checked_name(new.name)?.to_owned();
    if !(1..=3).contains(&new.ring) {
        return Err(Error::new(Code::InvalidInput, "a ring is 1, 2 or 3"));
    }
    if new.kinds.is_empty() {
        return Err(Error::new(Code::InvalidInput, "say at least one kind of support"));
    }
    let phone = new.phone.map(checked_phone).transpose()?;
    let mut kinds = new.kinds.to_vec();
    kinds.sort_unstable();
    kinds.dedup();
    let node = Node {
        id: RecordId::make(now, random.array()),
        name,
        node_type: new.node_type,
        kinds,
        ring: new.ring,
        phone,
        safety: Safety::Safe,
    };
    store::edit(tx, writer, (node.id, KIND), now, |edit| {
        edit.set("name", Scalar::Text(node.name.clone()))?;
        edit.set("type", Scalar::Text(node.node_type.as_str().into()))?;
        edit.set("ring", Scalar::Int(node.ring))?;
        if let Some(phone) = &node.phone {
            edit.set("phone", Scalar::Text(phone.clone()))?;
        }
        for kind in &node.kinds {
            edit.add("kinds", Scalar::Text(kind.as_str().into()))?;
        }
        Ok(())
    })?;
    let kinds: Vec<&str> = node.kinds.iter().map(|kind| kind.as_str()).collect();
    tx.execute(
        "INSERT INTO map_nodes (id, name, type, kinds, ring, phone, unsafe) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)",
        params![
            node.id,
            node.name,
            node.node_type.as_str(),
            kinds.join(" "),
            node.ring,
            node.phone
        ],
    )?;
    Ok(node)
}

/// A number as it is dialled: digits with `+ - ( ) . / * #` and spaces between them.
fn checked_phone(phone: &str) -> Result<String> {
    let phone = phone.trim();
    let plain = phone.chars().all(|c| c.is_ascii_digit() || "+-()./*# ".contains(c));
    if plain && phone.len() <= 40 && phone.bytes().any(|b| b.is_ascii_digit()) {
        Ok(phone.to_owned())
    } else {
        Err(Error::new(Code::InvalidInput, "this is not a telephone number"))
    }
}

/// The map, the closest first, then by name.
///
/// # Errors
/// As [`View::all`].
pub fn show(view: &View<'_>) -> Result<Vec<Node>> {
    view.all(
        "SELECT id, name, type, kinds, ring, phone, unsafe FROM map_nodes ORDER BY ring, name, id",
        [],
        |row| {
            let kinds = row.get::<String>(3)?;
            Ok(Node {
                id: row.get(0)?,
                name: row.get(1)?,
                node_type: row.get::<String>(2)?.parse()?,
                kinds: kinds.split_whitespace().map(str::parse).collect::<Result<_>>()?,
                ring: row.get(4)?,
                phone: row.get(5)?,
                safety: if row.get::<i64>(6)? == 0 {
                    Safety::Safe
                } else {
                    Safety::Unsafe
                },
            })
        },
    )
}

/// The node with this name, in large or small letters, or this id.
///
/// # Errors
/// `not_found`; `invalid_input` if several have the name.
pub fn find(view: &View<'_>, named: &str) -> Result<Node> {
    let map = show(view)?;
    if let Ok(id) = named.trim().parse::<RecordId>()
        && let Some(node) = map.iter().find(|node| node.id == id)
    {
        return Ok(node.clone());
    }
    let name = named.trim().to_lowercase();
    let mut same = map.into_iter().filter(|node| node.name.to_lowercase() == name);
    match (same.next(), same.next()) {
        (Some(node), None) => Ok(node),
        (Some(_), Some(_)) => Err(Error::new(
            Code::InvalidInput,
            "several on the map have this name: give the id",
        )),
        (None, _) => Err(Error::new(Code::NotFound, "nobody on the map has this name or id")),
    }
}
