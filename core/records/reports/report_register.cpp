// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/report_register.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/records/ledger/row_name.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::JsonReader;
using base::Result;

/// "SERIES-2026-0007" in its parts; nothing if it is none.
struct NumberParts {
    std::string series;
    std::string year;
    std::string digits;
};
std::optional<NumberParts> parts_of(std::string_view number) {
    const auto second = number.rfind('-');
    if (second == std::string_view::npos || second == 0) return std::nullopt;
    const auto first = number.rfind('-', second - 1);
    if (first == std::string_view::npos) return std::nullopt;
    NumberParts out{std::string(number.substr(0, first)), std::string(number.substr(first + 1, second - first - 1)),
                    std::string(number.substr(second + 1))};
    const auto is_digits = [](const std::string& text) {
        return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    };
    if ((out.series != series_of(true) && out.series != series_of(false)) || out.year.size() != 4 ||
        out.digits.size() < 4 || !is_digits(out.year) || !is_digits(out.digits))
        return std::nullopt;
    return out;
}

bool distinct(const base::Person& a, const base::Person& b) {
    return (a.id.empty() || a.id != b.id) && base::folded_name(a.name) != base::folded_name(b.name);
}

/// Follows the entries; each step says what is wrong with it, or nothing.
class Follower {
  public:
    Follower(ReportRegister& reports, bool whole) : register_(reports), whole_(whole) {}

    std::string prepare(Preparation preparation, std::uint64_t seq) {
        const auto& signers = preparation.signers;
        if (!distinct(signers.tested, signers.reviewed) || !distinct(signers.reviewed, signers.approved) ||
            !distinct(signers.tested, signers.approved))
            return "a report whose signers are not three persons";
        if (register_.voided_runs.contains(preparation.of_run)) return "a report of a run that was voided";
        for (const auto& run : preparation.rests_on)
            if (register_.voided_runs.contains(run)) return "a report that rests on run " + run + ", which was voided";
        if (preparation.amends) {
            const auto* amended = find(preparation.amends->report);
            const bool elsewhere = !whole_ && amended == nullptr;
            if (!elsewhere &&
                (amended == nullptr || !went_out(amended->state) || amended->state == ReportState::superseded))
                return "an amendment of " + preparation.amends->report + ", which is not in force";
            if (preparation.amends->changes.empty()) return "an amendment that changes nothing";
        }
        auto* life = find(preparation.report);
        if (life == nullptr) {
            const auto parts = parts_of(preparation.report);
            if (!parts) return "the report number " + preparation.report + ", which is of no series";
            if (whole_ && next_number(register_, parts->series, std::stoi(parts->year)) != preparation.report)
                return "the report number " + preparation.report + " out of order";
            if (preparation.preparation != 1) return "a first preparation with another number than 1";
            register_.reports.push_back({});
            life = &register_.reports.back();
        } else {
            if (!after(life->state, ReportAct::prepare)) return not_now(*life, ReportAct::prepare);
            if (preparation.preparation != life->preparation.preparation + 1) return "a preparation out of order";
            if (preparation.of_run != life->preparation.of_run) return "a preparation of another run";
            const auto same_end = [&] {
                const auto& a = preparation.amends;
                const auto& b = life->preparation.amends;
                return a.has_value() == b.has_value() && (!a || (a->report == b->report && a->kind == b->kind));
            };
            if (!same_end())
                return "a preparation that amends another report, or in another way, than the one before it";
            make_void(*life, seq, "the report was prepared again");
        }
        life->preparation = std::move(preparation);
        life->prepared_seq = seq;
        life->changes.clear();
        life->state = ReportState::prepared;
        return {};
    }

    std::string sign(RecordSignature signature, std::uint64_t seq) {
        const auto& statement = signature.statement;
        auto* life = find(statement.report);
        if (life == nullptr) return "a signature under " + statement.report + ", which is not known";
        const auto meaning = statement.meaning;
        if (meaning == Meaning::voided) return "a signature with the meaning voided outside the act of voiding";
        const auto next = after(life->state, act_of(meaning));
        if (!next) return not_now(*life, act_of(meaning));
        const auto& preparation = life->preparation;
        if (statement.preparation != preparation.preparation || statement.record != preparation.record)
            return "a signature that was made for another record";
        if (statement.document != life->document()) return "a signature that was made for another document";
        if (statement.ledger_size >= seq) return "a signature over a ledger that was not there yet";
        // What was signed must have been seen: nothing that touches the report may lie between.
        if (statement.ledger_size < last_touch(*life)) return "a signature made before the last change of its report";
        if (signature.signed_document.has_value() != moves_report(meaning))
            return "a signature that does not name the document it left";
        if (auto why = why_not_sign(*life, meaning, statement.signer); !why.empty()) return why;
        if (meaning == Meaning::approved && !register_.open_holds(preparation).empty())
            return "an approval while a hold is open";
        life->state = *next;
        life->signatures.push_back({std::move(signature), seq, {}});
        return {};
    }

    std::string send_back(ReportReturn entry, std::uint64_t seq) {
        auto* life = find(entry.report);
        if (life == nullptr) return "a return of " + entry.report + ", which is not known";
        if (!after(life->state, ReportAct::send_back)) return not_now(*life, ReportAct::send_back);
        if (entry.preparation != life->preparation.preparation) return "a return of another preparation";
        make_void(*life, seq, "the report was returned by " + entry.returned_by.name);
        life->state = ReportState::returned;
        life->returns.push_back(std::move(entry));
        return {};
    }

    std::string attempt(SigningAttempt entry) {
        auto* life = find(entry.report);
        if (life == nullptr) return "an attempt to sign " + entry.report + ", which is not known";
        life->attempts.push_back(std::move(entry));
        return {};
    }

    std::string issue(ReportIssue entry) {
        auto* life = find(entry.report);
        if (life == nullptr) return "an issue of " + entry.report + ", which is not known";
        if (!after(life->state, ReportAct::issue)) return not_now(*life, ReportAct::issue);
        for (const auto meaning : {Meaning::tested, Meaning::reviewed, Meaning::approved})
            if (life->signature(meaning) == nullptr)
                return "an issue without a signature as " + std::string(name(meaning));
        if (entry.preparation != life->preparation.preparation || entry.document != life->document())
            return "an issue of another document than the one that was approved";
        if (!register_.open_holds(life->preparation).empty()) return "an issue while a hold is open";
        life->state = ReportState::issued;
        life->issue = std::move(entry);
        return {};
    }

    std::string deliver(ReportDelivery entry) {
        auto* life = find(entry.report);
        if (life == nullptr || !life->issue) return "a delivery of " + entry.report + ", which was not issued";
        if (std::ranges::find(life->issue->deliver_to, entry.place) == life->issue->deliver_to.end())
            return "a delivery to a place that the issue does not name";
        life->deliveries.push_back(std::move(entry));
        return {};
    }

    std::string amend(ReportAmendment entry) {
        auto* life = find(entry.report);
        const auto* by = find(entry.by);
        const bool elsewhere = !whole_ && by == nullptr;
        if (life == nullptr || (by == nullptr && !elsewhere)) return "an amendment of a report that is not known";
        if (!elsewhere && (!by->amends(entry.report) || by->preparation.amends->kind != entry.kind || !by->issue))
            return "an amendment by " + entry.by + ", which does not say so or is not issued";
        const auto act = entry.kind == AmendmentKind::supplement ? ReportAct::supplement : ReportAct::replace;
        const auto next = after(life->state, act);
        if (!next) return not_now(*life, act);
        life->state = *next;
        life->amended_by.push_back(std::move(entry));
        return {};
    }

    std::string request_void(VoidRequest entry) {
        auto* life = find(entry.report);
        if (life == nullptr) return "a request to void " + entry.report + ", which is not known";
        if (!after(life->state, ReportAct::make_void)) return not_now(*life, ReportAct::make_void);
        life->void_request = std::move(entry);
        return {};
    }

    std::string make_report_void(ReportVoid entry, std::uint64_t seq) {
        auto* life = find(entry.request.report);
        if (life == nullptr) return "a void of " + entry.request.report + ", which is not known";
        if (!after(life->state, ReportAct::make_void)) return not_now(*life, ReportAct::make_void);
        if (!life->void_request || life->void_request->reason != entry.request.reason ||
            life->void_request->requested_by != entry.request.requested_by)
            return "a void that nobody asked for in these words";
        if (!distinct(entry.request.requested_by, entry.confirmed_by))
            return "a report voided by the person who asked for it";
        make_void(*life, seq, "the report was voided");
        life->state = ReportState::voided;
        life->voided = std::move(entry);
        return {};
    }

    std::string open_hold(HoldOpening entry, std::uint64_t seq) {
        if (whole_ && entry.hold != "H" + std::to_string(register_.holds.size() + 1)) return "a hold out of order";
        register_.holds.push_back({std::move(entry), std::nullopt});
        const auto& hold = register_.holds.back();
        touch([&](const ReportLife& life) { return hold.concerns(life.preparation); }, seq,
              "hold " + hold.opening.hold + " was opened: " + hold.opening.reason, false, hold.opening.hold);
        return {};
    }

    std::string close_hold(HoldClosing entry, std::uint64_t seq) {
        const auto at =
            std::ranges::find_if(register_.holds, [&](const Hold& hold) { return hold.opening.hold == entry.hold; });
        if (at == register_.holds.end() || !at->open()) return "the end of hold " + entry.hold + ", which is not open";
        if (!distinct(at->opening.opened_by, entry.closed_by)) return "a hold released by the person who opened it";
        at->closing = std::move(entry);
        touch([&](const ReportLife& life) { return at->concerns(life.preparation); }, seq,
              "hold " + at->opening.hold + " was closed: " + at->closing->decision, false);
        return {};
    }

    std::string request_run_void(RunVoidRequest entry) {
        if (register_.voided_runs.contains(entry.of_run)) return "a request to void a run that was voided";
        auto run = entry.of_run;
        register_.void_requests.insert_or_assign(std::move(run), std::move(entry));
        return {};
    }

    std::string void_run(RunVoid entry, std::uint64_t seq) {
        const auto& asked = entry.request;
        if (register_.voided_runs.contains(asked.of_run)) return "a run that was voided twice";
        if (!was_asked(asked)) return "a void of a run that nobody asked for in these words";
        if (!distinct(asked.requested_by, entry.confirmed_by)) return "a run voided by the person who asked for it";
        const auto run = asked.of_run;
        const auto& one = register_.voided_runs.emplace(run, std::move(entry)).first->second;
        const auto of_it = [&](const ReportLife& life) { return life.preparation.of_run == run; };
        touch(of_it, seq, "the run was voided: " + one.request.reason, true);
        touch([&](const ReportLife& life) { return !of_it(life) && life.preparation.is_from(run); }, seq,
              "run " + run + ", which it rests on, was voided: " + one.request.reason, true);
        return {};
    }

    std::string decline_run_void(const RunVoidDeclined& entry) {
        const auto& asked = entry.request;
        if (register_.voided_runs.contains(asked.of_run)) return "a request declined after the run was voided";
        if (!was_asked(asked)) return "a request declined that nobody made in these words";
        if (!distinct(asked.requested_by, entry.declined_by)) return "a request declined by the person who made it";
        register_.void_requests.erase(asked.of_run);
        return {};
    }

    void change_run(const std::string& run, std::string_view type, std::uint64_t seq) {
        touch([&](const ReportLife& life) { return life.preparation.of_run == run; }, seq,
              "the run has a later record " + std::string(type), true);
    }

    void change_limits(const std::string& edition, std::uint64_t seq) {
        touch([&](const ReportLife& life) { return life.preparation.edition == edition; }, seq,
              "limits of " + edition + " were released anew", true);
    }

  private:
    [[nodiscard]] bool was_asked(const RunVoidRequest& asked) const {
        const auto request = register_.void_requests.find(asked.of_run);
        return request != register_.void_requests.end() && request->second.reason == asked.reason &&
               request->second.requested_by == asked.requested_by;
    }

    ReportLife* find(std::string_view number) {
        const auto at =
            std::ranges::find_if(register_.reports, [&](const auto& one) { return one.number() == number; });
        return at == register_.reports.end() ? nullptr : &*at;
    }

    static std::string not_now(const ReportLife& life, ReportAct act) {
        return "report " + life.number() + " is " + std::string(name(life.state)) + "; the act \"" +
               std::string(name(act)) + "\" is not allowed then";
    }

    static std::uint64_t last_touch(const ReportLife& life) {
        std::uint64_t seq = life.prepared_seq;
        for (const auto& held : life.signatures) seq = std::max(seq, held.seq);
        for (const auto& change : life.changes) seq = std::max(seq, change.seq);
        return seq;
    }

    static void make_void(ReportLife& life, std::uint64_t seq, const std::string& cause) {
        for (auto& held : life.signatures)
            if (held.holds()) held.void_reason = cause + " (" + row_name(seq) + ")";
    }

    /// A later change voids what was signed before an issue; after it, it is told with the report. What was prepared
    /// from records that changed (`content`) has to be prepared again even before anybody signed.
    template <typename Concerned>
    void touch(Concerned concerned, std::uint64_t seq, const std::string& what, bool content,
               const std::string& hold = {}) {
        for (auto& life : register_.reports) {
            if (life.state == ReportState::voided || life.state == ReportState::superseded || !concerned(life))
                continue;
            life.changes.push_back({seq, what, hold});
            if (went_out(life.state) || life.state == ReportState::returned) continue;
            const bool is_signed = std::ranges::any_of(life.signatures, [](const auto& held) { return held.holds(); });
            make_void(life, seq, what);
            if (is_signed || content) life.state = ReportState::returned;
        }
    }

    ReportRegister& register_;
    bool whole_;  ///< all that the ledger says of reports is here
};

constexpr std::array<std::string_view, 6> run_types = {"run-start/1",   "attempt-start/1", "step-run/1",
                                                       "run-suspend/1", "run-resume/1",    "run-end/1"};

/// What is wrong with the entry, or nothing. The reader's own errors are told by finish().
std::string follow(Follower& follower, const LedgerEntry& entry, JsonReader& reader) {
    const auto step = [&](auto value, auto act) -> std::string { return reader.ok() ? act(std::move(value)) : ""; };
    const auto& type = entry.type;
    const auto seq = entry.seq;
    if (type == "report-prepare/1")
        return step(read_preparation(reader), [&](auto v) { return follower.prepare(std::move(v), seq); });
    if (type == "report-signature/1")
        return step(read_signature(reader), [&](auto v) { return follower.sign(std::move(v), seq); });
    if (type == "report-return/1")
        return step(read_return(reader), [&](auto v) { return follower.send_back(std::move(v), seq); });
    if (type == "report-attempt/1")
        return step(read_attempt(reader), [&](auto v) { return follower.attempt(std::move(v)); });
    if (type == "report-issue/1") return step(read_issue(reader), [&](auto v) { return follower.issue(std::move(v)); });
    if (type == "report-delivery/1")
        return step(read_delivery(reader), [&](auto v) { return follower.deliver(std::move(v)); });
    if (type == "report-amend/1")
        return step(read_amendment(reader), [&](auto v) { return follower.amend(std::move(v)); });
    if (type == "report-void-request/1")
        return step(read_void_request(reader), [&](auto v) { return follower.request_void(std::move(v)); });
    if (type == "report-void/1")
        return step(read_void(reader), [&](auto v) { return follower.make_report_void(std::move(v), seq); });
    if (type == "run-void-request/1")
        return step(read_run_void_request(reader), [&](auto v) { return follower.request_run_void(std::move(v)); });
    if (type == "run-void-declined/1")
        return step(read_run_void_declined(reader), [&](const auto& v) { return follower.decline_run_void(v); });
    if (type == "run-void/1")
        return step(read_run_void(reader), [&](auto v) { return follower.void_run(std::move(v), seq); });
    if (type == "hold-open/1")
        return step(read_hold_opening(reader), [&](auto v) { return follower.open_hold(std::move(v), seq); });
    return step(read_hold_closing(reader), [&](auto v) { return follower.close_hold(std::move(v), seq); });
}

}  // namespace

bool touches_reports(std::string_view type) {
    const auto types = report_entry_types();
    return std::ranges::find(types, type) != types.end() || type == "limit-confirmation/1";
}

namespace {

Result<ReportRegister> follow_all(std::span<const LedgerEntry> entries, ReportRegister before, bool whole) {
    ReportRegister out = std::move(before);
    Follower follower(out, whole);
    for (const auto& entry : entries) {
        if (std::ranges::find(run_types, entry.type) != run_types.end()) {
            follower.change_run(entry.run(), entry.type, entry.seq);
            continue;
        }
        if (!touches_reports(entry.type)) continue;
        if (entry.type == "limit-confirmation/1") {
            const auto* edition = entry.record.find("edition");
            if (edition != nullptr && edition->string() != nullptr)
                follower.change_limits(*edition->string(), entry.seq);
            continue;
        }
        const std::string where = row_name(entry.seq);
        JsonReader reader(entry.record, where);
        const auto broken = follow(follower, entry, reader);
        if (auto done = reader.finish(); !done)
            return base::fail(ErrorCode::integrity, done.error().where, done.error().found, done.error().expected);
        if (!broken.empty()) return base::fail(ErrorCode::integrity, where, broken, "the life of a report, act by act");
    }
    return out;
}

}  // namespace

Result<ReportRegister> report_register(std::span<const LedgerEntry> entries, ReportRegister before) {
    return follow_all(entries, std::move(before), true);
}

Result<ReportRegister> report_register_of_package(std::span<const LedgerEntry> entries) {
    return follow_all(entries, {}, false);
}

}  // namespace velocert::records
