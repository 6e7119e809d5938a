# Variorum for Kakoune, by kakoune-lsp. In your kakrc, behind `eval %sh{kak-lsp}`: source /path/to/variorum.kak

declare-option -hidden bool variorum_added false

define-command -hidden variorum-add -docstring "Add Variorum to the servers of this buffer" %{
    set-option buffer variorum_added true
    set-option -add buffer lsp_servers %{
        [variorum]
        root_globs = ["variorum.toml"]
        command = "variorum"
        args = ["lsp"]
    }
    # What has no type is a text without markup.
    evaluate-commands %sh{ [ -n "$kak_opt_lsp_language_id$kak_opt_filetype" ] || echo set-option buffer lsp_language_id plaintext }
}

# A seed is a text in a folder with a `variorum.toml`, or in one below.
hook -group variorum global WinCreate .*[.](?:md|markdown|html?|txt) %{
    evaluate-commands %sh{
        folder=$kak_buffile
        while [ -n "$folder" ]; do
            folder=${folder%/*}
            if [ -e "$folder/variorum.toml" ]; then
                [ "$kak_opt_variorum_added" = true ] || echo variorum-add
                echo lsp-enable-window
                break
            fi
        done
    }
}
