//! The command line as people and programs see it: the tests run the program.

mod made_up;

mod abuse;
mod baseline;
mod batch;
mod boilerplate;
mod configuration;
mod controls;
#[cfg(unix)]
mod files;
mod fix;
mod formats;
mod index;
mod json;
mod languages;
mod pages;
mod parquet;
mod planted;
mod quiet;
mod rule;
mod run;
mod shared_passages;
mod shell;
