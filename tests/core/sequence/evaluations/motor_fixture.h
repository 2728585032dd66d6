// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "core/sequence/evaluations/evaluation.h"
#include "core/standards/pack.h"

namespace velocert::sequence::test {

/// The newest shipped edition as the demonstration laboratory has released it.
inline standards::StandardEdition demonstration_edition() {
    auto edition = standards::embedded_editions().value().back();
    for (const auto& embedded : standards::demonstration_releases()) {
        const auto release = standards::load_release(embedded.text, embedded.name).value();
        if (release.edition == edition.id) edition = standards::apply_release(edition, release).value();
    }
    return edition;
}

/// The limit of that id, to be changed.
inline conformity::Limit& limit_of(standards::StandardEdition& edition, std::string_view id) {
    for (auto& limit : edition.limits)
        if (limit.id == id) return limit;
    throw std::runtime_error("no limit " + std::string(id));
}

/// Captures of instruments that are asked in turn, frames of 16 bytes, and the marks of what was asked when.
class PolledBench {
  public:
    /// Asks for one value: digits behind the point as the instrument shows them.
    void show(const std::string& role, metrology::Measurand measurand, double value, int digits, double time_s) {
        auto& capture = capture_of(role);
        metrology::Indication one;
        one.measurand = measurand;
        one.unit = &metrology::preferred_unit(metrology::kind_of(measurand));
        if (std::isfinite(value)) {
            one.value = base::nearest(value, digits).value();
            one.resolution = base::Decimal(1, digits);
        } else {
            one.flags.add(metrology::Flag::no_value);
        }
        one.arrival_ns = static_cast<std::int64_t>(std::llround(time_s * 1e9));
        one.device_time_us = static_cast<std::int64_t>(std::llround(time_s * 1e6));
        one.offset = capture.received;
        one.length = 16;
        capture.received += 16;
        capture.indications.push_back(one);
    }
    void begin(const std::string& action, const std::vector<std::string>& roles) {
        for (const auto& role : roles) marks.push_back({action, role, capture_of(role).received, 0});
        open_ = roles.size();
    }
    void end() {
        for (std::size_t i = marks.size() - open_; i < marks.size(); ++i)
            marks[i].to = capture_of(marks[i].role).received;
    }
    CaptureData& capture_of(const std::string& role) {
        for (auto& capture : captures)
            if (capture.role == role) return capture;
        captures.emplace_back();
        captures.back().role = role;
        return captures.back();
    }

    std::vector<CaptureData> captures;
    std::vector<Mark> marks;

  private:
    std::size_t open_ = 0;
};

/// A motor held at set speeds by a dynamometer, with a power meter at its controller.
struct MotorSession {
    std::vector<double> speeds{60, 90, 120, 180};
    double rate_hz = 10;
    double seconds = 20;  ///< at each speed
    std::function<double(double speed, double t)> torque = [](double speed, double t) {
        // Ripple of an incommensurable frequency: no two neighbours alike.
        return 30.0 - 0.02 * speed + 0.05 * std::sin(7.3 * t);
    };
    std::function<double(double speed, double t)> rotation = [](double speed, double) { return speed; };
    std::function<double(double speed, double t)> supply = [](double, double) { return 48.0; };
    std::function<double(double speed, double t)> current = [](double speed, double) { return 5.0 + speed / 20; };

    [[nodiscard]] PolledBench record() const {
        using metrology::Measurand;
        PolledBench bench;
        double begin = 100;
        for (std::size_t k = 0; k < speeds.size(); ++k) {
            bench.begin("hold_" + std::to_string(k + 1), {"power_meter", "dynamometer"});
            const auto count = static_cast<int>(seconds * rate_hz);
            for (int i = 0; i <= count; ++i) {
                const double t = i / rate_hz;
                const double n = speeds[k];
                bench.show("dynamometer", Measurand::rotation, rotation(n, t), 0, begin + t);
                bench.show("dynamometer", Measurand::torque, torque(n, t), 3, begin + t);
                bench.show("power_meter", Measurand::voltage, supply(n, t), 3, begin + t + 0.02);
                bench.show("power_meter", Measurand::current, current(n, t), 3, begin + t + 0.02);
                bench.show("power_meter", Measurand::power, supply(n, t) * current(n, t), 2, begin + t + 0.02);
            }
            bench.end();
            begin += seconds + 30;
        }
        return bench;
    }
};

}  // namespace velocert::sequence::test
