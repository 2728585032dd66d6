// SPDX-License-Identifier: GPL-3.0-or-later
// First fixes and accuracy of a satellite receiver from what it was heard to say.
#include <algorithm>
#include <map>

#include "core/sequence/answers/typed_value.h"
#include "core/sequence/cases/case_input.h"
#include "core/sequence/cases/case_recording.h"
#include "core/sequence/judging/evaluate.h"
#include "core/standards/needs/answer_needs.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::JsonReader;
using metrology::Kind;

const standards::Step* step_of(const standards::Procedure& procedure, std::string_view evaluation,
                               const std::string& start) {
    for (const auto& step : procedure.steps) {
        if (step.evaluation != evaluation) continue;
        const auto condition = step.conditions.find("start");
        if (start.empty() || (condition != step.conditions.end() && condition->second == start)) return &step;
    }
    return nullptr;
}

void type(std::vector<TypedValue>& typed, const char* field, const std::optional<metrology::WrittenQuantity>& value) {
    if (value) typed.push_back({"given", field, value->text()});
}

struct Given {
    std::string start;  ///< empty: no first fix is looked for
    bool against = false;
    bool alone = false;
    std::vector<TypedValue> typed;
    std::vector<CaptureData> captures;
    base::Digest bytes;  ///< of the receiver's recording
};

/// The field of that id in the edition's prompts, which a bench would refuse what cannot be true at; null without one.
const standards::Field* prompt_field(const standards::Procedure& procedure, std::string_view id) {
    for (const auto& step : procedure.steps)
        if (const auto* field = standards::find_field(step, id)) return field;
    return nullptr;
}

/// A coordinate of the reference point, required, as it may be typed at the bench.
void type_coordinate(JsonReader& reader, const char* key, Kind kind, const CaseContext& context, Given& given) {
    const std::string text = reader.text(key);
    if (!reader.ok()) return;
    const auto written = metrology::WrittenQuantity::parse(text, kind);
    if (!written) return reader.refuse(key, written.error().code, written.error().found, written.error().expected);
    const std::string id = std::string("reference_") + key;
    if (const auto* field = prompt_field(context.procedure, id))
        if (const auto fine = check_typed(*field, text); !fine)
            return reader.refuse(key, fine.error().code, fine.error().found, fine.error().expected);
    given.typed.push_back({"given", id, written->text()});
}

/// "reference": a point, a receiver's recording, or "own-mean".
base::Result<void> read_reference(JsonReader& reader, const CaseContext& context, Given& given) {
    const auto* json = reader.optional("reference");
    if (json == nullptr) return {};
    given.against = true;
    if (const auto* word = json->string(); word != nullptr) {
        if (*word != "own-mean")
            reader.refuse("reference", ErrorCode::bad_value, "'" + *word + "'",
                          "a point, a recording, or \"own-mean\"");
        return {};
    }
    JsonReader nested = reader.child("reference");
    if (nested.optional("recording") != nullptr) {
        auto capture = recorded_capture(nested, context, "reference");
        if (!capture) return base::fail(capture.error());
        given.captures.push_back(std::move(*capture));
    } else {
        type_coordinate(nested, "latitude", Kind::angle, context, given);
        type_coordinate(nested, "longitude", Kind::angle, context, given);
        type_coordinate(nested, "height", Kind::length, context, given);
    }
    type(given.typed, "reference_speed", case_quantity(nested, "speed", Kind::speed, Sign::not_negative));
    if (auto done = nested.finish(); !done) return base::fail(done.error());
    return {};
}

base::Result<Given> read_given(JsonReader& reader, const CaseContext& context) {
    Given out;
    auto capture = recorded_capture(reader, context, "receiver", &out.bytes);
    if (!capture) return base::fail(capture.error());
    out.captures.push_back(std::move(*capture));
    out.start = reader.text_or("start", {});
    if (reader.ok() && !out.start.empty() && step_of(context.procedure, "time-to-first-fix", out.start) == nullptr)
        reader.refuse("start", ErrorCode::bad_value, "'" + out.start + "'", "cold, hot or after-loss");
    const auto after = case_quantity(reader, "started_after", Kind::duration, Sign::not_negative);
    if (reader.ok() && after && out.start.empty())
        reader.refuse("started_after", ErrorCode::bad_value, "a start without its kind",
                      "\"start\": cold, hot or after-loss");
    type(out.typed, "started_after", after);
    if (auto read = read_reference(reader, context, out); !read) return base::fail(read.error());
    out.alone = reader.flag_or("beidou_alone", false);
    if (reader.ok() && out.start.empty() && !out.against && !out.alone)
        reader.refuse("start", ErrorCode::missing_field, "nothing is asked of the recording",
                      "\"start\", \"reference\" or \"beidou_alone\"");
    return out;
}

}  // namespace

base::Result<CaseAttempts> beidou_attempts(JsonReader& data, const CaseContext& context) {
    CaseAttempts out;
    out.provenance = metrology::Provenance::imported;
    const auto add = [&](const Given& given, std::string_view evaluation,
                         const std::string& start) -> base::Result<void> {
        const auto* step = step_of(context.procedure, evaluation, start);
        if (step == nullptr)
            return base::fail(ErrorCode::not_found, data.source(),
                              context.edition.id + " has no step '" + std::string(evaluation) + "'",
                              "an edition with satellite positioning");
        EvaluationInput input{context.edition, *step, context.item, context.rule, given.captures, {}, {}, given.typed};
        auto result = evaluate(input);
        if (!result) return base::fail(result.error());
        StepRun attempt;
        attempt.procedure = context.procedure.id;
        attempt.step = step->id;
        attempt.number = 1 + static_cast<int>(std::ranges::count(out.step_runs, step->id, &StepRun::step));
        attempt.outcome = conformity::Outcome::completed;
        attempt.result = std::move(*result);
        out.step_runs.push_back(std::move(attempt));
        out.as_given.push_back({{"recording", given.captures.front().header.port}});
        return {};
    };
    std::size_t index = 0;
    std::map<std::string, std::string> started;  ///< digest of a recording of a start, and where it was given
    for (const auto& item : data.array("recordings")) {
        JsonReader reader(item, data.source(), data.pointer() + "/recordings/" + std::to_string(index++));
        const auto given = read_given(reader, context);
        if (!given) return base::fail(given.error());
        if (!given->start.empty()) {
            // A receiver starts once in a recording: the same bytes tell of no second start.
            const auto [before, first] =
                started.emplace(given->bytes.text(), given->start + ", recording " + std::to_string(index));
            if (!first)
                reader.refuse("recording", ErrorCode::already_exists,
                              "the same bytes as of another start (" + before->second + ')',
                              "a recording of its own for each start; a long one is cut between them");
        }
        if (auto done = reader.finish(); !done) return base::fail(done.error());
        if (!given->start.empty())
            if (auto done = add(*given, "time-to-first-fix", given->start); !done) return base::fail(done.error());
        if (given->against)
            if (auto done = add(*given, "position-accuracy", {}); !done) return base::fail(done.error());
        if (given->alone)
            if (auto done = add(*given, "beidou-alone", {}); !done) return base::fail(done.error());
    }
    if (auto done = data.finish(); !done) return base::fail(done.error());
    return out;
}

}  // namespace velocert::sequence
