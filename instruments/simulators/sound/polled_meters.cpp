// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/sound/polled_meters.h"

#include <algorithm>

namespace velocert::instruments {
namespace {

constexpr std::int64_t reply_us = 30'000;
// The meter says so often that it has a value.
constexpr std::int64_t colead_period_us = 500'000;

std::vector<Fault> with(std::vector<Fault> more) {
    more.insert(more.end(), {Fault::stuck_value, Fault::unstable, Fault::drift});
    return more;
}

}  // namespace

SoundSimulator::SoundSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply,
                               const SoundSettings& settings, std::uint64_t seed, std::vector<Fault> faults)
    : MeterSimulator(driver, port_settings, reply,
                     ShownValue::Settings{settings.level, settings.noise, 0.1, 20.0, 140.0, 0}, seed,
                     with(std::move(faults))),
      settings_(settings) {}

ShownValue::Sample SoundSimulator::hear(std::int64_t now_us) {
    const auto level = shown().sample(now_us);
    if (level.state != ShownValue::State::over && level.state != ShownValue::State::under)
        largest_ = std::max(largest_, level.steps);
    return level;
}

// ---- NTi ----

XlSimulator::XlSimulator(const SoundSettings& settings, std::uint64_t seed)
    : SoundSimulator("nti-xl2", "115200 8N1", reply_us, settings, seed,
                     {Fault::over_range, Fault::under_range, Fault::device_error}) {}

void XlSimulator::power_up(std::int64_t now_us) {
    SoundSimulator::power_up(now_us);
    running_ = false;
    taken_ = false;
    begin_again();
}

std::size_t XlSimulator::take(std::string_view pending, std::int64_t now_us) {
    const auto line = front_line(pending);
    if (line.bytes == 0 || line.text.empty()) return line.bytes;
    constexpr std::string_view question = "MEAS:SLM:123? ";
    if (line.text == "*IDN?") {
        answer("NTiAudio, VIRTUAL-XL2, SNo. " + settings().serial + ", FW4.50\n", now_us);
    } else if (line.text == "INIT START") {
        if (!running_) begin_again();
        running_ = true;
    } else if (line.text == "INIT STOP") {
        running_ = false;
    } else if (line.text == "*RST") {
        power_up(now_us);
    } else if (line.text == "MEAS:INIT") {
        taken_ = running_;
        if (running_) last_ = hear(now_us);
    } else if (line.text == "SYST:ERR?") {
        answer("0, No error\n", now_us);
    } else if (line.text.starts_with(question)) {
        std::string_view items = line.text.substr(question.size());
        while (!items.empty()) {
            const auto space = items.find(' ');
            item(items.substr(0, space), now_us);
            items = space == std::string_view::npos ? std::string_view() : items.substr(space + 1);
        }
    }
    return line.bytes;
}

void XlSimulator::item(std::string_view name, std::int64_t now_us) {
    if (name != "LAF" && name != "LAS" && name != "LAFMAX" && name != "LASMAX") return;
    if (!taken_ || take_busy()) return answer("--- dB, OK\n", now_us);
    if (take_defect()) return answer("--- dB, ERROR\n", now_us);
    const std::string level = digits_of(name.ends_with("MAX") ? largest_tenths() : last_.steps, 1) + " dB, ";
    switch (last_.state) {
        case ShownValue::State::stable:
        case ShownValue::State::unstable: return answer(level + "OK\n", now_us);
        case ShownValue::State::over: return answer(level + "OVLD\n", now_us);
        case ShownValue::State::under: return answer(level + "UNDR\n", now_us);
    }
}

// ---- Rion ----

RionSimulator::RionSimulator(const SoundSettings& settings, std::uint64_t seed)
    : SoundSimulator("rion-nl", "115200 8N1", reply_us, settings, seed, {Fault::over_range, Fault::under_range}) {}

std::size_t RionSimulator::take(std::string_view pending, std::int64_t now_us) {
    if (pending.front() == '\x1A') return 1;  // nothing streams here
    const auto line = front_line(pending);
    if (line.bytes == 0 || line.text.empty()) return line.bytes;
    const auto say = [&](const std::string& text) { answer("$" + text + "\r\n", now_us); };
    std::string name(line.text.substr(0, line.text.find_first_of("?,")));
    for (char& c : name)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const bool asks = line.text.ends_with('?');
    if (take_busy()) {
        say("R+0004");
    } else if (name == "TYPE") {
        say(asks ? "R+0000\r\nVIRTUAL-NL-52" : "R+0003");
    } else if (name == "DOD" && asks) {
        const auto level = hear(now_us);
        const bool none = level.state == ShownValue::State::over || level.state == ShownValue::State::under;
        const std::string now = none ? "--.-" : digits_of(level.steps, 1);
        say("R+0000\r\n" + now + ", " + now + ", " + digits_of(level.steps + 100, 1) + ", " +
            digits_of(largest_tenths(), 1) + ", " + now);
    } else {
        say("R+0001");
    }
    return line.bytes;
}

// ---- Svantek ----

SvantekSimulator::SvantekSimulator(const SoundSettings& settings, std::uint64_t seed)
    : SoundSimulator("svantek", "115200 8N1", reply_us, settings, seed, {Fault::over_range, Fault::under_range}) {}

std::size_t SvantekSimulator::take(std::string_view pending, std::int64_t now_us) {
    if (pending.front() != '#') return 1;
    const auto end = pending.find(';');
    if (end == std::string_view::npos) return 0;
    std::string_view rest = pending.substr(0, end);
    const auto next = [&rest] {
        const auto comma = rest.find(',');
        const auto part = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        return part;
    };
    const auto function = next();
    std::string told(function);
    if (function == "#1") {
        while (!rest.empty()) {
            const auto code = next();
            if (code == "U?") told += ",UVIRTUAL-971";
            if (code == "N?") told += ",N" + settings().serial;
            if (code == "W?") told += ",W1.04";
        }
        answer(told + ";", now_us);
    } else if (function == "#2") {
        if (take_busy() || next() != "1") {
            answer("#2,?;", now_us);
        } else {
            told += ",1";
            const auto level = hear(now_us);
            while (!rest.empty()) told += "," + result(next(), level);
            answer(told + ";", now_us);
        }
    }
    return end + 1;
}

std::string SvantekSimulator::result(std::string_view code, const ShownValue::Sample& level) const {
    const bool over = level.state == ShownValue::State::over;
    const bool under = level.state == ShownValue::State::under;
    const bool none = over || under;
    if (code == "V?") return over ? "V1" : "V0";
    if (code == "v?") return under ? "v3" : "v0";
    if (code == "M?") return none ? "M?" : "M" + digits_of(largest_tenths(), 1);
    if (code == "S?") return none ? "S?" : "S" + digits_of(level.steps, 1);
    if (code == "R?") return none ? "R?" : "R" + digits_of(level.steps, 1);
    return std::string(code.substr(0, 1)) + "?";
}

// ---- Colead ----

ColeadSimulator::ColeadSimulator(const SoundSettings& settings, std::uint64_t seed)
    : SoundSimulator("colead-sl5868p", "2400 8N1", reply_us, settings, seed,
                     {Fault::over_range, Fault::under_range, Fault::unit_change, Fault::wrong_checksum}) {
    stream_every(colead_period_us, 0);
}

std::string ColeadSimulator::stream_frame(std::int64_t) { return "\x10"; }

std::size_t ColeadSimulator::take(std::string_view pending, std::int64_t now_us) {
    if (pending.front() != '\x20' || take_busy()) return 1;
    const auto level = hear(now_us);
    std::string frame("\x08\x04", 2);
    frame += a_weighted() ? '\x10' : '\x12';
    const bool none = level.state == ShownValue::State::over || level.state == ShownValue::State::under;
    std::string digits = none ? std::string() : std::to_string(level.steps);
    while (digits.size() < 5) digits = " " + digits;
    for (const char digit : digits) frame += digit == ' ' ? '\x0A' : static_cast<char>(digit - '0');
    frame += '\x01';
    int sum = 0;
    for (const char byte : frame) sum += static_cast<unsigned char>(byte);
    frame += static_cast<char>(sum % 256);
    answer(frame, now_us);
    return 1;
}

}  // namespace velocert::instruments
