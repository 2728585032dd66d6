// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/itech_frame_decoder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Indication;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::uint8_t number_of(ItechCommand command) { return static_cast<std::uint8_t>(command); }

/// Settings with the question that reads them back right behind them.
struct SettingRow {
    ItechCommand set;
    std::string_view name;
    std::string_view unit;
    int scale;  ///< digits behind the point of the number in that unit
};
constexpr std::array settings{
    SettingRow{ItechCommand::mode, "mode", "", 0},
    SettingRow{ItechCommand::current, "current", "A", 4},
    SettingRow{ItechCommand::voltage, "voltage", "V", 3},
    SettingRow{ItechCommand::power, "power", "W", 3},
    SettingRow{ItechCommand::resistance, "resistance", "ohm", 3},
};
const SettingRow* setting(std::uint8_t command) {
    for (const auto& row : settings)
        if (number_of(row.set) == command) return &row;
    return nullptr;
}

std::string text_of(const SettingRow& row, std::uint32_t number) {
    std::string text = std::string(row.name) + ' ' + base::Decimal(number, row.scale).text();
    if (!row.unit.empty()) text += ' ' + std::string(row.unit);
    return text;
}

std::string_view status_text(std::uint8_t status) {
    switch (status) {
        case 0x90: return "checksum wrong (status 90)";
        case 0xA0: return "parameter wrong or out of range (status A0)";
        case 0xB0: return "command unknown (status B0)";
        case 0xC0: return "command not possible now (status C0)";
        default: return {};
    }
}

/// What is wrong at the load's input, by bit.
constexpr unsigned reversed = 1U << 0U;
constexpr unsigned over_voltage = 1U << 1U;
constexpr unsigned over_current = 1U << 2U;
constexpr unsigned over_power = 1U << 3U;
constexpr unsigned over_temperature = 1U << 4U;
constexpr unsigned input_on = 1U << 3U;

}  // namespace

void ItechFrameDecoder::feed(metrology::Direction direction, std::span<const std::uint8_t> bytes,
                             std::int64_t arrival_ns, Decoded& out) {
    if (direction == metrology::Direction::received) {
        received_.feed(bytes, arrival_ns, out, [&](Frame frame, std::uint64_t offset) {
            return answer(frame, {offset, arrival_ns}, out);
        });
        return;
    }
    if (bytes.empty()) return;
    watching_ = true;
    // What is unfinished cannot belong to a question that is asked after it began.
    received_.finish(arrival_ns, out);
    Decoded none;
    sent_.feed(bytes, arrival_ns, none, [&](Frame frame, std::uint64_t) -> std::optional<Rejection> {
        if (!itech_sum_fits(frame)) return Rejection::checksum;
        request(frame);
        return std::nullopt;
    });
}

void ItechFrameDecoder::finish(Decoded& out) { received_.finish(Indication::no_time, out); }

void ItechFrameDecoder::request(Frame frame) {
    const std::uint8_t command = frame[2];
    std::copy(frame.begin(), frame.end(), asked_.begin());
    echo_due_ = true;
    open_ = command;
    proof_ = command == number_of(ItechCommand::state) && ordered_ == number_of(ItechCommand::input);
    if (command == number_of(ItechCommand::input) || setting(command) != nullptr) {
        ordered_ = command;
        const bool byte = command == number_of(ItechCommand::input) || command == number_of(ItechCommand::mode);
        ordered_number_ = byte ? frame[3] : itech_number(frame, 3);
    } else if (command == number_of(ItechCommand::state)) {
        ordered_ = 0;
    }
}

/// A setting of nothing is read back by the very bytes that ask for it, unless the order before has shown that the line
/// gives back what is sent. All other answers have bits of their own.
bool ItechFrameDecoder::is_echo(Frame frame) const {
    if (!echo_due_ || !std::equal(frame.begin(), frame.end(), asked_.begin())) return false;
    return echo_told_ || frame[2] == 0 || setting(static_cast<std::uint8_t>(frame[2] - 1)) == nullptr;
}

std::optional<Rejection> ItechFrameDecoder::answer(Frame frame, const Place& place, Decoded& out) {
    if (!itech_sum_fits(frame)) return Rejection::checksum;
    if (is_echo(frame)) {
        echo_due_ = false;
        if (!std::exchange(echo_told_, true))
            event(place, DeviceEvent::Kind::fault,
                  "the line gives back what is sent (local echo): switch it off at the adapter", out);
        return Rejection::garbage;
    }
    if (frame[1] != address_) return Rejection::garbage;  // another load on the line
    const std::uint8_t command = frame[2];
    if (!watching_) {
        if (command == number_of(ItechCommand::state)) {
            state(frame, place, out);
            return std::nullopt;
        }
        return status(frame, place, out) ? std::nullopt : std::optional(Rejection::syntax);
    }
    if (!open_) return Rejection::late;
    if (command == number_of(ItechCommand::status)) {
        // Every frame may be answered so: an order when it was done, anything when it could not be.
        if (frame[3] == 0x80 &&
            (*open_ == number_of(ItechCommand::state) || *open_ == number_of(ItechCommand::identity)))
            return Rejection::late;
        if (!status(frame, place, out)) return Rejection::syntax;
    } else if (command != *open_) {
        return Rejection::late;
    } else if (command == number_of(ItechCommand::state)) {
        state(frame, place, out);
    } else if (command == number_of(ItechCommand::identity)) {
        std::string text = "|";
        for (std::size_t i = 3; i < 8; ++i)
            if (frame[i] >= 0x20 && frame[i] < 0x7F && frame[i] != '|') text += static_cast<char>(frame[i]);
        std::string serial;
        for (std::size_t i = 10; i < 20; ++i)
            if (frame[i] >= 0x20 && frame[i] < 0x7F && frame[i] != '|') serial += static_cast<char>(frame[i]);
        text +=
            '|' + serial + '|' + std::to_string(frame[9]) + '.' + (frame[8] < 10 ? "0" : "") + std::to_string(frame[8]);
        event(place, DeviceEvent::Kind::identity, std::move(text), out);
    } else {
        read_back(frame, place, out);
    }
    open_.reset();
    return std::nullopt;
}

bool ItechFrameDecoder::status(Frame frame, const Place& place, Decoded& out) const {
    if (frame[2] != number_of(ItechCommand::status)) return false;
    if (frame[3] == 0x80) {
        event(place, DeviceEvent::Kind::accepted, "done (status 80)", out);
        return true;
    }
    const auto text = status_text(frame[3]);
    if (text.empty()) return false;
    event(place, DeviceEvent::Kind::refused, std::string(text), out);
    return true;
}

void ItechFrameDecoder::read_back(Frame frame, const Place& place, Decoded& out) const {
    const auto* row = setting(static_cast<std::uint8_t>(frame[2] - 1));
    const std::uint32_t told = frame[2] == number_of(ItechCommand::mode) + 1 ? frame[3] : itech_number(frame, 3);
    if (row == nullptr || ordered_ != number_of(row->set)) {
        event(place, DeviceEvent::Kind::accepted, "told", out);
        return;
    }
    if (told == ordered_number_)
        event(place, DeviceEvent::Kind::accepted, text_of(*row, told), out);
    else
        event(place, DeviceEvent::Kind::refused,
              text_of(*row, ordered_number_) + ": it reads back " + text_of(*row, told), out);
}

void ItechFrameDecoder::state(Frame frame, const Place& place, Decoded& out) const {
    const bool on = (frame[15] & input_on) != 0;
    if (proof_) {
        const bool wanted = ordered_number_ != 0;
        const std::string told = on ? " on" : " off";
        if (on == wanted)
            event(place, DeviceEvent::Kind::accepted, "input" + told, out);
        else
            event(place, DeviceEvent::Kind::refused, "the input is still" + told, out);
        return;
    }
    const unsigned demand = frame[16] | static_cast<unsigned>(frame[17]) << 8U;
    struct Row {
        Measurand measurand;
        std::size_t at;
        int scale;
        std::string_view unit;
        unsigned over;
    };
    constexpr std::array rows{Row{Measurand::voltage, 3, 3, "V", over_voltage},
                              Row{Measurand::current, 7, 4, "A", over_current},
                              Row{Measurand::power, 11, 3, "W", over_power}};
    for (const auto& row : rows) {
        Indication shown;
        shown.measurand = row.measurand;
        shown.arrival_ns = place.arrival_ns;
        shown.offset = place.offset;
        shown.length = itech_frame_length;
        if ((demand & reversed) != 0)
            shown.flags.add(Flag::no_value);
        else if ((demand & row.over) != 0)
            shown.flags.add(Flag::over_range);
        else
            shown.unit = &unit_row(row.unit);
        shown.value = base::Decimal(itech_number(frame, row.at), row.scale);
        shown.resolution = base::Decimal(1, row.scale);
        out.indications.push_back(shown);
    }
    event(place, DeviceEvent::Kind::accepted, "reading", out);
    struct Fault {
        unsigned bit;
        std::string_view text;
    };
    for (const auto& [bit, text] : {Fault{reversed, "the voltage at the load has the wrong polarity"},
                                    Fault{over_voltage, "the load is protected against over-voltage"},
                                    Fault{over_current, "the load is protected against over-current"},
                                    Fault{over_power, "the load is protected against too much power"},
                                    Fault{over_temperature, "the load is protected against over-temperature"}})
        if ((demand & bit) != 0) event(place, DeviceEvent::Kind::fault, std::string(text), out);
}

}  // namespace velocert::instruments
