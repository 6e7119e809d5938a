# 文件未读取或未写入的原因：接在文件名和冒号之后。

file-system-says = { $problem }
file-not-regular = 不是普通文件，而是文件夹、管道或设备，已跳过
file-too-long = 超过 { $limit } MiB，此类文件最多只读取这么多
file-outside = 是指向所在文件夹之外或目标不存在的链接，不会跟随
file-link = 此处或其路径上有链接，不会跟随
file-changed = 已被其他程序修改，未写入任何内容：请重新运行命令
file-read-only = 是只读文件，未写入任何内容
file-several-names = 有 { $count } 个名称（硬链接），未写入任何内容：请先将其复制为独立的文件
file-attributes = 无法保留其所有者、权限或属性，未写入任何内容：{ $problem }

ignore-file-left-out = { $path }无法使用：{ $problem }
output-is-seed = { $path }是语料库中的文章或设置文件，不会覆盖：请换一个文件名
output-journal-of-others = { $path }是你自己的文件，而输出进度要记录在同名文件中：请为输出文件换一个名称
output-in-use = 另一个命令正在写入{ $path }
baseline-is-other = { $path }不是基线文件，不会覆盖：请换一个文件名
index-on-network = { $path }位于网络驱动器上，索引无法保存在此，仅供本次使用：请用 VARIORUM_CACHE_DIR 指定本机上的文件夹
