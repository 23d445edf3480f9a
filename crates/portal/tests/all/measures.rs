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
    let style = pages::style::STYLE.len();
    for (language, verdict) in [
        ("en", "nationality only"),
        ("ru", "только из-за гражданства"),
        ("uk", "лише через громадянство"),
    ] {
        let page = Browser::new(&world.router).open(&format!("/{language}/measures")).await;
        let page = page.expect(200);
        assert!(!page.text().contains('⟦'), "{}", page.text());
        assert!(page.text().contains(verdict), "{language}");
        assert!(page.body.len() + style <= 60 * 1024, "{} bytes", page.body.len());
        assert_eq!(page.all("section h2").len(), checked.findings.len());
    }
    let page = Browser::new(&world.router).open("/en/measures").await.expect(200);
    // Every ground of the check is on the page, in the words of the command line.
    for finding in &checked.findings {
        for target in &finding.targets {
            for shown in target.regimes.iter().flat_map(|judged| &judged.grounds) {
                let said = shown.ground.to_string().replace('\'', "&#39;");
                assert!(page.text().contains(&said), "{}: {said}", target.id);
            }
        }
    }
    let twin = Browser::new(&world.router).get("/measures.json").await;
    let twin: serde_json::Value = serde_json::from_slice(&twin.body).expect("JSON");
    assert_eq!(twin["findings"].as_array().map(Vec::len), Some(checked.findings.len()));
    assert_eq!(world.words.missing(), Vec::<String>::new());
}

#[tokio::test]
async fn a_programme_without_measures_says_so() {
    let world = World::new().await;
    let page = Browser::new(&world.router).open("/en/measures").await.expect(200);
    assert!(page.text().contains("There is no file of measures"), "{}", page.text());
}
