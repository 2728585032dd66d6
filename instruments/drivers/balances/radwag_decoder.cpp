// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/radwag_decoder.h"

#include <algorithm>

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;
using metrology::Rejection;
using Use = RadwagDecoder::Use;

// The longest line is an identity; beyond this it is noise.
constexpr std::size_t longest_line = 128;
// Columns of a mass frame, counted from 0: command, stability, sign and mass, unit.
constexpr std::size_t stability_column = 4;
constexpr std::size_t sign_column = 6;
constexpr std::size_t unit_column = 17;
constexpr std::size_t frame_width = 20;

struct CommandInfo {
    std::string_view id;
    Use use;
    std::string_view name;
};
// The questions for an identity are not part of what could be read in a manual (from memory): a balance that does not
// know them says ES.
constexpr std::array table{
    CommandInfo{"S", Use::weight, "value"},       CommandInfo{"SI", Use::weight, "value"},
    CommandInfo{"SU", Use::weight, "value"},      CommandInfo{"SUI", Use::weight, "value"},
    CommandInfo{"Z", Use::action, "zero"},        CommandInfo{"T", Use::action, "tare"},
    CommandInfo{"C1", Use::stream_on, "stream"},  CommandInfo{"CU1", Use::stream_on, "stream"},
    CommandInfo{"C0", Use::stream_off, "stop"},   CommandInfo{"CU0", Use::stream_off, "stop"},
    CommandInfo{"BN", Use::identity, "model"},    CommandInfo{"NB", Use::identity, "serial"},
    CommandInfo{"RV", Use::identity, "software"},
};

std::optional<std::size_t> find(std::string_view id) {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (table[i].id == id) return i;
    return std::nullopt;
}

std::string_view why(char status) {
    switch (status) {
        case 'I': return "not now";
        case 'E': return "not stable in time";
        case '^': return "above the permitted range";
        default: return "below the permitted range";
    }
}

}  // namespace

RadwagDecoder::RadwagDecoder(const std::optional<metrology::WrittenQuantity>& step)
    : LineDecoder(longest_line), units_(step) {
    static_assert(table.size() <= commands);
}

void RadwagDecoder::request(std::string_view text) {
    const auto command = find(text.substr(0, text.find(' ')));
    last_ = command;
    if (!command) return;
    const Use use = table[*command].use;
    if (use == Use::weight || use == Use::stream_on || use == Use::stream_off) {
        // One weight at a time: what was asked before is given up.
        for (std::size_t i = 0; i < table.size(); ++i)
            if (table[i].use == Use::weight) states_[i].open = false;
        stream_ = use == Use::stream_on;
    }
    states_[*command].open = true;
}

bool RadwagDecoder::expected(std::size_t command) const {
    return !watching() || states_[command].open || (stream_ && table[command].use == Use::weight);
}

RadwagDecoder::Line RadwagDecoder::answered(std::size_t command, const Line& line) {
    State& state = states_[command];
    Line whole = line;
    // Only what stands directly in front: other answers may lie between.
    if (state.announced && *state.announced + state.announced_length <= line.offset) {
        const std::uint64_t gap = line.offset - *state.announced - state.announced_length;
        if (gap <= 1) {
            whole.length += static_cast<std::uint32_t>(line.offset - *state.announced);
            whole.offset = *state.announced;
        }
    }
    state = {};
    return whole;
}

std::optional<Rejection> RadwagDecoder::answer(const Line& line, Decoded& out) {
    const std::string_view text = without_trailing_blanks(line.text);
    if (text == "ES") return unknown_command(line, out);
    const auto space = text.find(' ');
    const auto command = find(text.substr(0, space));
    if (space != std::string_view::npos && command && text.size() == space + 2)
        return status(line, *command, text.back(), out);
    if (space != std::string_view::npos && command && table[*command].use == Use::identity &&
        text.substr(space).starts_with(" A "))
        return identity(line, *command, text.substr(space + 3), out);
    return mass_frame(line, out);
}

std::optional<Rejection> RadwagDecoder::status(const Line& line, std::size_t command, char status, Decoded& out) {
    const CommandInfo& info = table[command];
    if (status != 'A' && status != 'D' && status != 'I' && status != 'E' && status != '^' && status != 'v')
        return Rejection::syntax;
    if (!expected(command)) return Rejection::late;
    if (status == 'A' && (info.use == Use::weight || info.use == Use::action)) {
        states_[command].announced = line.offset;
        states_[command].announced_length = line.length;
        return std::nullopt;
    }
    const Line whole = answered(command, line);
    if (status == 'A' || status == 'D') {
        event(whole, DeviceEvent::Kind::accepted, std::string(info.name), out);
    } else if (info.use == Use::weight) {
        Indication shown = indication(whole, Measurand::mass);
        shown.flags = status == '^' ? Flag::over_range : status == 'v' ? Flag::under_range : Flag::no_value;
        out.indications.push_back(shown);
    } else {
        if (info.use == Use::stream_on) stream_ = false;
        event(whole, DeviceEvent::Kind::refused, std::string(info.name) + ": " + std::string(why(status)), out);
    }
    return std::nullopt;
}

std::optional<Rejection> RadwagDecoder::mass_frame(const Line& line, Decoded& out) {
    const std::string_view text = line.text;
    if (text.size() <= stability_column || text.size() > frame_width || text[3] != ' ') return Rejection::garbage;
    // In a stream the first columns name no command that was sent.
    const std::string_view id = without_trailing_blanks(text.substr(0, 3));
    const auto command = find(id);
    const bool streamed = id.empty() || (command && table[*command].use == Use::stream_on);
    if (!streamed && (!command || table[*command].use != Use::weight)) return Rejection::garbage;
    Indication shown = indication(line, Measurand::mass);
    const char stability = text[stability_column];
    if (stability == '^' || stability == 'v') {
        shown.flags = stability == '^' ? Flag::over_range : Flag::under_range;
    } else {
        // A line of another length has lost a character: the k of kg would make another weight of it.
        if (text.size() != frame_width) return Rejection::length;
        const std::string_view unit = without_trailing_blanks(text.substr(unit_column));
        if (unit.empty() || text[5] != ' ' || text[unit_column - 1] != ' ') return Rejection::syntax;
        const auto value = right_aligned(text.substr(sign_column, unit_column - 1 - sign_column));
        if (!value || (stability != ' ' && stability != '?')) return Rejection::syntax;
        const auto* row = units_.find(unit);
        if (row == nullptr) {
            if (looks_like_unit(unit))
                event(line, DeviceEvent::Kind::fault,
                      "the balance shows '" + std::string(unit) + "'; set it to kg or g", out);
            return Rejection::syntax;
        }
        WeightUnits::fill(*value, *row, shown);
        if (stability == ' ') shown.flags = Flag::stable;
    }
    if (streamed ? watching() && !stream_ : !expected(*command)) return Rejection::late;
    if (!streamed) {
        const Line whole = answered(*command, line);
        shown.offset = whole.offset;
        shown.length = whole.length;
    }
    out.indications.push_back(shown);
    return std::nullopt;
}

std::optional<Rejection> RadwagDecoder::identity(const Line& line, std::size_t command, std::string_view text,
                                                 Decoded& out) {
    if (text.size() < 2 || text.front() != '"' || text.back() != '"') return Rejection::syntax;
    if (!expected(command)) return Rejection::late;
    std::string told(text.substr(1, text.size() - 2));
    std::replace(told.begin(), told.end(), '|', '/');
    const Line whole = answered(command, line);
    const std::string_view id = table[command].id;
    event(whole, DeviceEvent::Kind::identity,
          id == "BN"   ? "|" + told + "||"
          : id == "NB" ? "||" + told + "|"
                       : "|||" + told,
          out);
    return std::nullopt;
}

/// "ES" does not say what it answers: it is the last command, as one is sent after the other was answered.
std::optional<Rejection> RadwagDecoder::unknown_command(const Line& line, Decoded& out) {
    if (!last_ || !states_[*last_].open) return Rejection::late;
    const CommandInfo& info = table[*last_];
    states_[*last_] = {};
    // A scale that knows no stream has none to stop.
    if (info.use == Use::stream_off) {
        event(line, DeviceEvent::Kind::accepted, "stop: the scale knows no stream (ES)", out);
        return std::nullopt;
    }
    if (info.use == Use::stream_on) stream_ = false;
    event(line, DeviceEvent::Kind::refused, std::string(info.name) + ": the scale does not know the command (ES)", out);
    return Rejection::refused;
}

}  // namespace velocert::instruments
