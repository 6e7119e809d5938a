//! Tables as Parquet, in builds with and without the feature.

use crate::run::variorum;

#[cfg(feature = "parquet")]
mod built_in {
    use std::fs::File;

    use parquet::file::reader::SerializedFileReader;
    use parquet::record::{Row, RowAccessor};

    use super::*;

    /// The rows of the table that a command writes to a file.
    fn rows(arguments: &[&str]) -> Vec<Row> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.parquet");
        let target = path.to_str().expect("a path");
        let outcome = variorum(&[arguments, &["--format", "parquet", "--output", target]].concat());
        assert_eq!((outcome.code, outcome.stdout.as_str(), outcome.stderr.as_str()), (Some(0), "", ""));
        let reader = SerializedFileReader::new(File::open(path).expect("a file")).expect("Parquet");
        reader.into_iter().map(|row| row.expect("a row")).collect()
    }

    /// The fields of the rows that a command prints as CSV.
    fn records(arguments: &[&str]) -> Vec<csv::StringRecord> {
        let outcome = variorum(&[arguments, &["--format", "csv"]].concat());
        csv::Reader::from_reader(outcome.stdout.as_bytes()).records().map(|record| record.expect("a row")).collect()
    }

    #[test]
    fn it_has_the_same_rows_as_csv() {
        let reprints: &[&str] = &["reprints", "--all", "--corpus", "fixtures/corpus"];
        // The path is the first column of passages and the third column of families.
        for (command, column) in [(reprints, 0), (&["clusters", "fixtures/corpus"], 2)] {
            let rows = rows(command);
            let paths: Vec<_> = rows.iter().map(|row| row.get_string(column).expect("a path").as_str()).collect();
            let records = records(command);
            let expected: Vec<_> = records.iter().filter_map(|record| record.get(column)).collect();
            assert!(!paths.is_empty());
            assert_eq!(paths, expected);
        }
    }

    #[test]
    fn passages_are_not_written_to_a_terminal() {
        let outcome = variorum(&["reprints", "--corpus", "fixtures/corpus", "--format", "parquet"]);
        assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
        assert!(outcome.stderr.contains("--output"), "{}", outcome.stderr);
    }

    #[test]
    fn the_help_lists_it() {
        assert!(variorum(&["reprints", "--help"]).stdout.contains("parquet"));
    }
}

#[cfg(not(feature = "parquet"))]
mod left_out {
    use super::*;

    #[test]
    fn it_is_refused_in_every_language_before_anything_is_read_or_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("table.parquet");
        let output = ["--format", "parquet", "--output", path.to_str().expect("a path")];
        let reprints: &[&str] = &["reprints", "--all", "--corpus", "no/such/folder"];
        for command in [reprints, &["clusters", "no/such/folder"]] {
            for (language, words) in [
                ("en", "has no Parquet support"),
                ("zh-Hans", "编译时未加入 Parquet 支持"),
                ("zh-Hant", "編譯時未加入 Parquet 支援"),
            ] {
                let outcome = variorum(&[command, &output, &["--lang", language]].concat());
                assert_eq!((outcome.code, outcome.stdout.as_str()), (Some(2), ""));
                assert!(outcome.stderr.contains(words), "{}", outcome.stderr);
            }
        }
        assert_eq!(folder.path().read_dir().expect("a folder").count(), 0);
    }

    #[test]
    fn the_help_does_not_list_it() {
        for command in ["reprints", "clusters"] {
            for help in ["-h", "--help"] {
                assert!(!variorum(&[command, help]).stdout.to_lowercase().contains("parquet"), "{command} {help}");
            }
        }
        for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
            assert!(!variorum(&["completions", shell]).stdout.to_lowercase().contains("parquet"), "{shell}");
        }
    }
}
