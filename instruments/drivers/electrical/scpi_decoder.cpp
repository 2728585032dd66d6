// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_decoder.h"

#include <utility>

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Rejection;

constexpr std::size_t longest_line = 250;
constexpr std::string_view identity_question = "*IDN?";

/// The status number of an impedance meter: which flag it means, and in words what is wrong.
struct StatusRow {
    long status;
    Flag flag;
    std::string_view fault;
};
constexpr std::array status_rows{
    StatusRow{-1, Flag::no_value, ""},
    StatusRow{1, Flag::over_range, ""},
    StatusRow{3, Flag::no_value, "the signal source is overloaded (status 3)"},
    StatusRow{4, Flag::no_value, "the signal level cannot be held (status 4)"},
};

std::string error_text(const ScpiError& error) { return std::to_string(error.code) + " " + std::string(error.text); }

}  // namespace

ScpiDecoder::ScpiDecoder(ScpiDialect dialect)
    : LineDecoder(longest_line),
      dialect_(std::move(dialect)),
      error_question_(";" + dialect_.error),
      step_question_(std::string(identity_question) + error_question_) {}

void ScpiDecoder::request(std::string_view text) {
    if (text == identity_question) return open_.synchronise({Kind::identity, 0});
    if (text == step_question_) return open_.synchronise({Kind::identity_and_error, 0});
    if (text == dialect_.reading) return open_.push({Kind::reading, 0});
    if (!dialect_.output.empty() && text == dialect_.output) return open_.synchronise({Kind::output, 0});
    if (!text.ends_with(error_question_)) return;
    const std::uint32_t place = order_count_++ % static_cast<std::uint32_t>(orders_.size());
    orders_[place] = text.substr(0, text.size() - error_question_.size());
    open_.push({Kind::error, place});
}

std::optional<Rejection> ScpiDecoder::answer(const Line& line, Decoded& out) {
    const auto next = open_.next();
    if (!next) {
        if (watching()) return Rejection::late;
        if (!dialect_.distinct) return Rejection::garbage;
        if (reading(line, out)) return std::nullopt;
        return Rejection::syntax;
    }
    const bool synchronising = next->kind != Kind::reading && next->kind != Kind::error;
    if (open_.out_of_step() && !synchronising) return Rejection::late;
    if (!take(next->kind, line, orders_[next->order], out))
        return open_.out_of_step() ? Rejection::late : Rejection::syntax;
    open_.answered();
    return std::nullopt;
}

bool ScpiDecoder::take(Kind kind, const Line& line, const std::string& order, Decoded& out) {
    switch (kind) {
        case Kind::identity: {
            const auto identity = identity_of(line.text);
            if (identity) event(line, DeviceEvent::Kind::identity, *identity, out);
            return identity.has_value();
        }
        case Kind::identity_and_error: {
            const auto fields = scpi_fields(line.text, ';');
            if (fields.size() != 2 || !parse_scpi_error(fields[1])) return false;
            const auto identity = identity_of(fields[0]);
            if (identity) event(line, DeviceEvent::Kind::accepted, *identity, out);
            return identity.has_value();
        }
        case Kind::error: {
            const auto error = parse_scpi_error(line.text);
            if (!error) return false;
            if (error->code == 0)
                event(line, DeviceEvent::Kind::accepted, order, out);
            else
                event(line, DeviceEvent::Kind::refused, order + ": " + error_text(*error), out);
            return true;
        }
        case Kind::output: return output(line, out);
        case Kind::reading: return reading(line, out);
    }
    return false;
}

bool ScpiDecoder::output(const Line& line, Decoded& out) {
    const auto fields = scpi_fields(line.text, ';');
    if (fields.size() != 2 || (fields[0] != "0" && fields[0] != "1")) return false;
    const auto error = parse_scpi_error(fields[1]);
    if (!error) return false;
    if (fields[0] == "0")
        event(line, DeviceEvent::Kind::accepted, "output off (OUTP? 0)", out);
    else
        event(line, DeviceEvent::Kind::refused, "the output is still on (OUTP? 1): " + error_text(*error), out);
    return true;
}

bool ScpiDecoder::reading(const Line& line, Decoded& out) {
    const auto fields = scpi_fields(line.text, dialect_.separator);
    const std::size_t count = dialect_.values.size();
    const bool binned = dialect_.status && fields.size() == count + 2;  // the sorting bin stands last
    if (fields.size() != count + (dialect_.status ? 1U : 0U) + (binned ? 1U : 0U)) return false;
    if (binned && !parse_scpi_integer(fields.back())) return false;
    const StatusRow* status = nullptr;
    if (dialect_.status) {
        const auto code = parse_scpi_integer(fields[count]);
        if (!code) return false;
        for (const auto& row : status_rows)
            if (row.status == *code) status = &row;
        if (status == nullptr && *code != 0) return false;
    }
    std::array<ScpiNumber, 8> numbers;
    if (dialect_.values.size() > numbers.size()) return false;
    for (std::size_t i = 0; i < dialect_.values.size(); ++i) {
        const auto number = parse_scpi_number(fields[i]);
        if (!number) return false;
        numbers[i] = *number;
    }
    for (std::size_t i = 0; i < dialect_.values.size(); ++i) {
        auto shown = indication(line, dialect_.values[i].measurand);
        const auto& number = numbers[i];
        if (status != nullptr) shown.flags.add(status->flag);
        switch (number.kind) {
            case ScpiNumber::Kind::over: shown.flags.add(Flag::over_range); break;
            case ScpiNumber::Kind::under: shown.flags.add(Flag::under_range); break;
            case ScpiNumber::Kind::not_a_number: shown.flags.add(Flag::no_value); break;
            case ScpiNumber::Kind::value:
                if (status != nullptr) break;
                shown.value = number.value;
                shown.resolution = number.resolution;
                shown.unit = dialect_.values[i].unit;
                break;
        }
        out.indications.push_back(shown);
    }
    event(line, DeviceEvent::Kind::accepted, "reading", out);
    if (status != nullptr && !status->fault.empty())
        event(line, DeviceEvent::Kind::fault, std::string(status->fault), out);
    return true;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_scpi_decoder(base::Result<ScpiDialect> dialect) {
    if (!dialect) return base::fail(dialect.error());
    return std::make_unique<ScpiDecoder>(std::move(*dialect));
}

}  // namespace velocert::instruments
