// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/force/teac_td_9000t_simulator.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace velocert::instruments {
namespace {

constexpr std::int64_t reply_us = 10'000;

std::string with_check(const std::string& text) {
    const unsigned sum = std::accumulate(text.begin(), text.end(), 0U,
                                         [](unsigned s, char c) { return s + static_cast<unsigned char>(c); });
    std::array<char, 3> digits{};
    std::snprintf(digits.data(), digits.size(), "%02X", sum & 0xFFU);
    return text + digits.data();
}

/// A sign and six characters, the point among them.
std::string seven(std::int64_t tenths) {
    constexpr std::size_t width = 6;
    const std::string digits = digits_of(std::llabs(tenths), 1);
    return (tenths < 0 ? "-" : "+") + std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

// What it sends beyond its range is not on the pages at hand: no fault of this one leads there.
TeacSimulator::TeacSimulator(const ForceSettings& settings, std::uint64_t seed)
    : ForceSimulator("teac-td-9000t", "9600 8N1", reply_us, settings, seed,
                     {Fault::wrong_checksum, Fault::wrong_address}) {}

/// Measurement complete: no; command: ready; measurement: continue.
std::string TeacSimulator::status_digits() { return "000"; }

std::size_t TeacSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto line = front_line(pending);
    if (line.bytes == 0) return pending.size() > 80 ? pending.size() : 0;
    constexpr std::size_t least = 9;
    // The fixed first character begins a command, whatever stands in front of it. That it does so in the middle of a
    // line is not on the pages at hand.
    const auto begin = line.text.rfind('#');
    const auto command = begin == std::string_view::npos ? std::string_view() : line.text.substr(begin);
    if (command.size() < least) return line.bytes;
    const std::string told(command.substr(1, command.size() - 3));
    if (!told.starts_with("00")) return line.bytes;
    const std::string head = told.substr(0, 6);
    const auto say = [&](char first, std::string text) {
        if (other_address()) text[1] = '1';
        answer(first + with_check(text) + "\r\n", now_us);
    };
    if (with_check(told) != command.substr(1) || told.size() != head.size() || take_busy()) {
        say('\x15', head);
        return line.bytes;
    }
    const auto force = pull(now_us);
    if (head == "000005") {
        say('\x06', head + status_digits() + seven(force.steps));
    } else if (head == "000006") {
        say('\x06', head + status_digits() + "0000" + "1" + "01");
    } else if (head == "000008") {
        say('\x06', head + status_digits() + seven(largest()) + "," + seven(smallest()));
    } else if (head == "000010") {
        // The values of a judgement exist only when a measurement was stopped.
        answer("\x15\r\n", now_us);
    } else {
        say('\x15', head);
    }
    return line.bytes;
}

}  // namespace velocert::instruments
