//! Parties that own each other in a circle: strongly connected components, after Tarjan, "Depth-
//! first search and linear graph algorithms" (1972), without recursion.

use crate::ties::{Graph, Node, Tie};

/// The identifiers of each circle, sorted; circles by their first.
pub fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let mut search = Search {
        graph,
        order: vec![None; graph.len()],
        low: vec![0; graph.len()],
        on_stack: vec![false; graph.len()],
        stack: Vec::new(),
        next: 0,
        found: Vec::new(),
    };
    for node in graph.nodes() {
        if search.order[node.at()].is_none() {
            search.from(node);
        }
    }
    search.found.sort();
    search.found
}

struct Search<'a> {
    graph: &'a Graph,
    order: Vec<Option<usize>>,
    low: Vec<usize>,
    on_stack: Vec<bool>,
    stack: Vec<Node>,
    next: usize,
    found: Vec<Vec<String>>,
}

impl Search<'_> {
    fn enter(&mut self, node: Node) -> (Node, Vec<Node>) {
        self.order[node.at()] = Some(self.next);
        self.low[node.at()] = self.next;
        self.next += 1;
        self.on_stack[node.at()] = true;
        self.stack.push(node);
        let owned = self.graph.from(node).filter(|edge| edge.tie == Tie::Ownership);
        (node, owned.map(|edge| edge.to).collect())
    }

    fn from(&mut self, start: Node) {
        let mut path = vec![self.enter(start)];
        while let Some((node, rest)) = path.last_mut() {
            let node = *node;
            if let Some(next) = rest.pop() {
                match self.order[next.at()] {
                    None => {
                        let entered = self.enter(next);
                        path.push(entered);
                    }
                    Some(order) if self.on_stack[next.at()] => {
                        self.low[node.at()] = self.low[node.at()].min(order);
                    }
                    Some(_) => {}
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                self.low[parent.at()] = self.low[parent.at()].min(self.low[node.at()]);
            }
            self.close(node);
        }
    }

    /// Takes a component off the stack once its first node is done.
    fn close(&mut self, node: Node) {
        if self.order[node.at()] != Some(self.low[node.at()]) {
            return;
        }
        let mut members = Vec::new();
        while let Some(member) = self.stack.pop() {
            self.on_stack[member.at()] = false;
            members.push(self.graph.party(member).id.clone());
            if member == node {
                break;
            }
        }
        if members.len() > 1 {
            members.sort();
            self.found.push(members);
        }
    }
}
