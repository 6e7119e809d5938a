;;; drive.el --- What a curator meets in Emacs -*- lexical-binding: t; -*-

;; Run by run.sh in a real Emacs, without a window.  The environment names CORPUS (a copy of the fixtures), QUIET (a
;; folder that is no corpus) and CASES (cases.json).

(require 'variorum)
(require 'eglot)
(require 'flymake)
(require 'json)
(require 'xref)

(defvar passed 0)
(defvar failed 0)
(defconst cases (json-read-file (getenv "CASES")))
(defconst corpus (getenv "CORPUS"))

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
  ;; What waits for Emacs to be idle never comes without a window.
  (when (eglot-managed-p) (eglot--signal-textDocument/didChange))
  (let ((end (+ (float-time) 30)) got)
    (while (not (or (setq got (funcall test)) (> (float-time) end)))
      (accept-process-output nil 0.1))
    (or got (error "waited for %s" what))))

(defun visit (folder file)
  "Show FILE of FOLDER in the current buffer."
  (switch-to-buffer (find-file-noselect (expand-file-name file folder)))
  (revert-buffer t t))

(defun connected ()
  "Wait until this buffer's server runs, as it does by itself."
  ;; Eglot connects when the command that opened the file has ended.
  (run-hooks 'post-command-hook)
  (until "the server" (lambda () (and (eglot-managed-p) (eglot-current-server)))))

(defun on (text)
  "Put point on the third character of TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (+ 2 (match-beginning 0))))

(defun hover ()
  "What is said of the place at point."
  (let ((said (eglot--request (eglot-current-server) :textDocument/hover (eglot--TextDocumentPositionParams))))
    (if said (eglot--hover-info (plist-get said :contents)) "")))

(defun codes ()
  "The codes of this buffer's findings."
  (mapcar (lambda (found) (flymake-diagnostic-text found)) (flymake-diagnostics)))

(defun has-code (code)
  "Whether a finding with CODE is shown."
  (seq-some (lambda (text) (string-match-p (regexp-quote code) text)) (codes)))

(variorum-global-mode)

(it "a seed of a corpus is connected by itself, and its findings are shown"
  (visit corpus (of 'incomplete 'seed))
  (connected)
  (until "the finding" (lambda () (has-code (of 'incomplete 'finding)))))

(it "an edit makes the finding go, and undoing it brings it back"
  (buffer-enable-undo)
  (goto-char (point-min))
  (search-forward (of 'incomplete 'label))
  (undo-boundary)
  (insert (of 'incomplete 'author))
  (undo-boundary)
  (until "the finding to go" (lambda () (not (has-code (of 'incomplete 'finding)))))
  (primitive-undo 2 buffer-undo-list)
  (until "the finding to come back" (lambda () (has-code (of 'incomplete 'finding))))
  (set-buffer-modified-p nil))

(it "hover names the witness"
  (visit corpus (of 'reprint 'seed))
  (connected)
  (on (of 'reprint 'passage))
  (until "the witness" (lambda () (seq-every-p (lambda (part) (string-search part (hover))) (of 'witness 'shown)))))

(it "the definition is the same characters in the earliest witness"
  (on (of 'reprint 'passage))
  (xref-find-definitions nil)
  (unless (string-suffix-p (of 'witness 'seed) buffer-file-name) (error "in %s" buffer-file-name))
  (unless (looking-at-p (regexp-quote (substring (of 'reprint 'passage) 2))) (error "at %s" (buffer-substring (point) (min (point-max) (+ (point) 9)))))
  (xref-go-back)
  (unless (string-suffix-p (of 'reprint 'seed) buffer-file-name) (error "back in %s" buffer-file-name)))

(it "references list the witnesses"
  (on (of 'reprint 'passage))
  (let* ((backend (xref-find-backend))
         (found (xref-backend-references backend (xref-backend-identifier-at-point backend))))
    (unless (seq-some (lambda (item)
                        (string-suffix-p (of 'witness 'seed) (xref-location-group (xref-item-location item))))
                      found)
      (error "among %S" found))))

(it "a fix is offered and made"
  (visit corpus (of 'damaged 'seed))
  (connected)
  (until "the finding" (lambda () (has-code (of 'damaged 'finding))))
  (search-forward (of 'damaged 'character))
  (let* ((at (match-beginning 0))
         (actions (eglot-code-actions at (1+ at) nil nil))
         (fix (seq-find (lambda (action) (equal (plist-get action :kind) "quickfix")) actions)))
    (eglot-execute (eglot-current-server) fix))
  (when (save-excursion (goto-char (point-min)) (search-forward (of 'damaged 'character) nil t))
    (error "it is still there"))
  (unless (save-excursion (goto-char (point-min)) (search-forward (of 'damaged 'gone) nil t))
    (error "something else went, too"))
  (set-buffer-modified-p nil))

(it "the seed's parts are listed"
  (visit corpus (of 'markdown 'seed))
  (connected)
  (unless (funcall imenu-create-index-function) (error "nothing")))

(it "a folder that is no corpus is left alone"
  (visit (getenv "QUIET") "README.md")
  (run-hooks 'post-command-hook)
  (accept-process-output nil 2)
  (when (eglot-managed-p) (error "it is connected")))

(it "the server ends with the last seed"
  (visit corpus (of 'incomplete 'seed))
  (let ((process (jsonrpc--process (connected))))
    (eglot-shutdown (eglot-current-server))
    (until "the end" (lambda () (not (process-live-p process))))
    (unless (zerop (process-exit-status process)) (error "exit status %d" (process-exit-status process)))))

(princ (format "%d passed, %d failed\n" passed failed))
(kill-emacs (if (zerop failed) 0 1))
;;; drive.el ends here
