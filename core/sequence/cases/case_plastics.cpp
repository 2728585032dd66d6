// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "core/base/stated_reason.h"
#include "core/laboratory/part_name.h"
#include "core/sequence/cases/case_input.h"
#include "core/sequence/documents/exact_json.h"
#include "core/sequence/evaluations/weighing/mass_share.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;
using laboratory::Part;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::WrittenQuantity;

struct GivenPart {
    Part part;
    std::optional<WrittenQuantity> mass;
};

/// The names of the bill, and how often each stands there.
struct Names {
    std::map<std::string, int> times;
    std::set<std::string> ids;

    /// Two mudguards may be called alike: each is a part of its own.
    std::string id_of(const std::string& name) {
        ++times[name];
        std::string id = name;
        for (int number = 2; !ids.insert(id).second; ++number) id = name + " #" + std::to_string(number);
        return id;
    }
};

GivenPart read_part(JsonReader& reader, Names& names) {
    GivenPart out;
    out.part.name = reader.text("name");
    if (reader.ok() && (!laboratory::is_part_name(out.part.name) || base::letters_or_digits(out.part.name) == 0))
        reader.refuse("name", ErrorCode::bad_value, out.part.name.empty() ? "no name" : "'" + out.part.name + "'",
                      "the name of the part, one line of at most 200 bytes without blanks around it");
    out.part.id = names.id_of(out.part.name);
    out.mass = case_quantity(reader, "mass", Kind::mass, Sign::positive);
    if (reader.ok() && !out.mass)
        reader.refuse("mass", ErrorCode::missing_field, "part '" + out.part.name + "' has no mass", "\"0.412 kg\"");
    const auto& counts = reader.any("counts");
    if (const bool* flag = counts.boolean())
        out.part.counts = *flag;
    else
        reader.refuse("counts", ErrorCode::bad_value, std::string(counts.kind_name()), "true or false");
    out.part.reason = reader.text_or("reason", {});
    if (reader.ok() && !out.part.counts && out.part.reason.empty())
        reader.refuse("reason", ErrorCode::missing_field,
                      "part '" + out.part.name + "' does not count and says not why", "a reason why it does not count");
    if (reader.ok() && !out.part.reason.empty()) {
        if (auto reason = base::stated_reason(out.part.reason, reader.where("reason")))
            out.part.reason = std::move(*reason);
        else
            reader.refuse(reason.error());
    }
    return out;
}

std::vector<GivenPart> read_parts(JsonReader& data, Names& names) {
    std::vector<GivenPart> out;
    for (const auto& item : data.array("parts")) {
        JsonReader reader(item, data.source(), data.pointer() + "/parts/" + std::to_string(out.size()));
        out.push_back(read_part(reader, names));
        if (auto done = reader.finish(); !done) {
            data.refuse(done.error());
            return {};
        }
    }
    return out;
}

StepRun part_attempt(const GivenPart& given, const std::string& procedure, const std::string& step,
                     const std::optional<AnyQuantity>& u) {
    StepRun attempt;
    attempt.procedure = procedure;
    attempt.step = step;
    attempt.subject = given.part.id;
    attempt.outcome = conformity::Outcome::completed;
    attempt.result.valid = true;
    attempt.result.reason = conformity::Reason::none;
    attempt.result.values.push_back({"mass", given.mass->value()});
    if (u) {
        // One uncertainty for all parts says nothing of what is independent in it: all of it is taken as shared.
        attempt.result.values.push_back({"mass_correlated_uncertainty", *u});
        attempt.result.values.push_back({"mass_standard_uncertainty", *u});
    }
    return attempt;
}

}  // namespace

base::Result<CaseAttempts> plastics_attempts(JsonReader& data, const CaseContext& context) {
    JsonReader vehicle_data = data.child("vehicle_mass");
    auto vehicle = weighed_attempt(vehicle_data);
    Names names;
    const auto given = read_parts(data, names);
    const auto uncertainty = given_uncertainty(data);
    if (auto done = data.finish(); !done) return base::fail(done.error());
    if (!vehicle) return base::fail(vehicle.error());

    CaseAttempts out;
    for (const auto& [name, times] : names.times)
        if (times > 1)
            out.warnings.push_back(std::to_string(times) + " parts are named '" + name +
                                   "': each of them counts; leave one out if it stands there twice");
    const auto& steps = context.procedure.steps;
    const auto parts_step = std::ranges::find_if(steps, &standards::Step::for_each_part);
    const auto share_step = std::ranges::find(steps, "mass-share", &standards::Step::evaluation);
    const auto vehicle_step = std::ranges::find(steps, "weighed-mass", &standards::Step::evaluation);
    if (parts_step == steps.end() || share_step == steps.end() || vehicle_step == steps.end())
        return base::fail(ErrorCode::bad_value, "procedure " + context.procedure.id, "not the steps of a mass share",
                          "the vehicle, its parts and their share");
    vehicle->procedure = context.procedure.id;
    vehicle->step = vehicle_step->id;
    out.step_runs.push_back(std::move(*vehicle));
    out.as_given.emplace_back();
    std::vector<Part> parts;
    for (const auto& one : given) {
        out.step_runs.push_back(part_attempt(one, context.procedure.id, parts_step->id,
                                             uncertainty ? std::optional(uncertainty->standard) : std::nullopt));
        auto& as_given = out.as_given.emplace_back();
        as_given.emplace_back("name", one.part.name);
        as_given.emplace_back("mass", one.mass->text());
        as_given.emplace_back("counts", one.part.counts);
        as_given.emplace_back("counts_reason", base::Json());
        if (!one.part.reason.empty()) as_given.back().second = base::Json(one.part.reason);
        parts.push_back(one.part);
    }
    StepRun share;
    share.procedure = context.procedure.id;
    share.step = share_step->id;
    share.outcome = conformity::Outcome::completed;
    // The case names its coverage factor itself.
    auto result = mass_share_with({context.edition,
                                   *share_step,
                                   context.item,
                                   context.rule,
                                   {},
                                   {},
                                   {},
                                   {},
                                   out.step_runs,
                                   nullptr,
                                   context.procedure.id,
                                   nullptr,
                                   parts},
                                  uncertainty ? std::optional(uncertainty->factor) : std::nullopt);
    if (!result) return base::fail(result.error());
    share.result = std::move(*result);
    out.step_runs.push_back(std::move(share));
    out.as_given.emplace_back();
    out.unlisted_steps = {vehicle_step->id, share_step->id};
    return out;
}

}  // namespace velocert::sequence
