# Rules of the group markup.

## What fixes do, in menus.

markup-fix-remove = Remove it
markup-fix-write = Write { $text }
markup-fix-add = Add { $text }

## markup/broken-emphasis

broken-emphasis-no-word = No word stands between the two “**”, which are shown as they stand: remove them
broken-emphasis-fix-remove-both = Remove both “**”
broken-emphasis-blank = { $words } will not be bold, for a blank stands inside the “**”: remove it
broken-emphasis-fix-blank = Remove the blank
broken-emphasis-punctuation = { $words } will not be bold, for punctuation stands between “**” and the words beside it: move it out
broken-emphasis-fix-punctuation = Move the punctuation out of “**”
broken-emphasis-no-partner = “**” has no partner in this paragraph and is shown as it stands: add the other, or remove it
broken-emphasis-fix-remove = Remove “**”
broken-emphasis-four = “****” ends bold type and begins it again at once, which is not read so: remove it
broken-emphasis-shown-too = This one is shown, too

## markup/broken-link

broken-link-address-behind = The address stands behind the brackets and not in them: put it between “(” and “)”
broken-link-fix-put-in = Put it in
broken-link-no-closing = The “)” behind the address is missing: see whether the address is whole, and add it
broken-link-fix-close = Close the bracket
broken-link-line-end = The address is broken over a line end, so that this is no link: join it
broken-link-fix-join = Join the address
broken-link-wide = The brackets around the address are full-width, so that this is no link: write “(” and “)”
broken-link-fix-wide = Write “(” and “)”
broken-link-blank-between = A blank between “]” and “(” keeps this from being a link: remove it
broken-link-blank-inside = A blank inside the address keeps this from being a link: remove it, or write “%20” for it
broken-link-fix-encode = Write “%20”
broken-link-no-middle = “]” is missing between the words and the address, so that this is no picture: put it in
broken-link-fix-blank = Remove the blank

## markup/duplicate-attribute

duplicate-attribute = The attribute { $name } stands twice in this tag, and only the first counts
duplicate-attribute-first = The first
duplicate-attribute-fix = Remove the second

## markup/duplicate-id

duplicate-id = The id { $id } is taken already: links to it lead to the first only
duplicate-id-first = The first

## markup/misnested-element

misnested-element-other-name = { $tag } closes { $start }: give both the same name
misnested-element-outside = { $tag } stands outside of the paragraph of its { $start }: close it in each and open it anew
misnested-element-late = { $tag } comes too late for its { $start }: { $other } closes what both stand in. Close it before
misnested-element-early = { $tag } comes too early for its { $start }: { $other } is still open
misnested-element-opened = It is opened here
misnested-element-between = This stands in between

## markup/misplaced-element

misplaced-element-in-table = { $what } stands in a table and in none of its cells: a browser moves it before the table
misplaced-element-table = The table begins here
misplaced-element-dropped = { $what } has no place here: a browser leaves the tag out

## markup/stray-end-tag

stray-end-tag = { $tag } closes nothing: remove it, or put its start tag back
stray-end-tag-ended = { $tag } closes nothing: { $start } ended before, at { $other }. Remove it, or move it there
stray-end-tag-ends-here = { $start } ends here
stray-end-tag-break = { $tag } is no end tag: a line break is “<br>”
stray-end-tag-fix = Remove the end tag

## markup/unclosed-element

unclosed-element-to-end = { $tag } is never closed and goes on to the end: add { $end }
unclosed-element-ended = { $tag } is never closed: { $other } ends it. Add { $end } before
unclosed-element-next = { $tag } is never closed: the next { $other } ends it
unclosed-element-ends-here = This ends it
unclosed-element-again = { $tag } is opened again inside of itself, and never closed: is { $end } meant?
unclosed-element-opened = It is opened here

## markup/unclosed-fence

unclosed-fence = The code block that begins here is never closed, and swallows what follows: end it with a line { $fence }
unclosed-fence-would-close = This line would, but for what stands behind the fence
unclosed-fence-fix = Put what stands behind the fence on a line of its own

## markup/unknown-element

unknown-element = HTML knows no element { $tag }: a browser shows its text as if no tag were there
unknown-element-meant = HTML knows no element { $tag }: { $meant } is meant, it seems

## markup/parse-error: by the codes of the HTML standard

parse-error-fix-semicolon = Add the semicolon
parse-error-fix-space = Add a space
parse-error-fix-close-comment = Close the comment at the end
parse-error-fix-attributes = Remove the attributes
parse-error-fix-slash = Remove the slash
parse-error-eof-in-comment = This comment is never closed, and hides all that follows: end it with “-->”
parse-error-nested-comment = A comment begins inside of a comment: the first “-->” ends both
parse-error-abrupt-closing-of-empty-comment = { $text } is a comment that ends at once: write “<!-- -->”
parse-error-incorrectly-closed-comment = { $text } ends the comment: write “-->”
parse-error-incorrectly-opened-comment = What follows { $text } up to the next “>” is not shown: write “<!--” for a comment, “&lt;” for a “<”
parse-error-incorrectly-opened-comment-condition = { $text } begins no comment that HTML knows, and what follows up to “>” is not shown
parse-error-unexpected-question-mark-instead-of-tag-name = What follows { $text } up to the next “>” is not shown: write “&lt;” if it is text
parse-error-cdata-in-html-content = What follows { $text } is not shown: HTML knows no such section. Remove the mark, and “]]>” behind it
parse-error-eof-in-cdata = This section is never closed: end it with “]]>”
parse-error-eof-in-script-html-comment-like-text = This script is never closed, and hides all that follows: end it with “</script>”
parse-error-missing-semicolon-after-character-reference = { $text } lacks its semicolon: write { $whole }
parse-error-unknown-named-character-reference = There is no character named { $text }, and it is shown as it stands: write “&amp;” for “&”, if it is meant so
parse-error-absence-of-digits-in-numeric-character-reference = { $text } names no character, for digits are missing: write “&amp;” for “&”, if it is meant so
parse-error-character-reference-outside-unicode-range = { $text } names no character there is, for its number is too high, and is shown as “�”
parse-error-surrogate-character-reference = { $text } names half of a character, and is shown as “�”
parse-error-null-character-reference = { $text } names no character there is, and is shown as “�”
parse-error-noncharacter-character-reference = { $text } names a code that stands for no character
parse-error-control-character-reference = { $text } names a control character: write the character that is meant
parse-error-noncharacter-in-input-stream = A code that stands for no character is here: remove it
parse-error-eof-in-tag = The tag { $text } is never ended, and hides what follows: end it with “>”, and look for a quotation mark that is missing
parse-error-eof-before-tag-name = { $text } at the end begins no tag: write “&lt;” if it is text
parse-error-invalid-first-character-of-tag-name = { $text } begins no tag here: write “&lt;” for it
parse-error-invalid-first-character-of-tag-name-end = { $text } is no end tag, and what follows up to the next “>” is not shown: write “&lt;” for “<”
parse-error-missing-end-tag-name = { $text } closes nothing, and is not shown: remove it
parse-error-end-tag-with-attributes = An end tag has no attributes: remove { $text }
parse-error-end-tag-with-trailing-solidus = An end tag has no slash at its end: is a start tag meant?
parse-error-non-void-html-element-start-tag-with-trailing-solidus = The slash does not close { $text }, and what follows stands inside of it: add an end tag
parse-error-missing-attribute-value = A value is missing behind “=”
parse-error-missing-whitespace-between-attributes = There is no space between the attributes, before { $text }: add one, or write “&quot;” if the quotation mark before belongs to the value
parse-error-unexpected-character-in-attribute-name = { $text } stands in an attribute’s name: look for a quotation mark that is missing, or write “&quot;” for one inside of the value before
parse-error-unexpected-character-in-unquoted-attribute-value = { $text } stands in a value without quotation marks: put the value in quotation marks
parse-error-unexpected-equals-sign-before-attribute-name = “=” stands where an attribute’s name should begin
parse-error-unexpected-solidus-in-tag = A slash stands inside of the tag, and says nothing: remove it
parse-error-eof-in-doctype = The declaration { $text } is never ended: write “<!DOCTYPE html>”
parse-error-missing-doctype-name = The declaration names no document type: write “<!DOCTYPE html>”
parse-error-missing-doctype-public-identifier = The declaration lacks its public identifier: write “<!DOCTYPE html>”
parse-error-missing-doctype-system-identifier = The declaration lacks its system identifier: write “<!DOCTYPE html>”
parse-error-abrupt-doctype-public-identifier = The public identifier { $text } is not closed: write “<!DOCTYPE html>”
parse-error-abrupt-doctype-system-identifier = The system identifier { $text } is not closed: write “<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-public-identifier = The declaration lacks a quotation mark before the public identifier { $text }: write “<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-system-identifier = The declaration lacks a quotation mark before the system identifier { $text }: write “<!DOCTYPE html>”
parse-error-invalid-character-sequence-after-doctype-name = The declaration holds what does not belong there, from { $text } on: write “<!DOCTYPE html>”
parse-error-unexpected-character-after-doctype-system-identifier = The declaration goes on behind its end, with { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-public-keyword = The declaration lacks a space behind “PUBLIC”, before { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-system-keyword = The declaration lacks a space behind “SYSTEM”, before { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-before-doctype-name = The declaration lacks a space before its name, { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-between-doctype-public-and-system-identifiers = The declaration lacks a space between its identifiers, before { $text }: write “<!DOCTYPE html>”

## markup/accidental-heading

accidental-heading = This line makes a heading of { $text }: put an empty line before it
accidental-heading-text = This is shown as a heading
accidental-heading-fix = Put an empty line before it

## markup/active-content

active-content-script = A script stands here, and would run whenever the text is opened: remove it
active-content-handler = The attribute { $name } holds a script: remove it
active-content-address = { $address } is no address but a script: put the address in, or remove it
active-content-form = A form asks readers for something that nobody will get: remove it, and keep its text
active-content-refresh = This leads readers on to another page: remove it
active-content-frame = This shows what stands on { $host } now, if anything: say in the text what it was

## markup/broken-image

broken-image-empty = The picture has no address: look it up where the text comes from, or remove the picture
broken-image-no-address = { $address } is no picture’s address: look it up where the text comes from
broken-image-cut-off = The picture’s address is cut off: { $address }. Look it up where the text comes from
broken-image-placeholder = The picture is a placeholder ({ $address }), and the real one is nowhere named: look it up where the text comes from

## markup/double-escaped-entity

double-escaped-entity = { $text } is shown as it is written: write { $meant }

## markup/empty-link

empty-link-nowhere = The link leads nowhere: give it its address, or leave only its words
empty-link-no-href = The link has no address (“href”): give it one, or leave only its words
empty-link-invisible = The link shows nothing that a reader could click on: remove it, or give it its words

## markup/html-in-text

html-in-text = { $text } is markup that readers see as text: make it markup again, or remove it
html-in-text-fix-break = Write a line break
html-in-text-fix-space = Write a space

## markup/lazy-image

lazy-image = The picture’s address stands in { $attribute }, where only a script of the page found it: put it in “src”
lazy-image-fix = Make { $attribute } the “src”

## markup/markdown-in-html

markdown-in-html = { $text } is Markdown, and shown as it is written: write it in HTML
markdown-in-html-fix = Write it in HTML

## markup/missing-alt

missing-alt = The picture has no words: say what it shows, for those who do not see it

## markup/noscript-double

noscript-double = This repeats the picture right before it for browsers without scripts: remove it
noscript-double-first = The picture
noscript-double-fix = Keep this picture in the place of the placeholder

## markup/share-residue

share-residue-buttons = Share buttons stand here, which are not of the text: remove them
share-residue-counter = This picture shows nothing and tells a third party who opens the text: remove it
share-residue-frame = This frame holds an advertisement or a button, and is not of the text: remove it

## markup/unclosed-html

unclosed-html = { $tag } is never closed, and all that follows is no Markdown: end it with { $end }

## markup/undefined-reference

undefined-reference = The address of { $text } is nowhere given: add it, or write it out in the link
undefined-reference-note = The note { $text } is nowhere given: add a line that begins with it and “:”, or remove the mark

## markup/unescaped-character

unescaped-character-and = { $text } is taken for a character, and not shown as it stands: write “&amp;” for “&”
unescaped-character-less = { $text } is taken for a tag, and not shown: write “&lt;” for “<” if it is text
