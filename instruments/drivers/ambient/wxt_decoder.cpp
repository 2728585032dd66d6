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

struct UnitRow {
    Measurand measurand;
    char letter;
    std::string_view symbol;
};
constexpr std::array unit_rows{
    UnitRow{Measurand::wind_speed, 'M', "m/s"},
    UnitRow{Measurand::wind_speed, 'K', "km/h"},
    UnitRow{Measurand::temperature, 'C', "degC"},
    UnitRow{Measurand::humidity, 'P', "%"},
};

}  // namespace

std::string wxt_question(char address) {
    const std::string text = std::string(1, address) + "r0";
    return text + checksum_of(text);
}

WxtDecoder::WxtDecoder(char address, std::string wind)
    : LineDecoder(longest_line), address_(1, address), wind_(std::move(wind)) {}

void WxtDecoder::request(std::string_view text) {
    if (text == address_ + "XU")
        open_.synchronise(Request::identity);
    else if (text == wxt_question(address_[0]))
        open_.push(Request::reading);
}

std::optional<Rejection> WxtDecoder::answer(const Line& line, Decoded& out) {
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
    const std::size_t before = out.indications.size();
    for (const auto field : scpi_fields(body.substr(address_.size() + 3), ',')) {
        if (value(field, line, out)) continue;
        out.indications.resize(before);
        return Rejection::syntax;
    }
    open_.answered();
    event(line, DeviceEvent::Kind::accepted, "reading", out);
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
    if (!number) return false;
    for (const auto& row : unit_rows) {
        if (row.measurand != measurand || row.letter != letter) continue;
        shown.value = *number;
        shown.resolution = base::Decimal(1, number->scale());
        shown.unit = &unit_row(row.symbol);
        out.indications.push_back(shown);
        return true;
    }
    return false;
}

}  // namespace velocert::instruments
