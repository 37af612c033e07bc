//! The command line. What is wrong with an option is said before anything is opened.

use crate::schools::options::Options;
use clap::Parser;
use std::path::PathBuf;

/// Writes an HTML report of a night and its school year, and an SVG calendar for each home school.
#[derive(Debug, Parser)]
#[command(name = "report")]
pub struct Args {
    #[command(flatten)]
    pub of_schools: Options,
    /// The folder that the files are written to
    #[arg(long, value_name = "FOLDER", default_value = "target/report")]
    pub to: PathBuf,
    /// Show of each student's identifier the last four digits only
    #[arg(long)]
    pub mask_ssids: bool,
}
