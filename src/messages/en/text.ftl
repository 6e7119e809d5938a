# Rules of the group text.

text-remove = Remove
text-replace = Replace
text-replace-with = Replace with { $text }
text-mend-rest = Mend all { $count } from here on

bidirectional-override = The control { $code } shows the text behind it in another order than it is stored in: remove it
bidirectional-end = The control { $code } ends a change of the writing direction that nothing begins: remove it
bidirectional-control = The control { $code } changes the writing direction of text that does not need it: remove it
bidirectional-control-more = { $count } more controls of the writing direction from here on

control-character = The control character { $code } cannot be seen and is no text: remove it
control-character-named = The control character { $code } ({ $name }) cannot be seen and is no text: remove it
control-character-meant = The control character { $code } stands here, most likely for { $meant }: put that in
control-character-several = { $count } control characters ({ $first } first) cannot be seen and are no text: remove them
control-character-more = { $count } more places with control characters from here on
control-null = null
control-bell = bell
control-backspace = backspace
control-vertical-tab = vertical tab
control-form-feed = form feed
control-end-of-file = end of file
control-escape = escape
control-delete = delete
control-next-line = next line

invalid-utf8 = The bytes here are no valid text and are shown as “�”: restore what stood here from the source
invalid-utf8-more = { $count } more unreadable places from here on

invisible-character = { $what } ({ $code }) cannot be seen here: remove it
invisible-character-several = { $count } characters that cannot be seen stand here, { $code } first: remove them
invisible-character-more = { $count } more places with characters that cannot be seen from here on
invisible-soft-hyphen = A soft hyphen
invisible-zero-width-space = A zero-width space
invisible-non-joiner = A zero-width non-joiner
invisible-joiner = A zero-width joiner
invisible-direction-mark = A mark of the writing direction
invisible-line-separator = A line separator
invisible-paragraph-separator = A paragraph separator
invisible-word-joiner = A word joiner
invisible-byte-order-mark = A byte order mark
invisible-variation-selector = A variation selector that selects nothing
invisible-hangul-filler = A Hangul filler
invisible-tag = A tag character
invisible-format-character = A format character

mixed-line-endings = { $odd } of { $lines } lines end with { $others }, the others with { $most }: end all alike
mixed-line-endings-fix = End every line with { $most }

other-encoding = The file is stored as { $encoding }: see whether it reads well, and save it as UTF-8
store-as-utf8 = Store the file as UTF-8
other-encoding-read-only = The file is stored as { $encoding }, which is read and never changed here: convert it to UTF-8 with another program
encoding-mismatch = The page declares { $label } and is stored in { $encoding }: correct the declaration
encoding-unknown = { $label } is no encoding, and the page is stored in { $encoding }: correct the declaration
declare-utf8 = Declare UTF-8

replacement-character = { $count ->
    [one] A character was lost here and “�” put in its place: restore it from the source
   *[other] Text was lost here and { $count } “�” put in its place: restore it from the source
}
replacement-character-more = { $count } more places with “�” from here on

byte-order-mark = A byte order mark stands at the start, which UTF-8 does not need: remove it

compatibility-character = { $found } looks like { $ordinary } and is another character: put the ordinary one in
compatibility-character-more = { $count } more places with look-alikes of ordinary characters from here on

cut-off = The text stops in mid-sentence, with { $text }: take the rest from its source

full-width-letters = { $found } stands in full width: write { $narrow }
full-width-letters-more = { $count } more places with full-width letters or digits from here on

half-width-punctuation = { $found } stands in Chinese text: write { $wide }
half-width-parentheses = Half-width parentheses stand around Chinese in { $found }: write “（ ）”
half-width-punctuation-more = { $count } more places with half-width punctuation from here on

hard-wrapped-line = Lines are broken in mid-sentence from here on: join them
hard-wrapped-line-more = { $count } more paragraphs with lines that are broken in mid-sentence from here on

latin-look-alike = { $found } is most likely a name that looks like it: put the letters in that are meant
latin-look-alike-foreign = { $found } looks like { $meant } and has letters of another script in it: put Latin ones in
latin-look-alike-more = { $count } more words with look-alikes of Latin letters from here on

mojibake = { $found } was read in the wrong encoding and is most likely { $meant }: put that in
mojibake-lost = Text was lost here and { $found } put in its place: restore it from the source
mojibake-more = { $count } more places that were read in the wrong encoding from here on

no-break-space = A no-break space does no work here: write an ordinary space, or none
no-break-space-more = { $count } more no-break spaces that do no work from here on

ocr-blank = Blanks stand inside of { $found }: remove them
ocr-blank-single = A blank stands inside of a sentence here: remove it
ocr-blank-more = { $count } more places with blanks between Chinese characters from here on

private-use-character = { $count ->
    [one] The private-use character { $first } means nothing outside of one font: put in what the source shows
   *[other] { $count } private-use characters ({ $first } first) mean nothing outside of one font: put in what the source shows
}
private-use-character-more = { $count } more places with private-use characters from here on

read-more-stub = The text ends with { $text }, where the rest should be: collect the whole article
to-be-continued = { $text } says that another part follows: collect that too

repeated-paragraph = The paragraph { $text } stands here a second time: remove it, unless it is meant
repeated-paragraph-first = it stands here first

repeated-punctuation = { $found } stands where one mark belongs: keep one
repeated-punctuation-more = { $count } more places with two marks where one belongs from here on

short-body = The body has { $count } { $count ->
    [one] letter
   *[other] letters
} only, too few for an article: collect it again
empty-body = The body has no text: collect it again, or take it from another reprint

stray-traditional = { $found } is Traditional in a text that is Simplified: write the Simplified character
stray-traditional-for = { $found } is Traditional in a text that is Simplified: write { $other }
stray-simplified = { $found } is Simplified in a text that is Traditional: write the Traditional character
stray-simplified-for = { $found } is Simplified in a text that is Traditional: write { $other }
stray-more = { $count } more characters of the other script from here on

turned-quotation-mark = { $mark } stands the wrong way round: turn it

unbalanced-opening = { $mark } is opened here and never closed: close it, or remove it
unbalanced-closing = { $mark } closes what was never opened: open it, or remove it
