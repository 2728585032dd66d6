// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::reports {

// A report for machines ("velocert-report/1"): the same statements as on paper, each figure exact and with its unit.
// Text stays text here, so that what is read back and written again is the same to the last character. The published
// schema is resources/schemas/velocert-report-1.schema.json.

/// A text that may be absent; written as null then.
using Maybe = std::optional<std::string>;

/// A value as exact decimal digits in the unit a person reads, and that unit as D-SI spells it (PTB).
struct ExactFigure {
    std::string value;       ///< "62.933333"
    std::string resolution;  ///< the step in which values of this kind are kept ("0.000001")
    std::string unit;        ///< "kg"
    std::string si_unit;     ///< "\kilogram"
};
[[nodiscard]] ExactFigure exact_figure(const metrology::AnyQuantity& value);

struct TitleRecord {
    std::string zh;
    std::string en;
};

struct ItemRecord {
    std::string id;
    std::string battery, drive;
    Maybe made_on, certified_to, certified_on, sold_on;
    Maybe model, maker, vehicle_code, client;
};

struct EditionRecord {
    std::string id, printed;
    std::string revision;
    TitleRecord title;
    std::string reason;  ///< why this edition applies, in words
    std::string pack;    ///< SHA-256 of the edition's pack
    Maybe release;       ///< SHA-256 of the laboratory's release of limits
};

struct RuleRecord {
    std::string id;  ///< "simple", "guard-band", ...
    std::string fraction, comparison;
    Maybe risk;
};

/// Somebody who answers for a part of the report.
struct PersonRecord {
    std::string meaning;  ///< "operator"; of a signature: "tested", "checked", "reviewed" ...
    std::string name;
    Maybe account;
    Maybe utc;          ///< when it was signed
    Maybe certificate;  ///< SHA-256 of the signer's certificate
};

struct EquipmentRecord {
    std::string role;
    Maybe equipment;
    std::string certificate_number;
    std::string certificate;  ///< SHA-256 of the certificate's text
    std::vector<std::string> measurands;
};

struct DeviationRecord {
    std::string kind, role, cause, reason, operator_name, approver, utc;
};

/// One decision about one limit.
struct ResultRecord {
    std::string id;  ///< stable: clause and limit ("6.1.1/mass.lead_acid"), with the set point where there are several
    std::string clause;
    TitleRecord title;
    std::string procedure;
    std::string limit, relation, limit_status;
    Maybe limit_text;  ///< of a class ("V-0")
    std::optional<ExactFigure> limit_value, limit_upper, at;
    std::optional<ExactFigure> value, standard_uncertainty, expanded_uncertainty;
    Maybe coverage_factor, coverage_probability, effective_dof, distribution, provenance;
    std::optional<ExactFigure> acceptance_limit, margin;
    std::string rule;
    Maybe zone, conformance_probability;
    std::string verdict;
    Maybe statement;  ///< "P", "F", "N" of a type-test report; none where nothing could be decided
    std::string reason;
};

struct NamedFigure {
    std::string name;
    ExactFigure figure;
};

struct CaptureDigest {
    std::string role, driver, identity;
    bool simulated = false;
    std::string wire_log;  ///< SHA-256
};

struct AttemptRecord {
    std::string id;  ///< "braking/dry.both#3"
    std::string procedure, step;
    Maybe part;
    std::string number;
    std::string started_utc, ended_utc;
    std::string outcome;
    bool valid = false;
    std::string verdict, reason;
    Maybe void_reason, void_note, retry_reason;
    std::vector<NamedFigure> values;
    std::vector<CaptureDigest> captures;
};

/// A hold for non-conforming work that nobody has closed.
struct HoldRecord {
    std::string hold, about, reason, opened_utc;
};

/// How another report stands to this one: it amends this one, or is amended by it.
struct AmendmentRecord {
    std::string report, kind, reason, utc;
};

/// One of the particulars a) to p) of ISO/IEC 17025, 7.8.2.1, as the report was sealed with it.
struct ParticularRecord {
    std::string letter, what, text;
};

/// What the issued report states beside its run, by the record that is sealed into it.
struct AdministrativeRecord {
    std::vector<ParticularRecord> particulars;
    base::Json order;     ///< "velocert-order/1": laboratory, client, sample, samples, deviations, external results
    base::Json marks;     ///< decisions about marks of accreditation; null without any
    base::Json opinions;  ///< opinions and interpretations; null without any
};

struct ReportRecord {
    std::string standing;  ///< "specimen", "draft", "issued", "amended", "superseded", "voided"
    Maybe number;
    Maybe issued_utc;
    /// How the report stands by the ledger, a specimen's too; absent where none was issued, and in records of before.
    Maybe report_state;
    std::vector<HoldRecord> open_holds;  ///< on the report, its run or its item
    Maybe void_request, void_reason;     ///< why somebody asks to void it, and why it was voided
    std::vector<AmendmentRecord> amended_by;
    std::optional<AmendmentRecord> amends;               ///< since when: when this one was issued
    std::optional<AdministrativeRecord> administrative;  ///< absent where none was issued, and in records of before
    std::string run, started_utc, ended_utc;
    std::string lifecycle;
    std::string program_version;
    Maybe program_file, program_sha256;  ///< absent in records of before they were kept
    Maybe laboratory;  ///< of an issued report the one that its order names, else the one that released the limits
    std::string station;
    ItemRecord item;
    EditionRecord edition;
    RuleRecord rule;
    std::vector<PersonRecord> persons;
    std::vector<EquipmentRecord> equipment;
    std::vector<DeviationRecord> deviations;
    std::string verdict;
    std::vector<ResultRecord> results;
    std::vector<AttemptRecord> attempts;
};

/// The record of a run that has ended. Pure. Errors: integrity when the edition is not the run's.
[[nodiscard]] base::Result<ReportRecord> report_record(const sequence::Run& run,
                                                       const standards::StandardEdition& edition);

/// The document, its members always in the same order.
[[nodiscard]] base::Json to_json(const ReportRecord& record);
/// Reads it back; refuses unknown members, and text that would not be written the same way again.
[[nodiscard]] base::Result<ReportRecord> report_record_from_json(std::string_view text, std::string_view source);
/// What `export --format json` writes.
[[nodiscard]] std::string json_text(const ReportRecord& record);

}  // namespace velocert::reports
