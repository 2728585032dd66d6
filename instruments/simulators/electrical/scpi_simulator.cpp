// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/electrical/scpi_simulator.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace velocert::instruments {
namespace {

char upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

bool same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return upper(x) == upper(y); });
}

std::string_view split_off(std::string_view& text, char separator) {
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return part;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

}  // namespace

bool scpi_header_matches(std::string_view typed, std::string_view pattern) {
    const auto query = [](std::string_view& text) {
        const bool asks = text.ends_with('?');
        if (asks) text.remove_suffix(1);
        return asks;
    };
    if (query(typed) != query(pattern)) return false;
    while (!typed.empty() && !pattern.empty()) {
        const auto part = split_off(typed, ':');
        const auto name = split_off(pattern, ':');
        const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
        std::string brief;
        std::remove_copy_if(name.begin(), name.end(), std::back_inserter(brief), lower);
        if (!same(part, name) && !same(part, brief)) return false;
    }
    return typed.empty() && pattern.empty();
}

std::string scpi_nr3(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%+.6E", value);
    return text;
}

std::string scpi_nr2(double value, int digits) {
    char text[48];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, digits).ptr;
    return {text, end};
}

std::optional<double> ScpiSimulator::number(std::string_view argument, double low, double high) {
    double value = 0.0;
    const auto [end, problem] = std::from_chars(argument.data(), argument.data() + argument.size(), value);
    if (argument.empty() || problem != std::errc{} || end != argument.data() + argument.size()) {
        error(-104, "Data type error");
        return std::nullopt;
    }
    if (!(value >= low && value <= high)) {
        error(-222, "Data out of range");
        return std::nullopt;
    }
    return value;
}

std::int64_t ScpiSimulator::longest_reply_us(std::string_view line) const {
    constexpr std::int64_t known_us = 5'000;
    if (line.starts_with(':')) line.remove_prefix(1);
    for (const char* known : {"SYSTem:ERRor?", "STATus:ERRor?", "CONFigure?", "CONFigure:FUNCtion?", "FUNCtion?",
                              "FUNCtion:IMPedance?", "FUNCtion:IMPA?", "FUNCtion:IMPB?"})
        if (scpi_header_matches(line, known)) return known_us;
    return LineSimulator::longest_reply_us(line);
}

std::optional<std::string> ScpiSimulator::common(std::string_view header) {
    if (same(header, "*IDN?")) return identity_;
    if (same(header, "*OPC?")) return "1";
    if (same(header, "*CLS")) {
        errors_.clear();
        return std::string();
    }
    if (same(header, "*RST") || scpi_header_matches(header, "SYSTem:REMote") ||
        scpi_header_matches(header, "SYSTem:LOCal"))
        return std::string();
    if (scpi_header_matches(header, "SYSTem:ERRor?") || scpi_header_matches(header, "STATus:ERRor?")) {
        if (take_defect()) error(-300, "Device-specific error");
        if (errors_.empty()) return "+0,\"No error\"";
        const auto first = errors_.front();
        errors_.pop_front();
        return std::to_string(first.first) + ",\"" + first.second + "\"";
    }
    return std::nullopt;
}

std::string ScpiSimulator::execute(const std::string& line, std::int64_t now_us) {
    std::string answers;
    std::string path;
    std::string_view rest = line;
    const bool busy = line.find('?') != std::string::npos && line.find("*IDN?") == std::string::npos && take_busy();
    if (busy) error(-200, "Execution error");
    while (!rest.empty()) {
        const std::string_view unit = trimmed(split_off(rest, ';'));
        if (unit.empty()) continue;
        std::string_view argument = unit;
        const std::string_view typed = split_off(argument, ' ');
        std::string header(typed);
        if (typed.front() == ':')
            header.erase(0, 1);
        else if (typed.front() != '*' && !path.empty())
            header = path + ":" + header;
        if (typed.front() != '*')
            path = header.substr(0, header.rfind(':') == std::string::npos ? 0 : header.rfind(':'));
        auto answer = common(header);
        if (!answer && busy) continue;
        if (!answer) answer = perform(header, trimmed(argument), now_us);
        if (!answer) {
            error(-113, "Undefined header");
            continue;
        }
        if (!header.ends_with('?')) continue;
        if (!answers.empty()) answers += ';';
        answers += *answer;
    }
    return answers;
}

}  // namespace velocert::instruments
