// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/diagnosis.h"

#include <algorithm>
#include <array>

#include "instruments/protocol/modbus.h"
#include "instruments/registry/identify.h"
#include "instruments/registry/recognition.h"
#include "instruments/registry/registry.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using std::chrono::milliseconds;

constexpr std::string_view address_option = "address";
constexpr int highest_address = 10;
constexpr unsigned highest_of_a_line = 247;
constexpr milliseconds address_wait{300};
// Of Modbus.
constexpr int no_such_function = 1;
constexpr int no_such_register = 2;
// Printable text at a wrong rate becomes bytes like these; at the right rate hardly any are.
constexpr double odd_share = 0.3;

bool is_odd(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == 0 || byte >= 0x80;
}

bool looks_like_wrong_rate(const LineEvidence& evidence) {
    if (evidence.errors.framing + evidence.errors.breaks > 0) return true;
    const auto odd = std::count_if(evidence.heard.begin(), evidence.heard.end(), is_odd);
    return static_cast<double>(odd) > odd_share * static_cast<double>(evidence.heard.size());
}

std::string listed(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string others(const LineEvidence& evidence) {
    return evidence.other_settings.empty()
               ? "the settings in the menu of the instrument"
               : "the settings in the menu of the instrument; usual are also " + listed(evidence.other_settings);
}

/// The address that is asked: as the user says it, else as the question of the chosen model has it. Empty where the
/// driver knows none.
std::string own_address(const Driver& driver, const Options& options) {
    if (std::none_of(driver.options.begin(), driver.options.end(),
                     [](const auto& row) { return row.name == address_option; }))
        return {};
    auto told = option(driver, options, address_option);
    // Questions of shared lines begin with it.
    if (told.empty() && driver.answer_complete)
        if (const auto ask = driver.exchange(sequence::Command::read_now, options); ask && !ask->request.empty())
            told = std::to_string(static_cast<unsigned char>(ask->request.front()));
    return told;
}

/// The driver's own question at that address, answered?
bool answers(const Driver& driver, const Options& options, Transport& transport, const base::Clock& clock) {
    auto decoder = driver.make_decoder(options);
    if (!decoder) return false;
    const auto questions = driver.identification(options);
    std::string request;
    if (!questions.empty())
        request = questions.front().request;
    else if (const auto ask = driver.exchange(sequence::Command::read_now, options))
        request = ask->request;
    if (request.empty()) return false;
    Decoded decoded;
    (*decoder)->feed(Direction::sent, base::as_bytes(request), Indication::no_time, decoded);
    if (!transport.write(base::as_bytes(request), milliseconds(500))) return false;
    std::array<std::uint8_t, 512> buffer{};
    const auto until = clock.monotonic_ns() + std::chrono::nanoseconds(address_wait).count();
    while (clock.monotonic_ns() < until) {
        const auto count = transport.read(buffer, milliseconds(20));
        if (!count) return false;
        decoded.clear();
        (*decoder)->feed(Direction::received, std::span(buffer).first(*count), Indication::no_time, decoded);
        if (!decoded.indications.empty()) return true;
        for (const auto& event : decoded.events)
            if (event.kind == DeviceEvent::Kind::identity || event.kind == DeviceEvent::Kind::accepted ||
                event.kind == DeviceEvent::Kind::refused)
                return true;
    }
    return false;
}

}  // namespace

std::string_view name(LineCause cause) {
    switch (cause) {
        case LineCause::silence: return "silence";
        case LineCause::other_address: return "other-address";
        case LineCause::echo: return "echo";
        case LineCause::other_instrument: return "other-instrument";
        case LineCause::damaged: return "damaged";
        case LineCause::wrong_rate: return "wrong-rate";
        case LineCause::wrong_parity: return "wrong-parity";
        case LineCause::unknown_language: return "unknown-language";
    }
    return {};
}

LineCause cause_of(const LineEvidence& evidence) {
    if (!evidence.answering_address.empty()) return LineCause::other_address;
    if (evidence.heard.empty()) return evidence.errors.any() ? LineCause::wrong_rate : LineCause::silence;
    if (!evidence.sent.empty() &&
        (evidence.heard.starts_with(evidence.sent) || evidence.sent.starts_with(evidence.heard)))
        return LineCause::echo;
    // Any driver of such a line understands the frames of the device that was asked: that tells of no other instrument.
    if (evidence.sound) return LineCause::unknown_language;
    if (!evidence.other_driver.empty()) return LineCause::other_instrument;
    if (evidence.damaged) return LineCause::damaged;
    if (evidence.errors.parity > 0 && evidence.errors.framing == 0) return LineCause::wrong_parity;
    if (looks_like_wrong_rate(evidence)) return LineCause::wrong_rate;
    return LineCause::unknown_language;
}

base::Error diagnose(const LineEvidence& evidence) {
    const auto& port = evidence.port;
    switch (cause_of(evidence)) {
        case LineCause::silence:
            return {ErrorCode::silence, port, "not one byte came back",
                    "a powered instrument on the right cable: check the plug, the power, and whether the cable crosses "
                    "RX and TX as this instrument needs it; then " +
                        others(evidence) + " (asked at " + evidence.settings + ")"};
        case LineCause::other_address:
            return {ErrorCode::wrong_instrument, port,
                    "nothing answers at address " + evidence.address + ", but something does at address " +
                        evidence.answering_address + (evidence.settings.empty() ? "" : " (" + evidence.settings + ")"),
                    "the address that is set at the instrument: use --set address=" + evidence.answering_address +
                        ", or change it there"};
        case LineCause::echo:
            return {ErrorCode::protocol, port, "only what was sent came back: the adapter or the instrument echoes",
                    "an adapter without local echo (a switch or jumper on RS-485 adapters), the driver's option for "
                    "echo where it has one, and an instrument that is on: its own answer did not come"};
        case LineCause::other_instrument:
            return {ErrorCode::wrong_instrument, port,
                    "another instrument answers: the driver '" + evidence.other_driver + "' understands it",
                    "the right cable, or --driver " + evidence.other_driver};
        case LineCause::damaged:
            return {ErrorCode::protocol, port, "answers come, but their check sum does not hold",
                    "a line without disturbance: a shorter or shielded cable, the right polarity and termination of "
                    "RS-485, one instrument at each address"};
        case LineCause::wrong_rate:
            return {ErrorCode::port_settings, port,
                    "bytes come, but they look like those of another baud rate (framing errors " +
                        std::to_string(evidence.errors.framing) + ", breaks " + std::to_string(evidence.errors.breaks) +
                        "); the port is set to " + evidence.settings,
                    others(evidence)};
        case LineCause::wrong_parity:
            return {ErrorCode::port_settings, port,
                    "bytes come with parity errors (" + std::to_string(evidence.errors.parity) +
                        "); the port is set to " + evidence.settings,
                    "the parity in the menu of the instrument: N, E or O, and 7 or 8 data bits"};
        case LineCause::unknown_language:
            if (evidence.sound && evidence.late)
                return {ErrorCode::timeout, port,
                        "something answers Modbus at address " + evidence.address + ", later than it was waited for",
                        "a device or a gateway that answers in time, or more time for it: read it with "
                        "--set timeout=MILLISECONDS, with the driver of the list that is for it or the driver "
                        "'modbus'"};
            if (evidence.sound && evidence.exception != 0)
                return {ErrorCode::protocol, port,
                        "something answers Modbus at address " + evidence.address + ", with exception " +
                            std::to_string(evidence.exception) +
                            (evidence.exception == no_such_function   ? " (it has no such function)"
                             : evidence.exception == no_such_register ? " (it has no such register)"
                                                                      : ""),
                        "the function and the register that its manual tells: another profile, or the driver "
                        "'modbus' with its options"};
            if (evidence.sound)
                return {ErrorCode::protocol, port,
                        "the device at address " + evidence.address + " answers soundly, but not what was asked",
                        "the function, the register and the count of registers that its manual tells: another profile, "
                        "or the driver 'modbus' with its options"};
            return {ErrorCode::protocol, port, "bytes come, but no driver understands them",
                    "the right protocol in the menu of the instrument, and " + others(evidence)};
    }
    return {};
}

LineEvidence evidence_of(const Driver& driver, const Options& options, const Transport& transport, std::string sent,
                         std::string heard) {
    LineEvidence out;
    out.port = transport.name();
    out.settings = transport.settings_text();
    out.sent = std::move(sent);
    out.heard = std::move(heard);
    out.errors = transport.line_errors();
    for (const auto& profile : driver.profiles) {
        const std::string settings(profile.port);
        if (settings == out.settings) continue;
        if (std::find(out.other_settings.begin(), out.other_settings.end(), settings) == out.other_settings.end())
            out.other_settings.push_back(settings);
    }
    out.address = own_address(driver, options);
    if (driver.answer_complete) look_into_frames(out);
    if (!out.heard.empty()) {
        const std::vector<Hearing> hearings{{{}, out.heard}};
        for (const auto& candidate : recognise(drivers(), hearings)) {
            if (candidate.score < recognised_score) break;
            if (candidate.driver->id == driver.id) continue;
            out.other_driver = candidate.driver->id;
            break;
        }
    }
    return out;
}

void look_into_frames(LineEvidence& evidence) {
    const auto heard = base::as_bytes(evidence.heard);
    for (std::size_t at = 0; at < heard.size(); ++at) {
        const auto rest = heard.subspan(at);
        const auto length = modbus_answer_length(rest);
        if (!length || *length == 0 || *length > rest.size()) continue;
        const std::string address = std::to_string(rest[0]);
        const bool own = address == evidence.address;
        if (!modbus_sum_is_right(rest.first(*length))) {
            evidence.damaged = evidence.damaged || (own && at == 0);
            continue;
        }
        evidence.sound = own;
        if (own && (rest[1] & modbus_function::exception) != 0) evidence.exception = rest[2];
        if (own || rest[0] == 0 || rest[0] > highest_of_a_line) return;
        evidence.answering_address = address;
        return;
    }
}

LineEvidence evidence_of(std::string port, const Identification& found) {
    LineEvidence out;
    out.port = std::move(port);
    out.heard = found.heard;
    for (const auto& one : found.asked)
        if (found.echo && one.settings == found.heard_at) out.sent += one.question;
    if (!found.answering_address.empty()) out.settings = found.answering_at.text();
    // Devices of a shared line are asked at the address they leave the factory with first.
    out.address = "1";
    out.answering_address = found.answering_address;
    if (out.answering_address.empty()) look_into_frames(out);
    // What came whole, came in time and was no refusal would have been known by some driver.
    out.late = out.sound && out.exception == 0;
    return out;
}

std::string answering_address(const Driver& driver, const Options& options, Transport& transport,
                              const base::Clock& clock) {
    if (std::none_of(driver.options.begin(), driver.options.end(),
                     [](const auto& row) { return row.name == address_option; }))
        return {};
    const std::string own = own_address(driver, options);
    // Zero comes last: to some it is everybody's address.
    for (int i = 1; i <= highest_address + 1; ++i) {
        const std::string text = std::to_string(i <= highest_address ? i : 0);
        if (text == own) continue;
        Options tried = options;
        tried[std::string(address_option)] = text;
        if (answers(driver, tried, transport, clock)) return text;
    }
    return {};
}

}  // namespace velocert::instruments
