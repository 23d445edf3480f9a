//! Fault 8: no cell of any export is a formula.

use desk::ROUTES;

use crate::support::{Office, Person};
use crate::walk::offered;

#[tokio::test]
async fn fault_08_every_export_is_a_download_without_formulas() {
    let office = Office::of_two().await;
    let (mut first, mut second) =
        (office.signed_in("Linden").await, office.signed_in("Rowan").await);
    let applicant = offered(&office, &mut first, &mut second).await;
    let mut tables = 0;
    for route in ROUTES.iter().filter(|route| route.path.ends_with(".csv")) {
        let page = first.open(&route.path.replace("{lang}", "uk")).await;
        let text = page.text();
        let header = |name: &str| page.headers[name].to_str().expect("plain text").to_owned();
        assert_eq!(header("content-type"), "text/csv; charset=utf-8");
        assert!(header("content-disposition").starts_with("attachment; "));
        let lines: Vec<&str> =
            text.trim_start_matches('\u{feff}').split_terminator("\r\n").collect();
        assert!(lines.len() > 1, "{}: {text}", route.path);
        for cell in lines.iter().flat_map(|line| line.split(',')) {
            assert!(cell.starts_with('"') && cell.ends_with('"'), "{cell} in {text}");
            let first = cell.trim_matches('"').trim_start().chars().next();
            assert!(!first.is_some_and(|letter| "=+-@".contains(letter)), "{cell} in {text}");
        }
        tables += 1;
    }
    assert_eq!(tables, 2, "the ledger and the transfers");
    let transfers = first.open("/en/transfers.csv").await.text();
    assert!(transfers.contains(applicant.designation.as_str()), "{transfers}");
    assert!(transfers.contains("\"5000000.00\",\"RUB\",\"pending\""), "{transfers}");
    let audit = first.open("/en/audit").await.words();
    let Person { name, .. } = office.person("Linden");
    assert!(audit.contains(&format!("{name} table downloaded transfers")), "{audit}");
}
