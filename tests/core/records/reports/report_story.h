// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/records/reports/report_register.h"

namespace velocert::records {

inline const base::Person li{"li", "Li Ming"};
inline const base::Person wang{"wang", "Wang Fang"};
inline const base::Person zhao{"zhao", "Zhao Lei"};
inline const base::Person chen{"chen", "Chen Yu"};

/// The entries of a ledger about reports, written down act by act: for tests of the machine without an archive.
class Story {
  public:
    [[nodiscard]] Preparation preparation(const std::string& number = "R-2026-0001", std::int64_t count = 1) const {
        Preparation out;
        out.report = number;
        out.preparation = count;
        out.of_run = "run-1";
        out.item = "S-001";
        out.edition = "GB17761-2024";
        out.order = base::Digest::of(std::string_view("order"));
        out.record = base::Digest::of(number + std::to_string(count) + " record");
        out.document = base::Digest::of(number + std::to_string(count) + " document");
        out.issue_on = *base::parse_date("2026-11-26");
        out.signers = {li, wang, zhao};
        out.prepared_by = li;
        out.prepared_utc = "2026-11-26T01:00:00.000Z";
        return out;
    }

    /// A signature as the report stands after what was told so far.
    [[nodiscard]] RecordSignature signature(Meaning meaning, const base::Person& person,
                                            const std::string& number = "R-2026-0001") const {
        RecordSignature out;
        const auto reports = report_register(entries);
        const auto* life = reports ? reports->report(number) : nullptr;
        out.statement.report = number;
        out.statement.preparation = life == nullptr ? 1 : life->preparation.preparation;
        out.statement.record = life == nullptr ? base::Digest() : life->preparation.record;
        out.statement.document = life == nullptr ? base::Digest() : life->document();
        out.statement.ledger_size = entries.size();
        out.statement.ledger_root = base::Digest::of(std::string_view("root"));
        out.statement.meaning = meaning;
        out.statement.signer = person;
        out.statement.time = "2026-11-26T09:30:00.000+08:00";
        out.cms = "cms";
        out.certificate = base::Digest::of("certificate of " + person.name);
        if (moves_report(meaning))
            out.signed_document =
                base::Digest::of(out.statement.document.text() + std::string(name(meaning)) + person.name);
        return out;
    }

    Story& add(std::string type, base::Json record) {
        entries.push_back({entries.size() + 1, std::move(type), "2026-11-26T01:00:00.000Z", std::move(record)});
        return *this;
    }
    Story& prepare(const std::string& number = "R-2026-0001", std::int64_t count = 1) {
        return add("report-prepare/1", to_record(preparation(number, count)));
    }
    Story& sign(Meaning meaning, const base::Person& person, const std::string& number = "R-2026-0001") {
        return add("report-signature/1", signature_record(signature(meaning, person, number)));
    }
    Story& sign_all(const std::string& number = "R-2026-0001") {
        return sign(Meaning::tested, li, number)
            .sign(Meaning::reviewed, wang, number)
            .sign(Meaning::approved, zhao, number);
    }
    [[nodiscard]] ReportIssue issue_of(const std::string& number = "R-2026-0001") const {
        const auto reports = report_register(entries);
        ReportIssue out;
        out.report = number;
        out.preparation =
            reports && reports->report(number) != nullptr ? reports->report(number)->preparation.preparation : 1;
        out.document =
            reports && reports->report(number) != nullptr ? reports->report(number)->document() : base::Digest();
        out.deliver_to = {"/outbox"};
        out.issued_by = zhao;
        out.issued_utc = "2026-11-26T02:00:00.000Z";
        return out;
    }
    Story& issue(const std::string& number = "R-2026-0001") {
        return add("report-issue/1", to_record(issue_of(number)));
    }
    Story& open_hold(const std::string& id, HoldSubject about, const base::Person& person = chen) {
        return add("hold-open/1",
                   to_record(HoldOpening{id, std::move(about), "scale drifted", person, "2026-11-26T01:10:00.000Z"}));
    }
    Story& close_hold(const std::string& id, const base::Person& person = wang) {
        return add("hold-close/1", to_record(HoldClosing{id, "within its limits", "results stand", person,
                                                         "2026-11-26T01:20:00.000Z"}));
    }

    /// The state of a report, or what is wrong with the story.
    [[nodiscard]] std::string state(const std::string& number = "R-2026-0001") const {
        const auto reports = report_register(entries);
        if (!reports) return reports.error().where + ": " + reports.error().found;
        const auto* life = reports->report(number);
        return life == nullptr ? "none" : std::string(name(life->state));
    }

    std::vector<LedgerEntry> entries;
};

}  // namespace velocert::records
