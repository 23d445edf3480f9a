//! The public page of measures: the verdicts of the check, in every language, with its twin.

use std::sync::Arc;

use portal::PortalConfig;
use screening::{Dossier, Regime, check, read_measures};

use crate::browser::Browser;
use crate::world::{World, programme};

fn shipped() -> Arc<screening::Checked> {
    let measures = include_str!("../../../../programmes/million-carrots/measures.toml");
    let entities = include_str!("../../../../programmes/million-carrots/measures.ftm.json");
    let measures = read_measures(measures).expect("no problem");
    Arc::new(check(&measures, &Dossier::read(entities), &Regime::ALL, None))
}

#[tokio::test]
async fn everybody_sees_whom_each_measure_hits_and_why() {
    let checked = shipped();
    let config = PortalConfig { measures: Some(Arc::clone(&checked)), ..PortalConfig::default() };
    let world = World::with(config, programme()).await;
    let style = pages::style::sheet(pages::Face::Portal).len();
    for language in ["en", "ru", "uk"] {
        let browser = Browser::new(&world.router);
        let all = browser.open(&format!("/{language}/measures")).await.expect(200);
        assert_eq!(all.all("section h2 a").len(), checked.findings.len());
        for finding in &checked.findings {
            let link = format!("/{language}/measures/{}", finding.measure);
            assert!(all.text().contains(&format!("href=\"{link}\"")), "{link}");
            let page = browser.open(&link).await.expect(200);
            for page in [&all, &page] {
                assert!(!page.text().contains('⟦'), "{link}: {}", page.text());
                assert!(page.body.len() + style <= 60 * 1024, "{} bytes", page.body.len());
            }
            assert_eq!(page.all("tbody tr").len(), finding.targets.len(), "{link}");
        }
    }
    assert_eq!(world.words.missing(), Vec::<String>::new());
}

#[tokio::test]
async fn issuer_reason_and_source_are_told_in_the_language_of_the_page() {
    let checked = shipped();
    let config = PortalConfig { measures: Some(Arc::clone(&checked)), ..PortalConfig::default() };
    let world = World::with(config, programme()).await;
    for finding in &checked.findings {
        let link = format!("measures/{}", finding.measure);
        let text = async |language: &str| {
            let browser = Browser::new(&world.router);
            let page = browser.open(&format!("/{language}/{link}")).await.expect(200);
            page.text().replace("&#39;", "'")
        };
        let own = [&finding.issuer, &finding.source, &finding.stated_reason()];
        let english = text("en").await;
        assert!(own.iter().all(|own| english.contains(own.as_str())), "{link}: {english}");
        for language in ["ru", "uk"] {
            let told = text(language).await;
            for own in own.iter().filter(|own| !own.is_empty()) {
                assert!(!told.contains(own.as_str()), "{link} in {language}: {own}");
            }
        }
    }
}

#[tokio::test]
async fn a_page_tells_the_verdicts_grounds_and_notes_of_the_command_line() {
    let checked = shipped();
    let config = PortalConfig { measures: Some(Arc::clone(&checked)), ..PortalConfig::default() };
    let world = World::with(config, programme()).await;
    for finding in &checked.findings {
        let link = format!("/en/measures/{}", finding.measure);
        let page = Browser::new(&world.router).open(&link).await.expect(200);
        let text = page.text().replace("&#39;", "'");
        for judged in finding.targets.iter().flat_map(|target| &target.regimes) {
            assert!(text.contains(&judged.verdict.to_string()), "{link}: {}", judged.verdict);
            for shown in &judged.grounds {
                assert!(text.contains(&shown.ground.to_string()), "{link}: {}", shown.ground);
                assert!(shown.evidence.iter().all(|proof| text.contains(&proof.id)), "{link}");
            }
            for note in &judged.notes {
                // Dates are told in words; all else is the same.
                let said = note.to_string();
                let start = said.split(" 20").next().unwrap_or_default();
                assert!(text.contains(start), "{link}: {said}");
            }
        }
    }
    let twin = Browser::new(&world.router).get("/measures.json").await;
    let twin: serde_json::Value = serde_json::from_slice(&twin.body).expect("JSON");
    assert_eq!(twin["findings"].as_array().map(Vec::len), Some(checked.findings.len()));
}

#[tokio::test]
async fn a_programme_without_measures_says_so() {
    let world = World::new().await;
    let page = Browser::new(&world.router).open("/en/measures").await.expect(200);
    assert!(page.text().contains("There is no file of measures"), "{}", page.text());
}
