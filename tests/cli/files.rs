//! What is not a regular file cannot hang the program, nothing is read or written outside of what was named, and no
//! text is lost.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{Mode, XattrFlags, mkfifoat};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

const SEED: &str = "---\ntitle: 雨季\nauthor: 田畴\ndate: 2020-05-06\nsource: 山城读本\n---\n\n雨下了三天，他说**“再等等。”**就走了。\n";
const FIXED: &str = "---\ntitle: 雨季\nauthor: 田畴\ndate: 2020-05-06\nsource: 山城读本\n---\n\n雨下了三天，他说“**再等等。**”就走了。\n";
const PRECIOUS: &str = "别动我\n";

/// A folder that holds a corpus, its cache, and files outside of both.
struct Room(TempDir);

impl Room {
    fn new() -> Self {
        let room = Self(TempDir::new().expect("a temporary folder"));
        for name in ["corpus", "cache", "outside"] {
            fs::create_dir(room.0.path().join(name)).expect("made");
        }
        room.write("variorum.toml", "");
        room.write("a.md", SEED);
        fs::write(room.outside(), PRECIOUS).expect("written");
        room
    }

    /// A path in the corpus.
    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join("corpus").join(name)
    }

    fn outside(&self) -> PathBuf {
        self.0.path().join("outside/precious.txt")
    }

    fn write(&self, name: &str, text: &str) {
        fs::create_dir_all(self.at(name).parent().expect("a folder")).expect("made");
        fs::write(self.at(name), text).expect("written");
    }

    #[track_caller]
    fn assert_untouched(&self) {
        assert_eq!(fs::read_to_string(self.outside()).expect("still there"), PRECIOUS);
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        self.prepare(&mut command);
        command.args(arguments);
        command
    }

    fn prepare(&self, command: &mut Command) {
        command.current_dir(self.at("")).env("VARIORUM_CACHE_DIR", self.0.path().join("cache")).env("LC_ALL", "C");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    }

    /// Runs the program to its end. If it hangs, it is killed and the test fails.
    #[track_caller]
    fn run(&self, arguments: &[&str]) -> (Option<i32>, String) {
        ended(self.command(arguments))
    }

    /// Runs the program with a limit on the size of files, in blocks. With `reports_full_disk` a write beyond the limit
    /// fails, as on a full disk; otherwise it kills the program.
    fn run_on_full_disk(&self, blocks: usize, reports_full_disk: bool, arguments: &[&str]) {
        let trap = if reports_full_disk { "trap '' XFSZ;" } else { "" };
        let mut command = Command::new("sh");
        self.prepare(&mut command);
        command.args(["-c", &format!("{trap} ulimit -f {blocks}; exec \"$0\" \"$@\""), env!("CARGO_BIN_EXE_variorum")]);
        command.args(arguments);
        ended(command);
    }

    /// The files in the corpus that only the program creates.
    fn leftovers(&self) -> Vec<String> {
        let entries = fs::read_dir(self.at("")).expect("a folder").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|name| name.starts_with(".variorum-")).collect()
    }
}

#[track_caller]
fn ended(mut command: Command) -> (Option<i32>, String) {
    let mut child = command.spawn().expect("the program starts");
    let streams = (child.stdout.take(), child.stderr.take());
    let read = |stream: Option<Box<dyn std::io::Read + Send>>| {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            stream.map(|mut stream| stream.read_to_end(&mut bytes));
            bytes
        })
    };
    let out = read(streams.0.map(|it| Box::new(it) as _));
    let err = read(streams.1.map(|it| Box::new(it) as _));
    let status = wait(&mut child);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let printed = text(out.join().expect("read")) + &text(err.join().expect("read"));
    assert!(!printed.contains("panicked"), "{printed}");
    (status.expect("it ends"), printed)
}

/// Waits for the end, and kills the program if it does not come.
fn wait(child: &mut Child) -> Option<Option<i32>> {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(60) {
        if let Some(status) = child.try_wait().expect("a child") {
            return Some(status.code());
        }
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().expect("killed");
    child.wait().expect("ended");
    None
}

fn fifo(path: &Path) {
    mkfifoat(rustix::fs::CWD, path, Mode::from_bits_truncate(0o644)).expect("a pipe");
}

/// Creates something at the path that is not a file of the corpus.
fn stage(kind: &str, path: &Path, room: &Room) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let _ = fs::remove_file(path);
    match kind {
        "pipe" => fifo(path),
        "device" => symlink("/dev/zero", path).expect("linked"),
        "socket" => drop(UnixListener::bind(path).expect("a socket")),
        "folder" => fs::create_dir(path).expect("made"),
        "link" => symlink(room.outside(), path).expect("linked"),
        _ => symlink("nowhere", path).expect("linked"),
    }
}

const KINDS: &[&str] = &["pipe", "device", "socket", "folder", "link", "broken link"];

#[test]
fn settings_that_are_not_regular_files_are_reported_and_the_corpus_is_checked() {
    for place in ["variorum.toml", "variorum-baseline.json", ".gitignore", ".ignore", ".git/info/exclude"] {
        for kind in KINDS {
            let room = Room::new();
            room.write("b.md", "河\u{200B}水涨了。\n");
            stage(kind, &room.at(place), &room);
            let (code, printed) = room.run(&["check", "--format", "json", "."]);
            assert!(matches!(code, Some(1 | 2)), "{kind} as {place}: {code:?} {printed}");
            assert!(printed.contains("text/invisible-character"), "{kind} as {place}: {printed}");
            assert!(printed.contains(place), "{kind} as {place}: {printed}");
            assert!(!printed.contains("别动我"), "{kind} as {place}: {printed}");
        }
    }
}

#[test]
fn settings_may_be_links_inside_of_the_corpus() {
    let room = Room::new();
    room.write("settings/ours.toml", "[rules]\n\"text/invisible-character\" = \"off\"\n");
    room.write("b.md", "河\u{200B}水涨了。\n");
    fs::remove_file(room.at("variorum.toml")).expect("removed");
    symlink("settings/ours.toml", room.at("variorum.toml")).expect("linked");
    let (_, printed) = room.run(&["check", "."]);
    assert!(!printed.contains("text/invisible-character") && !printed.contains("configuration/"), "{printed}");
}

#[test]
fn a_manifest_that_is_too_long_is_ignored() {
    let room = Room::new();
    room.write("variorum.toml", &format!("preset = \"strict\"\n#{}\n", "长".repeat(1 << 20)));
    let (code, printed) = room.run(&["check", "."]);
    assert!(code == Some(1) && printed.contains("configuration/unreadable"), "{printed}");
}

#[test]
fn a_pipe_named_as_a_seed_is_reported() {
    let room = Room::new();
    fifo(&room.at("pipe.md"));
    for command in ["check", "inspect", "reprints", "lineage"] {
        let (code, printed) = room.run(&[command, "pipe.md"]);
        assert!(code == Some(2) && printed.contains("pipe.md"), "{command}: {printed}");
    }
    // Next to other files it does not count as a seed.
    assert_eq!(room.run(&["check", "--diff", "."]).0, Some(1));
}

#[test]
fn a_baseline_is_written_only_inside_its_corpus() {
    let room = Room::new();
    fs::create_dir(room.at(".git")).expect("made");
    symlink(room.0.path().join("outside"), room.at("out")).expect("linked");
    let outside = room.outside().display().to_string();
    for place in
        ["../outside/precious.txt", &outside, "out/precious.txt", "in/../../outside/precious.txt", ".git/config"]
    {
        room.write("variorum.toml", &format!("baseline = '{place}'\n"));
        room.write(".git/config", PRECIOUS);
        let (_, printed) = room.run(&["check", "--write-baseline", "."]);
        room.assert_untouched();
        assert_eq!(fs::read_to_string(room.at(".git/config")).expect("read"), PRECIOUS);
        assert_eq!(fs::read_dir(room.0.path().join("outside")).expect("a folder").count(), 1, "{place}: {printed}");
        let (_, printed) = room.run(&["check", "."]);
        assert!(printed.contains("configuration/bad-baseline"), "{place}: {printed}");
    }
}

#[test]
fn a_baseline_replaces_nothing_but_a_baseline() {
    for kind in KINDS {
        let room = Room::new();
        stage(kind, &room.at("variorum-baseline.json"), &room);
        let before = room.at("variorum-baseline.json").symlink_metadata().expect("there").file_type();
        let (code, printed) = room.run(&["check", "--write-baseline", "."]);
        assert_eq!(code, Some(2), "{kind}: {printed}");
        assert_eq!(room.at("variorum-baseline.json").symlink_metadata().expect("there").file_type(), before);
        room.assert_untouched();
    }
    let room = Room::new();
    room.write("b.md", SEED);
    room.write("variorum.toml", "baseline = 'b.md'\n");
    let outside = format!("--write-baseline={}", room.outside().display());
    for argument in ["--write-baseline", "--write-baseline=a.md", "--write-baseline=variorum.toml", &outside] {
        let (code, printed) = room.run(&["check", argument, "."]);
        assert_eq!(code, Some(2), "{argument}: {printed}");
    }
    assert_eq!(fs::read_to_string(room.at("a.md")).expect("read"), SEED);
    assert_eq!(fs::read_to_string(room.at("b.md")).expect("read"), SEED);
    room.assert_untouched();
    // The user may name a free path anywhere.
    let elsewhere = format!("--write-baseline={}", room.outside().with_file_name("known.json").display());
    assert_eq!(room.run(&["check", &elsewhere, "a.md"]).0, Some(0));
}

#[test]
fn on_a_full_disk_the_old_contents_stay() {
    let room = Room::new();
    for number in 0..60 {
        room.write(&format!("{number}.md"), &format!("撑船的老人姓周，这是第{number}条船。\n"));
    }
    room.run(&["check", "--write-baseline", "."]);
    let old = fs::read(room.at("variorum-baseline.json")).expect("a baseline");
    let long = format!("{SEED}\n{}", "河水涨了又退，退了又涨。\n\n".repeat(200));
    room.write("a.md", &long);
    room.write("0.md", "又\u{200B}有**一\u{200B}个\n");
    for reports_full_disk in [true, false] {
        for arguments in [&["check", "--write-baseline", "."][..], &["check", "--fix", "a.md"]] {
            room.run_on_full_disk(8, reports_full_disk, arguments);
            assert_eq!(fs::read(room.at("variorum-baseline.json")).expect("a baseline"), old, "{arguments:?}");
            assert_eq!(fs::read_to_string(room.at("a.md")).expect("a seed"), long, "{arguments:?}");
            assert!(!reports_full_disk || room.leftovers().is_empty(), "{:?}", room.leftovers());
        }
    }
    room.run(&["check", "--fix", "a.md"]);
    assert_eq!(room.leftovers(), [""; 0], "the temporary files of killed runs are removed");
}

#[test]
fn fixes_keep_the_metadata_of_a_file() {
    let room = Room::new();
    let path = room.at("a.md");
    // An access list that lets one more user in, after owner, group and others.
    let mut list = 2u32.to_le_bytes().to_vec();
    for (tag, bits, id) in
        [(1u16, 6u16, u32::MAX), (2, 6, 12), (4, 4, u32::MAX), (0x10, 6, u32::MAX), (0x20, 0, u32::MAX)]
    {
        list.extend(tag.to_le_bytes().iter().chain(&bits.to_le_bytes()).chain(&id.to_le_bytes()));
    }
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
    let _ = std::os::unix::fs::chown(&path, Some(4321), Some(8765));
    let long = vec![b'x'; 2000];
    let mut kept = Vec::new();
    for (name, value) in [("user.note", &b"first print"[..]), ("user.long", &long), ("system.posix_acl_access", &list)]
    {
        match rustix::fs::setxattr(&path, name, value, XattrFlags::empty()) {
            Ok(()) => kept.push((name, value)),
            Err(error) => println!("skipped: {name} cannot be staged here: {error}"),
        }
    }
    let state = || {
        let metadata = path.metadata().expect("there");
        (metadata.mode(), metadata.uid(), metadata.gid(), metadata.nlink())
    };
    let before = state();
    let (code, printed) = room.run(&["check", "--fix", "a.md"]);
    assert_eq!((code, fs::read_to_string(&path).expect("read").as_str()), (Some(0), FIXED), "{printed}");
    assert_eq!(state(), before);
    for (name, value) in kept {
        let mut room = vec![0; 4096];
        let len = rustix::fs::getxattr(&path, name, &mut room[..]).expect("still there");
        assert_eq!(&room[..len], value, "{name}");
    }
}

#[test]
fn fixes_skip_files_whose_state_they_could_not_keep() {
    let room = Room::new();
    for name in ["linked.md", "locked.md", "target.md"] {
        room.write(name, SEED);
    }
    fs::hard_link(room.at("linked.md"), room.at("again.md")).expect("linked");
    fs::set_permissions(room.at("locked.md"), fs::Permissions::from_mode(0o444)).expect("set");
    symlink("target.md", room.at("by-link.md")).expect("linked");
    let (code, printed) = room.run(&["check", "--fix", "a.md", "linked.md", "locked.md", "by-link.md"]);
    assert_eq!(code, Some(2), "{printed}");
    for (name, word) in [("linked.md", "2 names"), ("locked.md", "read-only"), ("by-link.md", "symbolic link")] {
        assert_eq!(fs::read_to_string(room.at(name)).expect("read"), SEED, "{name}");
        let is_reported = printed.lines().any(|line| line.contains(name) && line.contains(word));
        assert!(is_reported, "{name}: {printed}");
    }
    assert_eq!(room.at("linked.md").metadata().expect("there").nlink(), 2);
    assert_eq!(fs::read_to_string(room.at("a.md")).expect("read"), FIXED);
}

#[test]
fn a_line_added_during_a_fix_is_not_lost() {
    let room = Room::new();
    let text = format!("{SEED}\n{}", "河水涨了又退，退了又涨，桥头的人看了一个下午。\n\n".repeat(400));
    let begun = Instant::now();
    room.write("a.md", &text);
    room.run(&["check", "--fix", "a.md"]);
    let whole = begun.elapsed();
    assert_ne!(fs::read_to_string(room.at("a.md")).expect("read"), text);
    let mut was_refused = 0;
    for part in 1..12u32 {
        room.write("a.md", &text);
        let mut child = room.command(&["check", "--fix", "a.md"]).spawn().expect("the program starts");
        thread::sleep(whole * part / 12);
        let pid = Pid::from_child(&child);
        // It may have ended already.
        let _ = kill_process(pid, Signal::STOP);
        let mut file = fs::File::options().append(true).open(room.at("a.md")).expect("opened");
        std::io::Write::write_all(&mut file, "刚刚加上的一行\n".as_bytes()).expect("written");
        drop(file);
        let _ = kill_process(pid, Signal::CONT);
        let Output { stderr, .. } = {
            wait(&mut child).expect("it ends");
            child.wait_with_output().expect("it has ended")
        };
        was_refused += usize::from(String::from_utf8_lossy(&stderr).contains("another program changed it"));
        let now = fs::read_to_string(room.at("a.md")).expect("read");
        assert!(now.ends_with("刚刚加上的一行\n"), "lost at {part} of 12");
    }
    assert!(was_refused > 0, "the run was never interrupted");
    assert_eq!(room.leftovers(), [""; 0]);
}

#[test]
fn a_fix_killed_at_any_moment_leaves_each_file_intact() {
    let room = Room::new();
    for round in 0..12u64 {
        (0..40).for_each(|number| room.write(&format!("{number}.md"), SEED));
        let mut child = room.command(&["check", "--fix", "."]).spawn().expect("the program starts");
        thread::sleep(Duration::from_millis(20 + round * 17 % 160));
        child.kill().expect("killed");
        child.wait().expect("ended");
        for number in 0..40 {
            let text = fs::read_to_string(room.at(&format!("{number}.md"))).expect("there");
            assert!(text == SEED || text == FIXED, "{text:?}");
        }
    }
    room.write(".variorum-notes", PRECIOUS);
    assert_eq!(room.run(&["check", "--fix", "."]).0, Some(0));
    assert_eq!(room.leftovers(), [".variorum-notes"]);
}

const REPRINTS: &[&str] = &["reprints", "--all", "--format", "jsonl", "--output"];
const CLUSTERS: &[&str] = &["clusters", "--format", "csv", "--output"];

#[test]
fn an_output_replaces_an_earlier_one_and_nothing_else() {
    for command in [REPRINTS, CLUSTERS] {
        for kind in KINDS {
            let room = Room::new();
            let path = room.0.path().join("out.x");
            stage(kind, &path, &room);
            let before = path.symlink_metadata().expect("there").file_type();
            let (code, printed) = room.run(&[command, &["../out.x"]].concat());
            assert!(code == Some(2) && printed.contains("out.x"), "{kind}: {printed}");
            assert_eq!(path.symlink_metadata().expect("there").file_type(), before);
            room.assert_untouched();
        }
        let room = Room::new();
        room.write("b.md", &SEED.replace("山城", "河湾"));
        room.write("variorum-baseline.json", "{\"findings\": [\n\n]}\n");
        for name in ["b.md", "./b.md", "variorum.toml", "variorum-baseline.json"] {
            let before = fs::read(room.at(name)).expect("there");
            let (code, printed) = room.run(&[command, &[name]].concat());
            assert_eq!(code, Some(2), "{printed}");
            assert_eq!(fs::read(room.at(name)).expect("there"), before, "{name}");
        }
        // An earlier output is replaced, and gets the permissions of a new file.
        let path = room.0.path().join("out.x");
        fs::write(&path, "以前的").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
        assert_eq!(room.run(&[command, &["../out.x"]].concat()).0, Some(0));
        fs::write(room.0.path().join("usual"), "").expect("written");
        let mode = |name: &str| room.0.path().join(name).metadata().expect("there").mode() & 0o777;
        assert_eq!(mode("out.x"), mode("usual"));
        assert_ne!(fs::read_to_string(&path).expect("read"), "以前的");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("set");
        assert_eq!(room.run(&[command, &["../out.x"]].concat()).0, Some(2));
    }
}

#[test]
fn files_beside_an_output_are_not_touched() {
    for ending in [".partial", ".converted", ".journal"] {
        for kind in ["file", "link", "pipe"] {
            for format in ["jsonl", "parquet"] {
                let room = Room::new();
                let path = room.0.path().join(format!("out.x{ending}"));
                if kind == "file" {
                    fs::write(&path, PRECIOUS).expect("written");
                } else {
                    stage(kind, &path, &room);
                }
                let before = path.symlink_metadata().expect("there");
                let (code, printed) =
                    room.run(&["reprints", "--all", "--format", format, "--resume", "--output", "../out.x"]);
                assert_eq!(code, Some(if ending == ".journal" { 2 } else { 0 }), "{kind} {ending}: {printed}");
                let after = path.symlink_metadata().expect("there");
                assert_eq!(
                    (after.file_type(), after.ino(), after.len()),
                    (before.file_type(), before.ino(), before.len())
                );
                room.assert_untouched();
            }
        }
    }
}

#[test]
fn whether_a_run_can_be_resumed_depends_on_the_texts_and_not_on_times() {
    let room = Room::new();
    for number in 0..400u32 {
        let text: String =
            (0..80).filter_map(|at| char::from_u32(0x4E00 + (number / 2 * 7919 + at * 10_007) % 5000)).collect();
        room.write(&format!("{number:03}.txt"), &format!("{text}。\n\n第{number}篇。\n"));
    }
    let out = room.0.path().join("out.x");
    let journal = room.0.path().join("out.x.journal");
    let break_off = || {
        let mut child = room.command(&[REPRINTS, &["../out.x"]].concat()).spawn().expect("the program starts");
        let lines = || fs::read_to_string(&journal).map_or(0, |text| text.lines().count());
        while lines() < 5 && child.try_wait().expect("a child").is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        child.kill().expect("killed");
        child.wait().expect("ended");
        journal.exists()
    };
    // The program may finish before it is killed.
    let broken_off = || (0..5).any(|_| break_off());
    assert_eq!(room.run(&["index", "."]).0, Some(0));
    assert!(broken_off(), "the run was never interrupted");
    // Rewritten with the same text, so nothing has changed.
    let text = fs::read_to_string(room.at("003.txt")).expect("read");
    thread::sleep(Duration::from_millis(20));
    room.write("003.txt", &text);
    let (code, printed) = room.run(&[REPRINTS, &["../out.x", "--resume"]].concat());
    assert!(code == Some(0) && printed.contains("are already done"), "{printed}");
    let unbroken = fs::read(&out).expect("an output");
    assert!(broken_off());
    assert_eq!(fs::read(&out).expect("the old output"), unbroken, "it stays complete until the new one is");
    room.write("variorum.toml", "[boilerplate]\nkeep = [\"第三百篇又有话说\"]\n");
    let (code, printed) = room.run(&[REPRINTS, &["../out.x", "--resume"]].concat());
    assert!(code == Some(0) && printed.contains("starting again"), "{printed}");
    assert_eq!(fs::read_dir(room.0.path()).expect("a folder").count(), 4, "no other file is left");
}

#[test]
fn links_in_the_cache_are_not_followed() {
    for name in ["lock.mdb", "data.mdb", "lock", "damaged", "../root", "."] {
        for kind in ["link", "hard link", "pipe", "folder"] {
            let room = Room::new();
            room.write("b.md", &SEED.replace("山城", "河湾"));
            assert_eq!(room.run(&["index", "."]).0, Some(0));
            let inside =
                |folder: &Path| fs::read_dir(folder).expect("a folder").next().expect("an entry").expect("read").path();
            let corpus = inside(&room.0.path().join("cache"));
            let mut entries = fs::read_dir(&corpus).expect("a folder").flatten().map(|entry| entry.path());
            let index = entries.find(|path| path.is_dir()).expect("an index");
            let path = if name == "." { index } else { index.join(name) };
            let _ = if name == "." { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            match (kind, name) {
                ("hard link", ".") => continue,
                ("link", ".") => symlink(room.0.path().join("outside"), &path).expect("linked"),
                ("hard link", _) => fs::hard_link(room.outside(), &path).expect("linked"),
                _ => stage(kind, &path, &room),
            }
            let (code, printed) = room.run(&["index", "--verify", "."]);
            assert!(
                code == Some(0) && printed.contains("a new index has the same contents"),
                "{kind} {name}: {printed}"
            );
            room.assert_untouched();
            assert_eq!(fs::read_dir(room.0.path().join("outside")).expect("a folder").count(), 1, "{kind} {name}");
            // What was in the way is gone, and the index is kept.
            assert!(!printed.contains("for now only"), "{kind} {name}: {printed}");
        }
    }
}
