// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/modbus/modbus_slave.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace velocert::instruments {
namespace {

constexpr std::string_view bad_function{"\x01", 1};
constexpr std::string_view bad_address{"\x02", 1};
constexpr std::string_view bad_value{"\x03", 1};

unsigned byte_of(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }
unsigned pair_of(std::string_view text, std::size_t at) { return byte_of(text, at) * 256U + byte_of(text, at + 1); }
char low(unsigned value) { return static_cast<char>(static_cast<unsigned char>(value % 256U)); }

void put_pair(std::string& out, unsigned value) {
    out += low(value / 256U);
    out += low(value);
}

/// The check sum bit by bit, as the protocol's description does it.
unsigned check_sum(std::string_view bytes) {
    unsigned sum = 0xFFFF;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        sum ^= byte_of(bytes, i);
        for (int shift = 0; shift < 8; ++shift) {
            const bool carry = sum % 2U == 1U;
            sum /= 2U;
            if (carry) sum ^= 0xA001U;
        }
    }
    return sum;
}

bool sound(std::string_view frame) {
    const unsigned sum = check_sum(frame.substr(0, frame.size() - 2));
    return byte_of(frame, frame.size() - 2) == sum % 256U && byte_of(frame, frame.size() - 1) == sum / 256U;
}

}  // namespace

ModbusSlave::ModbusSlave(SlaveSettings settings, std::uint64_t seed)
    : ByteSimulator(settings.driver, settings.port, settings.latency_us), settings_(settings), as_shipped_(settings) {
    for (const auto& value : settings_.values) shown_.emplace_back(value.shown, seed + shown_.size());
}

std::size_t ModbusSlave::take(std::string_view pending, std::int64_t now_us) {
    if (pending.size() < 4) return 0;
    const unsigned function = byte_of(pending, 1);
    std::size_t length = 8;
    if (function == 0x0F || function == 0x10) {
        if (pending.size() < 7) return 0;
        length = 9 + byte_of(pending, 6);
    } else if (function < 1 || function > 6) {
        // Its length is not known: as soon as a check sum fits, it is one.
        for (length = 4; length <= pending.size(); ++length)
            if (sound(pending.substr(0, length))) break;
        if (length > pending.size()) {
            // Garbage, if a whole request stands behind it.
            for (std::size_t at = 1; at + 8 <= pending.size(); ++at)
                if (sound(pending.substr(at, 8))) return at;
            return pending.size() >= 64 ? 1 : 0;
        }
    }
    if (pending.size() < length) return 0;
    const std::string request(pending.substr(0, length));
    if (!sound(request)) return 1;
    const unsigned address = byte_of(request, 0);
    const auto own = static_cast<unsigned>(settings_.address);
    if (address != own && address != 0) return length;
    std::string answered;
    const bool writes = function == 5 || function == 6 || function == 0x0F || function == 0x10;
    if (take_busy()) {
        answered = low(6);
    } else if (defects_ > 0) {
        --defects_;
        answered = low(4);
    } else if (address != 0 || writes) {
        answered = perform(request, now_us);
    }
    if (address == 0) return length;
    std::string out(1, low(next_address_ ? own + 1 : own));
    if (answered.size() == 1)
        out += std::string(1, low(function + 0x80U)) + answered;
    else
        out += answered;
    const unsigned sum = check_sum(out);
    out += low(sum);
    out += low(sum / 256U);
    answer(std::move(out), now_us);
    return length;
}

std::string ModbusSlave::perform(const std::string& request, std::int64_t now_us) {
    const unsigned function = byte_of(request, 1);
    if (function < 1 || (function > 6 && function != 0x0F && function != 0x10)) return std::string(bad_function);
    const unsigned first = pair_of(request, 2);
    const unsigned second = pair_of(request, 4);
    switch (function) {
        case 1:
        case 2: return second < 1 || second > 2000 ? std::string(bad_value) : read_bits(first, second);
        case 3:
        case 4:
            return second < 1 || second > 125 ? std::string(bad_value)
                                              : read_words(static_cast<int>(function), first, second, now_us);
        case 5:
            if (settings_.zero_coil == first && second == 0xFF00) {
                for (auto& shown : shown_) shown.zero(now_us);
                return request.substr(1, 5);
            }
            if (!settings_.coils.contains(first)) return std::string(bad_address);
            if (second != 0xFF00 && second != 0) return std::string(bad_value);
            settings_.coils[first] = second != 0;
            if (settings_.written) settings_.written(settings_.words, settings_.coils, first);
            return request.substr(1, 5);
        case 6:
            return write_word(first, static_cast<std::uint16_t>(second), now_us) ? request.substr(1, 5)
                                                                                 : std::string(bad_address);
        case 0x0F:
            for (unsigned i = 0; i < second; ++i)
                if (!settings_.coils.contains(first + i)) return std::string(bad_address);
            if (byte_of(request, 6) != (second + 7) / 8) return std::string(bad_value);
            for (unsigned i = 0; i < second; ++i) {
                settings_.coils[first + i] = (byte_of(request, 7 + i / 8) >> (i % 8)) % 2 == 1;
                if (settings_.written) settings_.written(settings_.words, settings_.coils, first + i);
            }
            return request.substr(1, 5);
        case 0x10:
            if (second < 1 || second > 123 || byte_of(request, 6) != 2 * second) return std::string(bad_value);
            for (unsigned i = 0; i < second; ++i)
                if (!settings_.words.contains(first + i) && settings_.zero != first + i)
                    return std::string(bad_address);
            for (unsigned i = 0; i < second; ++i)
                static_cast<void>(
                    write_word(first + i, static_cast<std::uint16_t>(pair_of(request, 7 + 2 * i)), now_us));
            return request.substr(1, 5);
        default: return std::string(bad_function);
    }
}

std::string ModbusSlave::read_bits(unsigned first, unsigned count) {
    std::string bits((count + 7) / 8, '\0');
    for (unsigned i = 0; i < count; ++i) {
        const auto coil = settings_.coils.find(first + i);
        if (coil == settings_.coils.end()) return std::string(bad_address);
        if (coil->second) bits[i / 8] = low(byte_of(bits, i / 8) + (1U << (i % 8)));
    }
    return std::string(1, '\x01') + low(static_cast<unsigned>(bits.size())) + bits;
}

std::string ModbusSlave::read_words(int function, unsigned first, unsigned count, std::int64_t now_us) {
    const auto words = image(function, now_us);
    std::string out{low(static_cast<unsigned>(function)), low(2 * count)};
    for (unsigned i = 0; i < count; ++i) {
        const auto word = words.find(first + i);
        if (word == words.end()) return std::string(bad_address);
        put_pair(out, word->second);
    }
    return out;
}

std::map<unsigned, std::uint16_t> ModbusSlave::image(int function, std::int64_t now_us) {
    std::map<unsigned, std::uint16_t> out;
    if (function == 3) {
        out = settings_.words;
        // Modbus has no name for a device: this is how one says that it is a simulated one.
        constexpr std::string_view name = "VIRTUAL MODBUS  ";
        for (unsigned i = 0; i < name.size() / 2; ++i)
            out[0xFF00 + i] = static_cast<std::uint16_t>(pair_of(name, std::size_t{2} * i));
    }
    auto state = ShownValue::State::stable;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        const auto& value = settings_.values[i];
        if (settings_.truth)
            shown_[i].set(settings_.truth(settings_.words, settings_.coils, i, value.shown.truth), now_us);
        const auto sample = shown_[i].sample(now_us);
        if (sample.state != ShownValue::State::stable) state = sample.state;
        if (value.function != function) continue;
        const std::int64_t steps = sample.steps;
        if (value.format == SlaveFormat::word) {
            out[value.first] = static_cast<std::uint16_t>(static_cast<std::int16_t>(steps));
            continue;
        }
        if (value.format == SlaveFormat::sign_magnitude) {
            out[value.first] = static_cast<std::uint16_t>(steps < 0 ? 10'000 - steps : steps);
            continue;
        }
        auto real = static_cast<float>(sample.value);
        if (sample.state == ShownValue::State::over) real = std::numeric_limits<float>::infinity();
        if (sample.state == ShownValue::State::under) real = -std::numeric_limits<float>::infinity();
        const std::uint32_t bits = value.format == SlaveFormat::real
                                       ? std::bit_cast<std::uint32_t>(real)
                                       : static_cast<std::uint32_t>(static_cast<std::int32_t>(steps));
        std::string wire;
        for (const char letter : value.order) wire += low(bits >> (8U * static_cast<unsigned>('D' - letter)));
        out[value.first] = static_cast<std::uint16_t>(pair_of(wire, 0));
        out[value.first + 1] = static_cast<std::uint16_t>(pair_of(wire, 2));
    }
    if (settings_.status && function == 3)
        out[*settings_.status] = settings_.status_words[static_cast<std::size_t>(state)];
    return out;
}

bool ModbusSlave::write_word(unsigned number, std::uint16_t value, std::int64_t now_us) {
    if (settings_.zero == number) {
        for (auto& shown : shown_) shown.zero(now_us);
        return true;
    }
    const auto word = settings_.words.find(number);
    if (word == settings_.words.end()) return false;
    word->second = value;
    if (settings_.written) settings_.written(settings_.words, settings_.coils, number);
    return true;
}

void ModbusSlave::power_up(std::int64_t now_us) {
    settings_.words = as_shipped_.words;
    settings_.coils = as_shipped_.coils;
    for (auto& shown : shown_) shown.power_up(now_us);
}

bool ModbusSlave::more_faults(Fault fault) const {
    const bool tells_range =
        settings_.status.has_value() || std::any_of(settings_.values.begin(), settings_.values.end(),
                                                    [](const auto& v) { return v.format == SlaveFormat::real; });
    if (fault == Fault::over_range || fault == Fault::under_range) return tells_range;
    return ShownValue::knows(fault) || fault == Fault::wrong_checksum || fault == Fault::wrong_address ||
           fault == Fault::device_error;
}

void ModbusSlave::strike(const FaultPlan& plan, std::int64_t now_us) {
    if (plan.fault == Fault::wrong_address) next_address_ = true;
    if (plan.fault == Fault::device_error) defects_ = strikes_of(plan);
    if (!more_faults(plan.fault)) return;
    for (auto& shown : shown_) shown.act(plan.fault, now_us);
}

}  // namespace velocert::instruments
