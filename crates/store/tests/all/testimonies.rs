//! Testimonies and publications, on every database.

use std::io::{Read as _, Write as _};

use casework::publication::{Publication, month_of};
use casework::{CaseId, Refusal};
use sealing::Purpose;
use store::{NewTestimony, Store, StoreError, TestimonyState};

use crate::support::*;
use crate::world::{Kind, World};

async fn given(store: &Store) -> NewTestimony {
    let testimony = id();
    let new = NewTestimony {
        form: form(),
        id: testimony,
        locator: locator(testimony),
        recipient: recipient(),
        wrap: b"a wrap".to_vec(),
        body: body(1, Purpose::Testimony, 5_000),
        video: Some(body(2, Purpose::File, 200_000)),
    };
    assert!(!store.gate().give_testimony(new.clone()).await.expect("given").already);
    assert!(store.gate().give_testimony(new.clone()).await.expect("given").already);
    new
}

async fn publish(store: &Store, testimony: CaseId) -> Publication {
    let content = Publication {
        testimony,
        text: "What I saw.".to_owned(),
        byline: "a soldier".to_owned(),
        language: "en".to_owned(),
        month: month_of(store.clock().today()),
        video: Some(digest("video")),
    };
    let office = store.office();
    let record = body(1, Purpose::Message, 90);
    let proposed = proposed(content.clone());
    office.propose_publication(form(), &proposed, record).await.expect("proposed");
    let mut changed = content.clone();
    changed.text.push('!');
    let refused = office.publish(form(), &approved(changed), None).await;
    assert_eq!(refused, Err(Refusal::ChangedSinceShown.into()));
    let mut video = office.begin_blob().expect("a blob");
    video.write_all(b"a plain video").expect("written");
    let blob = video.finish().expect("durable");
    let video = Some(("video/mp4".to_owned(), blob));
    office.publish(form(), &approved(content.clone()), video).await.expect("published");
    content
}

pub(crate) async fn a_testimony_is_published_and_taken_back(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    let new = given(&store).await;
    let view = gate.testimony_by_locator(&new.locator).await.expect("reads").expect("found");
    assert_eq!((view.id, view.state), (new.id, TestimonyState::Given));
    assert_eq!(office.testimony_wrap(new.id).await.expect("a wrap"), b"a wrap");
    let bodies = office.testimony_bodies(new.id).await.expect("bodies");
    assert_eq!(bodies.len(), 2);
    for body in &bodies {
        office.body_bytes(body).await.expect("bytes");
    }
    let content = publish(&store, new.id).await;
    let page = gate.publications(1).await.expect("a page");
    assert_eq!(page.items.len(), 1);
    assert_eq!((&page.items[0].content, page.items[0].video), (&content, true));
    let mut video = gate.video(new.id).await.expect("reads").expect("there");
    let mut bytes = Vec::new();
    video.read_to_end(&mut bytes).expect("reads");
    assert_eq!((bytes.as_slice(), video.bytes_total), (b"a plain video".as_slice(), 13));
    let published = office.testimonies(Some(TestimonyState::Published), 1).await.expect("a page");
    assert_eq!(published.total, 1);
    let withdraw = form();
    gate.withdraw_testimony(new.id, withdraw).await.expect("withdrawn");
    assert!(gate.withdraw_testimony(new.id, withdraw).await.expect("withdrawn").already);
    assert_eq!(gate.publication(new.id).await, Ok(None));
    assert!(gate.video(new.id).await.expect("reads").is_none());
    assert_eq!(office.testimony_bodies(new.id).await, Ok(Vec::new()));
    assert_eq!(office.testimony_wrap(new.id).await, Err(StoreError::NotFound));
    assert_eq!(world.blobs(), Vec::<String>::new());
    verify(&office).await;
    store.close().await;
}

pub(crate) async fn a_stopped_testimony_is_public_no_longer(kind: Kind) {
    let world = World::new(kind).await;
    let store = world.open().await;
    let (gate, office) = (store.gate(), store.office());
    let new = given(&store).await;
    publish(&store, new.id).await;
    office.stop_testimony(new.id, form(), first().id).await.expect("stopped");
    assert_eq!(gate.publication(new.id).await, Ok(None));
    let row = office.testimony(new.id).await.expect("reads").expect("there");
    assert_eq!(row.state, TestimonyState::Stopped);
    assert_eq!(
        office.testimony_bodies(new.id).await.expect("bodies").len(),
        3,
        "still the office's"
    );
    let stopped_twice = office.stop_testimony(new.id, form(), first().id).await;
    assert_eq!(stopped_twice, Err(StoreError::Conflict));
    let returned = given(&store).await;
    let content = Publication {
        testimony: returned.id,
        text: "Words".to_owned(),
        byline: String::new(),
        language: "en".to_owned(),
        month: month_of(store.clock().today()),
        video: None,
    };
    let (record, proposed) = (body(1, Purpose::Message, 90), proposed(content));
    office.propose_publication(form(), &proposed, record).await.expect("proposed");
    assert!(office.open_publication(returned.id).await.expect("reads").is_some());
    office.return_publication(returned.id, form(), second().id).await.expect("returned");
    assert!(office.open_publication(returned.id).await.expect("reads").is_none());
    let again = (body(2, Purpose::Message, 90), form());
    office.propose_publication(again.1, &proposed, again.0).await.expect("proposed again");
    verify(&office).await;
    store.close().await;
}
