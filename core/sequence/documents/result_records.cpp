// SPDX-License-Identifier: GPL-3.0-or-later
// Exact stored form of assessments and step results.
#include <charconv>

#include "core/sequence/documents/exact_json.h"
#include "core/sequence/documents/reason_sentence.h"
#include "core/sequence/run.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

/// A whole number of 64 bits as a text: a seed may be larger than what JSON numbers hold exactly.
Json stored_decimal_count(std::uint64_t value) { return {std::to_string(value)}; }

std::uint64_t read_decimal_count(JsonReader& reader, std::string_view key) {
    const std::string text = reader.text(key);
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (reader.ok() && (error != std::errc() || end != text.data() + text.size()))
        reader.refuse(key, ErrorCode::bad_value, "'" + text + "'", "a whole number of at most 64 bits as a text");
    return value;
}

Json stored(const std::optional<metrology::Measurement>& measurement) {
    if (!measurement) return {};
    Json json = Json::object();
    json.set("measurand", measurement->measurand);
    json.set("value", measurement->value.text());
    json.set("standard_uncertainty", sequence::stored(measurement->standard_uncertainty));
    json.set("coverage_factor", sequence::stored(measurement->coverage_factor));
    json.set("provenance", metrology::name(measurement->provenance));
    // Written only when they hold something: older records keep their bytes.
    if (measurement->effective_dof) json.set("effective_dof", measurement->effective_dof->text());
    if (measurement->sample)
        json.set("monte_carlo", Json::object()
                                    .set("trials", stored_decimal_count(measurement->sample->trials()))
                                    .set("seed", stored_decimal_count(measurement->sample->seed())));
    return json;
}

std::optional<metrology::Measurement> read_measurement(JsonReader& parent) {
    const Json* json = parent.optional("measurement");
    if (json == nullptr) return std::nullopt;
    JsonReader reader(*json, parent.source(), parent.pointer() + "/measurement");
    metrology::Measurement out{reader.text("measurand"), read_quantity(reader, "value"), {}, {}, {}};
    out.standard_uncertainty = read_quantity_or_none(reader, "standard_uncertainty");
    out.coverage_factor = read_decimal_or_none(reader, "coverage_factor");
    out.provenance = read_word(reader, "provenance", metrology::parse_provenance);
    out.effective_dof = read_decimal_or_none(reader, "effective_dof");
    if (reader.optional("monte_carlo") != nullptr) {
        JsonReader sample = reader.child("monte_carlo");
        const auto trials = read_decimal_count(sample, "trials");
        const auto seed = read_decimal_count(sample, "seed");
        if (auto done = sample.finish(); !done) reader.refuse(done.error());
        out.sample = metrology::SampledDistribution::described(trials, seed);
    }
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
    return out;
}

}  // namespace

Json to_json(const conformity::Assessment& assessment) {
    Json json = Json::object();
    json.set("limit", sequence::stored(assessment.limit));
    json.set("measurement", stored(assessment.measurement));
    json.set("rule", sequence::stored(assessment.rule));
    json.set("verdict", conformity::name(assessment.verdict));
    json.set("reason", conformity::name(assessment.reason));
    json.set("margin", sequence::stored(assessment.margin));
    json.set("acceptance_limit", sequence::stored(assessment.acceptance_limit));
    json.set("zone", assessment.zone ? Json(conformity::name(*assessment.zone)) : Json());
    json.set("conformance_probability", sequence::stored(assessment.conformance_probability));
    // Written only when they hold something: older records keep their bytes.
    if (!assessment.word.empty()) json.set("word", assessment.word);
    if (!assessment.detail.empty()) json.set("detail", assessment.detail);
    if (!assessment.subject.empty()) json.set("subject", assessment.subject);
    return json;
}

base::Result<conformity::Assessment> assessment_from_json(const Json& json, std::string_view source) {
    JsonReader reader(json, std::string(source));
    conformity::Assessment out;
    out.limit = read_limit(reader.child("limit"), reader);
    out.measurement = read_measurement(reader);
    out.rule = read_rule(reader.child("rule"), reader);
    out.verdict = read_word(reader, "verdict", conformity::parse_verdict);
    out.reason = read_word(reader, "reason", conformity::parse_reason);
    out.margin = read_quantity_or_none(reader, "margin");
    out.acceptance_limit = read_quantity_or_none(reader, "acceptance_limit");
    if (reader.optional("zone") != nullptr) out.zone = read_word(reader, "zone", conformity::parse_zone);
    out.conformance_probability = read_decimal_or_none(reader, "conformance_probability");
    out.word = reader.text_or("word", {});
    out.detail = reader.text_or("detail", {});
    out.subject = reader.text_or("subject", {});
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Json to_json(const StepResult& result) {
    Json json = Json::object();
    json.set("valid", result.valid);
    json.set("verdict", conformity::name(result.verdict));
    json.set("reason", conformity::name(result.reason));
    Json values = Json::array();
    for (const auto& named : result.values) {
        Json value = Json::object();
        value.set("name", named.name);
        value.set("value", value_text(named));
        values.push(std::move(value));
    }
    json.set("values", std::move(values));
    if (result.words.empty()) return json;
    Json words = Json::array();
    for (const auto& named : result.words) {
        Json word = Json::object();
        word.set("name", named.name);
        if (!named.text.empty()) word.set("text", named.text);
        if (named.reason != conformity::Reason::none) word.set("reason", conformity::name(named.reason));
        words.push(std::move(word));
    }
    json.set("words", std::move(words));
    return json;
}

namespace {

void read_words(JsonReader& reader, StepResult& out) {
    if (reader.optional("words") == nullptr) return;
    std::size_t index = 0;
    for (const auto& item : reader.array("words")) {
        JsonReader word(item, reader.source(), reader.pointer() + "/words/" + std::to_string(index++));
        NamedWord named{word.text("name"), word.text_or("text", {})};
        if (word.optional("reason") != nullptr) named.reason = read_word(word, "reason", conformity::parse_reason);
        if (auto done = word.finish(); !done) reader.refuse(done.error());
        out.words.push_back(std::move(named));
    }
}

}  // namespace

base::Result<StepResult> step_result_from_json(const Json& json, std::string_view source) {
    JsonReader reader(json, std::string(source));
    StepResult out;
    if (const bool* valid = reader.any("valid").boolean())
        out.valid = *valid;
    else
        reader.refuse("valid", ErrorCode::bad_value, "no truth value", "true or false");
    out.verdict = read_word(reader, "verdict", conformity::parse_verdict);
    out.reason = read_word(reader, "reason", conformity::parse_reason);
    std::size_t index = 0;
    for (const auto& item : reader.array("values")) {
        JsonReader value(item, std::string(source), "/values/" + std::to_string(index++));
        NamedValue named{value.text("name"), read_quantity(value, "value")};
        if (auto done = value.finish(); !done) reader.refuse(done.error());
        out.values.push_back(std::move(named));
    }
    read_words(reader, out);
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

}  // namespace velocert::sequence
