// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer that was understood as a frame says by the map.
#include <algorithm>
#include <cstdio>

#include "instruments/drivers/modbus/modbus_decoder.h"

namespace velocert::instruments {

using base::Decimal;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Flags;
using metrology::Indication;
using metrology::Rejection;

namespace {

std::string place(std::uint16_t number) {
    char text[8];
    std::snprintf(text, sizeof text, "0x%04X", unsigned{number});
    return text;
}

/// The bytes of what stands at that register; empty when the answer does not hold all of it.
std::span<const std::uint8_t> bytes_at(const ModbusQuestion& question, std::span<const std::uint8_t> data,
                                       std::uint16_t number, std::size_t registers) {
    if (number < question.start) return {};
    const std::size_t at = std::size_t{number} - question.start;
    if (at + registers > question.count || (at + registers) * 2 > data.size()) return {};
    return data.subspan(at * 2, registers * 2);
}

bool among(const std::vector<std::uint32_t>& codes, std::uint32_t bits) {
    return std::find(codes.begin(), codes.end(), bits) != codes.end();
}

/// The exceptions by which a device says that it has no such function, register or number of them.
bool says_no_such_place(std::uint8_t exception) { return exception >= 1 && exception <= 3; }

/// Weight of one count of a whole number; of a float what the table tells.
Decimal step_of(const ModbusValue& value) {
    if (value.type == ModbusType::f32) return value.step.value_or(Decimal());
    const Decimal scale = value.scale.normalized();
    return {scale.mantissa() < 0 ? -scale.mantissa() : scale.mantissa(), scale.scale()};
}

void show(const ModbusValue& value, std::uint32_t bits, bool before_fifth, Indication& shown) {
    // A code of its own beyond the highest one has a meaning after all.
    const bool known = !before_fifth && (among(value.over, bits) || among(value.under, bits));
    if (among(value.no_value, bits) || (!known && value.highest && bits > *value.highest))
        shown.flags.add(Flag::no_value);
    if (among(value.over, bits) || (value.over_from && bits >= *value.over_from)) shown.flags.add(Flag::over_range);
    if (among(value.under, bits) || (value.under_to && bits <= *value.under_to)) shown.flags.add(Flag::under_range);
    if (!shown.flags.empty()) return;
    const auto number = modbus_number(bits, value.type);
    switch (number.kind) {
        case ModbusNumber::Kind::none: shown.flags.add(Flag::no_value); return;
        case ModbusNumber::Kind::over: shown.flags.add(Flag::over_range); return;
        case ModbusNumber::Kind::under: shown.flags.add(Flag::under_range); return;
        case ModbusNumber::Kind::value: break;
    }
    const auto scaled = modbus_scaled(number.value, value.scale, value.offset);
    if (!scaled) {
        shown.flags.add(number.value.mantissa() < 0 ? Flag::under_range : Flag::over_range);
        return;
    }
    shown.value = *scaled;
    shown.resolution = step_of(value);
    shown.unit = value.unit;
}

}  // namespace

void ModbusDecoder::tell(DeviceEvent::Kind kind, std::string text, const Answer& answer, Decoded& out) {
    out.events.push_back({kind, std::move(text), answer.arrival_ns, answer.offset});
}

bool ModbusDecoder::asks_for_mark(const ModbusQuestion& question) const {
    return question.function == modbus_function::read_holding && question.start == modbus_virtual_mark &&
           question.count == modbus_virtual_count &&
           std::none_of(map_.values.begin(), map_.values.end(), [&](const ModbusValue& value) {
               return value.function == question.function && value.number >= question.start &&
                      value.number < question.start + question.count;
           });
}

void ModbusDecoder::take(const ModbusQuestion& question, const Answer& answer, Decoded& out) {
    const bool in_step = in_step_ && question.function == in_step_->function && question.start == in_step_->start &&
                         question.count == in_step_->count;
    if (in_step && !(map_.identity && map_.identity->number == question.start)) {
        // Refused or not: it has answered this, and with it all that was asked before.
        tell(DeviceEvent::Kind::accepted, "in step", answer, out);
    } else if ((answer.frame[1] & modbus_function::exception) != 0 && asks_for_mark(question) &&
               says_no_such_place(answer.frame[2])) {
        // Real devices have none: that is the answer, and no trouble with a reading. One that is busy, or that a
        // gateway does not reach, has not said so.
        tell(DeviceEvent::Kind::accepted, "no mark of a simulated device", answer, out);
    } else if ((answer.frame[1] & modbus_function::exception) != 0) {
        take_exception(question, answer, out);
    } else if (modbus_writes(question.function)) {
        tell(DeviceEvent::Kind::accepted, "written at " + place(question.start), answer, out);
    } else if (!take_identity(question, answer, out) && !take_read_back(question, answer, out)) {
        take_values(question, answer, out);
    }
}

void ModbusDecoder::take_exception(const ModbusQuestion& question, const Answer& answer, Decoded& out) {
    constexpr std::uint8_t accepted_and_busy = 5;
    constexpr std::uint8_t busy = 6;
    const std::uint8_t code = answer.frame[2];
    const std::string text = modbus_exception_text(code);
    bool any = false;
    if (code == accepted_and_busy || code == busy)
        for (const auto& value : map_.values) {
            if (value.function != question.function || value.number < question.start ||
                value.number + registers_of(value.type) > std::size_t{question.start} + question.count)
                continue;
            Indication shown;
            shown.measurand = value.measurand;
            shown.flags = Flag::no_value;
            shown.arrival_ns = answer.arrival_ns;
            shown.offset = answer.offset;
            shown.length = answer.length;
            out.indications.push_back(shown);
            any = true;
        }
    if (any) {
        tell(DeviceEvent::Kind::accepted, "reading: " + text, answer, out);
        return;
    }
    out.rejected.push_back({Rejection::refused, answer.arrival_ns, answer.offset, answer.length});
    tell(DeviceEvent::Kind::refused,
         (modbus_writes(question.function) ? "writing at " : "reading at ") + place(question.start) + ": " + text,
         answer, out);
}

bool ModbusDecoder::status_bit(const ModbusStatus& status, const ModbusQuestion& question,
                               std::span<const std::uint8_t> data) const {
    if (status.function != question.function) return false;
    if (modbus_reads_bits(question.function)) {
        if (status.number < question.start || status.number >= question.start + question.count) return false;
        const unsigned at = status.number - unsigned{question.start};
        return ((unsigned{data[at / 8U]} >> (at % 8U)) & 1U) == status.equals;
    }
    const auto bytes = bytes_at(question, data, status.number, 1);
    if (bytes.empty()) return false;
    const unsigned bits = (unsigned{bytes[0]} << 8U) | bytes[1];
    return (bits & status.mask) == status.equals;
}

void ModbusDecoder::note_round(const ModbusQuestion& question, Flags flags) {
    const auto same = std::ranges::find(polls_, question);
    if (same == polls_.end()) return;
    // Nobody asks in a bare capture: there a round begins with the answer to the first poll.
    if (!watching_ && same == polls_.begin())
        for (auto& one : round_) one.told.reset();
    auto& its = round_[static_cast<std::size_t>(same - polls_.begin())];
    if (its.only_status) its.told = flags;
}

Flags ModbusDecoder::flags_of_round() const {
    Flags out;
    for (const auto& one : round_)
        if (one.only_status) out.add(one.told.value_or(Flags(Flag::no_value)));
    return out;
}

void ModbusDecoder::take_values(const ModbusQuestion& question, const Answer& answer, Decoded& out) {
    const auto data = answer.frame.subspan(3, answer.frame.size() - 5);
    Flags flags;
    for (const auto& status : map_.status) {
        if (!status_bit(status, question, data)) continue;
        flags.add(status.flags);
        if (!status.fault.empty()) tell(DeviceEvent::Kind::fault, status.fault, answer, out);
    }
    note_round(question, flags);
    flags.add(flags_of_round());
    const bool missing = flags.has(Flag::over_range) || flags.has(Flag::under_range) || flags.has(Flag::no_value);
    bool any = false;
    if (modbus_reads_registers(question.function))
        for (const auto& value : map_.values) {
            const auto bytes = value.function == question.function
                                   ? bytes_at(question, data, value.number, registers_of(value.type))
                                   : std::span<const std::uint8_t>();
            if (bytes.empty()) continue;
            Indication shown;
            shown.measurand = value.measurand;
            shown.arrival_ns = answer.arrival_ns;
            shown.offset = answer.offset;
            shown.length = answer.length;
            if (!missing)
                show(value, modbus_bits(bytes, value.type, value.order.value_or(map_.order)), map_.before_fifth, shown);
            shown.flags.add(flags);
            out.indications.push_back(shown);
            any = true;
        }
    tell(DeviceEvent::Kind::accepted, any ? "reading" : "read at " + place(question.start), answer, out);
}

bool ModbusDecoder::take_identity(const ModbusQuestion& question, const Answer& answer, Decoded& out) {
    // Whatever was asked: these letters are no values, also when they come late.
    constexpr std::string_view mark = "VIRTUAL MODBUS  ";
    const auto data = answer.frame.subspan(3, answer.frame.size() - 5);
    if (data.size() == mark.size() && std::equal(data.begin(), data.end(), mark.begin())) {
        tell(DeviceEvent::Kind::identity, "|VIRTUAL||", answer, out);
        return true;
    }
    const auto& identity = map_.identity;
    if (!identity || identity->function != question.function || identity->number != question.start ||
        identity->count != question.count)
        return false;
    const auto word = [&](std::size_t at) { return (unsigned{answer.frame[3 + at]} << 8U) | answer.frame[4 + at]; };
    std::string text = identity->maker + "|" +
                       (identity->simulated == word(0) ? std::string("VIRTUAL") : std::to_string(word(0))) + "||";
    if (identity->count > 1) text += std::to_string(word(2));
    tell(DeviceEvent::Kind::identity, text, answer, out);
    return true;
}

bool ModbusDecoder::take_read_back(const ModbusQuestion& question, const Answer& answer, Decoded& out) {
    if (!last_write_) return false;
    const auto data = answer.frame.subspan(3, answer.frame.size() - 5);
    for (const auto& action : map_.actions) {
        const auto& back = action.read_back;
        if (!back || back->function != question.function || back->number != question.start) continue;
        const bool bits = modbus_reads_bits(question.function);
        if (question.count != (bits ? 1U : registers_of(back->type))) continue;
        // The action whose last write was the last one.
        const auto& write = action.writes.back();
        if (write.function != last_write_->function || write.number != last_write_->start) continue;
        if (write.value) {
            if (write.function == modbus_function::write_coil) {
                if ((last_write_->value != 0) != (write.value->mantissa() != 0)) continue;
            } else if (const auto wire = modbus_wire(*write.value, write.type, map_.order);
                       !wire || *wire != last_written_) {
                continue;
            }
        }
        const auto read = [&](std::span<const std::uint8_t> wire) -> std::optional<Decimal> {
            const auto number = modbus_number(modbus_bits(wire, back->type, map_.order), back->type);
            if (number.kind != ModbusNumber::Kind::value) return std::nullopt;
            const auto scaled = modbus_scaled(number.value, action.scale, Decimal());
            if (!scaled) return std::nullopt;
            const auto rounded = base::round_half_even(*scaled, action.digits);
            return rounded ? std::optional(*rounded) : std::nullopt;
        };
        std::optional<Decimal> found;
        std::optional<Decimal> wanted = back->expect;
        if (bits) {
            found = Decimal(data[0] & 1, 0);
        } else if (back->expect) {
            found = modbus_number(modbus_bits(data, back->type, map_.order), back->type).value;
        } else {
            if (!ordered_ || ordered_->wire.size() != data.size()) continue;
            found = read(data);
            wanted = read(ordered_->wire);
        }
        const bool done = found && wanted && *found == *wanted;
        std::string text(sequence::name(action.command));
        text += ": read back " + (found ? found->normalized().text() : std::string("no number"));
        if (action.unit != nullptr) text += ' ' + std::string(action.unit->symbol);
        if (!done && wanted) text += " instead of " + wanted->normalized().text();
        tell(done ? DeviceEvent::Kind::accepted : DeviceEvent::Kind::refused, std::move(text), answer, out);
        return true;
    }
    return false;
}

}  // namespace velocert::instruments
