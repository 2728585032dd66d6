// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/instruments/drivers/decode.h"

#include <algorithm>
#include <stdexcept>

namespace velocert::instruments::test {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Indication;

std::unique_ptr<metrology::Decoder> decoder_of(const Driver& driver, const Options& options) {
    auto decoder = driver.make_decoder(options);
    if (!decoder) throw std::runtime_error(decoder.error().text());
    return std::move(*decoder);
}

Decoded decode(const Driver& driver, const std::vector<Said>& conversation, const Options& options, std::size_t piece) {
    const auto decoder = decoder_of(driver, options);
    Decoded out;
    for (const auto& said : conversation) {
        const auto bytes = base::as_bytes(said.bytes);
        const std::size_t step = piece == 0 ? bytes.size() : piece;
        for (std::size_t at = 0; at < bytes.size(); at += step)
            decoder->feed(said.direction, bytes.subspan(at, std::min(step, bytes.size() - at)), Indication::no_time,
                          out);
    }
    decoder->finish(out);
    return out;
}

Decoded decode(const Driver& driver, std::string_view bytes, const Options& options, std::size_t piece) {
    return decode(driver, {answers(std::string(bytes))}, options, piece);
}

std::string line(const Indication& indication) {
    std::string out(metrology::name(indication.measurand));
    out += ' ';
    if (indication.has_value())
        out += indication.value.text() + (indication.unit->symbol == "count" ? "" : " ") +
               (indication.unit->symbol == "count" ? "" : std::string(indication.unit->symbol)) + " step " +
               indication.resolution.text();
    else
        out += "-";
    if (indication.device_time_us != Indication::no_time) out += " t " + std::to_string(indication.device_time_us);
    for (const auto flag : indication.flags.names()) out += " " + std::string(flag);
    return out + " @" + std::to_string(indication.offset) + "+" + std::to_string(indication.length);
}

std::vector<std::string> lines(const Decoded& decoded) {
    std::vector<std::string> out;
    for (const auto& indication : decoded.indications) out.push_back(line(indication));
    for (const auto& frame : decoded.rejected)
        out.push_back("rejected " + std::string(metrology::name(frame.reason)) + " @" + std::to_string(frame.offset) +
                      "+" + std::to_string(frame.length));
    for (const auto& event : decoded.events) {
        constexpr const char* kinds[] = {"identity", "restarted", "accepted", "refused", "fault"};
        out.push_back(std::string(kinds[static_cast<int>(event.kind)]) + " [" + event.text + "] @" +
                      std::to_string(event.offset));
    }
    return out;
}

}  // namespace velocert::instruments::test
