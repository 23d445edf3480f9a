//! Lists, tokens and merges, on every database.

use casework::duplicate::{Succession, TOKENS};
use casework::journal::{EventKind, Payload};
use casework::{CaseId, Refusal};
use jiff::civil::date;
use programme::Digest;
use sealing::Purpose;
use store::{ListRefused, Merge, NewList, Office, Screen, StoreError, TwoCases, Unscreened};

use crate::support::*;
use crate::world::{Kind, World};

pub(crate) fn list(name: &str, bytes: &str) -> NewList {
    NewList {
        name: name.to_owned(),
        digest: digest(bytes),
        format: "csv".to_owned(),
        published: Some(date(2024, 5, 1)),
        bytes: bytes.len() as u64,
        rows: 3,
        parties: 2,
        names: 4,
        problems: 1,
        officer: Some(first().id),
    }
}

pub(crate) async fn add(office: &Office, list: &NewList, pieces: &[&str]) -> store::ListRow {
    bring(office, list, pieces, false).await.expect("loaded")
}

async fn bring(
    office: &Office,
    list: &NewList,
    pieces: &[&str],
    fewer: bool,
) -> Result<store::ListRow, ListRefused> {
    let mut writer = office.begin_list().expect("begins");
    for piece in pieces {
        writer.push(piece.as_bytes()).await.expect("written");
    }
    writer.finish(list, fewer).await.expect("answered")
}

async fn text(office: &Office, list: &store::ListRow) -> String {
    let mut text = String::new();
    for position in 0.. {
        let Some(piece) = office.list_chunk(list, position).await.expect("reads") else { break };
        text.push_str(&String::from_utf8(piece).expect("text"));
    }
    text
}

pub(crate) async fn lists_supersede_each_other_by_name(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    assert_eq!(office.current_lists().await, Ok(Vec::new()));
    let one = add(&office, &list("eu", "one"), &["a\n", "b\n"]).await;
    let other = add(&office, &list("un", "other"), &["c\n"]).await;
    assert_eq!(office.current_lists().await, Ok(vec![one.clone(), other.clone()]));
    assert_eq!(text(&office, &one).await, "a\nb\n");

    world.pass_us(-1_000_000);
    let two = add(&office, &list("eu", "two"), &["a\n", "d\n"]).await;
    assert!(two.added_us > other.added_us, "later, whatever the clock says");
    assert_eq!(office.current_lists().await, Ok(vec![two.clone(), other.clone()]));
    let older = office.list(&one.list.digest).await.expect("reads").expect("kept");
    assert_eq!((older.superseded_by, &older.list), (Some(two.list.digest), &one.list));
    assert_eq!(text(&office, &older).await, "", "its parties are gone");
    let all = office.lists().await.expect("reads");
    let digests: Vec<Digest> = all.iter().map(|list| list.list.digest).collect();
    assert_eq!(digests, [two.list.digest, one.list.digest, other.list.digest]);

    // The older bytes once more: they are current again, with parties.
    let again = add(&office, &list("eu", "one"), &["a\n"]).await;
    assert_eq!(office.current_lists().await, Ok(vec![again.clone(), other.clone()]));
    assert_eq!((text(&office, &again).await, text(&office, &two).await), ("a\n".into(), "".into()));

    let mut broken = office.begin_list().expect("begins");
    broken.push(b"half").await.expect("written");
    broken.abandon().await.expect("given up");
    let mut stray = office.begin_list().expect("begins");
    stray.push(b"half").await.expect("written");
    drop(stray);
    world.pass_us(25 * 60 * 60 * 1_000_000);
    office.tidy().await.expect("tidied");
    assert_eq!(text(&office, &again).await, "a\n", "what a list names stays");
    assert_eq!(office.current_lists().await.expect("reads").len(), 2);
    verify(&office).await;
    store.close().await;
}

pub(crate) async fn a_list_does_not_push_another_aside_unseen(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    let sized = |name: &str, bytes: &str, parties| NewList { parties, ..list(name, bytes) };
    let one = add(&office, &sized("EU", "one", 100), &["a\n"]).await;
    // The same bytes under another name would take them from the first.
    let refused = bring(&office, &sized("Other", "one", 100), &["a\n"], true).await;
    assert_eq!(refused, Err(ListRefused::Named { name: "EU".to_owned() }));
    assert_eq!(office.lists().await, Ok(vec![one.clone()]));
    assert_eq!(text(&office, &one).await, "a\n");

    // Less than half of the parties needs a word, in whatever letters it is called.
    let half = sized("eu", "half", 49);
    let refused = bring(&office, &half, &["b\n"], false).await;
    assert_eq!(refused, Err(ListRefused::Fewer { name: "EU".to_owned(), before: 100, now: 49 }));
    assert_eq!(office.current_lists().await, Ok(vec![one.clone()]));
    let half = bring(&office, &half, &["b\n"], true).await.expect("confirmed");
    assert_eq!(half.list.name, "EU", "one list of a name, spelled as before");
    assert_eq!(office.current_lists().await, Ok(vec![half.clone()]));
    let enough = bring(&office, &sized("EU", "two", 25), &["c\n"], false).await.expect("half");
    let refused = bring(&office, &sized("Other", "one", 100), &["a\n"], true).await;
    assert_eq!(refused, Err(ListRefused::Named { name: "EU".to_owned() }), "one of the older");

    office.remove_list(&enough.list.digest, Some(first().id)).await.expect("removed");
    assert_eq!(office.current_lists().await, Ok(Vec::new()));
    let kept = office.list(&enough.list.digest).await.expect("reads").expect("kept");
    assert!(kept.is_removed() && !kept.is_current());
    assert_eq!(text(&office, &kept).await, "");
    let again = office.remove_list(&enough.list.digest, None).await;
    assert_eq!(again, Err(StoreError::NotFound));
    let other = bring(&office, &sized("Other", "two", 25), &["c\n"], false).await;
    assert_eq!(other.expect("its name is free").list.name, "Other");
    let acts = office.audit_page(1).await.expect("a trail");
    let acts: Vec<&str> = acts.items.iter().map(|entry| entry.act.as_str()).collect();
    assert_eq!(
        acts[..5],
        ["list_loaded", "list_removed", "list_loaded", "list_loaded_fewer", "list_loaded"]
    );
    verify(&office).await;
    store.close().await;
}

pub(crate) fn tokens(names: &[&str], case: CaseId) -> Vec<String> {
    let real = names.iter().map(|name| digest(name).to_string());
    let filler = (0..).map(|number| digest(&format!("{case} {number}")).to_string());
    real.chain(filler).take(TOKENS).collect()
}

pub(crate) async fn screen(office: &Office, case: CaseId, lists: &str, names: &[&str]) {
    let next = office.case(case).await.expect("reads").expect("there").next_office;
    let screen = Screen {
        form: form(),
        case,
        officer: first().id,
        lists: digest(lists),
        tokens: tokens(names, case),
        record: body(next, Purpose::Record, 300),
    };
    office.screen(screen).await.expect("screened");
}

async fn next(office: &Office, case: CaseId) -> (CaseId, store::NewBody) {
    let next = office.case(case).await.expect("reads").map_or(1, |row| row.next_office);
    (case, body(next, Purpose::Record, 90))
}

pub(crate) async fn both(office: &Office, kept: CaseId, aside: CaseId) -> TwoCases {
    let (one, other) = (next(office, kept).await, next(office, aside).await);
    TwoCases { form: form(), officer: first().id, one, other }
}

pub(crate) async fn tokens_find_cases_and_go_with_them(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 1_000).await;
    let (one, two, three) =
        (assessed(&store).await, assessed(&store).await, assessed(&store).await);
    screen(&office, one, "lists", &["anna 1990", "boris 1960"]).await;
    screen(&office, two, "lists", &["boris 1960"]).await;
    screen(&office, three, "lists", &["vera 1971"]).await;
    assert_eq!(office.sharing(one, 9).await, Ok(vec![two]));
    assert_eq!(office.sharing(three, 9).await, Ok(Vec::new()));
    let asked = tokens(&["vera 1971", "boris 1960"], one);
    let mut expected = vec![two, three];
    expected.sort();
    assert_eq!(office.with_token(one, &asked, 9).await, Ok(expected.clone()));
    assert_eq!(office.with_token(one, &asked, 1).await, Ok(expected[..1].to_vec()));
    for case in [one, two, three] {
        assert_eq!(office.tokens(case).await.expect("reads").len(), TOKENS, "always as many");
        let entries = office.journal(case).await.expect("a journal");
        let last = entries.last().expect("an entry");
        let alone = Payload::new().with("office_2", body(2, Purpose::Record, 300).digest);
        assert_eq!((last.event.kind, &last.event.payload), (EventKind::Screened, &alone));
    }
    let few = Screen {
        form: form(),
        case: one,
        officer: first().id,
        lists: digest("lists"),
        tokens: vec!["only".to_owned()],
        record: body(3, Purpose::Record, 300),
    };
    assert_eq!(office.screen(few).await, Err(StoreError::Conflict), "a number of its own tells");

    screen(&office, one, "newer lists", &["anna 1990"]).await;
    assert_eq!(office.sharing(two, 9).await, Ok(Vec::new()), "the last screening counts");
    let four = assessed(&store).await;
    let newer = digest("newer lists");
    assert_eq!(office.unscreened_counts(newer).await, Ok((2, 1)));
    let outdated = office.unscreened(Unscreened::Outdated, newer, 1, 9).await.expect("reads");
    let outdated: Vec<CaseId> = outdated.items.iter().map(|row| row.case).collect();
    assert_eq!(outdated, [two, three]);
    let never = office.unscreened(Unscreened::Never, newer, 1, 9).await.expect("reads");
    assert_eq!((never.total, never.items[0].case), (1, four));

    store.gate().erase(two, form()).await.expect("erased");
    assert_eq!(office.tokens(two).await, Ok(Vec::new()));
    assert_eq!(office.case(two).await.expect("reads").expect("there").screened_with, None);
    verify(&office).await;
    store.close().await;
}

pub(crate) async fn a_merge_can_be_undone_and_deletes_nothing(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let office = store.office();
    set_up(&store, 10_000).await;
    let (kept, aside, third) =
        (assessed(&store).await, assessed(&store).await, assessed(&store).await);
    let act = both(&office, kept, third).await;
    office.judge_duplicate(act).await.expect("noted");
    let act = both(&office, kept, aside).await;
    office.merge(act.clone()).await.expect("merged");
    assert!(office.merge(act).await.expect("the same form").already);
    let merge = Merge { aside, kept: Some(kept) };
    assert_eq!(office.merges(kept).await, Ok(vec![merge]));
    assert_eq!(office.merges(aside).await, Ok(vec![merge]));
    let set_aside = async |case| office.case(case).await.expect("reads").expect("there").set_aside;
    assert_eq!((set_aside(kept).await, set_aside(aside).await), (false, true));
    for (one, other) in [(aside, third), (third, aside), (third, kept), (aside, kept)] {
        let refused = office.merge(both(&office, one, other).await).await;
        assert_eq!(refused, Err(Refusal::MergedAlready.into()), "no chains and no circles");
    }
    for (one, other) in [(kept, aside), (aside, kept)] {
        let refused = office.judge_duplicate(both(&office, one, other).await).await;
        assert_eq!(refused, Err(Refusal::MergedAlready.into()), "a form from before the merge");
    }
    let refused = office.unmerge(both(&office, third, aside).await).await;
    assert_eq!(refused, Err(Refusal::NotMerged.into()));
    assert_eq!(office.bodies(aside).await.expect("reads").len(), 3, "nothing is deleted");

    let offer_aside = offer(aside, vec![grant("fund", 100, 1)]);
    let (_, record) = next(&office, aside).await;
    let refused = office.propose(aside, form(), &proposed(offer_aside.clone()), record).await;
    assert_eq!(refused, Err(Refusal::SetAside.into()));
    office.unmerge(both(&office, kept, aside).await).await.expect("undone");
    assert_eq!(office.merges(kept).await, Ok(Vec::new()));
    let (_, record) = next(&office, aside).await;
    office.propose(aside, form(), &proposed(offer_aside), record).await.expect("free again");

    office.merge(both(&office, kept, aside).await).await.expect("merged again");
    store.gate().erase(kept, form()).await.expect("erased");
    let alone = Merge { aside, kept: None };
    assert_eq!(office.merges(aside).await, Ok(vec![alone]), "and still set aside");
    let record = next(&office, aside).await;
    let another = Succession::AnotherPerson;
    office.succeed(form(), first().id, record, another).await.expect("free again");
    let again = office.succeed(form(), first().id, next(&office, aside).await, another).await;
    assert_eq!(again, Err(Refusal::NotMerged.into()));
    assert!(!set_aside(aside).await);
    let kinds: Vec<EventKind> = office
        .journal(aside)
        .await
        .expect("a journal")
        .iter()
        .map(|entry| entry.event.kind)
        .filter(|kind| matches!(kind, EventKind::Merged | EventKind::Unmerged))
        .collect();
    use EventKind::{Merged, Unmerged};
    assert_eq!(kinds, [Merged, Unmerged, Merged, Unmerged]);
    verify(&office).await;
    store.close().await;
}
