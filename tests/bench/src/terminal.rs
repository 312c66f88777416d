//! The program for a terminal, as whole processes. It lies beside this one.

use std::process::{Command, Output};

/// A vault with a crisis plan that opens while it is locked.
pub struct Terminal {
    folder: tempfile::TempDir,
}

impl Terminal {
    pub fn with_a_plan() -> Self {
        let terminal = Terminal {
            folder: tempfile::tempdir().expect("a folder"),
        };
        let file = terminal.folder.path().join("plan.json");
        let step = |text: &str| (0..5).map(|n| format!("\"{text} {n}\"")).collect::<Vec<_>>().join(", ");
        let plan = ["reasons", "warning_signs", "coping", "company", "help", "surroundings"]
            .map(|name| format!("\"{name}\": [{}]", step("something that helped before, in a few words")));
        std::fs::write(&file, format!("{{{}}}", plan.join(", "))).expect("written");
        let file = file.to_str().expect("text");
        for arguments in [
            &["init", "--name", "Ana", "--role", "patient"][..],
            &["crisis", "edit", "--file", file, "--while-locked", "yes"],
        ] {
            terminal.run(arguments);
        }
        terminal
    }

    pub fn show_plan(&self) {
        let shown = self.run(&["crisis", "show"]);
        assert!(String::from_utf8_lossy(&shown.stdout).contains("something that helped before"));
    }

    pub fn say_version(&self) {
        self.run(&["--version"]);
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let program = std::env::current_exe().expect("a path").with_file_name("kith");
        let output = Command::new(program)
            .env_clear()
            .env("KITH_STATE_DIR", self.folder.path().join("state"))
            .env("KITH_PASSPHRASE", "four quiet words here")
            .arg("--home")
            .arg(self.folder.path().join("home"))
            .args(arguments)
            .output()
            .expect("kith lies beside the bench: it is built first");
        assert!(output.status.success(), "{output:?}");
        output
    }
}
