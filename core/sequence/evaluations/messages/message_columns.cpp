// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/messages/message_columns.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/sequence/evaluations/messages/message_intervals.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using metrology::Kind;

constexpr std::array<std::string_view, 4> of_every_log{"t", "state", "alarm", "caused"};

std::string with_unit(const std::string& field, const std::optional<Kind>& kind) {
    return kind ? field + '_' + std::string(metrology::preferred_unit(*kind).symbol) : field;
}

/// "t_s, state, latitude_deg, longitude_deg, alarm, caused".
std::string header_of(const std::vector<std::string>& fields, const Plausible& plausible) {
    std::string out = "t_s, state";
    for (const auto& field : fields) out += ", " + with_unit(field, plausible.kind_of(field));
    return out + ", alarm, caused";
}

}  // namespace

base::Result<void> check_columns(const EvaluationInput& input, const MessageLog& log, std::string_view source) {
    if (log.rule != LogRule::exact) return {};
    const auto plausible = plausible_of(input.step);
    const auto fields = needed_fields(input);
    const auto header = header_of(fields, plausible);
    std::string unknown;
    for (const auto& column : log.columns) {
        const auto kind = plausible.kind_of(column.name);
        if (kind && column.kind != kind)
            return base::fail(ErrorCode::wrong_unit, std::string(source),
                              "the column '" + column.name + "' is " +
                                  (column.kind ? "a " + std::string(metrology::name(*column.kind)) : "without unit"),
                              "a " + std::string(metrology::name(*kind)) + ", as in " + header);
        if (!kind && std::ranges::find(of_every_log, column.name) == of_every_log.end() &&
            std::ranges::find(fields, column.name) == fields.end())
            unknown += (unknown.empty() ? "" : ", ") + column.name;
    }
    const auto lacks = [&](std::string_view name) {
        return std::ranges::find(log.columns, name, &MessageLog::Column::name) == log.columns.end();
    };
    std::string lacking;
    for (const auto& field : fields)
        if (lacks(field)) lacking += (lacking.empty() ? "" : ", ") + field;
    if (judges_alarms(input) && lacks("alarm")) lacking += lacking.empty() ? "alarm" : ", alarm";
    if (lacking.empty()) return {};
    return base::fail(ErrorCode::missing_field, std::string(source),
                      "no column " + lacking + (unknown.empty() ? "" : "; nothing asks for " + unknown),
                      header + "; of what the vehicle does not send the column is there, and empty");
}

base::Result<void> check_message_log(const EvaluationInput& input, std::string_view field, const AnsweredFile& file) {
    if (input.step.evaluation != "message-log" || field != log_field) return {};
    const std::string_view text(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
    const auto log = parse_message_log(text, file.name, log_rule(input.step));
    if (!log) return base::fail(log.error());
    return check_columns(input, *log, file.name);
}

}  // namespace velocert::sequence
