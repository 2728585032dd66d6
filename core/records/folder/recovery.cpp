// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/folder/recovery.h"

#include <map>
#include <string>
#include <utility>

#include "core/records/ledger/row_name.h"
#include "core/sequence/documents/suspension.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/standing.h"
#include "core/sequence/run.h"
#include "core/sequence/wire_log.h"

namespace velocert::records {
namespace {

using base::Json;
using base::Result;
using Records = std::vector<std::pair<std::string, Json>>;

std::string text_in(const Json& json, std::string_view key) {
    const auto* member = json.find(key);
    const auto* text = member == nullptr ? nullptr : member->string();
    return text == nullptr ? std::string() : *text;
}

/// Procedure, step, part and number name an attempt within its run.
std::string attempt_of(const Json& record) {
    const auto* number = record.find("number");
    return text_in(record, "procedure") + '/' + text_in(record, "step") + '@' + text_in(record, "subject") + '/' +
           (number == nullptr ? std::string() : number->text());
}

/// Role and pending name, as the record of the attempt's start gives them.
std::vector<std::pair<std::string, std::string>> pending_logs_in(const Json& attempt_start) {
    std::vector<std::pair<std::string, std::string>> out;
    const auto* member = attempt_start.find("pending_logs");
    const auto* pairs = member == nullptr ? nullptr : member->items();
    if (pairs == nullptr) return out;
    for (const auto& pair : *pairs) {
        const auto* items = pair.items();
        if (items != nullptr && items->size() == 2 && (*items)[0].string() != nullptr &&
            (*items)[1].string() != nullptr)
            out.emplace_back(*(*items)[0].string(), *(*items)[1].string());
    }
    return out;
}

/// What can be told of a capture from its log alone. A log without a readable header (the program died before the
/// header was written) is still named.
sequence::CaptureRecord capture_from(const std::string& role, const base::Digest& digest,
                                     const std::vector<std::uint8_t>& bytes) {
    sequence::CaptureRecord capture;
    capture.role = role;
    capture.driver = "unknown";
    capture.log = digest;
    const auto log = sequence::parse_wire_log(bytes, digest.text());
    if (!log) return capture;
    if (!log->header.driver.empty()) capture.driver = log->header.driver;
    capture.options = log->header.options;
    capture.identity = log->header.identity;
    capture.simulated = log->header.simulated;
    for (const auto& record : log->records)
        if (record.direction == metrology::Direction::received) capture.received += record.bytes.size();
    return capture;
}

class Recovery {
  public:
    Recovery(const EntryIndex& index, const EvidenceStore& evidence, Archive& archive, const base::Clock& clock)
        : index_(index), evidence_(evidence), archive_(archive), clock_(clock) {}

    Result<void> seal_what_waits() {
        auto names = evidence_.pending();
        if (!names) return base::fail(names.error());
        for (const auto& name : *names) {
            auto digest = evidence_.seal_pending(name);
            if (!digest) return base::fail(digest.error());
            sealed_.emplace(name, *digest);
        }
        return {};
    }

    Result<void> close_runs() {
        auto runs = index_.open_runs();
        if (!runs) return base::fail(runs.error());
        for (const auto& run : *runs)
            if (auto done = close_run(run); !done) return done;
        return {};
    }

    /// Every name that waits is in the ledger after this, and stops waiting.
    Result<void> name_the_rest(const std::vector<std::uint64_t>& mended, bool left) {
        Json unnamed = Json::array();
        for (const auto& [name, digest] : sealed_) {
            auto known = index_.knows_evidence(digest);
            if (!known) return base::fail(known.error());
            if (*known) continue;
            Json file = Json::object();
            file.set("log", digest.text());
            file.set("pending", name);
            unnamed.push(std::move(file));
        }
        if (left || !unnamed.items()->empty() || !mended.empty()) {
            Json record = Json::object();
            Json rows = Json::array();
            for (const auto seq : mended) rows.push(Json::integer(static_cast<std::int64_t>(seq)));
            record.set("evidence", std::move(unnamed));
            record.set("mended_heads", std::move(rows));
            record.set("text", "the program that wrote this archive ended without closing it");
            if (auto done = archive_.append("recovered/1", record); !done) return done;
        }
        for (const auto& [name, digest] : sealed_)
            if (auto done = evidence_.forget_pending(name); !done) return done;
        return {};
    }

  private:
    Result<void> close_run(const std::string& id) {
        auto rows = index_.rows_of_run(id);
        if (!rows) return base::fail(rows.error());
        Records records;
        std::map<std::string, Json> open_attempts;
        for (const auto& row : *rows) {
            auto entry = parse_entry(row.canonical, row_name(row.seq));
            if (!entry) return base::fail(entry.error());
            if (entry->type == "attempt-start/1") open_attempts[attempt_of(entry->record)] = entry->record;
            if (entry->type == "step-run/1") open_attempts.erase(attempt_of(entry->record));
            records.emplace_back(entry->type, std::move(entry->record));
        }
        for (const auto& [attempt, start] : open_attempts) {
            auto record = interrupted_attempt(id, start);
            if (!record) return base::fail(record.error());
            if (auto done = archive_.append("step-run/1", *record); !done) return done;
            records.emplace_back("step-run/1", std::move(*record));
        }
        auto run = sequence::run_from_records(records);
        if (!run) return base::fail(run.error());
        const auto edition = sequence::edition_of(*run, archive_);
        if (edition && sequence::can_be_resumed(*run, *edition)) {
            const sequence::Suspension suspension{
                base::utc_text(clock_.now()), "the program ended during the run; it can be gone on with",
                run->resumptions.empty() ? run->program_version : run->resumptions.back().program_version};
            return archive_.append("run-suspend/1", sequence::run_suspend_record(id, suspension));
        }
        run->lifecycle = sequence::Lifecycle::errored;
        run->lifecycle_text = "the program ended during the run; what was recorded until then is kept";
        run->ended_utc = base::utc_text(clock_.now());
        if (edition) judge(*run, *edition);
        return archive_.append("run-end/1", sequence::run_end_record(*run));
    }

    static void judge(sequence::Run& run, const standards::StandardEdition& edition) {
        const auto standing = sequence::standing_attempts(edition, run);
        for (const auto& id : run.procedures) {
            const auto* procedure = edition.procedure(id);
            if (procedure != nullptr)
                run.results.push_back(sequence::judge_procedure(edition, *procedure, run, standing));
        }
        if (!run.results.empty()) run.verdict = sequence::overall_verdict(run);
    }

    Result<Json> interrupted_attempt(const std::string& run, const Json& start) {
        sequence::StepRun step_run;
        step_run.procedure = text_in(start, "procedure");
        step_run.step = text_in(start, "step");
        step_run.subject = text_in(start, "subject");
        step_run.started_utc = text_in(start, "started_utc");
        base::JsonReader reader(start, "attempt-start/1 of run " + run);
        step_run.number = static_cast<int>(reader.integer("number"));
        if (!reader.ok()) return base::fail(reader.finish().error());
        step_run.ended_utc = base::utc_text(clock_.now());
        step_run.outcome = conformity::Outcome::errored;
        step_run.error_code = base::name(base::ErrorCode::interrupted);
        step_run.error_text = "the program ended during this attempt";
        for (const auto& [role, name] : pending_logs_in(start)) {
            const auto found = sealed_.find(name);
            if (found == sealed_.end()) continue;
            auto bytes = evidence_.load(found->second);
            if (!bytes) return base::fail(bytes.error());
            step_run.captures.push_back(capture_from(role, found->second, *bytes));
        }
        return sequence::step_run_record(run, step_run);
    }

    const EntryIndex& index_;
    const EvidenceStore& evidence_;
    Archive& archive_;
    const base::Clock& clock_;
    std::map<std::string, base::Digest> sealed_;  ///< by pending name
};

}  // namespace

Result<void> recover(const EntryIndex& index, const EvidenceStore& evidence, Archive& archive, const base::Clock& clock,
                     const std::vector<std::uint64_t>& mended, bool left) {
    Recovery recovery(index, evidence, archive, clock);
    if (auto done = recovery.seal_what_waits(); !done) return done;
    if (auto done = recovery.close_runs(); !done) return done;
    return recovery.name_the_rest(mended, left);
}

}  // namespace velocert::records
