;;; variorum.el --- Findings and reprints of collected texts -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1"))
;; Keywords: languages, text
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Connects Emacs with the language server `variorum': while you edit a seed (a collected text) it shows what is
;; missing or damaged, and where each passage also stands in other seeds.  With Eglot, which comes with Emacs, turn it
;; on in every corpus (a folder with a `variorum.toml') by
;;
;;     (require 'variorum)
;;     (variorum-global-mode)
;;
;; For lsp-mode it is enough to load this file, and to call `lsp' in a seed.

;;; Code:

(require 'project)

(defgroup variorum nil
  "Findings and reprints of collected texts."
  :group 'tools)

(defcustom variorum-command '("variorum" "lsp")
  "The program that is the server, and its arguments."
  :type '(repeat string))

(defconst variorum-modes
  '((markdown-mode :language-id "markdown") (gfm-mode :language-id "markdown") (markdown-ts-mode :language-id "markdown")
    (mhtml-mode :language-id "html") (html-mode :language-id "html") (html-ts-mode :language-id "html")
    (text-mode :language-id "plaintext"))
  "The modes that seeds are edited in, with the names that the protocol has for their languages.")

(defconst variorum--marker "variorum.toml"
  "The file at the root of a corpus.")

(defun variorum-command ()
  "The server and its arguments, in the language of Emacs."
  (let ((language (or (getenv "LC_ALL") (getenv "LC_MESSAGES") (getenv "LANG") "")))
    (if (string-prefix-p "zh" language)
        (append variorum-command (list "--lang" (car (split-string language "\\."))))
      variorum-command)))

(defun variorum-root (&optional file)
  "The corpus that FILE, or the file of this buffer, lies in; nil if it lies in none."
  (when-let* ((file (or file buffer-file-name)))
    (locate-dominating-file file variorum--marker)))

;; A corpus is a project, though no version control may know it.
(add-to-list 'project-vc-extra-root-markers variorum--marker)

;; Without a mode for Markdown, Emacs would open a seed in none.
(add-to-list 'auto-mode-alist '("\\.\\(?:md\\|markdown\\)\\'" . text-mode) t)

;;; Eglot

(defvar eglot-server-programs)
(defvar eglot-stay-out-of)
(declare-function eglot-ensure "eglot")
(declare-function eglot-current-server "eglot")

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons variorum-modes (lambda (&rest _) (variorum-command)))))

(defun variorum--ensure ()
  "Connect this buffer with the server if it is a seed of a corpus."
  (when (and (variorum-root) (apply #'derived-mode-p (mapcar #'car variorum-modes)))
    (eglot-ensure)))

;;;###autoload
(define-minor-mode variorum-global-mode
  "Connect each seed of a corpus with the server, by Eglot."
  :global t
  (if variorum-global-mode
      (add-hook 'after-change-major-mode-hook #'variorum--ensure)
    (remove-hook 'after-change-major-mode-hook #'variorum--ensure)))

;;; lsp-mode

(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")

(with-eval-after-load 'lsp-mode
  (dolist (mode variorum-modes)
    (add-to-list 'lsp-language-id-configuration (cons (car mode) (plist-get (cdr mode) :language-id))))
  (lsp-register-client
   (make-lsp-client
    :new-connection (lsp-stdio-connection #'variorum-command)
    :activation-fn (lambda (file _mode) (variorum-root file))
    ;; Beside a server for the language itself.
    :add-on? t
    :server-id 'variorum)))

(provide 'variorum)
;;; variorum.el ends here
