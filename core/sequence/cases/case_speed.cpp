// SPDX-License-Identifier: GPL-3.0-or-later
// Maximum speed from the speeds of both directions, and cut-off from series of speed and current.
#include <algorithm>
#include <array>
#include <map>

#include "core/sequence/cases/case_input.h"
#include "core/sequence/evaluations/motor/cut_off.h"
#include "core/sequence/evaluations/motor/maximum_speed.h"
#include "core/sequence/evaluations/series/csv_series.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;
using conformity::Reason;
using metrology::AnyQuantity;
using metrology::Kind;

std::string word_of(JsonReader& reader, std::string_view key, std::initializer_list<std::string_view> words) {
    const std::string word = reader.text(key);
    if (!reader.ok() || std::find(words.begin(), words.end(), word) != words.end()) return word;
    std::string expected;
    for (const auto one : words) expected += (expected.empty() ? "" : " or ") + std::string(one);
    reader.refuse(key, ErrorCode::bad_value, "'" + word + "'", expected);
    return word;
}

const standards::Step* step_with(const standards::Procedure& procedure, const std::string& condition,
                                 const std::string& word) {
    for (const auto& step : procedure.steps) {
        const auto found = step.conditions.find(condition);
        if (found != step.conditions.end() && found->second == word) return &step;
    }
    return nullptr;
}

StepRun completed(const CaseContext& context, const standards::Step& step, int number) {
    StepRun attempt;
    attempt.procedure = context.procedure.id;
    attempt.step = step.id;
    attempt.number = number;
    attempt.outcome = conformity::Outcome::completed;
    return attempt;
}

// Rows keep s, km/h and A.
constexpr std::array ride_columns{CsvColumn{"t", Kind::duration, 1e6, true}, CsvColumn{"speed", Kind::speed, 1e6, true},
                                  CsvColumn{"current", Kind::current, 1e6, true}};

}  // namespace

base::Result<CaseAttempts> speed_attempts(JsonReader& data, const CaseContext& context) {
    const auto uncertainty = case_uncertainty(data, "speed", Kind::speed, "\"0.05 km/h\"");
    CaseAttempts out;
    std::map<std::string, std::vector<AnyQuantity>> speeds;
    bool missing = false;
    std::size_t index = 0;
    for (const auto& item : data.array("directions")) {
        JsonReader reader(item, data.source(), data.pointer() + "/directions/" + std::to_string(index++));
        const std::string direction = word_of(reader, "direction", {"outbound", "return"});
        const bool given = !reader.any("speed").is_null();
        const auto speed = given ? case_quantity(reader, "speed", Kind::speed, Sign::positive) : std::nullopt;
        if (auto done = reader.finish(); !done) return base::fail(done.error());
        const auto* step = step_with(context.procedure, "direction", direction);
        if (step == nullptr)
            return base::fail(ErrorCode::not_found, data.where("directions"), "no step for '" + direction + "'",
                              "a direction of the edition");
        auto& those = speeds[direction];
        StepRun attempt = completed(context, *step, static_cast<int>(those.size()) + 1);
        attempt.result.valid = speed.has_value();
        attempt.result.reason = speed ? Reason::none : Reason::value_missing;
        if (speed) {
            attempt.result.values.push_back({"measured_speed", speed->value()});
            those.push_back(speed->value());
            out.as_given.push_back({{"measured_speed", speed->text()}});
        } else {
            missing = true;
            out.as_given.emplace_back();
        }
        out.step_runs.push_back(std::move(attempt));
    }
    if (auto done = data.finish(); !done) return base::fail(done.error());
    for (const auto& step : context.procedure.steps) {
        if (step.evaluation != "mean-of-directions") continue;
        auto result =
            direction_result(context.edition, step, context.rule, speeds["outbound"], speeds["return"], uncertainty);
        if (!result) return base::fail(result.error());
        // A ride without its speed is not left out as if it had not been.
        if (missing) {
            result->valid = false;
            result->verdict = conformity::Verdict::not_evaluated;
            result->reason = Reason::value_missing;
        }
        StepRun attempt = completed(context, step, 1);
        attempt.result = std::move(*result);
        out.step_runs.push_back(std::move(attempt));
        out.as_given.emplace_back();
    }
    return out;
}

base::Result<CaseAttempts> cut_off_attempts(JsonReader& data, const CaseContext& context) {
    CaseAttempts out;
    std::map<std::string, int> numbers;
    std::size_t index = 0;
    for (const auto& item : data.array("runs")) {
        JsonReader reader(item, data.source(), data.pointer() + "/runs/" + std::to_string(index++));
        const std::string mode = word_of(reader, "mode", {"throttle", "assist"});
        const std::string name = reader.text("series");
        const auto* step = step_with(context.procedure, "mode", mode);
        if (reader.ok() && step == nullptr)
            reader.refuse("mode", ErrorCode::not_found, context.edition.id + " has no test in this mode",
                          "a mode of the edition");
        if (auto done = reader.finish(); !done) return base::fail(done.error());
        if (!context.input.read_file)
            return base::fail(ErrorCode::not_found, data.where("runs"), "no files can be read here", "a series");
        const auto text = context.input.read_file(name);
        if (!text) return base::fail(text.error());
        const auto read = parse_csv_series(*text, name, ride_columns, "t_s,speed_km/h,current_A");
        if (!read) return base::fail(read.error());
        Series speed;
        Series current;
        for (const auto& row : read->rows) {
            speed.push_back({row[0], row[1]});
            current.push_back({row[0], row[2]});
        }
        auto result = cut_off_result(context.edition, *step, context.rule, speed, current);
        if (!result) return base::fail(result.error());
        StepRun attempt = completed(context, *step, ++numbers[step->id]);
        attempt.result = std::move(*result);
        out.step_runs.push_back(std::move(attempt));
        out.as_given.emplace_back();
    }
    if (auto done = data.finish(); !done) return base::fail(done.error());
    out.provenance = metrology::Provenance::imported;
    return out;
}

}  // namespace velocert::sequence
