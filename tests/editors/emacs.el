;;; emacs.el --- run by emacs.sh  -*- lexical-binding: t -*-

;; Batch Emacs has an event loop while it waits for a process, but is never idle: what idle timers would do is called here.

(require 'eglot)
(require 'flymake)
(require 'xref)
(require 'yaml-mode)

(setq make-backup-files nil create-lockfiles nil eglot-sync-connect 30)
(add-to-list 'auto-mode-alist '("\\.ya?ml\\'" . yaml-mode))

(defvar passed 0)

(defun test-ok (name) (setq passed (1+ passed)) (princ (format "ok    %s\n" name)))

(defun test-fail (name found)
  (princ (format "FAIL  %s\n      %S\n" name found))
  (kill-emacs 1))

(defun test-until (name check)
  "Waits until CHECK gives something, and gives it back."
  (let ((end (+ (float-time) 30)) found)
    (while (and (not (setq found (funcall check))) (< (float-time) end)) (accept-process-output nil 0.05))
    (if found (test-ok name) (test-fail name found))
    found))

(defun test-go-to (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (1+ (match-beginning 0))))

(defun test-hover ()
  "What eldoc shows for the word at point, or nil."
  (let ((text 'none) (end (+ (float-time) 5)))
    (eglot-hover-eldoc-function (lambda (string &rest _) (setq text (and string (substring-no-properties string)))))
    (while (and (eq text 'none) (< (float-time) end)) (accept-process-output nil 0.05))
    (and (stringp text) text)))

(defun test-explains (name words part)
  (test-go-to words)
  (test-until name (lambda () (string-search part (or (test-hover) "")))))

(defun test-diagnostics ()
  (flymake-start)
  (accept-process-output nil 0.05)
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(find-file "compose.yaml")
;; `eglot-ensure' waits for the next command.
(run-hooks 'post-command-hook)
(test-until "the hook starts the server for a Compose file" #'eglot-current-server)
(setq-local flymake-no-changes-timeout nil)

(test-explains "hover on a term" "failover" "from a broken system to a standby")
(test-explains "hover on a term of the team’s own glossary" "order" "What a customer asked for.")
(test-go-to "dropped")
(if (test-hover) (test-fail "no hover on a plain word" (test-hover)) (test-ok "no hover on a plain word"))

(test-until "a diagnostic" (lambda () (seq-some (lambda (text) (string-search "QZX" text)) (test-diagnostics))))

(test-go-to "order")
(let* ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot)))
       (place (xref-item-location (car found))))
  (if (and (string-suffix-p "glossary.yml" (xref-location-group place)) (= 3 (xref-location-line place)))
      (test-ok "go to definition opens the glossary")
    (test-fail "go to definition opens the glossary" found)))

(test-go-to "QZX")
(let ((action (seq-find (lambda (action) (string-prefix-p "Define" (plist-get action :title)))
                        (eglot-code-actions (point) (point) "quickfix"))))
  (unless action (test-fail "a code action defines it" action))
  (let ((eglot-confirm-server-edits nil)) (eglot-execute (eglot-current-server) action)))
(test-until "a code action defines it"
            (lambda () (with-current-buffer (find-file-noselect "glossary.yml")
                         (string-search "- name: QZX" (buffer-string)))))
(with-current-buffer "glossary.yml" (save-buffer))
(with-current-buffer "compose.yaml"
  (test-until "and the diagnostic goes" (lambda () (null (test-diagnostics)))))

(with-current-buffer "compose.yaml" (eglot-shutdown (eglot-current-server)))
(princ (format "%d passed, 0 failed\n" passed))
(kill-emacs 0)
