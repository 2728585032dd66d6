// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/metrology/indication.h"
#include "core/sequence/running/runner.h"

namespace velocert::app {

/// One point of the live plot, for the eye only: speed (km/h) over distance (m), or another quantity in its preferred
/// unit over time (s).
struct PlotPoint {
    double x = 0;
    double y = 0;
};

/// What came since the last look.
struct LiveUpdate {
    int attempt = 0;  ///< counts attempts; a new number means: forget the points before
    std::vector<PlotPoint> points;
    std::optional<double> brake_at;  ///< distance (m) at which the brake switch first closed
    std::map<metrology::Measurand, metrology::Indication> latest;
    std::map<metrology::Measurand, std::string> latest_of;  ///< the roles that showed them
    std::optional<sequence::Gate> gate;
};

/// Gathers what the run thread sees and hands it over in heaps, so that the screen's pace never reaches the wire.
/// Copies only; nothing that is judged or stored passes here. Both functions groups may be called from any thread.
class LiveBuffer {
  public:
    /// Points kept between two looks; older ones are thinned, which no screen would show anyway.
    static constexpr std::size_t most_points = 20'000;

    /// `over_time`: what is plotted over the time since its first value; none: speed over distance.
    void begin_attempt(std::optional<metrology::Measurand> over_time = {});
    void add(std::string_view role, const metrology::Indication& indication);
    void add(const sequence::Gate& gate);
    [[nodiscard]] LiveUpdate take();

  private:
    void add_point(double x, double y);

    std::mutex mutex_;
    LiveUpdate update_;
    std::optional<metrology::Measurand> over_time_;
    bool braking_ = false;
    double distance_ = 0;
    std::optional<std::int64_t> first_ns_;
};

}  // namespace velocert::app
