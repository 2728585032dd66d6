// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/decimal.h"
#include "core/metrology/indication.h"

namespace velocert::instruments {

// The text of NMEA 0183 sentences and its parts. Pure; nothing depends on the locale, nothing allocates.

/// A sentence cut at its commas.
class NmeaSentence {
  public:
    /// Reads "$GNRMC,...*hh". Nothing but `why` when the checksum does not hold, when there is none although one is
    /// needed (checksum), or when it is no sentence (syntax). A checksum is the exclusive or of what stands between
    /// '$' and '*' in two hexadecimal digits of either case; eight digits are the CRC-32 of some proprietary ones.
    [[nodiscard]] static std::optional<NmeaSentence> parse(std::span<const std::uint8_t> bytes, bool checksum_needed,
                                                           metrology::Rejection& why);

    [[nodiscard]] std::string_view address() const { return fields_[0]; }
    /// "GN"; empty for proprietary ones.
    [[nodiscard]] std::string_view talker() const;
    /// "RMC" whoever talks; the whole address of proprietary ones.
    [[nodiscard]] std::string_view type() const;
    [[nodiscard]] std::size_t size() const { return count_; }
    /// Field by its number, the address being 0; empty for one that is not there.
    [[nodiscard]] std::string_view field(std::size_t number) const {
        return number < count_ ? fields_[number] : std::string_view();
    }

  private:
    static constexpr std::size_t most_fields = 64;
    std::array<std::string_view, most_fields> fields_{};
    std::size_t count_ = 0;
};

/// "12", "-0.35", "+4.", ".5": exactly those digits, at most 18.
[[nodiscard]] std::optional<base::Decimal> nmea_number(std::string_view text);
/// Only digits, at most nine.
[[nodiscard]] std::optional<int> nmea_integer(std::string_view text);

/// An angle in degrees with nine decimals, and the weight of the last digit sent.
struct NmeaAngle {
    base::Decimal degrees;
    base::Decimal resolution;
};
/// "ddmm.mmmm" and "dddmm.mmmm" with their hemisphere: degrees + minutes/60, rounded half to even to 1e-9 degree.
/// Nothing when it lies beyond `most_degrees`.
[[nodiscard]] std::optional<NmeaAngle> nmea_angle(std::string_view digits, std::string_view hemisphere, char positive,
                                                  char negative, int most_degrees);
/// Degrees with a sign as sent, at most nine decimals.
[[nodiscard]] std::optional<NmeaAngle> plain_angle(std::string_view digits, int most_degrees);

/// "hhmmss.sss" as seconds of the day with the decimals sent, at most nine.
[[nodiscard]] std::optional<base::Decimal> nmea_time(std::string_view text);
/// Days since 1970-01-01; years with two digits are 1980 to 2079. Nothing when there is no such day.
[[nodiscard]] std::optional<std::int64_t> civil_day(int year, int month, int day);
/// "ddmmyy".
[[nodiscard]] std::optional<std::int64_t> nmea_date(std::string_view text);

/// Seconds with nine decimals at most as microseconds, rounded half to even.
[[nodiscard]] std::int64_t microseconds_of(const base::Decimal& seconds);

/// Since version 2.3 a mode tells how a fix came about: estimated, by hand, simulated and none are not measured.
[[nodiscard]] bool nmea_mode_measured(std::string_view mode);
/// The same in the numbers of GGA.
[[nodiscard]] bool nmea_quality_measured(int quality);

}  // namespace velocert::instruments
