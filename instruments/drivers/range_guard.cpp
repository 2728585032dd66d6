// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/range_guard.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Wide;
using metrology::Decoded;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;
using metrology::WrittenQuantity;

constexpr Wide finest_share = 1'000'000'000;

/// True where a value below zero has a meaning of its own, whatever the range of the instrument.
bool has_sign(Measurand measurand) {
    switch (measurand) {
        case Measurand::mass:
        case Measurand::force:
        case Measurand::front_force:
        case Measurand::rear_force:
        case Measurand::peak_force:
        case Measurand::torque:
        case Measurand::rotation:
        case Measurand::voltage:
        case Measurand::current:
        case Measurand::power:
        case Measurand::energy:
        case Measurand::inductance:
        case Measurand::resistance:
        case Measurand::capacitance:
        case Measurand::quality_factor:
        case Measurand::acceleration:
        case Measurand::lateral_acceleration:
        case Measurand::height:
        case Measurand::length:
        case Measurand::plane_angle: return true;
        case Measurand::distance:
        case Measurand::speed:
        case Measurand::front_brake:
        case Measurand::rear_brake:
        case Measurand::light_gate_1:
        case Measurand::light_gate_2:
        case Measurand::temperature:
        case Measurand::humidity:
        case Measurand::wind_speed:
        case Measurand::sound_level:
        case Measurand::frequency:
        case Measurand::maximum_sound_level:
        case Measurand::wind_direction:
        case Measurand::pressure:
        case Measurand::elapsed_time:
        case Measurand::judgement:
        case Measurand::latitude:
        case Measurand::longitude:
        case Measurand::course:
        case Measurand::speed_accuracy:
        case Measurand::fix_quality:
        case Measurand::fix_mode:
        case Measurand::satellites:
        case Measurand::beidou_satellites:
        case Measurand::time_utc:
        case Measurand::pulses:
        case Measurand::other_satellites: return false;
    }
    return false;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

struct Ends {
    WrittenQuantity low;
    WrittenQuantity high;
};

base::Result<Ends> ends_of(std::string_view text) {
    const auto refuse = [&](ErrorCode code, std::string found) {
        return base::fail(code, std::string(range_option.name), std::move(found),
                          "LOW..HIGH with the unit at both ends, such as 0 kg..60 kg");
    };
    const auto between = text.find("..");
    if (between == std::string_view::npos) return refuse(ErrorCode::bad_value, "'" + std::string(text) + "'");
    const auto low = WrittenQuantity::parse(trimmed(text.substr(0, between)));
    const auto high = WrittenQuantity::parse(trimmed(text.substr(between + 2)));
    if (!low) return refuse(low.error().code, low.error().found);
    if (!high) return refuse(high.error().code, high.error().found);
    if (low->kind() != high->kind())
        return refuse(ErrorCode::wrong_unit, "the ends of '" + std::string(text) + "' are of two kinds");
    if (low->value().base() >= high->value().base())
        return refuse(ErrorCode::bad_value, "'" + std::string(text) + "' does not ascend");
    return Ends{*low, *high};
}

/// The ranges of the option `measuring-range`.
base::Result<std::vector<Ends>> told_ranges(std::string_view text) {
    std::vector<Ends> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(';'), text.size());
        const auto piece = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (piece.empty()) continue;
        const auto ends = ends_of(piece);
        if (!ends) return base::fail(ends.error());
        for (const auto& earlier : out)
            if (earlier.low.kind() == ends->low.kind())
                return base::fail(ErrorCode::bad_value, std::string(range_option.name),
                                  "two ranges of " + std::string(metrology::name(earlier.low.kind())), "one of a kind");
        out.push_back(*ends);
    }
    return out;
}

Wide power_of_ten(int exponent) {
    Wide out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

class RangedDecoder final : public metrology::Decoder {
  public:
    RangedDecoder(ShownRanges ranges, std::unique_ptr<metrology::Decoder> decoder)
        : ranges_(std::move(ranges)), decoder_(std::move(decoder)) {}
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              Decoded& out) override {
        const auto before = out.indications.size();
        decoder_->feed(direction, bytes, arrival_ns, out);
        hold(out, before);
    }
    void finish(Decoded& out) override {
        const auto before = out.indications.size();
        decoder_->finish(out);
        hold(out, before);
    }

  private:
    void hold(Decoded& out, std::size_t from) const {
        for (std::size_t i = from; i < out.indications.size(); ++i) ranges_.hold(out.indications[i]);
    }

    ShownRanges ranges_;
    std::unique_ptr<metrology::Decoder> decoder_;
};

}  // namespace

base::Result<ShownRanges> ShownRanges::of(const Driver& driver, const Options& options) {
    const auto given = options.find(std::string(range_option.name));
    const auto told = told_ranges(given == options.end() ? std::string_view() : std::string_view(given->second));
    if (!told) return base::fail(told.error());
    ShownRanges out;
    const auto set = [&](Measurand measurand, const WrittenQuantity& low, const WrittenQuantity& high) {
        Range range{low.kind(), low.value().base(), high.value().base()};
        if (range.low == 0 && has_sign(measurand)) range.low = -range.high;
        out.ranges_[static_cast<std::size_t>(measurand)] = range;
    };
    const auto& profile = profile_of(driver, options);
    if (!profile.ranges_by_option)
        for (const auto& row : profile.ranges) {
            const auto low = WrittenQuantity::parse(row.low, metrology::kind_of(row.measurand));
            const auto high = WrittenQuantity::parse(row.high, metrology::kind_of(row.measurand));
            if (low && high) set(row.measurand, *low, *high);
        }
    for (const auto& ends : *told) {
        bool shown = false;
        for (const auto measurand : driver.measurands) {
            if (metrology::kind_of(measurand) != ends.low.kind()) continue;
            set(measurand, ends.low, ends.high);
            shown = true;
        }
        if (!shown)
            return base::fail(ErrorCode::wrong_unit, std::string(range_option.name),
                              "'" + ends.low.text() + ".." + ends.high.text() + "'",
                              "a range of what " + std::string(driver.id) + " shows");
    }
    return out;
}

void ShownRanges::hold(Indication& indication) const {
    if (!indication.has_value()) return;
    const auto& range = ranges_[static_cast<std::size_t>(indication.measurand)];
    if (!range || range->kind != indication.unit->kind) return;
    // All times the weight of the last digit, so that nothing is rounded.
    const Wide one = power_of_ten(indication.value.scale());
    const Wide digits = Wide{indication.value.mantissa()} * indication.unit->factor;
    const Wide shown = digits + Wide{indication.unit->offset} * one;
    if (shown > Wide{range->high} * one) {
        indication.flags.add(Flag::over_range);
        return;
    }
    if (shown < Wide{range->low} * one) {
        indication.flags.add(Flag::under_range);
        return;
    }
    const Wide largest = std::max(range->high < 0 ? -Wide{range->high} : Wide{range->high},
                                  range->low < 0 ? -Wide{range->low} : Wide{range->low});
    const Wide size = digits < 0 ? -digits : digits;
    if (indication.resolution.mantissa() == 0 && size > 0 && size < largest * one / finest_share)
        indication.flags.add(Flag::no_value);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_ranged_decoder(const Driver& driver, const Options& options) {
    auto decoder = driver.make_decoder(options);
    if (!decoder) return base::fail(decoder.error());
    const auto ranges = ShownRanges::of(driver, options);
    if (!ranges) return base::fail(ranges.error());
    return std::make_unique<RangedDecoder>(*ranges, std::move(*decoder));
}

}  // namespace velocert::instruments
