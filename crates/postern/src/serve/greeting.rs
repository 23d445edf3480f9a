//! What a start says, in plain words: where to go, what was made, how to sign in, what to back up.

use std::fmt::Write;

use super::{Running, SHEET};

/// Stands at the top of the kept sheet.
pub(super) const SHEET_REMARK: &str = "\
# How the first officers sign in. Whoever reads this can open every case of this office.
# Give each officer their part, add the key to an authenticator app, then delete this file.
# `postern drill` and `postern verify` read it while it is here.

";

impl Running {
    /// The greeting for the terminal.
    pub fn greeting(&self) -> String {
        let mut text = String::new();
        let _ = writeln!(text, "Postern runs “{}”, version {}.\n", self.programme.title(), {
            self.programme.version()
        });
        if let Some(portal) = self.portal {
            let _ = writeln!(text, "  Applicants and the public   http://{portal}/");
        }
        if let Some(desk) = self.desk {
            let _ = writeln!(text, "  Officers                    http://{desk}/");
        }
        if let Some(data) = &self.data {
            let _ = writeln!(text, "  Everything is kept in       {}", data.display());
        }
        if self.portal.is_some() && self.desk.is_some() {
            let _ = writeln!(
                text,
                "\nPortal and desk run in one process: good for a trial. For real applicants run\n\
                 them on two machines (`--role portal`, `--role desk`), see THREAT_MODEL.md.",
            );
        }
        if let Some(sheet) = &self.sheet {
            self.first_start(&mut text, sheet);
        }
        text.push_str("\nPress Ctrl-C to stop.");
        text
    }

    fn first_start(&self, text: &mut String, sheet: &keyring::sheet::Sheet) {
        text.push_str(
            "\nThis is the first start. It made the office's keys and two officers. Each signs in\n\
             at the desk with the name, the passphrase and a code from an authenticator app that\n\
             was given the authenticator key. This is shown once:\n\n",
        );
        for line in sheet.to_text().lines() {
            let _ = writeln!(text, "  {line}");
        }
        if self.kept_sheet {
            let _ = writeln!(
                text,
                "The same stands in {SHEET} in the data folder, for you alone to read. Whoever\n\
                 has that file can open every case: print it, then delete it.",
            );
        }
        text.push_str(
            "\nIf both passphrases are lost, nobody can open what applicants sent, not even you.\n\
             Back up with `postern backup FOLDER`; what it writes stays sealed.\n",
        );
    }
}
