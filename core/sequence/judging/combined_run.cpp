// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/combined_run.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/stated_reason.h"
#include "core/laboratory/bill_of_parts.h"
#include "core/laboratory/test_item.h"
#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/standing.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Result;
using conformity::Verdict;

/// When the last attempt of the procedure ended; empty where there is none.
std::string last_tested(const Run& run, const std::string& procedure) {
    std::string out;
    for (const auto& one : run.step_runs)
        if (one.procedure == procedure) out = std::max(out, one.ended_utc);
    return out;
}

bool tested(const Run& run, const std::string& procedure) {
    return std::ranges::any_of(run.step_runs, [&](const StepRun& one) { return one.procedure == procedure; });
}

const ProcedureResult* result_in(const Run& run, const std::string& procedure) {
    const auto found = std::ranges::find(run.results, procedure, &ProcedureResult::procedure);
    return found == run.results.end() ? nullptr : &*found;
}

/// What everything that is in the way comes to.
class Troubles {
  public:
    void add(const std::string& text) { all_ += (all_.empty() ? "" : "; ") + text; }
    [[nodiscard]] bool none() const { return all_.empty(); }
    [[nodiscard]] base::Error error(std::string expected) const {
        return {ErrorCode::bad_input, "combining runs", all_, std::move(expected)};
    }

  private:
    std::string all_;
};

std::string judged_by(const Run& run) {
    return run.edition + ", pack " + run.pack.text().substr(0, 12) + ", " +
           (run.release ? "release " + run.release->text().substr(0, 12) : std::string("no release"));
}

bool ended(const Run& run) { return run.lifecycle != Lifecycle::running && run.lifecycle != Lifecycle::suspended; }

/// Of a run with attempts and no verdict nobody knows whether it holds a Fail: it is not left out either.
void each_was_judged(std::span<const Run> runs, Troubles& troubles) {
    for (const auto& run : runs) {
        const bool judged = std::ranges::all_of(
            run.step_runs, [&](const StepRun& one) { return result_in(run, one.procedure) != nullptr; });
        if (ended(run) && !judged)
            troubles.add("run " + run.id +
                         " ended without being judged, and has attempts: test those again and have it made void");
        else if (!ended(run) && !run.step_runs.empty())
            troubles.add("run " + run.id + " has not ended (" + std::string(name(run.lifecycle)) +
                         ") and has attempts: go on with it or stop it");
    }
}

void hold_together(const std::vector<const Run*>& runs, Troubles& troubles) {
    const Run& first = *runs.front();
    const auto rule = [](const Run& run) { return run_start_record(run).find("rule")->canonical(); };
    for (const auto* one : runs) {
        const Run& run = *one;
        const std::string what = "run " + run.id;
        if (!ended(run) && run.step_runs.empty())
            troubles.add(what + " has not ended (" + std::string(name(run.lifecycle)) + "): go on with it or stop it");
        if (laboratory::to_json(run.item).canonical() != laboratory::to_json(first.item).canonical())
            troubles.add(what + " describes the item otherwise than run " + first.id);
        if (run.edition != first.edition || run.pack != first.pack || run.release != first.release)
            troubles.add(what + " was judged by " + judged_by(run) + ", and run " + first.id + " by " +
                         judged_by(first));
        if (rule(run) != rule(first)) troubles.add(what + " was decided by another rule than run " + first.id);
        if (run.specimen != first.specimen) troubles.add(what + " is of another kind of archive");
        if (run.former.has_value() != first.former.has_value())
            troubles.add(what + " and run " + first.id + " do not both say what they rest on");
    }
}

/// What combining itself puts on record.
Deviation deviation(std::string_view kind, std::string role, std::string cause, std::string_view reason,
                    const CombineRequest& request) {
    Deviation out;
    out.kind = kind;
    out.role = std::move(role);
    out.cause = std::move(cause);
    out.reason = reason;
    out.operator_name = request.person;
    out.utc = request.utc;
    return out;
}

/// Of a procedure, what the run gave (a verdict, or the name of an attempt) and why it does not stand.
Deviation not_taken(const std::string& procedure, const Run& run, std::string_view gave, std::string_view reason,
                    const CombineRequest& request) {
    return deviation(result_not_taken, "procedure/" + procedure, "run " + run.id + ": " + std::string(gave), reason,
                     request);
}

/// Which run each procedure is taken from, and what is not taken.
struct Choice {
    std::map<std::string, const Run*> of;
    std::vector<Deviation> not_taken;
};

class Choosing {
  public:
    Choosing(std::span<const Run> runs, const CombineRequest& request, Troubles& troubles)
        : runs_(runs), request_(request), troubles_(troubles) {}

    [[nodiscard]] Choice choose() {
        check_reasons();
        std::vector<std::string> procedures;
        for (const auto& run : runs_)
            for (const auto& result : run.results)
                if (std::ranges::find(procedures, result.procedure) == procedures.end())
                    procedures.push_back(result.procedure);
        for (const auto& procedure : procedures) choose(procedure);
        for (const auto& [procedure, reason] : request_.because)
            if (!used_.contains(procedure))
                troubles_.add("the reason for '" + procedure + "' is about nothing: one result at most may be taken");
        return std::move(out_);
    }

  private:
    void check_reasons() {
        for (const auto& [run, reason] : request_.leave_out) {
            const auto found = std::ranges::find(runs_, run, &Run::id);
            if (found == runs_.end()) {
                troubles_.add("run " + run + " is to be left out, and is none of the runs that count");
                continue;
            }
            if (!base::says_something(reason)) troubles_.add("no reason why run " + run + " is left out");
            not_ours(reason, "run " + run);
            for (const auto& result : found->results)
                if (result.verdict == Verdict::fail)
                    troubles_.add("run " + run + " is to be left out, and its " + result.procedure +
                                  " is a Fail, which is not covered; a run that was not sound is made void");
        }
        for (const auto& [procedure, reason] : request_.because) not_ours(reason, "'" + procedure + "'");
    }
    /// The program's own reasons are told by their words: no person gives them.
    void not_ours(const std::string& reason, const std::string& about) {
        if (reason == a_fail_stands || reason == taken_by_suspension)
            troubles_.add("the reason for " + about + ", \"" + reason + "\", is one that only the program gives");
    }
    void leave(const std::string& procedure, const Run& run, const ProcedureResult& result, std::string_view reason) {
        out_.not_taken.push_back(not_taken(procedure, run, conformity::name(result.verdict), reason, request_));
    }
    /// A Fail before all else; then the result that was made last: a run that was gone on with may have begun earlier.
    static bool stands_before(const std::string& procedure, const Run& one, const Run& other) {
        const bool fails = result_in(one, procedure)->verdict == Verdict::fail;
        const bool other_fails = result_in(other, procedure)->verdict == Verdict::fail;
        if (fails != other_fails) return fails;
        return last_tested(one, procedure) >= last_tested(other, procedure);
    }
    void choose(const std::string& procedure) {
        const Run* taken = nullptr;
        const Run* without = nullptr;  // that planned it and did nothing of it
        std::vector<const Run*> tested_in;
        for (const auto& run : runs_) {
            const auto* result = result_in(run, procedure);
            if (result == nullptr) continue;
            if (const auto left = request_.leave_out.find(run.id); left != request_.leave_out.end()) {
                if (tested(run, procedure)) leave(procedure, run, *result, left->second);
                continue;
            }
            if (!tested(run, procedure)) {
                without = &run;
                continue;
            }
            tested_in.push_back(&run);
            if (taken == nullptr || stands_before(procedure, run, *taken)) taken = &run;
        }
        if (taken == nullptr) taken = without;
        if (taken == nullptr) return;
        out_.of[procedure] = taken;
        if (tested_in.size() < 2) return;
        used_.insert(procedure);
        const bool failed = result_in(*taken, procedure)->verdict == Verdict::fail;
        const auto because = request_.because.find(procedure);
        const bool said = because != request_.because.end() && base::says_something(because->second);
        if (failed && because != request_.because.end())
            troubles_.add("'" + procedure + "' is a Fail in run " + taken->id + ", which no reason covers");
        if (!failed && !said)
            troubles_.add("'" + procedure + "' was tested in " + std::to_string(tested_in.size()) +
                          " runs; nobody says why the last one stands");
        for (const auto* run : tested_in)
            if (run != taken)
                leave(procedure, *run, *result_in(*run, procedure),
                      failed ? a_fail_stands : (said ? std::string_view(because->second) : std::string_view()));
    }

    std::span<const Run> runs_;
    const CombineRequest& request_;
    Troubles& troubles_;
    Choice out_;
    std::set<std::string> used_;
};

/// What was in force from an attempt of a run on.
Resumption in_force(const Run& run, const Resumption* resumed) {
    Resumption out;
    if (resumed != nullptr) out = *resumed;
    if (resumed == nullptr) {
        out.resumed_utc = run.started_utc;
        out.operator_name = run.operator_name;
        out.operator_account = run.operator_account;
        out.program_version = run.program_version;
        out.program = run.program;
        out.station = run.station;
    }
    // One that brought nothing of its own went on with what was in force before it.
    if (resumed == nullptr ||
        (resumed->certificates.empty() && resumed->deviations.empty() && !resumed->calibrations)) {
        out.certificates = run.certificates;
        out.deviations = run.deviations;
        out.calibrations = run.calibrations;
        for (const auto& one : run.resumptions) {
            if (&one == resumed || resumed == nullptr) break;
            if (one.certificates.empty() && one.deviations.empty() && !one.calibrations) continue;
            out.certificates = one.certificates;
            out.deviations = one.deviations;
            out.calibrations = one.calibrations;
        }
    }
    // Nothing is in force where there was nothing: not what the run before had.
    if (out.certificates.empty() && out.deviations.empty() && !out.calibrations) out.calibrations = CalibrationSet{};
    if (!out.certificates.empty() || !out.deviations.empty()) out.calibrations.reset();
    out.parts_added.clear();
    return out;
}

/// The resumption that was the last before the run's attempt of that index; null: none was.
const Resumption* resumed_before(const Run& run, std::size_t attempt) {
    const Resumption* out = nullptr;
    for (const auto& one : run.resumptions)
        if (one.first_attempt <= attempt) out = &one;
    return out;
}

class Joining {
  public:
    Joining(const standards::StandardEdition& edition, const Choice& choice, const CombineRequest& request, Run& out)
        : edition_(edition), choice_(choice), request_(request), out_(out) {}

    [[nodiscard]] Result<void> join(const Run& run) {
        const auto standing = standing_attempts(edition_, run);
        const std::size_t former = run.former ? run.former->size() : 0;
        const Resumption* under = nullptr;
        bool begun = false;
        for (std::size_t i = 0; i < run.step_runs.size(); ++i) {
            const auto& attempt = run.step_runs[i];
            const auto taken = choice_.of.find(attempt.procedure);
            if (taken == choice_.of.end() || taken->second != &run) continue;
            const bool stands = std::any_of(
                standing.begin() + static_cast<std::ptrdiff_t>(former), standing.end(), [&](const StepRun& one) {
                    return attempt_name(one) == attempt_name(attempt) && one.started_utc == attempt.started_utc;
                });
            if (!stands) {
                note_taken_away(run, attempt);
                continue;
            }
            const auto* resumed = resumed_before(run, i);
            if (!begun || resumed != under) {
                if (!begun && run.lifecycle != Lifecycle::completed) note_ended_early(run);
                out_.suspensions.push_back({{}, run.id, run.program_version});
                auto stretch = in_force(run, resumed);
                stretch.first_attempt = out_.step_runs.size();
                out_.resumptions.push_back(std::move(stretch));
                begun = true;
                under = resumed;
                if (auto parts = add_parts(run); !parts) return parts;
            }
            out_.step_runs.push_back(attempt);
        }
        return {};
    }
    /// What the runs rest on of steps that none of them gives.
    void add_former(const Run& run) {
        if (!run.former) return;
        if (!out_.former) out_.former.emplace();
        for (const auto& one : *run.former) {
            if (choice_.of.contains(one.attempt.procedure)) continue;
            const bool known = std::ranges::any_of(*out_.former, [&](const FormerAttempt& other) {
                return other.run == one.run && attempt_name(other.attempt) == attempt_name(one.attempt);
            });
            if (!known) out_.former->push_back(one);
        }
    }

  private:
    /// That it did not do all it planned is told with its results.
    void note_ended_early(const Run& run) {
        const auto how = name(run.lifecycle);
        out_.deviations.push_back(deviation(ended_early, "run/" + run.id, std::string(how),
                                            run.lifecycle_text.empty() ? how : std::string_view(run.lifecycle_text),
                                            request_));
    }
    void note_taken_away(const Run& run, const StepRun& attempt) {
        out_.deviations.push_back(
            not_taken(attempt.procedure, run, attempt_name(attempt), taken_by_suspension, request_));
    }
    /// Of a run that weighs parts, its bill.
    [[nodiscard]] Result<void> add_parts(const Run& run) {
        if (run.parts.empty()) return {};
        const bool weighs = std::ranges::any_of(choice_.of, [&](const auto& one) {
            const auto* procedure = edition_.procedure(one.first);
            return one.second == &run && procedure != nullptr &&
                   std::ranges::any_of(procedure->steps, &standards::Step::for_each_part);
        });
        if (!weighs) return {};
        auto fresh = laboratory::parts_to_add(out_.parts, run.parts, "bill of parts of run " + run.id);
        if (!fresh) return base::fail(fresh.error());
        out_.parts.insert(out_.parts.end(), fresh->begin(), fresh->end());
        out_.resumptions.back().parts_added = std::move(*fresh);
        return {};
    }

    const standards::StandardEdition& edition_;
    const Choice& choice_;
    const CombineRequest& request_;
    Run& out_;
};

Run frame(const std::vector<const Run*>& runs, const CombineRequest& request) {
    const Run& last = *runs.back();
    Run out;
    out.id = request.run_id;
    out.started_utc = runs.front()->started_utc;
    for (const auto* run : runs) {
        out.started_utc = std::min(out.started_utc, run->started_utc);
        out.ended_utc = std::max(out.ended_utc, run->ended_utc);
    }
    out.item = last.item;
    out.station = last.station;
    out.edition = last.edition;
    out.edition_reason = last.edition_reason;
    out.edition_reason_text = last.edition_reason_text;
    out.pack = last.pack;
    out.pack_of = last.pack_of;
    out.pack_approval = last.pack_approval;
    out.release = last.release;
    out.laboratory = last.laboratory;
    out.rule = last.rule;
    out.operator_name = request.person;
    out.operator_account = request.account;
    out.program_version = request.program_version;
    out.program = request.program;
    out.specimen = last.specimen;
    out.whole = true;
    out.lifecycle = Lifecycle::completed;
    return out;
}

/// What the attempts give beside each other must be what they gave alone.
Result<void> judge(const standards::StandardEdition& edition, const Choice& choice, const EvidenceSource& evidence,
                   const DecoderSource& decoders, Run& out) {
    const auto standing = standing_attempts(edition, out);
    for (const auto& id : out.procedures)
        out.results.push_back(judge_procedure(edition, *edition.procedure(id), out, standing));
    out.unexamined = unexamined_clauses(edition, out);
    out.verdict = overall_verdict(out);
    Troubles troubles;
    for (const auto& result : out.results) {
        const auto& run = *choice.of.at(result.procedure);
        const auto* alone = result_in(run, result.procedure);
        if (alone->verdict != result.verdict)
            troubles.add(result.procedure + " is " + std::string(conformity::name(alone->verdict)) + " in run " +
                         run.id + " and " + std::string(conformity::name(result.verdict)) +
                         " beside the results of the other runs");
    }
    const auto differences = recompute(out, evidence, decoders);
    if (!differences) return base::fail(differences.error());
    std::set<std::string> told;
    for (const auto& one : *differences)
        if (told.insert(one.step).second)
            troubles.add(one.step + " comes out otherwise beside the other runs: " + one.field + " " + one.stored +
                         ", now " + one.recomputed);
    if (troubles.none()) return {};
    return base::fail(
        troubles.error("results that rest on each other as they stand: test again what rests on another "
                       "result than the one that is taken"));
}

}  // namespace

Result<Run> combine(std::span<const Run> runs, const CombineRequest& request, const standards::StandardEdition& edition,
                    const EvidenceSource& evidence, const DecoderSource& decoders) {
    if (runs.empty())
        return base::fail(ErrorCode::not_found, "combining runs", "no run of the item that counts",
                          "runs of one item that have ended");
    Troubles troubles;
    each_was_judged(runs, troubles);
    std::vector<const Run*> taken;  // that are not left out
    for (const auto& run : runs)
        if (!request.leave_out.contains(run.id)) taken.push_back(&run);
    if (taken.empty())
        troubles.add("every run is left out");
    else
        hold_together(taken, troubles);
    const auto choice = Choosing(runs, request, troubles).choose();
    if (!troubles.none())
        return base::fail(
            troubles.error("runs of one item by one edition, pack, release and rule that have ended, and a "
                           "reason for each result that is not taken"));
    Run out = frame(taken, request);
    out.deviations = choice.not_taken;
    for (const auto& procedure : edition.procedures)
        if (choice.of.contains(procedure.id)) out.procedures.push_back(procedure.id);
    Joining joining(edition, choice, request, out);
    for (const auto* run : taken) {
        if (auto done = joining.join(*run); !done) return base::fail(done.error());
        joining.add_former(*run);
    }
    if (auto judged = judge(edition, choice, evidence, decoders, out); !judged) return base::fail(judged.error());
    return out;
}

Result<void> record_combined(EvidenceSink& sink, const Run& combined) {
    std::vector<std::pair<std::string, base::Json>> records;
    records.emplace_back("run-start/1", run_start_record(combined));
    std::size_t stretch = 0;
    for (std::size_t i = 0; i <= combined.step_runs.size(); ++i) {
        for (; stretch < combined.resumptions.size() && combined.resumptions[stretch].first_attempt == i; ++stretch) {
            records.emplace_back("run-suspend/1", run_suspend_record(combined.id, combined.suspensions[stretch]));
            records.emplace_back("run-resume/1", run_resume_record(combined.id, combined.resumptions[stretch]));
        }
        if (i < combined.step_runs.size())
            records.emplace_back("step-run/1", step_run_record(combined.id, combined.step_runs[i]));
    }
    records.emplace_back("run-end/1", run_end_record(combined));
    // What could not be read back must not become a record.
    if (const auto readable = run_from_records(records); !readable) return base::fail(readable.error());
    for (const auto& [type, record] : records)
        if (auto done = sink.append(type, record); !done) return done;
    return {};
}

}  // namespace velocert::sequence
