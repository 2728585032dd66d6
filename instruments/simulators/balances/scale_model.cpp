// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/balances/scale_model.h"

#include <cmath>
#include <cstdlib>

namespace velocert::instruments {
namespace {

using metrology::Kind;

constexpr double mg_per_kg = 1e6;
constexpr double mg_per_lb = 453592.37;
// A scale shows nine steps more than its capacity, and twenty less than nothing.
constexpr double steps_over = 9.5;
constexpr double steps_under = 20.5;

ShownValue::Settings value_settings(const ScaleSettings& settings) {
    const double step = static_cast<double>(settings.step_mg) / mg_per_kg;
    ShownValue::Settings out;
    out.truth = settings.loaded ? static_cast<double>(settings.mass_mg) / mg_per_kg : 0.0;
    out.noise = settings.noise_kg;
    out.step = step;
    out.low = -steps_under * step;
    out.high = static_cast<double>(settings.capacity_mg) / mg_per_kg + steps_over * step;
    out.settling_us = settings.settling_us;
    return out;
}

}  // namespace

ScaleSettings read_scale(OptionReader& read) {
    ScaleSettings settings;
    settings.mass_mg = read.quantity("mass", Kind::mass, 0, 10'000'000'000);
    settings.loaded = read.word("load", {"empty", "on"}) == 1;
    settings.capacity_mg = read.quantity("capacity", Kind::mass, 1'000, 10'000'000'000);
    settings.step_mg = read.quantity("step", Kind::mass, 1, 10'000'000);
    settings.noise_kg = static_cast<double>(read.quantity("noise", Kind::mass, 0, 1'000'000)) / mg_per_kg;
    settings.settling_us = read.quantity("settling", Kind::duration, 0, 60'000'000);
    settings.serial = read.text("serial");
    return settings;
}

ScaleModel::ScaleModel(const ScaleSettings& settings, Unit unit, Unit other, std::uint64_t seed)
    : settings_(settings), unit_(unit), other_(other), value_(value_settings(settings), seed) {}

ScaleModel::Shown ScaleModel::shown(std::int64_t now_us) {
    const auto sample = value_.sample(now_us);
    return {sample.state, sample.steps * settings_.step_mg};
}

void ScaleModel::place(double kg, std::int64_t now_us) { value_.set(kg, now_us); }

void ScaleModel::place_own(bool on, std::int64_t now_us) {
    place(on ? static_cast<double>(settings_.mass_mg) / mg_per_kg : 0.0, now_us);
}

void ScaleModel::zero(std::int64_t now_us) { value_.zero(now_us); }

void ScaleModel::change_unit() { changed_ = !changed_; }

bool ScaleModel::knows(Fault fault) const {
    return fault == Fault::unit_change ? unit_ != other_ : ShownValue::knows(fault);
}

void ScaleModel::act(Fault fault, std::int64_t now_us) {
    if (fault == Fault::unit_change)
        change_unit();
    else
        value_.act(fault, now_us);
}

void ScaleModel::power_up(std::int64_t now_us) {
    changed_ = false;
    value_.power_up(now_us);
}

std::string_view ScaleModel::unit_name() const {
    switch (unit()) {
        case Unit::kg: return "kg";
        case Unit::g: return "g";
        case Unit::lb: return "lb";
    }
    return {};
}

int ScaleModel::decimals() const {
    if (unit() == Unit::lb) return 2;
    int digits = 0;
    for (std::int64_t last = unit() == Unit::kg ? 1'000'000 : 1'000; settings_.step_mg % last != 0; last /= 10)
        ++digits;
    return digits;
}

std::int64_t ScaleModel::last_digits(std::int64_t mg) const {
    if (unit() == Unit::lb) return std::llround(static_cast<double>(mg) / mg_per_lb * 100.0);
    std::int64_t last = unit() == Unit::kg ? 1'000'000 : 1'000;
    for (int i = 0; i < decimals(); ++i) last /= 10;
    return mg / last;
}

std::string ScaleModel::number(std::int64_t mg, bool with_sign) const {
    const std::int64_t digits = last_digits(mg);
    const auto places = static_cast<std::size_t>(decimals());
    std::string text = padded(std::to_string(std::abs(digits)), places + 1, '0');
    if (places > 0) text.insert(text.size() - places, ".");
    return (with_sign && digits < 0 ? "-" : "") + text;
}

std::string padded(const std::string& text, std::size_t width, char fill) {
    return std::string(text.size() < width ? width - text.size() : 0, fill) + text;
}

std::string filled(std::string_view text, std::size_t width) {
    return std::string(text) + std::string(text.size() < width ? width - text.size() : 0, ' ');
}

}  // namespace velocert::instruments
