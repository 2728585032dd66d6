// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/center_30x.h"

#include <array>

#include "instruments/drivers/bytes_decoder.h"
#include "instruments/drivers/command_table.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::size_t frame_size = 45;
constexpr std::uint8_t first_byte = 0x02;
constexpr std::uint8_t last_byte = 0x03;
constexpr std::size_t first_channel = 7;  ///< two bytes each, high first
constexpr std::size_t over_byte = 39;     ///< [M] one bit for each channel
constexpr std::size_t whole_byte = 43;    ///< one bit for each channel: no digit behind the point
// [M] The bits of the second byte.
constexpr unsigned celsius = 0x80;
constexpr unsigned maximum_or_minimum = 0x06;
constexpr unsigned relative = 0x10;
constexpr unsigned held = 0x20;

/// 02 ... 03, 45 bytes in all. The frame has no sum, so that it must stand whole between its ends.
class CenterDecoder final : public BytesDecoder {
  public:
    explicit CenterDecoder(unsigned channel) : BytesDecoder(Talk::stream, frame_size), channel_(channel) {}

  private:
    Step step(const Pending& pending, Decoded& out) override {
        const auto bytes = pending.bytes;
        if (bytes[0] != first_byte) return rejected(1, Rejection::garbage);
        if (bytes.size() < frame_size) return more();
        if (bytes[frame_size - 1] != last_byte) return rejected(1, Rejection::garbage);
        const unsigned state = bytes[1];
        auto indicated = indication(pending, frame_size, Measurand::temperature);
        if ((state & celsius) == 0) {
            event(pending, DeviceEvent::Kind::fault, "the thermometer shows degrees Fahrenheit: set it to Celsius",
                  out);
            return rejected(frame_size, Rejection::syntax);
        }
        const unsigned bit = 1U << channel_;
        bool as_it_is = true;
        if ((bytes[over_byte] & bit) != 0) {
            indicated.flags.add(Flag::over_range);
        } else if ((state & (maximum_or_minimum | relative | held)) != 0) {
            indicated.flags.add(Flag::no_value);
            as_it_is = false;
        } else {
            const std::size_t at = first_channel + std::size_t{2} * channel_;
            const auto counts = static_cast<std::int16_t>(static_cast<std::uint16_t>(bytes[at] << 8U | bytes[at + 1]));
            const int decimals = (bytes[whole_byte] & bit) != 0 ? 0 : 1;
            show(indicated, base::Decimal(counts, decimals), unit_row("degC"));
        }
        out.indications.push_back(indicated);
        event(pending, DeviceEvent::Kind::accepted, "reading", out);
        if (!as_it_is)
            event(pending, DeviceEvent::Kind::fault,
                  "the thermometer holds a value or shows a maximum, a minimum or a difference: set it to show the "
                  "temperature as it is",
                  out);
        return taken(frame_size);
    }

    unsigned channel_;  ///< from 0
};

constexpr std::chrono::milliseconds answer_time{2'000};
constexpr std::array measurands{Measurand::temperature};
constexpr std::array ranges{RangeInfo{Measurand::temperature, "-200 degC", "1370 degC", "0.1 degC"}};

constexpr std::array profiles{
    Profile{"center-309", "CENTER 304, 309, Voltcraft K204", "9600 8N1", ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"channel", "1", "which thermocouple is read: 1 to 4"},
};

base::Result<unsigned> channel_of(const Options& given) {
    if (auto fine = check_options(center_30x, given); !fine) return base::fail(fine.error());
    const std::string channel = option(center_30x, given, "channel");
    if (channel.size() != 1 || channel[0] < '1' || channel[0] > '4')
        return base::fail(ErrorCode::bad_value, "channel", "'" + channel + "'", "1 to 4");
    return static_cast<unsigned>(channel[0] - '1');
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto channel = channel_of(given);
    if (!channel) return base::fail(channel.error());
    return std::make_unique<CenterDecoder>(*channel);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (const auto channel = channel_of(given); !channel) return base::fail(channel.error());
    // [M] The letter that asks for a frame; one that sends by itself passes it over.
    static const CommandTable table{{Command::read_now, "A"}, {Command::stop, "A"}};
    return exchange_from(table, center_30x.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver center_30x{"center-30x",
                        "Thermometer CENTER 30x (304, 309), Voltcraft K204",
                        "thermometer",
                        measurands,
                        profiles,
                        options,
                        make_decoder,
                        exchange,
                        identification,
                        "ambient",
                        Probe{"A", std::chrono::milliseconds(1'000)},
                        false};

}  // namespace velocert::instruments
