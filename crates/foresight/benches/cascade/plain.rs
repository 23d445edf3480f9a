//! The cascade as somebody would write it who wants it done: a queue, one thread.

use foresight::ties::Graph;

/// Who has joined in the end, as needs that are 0, and how many ties were followed.
pub(crate) fn run(graph: &Graph, mut needs: Vec<u8>, seeds: &[u32]) -> (Vec<u8>, u64) {
    for seed in seeds {
        needs[*seed as usize] = 0;
    }
    let persons = needs.len() as u32;
    let mut queue: Vec<u32> = (0..persons).filter(|person| needs[*person as usize] == 0).collect();
    let (mut at, mut touched) = (0, 0);
    while let Some(person) = queue.get(at) {
        at += 1;
        let neighbours = graph.neighbours(*person);
        touched += neighbours.len() as u64;
        for neighbour in neighbours {
            let need = &mut needs[*neighbour as usize];
            if *need != 0 && *need != u8::MAX {
                *need -= 1;
                if *need == 0 {
                    queue.push(*neighbour);
                }
            }
        }
    }
    (needs, touched)
}
