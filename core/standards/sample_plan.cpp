// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/sample_plan.h"

#include <algorithm>
#include <optional>

#include "core/standards/loading/pack_fields.h"
#include "core/standards/loading/pack_place.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;

constexpr std::string_view file = "samples.json";

int number(JsonReader& reader, std::string_view key, int least, int otherwise) {
    if (reader.optional(key) == nullptr) return otherwise;
    constexpr int most = 1000;
    const auto value = reader.integer(key);
    if (reader.ok() && (value < least || value > most))
        reader.refuse(key, ErrorCode::bad_value, std::to_string(value), std::to_string(least) + " to 1000");
    return reader.ok() ? static_cast<int>(value) : otherwise;
}

PlannedSample read_sample(JsonReader& reader) {
    PlannedSample out;
    out.id = reader.text("id");
    out.title = title(reader, "title");
    out.count = number(reader, "count", 1, 1);
    out.spares = number(reader, "spares", 0, 0);
    out.source = reader.text("source");
    out.item = reader.flag_or("item", false);
    out.pieces = reader.flag_or("pieces", false);
    if (reader.ok() && out.item && (out.count != 1 || out.pieces))
        reader.refuse("item", ErrorCode::bad_value, "true for several", "the test item is one");
    return out;
}

/// The first step that names a sample which nobody planned for, and so would never be given one: where it does.
std::optional<base::Error> unplanned(const Pack& pack, const SamplePlan& plan, const StandardEdition& edition) {
    std::string known;
    for (const auto& sample : plan.samples) known += (known.empty() ? "" : ", ") + sample.id;
    for (const auto& procedure : edition.procedures)
        for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
            const auto& step = procedure.steps[i];
            if (step.sample.empty() || plan.sample(step.sample) != nullptr) continue;
            return error_at(pack, "procedures/" + procedure.id + ".json", {"steps", std::to_string(i), "sample"},
                            ErrorCode::not_found,
                            "no sample '" + step.sample + "', on which " + procedure.id + '/' + step.id + " is done",
                            "a sample of " + std::string(file) + ": " + known);
        }
    return std::nullopt;
}

}  // namespace

const PlannedSample* SamplePlan::sample(std::string_view id) const {
    const auto found = std::ranges::find(samples, id, &PlannedSample::id);
    return found == samples.end() ? nullptr : &*found;
}

std::string SamplePlan::sample_of(const Step& step) const {
    if (!step.sample.empty()) return step.sample;
    const auto item = std::ranges::find(samples, true, &PlannedSample::item);
    return item == samples.end() ? "A" : item->id;
}

base::Result<SamplePlan> load_sample_plan(const Pack& pack, const StandardEdition& edition) {
    const auto found = pack.files.find(std::string(file));
    if (found == pack.files.end()) return SamplePlan{};
    const auto json = base::Json::parse(found->second, file);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(file));
    base::expect_format(reader, "velocert-samples/1");
    SamplePlan out;
    for_each(reader, "samples", [&](JsonReader& one) {
        auto sample = read_sample(one);
        if (one.ok() && out.sample(sample.id) != nullptr)
            one.refuse("id", ErrorCode::already_exists, "'" + sample.id + "' stands twice", "each sample once");
        out.samples.push_back(std::move(sample));
    });
    if (reader.ok() && std::ranges::count(out.samples, true, &PlannedSample::item) != 1)
        reader.refuse("samples", ErrorCode::bad_value, "none or several with \"item\": true",
                      "one that is the test item");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (auto error = unplanned(pack, out, edition)) return base::fail(std::move(*error));
    return out;
}

}  // namespace velocert::standards
