// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_acts.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "core/base/json_members.h"
#include "core/base/stated_reason.h"
#include "core/records/ledger/merkle.h"
#include "core/records/ledger/row_name.h"
#include "core/records/reports/decision_signing.h"
#include "core/records/reports/report_checks.h"
#include "core/records/second_person.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/run.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using Record = std::pair<std::string, Json>;

constexpr std::string_view asked_for_it = "asked for it";

/// By run, which others it brings together.
using Brought = std::map<std::string, std::vector<std::string>>;

/// Entries that bear on reports, in order: their own, releases of limits, and what runs got after their report.
/// `brought` gets what the runs with a report bring together.
Result<std::vector<LedgerEntry>> entries_about_reports(const Archive& archive, Brought& brought) {
    std::vector<std::string_view> types(report_entry_types().begin(), report_entry_types().end());
    types.emplace_back("limit-confirmation/1");
    auto entries = archive.ledger_entries(types);
    if (!entries) return entries;
    std::map<std::string, std::uint64_t> runs;  // and where each was prepared first
    for (const auto& entry : *entries)
        if (entry.type == "report-prepare/1")
            if (const auto* run = entry.record.find("of_run"); run != nullptr && run->string() != nullptr)
                runs.emplace(*run->string(), entry.seq);
    for (const auto& [run, prepared] : runs) {
        const auto rows = archive.ledger_rows(run);
        if (!rows) return base::fail(rows.error());
        for (const auto& row : *rows) {
            // What a run got before its first report touches no report; runs are long, and reading them takes time.
            const bool suspends = row.type == "run-suspend/1";
            if (row.seq < prepared && !suspends) continue;
            auto entry = parse_entry(row.canonical, row_name(row.seq));
            if (!entry) return base::fail(entry.error());
            if (auto joins = suspends ? base::text_of(entry->record, "joins") : std::string(); !joins.empty())
                brought[run].push_back(std::move(joins));
            if (row.seq >= prepared) entries->push_back(std::move(*entry));
        }
    }
    std::ranges::sort(*entries, {}, &LedgerEntry::seq);
    return entries;
}

/// What reports of before "rests_on" was kept are of: their runs tell themselves which others they bring together.
void add_what_runs_bring(const Brought& brought, ReportRegister& reports) {
    for (auto& life : reports.reports)
        if (const auto found = brought.find(life.preparation.of_run);
            life.preparation.rests_on.empty() && found != brought.end())
            life.preparation.brings = found->second;
}

/// Stands in for the row an entry is going to get: behind every row there is, without counting them.
constexpr std::uint64_t rows_to_come = std::uint64_t{1} << 62U;

/// Whether the machine goes along with these entries as the next ones; its refusal is the act's.
Result<void> try_out(ReportRegister now, std::span<const Record> records) {
    std::vector<LedgerEntry> coming;
    auto seq = rows_to_come;
    for (const auto& [type, record] : records) coming.push_back({++seq, type, {}, record});
    const auto next = report_register(coming, std::move(now));
    if (next) return {};
    const bool ours = next.error().where.starts_with("ledger row ") && next.error().expected.starts_with("the life of");
    if (!ours)
        return base::fail(ErrorCode::bad_input, records.front().first, next.error().found, next.error().expected);
    return base::fail(ErrorCode::not_permitted, records.front().first, next.error().found, {});
}

Result<void> try_out(const Archive& archive, std::span<const Record> records) {
    auto now = report_register(archive);
    if (!now) return base::fail(now.error());
    return try_out(std::move(*now), records);
}

Result<void> act(Archive& archive, std::span<const Record> records) {
    if (auto done = try_out(archive, records); !done) return done;
    return archive.append_all(records);
}
Result<void> act(Archive& archive, std::string type, Json record) {
    const Record one(std::move(type), std::move(record));
    return act(archive, {&one, 1});
}

/// Records a decision, with the signature of who decides where there is a signer.
Result<void> decide(Archive& archive, std::string type, Json record, const base::Person& person,
                    const DecisionSigner& sign) {
    // What the machine refuses asks for no key.
    const Record asked(type, record);
    if (auto done = try_out(archive, {&asked, 1}); !done) return done;
    return record_decision(archive, std::move(type), std::move(record), person, sign);
}

/// No report goes out of a run that somebody asked to void while nobody has decided: once it went out, it would stand
/// on a run that counts for nothing.
Result<void> no_void_asked(const ReportRegister& reports, const Preparation& preparation) {
    const auto* asked = reports.void_asked_behind(preparation);
    if (asked == nullptr) return {};
    return base::fail(ErrorCode::not_permitted, "report " + preparation.report,
                      asked->requested_by.name + " asked on " + asked->requested_utc.substr(0, 10) + " that run " +
                          asked->of_run + " be voided, and nobody has decided: " + asked->reason,
                      "a decision by a second person ('runs void' with --confirm or --decline)");
}

std::string utc(const base::Clock& clock) { return base::utc_text(clock.now()); }

/// The entry of a signature with its files in the archive.
Result<RecordSignature> stored(Archive& archive, const MadeSignature& made) {
    RecordSignature out;
    out.statement = made.statement;
    out.cms = made.cms;
    const auto certificate = archive.store(base::as_bytes(made.certificate));
    if (!certificate) return base::fail(certificate.error());
    out.certificate = *certificate;
    if (made.document) {
        const auto document = archive.store(*made.document);
        if (!document) return base::fail(document.error());
        out.signed_document = *document;
    }
    return out;
}

/// The same without storing: to ask first.
RecordSignature named(const MadeSignature& made) {
    RecordSignature out{made.statement, made.cms, base::Digest::of(made.certificate), std::nullopt};
    if (made.document) out.signed_document = base::Digest::of(*made.document);
    return out;
}

}  // namespace

Result<ReportRegister> report_register(const Archive& archive) {
    Brought brought;
    const auto entries = entries_about_reports(archive, brought);
    if (!entries) return base::fail(entries.error());
    auto reports = report_register(*entries);
    if (reports) add_what_runs_bring(brought, *reports);
    return reports;
}

Result<ReportLife> report_life(const Archive& archive, std::string_view number) {
    const auto reports = report_register(archive);
    if (!reports) return base::fail(reports.error());
    return life_in(*reports, number);
}

Result<ReportLife> life_in(const ReportRegister& reports, std::string_view number) {
    if (const auto* life = reports.report(number)) return *life;
    return base::fail(ErrorCode::not_found, "report " + std::string(number), "there is none of that number",
                      "one that 'report list' shows");
}

std::vector<std::string> runs_reported(const Archive& archive, const Preparation& preparation) {
    std::vector<std::string> out{preparation.of_run};
    if (preparation.rests_on.empty()) {
        out.insert(out.end(), preparation.brings.begin(), preparation.brings.end());
        return out;
    }
    const auto run = archive.run(preparation.of_run);
    // Of a run that cannot be read nobody knows what it holds of the others.
    const auto held = run ? sequence::runs_in(*run) : preparation.rests_on;
    out.insert(out.end(), held.begin(), held.end());
    return out;
}

Result<NextPreparation> next_preparation(const ReportRegister& reports, bool training, std::string_view again,
                                         int year) {
    if (again.empty()) return NextPreparation{next_number(reports, series_of(training), year), 1};
    const auto* life = reports.report(again);
    if (life == nullptr)
        return base::fail(ErrorCode::not_found, "report " + std::string(again), "there is none of that number",
                          "one that 'report list' shows");
    if (!after(life->state, ReportAct::prepare))
        return base::fail(ErrorCode::not_permitted, "report " + std::string(again),
                          "it is " + std::string(name(life->state)), "a report that is not issued or voided");
    return NextPreparation{life->number(), life->preparation.preparation + 1};
}

Result<Preparation> prepare_report(Archive& archive, const base::Clock& clock, Preparation preparation,
                                   const PreparedFiles& files) {
    preparation.order = base::Digest::of(files.order);
    preparation.record = base::Digest::of(files.record);
    preparation.document = base::Digest::of(files.document);
    if (!std::ranges::equal(preparation.photos, files.photos, [](const PreparedPhoto& named, const auto& bytes) {
            return named.digest == base::Digest::of(bytes);
        }))
        return base::fail(ErrorCode::bad_input, "report " + preparation.report, "other photos than it names",
                          "the bytes of each photo that the preparation names, in its order");
    preparation.prepared_utc = utc(clock);
    const Record entry("report-prepare/1", to_record(preparation));
    if (!preparation.report.starts_with(std::string(series_of(archive.training())) + '-'))
        return base::fail(ErrorCode::not_permitted, "report " + preparation.report, "a number of the other series",
                          "one that begins with " + std::string(series_of(archive.training())));
    if (auto done = try_out(archive, {&entry, 1}); !done) return base::fail(done.error());
    for (const auto bytes :
         {base::as_bytes(files.order), base::as_bytes(files.record), std::span<const std::uint8_t>(files.document)})
        if (const auto digest = archive.store(bytes); !digest) return base::fail(digest.error());
    for (const auto& photo : files.photos)
        if (const auto digest = archive.store(photo); !digest) return base::fail(digest.error());
    if (auto done = archive.append(entry.first, entry.second); !done) return base::fail(done.error());
    return preparation;
}

Result<void> may_sign(const ReportRegister& reports, std::string_view number, Meaning meaning,
                      const base::Person& person) {
    const std::string where = "report " + std::string(number);
    const auto* life = reports.report(number);
    if (life == nullptr)
        return base::fail(ErrorCode::not_found, where, "there is none of that number", "one that 'report list' shows");
    if (meaning == Meaning::voided)
        return base::fail(ErrorCode::bad_value, where, "the meaning voided", "'report void', which takes two persons");
    if (!after(life->state, act_of(meaning)))
        return base::fail(
            ErrorCode::not_permitted, where,
            "it is " + std::string(name(life->state)) + " and cannot be signed as " + std::string(name(meaning)),
            "tested, then reviewed, then approved");
    if (auto why = why_not_sign(*life, meaning, person); !why.empty())
        return base::fail(ErrorCode::not_permitted, where, std::move(why), "the person whose part it is");
    if (meaning == Meaning::approved)
        if (const auto holds = reports.open_holds(life->preparation); !holds.empty())
            return base::fail(ErrorCode::not_permitted, where,
                              "hold " + holds.front()->opening.hold + " is open: " + holds.front()->opening.reason,
                              "no open hold; 'hold close' by a second person");
    if (meaning == Meaning::approved) return no_void_asked(reports, life->preparation);
    return {};
}

Result<SignatureStatement> signature_statement(const Archive& archive, const ReportLife& report, Meaning meaning,
                                               const base::Person& person, std::chrono::system_clock::time_point time,
                                               std::chrono::minutes offset) {
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree tree(std::move(*leaves));
    SignatureStatement out;
    out.report = report.number();
    out.preparation = report.preparation.preparation;
    out.record = report.preparation.record;
    out.document = report.document();
    out.ledger_size = tree.size();
    out.ledger_root = tree.root();
    out.meaning = meaning;
    out.signer = person;
    out.time = local_time_text(time, offset);
    return out;
}

Result<void> record_signature(Archive& archive, const MadeSignature& made) {
    const Record asked("report-signature/1", signature_record(named(made)));
    if (auto done = try_out(archive, {&asked, 1}); !done) return done;
    const auto signature = stored(archive, made);
    if (!signature) return base::fail(signature.error());
    return archive.append("report-signature/1", signature_record(*signature));
}

Result<ReportIssue> record_issue(Archive& archive, const base::Clock& clock, const MadeSignature& approval,
                                 const std::vector<std::string>& deliver_to) {
    auto reports = report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto life = life_in(*reports, approval.statement.report);
    if (!life) return base::fail(life.error());
    if (auto decided = no_void_asked(*reports, life->preparation); !decided) return base::fail(decided.error());
    const auto runs = [&](const Preparation& one) { return runs_reported(archive, one); };
    if (const auto others = other_report_findings(*reports, life->preparation, runs); !others.empty())
        return base::fail(ErrorCode::not_permitted, "report " + life->number() + ", " + others.front().where,
                          others.front().found, others.front().expected);
    const auto signature = named(approval);
    ReportIssue issue;
    issue.report = life->number();
    issue.preparation = life->preparation.preparation;
    issue.document = signature.signed_document.value_or(base::Digest());
    issue.deliver_to = deliver_to;
    issue.issued_by = approval.statement.signer;
    issue.issued_utc = utc(clock);
    std::vector<Record> records = {{"report-signature/1", signature_record(signature)},
                                   {"report-issue/1", to_record(issue)}};
    if (const auto& amends = life->preparation.amends)
        records.emplace_back("report-amend/1", to_record(ReportAmendment{amends->report, issue.report, amends->kind,
                                                                         amends->reason, issue.issued_utc}));
    if (auto done = try_out(std::move(*reports), records); !done) return base::fail(done.error());
    if (const auto done = stored(archive, approval); !done) return base::fail(done.error());
    if (auto done = archive.append_all(records); !done) return base::fail(done.error());
    return issue;
}

Result<void> record_attempt(Archive& archive, SigningAttempt attempt, const base::Clock& clock) {
    attempt.utc = utc(clock);
    return act(archive, "report-attempt/1", to_record(attempt));
}

Result<void> record_delivery(Archive& archive, ReportDelivery delivery, const base::Clock& clock) {
    delivery.utc = utc(clock);
    return act(archive, "report-delivery/1", to_record(delivery));
}

Result<void> return_report(Archive& archive, const base::Clock& clock, std::string_view report, std::string concerns,
                           std::string comment, const base::Person& person) {
    if (auto done = base::need_words(comment, "report " + std::string(report), "comment", "comment"); !done)
        return done;
    const auto life = report_life(archive, report);
    if (!life) return base::fail(life.error());
    return act(archive, "report-return/1",
               to_record(ReportReturn{life->number(), life->preparation.preparation, std::move(concerns),
                                      std::move(comment), person, utc(clock)}));
}

Result<void> request_void(Archive& archive, const base::Clock& clock, std::string_view report, std::string reason,
                          const base::Person& person) {
    if (auto done = base::need_words(reason, "report " + std::string(report), "reason", "reason"); !done) return done;
    const auto life = report_life(archive, report);
    if (!life) return base::fail(life.error());
    return act(archive, "report-void-request/1",
               to_record(VoidRequest{life->number(), std::move(reason), person, utc(clock)}));
}

Result<void> confirm_void(Archive& archive, const base::Clock& clock, std::string_view report,
                          const base::Person& person, const DecisionSigner& sign) {
    const auto life = report_life(archive, report);
    if (!life) return base::fail(life.error());
    if (!life->void_request)
        return base::fail(ErrorCode::not_permitted, "report " + std::string(report), "nobody asked to void it",
                          "'report void' with a reason by another person first");
    if (auto second = need_second_person(archive, life->void_request->requested_by, person,
                                         "report " + std::string(report), asked_for_it);
        !second)
        return second;
    return decide(archive, "report-void/1", to_record(ReportVoid{*life->void_request, person, utc(clock)}), person,
                  sign);
}

Result<void> request_run_void(Archive& archive, const base::Clock& clock, std::string_view run, std::string reason,
                              const base::Person& person) {
    const std::string where = "run " + std::string(run);
    if (auto done = base::need_words(reason, where, "reason", "reason"); !done) return done;
    const auto known = archive.run(run);
    if (!known) return base::fail(known.error());
    if (known->lifecycle == sequence::Lifecycle::running)
        return base::fail(ErrorCode::not_permitted, where, "it is going on", "a run that ended or was stopped");
    return act(archive, "run-void-request/1",
               to_record(RunVoidRequest{std::string(run), std::move(reason), person, utc(clock)}));
}

namespace {

/// What somebody else than this person asked for.
Result<RunVoidRequest> asked_by_another(const Archive& archive, std::string_view run, const base::Person& person) {
    const auto reports = report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto request = reports->void_requests.find(run);
    if (request == reports->void_requests.end())
        return base::fail(ErrorCode::not_permitted, "run " + std::string(run), "nobody asked to void it",
                          "'runs void' with a reason by another person first");
    if (auto second =
            need_second_person(archive, request->second.requested_by, person, "run " + std::string(run), asked_for_it);
        !second)
        return base::fail(second.error());
    return request->second;
}

}  // namespace

Result<void> confirm_run_void(Archive& archive, const base::Clock& clock, std::string_view run,
                              const base::Person& person, const DecisionSigner& sign) {
    auto asked = asked_by_another(archive, run, person);
    if (!asked) return base::fail(asked.error());
    return decide(archive, "run-void/1", to_record(RunVoid{std::move(*asked), person, utc(clock)}), person, sign);
}

Result<void> decline_run_void(Archive& archive, const base::Clock& clock, std::string_view run, std::string decision,
                              const base::Person& person) {
    const std::string where = "run " + std::string(run);
    if (auto done = base::need_words(decision, where, "decision", "decision"); !done) return done;
    auto asked = asked_by_another(archive, run, person);
    if (!asked) return base::fail(asked.error());
    return act(archive, "run-void-declined/1",
               to_record(RunVoidDeclined{std::move(*asked), std::move(decision), person, utc(clock)}));
}

Result<std::map<std::string, std::string>> voided_runs(const Archive& archive) {
    static constexpr std::array<std::string_view, 1> types{"run-void/1"};
    const auto entries = archive.ledger_entries(types);
    if (!entries) return base::fail(entries.error());
    std::map<std::string, std::string> out;
    for (const auto& entry : *entries)
        out.emplace(base::text_of(entry.record, "of_run"), base::text_of(entry.record, "reason"));
    return out;
}

Result<void> ensure_counts(const Archive& archive, std::string_view run) {
    const auto voided = voided_runs(archive);
    if (!voided) return base::fail(voided.error());
    auto why = voided->find(std::string(run));
    if (why != voided->end())
        return base::fail(ErrorCode::not_permitted, "run " + why->first, "it was voided: " + why->second,
                          "a run that counts; 'audit --run' tells of this one");
    if (voided->empty()) return {};
    const auto whole = archive.run(run);
    if (!whole) return {};  // whoever reads it next tells why
    for (const auto& one : sequence::runs_in(*whole))
        if (why = voided->find(one); why != voided->end())
            return base::fail(ErrorCode::not_permitted, "run " + std::string(run),
                              "it holds results of run " + one + ", which was voided: " + why->second,
                              "a run that counts; 'report combine' brings the others together anew");
    return {};
}

Result<bool> knows_item(const Archive& archive, std::string_view item) {
    const auto runs = archive.runs_of_item(item, 1);
    if (!runs) return base::fail(runs.error());
    if (!runs->empty()) return true;
    const auto reports = report_register(archive);
    if (!reports) return base::fail(reports.error());
    return std::ranges::any_of(reports->reports, [&](const auto& life) { return life.preparation.item == item; });
}

Result<HoldOpening> open_hold(Archive& archive, const base::Clock& clock, HoldSubject about, std::string reason,
                              const base::Person& person) {
    if (auto done = base::need_words(reason, "hold", "reason", "reason"); !done) return base::fail(done.error());
    const auto reports = report_register(archive);
    if (!reports) return base::fail(reports.error());
    HoldOpening out{"H" + std::to_string(reports->holds.size() + 1), std::move(about), std::move(reason), person,
                    utc(clock)};
    if (auto done = act(archive, "hold-open/1", to_record(out)); !done) return base::fail(done.error());
    return out;
}

Result<HoldClosing> close_hold(Archive& archive, const base::Clock& clock, std::string_view hold,
                               std::string evaluation, std::string decision, const base::Person& person,
                               const DecisionSigner& sign) {
    const std::string where = "hold " + std::string(hold);
    if (auto done = base::need_words(evaluation, where, "evaluation", "evaluation"); !done)
        return base::fail(done.error());
    if (auto done = base::need_words(decision, where, "decision", "decision"); !done) return base::fail(done.error());
    const auto reports = report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto* held = reports->hold(hold);
    if (held == nullptr)
        return base::fail(ErrorCode::not_found, where, "there is none of that id", "one that 'hold list' shows");
    if (auto second = need_second_person(archive, held->opening.opened_by, person, where, "opened it"); !second)
        return base::fail(second.error());
    HoldClosing out{std::string(hold), std::move(evaluation), std::move(decision), person, utc(clock)};
    if (auto done = decide(archive, "hold-close/1", to_record(out), person, sign); !done)
        return base::fail(done.error());
    return out;
}

}  // namespace velocert::records
