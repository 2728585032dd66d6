// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/run_planning.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/planning/running_program.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/entropy.h"
#include "core/base/program.h"
#include "core/records/approvals/pack_standing.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/standing.h"
#include "core/standards/editions/edition_selection.h"
#include "core/standards/editions/own_pack.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/needs/step_order.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

bool weighs_parts(const standards::Procedure& procedure) {
    return std::ranges::any_of(procedure.steps, &standards::Step::for_each_part);
}

/// How many times something is done at least once.
int steps_of(const standards::StandardEdition& edition, const std::vector<std::string>& procedures,
             const standards::ItemTraits& item, std::size_t parts) {
    int out = 0;
    for (const auto& id : procedures)
        if (const auto* procedure = edition.procedure(id))
            for (const auto& step : procedure->steps)
                if (step.applies.covers(item))
                    out += step.for_each_part ? static_cast<int>(parts)
                                              : std::max(1, static_cast<int>(step.subjects.size()));
    return out;
}

/// Those that apply to the item and whose roles the station serves; one that weighs parts needs a bill of them.
std::vector<std::string> default_procedures(const standards::StandardEdition& edition, const RunRequest& request) {
    std::vector<std::string> out;
    for (const auto& procedure : edition.procedures) {
        bool served = procedure.applies.covers(request.item.traits);
        for (const auto& role : procedure.roles)
            served = served && (role.optional || request.station.instrument(role.id) != nullptr);
        if (weighs_parts(procedure)) served = served && !request.parts.empty();
        if (served) out.push_back(procedure.id);
    }
    return out;
}

/// The pack the run is judged by: the shipped one of the edition, or the laboratory's own of the same edition.
Result<void> place_pack(const RunRequest& request, const std::string& edition, const records::Archive* archive,
                        PlannedRun& out) {
    if (request.own_pack) {
        if (auto fits = standards::is_of_edition(*request.own_pack, edition); !fits) return fits;
        const auto standing = records::pack_standing(archive, request.own_pack->edition, request.trust);
        if (!standing) return base::fail(standing.error());
        auto approval = records::approval_to_start_by(*standing);
        if (!approval) return base::fail(approval.error());
        out.plan.edition = request.own_pack->edition;
        out.plan.pack_bundle = request.own_pack->pack.bundle();
        out.warnings.push_back("judged by the pack of " + out.plan.edition.laboratory + ", revision " +
                               std::to_string(out.plan.edition.revision) + ", not by the shipped one");
        if (!approval->given())
            out.warnings.push_back(std::string(sequence::pack_not_approved) +
                                   ": the archive has no accounts, so that nobody could sign");
        else if (!standing->revocation_unknown.empty())
            out.warnings.push_back("nobody can say whether the key is revoked by which " + approval->approved_by.name +
                                   " approved the pack: " + standing->revocation_unknown);
        out.plan.pack_approval = std::move(*approval);
        return {};
    }
    const auto shipped = standards::shipped_edition(edition);
    if (!shipped) return base::fail(shipped.error());
    out.plan.edition = (*shipped)->edition;
    out.plan.pack_bundle = (*shipped)->pack.bundle();
    return {};
}

/// What needs a step of another procedure that was named behind it is done in the edition's order, and all with it; any
/// other order is kept as it was named.
void in_order(const standards::StandardEdition& edition, std::vector<std::string>& named) {
    const auto needs = [&](const std::string& id, const std::string& other) {
        const auto* procedure = edition.procedure(id);
        return procedure != nullptr && standards::needs_procedure(*procedure, other);
    };
    bool kept = true;
    for (std::size_t i = 0; i < named.size(); ++i)
        for (std::size_t k = i + 1; k < named.size(); ++k) kept = kept && !needs(named[i], named[k]);
    if (kept) return;
    std::ranges::stable_sort(named, {}, [&](const std::string& id) {
        return std::ranges::find(edition.procedures, id, &standards::Procedure::id) - edition.procedures.begin();
    });
}

/// What earlier runs of the item gave of the steps that the plan's procedures rest on and are no part of it.
Result<std::vector<sequence::FormerAttempt>> former_of(const sequence::RunPlan& plan, const records::Archive* archive) {
    std::vector<sequence::FormerAttempt> out;
    auto open = sequence::rests_on(plan.edition, plan.item.traits, plan.procedures);
    if (archive == nullptr || open.empty()) return out;
    const auto listed = archive->runs_of_item(plan.item.id, most_runs_of_item);
    if (!listed) return base::fail(listed.error());
    const auto voided = records::voided_runs(*archive);
    if (!voided) return base::fail(voided.error());
    for (const auto& one : *listed) {
        if (open.empty()) break;
        if (one.edition != plan.edition.id || voided->contains(one.id)) continue;
        const auto run = archive->run(one.id);
        if (!run) return base::fail(run.error());
        sequence::take_former(plan.edition, *run, open, out);
    }
    return out;
}

/// In an archive with accounts a run belongs to one of them.
Result<void> account_is_named(const laboratory::PeopleRegister& people, const std::string& account) {
    if (people.empty() == account.empty() && (account.empty() || people.by_id(account) != nullptr)) return {};
    return base::fail(ErrorCode::not_permitted, "the person at the bench",
                      people.empty() ? "an account, and the archive has none" : "no account of this archive",
                      people.empty() ? "a name" : "somebody who signs in");
}

}  // namespace

std::string new_run_id() {
    std::array<std::uint8_t, 6> random{};
    base::SystemEntropy().fill(random);
    std::string day = base::utc_text(base::SystemClock().now()).substr(0, 10);
    std::erase(day, '-');
    return day + '-' + base::hex(random);
}

Result<void> may_run(records::Archive& archive, const base::Clock& clock, const laboratory::Account& account,
                     const std::vector<std::string>& procedures, const std::string& object) {
    return records::require_each_or_record(archive, clock, account, laboratory::Act::run_test, procedures, object);
}

Result<PlannedRun> plan_run(const RunRequest& request, bool training, const records::Archive* archive) {
    std::optional<laboratory::PeopleRegister> people;
    if (archive != nullptr) {
        auto known = records::people_register(*archive);
        if (!known) return base::fail(known.error());
        people = std::move(*known);
        if (auto named = account_is_named(*people, request.operator_account); !named) return base::fail(named.error());
    }
    const auto rule = standards::embedded_selection_rule();
    if (!rule) return base::fail(rule.error());
    const auto choice = standards::select_edition(request.item.traits, *rule);
    if (!choice) return base::fail(choice.error());

    PlannedRun out;
    out.warnings = choice->warnings;
    if (auto placed = place_pack(request, choice->edition, archive, out); !placed) return base::fail(placed.error());

    auto release = request.release ? Result<std::optional<LaboratoryRelease>>(request.release)
                                   : release_in_force(choice->edition, training, archive);
    if (!release) return base::fail(release.error());
    if (*release) {
        if ((*release)->pack && *(*release)->pack != out.plan.edition.pack)
            out.warnings.push_back((*release)->source + " was confirmed against another revision of the pack " +
                                   choice->edition + ": compare its values with the pack in use");
        const auto loaded = standards::load_release((*release)->text, (*release)->source);
        if (!loaded) return base::fail(loaded.error());
        auto applied = standards::apply_release(std::move(out.plan.edition), *loaded);
        if (!applied) return base::fail(applied.error());
        out.plan.edition = std::move(*applied);
        out.plan.release_text = (*release)->text;
        const auto& assumed_by = loaded->demonstration ? loaded->laboratory_name : out.plan.edition.release->assumed_by;
        if (!assumed_by.empty())
            out.warnings.push_back("limits released by " + assumed_by + ": assumed values, for training only");
    }

    out.plan.item = request.item;
    out.plan.station = request.station;
    out.plan.edition_reason = choice->reason;
    out.plan.edition_reason_text = choice->reason_text;
    out.plan.rule = request.rule;
    out.plan.operator_name = request.operator_name;
    out.plan.operator_account = request.operator_account;
    out.plan.people = std::move(people);
    out.plan.equipment = request.equipment;
    out.plan.overrides = request.overrides;
    if (training) {
        auto certificates = laboratory::demonstration_certificates();
        if (!certificates) return base::fail(certificates.error());
        out.plan.equipment->set_demonstration(std::move(*certificates));
    }
    out.plan.whole = request.procedures.empty();
    out.plan.procedures =
        request.procedures.empty() ? default_procedures(out.plan.edition, request) : request.procedures;
    // Named twice, a procedure is done and judged once.
    std::set<std::string> named;
    std::erase_if(out.plan.procedures, [&](const std::string& id) { return !named.insert(id).second; });
    in_order(out.plan.edition, out.plan.procedures);
    if (out.plan.procedures.empty())
        return base::fail(ErrorCode::bad_input, "station " + request.station.id,
                          "serves no procedure that applies to this item",
                          "instruments for the roles of at least one procedure (see the command 'standards')");
    for (const auto& id : out.plan.procedures) {
        const auto* procedure = out.plan.edition.procedure(id);
        if (procedure == nullptr)
            return base::fail(ErrorCode::not_found, out.plan.edition.id, "has no procedure '" + id + "'",
                              "one of those that the command 'standards' lists");
        if (weighs_parts(*procedure) && request.parts.empty())
            return base::fail(ErrorCode::missing_field, "procedure '" + id + "'",
                              "the parts of the vehicle are weighed one by one, and there is no bill of parts",
                              "a bill of parts, velocert-parts/1 (--parts FILE)");
        if (weighs_parts(*procedure)) out.plan.parts = request.parts;
    }
    auto former = former_of(out.plan, archive);
    if (!former) return base::fail(former.error());
    out.plan.former = std::move(*former);
    out.plan.run_id = new_run_id();
    out.plan.program_version = base::program_version();
    out.plan.program = running_program();
    out.planned_steps = steps_of(out.plan.edition, out.plan.procedures, request.item.traits, out.plan.parts.size());
    return out;
}

Result<PlannedRun> plan_resumption(const sequence::Run& run, const records::Archive& archive,
                                   const laboratory::Station& station, const std::string& operator_name,
                                   const std::vector<laboratory::Part>& more, laboratory::EquipmentRegister equipment,
                                   std::vector<sequence::CalibrationOverride> overrides,
                                   const std::string& operator_account) {
    if (sequence::is_combined(run))
        return base::fail(ErrorCode::bad_input, "run " + run.id, "it brings the results of other runs together",
                          "a run that was left at the bench; 'report combine' brings them together anew");
    if (run.lifecycle != sequence::Lifecycle::suspended)
        return base::fail(ErrorCode::bad_input, "run " + run.id,
                          "is " + std::string(sequence::name(run.lifecycle)) + ", not suspended", "a suspended run");
    if (const auto counts = records::ensure_counts(archive, run.id); !counts) return base::fail(counts.error());
    auto edition = sequence::edition_of(run, archive);
    if (!edition) return base::fail(edition.error());
    auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    const auto added = laboratory::parts_to_add(run.parts, more, "bill of parts");
    if (!added) return base::fail(added.error());
    PlannedRun out;
    out.plan.item = run.item;
    out.plan.station = station;
    out.plan.edition = std::move(*edition);
    out.plan.edition_reason = run.edition_reason;
    out.plan.edition_reason_text = run.edition_reason_text;
    out.plan.rule = run.rule;
    out.plan.operator_name = operator_name;
    out.plan.operator_account = operator_account;
    out.plan.people = std::move(*people);
    out.plan.procedures = run.procedures;
    out.plan.whole = run.whole;
    out.plan.parts = run.parts;
    out.plan.parts.insert(out.plan.parts.end(), added->begin(), added->end());
    out.plan.run_id = run.id;
    out.plan.program_version = base::program_version();
    out.plan.program = running_program();
    out.plan.equipment = std::move(equipment);
    if (run.specimen) {
        auto certificates = laboratory::demonstration_certificates();
        if (!certificates) return base::fail(certificates.error());
        out.plan.equipment->set_demonstration(std::move(*certificates));
    }
    out.plan.overrides = std::move(overrides);
    out.planned_steps = steps_of(out.plan.edition, out.plan.procedures, run.item.traits, out.plan.parts.size());
    return out;
}

}  // namespace velocert::app
