-- SPDX-License-Identifier: GPL-3.0-or-later
-- The folded texts under which a run is found, in the order of the text: a beginning of any length is one stretch of
-- them. The terms of run_term serve beginnings that many runs share. Derived from the ledger; it only grows.

CREATE TABLE run_text (
    text TEXT NOT NULL CHECK (text <> ''),
    seq INTEGER NOT NULL REFERENCES run_started (seq),
    PRIMARY KEY (text, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER run_text_no_replace BEFORE INSERT ON run_text
WHEN EXISTS (SELECT 1 FROM run_text WHERE text = NEW.text AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'run_text only grows'); END;
CREATE TRIGGER run_text_no_update BEFORE UPDATE ON run_text
BEGIN SELECT RAISE(ABORT, 'run_text only grows'); END;
CREATE TRIGGER run_text_no_delete BEFORE DELETE ON run_text
BEGIN SELECT RAISE(ABORT, 'run_text only grows'); END;
