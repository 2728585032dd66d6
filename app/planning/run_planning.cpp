// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/run_planning.h"

#include <sodium/randombytes.h>

#include <array>

#include "app/version.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/standards/edition_selection.h"
#include "core/standards/pack.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

/// "20261123-1a2b3c4d5e6f": the day for people, the rest so that no two runs of any station share it.
std::string new_run_id() {
    std::array<std::uint8_t, 6> random{};
    randombytes_buf(random.data(), random.size());
    std::string day = base::utc_text(base::SystemClock().now()).substr(0, 10);
    std::erase(day, '-');
    return day + '-' + base::hex(random);
}

Result<std::optional<LaboratoryRelease>> release_for(const RunRequest& request, const std::string& edition,
                                                     bool training) {
    if (request.release || !training) return request.release;
    for (const auto& embedded : standards::demonstration_releases()) {
        const auto release = standards::load_release(embedded.text, embedded.name);
        if (!release) return base::fail(release.error());
        if (release->edition == edition)
            return LaboratoryRelease{std::string(embedded.text), std::string(embedded.name)};
    }
    return std::optional<LaboratoryRelease>();
}

/// Those that apply to the item and whose roles the station serves.
std::vector<std::string> default_procedures(const standards::StandardEdition& edition, const RunRequest& request) {
    std::vector<std::string> out;
    for (const auto& procedure : edition.procedures) {
        bool served = procedure.applies.covers(request.item.traits);
        for (const auto& role : procedure.roles) served = served && request.station.instrument(role.id) != nullptr;
        if (served) out.push_back(procedure.id);
    }
    return out;
}

}  // namespace

Result<PlannedRun> plan_run(const RunRequest& request, bool training) {
    const auto rule = standards::embedded_selection_rule();
    if (!rule) return base::fail(rule.error());
    const auto choice = standards::select_edition(request.item.traits, *rule);
    if (!choice) return base::fail(choice.error());

    PlannedRun out;
    out.warnings = choice->warnings;
    bool found = false;
    for (const auto& pack : standards::embedded_packs()) {
        auto edition = standards::load_edition(pack);
        if (!edition) return base::fail(edition.error());
        if (edition->id != choice->edition) continue;
        found = true;
        out.plan.edition = std::move(*edition);
        out.plan.pack_bundle = pack.bundle();
    }
    if (!found)
        return base::fail(ErrorCode::not_found, choice->edition, "no pack of this edition is installed",
                          "an installed edition");

    auto release = release_for(request, choice->edition, training);
    if (!release) return base::fail(release.error());
    if (*release) {
        const auto loaded = standards::load_release((*release)->text, (*release)->source);
        if (!loaded) return base::fail(loaded.error());
        auto applied = standards::apply_release(std::move(out.plan.edition), *loaded);
        if (!applied) return base::fail(applied.error());
        out.plan.edition = std::move(*applied);
        out.plan.release_text = (*release)->text;
        if (loaded->demonstration)
            out.warnings.push_back("limits released by " + loaded->laboratory_name +
                                   ": assumed values, for training only");
    }

    out.plan.item = request.item;
    out.plan.station = request.station;
    out.plan.edition_reason = choice->reason;
    out.plan.edition_reason_text = choice->reason_text;
    out.plan.rule = request.rule;
    out.plan.operator_name = request.operator_name;
    out.plan.equipment = request.equipment;
    out.plan.overrides = request.overrides;
    if (training) {
        auto certificates = laboratory::demonstration_certificates();
        if (!certificates) return base::fail(certificates.error());
        out.plan.equipment->set_demonstration(std::move(*certificates));
    }
    for (const auto& wish : request.overrides)
        out.warnings.push_back("the instrument for the role '" + wish.role +
                               "' is used in spite of its calibration; this is a deviation and is printed as one");
    out.plan.procedures =
        request.procedures.empty() ? default_procedures(out.plan.edition, request) : request.procedures;
    if (out.plan.procedures.empty())
        return base::fail(ErrorCode::bad_input, "station " + request.station.id,
                          "serves no procedure that applies to this item",
                          "instruments for the roles of at least one procedure (see the command 'standards')");
    for (const auto& id : out.plan.procedures)
        if (out.plan.edition.procedure(id) == nullptr)
            return base::fail(ErrorCode::not_found, out.plan.edition.id, "has no procedure '" + id + "'",
                              "one of those that the command 'standards' lists");
    out.plan.run_id = new_run_id();
    out.plan.program_version = program_version;
    for (const auto& id : out.plan.procedures)
        if (const auto* procedure = out.plan.edition.procedure(id))
            for (const auto& step : procedure->steps)
                if (step.applies.covers(request.item.traits)) ++out.planned_steps;
    return out;
}

}  // namespace velocert::app
