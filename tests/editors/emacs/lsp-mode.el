;;; lsp-mode.el --- What a curator meets in Emacs with lsp-mode -*- lexical-binding: t; -*-

;; Run by run.sh in a real Emacs, without a window.  The environment names CORPUS (a copy of the fixtures), QUIET (a
;; folder that is no corpus) and CASES (cases.json).

(require 'variorum)
(require 'lsp-mode)
;; An installed package loads these by itself.
(require 'lsp-diagnostics)
(require 'lsp-lens)
(require 'lsp-modeline)
(require 'lsp-headerline)
(require 'json)
(require 'xref)

(defvar passed 0)
(defvar failed 0)
(defconst cases (json-read-file (getenv "CASES")))
(defconst corpus (getenv "CORPUS"))

;; What a person is asked once for each folder.
(setq lsp-auto-guess-root t lsp-enabled-clients '(variorum) lsp-warn-no-matched-clients nil lsp-enable-file-watchers nil
      lsp-diagnostics-provider :none lsp-headerline-breadcrumb-enable nil lsp-restart 'ignore)

(defun of (case key)
  "What cases.json says of CASE and KEY."
  (alist-get key (alist-get case cases)))

(defmacro it (name &rest body)
  "Run BODY as the test NAME."
  (declare (indent 1))
  `(condition-case problem
       (progn ,@body
              (setq passed (1+ passed))
              (princ (format "   ok      %s\n" ,name)))
     (error (setq failed (1+ failed))
            (princ (format "   FAILED  %s: %S\n" ,name problem)))))

(defun until (what test)
  "Wait for WHAT: until TEST gives something else than nil, and give that."
  (let ((end (+ (float-time) 30)) got)
    (while (not (or (setq got (funcall test)) (> (float-time) end)))
      (accept-process-output nil 0.1))
    (or got (error "waited for %s" what))))

(defun visit (folder file)
  "Show FILE of FOLDER, and call `lsp' as a person does."
  (switch-to-buffer (find-file-noselect (expand-file-name file folder)))
  (let ((inhibit-message t)) (lsp)))

(defun connected ()
  "Wait until a server serves this buffer."
  (until "the server" (lambda () (and lsp-mode (lsp-workspaces)
                                      (eq 'initialized (lsp--workspace-status (car (lsp-workspaces))))))))

(defun on (text)
  "Put point on the third character of TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ 2 (match-beginning 0))))

(defun hover ()
  "What is said of the place at point."
  (let ((said (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
    (if said (format "%s" (lsp--render-on-hover-content (lsp:hover-contents said) t)) "")))

(it "a seed of a corpus is connected by M-x lsp, and its findings come"
  (visit corpus (of 'incomplete 'seed))
  (connected)
  (until "the finding"
         (lambda ()
           (seq-some (lambda (found) (equal (lsp:diagnostic-code? found) (of 'incomplete 'finding)))
                     (lsp--get-buffer-diagnostics)))))

(it "hover names the witness"
  (visit corpus (of 'reprint 'seed))
  (connected)
  (on (of 'reprint 'passage))
  (until "the witness" (lambda () (seq-every-p (lambda (part) (string-search part (hover))) (of 'witness 'shown)))))

(it "the definition is the same characters in the earliest witness"
  (on (of 'reprint 'passage))
  (let ((inhibit-message t)) (lsp-find-definition))
  (unless (string-suffix-p (of 'witness 'seed) buffer-file-name) (error "in %s" buffer-file-name))
  (unless (looking-at-p (regexp-quote (substring (of 'reprint 'passage) 2))) (error "at %d" (point)))
  (switch-to-buffer (find-file-noselect (expand-file-name (of 'reprint 'seed) corpus))))

(it "references list the witnesses"
  (on (of 'reprint 'passage))
  (let ((found (lsp-request "textDocument/references" (lsp--make-reference-params))))
    (unless (seq-some (lambda (place) (string-suffix-p (of 'witness 'seed) (lsp--uri-to-path (lsp:location-uri place)))) found)
      (error "among %S" found))))

(it "a fix is offered"
  (visit corpus (of 'damaged 'seed))
  (connected)
  (search-forward (of 'damaged 'character))
  (until "the fix"
         (lambda ()
           (goto-char (point-min))
           (search-forward (of 'damaged 'character))
           (goto-char (match-beginning 0))
           (seq-some (lambda (action) (equal (lsp:code-action-kind? action) "quickfix"))
                     (lsp-code-actions-at-point)))))

(it "a folder that is no corpus is left alone"
  (visit (getenv "QUIET") "README.md")
  (accept-process-output nil 2)
  (when (lsp-workspaces) (error "it is connected")))

(princ (format "%d passed, %d failed\n" passed failed))
(kill-emacs (if (zerop failed) 0 1))
;;; lsp-mode.el ends here
