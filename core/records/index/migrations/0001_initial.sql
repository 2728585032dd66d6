-- SPDX-License-Identifier: GPL-3.0-or-later
-- The ledger, and tables derived from it for finding things. Everything only grows: rows are neither changed nor
-- removed, and the insert triggers stop INSERT OR REPLACE on connections without recursive triggers as well.

CREATE TABLE ledger (
    seq INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    run TEXT,
    canonical TEXT NOT NULL,
    leaf BLOB NOT NULL CHECK (length(leaf) = 32),
    chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT;
CREATE INDEX ledger_by_run ON ledger (run, seq) WHERE run IS NOT NULL;

-- Every evidence file that an entry names, with the first entry that does.
CREATE TABLE evidence (
    digest BLOB PRIMARY KEY NOT NULL CHECK (length(digest) = 32),
    size INTEGER NOT NULL CHECK (size >= 0),
    seq INTEGER NOT NULL REFERENCES ledger (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_started (
    run TEXT NOT NULL UNIQUE,
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    started_utc TEXT NOT NULL,
    item TEXT NOT NULL,
    edition TEXT NOT NULL
) STRICT;
CREATE INDEX run_started_by_item ON run_started (item, seq);

CREATE TABLE run_ended (
    run TEXT NOT NULL UNIQUE REFERENCES run_started (run),
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    lifecycle TEXT NOT NULL,
    verdict TEXT NOT NULL
) STRICT;

CREATE TRIGGER ledger_no_gap BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'entries of the ledger are numbered without gaps'); END;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;

CREATE TRIGGER evidence_no_replace BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM evidence WHERE digest = NEW.digest)
BEGIN SELECT RAISE(ABORT, 'evidence only grows'); END;
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence only grows'); END;
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
BEGIN SELECT RAISE(ABORT, 'evidence only grows'); END;

CREATE TRIGGER run_started_no_replace BEFORE INSERT ON run_started
WHEN EXISTS (SELECT 1 FROM run_started WHERE run = NEW.run OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'this run has been started already'); END;
CREATE TRIGGER run_started_no_update BEFORE UPDATE ON run_started
BEGIN SELECT RAISE(ABORT, 'run_started only grows'); END;
CREATE TRIGGER run_started_no_delete BEFORE DELETE ON run_started
BEGIN SELECT RAISE(ABORT, 'run_started only grows'); END;

CREATE TRIGGER run_ended_no_replace BEFORE INSERT ON run_ended
WHEN EXISTS (SELECT 1 FROM run_ended WHERE run = NEW.run OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'this run has ended already'); END;
CREATE TRIGGER run_ended_no_update BEFORE UPDATE ON run_ended
BEGIN SELECT RAISE(ABORT, 'run_ended only grows'); END;
CREATE TRIGGER run_ended_no_delete BEFORE DELETE ON run_ended
BEGIN SELECT RAISE(ABORT, 'run_ended only grows'); END;
