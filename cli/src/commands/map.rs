//! `map`.

use kith::care::support::{NewNode, Node, Safety};
use kith::foundation::types::Result;
use serde_json::{Value, json};

use crate::args::MapAction;
use crate::session::Session;
use crate::show::{self, Form};

fn document(node: &Node) -> Value {
    json!({
        "id": node.id.to_string(),
        "name": node.name,
        "type": node.node_type.as_str(),
        "kinds": node.kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>(),
        "ring": node.ring,
        "phone": node.phone,
        "safety": node.safety.as_str(),
    })
}

pub fn map(session: &Session, action: MapAction, form: Form) -> Result<()> {
    match action {
        MapAction::Add {
            name,
            kinds,
            ring,
            node_type,
            phone,
        } => {
            let new = NewNode {
                name: &name,
                node_type,
                kinds: &kinds,
                ring,
                phone: phone.as_deref(),
            };
            let node = session.unlocked()?.support_map().add(new)?;
            form.answer(&document(&node), |_| {
                format!("{} is on your map.", show::one_line(&node.name))
            });
            Ok(())
        }
        MapAction::Show => {
            let nodes = session.unlocked()?.support_map().show()?;
            let documents: Vec<Value> = nodes.iter().map(document).collect();
            form.answer(&json!({ "people": documents }), |colours| {
                if nodes.is_empty() {
                    return "Your map is empty. Put somebody on it: kith map add NAME --kind emotional --ring 1".into();
                }
                let rows: Vec<_> = nodes
                    .iter()
                    .map(|node| {
                        let kinds: Vec<&str> = node.kinds.iter().map(|kind| kind.as_str()).collect();
                        let phone = node.phone.clone().unwrap_or_default();
                        vec![
                            node.ring.to_string(),
                            node.name.clone(),
                            node.node_type.as_str().into(),
                            kinds.join(", "),
                            phone,
                            match node.safety {
                                Safety::Safe => String::new(),
                                Safety::Unsafe => "unsafe".into(),
                            },
                        ]
                    })
                    .collect();
                show::table(&["ring", "name", "", "support", "phone", ""], &rows, colours)
            });
            Ok(())
        }
        MapAction::Mark { node, is_unsafe, .. } => {
            let companion = session.unlocked()?;
            let map = companion.support_map();
            let safety = if is_unsafe { Safety::Unsafe } else { Safety::Safe };
            let found = super::found(map.find(&node), "nobody on your map has this name or id: kith map show")?;
            let marked = map.mark(found.id, safety)?;
            form.answer(&document(&marked), |_| {
                let name = show::one_line(&marked.name);
                match marked.safety {
                    Safety::Unsafe => {
                        format!("{name} stands in your crisis plan no longer, and nowhere else but on your map.")
                    }
                    Safety::Safe => {
                        format!("{name} may stand in your crisis plan again. Put them there: kith crisis edit")
                    }
                }
            });
            Ok(())
        }
    }
}
