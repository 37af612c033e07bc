//! Packages in folders. The library does no I/O; this does it.

use anyhow::{Context as _, Result};
use gradecrosswalk::oneroster::out::PackageText;
use gradecrosswalk::oneroster::{Diagnostics, Mode, Package, PackageFile};
use std::fs;
use std::path::Path;

/// Reads all files of a folder as a package.
pub(crate) fn read(folder: &Path, mode: Mode) -> Result<(Package, Diagnostics)> {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for file in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let file = file?;
        files.push((file.file_name().to_string_lossy().into_owned(), fs::read(file.path())?));
    }
    let files: Vec<PackageFile<'_>> = files.iter().map(|(name, bytes)| PackageFile { name, bytes }).collect();
    Ok(Package::read(&files, mode))
}

/// Writes a package into a folder, in place of what an earlier run left there.
pub(crate) fn write(package: &PackageText, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for file in package.files() {
        fs::write(folder.join(file.name), &file.text).with_context(|| file.name.to_owned())?;
    }
    Ok(())
}
