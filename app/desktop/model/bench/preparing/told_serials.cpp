// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/told_serials.h"

namespace velocert::app {

void ToldSerials::take(std::map<std::string, ToldSerial> told, base::Date today) {
    told_ = std::move(told);
    day_ = today;
    awake_.restart();
}

bool ToldSerials::look(const StationEntry& station, base::Date today) {
    std::vector<std::pair<std::string, bool>> now;
    if (!station.is_virtual)
        for (const auto& port : station.ports)
            if (!port.path.empty()) now.emplace_back(port.path, workplace_.port_exists(port.path));
    // Which ports are meant is the form's to say; what is looked for here is that one of them came or went.
    bool changed = false;
    for (const auto& [path, there] : now)
        for (const auto& [before, was_there] : ports_) changed = changed || (path == before && there != was_there);
    ports_ = std::move(now);
    if (told_.empty()) return changed;
    const bool slept = awake_.slept().has_value();
    if (slept) awake_.restart();
    const auto gone = std::erase_if(
        told_, [&](const auto& one) { return slept || day_ != today || !workplace_.port_exists(one.second.port); });
    return changed || gone > 0;
}

}  // namespace velocert::app
