# Rules of the group markup.

## What fixes do, in menus.

markup-fix-remove = Remove it
markup-fix-write = Write { $text }
markup-fix-add = Add { $text }

## markup/broken-emphasis

broken-emphasis-no-word = These two “**” enclose no text and are shown as they are: remove them
broken-emphasis-fix-remove-both = Remove both “**”
broken-emphasis-blank = { $words } will not be bold because of a space inside the “**”: remove it
broken-emphasis-fix-blank = Remove the space
broken-emphasis-punctuation = { $words } will not be bold because of punctuation just inside the “**”: move it out
broken-emphasis-fix-punctuation = Move the punctuation out of the “**”
broken-emphasis-no-partner = This “**” has no partner in the paragraph and is shown as it is: add the other one, or remove it
broken-emphasis-fix-remove = Remove “**”
broken-emphasis-four = “****” is meant to end bold text and start it again but is not read that way: remove it
broken-emphasis-shown-too = This one is also shown

## markup/broken-link

broken-link-address-behind = The address follows the brackets instead of being inside them: put it between “(” and “)”
broken-link-fix-put-in = Put it inside
broken-link-no-closing = The “)” after the address is missing: check that the address is complete, and add it
broken-link-fix-close = Close the bracket
broken-link-line-end = The address is broken across lines, so this is not a link: join it
broken-link-fix-join = Join the address
broken-link-wide = The brackets around the address are full-width, so this is not a link: write “(” and “)”
broken-link-fix-wide = Write “(” and “)”
broken-link-blank-between = A space between “]” and “(” prevents this from being a link: remove it
broken-link-blank-inside = A space inside the address prevents this from being a link: remove it, or write “%20” instead
broken-link-fix-encode = Write “%20”
broken-link-no-middle = “]” is missing between the text and the address, so this is not an image: add it
broken-link-fix-blank = Remove the space

## markup/duplicate-attribute

duplicate-attribute = Duplicate attribute { $name }: only the first one counts
duplicate-attribute-first = First used here
duplicate-attribute-fix = Remove the second one

## markup/duplicate-id

duplicate-id = Duplicate id { $id }: links go to the first one only
duplicate-id-first = First used here

## markup/misnested-element

misnested-element-other-name = { $tag } does not match { $start }: use the same name in both
misnested-element-outside = { $tag } is outside the paragraph in which { $start } is opened: close the element within each paragraph and reopen it in the next
misnested-element-late = { $tag } comes too late: { $other } already closed the element around { $start }; close { $start } before it
misnested-element-early = { $tag } comes too early for { $start }: { $other } is still open; close that first
misnested-element-opened = Opened here
misnested-element-between = This comes in between

## markup/misplaced-element

misplaced-element-in-table = { $what } is inside a table but not in a cell: browsers move it in front of the table
misplaced-element-table = The table begins here
misplaced-element-dropped = { $what } is not allowed here: browsers ignore the tag

## markup/stray-end-tag

stray-end-tag = { $tag } closes nothing: remove it, or restore its start tag
stray-end-tag-ended = { $tag } closes nothing, because { $start } already ended at { $other }: remove the tag, or move it there
stray-end-tag-ends-here = { $start } ends here
stray-end-tag-break = { $tag } is not a valid end tag: write “<br>” for a line break
stray-end-tag-fix = Remove the end tag

## markup/unclosed-element

unclosed-element-to-end = { $tag } is never closed and extends to the end of the file: add { $end }
unclosed-element-ended = { $tag } is never closed and ends at { $other }: add { $end } before it
unclosed-element-next = { $tag } is never closed and ends at the next { $other }: add an end tag before it
unclosed-element-ends-here = It ends here
unclosed-element-again = { $tag } is opened again inside itself and never closed: did you mean { $end }?
unclosed-element-opened = Opened here

## markup/unclosed-fence

unclosed-fence = The code block that begins here is never closed and swallows the text after it: end it with a { $fence } line
unclosed-fence-would-close = This line would close it, were it not for the text after the fence
unclosed-fence-fix = Move the text after the fence to a line of its own

## markup/unknown-element

unknown-element = HTML has no element { $tag }: browsers show its text as if there were no tag
unknown-element-meant = HTML has no element { $tag }: did you mean { $meant }?

## markup/parse-error: by the codes of the HTML standard

parse-error-fix-semicolon = Add the semicolon
parse-error-fix-space = Add a space
parse-error-fix-close-comment = Close the comment at the end
parse-error-fix-attributes = Remove the attributes
parse-error-fix-slash = Remove the slash
parse-error-eof-in-comment = This comment is never closed and hides everything after it: end it with “-->”
parse-error-nested-comment = Comments cannot be nested: the first “-->” ends both
parse-error-abrupt-closing-of-empty-comment = { $text } is a comment that ends at once: write “<!-- -->”
parse-error-incorrectly-closed-comment = { $text } is not the proper end of a comment: write “-->”
parse-error-incorrectly-opened-comment = Text from { $text } to the next “>” is hidden: write “<!--” for a comment, “&lt;” for a “<”
parse-error-incorrectly-opened-comment-condition = { $text } is not a comment in HTML, and text up to the next “>” is hidden
parse-error-unexpected-question-mark-instead-of-tag-name = Text from { $text } to the next “>” is hidden: write “&lt;” if it is text
parse-error-cdata-in-html-content = HTML has no CDATA sections, so text after { $text } is hidden: remove this mark and the “]]>” after it
parse-error-eof-in-cdata = This section is never closed: end it with “]]>”
parse-error-eof-in-script-html-comment-like-text = This script is never closed and hides everything after it: end it with “</script>”
parse-error-missing-semicolon-after-character-reference = { $text } lacks its semicolon: write { $whole }
parse-error-unknown-named-character-reference = { $text } names no known character and is shown as it is: write “&amp;” if “&” is meant
parse-error-absence-of-digits-in-numeric-character-reference = { $text } has no digits and is shown as it is: write “&amp;” if “&” is meant
parse-error-character-reference-outside-unicode-range = { $text } is beyond the last Unicode character and is shown as “�”
parse-error-surrogate-character-reference = { $text } is half of a surrogate pair and is shown as “�”
parse-error-null-character-reference = { $text } is the null character and is shown as “�”
parse-error-noncharacter-character-reference = { $text } is a code that is never assigned to a character
parse-error-control-character-reference = { $text } is a control character: write the character that is meant
parse-error-noncharacter-in-input-stream = This code is never assigned to a character: remove it
parse-error-eof-in-tag = The tag { $text } is never closed and hides the text after it: end it with “>”, and check for a missing quotation mark
parse-error-eof-before-tag-name = { $text } at the end starts no tag: write “&lt;” if it is text
parse-error-invalid-first-character-of-tag-name = { $text } starts no tag here: write “&lt;”
parse-error-invalid-first-character-of-tag-name-end = { $text } is not a valid end tag, and text up to the next “>” is hidden: write “&lt;” for “<”
parse-error-missing-end-tag-name = { $text } closes nothing and is not shown: remove it
parse-error-end-tag-with-attributes = An end tag cannot have attributes: remove { $text }
parse-error-end-tag-with-trailing-solidus = An end tag cannot end with a slash: did you mean a start tag?
parse-error-non-void-html-element-start-tag-with-trailing-solidus = The slash does not close { $text }, so the text after it becomes its content: add an end tag
parse-error-missing-attribute-value = The value after “=” is missing: add it, or remove the attribute
parse-error-missing-whitespace-between-attributes = There is no space between the attributes before { $text }: add one, or write “&quot;” if the quotation mark belongs to the previous value
parse-error-unexpected-character-in-attribute-name = { $text } is not allowed in the name of an attribute: check for a missing quotation mark, or write “&quot;” for one inside the previous value
parse-error-unexpected-character-in-unquoted-attribute-value = { $text } is not allowed in an unquoted value: put the value in quotation marks
parse-error-unexpected-equals-sign-before-attribute-name = “=” appears where the name of an attribute is expected: remove it, or add the name
parse-error-unexpected-solidus-in-tag = This slash inside the tag has no effect: remove it
parse-error-eof-in-doctype = The declaration { $text } is never closed: write “<!DOCTYPE html>”
parse-error-missing-doctype-name = The declaration names no document type: write “<!DOCTYPE html>”
parse-error-missing-doctype-public-identifier = The declaration lacks its public identifier: write “<!DOCTYPE html>”
parse-error-missing-doctype-system-identifier = The declaration lacks its system identifier: write “<!DOCTYPE html>”
parse-error-abrupt-doctype-public-identifier = The public identifier { $text } is not closed: write “<!DOCTYPE html>”
parse-error-abrupt-doctype-system-identifier = The system identifier { $text } is not closed: write “<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-public-identifier = A quotation mark is missing before the public identifier { $text }: write “<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-system-identifier = A quotation mark is missing before the system identifier { $text }: write “<!DOCTYPE html>”
parse-error-invalid-character-sequence-after-doctype-name = The declaration contains unexpected text from { $text } on: write “<!DOCTYPE html>”
parse-error-unexpected-character-after-doctype-system-identifier = The declaration continues past its end with { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-public-keyword = A space is missing after “PUBLIC”, before { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-system-keyword = A space is missing after “SYSTEM”, before { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-before-doctype-name = A space is missing before the document type { $text }: write “<!DOCTYPE html>”
parse-error-missing-whitespace-between-doctype-public-and-system-identifiers = A space is missing between the identifiers, before { $text }: write “<!DOCTYPE html>”

## markup/accidental-heading

accidental-heading = This line turns { $text } into a heading: put an empty line before it
accidental-heading-text = This is shown as a heading
accidental-heading-fix = Put an empty line before it

## markup/active-content

active-content-script = This script runs whenever the text is opened: remove it
active-content-handler = The attribute { $name } contains a script: remove it
active-content-address = { $address } is a script, not an address: write the address, or remove it
active-content-form = This form collects input that nobody will receive: remove the form and keep its text
active-content-refresh = This redirects readers to another page: remove it
active-content-frame = This frame shows whatever { $host } serves now, if anything: describe in the text what it showed

## markup/broken-image

broken-image-empty = The image has no address: look it up in the source, or remove the image
broken-image-no-address = { $address } is not the address of an image: look it up in the source
broken-image-cut-off = The image’s address is cut off ({ $address }): look it up in the source
broken-image-placeholder = The image is a placeholder ({ $address }), and the address of the real one is not here: look it up in the source

## markup/double-escaped-entity

double-escaped-entity = { $text } is escaped twice and shown as it is: write { $meant }

## markup/empty-link

empty-link-nowhere = The link leads nowhere: add its address, or keep only its text
empty-link-no-href = The link has no address (“href”): add one, or keep only its text
empty-link-invisible = The link has no text to click on: add some, or remove the link

## markup/html-in-text

html-in-text = { $text } is markup that readers see as text: make it markup again, or remove it
html-in-text-fix-break = Write a line break
html-in-text-fix-space = Write a space

## markup/lazy-image

lazy-image = The image’s address is in { $attribute }, where only a script of the original page reads it: move it to “src”
lazy-image-fix = Move { $attribute } to “src”

## markup/markdown-in-html

markdown-in-html = { $text } is Markdown, which HTML shows as it is: write it in HTML
markdown-in-html-fix = Write it in HTML

## markup/missing-alt

missing-alt = The image has no alternative text: describe it for readers who cannot see it

## markup/noscript-double

noscript-double = This repeats the image right before it for browsers without scripts: remove it
noscript-double-first = The image
noscript-double-fix = Replace the placeholder with this image

## markup/share-residue

share-residue-buttons = These share buttons are not part of the text: remove them
share-residue-counter = This invisible image tells a third party who opens the text: remove it
share-residue-frame = This frame holds an advertisement or a button and is not part of the text: remove it

## markup/unclosed-html

unclosed-html = { $tag } is never closed, so nothing after it is read as Markdown: end it with { $end }

## markup/undefined-reference

undefined-reference = The address of { $text } is not defined: define it, or write it in the link
undefined-reference-note = The footnote { $text } is not defined: add a line that begins with it and “:”, or remove the mark

## markup/unescaped-character

unescaped-character-and = { $text } is read as a character reference and not shown as it is: write “&amp;” for “&”
unescaped-character-less = { $text } is read as a tag and not shown: write “&lt;” for “<” if it is text
