// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "instruments/drivers/described/description.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// A driver made from a description in a file: it owns all that its Driver record points to. Wire logs carry the
/// description itself (option `definition`), so that what was recorded is decoded by the very description it was
/// recorded with, whatever became of the file.
class DescribedDriver {
  public:
    /// Errors: bad_input, missing_field, bad_value, with "source:line:column /place".
    [[nodiscard]] static base::Result<std::unique_ptr<DescribedDriver>> read(std::string_view text,
                                                                             const std::string& source);
    DescribedDriver(const DescribedDriver&) = delete;
    DescribedDriver& operator=(const DescribedDriver&) = delete;

    [[nodiscard]] const Driver& driver() const { return driver_; }

  private:
    DescribedDriver() = default;
    void read_head(base::JsonReader& reader);
    void read_profile(base::JsonReader& reader);
    void read_probe(base::JsonReader& reader);
    void read_measurands();
    void check_commands(base::JsonReader& reader);
    [[nodiscard]] std::string_view keep(std::string text);
    [[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) const;
    [[nodiscard]] base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) const;
    [[nodiscard]] std::vector<Exchange> identification() const;

    std::shared_ptr<Description> description_ = std::make_shared<Description>();
    std::deque<std::string> texts_;
    std::deque<std::vector<RangeInfo>> ranges_;
    std::vector<Profile> profiles_;
    std::vector<metrology::Measurand> measurands_;
    std::vector<OptionInfo> options_;
    Driver driver_;
};

}  // namespace velocert::instruments
