-- SPDX-License-Identifier: GPL-3.0-or-later
-- The life of reports, so that the database itself holds what must never happen twice or by one person: a number, a
-- signature of one meaning, two parts of one report in one hand, an issue without approval or under an open hold.
-- Everything is derived from the ledger and only grows.

CREATE TABLE report_prepared (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    report TEXT NOT NULL,
    preparation INTEGER NOT NULL CHECK (preparation >= 1),
    of_run TEXT NOT NULL REFERENCES run_started (run),
    item TEXT NOT NULL,
    UNIQUE (report, preparation)
) STRICT;
CREATE INDEX report_prepared_of_run ON report_prepared (of_run, seq);

-- `person` is the folded name: a second account does not make a second person.
CREATE TABLE report_signed (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    report TEXT NOT NULL,
    preparation INTEGER NOT NULL,
    meaning TEXT NOT NULL CHECK (meaning IN ('tested', 'checked', 'reviewed', 'approved', 'witnessed')),
    account TEXT NOT NULL,
    person TEXT NOT NULL CHECK (person <> ''),
    FOREIGN KEY (report, preparation) REFERENCES report_prepared (report, preparation),
    UNIQUE (report, preparation, person)
) STRICT;
CREATE UNIQUE INDEX report_signed_once ON report_signed (report, preparation, meaning)
WHERE meaning IN ('tested', 'reviewed', 'approved');
CREATE UNIQUE INDEX report_signed_by_account ON report_signed (report, preparation, account) WHERE account <> '';

CREATE TABLE report_issued (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    report TEXT NOT NULL UNIQUE,
    preparation INTEGER NOT NULL,
    document TEXT NOT NULL UNIQUE CHECK (length(document) = 64),
    FOREIGN KEY (report, preparation) REFERENCES report_prepared (report, preparation)
) STRICT;

-- Where an issued file is to be brought, and where it was.
CREATE TABLE report_outbox (
    report TEXT NOT NULL REFERENCES report_issued (report),
    place TEXT NOT NULL,
    seq INTEGER NOT NULL REFERENCES report_issued (seq),
    PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE report_delivered (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    report TEXT NOT NULL,
    place TEXT NOT NULL,
    FOREIGN KEY (report, place) REFERENCES report_outbox (report, place),
    UNIQUE (report, place)
) STRICT;

CREATE TABLE report_amended (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    report TEXT NOT NULL REFERENCES report_issued (report),
    amended_by TEXT NOT NULL UNIQUE REFERENCES report_issued (report),
    kind TEXT NOT NULL CHECK (kind IN ('supplement', 'replacement'))
) STRICT;

CREATE TABLE report_voided (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    report TEXT NOT NULL UNIQUE,
    requested_by TEXT NOT NULL,
    confirmed_by TEXT NOT NULL CHECK (confirmed_by <> requested_by)
) STRICT;

CREATE TABLE hold_opened (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    hold TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('run', 'item', 'report')),
    about TEXT NOT NULL,
    person TEXT NOT NULL
) STRICT;
CREATE TABLE hold_closed (
    seq INTEGER PRIMARY KEY REFERENCES ledger (seq),
    hold TEXT NOT NULL UNIQUE REFERENCES hold_opened (hold),
    person TEXT NOT NULL
) STRICT;

CREATE TRIGGER report_signed_two_parts BEFORE INSERT ON report_signed
WHEN EXISTS (SELECT 1 FROM report_signed WHERE report = NEW.report AND meaning <> NEW.meaning
             AND (person = NEW.person OR (account <> '' AND account = NEW.account)))
BEGIN SELECT RAISE(ABORT, 'nobody signs one report in two parts'); END;
CREATE TRIGGER report_signed_in_order BEFORE INSERT ON report_signed
WHEN (NEW.meaning = 'reviewed' AND NOT EXISTS (SELECT 1 FROM report_signed WHERE report = NEW.report
      AND preparation = NEW.preparation AND meaning = 'tested'))
  OR (NEW.meaning = 'approved' AND NOT EXISTS (SELECT 1 FROM report_signed WHERE report = NEW.report
      AND preparation = NEW.preparation AND meaning = 'reviewed'))
BEGIN SELECT RAISE(ABORT, 'signatures come in order: tested, reviewed, approved'); END;
CREATE TRIGGER report_signed_after_issue BEFORE INSERT ON report_signed
WHEN EXISTS (SELECT 1 FROM report_issued WHERE report = NEW.report)
BEGIN SELECT RAISE(ABORT, 'nothing is signed in a report that was issued'); END;
CREATE TRIGGER report_prepared_after_issue BEFORE INSERT ON report_prepared
WHEN EXISTS (SELECT 1 FROM report_issued WHERE report = NEW.report)
  OR EXISTS (SELECT 1 FROM report_voided WHERE report = NEW.report)
BEGIN SELECT RAISE(ABORT, 'a report that was issued or voided is not prepared again'); END;
CREATE TRIGGER report_issued_approved BEFORE INSERT ON report_issued
WHEN NOT EXISTS (SELECT 1 FROM report_signed WHERE report = NEW.report AND preparation = NEW.preparation
                 AND meaning = 'approved')
  OR NEW.preparation <> (SELECT max(preparation) FROM report_prepared WHERE report = NEW.report)
BEGIN SELECT RAISE(ABORT, 'a report is issued when its latest preparation is approved'); END;
CREATE TRIGGER report_issued_on_hold BEFORE INSERT ON report_issued
WHEN EXISTS (SELECT 1 FROM hold_opened AS h JOIN report_prepared AS p
             ON p.report = NEW.report AND p.preparation = NEW.preparation
             WHERE h.hold NOT IN (SELECT hold FROM hold_closed)
             AND ((h.kind = 'run' AND h.about = p.of_run) OR (h.kind = 'item' AND h.about = p.item)
                  OR (h.kind = 'report' AND h.about = p.report)))
BEGIN SELECT RAISE(ABORT, 'a report is not issued while a hold is open'); END;
CREATE TRIGGER report_outbox_with_issue BEFORE INSERT ON report_outbox
WHEN NOT EXISTS (SELECT 1 FROM report_issued WHERE seq = NEW.seq AND report = NEW.report)
BEGIN SELECT RAISE(ABORT, 'the outbox holds what was issued'); END;
CREATE TRIGGER hold_closed_by_another BEFORE INSERT ON hold_closed
WHEN NEW.person = (SELECT person FROM hold_opened WHERE hold = NEW.hold)
BEGIN SELECT RAISE(ABORT, 'a hold is closed by a second person'); END;

CREATE TRIGGER report_prepared_no_replace BEFORE INSERT ON report_prepared
WHEN EXISTS (SELECT 1 FROM report_prepared WHERE seq = NEW.seq OR (report = NEW.report AND preparation = NEW.preparation))
BEGIN SELECT RAISE(ABORT, 'report_prepared holds this already'); END;
CREATE TRIGGER report_prepared_no_update BEFORE UPDATE ON report_prepared
BEGIN SELECT RAISE(ABORT, 'report_prepared only grows'); END;
CREATE TRIGGER report_prepared_no_delete BEFORE DELETE ON report_prepared
BEGIN SELECT RAISE(ABORT, 'report_prepared only grows'); END;

CREATE TRIGGER report_signed_no_replace BEFORE INSERT ON report_signed
WHEN EXISTS (SELECT 1 FROM report_signed WHERE seq = NEW.seq OR (report = NEW.report AND preparation = NEW.preparation AND (person = NEW.person
             OR (account <> '' AND account = NEW.account)
             OR (meaning = NEW.meaning AND meaning IN ('tested', 'reviewed', 'approved')))))
BEGIN SELECT RAISE(ABORT, 'report_signed holds this already'); END;
CREATE TRIGGER report_signed_no_update BEFORE UPDATE ON report_signed
BEGIN SELECT RAISE(ABORT, 'report_signed only grows'); END;
CREATE TRIGGER report_signed_no_delete BEFORE DELETE ON report_signed
BEGIN SELECT RAISE(ABORT, 'report_signed only grows'); END;

CREATE TRIGGER report_issued_no_replace BEFORE INSERT ON report_issued
WHEN EXISTS (SELECT 1 FROM report_issued WHERE seq = NEW.seq OR report = NEW.report OR document = NEW.document)
BEGIN SELECT RAISE(ABORT, 'report_issued holds this already'); END;
CREATE TRIGGER report_issued_no_update BEFORE UPDATE ON report_issued
BEGIN SELECT RAISE(ABORT, 'report_issued only grows'); END;
CREATE TRIGGER report_issued_no_delete BEFORE DELETE ON report_issued
BEGIN SELECT RAISE(ABORT, 'report_issued only grows'); END;

CREATE TRIGGER report_outbox_no_replace BEFORE INSERT ON report_outbox
WHEN EXISTS (SELECT 1 FROM report_outbox WHERE report = NEW.report AND place = NEW.place)
BEGIN SELECT RAISE(ABORT, 'report_outbox holds this already'); END;
CREATE TRIGGER report_outbox_no_update BEFORE UPDATE ON report_outbox
BEGIN SELECT RAISE(ABORT, 'report_outbox only grows'); END;
CREATE TRIGGER report_outbox_no_delete BEFORE DELETE ON report_outbox
BEGIN SELECT RAISE(ABORT, 'report_outbox only grows'); END;

CREATE TRIGGER report_delivered_no_replace BEFORE INSERT ON report_delivered
WHEN EXISTS (SELECT 1 FROM report_delivered WHERE seq = NEW.seq OR (report = NEW.report AND place = NEW.place))
BEGIN SELECT RAISE(ABORT, 'report_delivered holds this already'); END;
CREATE TRIGGER report_delivered_no_update BEFORE UPDATE ON report_delivered
BEGIN SELECT RAISE(ABORT, 'report_delivered only grows'); END;
CREATE TRIGGER report_delivered_no_delete BEFORE DELETE ON report_delivered
BEGIN SELECT RAISE(ABORT, 'report_delivered only grows'); END;

CREATE TRIGGER report_amended_no_replace BEFORE INSERT ON report_amended
WHEN EXISTS (SELECT 1 FROM report_amended WHERE seq = NEW.seq OR amended_by = NEW.amended_by)
BEGIN SELECT RAISE(ABORT, 'report_amended holds this already'); END;
CREATE TRIGGER report_amended_no_update BEFORE UPDATE ON report_amended
BEGIN SELECT RAISE(ABORT, 'report_amended only grows'); END;
CREATE TRIGGER report_amended_no_delete BEFORE DELETE ON report_amended
BEGIN SELECT RAISE(ABORT, 'report_amended only grows'); END;

CREATE TRIGGER report_voided_no_replace BEFORE INSERT ON report_voided
WHEN EXISTS (SELECT 1 FROM report_voided WHERE seq = NEW.seq OR report = NEW.report)
BEGIN SELECT RAISE(ABORT, 'report_voided holds this already'); END;
CREATE TRIGGER report_voided_no_update BEFORE UPDATE ON report_voided
BEGIN SELECT RAISE(ABORT, 'report_voided only grows'); END;
CREATE TRIGGER report_voided_no_delete BEFORE DELETE ON report_voided
BEGIN SELECT RAISE(ABORT, 'report_voided only grows'); END;

CREATE TRIGGER hold_opened_no_replace BEFORE INSERT ON hold_opened
WHEN EXISTS (SELECT 1 FROM hold_opened WHERE seq = NEW.seq OR hold = NEW.hold)
BEGIN SELECT RAISE(ABORT, 'hold_opened holds this already'); END;
CREATE TRIGGER hold_opened_no_update BEFORE UPDATE ON hold_opened
BEGIN SELECT RAISE(ABORT, 'hold_opened only grows'); END;
CREATE TRIGGER hold_opened_no_delete BEFORE DELETE ON hold_opened
BEGIN SELECT RAISE(ABORT, 'hold_opened only grows'); END;

CREATE TRIGGER hold_closed_no_replace BEFORE INSERT ON hold_closed
WHEN EXISTS (SELECT 1 FROM hold_closed WHERE seq = NEW.seq OR hold = NEW.hold)
BEGIN SELECT RAISE(ABORT, 'hold_closed holds this already'); END;
CREATE TRIGGER hold_closed_no_update BEFORE UPDATE ON hold_closed
BEGIN SELECT RAISE(ABORT, 'hold_closed only grows'); END;
CREATE TRIGGER hold_closed_no_delete BEFORE DELETE ON hold_closed
BEGIN SELECT RAISE(ABORT, 'hold_closed only grows'); END;
