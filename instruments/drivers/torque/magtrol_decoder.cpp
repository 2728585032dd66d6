// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/torque/magtrol_decoder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;

constexpr std::size_t longest_line = 120;
constexpr std::size_t torque_size = 5;  ///< of the torque in the manual's string

const metrology::Unit& rotation_unit() { return metrology::preferred_unit(metrology::Kind::rotation); }

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

/// One OD line taken apart.
struct OutputData {
    base::Decimal speed;
    base::Decimal torque;
    char letter = 'A';
};

/// "S" and five or six characters of speed, right-aligned; "T" and digits with exactly one point; one letter.
std::optional<OutputData> parse(std::string_view text) {
    const auto t = text.find('T');
    if (text.size() < 2 || text.front() != 'S' || (t != 6 && t != 7)) return std::nullopt;
    std::string_view speed = text.substr(1, t - 1);
    speed.remove_prefix(std::min(speed.find_first_not_of(' '), speed.size()));
    std::string_view torque = text.substr(t + 1, text.size() - t - 2);
    const std::size_t field = torque.size();
    torque.remove_prefix(std::min(torque.find_first_not_of(' '), torque.size()));
    OutputData data;
    data.letter = text.back();
    if (data.letter != 'R' && data.letter != 'L' && data.letter != 'A') return std::nullopt;
    if (torque.find('.') == std::string_view::npos || torque.size() > 8) return std::nullopt;
    const auto revolutions = base::Decimal::parse(speed);
    // Its place depends on dynamometer and range: of the manual's five characters it may be the last.
    std::string_view figures = torque;
    if (field == torque_size && figures.ends_with('.')) figures.remove_suffix(1);
    const auto moment = base::Decimal::parse(figures);
    if (!revolutions || revolutions->scale() != 0 || revolutions->mantissa() < 0) return std::nullopt;
    if (!moment || torque.front() == '-') return std::nullopt;
    data.speed = *revolutions;
    data.torque = data.letter == 'L' ? base::Decimal(-moment->mantissa(), moment->scale()) : *moment;
    return data;
}

}  // namespace

MagtrolDecoder::MagtrolDecoder(const metrology::Unit& torque_unit, base::Decimal released, bool two_channels,
                               bool words)
    : LineDecoder(longest_line),
      torque_unit_(&torque_unit),
      released_(released),
      two_channels_(two_channels),
      words_(words),
      off_order_(two_channels ? "N1 Q1" : "N Q") {}

void MagtrolDecoder::request(std::string_view text) {
    if (text == "*IDN?") {
        open_.synchronise(order_.empty() ? Request::identity : Request::step);
        return;
    }
    if (text == (two_channels_ ? "OD1" : "OD")) {
        open_.push(order_.empty() ? Request::reading : Request::proof);
        if (!order_.empty()) proven_ = std::exchange(order_, {});
        return;
    }
    if (text == "STAT") return open_.push(Request::status);
    if (order_.size() > longest_line) order_.clear();
    if (!order_.empty()) order_ += ' ';
    order_ += text;
}

std::optional<Rejection> MagtrolDecoder::answer(const Line& line, Decoded& out) {
    const auto next = open_.next();
    if (!next) return watching() ? std::optional(Rejection::late) : output_data(line, false, out);
    if (*next == Request::identity || *next == Request::step) {
        const auto identity = name_in(line.text);
        if (!identity && !open_.out_of_step() && open_.more() && parse(line.text)) {
            // It was not told, and what is answered now was asked afterwards.
            open_.answered();
            return answer(line, out);
        }
        if (!identity) return open_.out_of_step() ? Rejection::late : Rejection::syntax;
        open_.answered();
        if (*next == Request::identity) event(line, DeviceEvent::Kind::identity, *identity, out);
        return std::nullopt;
    }
    if (open_.out_of_step()) return Rejection::late;
    if (*next == Request::status) return status(line, out);
    return output_data(line, *next == Request::proof, out);
}

std::optional<std::string> MagtrolDecoder::name_in(std::string_view text) const {
    if (auto fields = identity_of(text)) return fields;
    // "Magtrol DSP6001 Rev 3A": the manual says only that name and firmware are told. No answer to another question
    // begins with three letters. A name of one word, or without a figure, may as well be a complaint.
    constexpr std::size_t letters = 3;
    const auto word = text.substr(0, text.find(' '));
    const bool begins_as_a_name = word.size() >= letters && std::ranges::all_of(word.substr(0, letters), is_letter);
    const bool figures = std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    const bool complaint = text.starts_with("ERR") || text.starts_with("Err");
    if (!words_ || !begins_as_a_name || complaint || !figures || word.size() == text.size() ||
        text.find_first_of("|\",;") != std::string_view::npos)
        return std::nullopt;
    // A maker's name has no digit.
    std::string maker;
    std::string_view rest = text;
    if (std::ranges::all_of(word, is_letter)) {
        maker = word;
        rest.remove_prefix(word.size() + 1);
        rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    }
    const auto model = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(model.size() + 1, rest.size()));
    return maker + '|' + std::string(model) + "||" + std::string(rest);
}

std::optional<Rejection> MagtrolDecoder::status(const Line& line, Decoded& out) {
    // 32 bits, decimal or in hexadecimal digits behind 0x.
    const bool hexadecimal = line.text.starts_with("0x") || line.text.starts_with("0X");
    const auto digits = line.text.substr(hexadecimal ? 2 : 0);
    std::uint32_t word = 0;
    const auto [end, problem] =
        std::from_chars(digits.data(), digits.data() + digits.size(), word, hexadecimal ? 16 : 10);
    if (digits.empty() || problem != std::errc{} || end != digits.data() + digits.size()) return Rejection::syntax;
    open_.answered();
    event(line, DeviceEvent::Kind::accepted, "STAT " + std::string(line.text), out);
    // Bits 4 to 17: external, electrical, water, temperature, air flow; bits 23 to 31: speed, torque, power.
    constexpr std::uint32_t plant = 0x0003FFF0U;
    constexpr std::uint32_t limits = 0xFF800000U;
    if ((word & plant) != 0)
        event(line, DeviceEvent::Kind::fault,
              "alarm of the dynamometer itself: external, electrical, water, temperature or air flow (STAT " +
                  std::string(line.text) + ")",
              out);
    if ((word & limits) != 0)
        event(line, DeviceEvent::Kind::fault, "alarm of speed, torque or power (STAT " + std::string(line.text) + ")",
              out);
    return std::nullopt;
}

std::optional<Rejection> MagtrolDecoder::output_data(const Line& line, bool proof, Decoded& out) {
    const auto data = parse(line.text);
    if (!data) return Rejection::syntax;
    open_.answered();
    const std::string told = "OD " + std::string(line.text);
    const bool alarm = data->letter == 'A';
    if (proof) {
        const bool off = proven_ == off_order_;
        const std::string order = off ? "brake off" : proven_;
        const auto size =
            data->torque.mantissa() < 0 ? base::Decimal(-data->torque.mantissa(), data->torque.scale()) : data->torque;
        if (alarm)
            event(line, DeviceEvent::Kind::refused, order + ": alarm (" + told + ")", out);
        else if (off && size > released_)
            event(line, DeviceEvent::Kind::refused,
                  "the brake still shows " + size.text() + ' ' + std::string(torque_unit_->symbol) +
                      ", more than the " + released_.text() + " of a released one (" + told + ")",
                  out);
        else
            event(line, DeviceEvent::Kind::accepted, order + " (" + told + ")", out);
        return std::nullopt;
    }
    const std::array values{std::pair(Measurand::rotation, data->speed), std::pair(Measurand::torque, data->torque)};
    for (const auto& [measurand, value] : values) {
        auto shown = indication(line, measurand);
        if (alarm) {
            shown.flags.add(Flag::no_value);
        } else {
            shown.value = value;
            shown.resolution = base::Decimal(1, value.scale());
            shown.unit = measurand == Measurand::torque ? torque_unit_ : &rotation_unit();
        }
        out.indications.push_back(shown);
    }
    event(line, DeviceEvent::Kind::accepted, "reading", out);
    if (alarm) event(line, DeviceEvent::Kind::fault, "the dynamometer controller reports an alarm (" + told + ")", out);
    return std::nullopt;
}

}  // namespace velocert::instruments
