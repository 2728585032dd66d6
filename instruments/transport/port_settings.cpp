// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/transport/port_settings.h"

#include <charconv>

namespace velocert::instruments {
namespace {

// Beyond this no adapter on the market goes; a typing error is likelier than such a line.
constexpr int highest_baud = 12'000'000;

base::Result<PortSettings> refuse(std::string_view text, const std::string& why) {
    return base::fail(base::ErrorCode::port_settings, {}, "'" + std::string(text) + "': " + why,
                      "baud, one space, data bits, parity and stop bits, like \"9600 8N1\", and if need be "
                      "\" rts/cts\" or \" xon/xoff\"");
}

}  // namespace

base::Result<PortSettings> PortSettings::parse(std::string_view text) {
    PortSettings out;
    const auto space = text.find(' ');
    const auto baud = text.substr(0, space);
    const auto [end, error] = std::from_chars(baud.data(), baud.data() + baud.size(), out.baud);
    if (baud.empty() || error != std::errc{} || end != baud.data() + baud.size() || out.baud < 1 ||
        out.baud > highest_baud)
        return refuse(text, "the baud rate is not a whole number from 1 to " + std::to_string(highest_baud));
    if (space == std::string_view::npos) return refuse(text, "data bits, parity and stop bits are missing");

    const auto rest = text.substr(space + 1);
    if (rest.size() < 3) return refuse(text, "data bits, parity and stop bits are missing");
    if (rest[0] != '7' && rest[0] != '8') return refuse(text, "data bits are 7 or 8");
    out.data_bits = rest[0] - '0';
    switch (rest[1]) {
        case 'N': out.parity = Parity::none; break;
        case 'E': out.parity = Parity::even; break;
        case 'O': out.parity = Parity::odd; break;
        default: return refuse(text, "parity is N, E or O");
    }
    if (rest[2] != '1' && rest[2] != '2') return refuse(text, "stop bits are 1 or 2");
    out.stop_bits = rest[2] - '0';

    const auto flow = rest.substr(3);
    if (flow.empty())
        out.flow = FlowControl::none;
    else if (flow == " rts/cts")
        out.flow = FlowControl::rts_cts;
    else if (flow == " xon/xoff")
        out.flow = FlowControl::xon_xoff;
    else
        return refuse(text, "'" + std::string(flow) + "' is no handshake");
    return out;
}

std::string PortSettings::text() const {
    std::string out = std::to_string(baud) + ' ' + std::to_string(data_bits);
    switch (parity) {
        case Parity::none: out += 'N'; break;
        case Parity::even: out += 'E'; break;
        case Parity::odd: out += 'O'; break;
    }
    out += std::to_string(stop_bits);
    switch (flow) {
        case FlowControl::none: break;
        case FlowControl::xon_xoff: out += " xon/xoff"; break;
        case FlowControl::rts_cts: out += " rts/cts"; break;
    }
    return out;
}

}  // namespace velocert::instruments
