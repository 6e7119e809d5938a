# Why a file is not read or written: behind the name of the file and a colon.

file-system-says = { $problem }
file-not-regular = it is no regular file but a folder, a pipe or a device, and is left alone
file-too-long = it is longer than { $limit } MiB, the most that is read of such a file
file-outside = it is a link out of its folder, or to nothing, and is not followed
file-link = a link stands here or on the way here, and is not followed
file-changed = another program has changed it meanwhile, and nothing was written: run the command again
file-read-only = it is read-only, and nothing was written
file-several-names = it has { $count } names (hard links), and nothing was written: make it a file of its own first
file-attributes = its owner, permissions or attributes could not be kept, and nothing was written: { $problem }

ignore-file-left-out = { $path } does not count: { $problem }
output-is-seed = { $path } is a text of the corpus or belongs to its settings, and is not written over: choose another name
output-journal-of-others = { $path } is a file of yours, and is in the way of what is noted about the output: choose another name for the output
output-in-use = another run is writing { $path }
baseline-is-other = { $path } is no baseline, and is not written over: choose another name
index-on-network = the index cannot be kept in { $path }, which lies on a drive of another machine, and is made for now only: name a folder on this machine in VARIORUM_CACHE_DIR
