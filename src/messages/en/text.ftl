# Rules of the group text.

text-remove = Remove
text-replace = Replace
text-replace-with = Replace with { $text }
fix-rest = Fix all { $count } from here on

bidirectional-override = The control character { $code } displays the text after it in a different order than it is stored: remove it
bidirectional-end = The control character { $code } ends a change of text direction that was never begun: remove it
bidirectional-control = The control character { $code } changes the text direction where nothing needs it: remove it
bidirectional-control-more = { $count } more text-direction controls from here on

control-character = The control character { $code } is invisible and is not text: remove it
control-character-named = The control character { $code } ({ $name }) is invisible and is not text: remove it
control-character-meant = The control character { $code } was most likely meant to be { $meant }: replace it
control-character-several = { $count } control characters (the first is { $first }) are invisible and are not text: remove them
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

invalid-utf8 = These bytes are not valid text and are shown as “�”: restore the text from its source
invalid-utf8-more = { $count } more unreadable places from here on

invisible-character = { $what } ({ $code }) is invisible here: remove it
invisible-character-several = { $count } invisible characters here (the first is { $code }): remove them
invisible-character-more = { $count } more places with invisible characters from here on
invisible-soft-hyphen = A soft hyphen
invisible-zero-width-space = A zero-width space
invisible-non-joiner = A zero-width non-joiner
invisible-joiner = A zero-width joiner
invisible-direction-mark = A text-direction mark
invisible-line-separator = A line separator
invisible-paragraph-separator = A paragraph separator
invisible-word-joiner = A word joiner
invisible-byte-order-mark = A byte order mark
invisible-variation-selector = A variation selector that selects nothing
invisible-hangul-filler = A Hangul filler
invisible-tag = A tag character
invisible-format-character = A format character

mixed-line-endings = { $odd } of { $lines } lines end with { $others }, the rest with { $most }: use one line ending throughout
mixed-line-endings-fix = End every line with { $most }

other-encoding = The file is encoded as { $encoding }: check that it reads correctly, and save it as UTF-8
store-as-utf8 = Convert the file to UTF-8
other-encoding-read-only = The file is encoded as { $encoding }, which Variorum reads but never writes: convert it to UTF-8 with another program
encoding-mismatch = The page declares { $label } but is encoded as { $encoding }: correct the declaration
encoding-unknown = { $label } is not a known encoding, and the page is encoded as { $encoding }: correct the declaration
declare-utf8 = Declare UTF-8

replacement-character = { $count ->
    [one] A character was lost here and replaced with “�”: restore it from the source
   *[other] Text was lost here and replaced with { $count } “�”: restore it from the source
}
replacement-character-more = { $count } more places with “�” from here on

byte-order-mark = The file starts with a byte order mark, which UTF-8 does not need: remove it

compatibility-character = { $found } looks like { $ordinary } but is a different character: use the ordinary one
compatibility-character-more = { $count } more places with look-alikes of ordinary characters from here on

cut-off = The text stops in mid-sentence, with { $text }: restore the rest from its source

full-width-letters = { $found } is full-width: write { $narrow }
full-width-letters-more = { $count } more places with full-width letters or digits from here on

half-width-punctuation = { $found } is half-width in Chinese text: write { $wide }
half-width-parentheses = The parentheses in { $found } are half-width around Chinese: write “（ ）”
half-width-punctuation-more = { $count } more places with half-width punctuation from here on

hard-wrapped-line = Lines are broken in mid-sentence from here on: join them
hard-wrapped-line-more = { $count } more paragraphs with lines broken in mid-sentence from here on

latin-look-alike = { $found } is most likely a name misspelt with look-alike letters: write the letters that are meant
latin-look-alike-foreign = { $found } looks like { $meant } but contains letters of another script: use Latin letters
latin-look-alike-more = { $count } more words with look-alikes of Latin letters from here on

mojibake = { $found } was decoded with the wrong encoding and most likely means { $meant }: replace it
mojibake-lost = Text was lost here and replaced with { $found }: restore it from the source
mojibake-more = { $count } more places decoded with the wrong encoding from here on

no-break-space = This no-break space has no effect: use an ordinary space, or none
no-break-space-more = { $count } more no-break spaces without effect from here on

ocr-blank = { $found } contains spaces between Chinese characters: remove them
ocr-blank-single = A space inside a Chinese sentence: remove it
ocr-blank-more = { $count } more places with spaces between Chinese characters from here on

private-use-character = { $count ->
    [one] The private-use character { $first } has no meaning outside one font: replace it with what the source shows
   *[other] { $count } private-use characters (the first is { $first }) have no meaning outside one font: replace them with what the source shows
}
private-use-character-more = { $count } more places with private-use characters from here on

read-more-stub = The text ends with { $text } where the rest should be: collect the whole article
to-be-continued = { $text } announces another part: collect it too

repeated-paragraph = Repeated paragraph { $text }: remove it unless the repetition is intended
repeated-paragraph-first = First occurrence

repeated-punctuation = { $found } is two punctuation marks where one belongs: keep one
repeated-punctuation-more = { $count } more places with two punctuation marks where one belongs from here on

short-body = The body has only { $count } { $count ->
    [one] letter
   *[other] letters
}, too few for an article: collect it again
empty-body = The body has no text: collect it again, or take it from another reprint

stray-traditional = { $found } is Traditional, but the text is in Simplified Chinese: write the Simplified character
stray-traditional-for = { $found } is Traditional, but the text is in Simplified Chinese: write { $other }
stray-simplified = { $found } is Simplified, but the text is in Traditional Chinese: write the Traditional character
stray-simplified-for = { $found } is Simplified, but the text is in Traditional Chinese: write { $other }
stray-more = { $count } more characters of the other script from here on

turned-quotation-mark = { $mark } faces the wrong way: turn it round

unbalanced-opening = { $mark } is never closed: close it, or remove it
unbalanced-closing = { $mark } was never opened: open it, or remove it
