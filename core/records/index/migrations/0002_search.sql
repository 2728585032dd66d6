-- SPDX-License-Identifier: GPL-3.0-or-later
-- Finding runs by what is known of them, at a cost that follows the page and not the archive; and the paths to entries
-- by type, to those of no run, and to the leaves alone. Everything is derived from the ledger and only grows.

CREATE INDEX ledger_by_type ON ledger (type, seq);
CREATE INDEX ledger_without_run ON ledger (seq) WHERE run IS NULL;
CREATE INDEX ledger_leaves ON ledger (seq, leaf);

-- What a run is found by, besides run_started; and which runs were open when it started (their numbers, in order).
CREATE TABLE run_detail (
    seq INTEGER PRIMARY KEY REFERENCES run_started (seq),
    operator TEXT NOT NULL,
    model TEXT NOT NULL,
    maker TEXT NOT NULL,
    vehicle_code TEXT NOT NULL,
    open_before TEXT NOT NULL
) STRICT;

-- Under each term (a hash of what is looked for) the runs to which it applies, by the number of their start.
CREATE TABLE run_term (
    term INTEGER NOT NULL,
    seq INTEGER NOT NULL REFERENCES run_started (seq),
    PRIMARY KEY (term, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER run_detail_no_replace BEFORE INSERT ON run_detail
WHEN EXISTS (SELECT 1 FROM run_detail WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'run_detail only grows'); END;
CREATE TRIGGER run_detail_no_update BEFORE UPDATE ON run_detail
BEGIN SELECT RAISE(ABORT, 'run_detail only grows'); END;
CREATE TRIGGER run_detail_no_delete BEFORE DELETE ON run_detail
BEGIN SELECT RAISE(ABORT, 'run_detail only grows'); END;

CREATE TRIGGER run_term_no_replace BEFORE INSERT ON run_term
WHEN EXISTS (SELECT 1 FROM run_term WHERE term = NEW.term AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'run_term only grows'); END;
CREATE TRIGGER run_term_no_update BEFORE UPDATE ON run_term
BEGIN SELECT RAISE(ABORT, 'run_term only grows'); END;
CREATE TRIGGER run_term_no_delete BEFORE DELETE ON run_term
BEGIN SELECT RAISE(ABORT, 'run_term only grows'); END;
