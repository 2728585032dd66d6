// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "core/laboratory/people/may_be_one.h"
#include "core/records/reports/report_checks.h"
#include "core/sequence/documents/joined_runs.h"

namespace velocert::records {
namespace {

/// What answers for a person: the accounts where both have one, else a name in common.
bool is(const base::Person& a, const base::Person& b, const laboratory::PeopleRegister* people) {
    return !a.id.empty() && !b.id.empty() ? a.id == b.id : laboratory::share_a_name(a, b, people);
}

struct AtTheBench {
    std::vector<base::Person> testers;  ///< those who made the tests, as far as they are named
    std::vector<base::Person> all;      ///< and who combined their runs
};

AtTheBench at_the_bench(const ReportCase& report) {
    AtTheBench out;
    const auto& run = report.run;
    const auto add = [](std::vector<base::Person>& to, const base::Person& one) {
        const bool named = !one.id.empty() || !base::folded_name(one.name).empty();
        if (named && std::ranges::find(to, one) == to.end()) to.push_back(one);
    };
    const base::Person began{run.operator_account, run.operator_name};
    add(out.all, began);
    // Who combined the runs of others was not at the bench by that.
    if (!sequence::is_combined(run)) add(out.testers, began);
    for (const auto& again : run.resumptions) add(out.testers, {again.operator_account, again.operator_name});
    for (const auto& one : report.former_testers) add(out.testers, one);
    for (const auto& one : out.testers) add(out.all, one);
    return out;
}

void hold_parts_apart(const ReportCase& report, std::vector<ReportFinding>& out) {
    const auto& signers = report.signers;
    for (const auto& [a, b] :
         {std::pair{Meaning::tested, Meaning::reviewed}, std::pair{Meaning::reviewed, Meaning::approved},
          std::pair{Meaning::tested, Meaning::approved}})
        if (laboratory::may_be_one(signers.of(a), signers.of(b), report.people))
            out.push_back({"persons/two-parts", "signers",
                           signers.of(a).name + " as " + std::string(name(a)) + " and as " + std::string(name(b)),
                           "three different persons"});
}

}  // namespace

std::vector<ReportFinding> person_findings(const ReportCase& report) {
    std::vector<ReportFinding> out;
    hold_parts_apart(report, out);
    const auto [testers, all] = at_the_bench(report);
    for (const auto meaning : {Meaning::reviewed, Meaning::approved}) {
        const auto& signer = report.signers.of(meaning);
        if (std::ranges::any_of(all,
                                [&](const auto& one) { return laboratory::may_be_one(one, signer, report.people); }))
            out.push_back({"persons/own-work", "signers",
                           signer.name + " as " + std::string(name(meaning)) + ", who made the test", "somebody else"});
    }
    const auto& tester = report.signers.tested;
    if (testers.empty() ||
        std::ranges::any_of(testers, [&](const auto& one) { return is(one, tester, report.people); }))
        return out;
    std::string names;
    for (const auto& one : testers) names += (names.empty() ? "" : ", ") + (one.name.empty() ? one.id : one.name);
    out.push_back({"persons/not-the-tester", "signers, tested", tester.name,
                   "who made the test, by run " + report.run.id + ": " + names});
    return out;
}

}  // namespace velocert::records
