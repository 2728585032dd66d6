// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "core/base/stated_reason.h"
#include "core/sequence/cases/case_input.h"
#include "core/sequence/evaluations/braking/braking_validity.h"
#include "core/sequence/evaluations/braking/series_file.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Reason;
using metrology::Kind;

struct GivenRun {
    const standards::Step* step = nullptr;
    BrakingData data;
    std::string void_reason;
    std::vector<std::pair<std::string, base::Json>> as_given;
    bool from_series = false;
};

std::string word_of(JsonReader& reader, std::string_view key, std::initializer_list<std::string_view> words) {
    const std::string word = reader.text(key);
    if (reader.ok() && std::find(words.begin(), words.end(), word) == words.end()) {
        std::string expected;
        for (const auto one : words) expected += (expected.empty() ? "" : ", ") + std::string(one);
        reader.refuse(key, ErrorCode::bad_value, "'" + word + "'", expected);
    }
    return word;
}

const standards::Step* step_of(const standards::Procedure& procedure, const std::string& surface,
                               const std::string& brakes) {
    for (const auto& step : procedure.steps) {
        const auto s = step.conditions.find("surface");
        const auto b = step.conditions.find("brakes");
        if (s != step.conditions.end() && b != step.conditions.end() && s->second == surface && b->second == brakes)
            return &step;
    }
    return nullptr;
}

/// "dry, both; dry, rear": what can be judged.
std::string conditions_of(const standards::Procedure& procedure) {
    std::string out;
    for (const auto& step : procedure.steps) {
        const auto surface = step.conditions.find("surface");
        const auto brakes = step.conditions.find("brakes");
        if (surface == step.conditions.end() || brakes == step.conditions.end()) continue;
        out += (out.empty() ? "" : "; ") + surface->second + ", " + brakes->second;
    }
    return out;
}

/// A required member that may be null: then the value is missing, not wrong.
std::optional<metrology::WrittenQuantity> given(JsonReader& reader, std::string_view key, Kind kind, GivenRun& run) {
    if (const auto& json = reader.any(key); json.is_null()) return std::nullopt;
    auto value = case_quantity(reader, key, kind, Sign::positive);
    if (value) run.as_given.emplace_back(key, value->text());
    return value;
}

std::optional<metrology::Force> force_of(JsonReader& reader, std::string_view key) {
    const auto value = case_quantity(reader, key, Kind::force, Sign::not_negative);
    if (!value) return std::nullopt;
    return metrology::Force::from_base(value->value().base());
}

void read_figures(JsonReader& reader, GivenRun& run) {
    const auto speed = given(reader, "speed", Kind::speed, run);
    const auto distance = given(reader, "distance", Kind::length, run);
    if (speed) run.data.speed = metrology::Speed::from_base(speed->value().base());
    if (distance) run.data.distance = metrology::Length::from_base(distance->value().base());
    run.data.front_force = force_of(reader, "front_force");
    run.data.rear_force = force_of(reader, "rear_force");
    if (!speed || !distance) run.data.trouble = Reason::value_missing;
}

base::Result<void> read_series(JsonReader& reader, const CaseInput& input, GivenRun& run) {
    run.from_series = true;
    const std::string name = reader.text("series");
    for (const auto* key : {"speed", "distance", "front_force", "rear_force"})
        if (reader.optional(key) != nullptr)
            reader.refuse(key, ErrorCode::bad_input, "a series and a given " + std::string(key), "one of them");
    if (!reader.ok() || run.step == nullptr) return {};
    if (!input.read_file)
        return base::fail(ErrorCode::not_found, reader.where("series"), "no files can be read here", "given figures");
    const auto text = input.read_file(name);
    if (!text) return base::fail(text.error());
    const auto series = parse_braking_series(*text, name);
    if (!series) return base::fail(series.error());
    auto data = braking_data(*run.step, *series);
    if (!data) return base::fail(data.error());
    run.data = *data;
    return {};
}

base::Result<GivenRun> read_run(JsonReader& reader, const CaseContext& context) {
    GivenRun run;
    const std::string surface = word_of(reader, "condition", {"dry", "wet"});
    const std::string brakes = word_of(reader, "brakes", {"both", "rear", "front"});
    if (reader.ok()) {
        run.step = step_of(context.procedure, surface, brakes);
        if (run.step == nullptr)
            reader.refuse("brakes", ErrorCode::not_found,
                          context.edition.id + " has no braking test " + surface + ", " + brakes,
                          conditions_of(context.procedure));
    }
    if (const auto* note = reader.optional("void")) {
        if (note->string() == nullptr)
            reader.refuse("void", ErrorCode::bad_value, std::string(note->kind_name()),
                          "null, or a reason such as \"foot_down\"");
        else if (auto reason = base::stated_reason(*note->string(), reader.where("void")))
            run.void_reason = std::move(*reason);
        else
            reader.refuse(reason.error());
    }
    if (reader.optional("series") != nullptr) {
        if (auto done = read_series(reader, context.input, run); !done) return base::fail(done.error());
    } else {
        read_figures(reader, run);
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return run;
}

std::optional<BrakingUncertainty> read_uncertainty(JsonReader& data) {
    if (data.optional("standard_uncertainty") == nullptr) return std::nullopt;
    JsonReader reader = data.child("standard_uncertainty");
    const auto speed = case_quantity(reader, "speed", Kind::speed, Sign::not_negative);
    const auto distance = case_quantity(reader, "distance", Kind::length, Sign::not_negative);
    if (reader.ok() && (!speed || !distance))
        reader.refuse(speed ? "distance" : "speed", ErrorCode::missing_field, "only a part of the uncertainty",
                      "\"speed\" and \"distance\", or neither");
    if (auto done = reader.finish(); !done) {
        data.refuse(done.error());
        return std::nullopt;
    }
    if (!speed || !distance) return std::nullopt;
    return BrakingUncertainty{metrology::Speed::from_base(speed->value().base()),
                              metrology::Length::from_base(distance->value().base())};
}

}  // namespace

base::Result<CaseAttempts> braking_attempts(JsonReader& data, const CaseContext& context) {
    const auto uncertainty = read_uncertainty(data);
    CaseAttempts out;
    std::map<std::string, int> numbers;
    bool all_from_series = true;
    std::size_t index = 0;
    for (const auto& item : data.array("runs")) {
        JsonReader reader(item, data.source(), data.pointer() + "/runs/" + std::to_string(index++));
        auto run = read_run(reader, context);
        if (!run) return base::fail(run.error());
        auto result =
            braking_result(context.edition, *run->step, context.rule, run->data, run->void_reason, uncertainty);
        if (!result) return base::fail(result.error());
        StepRun attempt;
        attempt.procedure = context.procedure.id;
        attempt.step = run->step->id;
        attempt.number = ++numbers[run->step->id];
        attempt.outcome = conformity::Outcome::completed;
        attempt.void_reason = run->void_reason;
        attempt.result = std::move(*result);
        out.step_runs.push_back(std::move(attempt));
        out.as_given.push_back(std::move(run->as_given));
        all_from_series = all_from_series && run->from_series;
    }
    if (auto done = data.finish(); !done) return base::fail(done.error());
    out.provenance = all_from_series ? metrology::Provenance::imported : metrology::Provenance::typed;
    return out;
}

}  // namespace velocert::sequence
