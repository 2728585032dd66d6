// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/messages/log_time.h"

#include <algorithm>
#include <utility>

#include "core/sequence/evaluations/series/sample_series.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Wide;
using metrology::AnyQuantity;
using metrology::Kind;

// A base unit of duration is a microsecond.
constexpr Wide attoseconds_in_base = 1'000'000'000'000;
constexpr Wide attoseconds_in_second = attoseconds_in_base * 1'000'000;
// Sums and differences of times below it stay within 128 bits.
constexpr Wide farthest_s = 10'000'000'000'000'000;

}  // namespace

LogRule log_rule(const standards::Step& step) {
    return step.parameters.contains("log_rule") ? LogRule::exact : LogRule::rounded;
}

base::Result<LogTime> log_time(const base::Decimal& number, const metrology::Unit& unit, LogRule rule) {
    LogTime out;
    out.seconds = number.to_double();
    if (rule == LogRule::rounded) return out;
    const auto refuse = [&](ErrorCode code, std::string expected) {
        return base::fail(code, {}, "'" + number.text() + ' ' + std::string(unit.symbol) + '\'', std::move(expected));
    };
    if (unit.kind != Kind::duration) return refuse(ErrorCode::wrong_unit, "a time: t_s, t_ms, t_us, t_min or t_h");
    // A mantissa below 2^63 times the microseconds of an hour stays far below 2^127.
    const Wide scaled = Wide{number.mantissa()} * unit.factor;
    const Wide one = base::ten_to(number.scale());
    const Wide largest = farthest_s * 1'000'000;
    if (scaled / one > largest || scaled / one < -largest)
        return refuse(ErrorCode::bad_value, "a time of at most 16 digits of seconds");
    const int more = 12 - number.scale();
    if (more >= 0) {
        out.attoseconds = scaled * base::ten_to(more);
        return out;
    }
    if (scaled % base::ten_to(-more) != 0) return refuse(ErrorCode::bad_value, "no finer than 1e-18 s");
    out.attoseconds = scaled / base::ten_to(-more);
    return out;
}

bool before(const LogTime& a, const LogTime& b, LogRule rule) {
    return rule == LogRule::exact ? a.attoseconds < b.attoseconds : a.seconds < b.seconds;
}

LogTime longer(const LogTime& a, const LogTime& b) {
    return {std::max(a.seconds, b.seconds), std::max(a.attoseconds, b.attoseconds)};
}

std::optional<AnyQuantity> span_of(const LogTime& time, LogRule rule) {
    if (rule == LogRule::rounded) return exact(Kind::duration, time.seconds);
    Wide whole = time.attoseconds / attoseconds_in_base;
    if (whole * attoseconds_in_base < time.attoseconds) ++whole;
    const auto microseconds = static_cast<std::int64_t>(whole);
    if (microseconds != whole) return std::nullopt;
    return AnyQuantity(Kind::duration, microseconds);
}

bool reaches(const LogTime& time, const AnyQuantity& least, LogRule rule) {
    return rule == LogRule::exact ? time.attoseconds >= Wide{least.base()} * attoseconds_in_base
                                  : time.seconds >= number(least);
}

std::string text_of(const LogTime& time, LogRule rule) {
    if (rule == LogRule::rounded) {
        const auto value = span_of(time, rule);
        return value ? value->text() : std::string();
    }
    const Wide size = time.attoseconds < 0 ? -time.attoseconds : time.attoseconds;
    std::string out = time.attoseconds < 0 ? "-" : "";
    out += std::to_string(static_cast<std::int64_t>(size / attoseconds_in_second));
    std::string digits = std::to_string(static_cast<std::int64_t>(size % attoseconds_in_second));
    digits.insert(0, 18 - digits.size(), '0');
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    if (!digits.empty()) out += '.' + digits;
    return out + " s";
}

}  // namespace velocert::sequence
