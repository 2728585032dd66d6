// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/ambient/wxt_decoder.h"

#include <array>

#include "core/base/digest.h"
#include "instruments/drivers/driver.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::size_t longest_line = 400;
constexpr std::size_t checksum_size = 3;

std::string checksum_of(std::string_view text) {
    const auto characters = sdi12_characters(crc16_arc(base::as_bytes(text)));
    return {characters.begin(), characters.end()};
}

/// A check sum may have a DEL in it, which records of before were not read with.
constexpr std::uint8_t highest_character(ReadingRule rule) { return rule == ReadingRule::first ? 0x7E : 0x7F; }

struct UnitRow {
    Measurand measurand;
    char letter;
    std::string_view symbol;
};
constexpr std::array unit_rows{
    UnitRow{Measurand::wind_speed, 'M', "m/s"}, UnitRow{Measurand::wind_speed, 'K', "km/h"},
    UnitRow{Measurand::wind_speed, 'N', "kn"},  UnitRow{Measurand::temperature, 'C', "degC"},
    UnitRow{Measurand::humidity, 'P', "%"},
};

/// An answer as transmitters give it, whatever its address: "1R1,", "1r0,", "1XU,".
bool is_answer(std::string_view text) {
    if (text.size() < 4 || text[3] != ',') return false;
    return text.substr(1, 2) == "XU" || ((text[1] == 'R' || text[1] == 'r') && text[2] >= '0' && text[2] <= '9');
}

}  // namespace

std::string wxt_question(char address) {
    const std::string text = std::string(1, address) + "r0";
    return text + checksum_of(text);
}

std::string wxt_plain_question(char address) { return std::string(1, address) + "R1"; }

WxtDecoder::WxtDecoder(char address, std::string wind, ReadingRule rule)
    : LineDecoder(longest_line, {.highest = highest_character(rule)}),
      address_(1, address),
      wind_(std::move(wind)),
      rule_(rule) {}

void WxtDecoder::request(std::string_view text) {
    if (text == address_ + "XU") {
        open_.synchronise(Request::identity);
        plain_open_ = false;
    } else if (text == wxt_question(address_[0])) {
        open_.push(Request::reading);
        heard_ = false;
    } else if (text == wxt_plain_question(address_[0])) {
        plain_open_ = true;
    } else if (text == "?") {
        address_open_ = true;
    }
}

void WxtDecoder::look_at_address(const Line& line, Decoded& out) {
    if (rule_ < ReadingRule::fifth || address_known_ || !is_answer(line.text)) return;
    // Two transmitters may share a line: only where ours is not heard among several answers is it another's address.
    address_known_ = line.text.starts_with(address_) || ++others_ == others_told_;
    if (others_ < others_told_) return;
    const std::string other(line.text.substr(0, 1));
    event(
        line, DeviceEvent::Kind::fault,
        "the transmitter answers as address " + other + ", and not as " + address_ + ": read it with address=" + other,
        out);
}

std::optional<Rejection> WxtDecoder::answer(const Line& line, Decoded& out) {
    look_at_address(line, out);
    if (line.text == address_ && address_open_) {
        address_open_ = false;
        event(line, DeviceEvent::Kind::accepted, "address " + address_, out);
        return std::nullopt;
    }
    if (line.text.starts_with(address_ + "R1,")) return plain(line, out);
    // Sent by itself, or asked by hand: temperature and humidity (R2), or all in one (R0).
    if (rule_ >= ReadingRule::third && !watching() &&
        (line.text.starts_with(address_ + "R2,") || line.text.starts_with(address_ + "R0,")))
        return plain(line, out);
    heard_ = true;
    const auto next = open_.next();
    if (!next) return watching() ? std::optional(Rejection::late) : reading(line, out);
    if (*next == Request::reading) {
        if (open_.out_of_step()) return Rejection::late;
        return reading(line, out);
    }
    if (!line.text.starts_with(address_ + "XU,")) return open_.out_of_step() ? Rejection::late : Rejection::syntax;
    open_.answered();
    std::string name;
    std::string version;
    for (const auto field : scpi_fields(line.text, ',')) {
        if (field.starts_with("N=")) name = field.substr(2);
        if (field.starts_with("V=")) version = field.substr(2);
    }
    event(line, DeviceEvent::Kind::identity, "|" + name + "||" + version, out);
    return std::nullopt;
}

std::optional<Rejection> WxtDecoder::reading(const Line& line, Decoded& out) {
    if (!line.text.starts_with(address_ + "r0,") || line.text.size() < address_.size() + checksum_size + 3)
        return Rejection::syntax;
    const std::string_view body = line.text.substr(0, line.text.size() - checksum_size);
    if (line.text.substr(body.size()) != checksum_of(body)) return Rejection::checksum;
    if (const auto refused = values(body.substr(address_.size() + 3), line, out)) return refused;
    open_.answered();
    event(line, DeviceEvent::Kind::accepted, "reading", out);
    return std::nullopt;
}

std::optional<Rejection> WxtDecoder::plain(const Line& line, Decoded& out) {
    if (watching() && !plain_open_) return Rejection::late;
    plain_open_ = false;
    if (heard_ && watching()) {
        event(line, DeviceEvent::Kind::accepted, "the checked answer counts", out);
        return std::nullopt;
    }
    if (const auto refused = values(line.text.substr(address_.size() + 3), line, out)) return refused;
    if (open_.next() == Request::reading && !open_.out_of_step()) open_.answered();
    event(line, DeviceEvent::Kind::accepted, "reading", out);
    return std::nullopt;
}

std::optional<Rejection> WxtDecoder::values(std::string_view fields, const Line& line, Decoded& out) {
    const std::size_t before = out.indications.size();
    for (const auto field : scpi_fields(fields, ',')) {
        if (value(field, line, out)) continue;
        out.indications.resize(before);
        return Rejection::syntax;
    }
    return std::nullopt;
}

bool WxtDecoder::value(std::string_view field, const Line& line, Decoded& out) const {
    const auto equal = field.find('=');
    if (equal == std::string_view::npos || field.size() < equal + 3) return false;
    const auto key = field.substr(0, equal);
    const auto number = base::Decimal::parse(field.substr(equal + 1, field.size() - equal - 2));
    const char letter = field.back();
    Measurand measurand = Measurand::wind_speed;
    if (key == "Ta")
        measurand = Measurand::temperature;
    else if (key == "Ua")
        measurand = Measurand::humidity;
    else if (key != wind_)
        return true;
    auto shown = indication(line, measurand);
    if (letter == '#') {
        shown.flags.add(Flag::no_value);
        out.indications.push_back(shown);
        return true;
    }
    if (!number || (number->mantissa() < 0 && measurand != Measurand::temperature)) return false;
    for (const auto& row : unit_rows) {
        if (row.measurand != measurand || row.letter != letter) continue;
        show(shown, *number, unit_row(row.symbol));
        out.indications.push_back(shown);
        return true;
    }
    if (letter >= 'A' && letter <= 'Z')
        event(line, DeviceEvent::Kind::fault,
              "the transmitter tells " + std::string(key) + " in the unit '" + letter +
                  "': set it to m/s (M), km/h (K) or knots (N), degrees Celsius (C) and per cent (P)",
              out);
    return false;
}

}  // namespace velocert::instruments
