// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/judging/recording.h"

#include "core/sequence/answers/typed_file.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/wire_log.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;

base::Result<CaptureData> bare_data(std::string_view role, std::string_view driver,
                                    const std::vector<std::pair<std::string, std::string>>& options,
                                    std::span<const std::uint8_t> bytes, const DecoderSource& decoders,
                                    std::string_view reading_rule) {
    auto ruled = options;
    ruled.emplace_back(reading_rule_option, reading_rule);
    auto decoder = decoders.make_decoder(driver, ruled);
    if (!decoder) return base::fail(decoder.error());
    metrology::Decoded decoded;
    (*decoder)->feed(metrology::Direction::received, bytes, metrology::Indication::no_time, decoded);
    (*decoder)->finish(decoded);
    CaptureData out;
    out.role = role;
    out.header.driver = driver;
    out.header.options = options;
    out.indications = std::move(decoded.indications);
    out.events = std::move(decoded.events);
    out.rejected = std::move(decoded.rejected);
    out.received = bytes.size();
    return out;
}

}  // namespace

std::optional<std::string_view> role_of_recording(std::string_view field) {
    constexpr std::string_view ending = "_recording";
    if (!field.ends_with(ending)) return std::nullopt;
    return field.substr(0, field.size() - ending.size());
}

namespace {
constexpr std::string_view rule_ending = "_reading_rule";
}

std::string rule_field(std::string_view role) { return std::string(role) + std::string(rule_ending); }
bool is_rule_field(std::string_view field) { return field.ends_with(rule_ending); }

base::Result<CaptureData> recorded_data(std::string_view role, std::string_view driver,
                                        const std::vector<std::pair<std::string, std::string>>& options,
                                        std::span<const std::uint8_t> bytes, std::string_view source,
                                        const DecoderSource& decoders, std::string_view reading_rule) {
    base::Result<CaptureData> out;
    if (is_wire_log(bytes)) {
        const auto log = parse_wire_log(bytes, source);
        if (!log) return base::fail(log.error());
        CaptureRecord record;
        record.role = role;
        record.driver = driver.empty() ? log->header.driver : std::string(driver);
        record.options = driver.empty() ? log->header.options : options;
        out = decode_capture(record, bytes, decoders);
    } else if (driver.empty()) {
        return base::fail(ErrorCode::missing_field, std::string(source), "bare bytes without a driver",
                          "the driver of the instrument they came from, such as nmea-0183");
    } else {
        out = bare_data(role, driver, options, bytes, decoders, reading_rule);
    }
    if (out && out->indications.empty())
        return base::fail(ErrorCode::bad_input, std::string(source),
                          "nothing that " + (out->header.driver.empty() ? std::string(driver) : out->header.driver) +
                              " understands in " + std::to_string(bytes.size()) + " bytes",
                          "what that instrument sent, or another driver");
    return out;
}

std::vector<AnsweredDocument> borrowed(const std::vector<KeptDocument>& documents) {
    std::vector<AnsweredDocument> out;
    for (const auto& document : documents)
        out.push_back({document.field,
                       document.name,
                       {reinterpret_cast<const char*>(document.bytes.data()), document.bytes.size()}});
    return out;
}

void add_recordings(const std::vector<KeptDocument>& documents, std::span<const TypedValue> typed,
                    const DecoderSource& decoders, std::vector<CaptureData>& captures) {
    for (const auto& document : documents) {
        const auto recorded = role_of_recording(document.field);
        if (!recorded) continue;
        const std::string role(*recorded);
        const auto driver = typed_text(typed, role + "_driver").value_or(std::string_view());
        const auto rule = typed_text(typed, rule_field(role)).value_or(reading_rule_third);
        auto data = recorded_data(role, driver, {}, document.bytes, document.name, decoders, rule);
        if (data) {
            captures.push_back(std::move(*data));
        } else {
            captures.emplace_back();
            captures.back().role = role;
            captures.back().complete = false;
        }
    }
}

base::Result<std::vector<KeptDocument>> kept_documents(std::span<const TypedValue> typed,
                                                       const EvidenceSource& evidence) {
    std::vector<KeptDocument> out;
    for (const auto& value : typed) {
        if (!value.attachment) continue;
        auto bytes = evidence.load(*value.attachment);
        if (!bytes) return base::fail(bytes.error());
        const auto file = parse_typed_file(value.text);
        out.push_back({value.field, file ? file->name : value.text, std::move(*bytes)});
    }
    return out;
}

}  // namespace velocert::sequence
