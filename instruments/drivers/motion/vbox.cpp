// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/motion/vbox.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/motion/nmea_sentence.h"
#include "instruments/drivers/motion/vbox_decoder.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{
    Measurand::speed,      Measurand::distance,          Measurand::acceleration, Measurand::lateral_acceleration,
    Measurand::latitude,   Measurand::longitude,         Measurand::height,       Measurand::course,
    Measurand::satellites, Measurand::beidou_satellites, Measurand::fix_quality,  Measurand::front_brake,
    Measurand::time_utc,
};

constexpr std::array<RangeInfo, 13> ranges_with(std::string_view fastest, std::string_view speed,
                                                std::string_view latitude) {
    return {RangeInfo{Measurand::speed, "0 km/h", fastest, speed},
            RangeInfo{Measurand::distance, "0 m", "335544 m", "0.000079 m"},
            RangeInfo{Measurand::acceleration, "-300 m/s2", "300 m/s2", "0.099 m/s2"},
            RangeInfo{Measurand::lateral_acceleration, "-300 m/s2", "300 m/s2", "0.099 m/s2"},
            RangeInfo{Measurand::latitude, "-90 deg", "90 deg", latitude},
            RangeInfo{Measurand::longitude, "-180 deg", "180 deg", latitude},
            RangeInfo{Measurand::height, "-1000 m", "18000 m", "0.01 m"},
            RangeInfo{Measurand::course, "0 deg", "360 deg", "0.01 deg"},
            RangeInfo{Measurand::satellites, "0", "63", "1"},
            RangeInfo{Measurand::beidou_satellites, "0", "63", "1"},
            RangeInfo{Measurand::fix_quality, "0", "6", "1"},
            RangeInfo{Measurand::front_brake, "0", "1", "1"},
            RangeInfo{Measurand::time_utc, "0 s", "4102444800 s", "0.01 s"}};
}
constexpr auto masked_ranges = ranges_with("1213 km/h", "0.01852 km/h", "0.000000167 deg");
constexpr auto fixed_ranges = ranges_with("1600 km/h", "0.001 km/h", "0.0000001 deg");

constexpr std::chrono::milliseconds silence{1'000};

constexpr std::array profiles{
    Profile{"vbox3i", "Racelogic VBOX 3i and other loggers with $VBOX3i frames, which tell their channels",
            "115200 8N1", masked_ranges, silence},
    Profile{"vb3is", "VBOX 3iS, $VB3is$ frames of a fixed length (not confirmed by a recording)", "115200 8N1",
            fixed_ranges, silence},
    Profile{"vbss25", "VBOX speed sensor, $VBSS25$ frames of a fixed length (not confirmed by a recording)",
            "115200 8N1", fixed_ranges, silence},
};

struct HeaderRow {
    std::string_view profile;
    std::string_view header;
};
constexpr std::array headers{
    HeaderRow{"vbox3i", "$VBOX3i,"},
    HeaderRow{"vb3is", "$VB3is$"},
    HeaderRow{"vbss25", "$VBSS25$"},
};
/// What is read of a frame with a fixed length, header and checksum aside.
constexpr int fixed_part = 26;

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"length", "",
               "bytes of a whole $VB3is$ or $VBSS25$ frame, from '$' to the checksum; it differs between models and is "
               "right when the checksums hold"},
    OptionInfo{"trigger_at", "", "place of the trigger event time in such a frame, counted from '$' as 0"},
    OptionInfo{"trigger", "off", "off, or whether the trigger lies before or after the moment of its frame"},
    OptionInfo{"distance", "total",
               "total, or brake: which of the logger's two distances is shown where it sends both"},
    OptionInfo{"date", "", "day of the measurement, 2026-01-05: frames tell only the time of the day"},
};

base::Result<VboxLayout> layout_of(const Options& given) {
    if (auto fine = check_options(vbox, given); !fine) return base::fail(fine.error());
    const auto word = [&](std::string_view name) { return option(vbox, given, name); };
    const auto refuse = [&](std::string_view name, std::string expected) {
        return base::fail(ErrorCode::bad_value, std::string(name), "'" + word(name) + "'", std::move(expected));
    };
    VboxLayout out;
    for (const auto& row : headers)
        if (row.profile == profile_of(vbox, given).id) out.header = row.header;
    const auto place = [&](std::string_view name, int low, std::size_t& into) {
        if (word(name).empty()) return true;
        const auto number = nmea_integer(word(name));
        if (!number || *number < low || *number > 1024) return false;
        into = static_cast<std::size_t>(*number);
        return true;
    };
    const int shortest = static_cast<int>(out.header.size()) + fixed_part + 2;
    if (!place("length", shortest, out.length))
        return refuse("length", "a whole number from " + std::to_string(shortest) + " to 1024");
    if (!place("trigger_at", shortest - 2, out.trigger_at))
        return refuse("trigger_at", "a whole number from " + std::to_string(shortest - 2) + " to 1024");
    if (word("trigger") == "before")
        out.trigger = VboxLayout::Trigger::before;
    else if (word("trigger") == "after")
        out.trigger = VboxLayout::Trigger::after;
    else if (word("trigger") != "off")
        return refuse("trigger", "off, before or after");
    if (out.trigger != VboxLayout::Trigger::off && out.trigger_at == 0)
        return refuse("trigger", "the option trigger_at with it");
    if (word("distance") != "total" && word("distance") != "brake") return refuse("distance", "total or brake");
    out.brake_distance = word("distance") == "brake";
    if (const auto date = word("date"); !date.empty()) {
        const auto number = [&](std::size_t at, std::size_t size) { return nmea_integer(date.substr(at, size)); };
        const bool shaped = date.size() == 10 && date[4] == '-' && date[7] == '-' && number(0, 4) && number(5, 2) &&
                            number(8, 2) && *number(0, 4) >= 1980;
        if (shaped) out.day = civil_day(*number(0, 4), *number(5, 2), *number(8, 2));
        if (!out.day) return refuse("date", "a day such as 2026-01-05");
    }
    return out;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    auto layout = layout_of(given);
    if (!layout) return base::fail(layout.error());
    return std::make_unique<VboxDecoder>(std::move(*layout));
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (const auto layout = layout_of(given); !layout) return base::fail(layout.error());
    // It sends by itself for as long as it has power; a line end means nothing to it.
    return exchange_from({{Command::start, "\r\n"}, {Command::stop, "\r\n"}}, vbox.id, order, silence,
                         "; it sends by itself");
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver vbox{"vbox",
                  "Racelogic VBOX satellite speed and brake test logger (VBOX 3i, 3iS, speed sensors)",
                  "gnss-logger",
                  measurands,
                  profiles,
                  options,
                  make_decoder,
                  exchange,
                  identification,
                  "motion",
                  Probe{"", std::chrono::milliseconds(500)},
                  false};

}  // namespace velocert::instruments
