//! `postern match` asked by a program that is written to yente's shapes.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A running endpoint; it is stopped when the test is over.
struct Running {
    child: Child,
    address: String,
    /// Kept open: it goes on to say which lists it has.
    _said: BufReader<std::process::ChildStdout>,
    _folder: tempfile::TempDir,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn start() -> Running {
    let list = "id,name,schema,birth date,alias,programme\n\
                mu-1,Pyotr Petrovich Vydumov,Person,1970-05-06,Peter Vydumoff,MADEUP\n\
                mu-2,Invented Trade House,Company,,,MADEUP\n";
    let entity = json!({
        "id": "own-1", "schema": "Vessel", "properties": { "name": ["Made Up Star"] }
    });
    start_with(&[("Made-up.csv", list), ("own.ftm.json", &format!("{entity}\n"))])
}

fn start_with(lists: &[(&str, &str)]) -> Running {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in lists {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_postern"))
        .args(["match", "--listen", "127.0.0.1:0", "--list"])
        .args(lists.iter().map(|(name, _)| name))
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let mut said = BufReader::new(child.stdout.take().expect("its output"));
    let mut line = String::new();
    said.read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("Answering on http://");
    let address = address.and_then(|rest| rest.strip_suffix("/match/default"));
    let address = address.unwrap_or_else(|| panic!("{line}")).to_owned();
    Running { child, address, _said: said, _folder: folder }
}

impl Running {
    /// Sends a request as it is, and gives the status and the body.
    fn send(&self, head: &str, body: &[u8]) -> (u16, Value) {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        let head = format!("{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        stream.write_all(head.as_bytes()).expect("sent");
        // Who refuses a body early may close before all of it is sent.
        let _ = stream.write_all(body);
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let answer = String::from_utf8(answer).expect("text");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let json = serde_json::from_str(body).unwrap_or_else(|_| panic!("{answer}"));
        (status.expect("a status"), json)
    }

    fn get(&self, path: &str) -> (u16, Value) {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}", self.address), b"")
    }

    fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let host = &self.address;
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n\
             Authorization: ApiKey none"
        );
        self.send(&head, body.to_string().as_bytes())
    }
}

fn person(name: &str) -> Value {
    json!({ "schema": "Person", "properties": { "name": [name], "birthDate": ["1970-05-06"] } })
}

#[test]
fn a_client_of_yente_gets_what_it_expects() {
    let server = start();
    let body = json!({ "queries": {
        "q1": person("Pyotr Petrovich Vydumov"),
        "q2": { "schema": "Company", "properties": { "name": "Nobody Knows It" } },
    }});
    let path = "/match/default?limit=3&threshold=0.7&cutoff=0.5&algorithm=logic-v2";
    let (status, answer) = server.post(path, &body);
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["limit"], 3);
    assert!(answer["matcher"].as_object().is_some_and(|features| {
        features
            .values()
            .all(|feature| feature["description"].is_string() && feature["coefficient"].is_number())
    }));
    let one = &answer["responses"]["q1"];
    assert_eq!(one["status"], 200);
    assert_eq!(one["total"], json!({ "value": 1, "relation": "eq" }));
    assert_eq!(one["query"]["properties"], body["queries"]["q1"]["properties"]);
    let result = &one["results"][0];
    assert_eq!(result["id"], "mu-1");
    assert_eq!(result["caption"], "Pyotr Petrovich Vydumov");
    assert_eq!(result["schema"], "Person");
    assert_eq!(result["properties"]["birthDate"], json!(["1970-05-06"]));
    assert_eq!(result["properties"]["alias"], json!(["Peter Vydumoff"]));
    assert_eq!(result["datasets"], json!(["made_up"]));
    assert_eq!((&result["target"], &result["referents"]), (&json!(true), &json!([])));
    assert!(result["score"].as_f64().is_some_and(|score| (0.5..=1.0).contains(&score)));
    assert!(result["match"].is_boolean() && result["features"].is_object());
    let explained = result["explanations"].as_object().expect("explanations");
    for explanation in explained.values() {
        assert!(explanation["detail"].is_string() && explanation["score"].is_number());
    }
    let ours = &result["postern"];
    assert!(ours["band"].is_string() && ours["evidence_bits"].is_number(), "{ours}");
    assert!(ours["reasons"].is_array() && ours["list"] == "Made-up.csv", "{ours}");
    assert_eq!(ours["list_sha256"].as_str().map(str::len), Some(64));
    assert_eq!(result["match"] == true, ours["band"] == "match");
    assert_eq!(answer["responses"]["q2"]["results"], json!([]));
}

#[test]
fn the_strongest_band_comes_first_over_all_lists_and_all_are_counted() {
    let namesakes: String =
        (0..9).map(|number| format!("n-{number},Pyotr Petrovich Vydumov,\n")).collect();
    let server = start_with(&[
        ("namesakes.csv", &format!("id,name,birth date\n{namesakes}")),
        ("other.csv", "id,name,birth date\nmu-1,Peter Petrovich Vydumov,1970-05-06\n"),
    ]);
    let body = json!({ "queries": { "q": person("Pyotr Petrovich Vydumov") } });
    let answer = server.post("/match/default?limit=3", &body).1;
    let one = &answer["responses"]["q"];
    let results = one["results"].as_array().expect("results");
    let told: Vec<(&Value, &Value)> =
        results.iter().map(|result| (&result["id"], &result["postern"]["band"])).collect();
    assert_eq!(told[0].0, "mu-1", "{told:?}");
    assert!(results[0]["score"].as_f64() < results[1]["score"].as_f64(), "a band, not likeness");
    assert_eq!((told.len(), &one["total"]["value"]), (3, &json!(10)), "all are counted");
}

#[test]
fn an_answer_that_is_too_long_is_refused() {
    let reasons: Vec<String> =
        (0..900).map(|number| format!("{number} ") + &"long ".repeat(190)).collect();
    let party = |number: usize| {
        let properties = json!({ "name": ["Pyotr Petrovich Vydumov"], "notes": reasons });
        json!({ "id": format!("n-{number}"), "schema": "Person", "properties": properties })
    };
    let list: String = (0..20).map(|number| format!("{}\n", party(number))).collect();
    let server = start_with(&[("long.ftm.json", &list)]);
    let body = json!({ "queries": { "q": person("Pyotr Petrovich Vydumov") } });
    let (status, answer) = server.post("/match/default?limit=20", &body);
    assert_eq!(status, 400);
    let why = answer["detail"].as_str().expect("a reason");
    assert!(why.contains("or a lower limit") && !why.contains("Vydumov"), "{why}");
    assert_eq!(server.post("/match/default?limit=2", &body).0, 200);
}

#[test]
fn a_dataset_is_one_list() {
    let server = start();
    let body = json!({ "queries": { "q": person("Pyotr Petrovich Vydumov") } });
    let count = |dataset: &str| {
        let answer = server.post(&format!("/match/{dataset}"), &body).1;
        answer["responses"]["q"]["total"]["value"].clone()
    };
    assert_eq!((count("made_up"), count("own_ftm")), (json!(1), json!(0)));
    let (status, answer) = server.post("/match/sanctions", &body);
    assert_eq!(status, 404, "{answer}");
    assert!(answer["detail"].as_str().is_some_and(|why| why.contains("/catalog")));
    let (status, catalog) = server.get("/catalog");
    let names: Vec<&str> = catalog["datasets"]
        .as_array()
        .expect("datasets")
        .iter()
        .map(|dataset| dataset["name"].as_str().expect("a name"))
        .collect();
    assert_eq!((status, names), (200, vec!["default", "made_up", "own_ftm"]));
    for path in ["/healthz", "/readyz"] {
        assert_eq!(server.get(path), (200, json!({ "status": "ok" })));
    }
    assert_eq!(server.get("/algorithms").1["default"], "postern");
}

#[test]
fn what_is_wrong_with_a_question_is_said_without_it() {
    let server = start();
    let many: serde_json::Map<String, Value> =
        (0..101).map(|n| (format!("q{n}"), person("Secret Name"))).collect();
    let named = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("Secret Name {number}")).collect();
        json!({ "queries": { "q": { "schema": "Person", "properties": { "name": names } } } })
    };
    assert_eq!(server.post("/match/default", &named(32)).0, 200);
    let eleven: serde_json::Map<String, Value> =
        (0..11).map(|n| (format!("q{n}"), person("Secret Name"))).collect();
    let long = json!({ "queries": { "q": person(&"Secret".repeat(400_000)) } });
    for (path, body, expected) in [
        ("/match/default", json!({}), 422),
        ("/match/default", json!({ "queries": {} }), 400),
        ("/match/default", json!({ "queries": many }), 400),
        ("/match/default", json!({ "queries": { "q": { "schema": "Secret" } } }), 400),
        ("/match/default", json!({ "queries": { "q": "Secret" } }), 400),
        ("/match/default", named(33), 400),
        ("/match/default?limit=500", json!({ "queries": eleven }), 400),
        ("/match/default?limit=many", json!({ "queries": { "q": person("Secret Name") } }), 422),
        ("/match/default", long, 413),
    ] {
        let (status, answer) = server.post(path, &body);
        assert_eq!(status, expected, "{answer}");
        let why = answer["detail"].as_str().expect("a reason");
        assert!(!why.contains("Secret"), "{why}");
    }
    let head = format!("POST /match/default HTTP/1.1\r\nHost: {}", server.address);
    let (status, answer) = server.send(&head, b"{\"queries\": Secret");
    assert_eq!(status, 422);
    assert!(answer["detail"].as_str().is_some_and(|why| !why.contains("Secret")), "{answer}");
}

#[test]
fn other_hosts_and_web_pages_are_refused_and_nothing_is_logged() {
    let mut server = start();
    let body = json!({ "queries": { "q": person("Pyotr Petrovich Vydumov") } }).to_string();
    let port = server.address.rsplit(':').next().expect("a port").to_owned();
    for (host, origin, expected) in [
        ("example.org".to_owned(), "", 421),
        (format!("localhost:{port}"), "", 200),
        (format!("localhost:{port}"), "\r\nOrigin: https://example.org", 403),
    ] {
        let head = format!("POST /match/default HTTP/1.1\r\nHost: {host}{origin}");
        assert_eq!(server.send(&head, body.as_bytes()).0, expected, "{host}{origin}");
    }
    server.child.kill().expect("stopped");
    let mut logged = String::new();
    server.child.stderr.take().expect("errors").read_to_string(&mut logged).expect("text");
    assert_eq!(logged, "");
}
