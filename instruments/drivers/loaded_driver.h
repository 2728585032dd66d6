// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// A driver made from a file instead of being written in C++. It owns every text and list that `driver` points into,
/// so it stays where it is and must outlive whatever uses the driver.
class LoadedDriver {
  public:
    LoadedDriver() = default;
    LoadedDriver(const LoadedDriver&) = delete;
    LoadedDriver& operator=(const LoadedDriver&) = delete;
    virtual ~LoadedDriver() = default;

    /// Keeps a text and gives a view of it that lasts as long as this.
    std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }

    Driver driver;

    std::vector<metrology::Measurand> measurands;
    std::deque<std::vector<RangeInfo>> ranges;  ///< a list for each profile
    std::vector<Profile> profiles;
    std::vector<OptionInfo> options;

  private:
    std::deque<std::string> texts;
};

}  // namespace velocert::instruments
