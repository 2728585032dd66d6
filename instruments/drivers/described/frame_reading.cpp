// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/frame_reading.h"
#include "instruments/drivers/shown_text.h"

#include <charconv>
#include <span>

#include "instruments/protocol/checksums.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using base::Decimal;

std::uint64_t unsigned_of(std::string_view bytes, bool low_first) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        value = value << 8U | static_cast<std::uint8_t>(bytes[low_first ? bytes.size() - 1 - i : i]);
    return value;
}

/// Two's complement of that many bytes.
std::int64_t signed_of(std::uint64_t value, std::size_t bytes) {
    const std::uint64_t top = std::uint64_t{1} << (8 * bytes - 1);
    return static_cast<std::int64_t>(value & (top - 1)) - static_cast<std::int64_t>(value & top);
}

std::optional<std::int64_t> packed_decimal(std::string_view bytes) {
    std::int64_t value = 0;
    for (const char c : bytes)
        for (const unsigned nibble : {static_cast<unsigned>(static_cast<std::uint8_t>(c)) >> 4U,
                                      static_cast<unsigned>(static_cast<std::uint8_t>(c)) & 15U}) {
            if (nibble > 9) return std::nullopt;
            value = value * 10 + static_cast<std::int64_t>(nibble);
        }
    return value;
}

/// Sign, digits and point with blanks before, between and behind, as displays show them.
std::optional<Decimal> displayed_number(std::string_view text) {
    text = without_blanks(text);
    bool minus = false;
    if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
        minus = text.front() == '-';
        text.remove_prefix(1);
        text = without_blanks(text);
    }
    std::int64_t mantissa = 0;
    int scale = 0;
    int digits = 0;
    bool point = false;
    for (const char c : text) {
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || digits == Decimal::max_scale) return std::nullopt;
        mantissa = mantissa * 10 + (c - '0');
        if (mantissa != 0 || point) ++digits;
        if (point) ++scale;
    }
    if (text.empty() || text == ".") return std::nullopt;
    return Decimal(minus ? -mantissa : mantissa, scale);
}

std::optional<Decimal> hexadecimal(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (bad != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return Decimal(value, 0);
}

/// A sign beside the field that holds the sign, or a point beside one that is told not to be written: whatever lost or
/// gained a character, it is not the number that the description speaks of.
bool contradicts(const GivenValue& give, const FieldValues& values) {
    const auto& field = values[give.value];
    const bool signed_twice = give.negative && values[give.negative->field].present &&
                              (field.binary ? field.number < 0 : without_blanks(field.text).find_first_of("+-") == 0);
    const bool pointed_twice =
        (give.decimals > 0 || give.decimals_field) && !field.binary && field.text.find('.') != std::string_view::npos;
    return signed_twice || pointed_twice;
}

std::optional<Decimal> product(const Decimal& a, const Decimal& b) {
    std::int64_t mantissa = 0;
    if (__builtin_mul_overflow(a.mantissa(), b.mantissa(), &mantissa)) return std::nullopt;
    const int scale = a.scale() + b.scale();
    if (scale > Decimal::max_scale) return std::nullopt;
    return Decimal(mantissa, scale);
}

std::optional<int> decimals_of(const GivenValue& give, const FieldValues& values) {
    if (!give.decimals_field) return give.decimals;
    const auto& field = values[*give.decimals_field];
    if (!field.present) return std::nullopt;
    for (const auto& [text, decimals] : give.decimals_map)
        if (field_is(field, text)) return give.decimals + decimals;
    if (!give.decimals_map.empty()) return std::nullopt;
    if (field.binary)
        return field.number < 0 || field.number > 9 ? std::nullopt
                                                    : std::optional(give.decimals + static_cast<int>(field.number));
    const auto text = without_blanks(field.text);
    if (text.size() != 1 || text[0] < '0' || text[0] > '9') return std::nullopt;
    return give.decimals + (text[0] - '0');
}

}  // namespace

bool read_field(std::string_view frame, const FrameField& field, FieldValues::Value& into) {
    using As = FrameField::As;
    const auto bytes = frame.substr(field.at, field.length);
    into = {bytes, field.at, true, field.as != As::text, 0};
    switch (field.as) {
        case As::text: return true;
        case As::u8: into.number = static_cast<std::uint8_t>(bytes[0]); return true;
        case As::u16be:
        case As::u32be: into.number = static_cast<std::int64_t>(unsigned_of(bytes, false)); return true;
        case As::u16le:
        case As::u32le: into.number = static_cast<std::int64_t>(unsigned_of(bytes, true)); return true;
        case As::i16be:
        case As::i32be: into.number = signed_of(unsigned_of(bytes, false), bytes.size()); return true;
        case As::i16le:
        case As::i32le: into.number = signed_of(unsigned_of(bytes, true), bytes.size()); return true;
        case As::bits:
            into.number = (static_cast<std::uint8_t>(bytes[0]) >> field.low_bit) &
                          ((1U << (field.high_bit - field.low_bit + 1U)) - 1U);
            return true;
        case As::bcd:
            if (const auto number = packed_decimal(bytes)) {
                into.number = *number;
                return true;
            }
            return false;
    }
    return false;
}

bool field_is(const FieldValues::Value& value, std::string_view text) {
    if (!value.binary) return value.text == text || without_blanks(value.text) == without_blanks(text);
    std::int64_t number = 0;
    const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), number);
    return bad == std::errc() && end == text.data() + text.size() && number == value.number;
}

const metrology::Unit* unit_of(const GivenValue& give, const FieldValues& values) {
    if (!give.unit_field) return give.unit;
    const auto& field = values[*give.unit_field];
    if (!field.present) return give.unit;
    for (const auto& [text, unit] : give.units)
        if (field_is(field, text)) return unit;
    return nullptr;
}

std::optional<ReadValue> read_value(const GivenValue& give, const FieldValues& values, bool negative,
                                    ReadingRule rule) {
    const auto& field = values[give.value];
    if (!field.present) return std::nullopt;
    ReadValue out;
    out.unit = unit_of(give, values);
    if (out.unit == nullptr) return std::nullopt;
    if (rule >= ReadingRule::fifth && contradicts(give, values)) return std::nullopt;
    std::optional<Decimal> number;
    if (field.binary) {
        number = Decimal(field.number, 0);
    } else if (field.hex && rule >= ReadingRule::fifth) {
        number = hexadecimal(field.text);
    } else if (field.text.find_first_of("Ee") != std::string_view::npos) {
        const auto scpi = parse_scpi_number(without_blanks(field.text));
        if (!scpi) return std::nullopt;
        switch (scpi->kind) {
            case ScpiNumber::Kind::value: number = scpi->value; break;
            case ScpiNumber::Kind::over: out.flag = metrology::Flag::over_range; return out;
            case ScpiNumber::Kind::under: out.flag = metrology::Flag::under_range; return out;
            case ScpiNumber::Kind::not_a_number: out.flag = metrology::Flag::no_value; return out;
        }
    } else {
        number = displayed_number(field.text);
    }
    const auto decimals = decimals_of(give, values);
    if (!number || !decimals || number->scale() + *decimals > Decimal::max_scale) return std::nullopt;
    const int scale = number->scale() + *decimals;
    const auto value = product(Decimal(negative ? -number->mantissa() : number->mantissa(), scale), give.multiply);
    const auto step = product(Decimal(1, scale), give.multiply);
    if (!value || !step) return std::nullopt;
    out.value = *value;
    out.resolution = give.resolution ? *give.resolution : *step;
    if (out.resolution.mantissa() < 0) out.resolution = Decimal(-out.resolution.mantissa(), out.resolution.scale());
    return out;
}

bool frame_check_holds(std::string_view frame, const FrameCheck& check, std::size_t field_at,
                       std::string_view written) {
    using Method = FrameCheck::Method;
    if (field_at < check.from + check.gap) return false;
    const auto covered = frame.substr(check.from, field_at - check.gap - check.from);
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(covered.data()), covered.size());
    std::uint32_t sum = 0;
    std::size_t width = 1;
    switch (check.method) {
        case Method::exclusive_or: sum = xor_checksum(bytes); break;
        case Method::sum: sum = byte_sum(bytes); break;
        case Method::crc16_xmodem:
            sum = crc16_xmodem(bytes);
            width = 2;
            break;
        case Method::crc16_modbus:
            sum = crc16_modbus(bytes);
            width = 2;
            break;
    }
    if (check.written != FrameCheck::Written::hex)
        return written.size() == width &&
               unsigned_of(written, check.written == FrameCheck::Written::bytes_low_first) == sum;
    std::uint32_t told = 0;
    const auto [end, bad] = std::from_chars(written.data(), written.data() + written.size(), told, 16);
    return bad == std::errc() && end == written.data() + written.size() && written.size() == 2 * width && told == sum;
}

}  // namespace velocert::instruments
