//! Faults 31 and 32: what applicants write is found in no file, log or core, in no spelling.

use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};
use drill::{Browser, Dice, Persona, Upload, applicant};
use proof::{Served, people};

/// Everything our own crates can log. What libraries log stays off, as in the product.
const OUR_LOGS: &str = "off,postern=trace,store=trace,pages=trace,portal=trace,desk=trace";

/// One thing an applicant wrote, in every spelling it might be found in.
struct Canary {
    what: &'static str,
    spellings: Vec<(&'static str, Vec<u8>)>,
}

impl Canary {
    fn new(what: &'static str, text: &str) -> Self {
        let utf16 = |swap: bool| -> Vec<u8> {
            let units = text.encode_utf16();
            units
                .flat_map(|unit| if swap { unit.to_be_bytes() } else { unit.to_le_bytes() })
                .collect()
        };
        let percent: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let mut form = String::new();
        for byte in text.bytes() {
            match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => form.push(char::from(byte)),
                b' ' => form.push('+'),
                _ => form.push_str(&format!("%{byte:02X}")),
            }
        }
        let mut spellings = vec![
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-16, little end first", utf16(false)),
            ("UTF-16, big end first", utf16(true)),
            ("percent-encoded", percent.clone().into_bytes()),
            ("percent-encoded, small letters", percent.to_ascii_lowercase().into_bytes()),
            ("form-encoded", form.into_bytes()),
            ("hexadecimal", HEXLOWER.encode(text.as_bytes()).into_bytes()),
        ];
        for offset in 0..3 {
            // Base64 shifts with the place of the text; its ends depend on the neighbours.
            let padded = [&vec![b'x'; offset], text.as_bytes()].concat();
            for encoded in [BASE64.encode(&padded), BASE64URL_NOPAD.encode(&padded)] {
                spellings.push(("base64", encoded.as_bytes()[4..encoded.len() - 4].to_vec()));
            }
        }
        Self { what, spellings }
    }

    fn in_bytes(&self, bytes: &[u8]) -> Option<&'static str> {
        let found = self.spellings.iter().find(|(_, needle)| contains(bytes, needle));
        found.map(|(spelling, _)| *spelling)
    }
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let Some((first, rest)) = needle.split_first() else { return false };
    let mut left = bytes;
    while let Some(place) = left.iter().position(|byte| byte == first) {
        left = &left[place + 1..];
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

fn files(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, into) } else { into.push(path) }
    }
}

/// Every canary in every file under a folder, names of files included.
fn found(canaries: &[Canary], folder: &Path) -> Vec<String> {
    let mut all = Vec::new();
    files(folder, &mut all);
    assert!(!all.is_empty(), "there is nothing to search in {}", folder.display());
    let mut found = Vec::new();
    for file in all {
        let mut bytes = std::fs::read(&file).expect("readable");
        bytes.extend_from_slice(file.as_os_str().as_encoded_bytes());
        for canary in canaries {
            if let Some(spelling) = canary.in_bytes(&bytes) {
                found.push(format!("{} in {} as {spelling}", canary.what, file.display()));
            }
        }
    }
    found
}

struct Told {
    name: String,
    words: String,
    message: String,
    file_name: String,
    file: String,
    testimony: String,
    agent: String,
    address: String,
}

fn told() -> Told {
    let mut dice = Dice::new(std::process::id().into(), 31);
    let mut word = |kind: &str| format!("Канарка {kind} {}", HEXLOWER.encode(&dice.bytes(12)));
    Told {
        name: word("имени"),
        words: word("слов"),
        message: word("письма"),
        file_name: format!("{}.txt", word("названия")),
        file: word("файла"),
        testimony: word("свидетельства"),
        agent: "Canary-Agent-71f09ac2e5".to_owned(),
        address: "203.0.113.77".to_owned(),
    }
}

fn persona(told: &Told) -> Persona {
    let mut persona = people::persona(1);
    persona.name.clone_from(&told.name);
    persona.words.clone_from(&told.words);
    persona
}

/// Everything a person can tell the portal; gives the canaries to look for.
fn tell_everything(served: &Served) -> Vec<Canary> {
    let told = told();
    let persona = persona(&told);
    let mut browser = Browser::new(served.portal());
    let filed = applicant::apply(&mut browser, &persona).expect("applies");
    let codename = filed.receipt.codename.clone();
    let mut later = browser.fresh();
    applicant::sign_in(&mut later, persona.language, &codename).expect("comes back");
    // A file long enough to stand in the vault, told in its middle.
    let filler = "x".repeat(70_001);
    let upload = Upload {
        name: told.file_name.clone(),
        media_type: "text/plain".to_owned(),
        bytes: format!("{filler}{}{filler}", told.file).into_bytes(),
    };
    applicant::send_message(&mut later, persona.language, &told.message, Some(upload))
        .expect("writes");
    let mut apart = browser.fresh();
    let witness = applicant::testify(&mut apart, &persona, &told.testimony).expect("testifies");
    let headers = [
        ("User-Agent", told.agent.as_str()),
        ("X-Forwarded-For", &told.address),
        ("Referer", "http://canary-referrer-5d1e.example/"),
    ];
    let place = format!("/en/return?canary={}", codename.replace(' ', ""));
    browser.get_with(&place, &headers).expect("answers");
    browser.get_with("/en/no-such-canary-page-99a1", &headers).expect("answers");
    let joined = codename.replace(' ', "");
    let cookies: Vec<String> = later.cookies().map(|(_, value)| value.to_owned()).collect();
    let mut canaries = vec![
        Canary::new("the name", &told.name),
        Canary::new("the words", &told.words),
        Canary::new("the message", &told.message),
        Canary::new("the file's name", &told.file_name),
        Canary::new("the file", &told.file),
        Canary::new("the testimony", &told.testimony),
        Canary::new("the user agent", &told.agent),
        Canary::new("the address", &told.address),
        Canary::new("the referrer", "canary-referrer-5d1e"),
        Canary::new("a path", "no-such-canary-page-99a1"),
        Canary::new("the codename", &codename),
        Canary::new("the codename in one", &joined),
        Canary::new("the testimony's codename", &witness),
    ];
    canaries.extend(cookies.iter().map(|cookie| Canary::new("a session's cookie", cookie)));
    canaries
}

#[test]
fn faults_31_and_32_nothing_told_without_scripts_is_found_in_files_logs_or_cores() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let data = folder.path().join("data");
    let served = Served::start_in(folder.path(), &data, |command| {
        // Cores are wanted here, so that their absence is the program's own doing.
        let program = command.get_program().to_owned();
        let arguments: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
        let work = command.get_current_dir().map(Path::to_path_buf).unwrap_or_default();
        let mut shell = Command::new("sh");
        shell.args(["-c", "ulimit -c unlimited; exec \"$@\"", "sh"]).arg(program).args(arguments);
        shell.env("TMPDIR", &work).env("POSTERN_LOG", OUR_LOGS).current_dir(work);
        *command = shell;
    })
    .expect("an office starts");
    let canaries = tell_everything(&served);
    let printed = served.printed();
    assert!(printed.contains("Press Ctrl-C"), "what it prints is searched too: {printed}");
    let while_running = found(&canaries, folder.path());
    assert!(while_running.is_empty(), "{while_running:#?}");

    let id = served.id().to_string();
    let killed = Command::new("kill").args(["-ABRT", &id]).status().expect("kill runs");
    assert!(killed.success());
    let status = served.wait().expect("ends");
    assert_eq!(status.signal(), Some(6), "it ended as it was told to");
    assert!(!status.core_dumped(), "it left a core");
    let afterwards = found(&canaries, folder.path());
    assert!(afterwards.is_empty(), "{afterwards:#?}");
}

#[test]
fn fault_31_a_planted_leak_is_found_in_every_spelling() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let told = told();
    let canary = Canary::new("the words", &told.words);
    for (index, (spelling, bytes)) in canary.spellings.iter().enumerate() {
        let file = folder.path().join(format!("leak-{index}"));
        let leak = [&vec![0xff; 100_000], bytes.as_slice(), b"tail"].concat();
        std::fs::write(&file, leak).expect("writes");
        let found = found(std::slice::from_ref(&canary), folder.path());
        assert_eq!(found.len(), 1, "{spelling} is not found");
        std::fs::remove_file(&file).expect("is there");
    }
    std::fs::write(folder.path().join("harmless"), &told.message).expect("writes");
    assert!(found(&[canary], folder.path()).is_empty());
}
