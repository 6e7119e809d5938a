# Rules of the group markup.

## What fixes do, in menus.

markup-fix-remove = 删除
markup-fix-write = 改为 { $text }
markup-fix-add = 补上 { $text }

## markup/broken-emphasis

broken-emphasis-no-word = 两个“**”之间没有文字，“**”会原样显示：请删除
broken-emphasis-fix-remove-both = 删除两个“**”
broken-emphasis-blank = { $words }不会显示为粗体，因为“**”内侧有空格：请删除空格
broken-emphasis-fix-blank = 删除空格
broken-emphasis-punctuation = { $words }不会显示为粗体，因为“**”内侧是标点、外侧紧接文字：请把标点移到“**”外
broken-emphasis-fix-punctuation = 把标点移到“**”外
broken-emphasis-no-partner = 本段中的“**”没有与之配对的另一个，会原样显示：请补上另一个，或删除
broken-emphasis-fix-remove = 删除“**”
broken-emphasis-four = “****”表示粗体刚结束又开始，不会这样显示：请删除
broken-emphasis-shown-too = 这一个也会原样显示

## markup/broken-link

broken-link-address-behind = 网址写在括号后面而不在括号里：请放进“(”和“)”之间
broken-link-fix-put-in = 把网址放进括号
broken-link-no-closing = 网址后面缺少“)”：请核对网址是否完整，并补上括号
broken-link-fix-close = 补上右括号
broken-link-line-end = 网址被换行断开，链接因此失效：请接成一行
broken-link-fix-join = 把网址接起来
broken-link-wide = 网址两边是全角括号，链接因此失效：请改用“(”和“)”
broken-link-fix-wide = 改用“(”和“)”
broken-link-blank-between = “]”和“(”之间有空格，链接因此失效：请删除空格
broken-link-blank-inside = 网址里有空格，链接因此失效：请删除空格，或写成“%20”
broken-link-fix-encode = 写成“%20”
broken-link-no-middle = 文字和网址之间缺少“]”，图片因此失效：请补上
broken-link-fix-blank = 删除空格

## markup/duplicate-attribute

duplicate-attribute = 属性{ $name }在这个标签里出现了两次，只有第一个有效
duplicate-attribute-first = 第一个
duplicate-attribute-fix = 删除第二个

## markup/duplicate-id

duplicate-id = 标识{ $id }前面已经用过：指向它的链接只会到第一处
duplicate-id-first = 第一处

## markup/misnested-element

misnested-element-other-name = { $tag }关闭的是{ $start }：两者的名称应当一致
misnested-element-outside = { $tag }在{ $start }所在的段落之外：请在每段内分别关闭和重新打开
misnested-element-late = { $tag }出现得太晚：{ $start }外层的元素已被{ $other }关闭。请在那之前关闭
misnested-element-early = { $tag }出现得太早，不能关闭{ $start }：{ $other }还没有关闭
misnested-element-opened = 在这里打开
misnested-element-between = 中间隔着这个

## markup/misplaced-element

misplaced-element-in-table = { $what }在表格里，却不在任何单元格中：浏览器会把它移到表格之前
misplaced-element-table = 表格从这里开始
misplaced-element-dropped = { $what }不能放在这里：浏览器会忽略这个标签

## markup/stray-end-tag

stray-end-tag = { $tag }没有对应的开始标签：请删除，或补回开始标签
stray-end-tag-ended = { $tag }没有可关闭的元素：{ $start }在{ $other }处已经结束。请删除，或移到那里
stray-end-tag-ends-here = { $start }在这里结束
stray-end-tag-break = { $tag }不是结束标签：换行应写作“<br>”
stray-end-tag-fix = 删除这个结束标签

## markup/unclosed-element

unclosed-element-to-end = { $tag }没有关闭，一直延续到末尾：请补上{ $end }
unclosed-element-ended = { $tag }没有关闭，到{ $other }才结束：请在那之前补上{ $end }
unclosed-element-next = { $tag }没有关闭，到下一个{ $other }才结束
unclosed-element-ends-here = 到这里结束
unclosed-element-again = { $tag }在自身里面又打开了一次，且没有关闭：是不是要写{ $end }？
unclosed-element-opened = 在这里打开

## markup/unclosed-fence

unclosed-fence = 从这里开始的代码块没有结束，后面的内容都被当作代码：请用单独一行{ $fence }结束它
unclosed-fence-would-close = 这一行本可结束代码块，但后面还有文字
unclosed-fence-fix = 把后面的文字移到下一行

## markup/unknown-element

unknown-element = HTML 中没有{ $tag }这个元素：浏览器会当作没有标签来显示文字
unknown-element-meant = HTML 中没有{ $tag }这个元素：似乎应为{ $meant }

## markup/parse-error: by the codes of the HTML standard

parse-error-fix-semicolon = 补上分号
parse-error-fix-space = 补一个空格
parse-error-fix-close-comment = 在末尾结束注释
parse-error-fix-attributes = 删除属性
parse-error-fix-slash = 删除斜杠
parse-error-eof-in-comment = 这条注释没有结束，后面的内容全被隐藏：请用“-->”结束它
parse-error-nested-comment = 注释里又有注释：第一个“-->”会同时结束两者
parse-error-abrupt-closing-of-empty-comment = { $text }是一条刚开始就结束的注释：请写作“<!-- -->”
parse-error-incorrectly-closed-comment = 注释以{ $text }结束：请写作“-->”
parse-error-incorrectly-opened-comment = { $text }之后直到下一个“>”都不会显示：注释请写作“<!--”，文字里的“<”请写作“&lt;”
parse-error-incorrectly-opened-comment-condition = { $text }不是 HTML 认得的注释，后面直到“>”都不会显示
parse-error-unexpected-question-mark-instead-of-tag-name = { $text }之后直到下一个“>”都不会显示：如果是正文，请写作“&lt;”
parse-error-cdata-in-html-content = { $text }之后的内容不会显示：HTML 中没有这种写法。请删除这个标记和后面的“]]>”
parse-error-eof-in-cdata = 这一节没有结束：请用“]]>”结束它
parse-error-eof-in-script-html-comment-like-text = 这段脚本没有结束，后面的内容全被隐藏：请用“</script>”结束它
parse-error-missing-semicolon-after-character-reference = { $text }后面缺少分号：请写作{ $whole }
parse-error-unknown-named-character-reference = 没有叫作{ $text }的字符，它会原样显示：如果正要如此，请把“&”写作“&amp;”
parse-error-absence-of-digits-in-numeric-character-reference = { $text }缺少数字，不代表任何字符：如果正要如此，请把“&”写作“&amp;”
parse-error-character-reference-outside-unicode-range = { $text }的编号太大，没有这个字符，会显示为“�”
parse-error-surrogate-character-reference = { $text }只是半个字符，会显示为“�”
parse-error-null-character-reference = { $text }不代表任何字符，会显示为“�”
parse-error-noncharacter-character-reference = { $text }是一个不代表任何字符的编号
parse-error-control-character-reference = { $text }代表一个控制字符：请写出真正要用的字符
parse-error-noncharacter-in-input-stream = 这里有一个不代表任何字符的编码：请删除
parse-error-eof-in-tag = 标签{ $text }没有结束，后面的内容都被隐藏：请用“>”结束它，并检查是否缺少引号
parse-error-eof-before-tag-name = 末尾的{ $text }不是标签：如果是正文，请写作“&lt;”
parse-error-invalid-first-character-of-tag-name = 这里的{ $text }不是标签的开头：请写作“&lt;”
parse-error-invalid-first-character-of-tag-name-end = { $text }不是结束标签，后面直到下一个“>”都不会显示：请把“<”写作“&lt;”
parse-error-missing-end-tag-name = { $text }什么也不关闭，也不会显示：请删除
parse-error-end-tag-with-attributes = 结束标签不能有属性：请删除{ $text }
parse-error-end-tag-with-trailing-solidus = 结束标签的末尾不应有斜杠：是不是要写开始标签？
parse-error-non-void-html-element-start-tag-with-trailing-solidus = 斜杠并不能关闭{ $text }，后面的内容都会在它里面：请补上结束标签
parse-error-missing-attribute-value = “=”后面缺少值
parse-error-missing-whitespace-between-attributes = 属性之间、{ $text }之前缺少空格：请补上；如果前面的引号属于值的一部分，请写作“&quot;”
parse-error-unexpected-character-in-attribute-name = 属性名称里出现了{ $text }：请检查是否缺少引号；如果引号属于前面的值，请写作“&quot;”
parse-error-unexpected-character-in-unquoted-attribute-value = 没有引号的值里出现了{ $text }：请给值加上引号
parse-error-unexpected-equals-sign-before-attribute-name = 应当是属性名称的地方出现了“=”
parse-error-unexpected-solidus-in-tag = 标签里的斜杠没有意义：请删除
parse-error-eof-in-doctype = 声明{ $text }没有结束：请写作“<!DOCTYPE html>”
parse-error-missing-doctype-name = 声明没有写明文档类型：请写作“<!DOCTYPE html>”
parse-error-missing-doctype-public-identifier = 声明缺少公共标识：请写作“<!DOCTYPE html>”
parse-error-missing-doctype-system-identifier = 声明缺少系统标识：请写作“<!DOCTYPE html>”
parse-error-abrupt-doctype-public-identifier = 公共标识{ $text }没有结束：请写作“<!DOCTYPE html>”
parse-error-abrupt-doctype-system-identifier = 系统标识{ $text }没有结束：请写作“<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-public-identifier = 声明的公共标识{ $text }前面缺少引号：请写作“<!DOCTYPE html>”
parse-error-missing-quote-before-doctype-system-identifier = 声明的系统标识{ $text }前面缺少引号：请写作“<!DOCTYPE html>”
parse-error-invalid-character-sequence-after-doctype-name = 声明里从{ $text }起是不该有的内容：请写作“<!DOCTYPE html>”
parse-error-unexpected-character-after-doctype-system-identifier = 声明本该结束，后面却还有{ $text }：请写作“<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-public-keyword = 声明里“PUBLIC”后面、{ $text }之前缺少空格：请写作“<!DOCTYPE html>”
parse-error-missing-whitespace-after-doctype-system-keyword = 声明里“SYSTEM”后面、{ $text }之前缺少空格：请写作“<!DOCTYPE html>”
parse-error-missing-whitespace-before-doctype-name = 声明里文档类型的名称{ $text }之前缺少空格：请写作“<!DOCTYPE html>”
parse-error-missing-whitespace-between-doctype-public-and-system-identifiers = 声明的两个标识之间、{ $text }之前缺少空格：请写作“<!DOCTYPE html>”

## markup/accidental-heading

accidental-heading = 这一行使{ $text }变成了标题：请在它前面加一个空行
accidental-heading-text = 这里会显示为标题
accidental-heading-fix = 在前面加一个空行

## markup/active-content

active-content-script = 这里有脚本，打开文章时就会运行：请删除
active-content-handler = 属性{ $name }里是脚本：请删除
active-content-address = { $address }不是网址而是脚本：请写上网址，或删除
active-content-form = 表单里填写的内容不会有人收到：请删除表单，保留其中的文字
active-content-refresh = 这会把读者带到别的网页：请删除
active-content-frame = 这里显示的是{ $host }现在的内容，也可能已不存在：请用文字说明原来是什么

## markup/broken-image

broken-image-empty = 图片没有网址：请到原文查找，或删除图片
broken-image-no-address = { $address }不是图片的网址：请到原文查找
broken-image-cut-off = 图片的网址不完整：{ $address }。请到原文查找
broken-image-placeholder = 这里只有占位图（{ $address }），没有真正图片的网址：请到原文查找

## markup/double-escaped-entity

double-escaped-entity = { $text }会原样显示：请写作{ $meant }

## markup/empty-link

empty-link-nowhere = 链接没有网址：请补上，或只保留文字
empty-link-no-href = 链接缺少网址（“href”）：请补上，或只保留文字
empty-link-invisible = 链接里没有可供点击的内容：请删除，或补上文字

## markup/html-in-text

html-in-text = { $text }本是标记，读者却会看到：请还原成标记，或删除
html-in-text-fix-break = 改为换行
html-in-text-fix-space = 改为空格

## markup/lazy-image

lazy-image = 图片的网址写在{ $attribute }里，只有原网页的脚本才会读取：请写进“src”
lazy-image-fix = 把{ $attribute }改为“src”

## markup/markdown-in-html

markdown-in-html = { $text }是 Markdown 写法，在 HTML 里会原样显示：请改用 HTML
markdown-in-html-fix = 改用 HTML

## markup/missing-alt

missing-alt = 图片没有文字说明：请为看不到图片的人说明内容

## markup/noscript-double

noscript-double = 这里为不运行脚本的浏览器重复了前面的图片：请删除
noscript-double-first = 图片在这里
noscript-double-fix = 用这里的图片代替占位图

## markup/share-residue

share-residue-buttons = 这里是分享按钮，不属于正文：请删除
share-residue-counter = 这张图片什么也不显示，只会告诉第三方谁打开了文章：请删除
share-residue-frame = 这个框架里是广告或按钮，不属于正文：请删除

## markup/unclosed-html

unclosed-html = { $tag }没有关闭，后面的内容都不再是 Markdown：请用{ $end }结束它

## markup/undefined-reference

undefined-reference = { $text }的网址没有在任何地方给出：请补上，或直接写在链接里
undefined-reference-note = 注释{ $text }没有内容：请补上以它和“:”开头的一行，或删除这个标记

## markup/unescaped-character

unescaped-character-and = { $text }会被当作一个字符的代号，不会原样显示：请把“&”写作“&amp;”
unescaped-character-less = { $text }会被当作标签而不显示：如果是正文，请把“<”写作“&lt;”
