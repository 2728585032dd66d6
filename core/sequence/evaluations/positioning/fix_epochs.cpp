// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/positioning/fix_epochs.h"

#include <algorithm>
#include <array>

#include "core/sequence/evaluations/series/marked_capture.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using metrology::Indication;
using metrology::Measurand;

constexpr std::int64_t day_us = 86'400'000'000;

// Fix qualities in which satellites do not say where the receiver is: dead reckoning, typed in, simulated.
constexpr std::array<int, 3> not_by_satellites{6, 7, 8};

constexpr std::array of_fixes{Measurand::latitude,   Measurand::longitude,         Measurand::height,
                              Measurand::speed,      Measurand::fix_quality,       Measurand::fix_mode,
                              Measurand::satellites, Measurand::beidou_satellites, Measurand::other_satellites,
                              Measurand::time_utc};

bool told_of_fixes(Measurand measurand) { return std::ranges::find(of_fixes, measurand) != of_fixes.end(); }

/// Several lists of satellites may belong to one moment; each of the others is told once.
bool may_repeat(Measurand measurand) {
    return measurand == Measurand::beidou_satellites || measurand == Measurand::other_satellites ||
           measurand == Measurand::fix_mode;
}

std::int64_t of_day(std::int64_t device_us) { return (device_us % day_us + day_us) % day_us; }

/// In units of `base_units`.
std::optional<double> shown(const Indication& indication, double base_units) {
    if (!indication.has_value()) return std::nullopt;
    return indication.value.to_double() * static_cast<double>(indication.unit->factor) / base_units;
}
constexpr double degree = 1e9;
constexpr double metre = 1e6;
constexpr double metre_per_second = 3.6e6;

/// Gathers the moments one after the other.
class Gatherer {
  public:
    explicit Gatherer(std::vector<FixEpoch>& out) : out_(out) {}

    void take(const Indication& indication) {
        const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(indication.measurand);
        const bool again = !may_repeat(indication.measurand) && (told_ & bit) != 0;
        const bool other_time = indication.device_time_us != Indication::no_time && !out_.empty() &&
                                out_.back().device_us != Indication::no_time &&
                                of_day(indication.device_time_us) != of_day(out_.back().device_us);
        if (out_.empty() || again || other_time) begin(indication);
        told_ |= bit;
        auto& epoch = out_.back();
        if (epoch.device_us == Indication::no_time) epoch.device_us = indication.device_time_us;
        put(indication, epoch);
    }

    void finish() { settle(); }

  private:
    void begin(const Indication& indication) {
        settle();
        told_ = 0;
        beidou_at_ = others_at_ = none;
        out_.push_back({});
        out_.back().arrival_ns = indication.arrival_ns;
        out_.back().offset = indication.offset;
        out_.back().device_us = indication.device_time_us;
    }

    void put(const Indication& indication, FixEpoch& epoch) {
        const auto count = shown(indication, 1.0);
        const auto whole = count ? std::optional<int>(static_cast<int>(*count)) : std::nullopt;
        const auto what = indication.measurand;
        if (what == Measurand::latitude) epoch.latitude = shown(indication, degree);
        if (what == Measurand::longitude) epoch.longitude = shown(indication, degree);
        if (what == Measurand::height) epoch.height = shown(indication, metre);
        if (what == Measurand::speed) epoch.speed = shown(indication, metre_per_second);
        if (what == Measurand::fix_quality) epoch.quality = whole;
        if (what == Measurand::fix_mode) epoch.mode = whole;
        if (what == Measurand::satellites) epoch.satellites = whole;
        if (what == Measurand::other_satellites) {
            epoch.others = whole;
            others_at_ = indication.offset;
        }
        if (what == Measurand::beidou_satellites) {
            beidou_ = whole;
            beidou_at_ = indication.offset;
        }
        // A count of BeiDou in the same sentence is one of satellites used, not of those in view.
        if (beidou_at_ != none && others_at_ == beidou_at_) epoch.beidou = beidou_;
    }

    void settle() {
        if (out_.empty()) return;
        auto& epoch = out_.back();
        const bool placed = epoch.latitude && epoch.longitude;
        const bool by_satellites =
            !epoch.quality ||
            (*epoch.quality > 0 && std::ranges::find(not_by_satellites, *epoch.quality) == not_by_satellites.end());
        epoch.fixed = placed && by_satellites && epoch.mode.value_or(3) > 1;
    }

    static constexpr std::uint64_t none = ~std::uint64_t{0};
    std::vector<FixEpoch>& out_;
    std::uint64_t told_ = 0;
    std::optional<int> beidou_;
    std::uint64_t beidou_at_ = none;
    std::uint64_t others_at_ = none;
};

/// Whether a moment tells less than the one before: it was cut off.
bool cut_off(const FixEpoch& last, const FixEpoch& before) {
    return (before.quality && !last.quality) || (before.satellites && !last.satellites) ||
           (before.mode && !last.mode) || (before.beidou && !last.beidou) || (before.others && !last.others);
}

std::optional<double> by_arrival(const FixEpoch& from, const FixEpoch& to) {
    if (from.arrival_ns == Indication::no_time || to.arrival_ns == Indication::no_time) return std::nullopt;
    const auto passed = static_cast<double>(to.arrival_ns - from.arrival_ns) * 1e-9;
    return passed > 0 ? std::optional(passed) : std::nullopt;
}

}  // namespace

std::vector<FixEpoch> fix_epochs(const CaptureData& capture, std::uint64_t from, std::uint64_t to) {
    std::vector<FixEpoch> out;
    Gatherer gatherer(out);
    for (const auto& indication : capture.indications)
        if (told_of_fixes(indication.measurand) && indication.offset >= from &&
            indication.offset + indication.length <= to)
            gatherer.take(indication);
    gatherer.finish();
    // Satellites or a mode alone, such as the end of a sentence list that was cut at the front, are no moment.
    std::erase_if(out, [](const FixEpoch& epoch) {
        return epoch.device_us == Indication::no_time && !epoch.quality && !epoch.latitude && !epoch.speed;
    });
    if (out.size() > 1 && cut_off(out.back(), out[out.size() - 2])) out.pop_back();
    return out;
}

tl::expected<FixSeries, Reason> fix_series(const EvaluationInput& input, std::string_view action,
                                           std::string_view role) {
    FixSeries out;
    const auto marked = marked_capture(input.captures, input.marks, action, role);
    const CaptureData* capture = marked ? marked->capture : nullptr;
    if (capture == nullptr && input.marks.empty())
        for (const auto& one : input.captures)
            if (one.role == role) capture = &one;
    if (capture == nullptr) return out;
    if (!capture->complete) return tl::unexpected(Reason::series_gap);
    out.epochs = fix_epochs(*capture, 0, marked ? marked->to : ~std::uint64_t{0});
    if (marked)
        while (out.first < out.epochs.size() && out.epochs[out.first].offset < marked->from) ++out.first;
    return out;
}

tl::expected<double, Reason> seconds_between(const std::vector<FixEpoch>& epochs, std::size_t from, std::size_t to,
                                             double longest_gap_s) {
    std::int64_t passed_us = 0;
    auto trouble = Reason::none;
    for (std::size_t i = from + 1; i <= to && trouble == Reason::none; ++i) {
        if (epochs[i].device_us == Indication::no_time || epochs[i - 1].device_us == Indication::no_time) {
            trouble = Reason::clock_fault;
            break;
        }
        const std::int64_t ahead = of_day(of_day(epochs[i].device_us) - of_day(epochs[i - 1].device_us));
        const std::int64_t step = ahead > day_us / 2 ? ahead - day_us : ahead;
        passed_us += step;
        if (step == 0)
            trouble = Reason::stale;
        else if (step < 0)
            trouble = Reason::clock_fault;
        else if (static_cast<double>(step) * 1e-6 > longest_gap_s)
            trouble = Reason::series_gap;
    }
    if (trouble == Reason::none) return static_cast<double>(passed_us) * 1e-6;
    // The clock is set when the receiver learns the time; the computer's runs on meanwhile.
    for (std::size_t i = from + 1; i <= to; ++i) {
        const auto step = by_arrival(epochs[i - 1], epochs[i]);
        if (!step) return tl::unexpected(trouble);
        if (*step > longest_gap_s) return tl::unexpected(Reason::series_gap);
    }
    return *by_arrival(epochs[from], epochs[to]);
}

}  // namespace velocert::sequence
