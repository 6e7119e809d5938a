# 檔案未讀取或未寫入的原因：接在檔名和冒號之後。

file-system-says = { $problem }
file-not-regular = 不是一般檔案，而是資料夾、管道或裝置，已略過
file-too-long = 超過 { $limit } MiB，此類檔案最多只讀取這麼多
file-outside = 是指向所在資料夾之外或目標不存在的連結，不會跟隨
file-link = 此處或其路徑上有連結，不會跟隨
file-changed = 已被其他程式修改，未寫入任何內容：請重新執行命令
file-read-only = 是唯讀檔案，未寫入任何內容
file-several-names = 有 { $count } 個名稱（硬連結），未寫入任何內容：請先將其複製為獨立的檔案
file-attributes = 無法保留其擁有者、權限或屬性，未寫入任何內容：{ $problem }

ignore-file-left-out = { $path }無法使用：{ $problem }
output-is-seed = { $path }是語料庫中的文章或設定檔，不會覆蓋：請換一個檔名
output-journal-of-others = { $path }是您自己的檔案，而輸出進度要記錄在同名檔案中：請為輸出檔案換一個名稱
output-in-use = 另一個命令正在寫入{ $path }
baseline-is-other = { $path }不是基線檔案，不會覆蓋：請換一個檔名
index-on-network = { $path }位於網路磁碟機上，索引無法儲存在此，僅供本次使用：請用 VARIORUM_CACHE_DIR 指定本機上的資料夾
