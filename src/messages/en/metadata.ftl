# Rules of the group metadata.

fill-in = Fill in { $value }

# Fields that are missing or empty.
missing-field = The { $field } is missing: add it to the { $part }
missing-field-at-top = The { $field } is missing: add it at the top
missing-source-and-url = Source and URL are both missing: add one of them to the { $part }
missing-source-and-url-at-top = Source and URL are both missing: add one of them at the top
empty-field = { $label } is empty: add the { $field }
empty-field-unlabelled = The { $field } is empty: add it
empty-field-known = { $label } is empty, but the { $part } has { $value }: fill it in
empty-field-unlabelled-known = The { $field } is empty, but the { $part } has { $value }: fill it in
empty-field-too = Also empty here
field-stated-here = The { $field } is stated here

author-in-body-label = { $label } is empty, but the text names { $value }: fill it in
author-in-body-empty = The author is empty, but the text names { $value }: fill it in
author-in-body-here = The text names the author here
author-in-body-only = Only the text names the author, { $value }: add it to the front matter
author-in-body-add = Add the author { $value } to the front matter

# Parts that disagree.
conflict = The { $field } is { $here } here, but { $there } in the { $part }: check which is right
conflict-elsewhere = In the { $part }: { $value }
conflict-write = Write { $value } in the { $part } too

# Dates.
future-date = { $date } is in the future: correct the date
unreadable-date = { $date } is not a date Variorum can read: write YYYY-MM-DD
impossible-date-year = { $date } is not a valid date: there is no such year
impossible-date-month = { $date } is not a valid date: there is no such month
impossible-date-day = { $date } is not a valid date: that month has only { $days } days
impossible-date-day-zero = { $date } is not a valid date: days begin at 1
impossible-date-hour = { $date } is not a valid time: there is no such hour
impossible-date-minute = { $date } is not a valid time: there is no such minute
impossible-date-second = { $date } is not a valid time: there is no such second
impossible-date-zone = { $date } is not a valid time: there is no such time zone
ambiguous-date = Day and month are ambiguous in { $date }: write YYYY-MM-DD
ambiguous-date-year = The year in { $date } has only two digits: write YYYY-MM-DD
ambiguous-date-write = Write { $date }
updated-before-published = The last change ({ $updated }) is dated before the publication ({ $published }): correct one of the dates
updated-before-published-here = The publication date is stated here

# Front matter.
duplicate-key = Duplicate key { $key }: keep one of the two
duplicate-key-first = First used here
duplicate-key-remove = Remove the second line, which says the same
unterminated-front-matter = The front matter that begins here is never closed: end it with a { $delimiter } line
unterminated-front-matter-close = Close it after the last line of metadata
front-matter-unclosed-quote = This quotation mark is not closed on its line: close it
front-matter-unclosed-bracket = { $bracket } is never closed: close it
front-matter-unknown-escape = { $escape } is not a valid escape in double quotes: write “\\” for a backslash
front-matter-text-behind-double-quote = Text follows the closing quotation mark: write “\"” for a quotation mark inside the value
front-matter-text-behind-single-quote = Text follows the closing quotation mark: write “''” for a quotation mark inside the value
front-matter-unquoted-colon = This value contains “: ”: put it in quotation marks
front-matter-unquoted-start = This value begins with { $character }: put it in quotation marks
front-matter-unquoted-text = Text must be in quotation marks here
front-matter-full-width-colon = YAML does not accept “：” as a colon: write “{ $key }: ”, with a half-width colon and a space
front-matter-control-character = The control character { $code } is not allowed in front matter: delete it
front-matter-no-key = This line is not of the form “key: value”: indent it if it belongs to the value above
front-matter-no-value = This key has no value: add one, or remove the key
front-matter-tab = Tabs are not allowed as indentation in front matter: use spaces
front-matter-indentation = The indentation matches no line around it: indent it like its neighbours
front-matter-missing-comma = A comma is missing between two entries: add it
front-matter-trailing-comma = A comma is not allowed after the last entry: remove it
front-matter-comment = JSON does not allow comments: remove it
front-matter-single-quotes = JSON does not allow single quotation marks: use double ones
front-matter-too-deep = Values are nested too deeply here: flatten them
front-matter-other = Invalid { $format }: { $words }
front-matter-write-colon = Write “: ”
front-matter-write-spaces = Indent with spaces
front-matter-double-backslash = Write “\\” for the backslash
front-matter-remove-character = Remove the character

# Feed headers.
feed-header-seconds = The publication time is in seconds: write it in milliseconds, with three more digits
feed-header-comment = The comment around the publication time is malformed: write { $comment }
feed-header-comment-unread = The comment around the publication time is malformed: begin it with “<!--” and end it with “-->”
feed-header-link = Title and URL are not a link: write [title](URL)
feed-header-rule = The rule of six dashes is missing after this line: add a line ------
fix-feed-header = Correct the line

# URLs.
tracking-url = { $names } in this URL only tracks readers: remove it
tracking-url-remove = Remove the tracking parameters
invalid-url-full-width = { $url } contains full-width punctuation: use half-width
invalid-url-slashes = { $url } is not a valid URL: begin it with “{ $scheme }://”
invalid-url-twice = { $url } begins with a scheme twice: keep one
invalid-url-blank = { $url } contains a space: encode or remove it
invalid-url-scheme = { $url } has no scheme: add “https://” before it
invalid-url-none = { $url } is not a URL: write where the text was published
invalid-url-write = Write { $url }
unencoded-url = { $character } must be percent-encoded in a URL: encode it
unencoded-url-encode = Encode the URL

# Values that belong elsewhere.
placeholder-title-untitled = { $title } is a placeholder: write the title of the text
placeholder-title-error = { $title } is the title of an error page: check that the text is the article, and write its title
placeholder-title-file = { $title } is a file name: write the title of the text
placeholder-title-source = { $title } is the name of the source: write the title of the text
site-name-in-title = { $name } is the name of a site, not part of the title: remove it
site-name-in-title-remove = Change to { $title }
site-name-in-title-too = Also here
author-is-outlet = { $author } is also the source: check whether the source names an author
author-is-outlet-source = Named as the source here
cut-off-summary = The summary breaks off after { $end }: complete the sentence
cut-off-summary-complete = Complete the sentence from the text
language-mismatch = The language is declared as { $declared }, but the text is in { $script }: correct the declaration
language-mismatch-write = Write { $language }
language-simplified = Simplified Chinese
language-traditional = Traditional Chinese
language-chinese = Chinese
language-latin = Latin script
