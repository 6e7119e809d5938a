# Why a file cannot be read or written; shown after the file's name and a colon.

file-system-says = { $problem }
file-not-regular = it is a folder, a pipe or a device, not a regular file, and is ignored
file-too-long = it is larger than { $limit } MiB, the limit for such a file
file-outside = it is a link that is broken or leads out of its folder, and is not followed
file-link = its path contains a symbolic link, which is not followed
file-changed = another program changed it in the meantime, so nothing was written: run the command again
file-read-only = it is read-only, so nothing was written
file-several-names = it has { $count } names (hard links), so nothing was written: make it a separate file first
file-attributes = its owner, permissions or attributes could not be preserved, so nothing was written: { $problem }

ignore-file-left-out = { $path } is ignored: { $problem }
output-is-seed = { $path } is a text or a settings file of the corpus and will not be overwritten: choose another name
output-journal-of-others = { $path } is not Variorum’s, but its name is needed for the state of the output: choose another name for the output
output-in-use = another run is writing { $path }
baseline-is-other = { $path } is not a baseline and will not be overwritten: choose another name
index-on-network = the index cannot be stored in { $path }, which is on a network drive, so it is built for this run only: set VARIORUM_CACHE_DIR to a folder on this machine
