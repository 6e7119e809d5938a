# Rules of the group metadata.

fill-in = Fill in { $value }

# Fields that are missing or empty.
missing-field = No { $field } is given: add it to the { $part }
missing-field-at-top = No { $field } is given: add it at the top
missing-source-and-url = Neither a source nor a URL is given: add one to the { $part }
missing-source-and-url-at-top = Neither a source nor a URL is given: add one at the top
empty-field = { $label } stands here with nothing behind it: fill in the { $field }
empty-field-unlabelled = The { $field } is empty: fill it in
empty-field-known = { $label } stands here with nothing behind it, but the { $part } says { $value }: fill it in
empty-field-unlabelled-known = The { $field } is empty, but the { $part } says { $value }: fill it in
empty-field-too = Here, too, it is empty
field-stated-here = The { $field } is stated here

author-in-body-label = { $label } stands here with nothing behind it, but the text names { $value }: fill it in
author-in-body-empty = The author is empty, but the text names { $value }: fill it in
author-in-body-here = The text names the author here
author-in-body-only = Only the text names the author, { $value }: add it to the front matter
author-in-body-add = Add the author { $value } to the front matter

# Parts that disagree.
conflict = The { $field } is { $here } here, but { $there } in the { $part }: find out which is right
conflict-elsewhere = In the { $part }: { $value }
conflict-write = Write { $value } in the { $part }, too

# Dates.
future-date = The date { $date } is yet to come: correct it
unreadable-date = { $date } cannot be read as a date: write it as YYYY-MM-DD
impossible-date-year = There is no such year as in { $date }: correct the date
impossible-date-month = There is no such month as in { $date }: correct the date
impossible-date-day = There is no such day as in { $date }: correct the date
impossible-date-hour = There is no such hour as in { $date }: correct the date
impossible-date-minute = There is no such minute as in { $date }: correct the date
impossible-date-second = There is no such second as in { $date }: correct the date
impossible-date-zone = There is no such time zone as in { $date }: correct the date
ambiguous-date = Day and month cannot be told apart in { $date }: write the date as YYYY-MM-DD
ambiguous-date-year = The year has only two digits in { $date }: write the date as YYYY-MM-DD
ambiguous-date-write = Write { $date }
updated-before-published = The last change is dated { $updated }, before the publication on { $published }: correct one of the two
updated-before-published-here = The date of publication is stated here

# Front matter.
duplicate-key = The key { $key } stands here a second time: keep one of the two
duplicate-key-first = It stands here first
duplicate-key-remove = Remove the second line, which says the same
unterminated-front-matter = The front matter that begins here is never closed: end it with a line { $delimiter }
unterminated-front-matter-close = Close it behind the last line of metadata
front-matter-unclosed-quote = The quotation mark that is opened here is not closed on its line: close it
front-matter-unclosed-bracket = The bracket { $bracket } that is opened here is not closed: close it
front-matter-unknown-escape = { $escape } means nothing between double quotation marks: write “\\” for a backslash
front-matter-text-behind-double-quote = Text follows the closing quotation mark: write a quotation mark inside the value as “\"”
front-matter-text-behind-single-quote = Text follows the closing quotation mark: write a quotation mark inside the value as “''”
front-matter-unquoted-colon = A value with “: ” in it must stand between quotation marks
front-matter-unquoted-start = A value that begins with { $character } must stand between quotation marks
front-matter-unquoted-text = Text must stand between quotation marks here
front-matter-full-width-colon = “：” is no colon to YAML: write “{ $key }: ” with a half-width colon and a space
front-matter-control-character = Control character { $code } cannot stand in front matter: delete it
front-matter-no-key = This line has no “key: value”: indent it if it belongs to the value above
front-matter-no-value = This key has no value: write one, or remove it
front-matter-tab = Front matter cannot be indented with a tab: use spaces
front-matter-indentation = This line is indented as none around it: indent it like its neighbours
front-matter-missing-comma = A comma is missing between two entries
front-matter-trailing-comma = No comma may stand behind the last entry: remove it
front-matter-comment = JSON has no comments: remove this one
front-matter-single-quotes = JSON knows double quotation marks only: write them here
front-matter-too-deep = Values are nested too deeply here
front-matter-other = This is no valid { $format }; its parser says: { $words }
front-matter-write-colon = Write “: ”
front-matter-write-spaces = Write spaces
front-matter-double-backslash = Write “\\” for the backslash
front-matter-remove-character = Remove the character

# Feed headers.
feed-header-seconds = The moment of publication is a number of seconds: write milliseconds, with three digits more
feed-header-comment = The comment around the moment of publication is broken: write it as { $comment }
feed-header-comment-unread = The comment around the moment of publication is broken: begin it with “<!--” and end it with “-->”
feed-header-link = Title and URL are not written as a link: write [title](URL)
feed-header-rule = The rule of six dashes is missing below this line: add a line ------
feed-header-mend = Write the line as it should be

# URLs.
tracking-url = { $names } in this URL only tracks readers: remove it
tracking-url-remove = Remove what only tracks readers
invalid-url-full-width = { $url } has full-width punctuation in it: write half-width
invalid-url-slashes = { $url } leads nowhere: write “{ $scheme }://” at its start
invalid-url-twice = { $url } begins as a URL twice: keep one beginning
invalid-url-blank = { $url } has a blank in it: encode or remove it
invalid-url-scheme = { $url } leads nowhere without “https://” before it: add it
invalid-url-none = { $url } is no URL: write where the text was published
invalid-url-write = Write { $url }
unencoded-url = { $character } must be encoded in a URL: write it with percent signs
unencoded-url-encode = Encode the URL

# What stands in another's place.
placeholder-title-untitled = { $title } stands where there is no title: write the title of the text
placeholder-title-error = { $title } is the title of an error page: see whether the text is the article, and write its title
placeholder-title-file = { $title } is the name of a file: write the title of the text
placeholder-title-source = { $title } is the source's name: write the title of the text
site-name-in-title = { $name } is the name of a site, and no part of the title: remove it
site-name-in-title-remove = Leave { $title }
site-name-in-title-too = Here, too
author-is-outlet = { $author } is the source too: see whether it names the author anywhere
author-is-outlet-source = It is the source here
cut-off-summary = The summary is cut off behind { $end }: complete the sentence
cut-off-summary-complete = Go on to the end of the sentence
language-mismatch = The language is declared as { $declared }, but the text is in { $script }: correct it
language-mismatch-write = Write { $language }
language-simplified = Simplified Chinese
language-traditional = Traditional Chinese
language-chinese = Chinese
language-latin = Latin letters
