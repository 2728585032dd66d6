// SPDX-License-Identifier: GPL-3.0-or-later
// The samples that were scanned at the bench, against the order and against what became of them.
#include <algorithm>
#include <map>
#include <set>

#include "core/records/reports/report_checks.h"
#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/step_order.h"

namespace velocert::records {
namespace {

/// An attempt with the code that was scanned at it.
struct Scanned {
    const sequence::StepRun* attempt = nullptr;
    const standards::Step* step = nullptr;
    std::string code;
};

std::vector<Scanned> scanned_in(const ReportCase& report) {
    std::vector<Scanned> out;
    for (const auto& attempt : report.run.step_runs) {
        const auto* step = standards::step_of(*report.edition, attempt.procedure + '/' + attempt.step);
        if (step == nullptr) continue;
        for (const auto& action : step->actions)
            for (const auto& field : action.fields)
                if (const auto code = sequence::typed_text(attempt.typed, field.id); field.names_sample && code)
                    out.push_back({&attempt, step, std::string(*code)});
    }
    return out;
}

std::string where_of(const ReportCase& report, const Scanned& one) {
    return "run " + report.run.id + ", " + sequence::attempt_name(*one.attempt);
}

std::string codes_for(const laboratory::Order& order, const std::string& plan) {
    std::string out;
    for (const auto& sample : order.samples)
        if (sample.plan == plan) out += (out.empty() ? "" : ", ") + sample.code;
    return out;
}

/// Whether one of the two steps goes on with what the other left, which is meant.
bool goes_on(const standards::StandardEdition& edition, const Scanned& one, const Scanned& other) {
    const auto key = [](const Scanned& of) { return of.attempt->procedure + '/' + of.attempt->step; };
    const auto needs = [&](const auto& self, const std::string& step, const std::string& wanted) -> bool {
        const auto* plan = standards::step_of(edition, step);
        return plan != nullptr && std::ranges::any_of(plan->needs, [&](const std::string& need) {
                   return need == wanted || self(self, need, wanted);
               });
    };
    return key(one) == key(other) || needs(needs, key(one), key(other)) || needs(needs, key(other), key(one));
}

}  // namespace

std::vector<ReportFinding> sample_findings(const ReportCase& report) {
    std::vector<ReportFinding> out;
    if (report.edition == nullptr) return out;
    const auto all = scanned_in(report);
    std::set<std::pair<std::string, std::string>> told;
    for (const auto& one : all) {
        // What was scanned wrongly and done again decides nothing. That a sample was used up stays true all the same.
        if (!one.attempt->result.valid) continue;
        const auto& plan = one.step->sample;
        if (report.order.samples.empty() ||
            !told.emplace(one.attempt->procedure + '/' + one.attempt->step, one.code).second)
            continue;
        const auto found = std::ranges::find_if(report.order.samples, [&](const laboratory::OrderSample& sample) {
            return sample.plan == plan && sample.code == one.code;
        });
        if (found == report.order.samples.end()) {
            const auto codes = codes_for(report.order, plan);
            out.push_back({"sample/scanned", where_of(report, one), "'" + one.code + "' as sample " + plan,
                           codes.empty() ? "a sample " + plan + " in the order" : codes + ", as in the order"});
            continue;
        }
        const auto named = laboratory::sample_code(report.order.samples, plan, one.attempt->procedure);
        if (!named.code.empty() && named.code != one.code)
            out.push_back({"sample/scanned", where_of(report, one), "'" + one.code + "' as sample " + plan,
                           "'" + named.code + "', which the order has for " + one.attempt->procedure});
    }
    if (report.samples == nullptr) return out;
    std::map<std::string, const Scanned*> used_up;
    for (const auto& one : all) {
        const auto* plan = report.samples->sample(one.step->sample);
        if (plan == nullptr || plan->pieces) continue;
        const auto before = used_up.find(one.code);
        if (before == used_up.end()) {
            if (one.step->destructive) used_up.emplace(one.code, &one);
            continue;
        }
        if (goes_on(*report.edition, one, *before->second)) continue;
        out.push_back({"sample/used-up", where_of(report, one), "'" + one.code + "' again",
                       "another sample: " + sequence::attempt_name(*before->second->attempt) + " used this one up"});
    }
    return out;
}

}  // namespace velocert::records
