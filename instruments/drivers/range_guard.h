// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/result.h"
#include "core/metrology/decoder.h"
#include "core/metrology/indication.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments {

/// What an instrument can show, by measurand, in base units: the ranges of its profile, those of the option
/// `measuring-range` in place of those of the same kind. Where a range begins at zero and the quantity has a sign, the
/// instrument may show as much below zero: a net weight, a current the other way round, an error of zero.
class ShownRanges {
  public:
    /// Errors: bad_value, wrong_unit where the option is none: no two ends, of two kinds, of a kind that the driver
    /// does not show, or ends that do not ascend.
    [[nodiscard]] static base::Result<ShownRanges> of(const Driver& driver, const Options& options);

    /// An indication beyond the range is over_range or under_range, and no value. One whose digits have no known weight
    /// (a floating-point register) and that is not zero, but less than a billionth of the range, is none either: its
    /// 24 bits tell a value of such an instrument in far coarser steps, so it comes from another register or order.
    void hold(metrology::Indication& indication) const;

  private:
    struct Range {
        metrology::Kind kind;
        std::int64_t low;
        std::int64_t high;
    };
    static constexpr std::size_t most_measurands = 64;
    std::array<std::optional<Range>, most_measurands> ranges_;
};

/// The decoder of a driver, with its indications held to what the instrument can show. Errors: those of the driver.
[[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_ranged_decoder(const Driver& driver,
                                                                                    const Options& options);

}  // namespace velocert::instruments
