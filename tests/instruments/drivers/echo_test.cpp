// SPDX-License-Identifier: GPL-3.0-or-later
// A line that gives back what is sent: questions are never taken for answers, whatever they look like.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "instruments/registry/registry.h"

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using sequence::Command;

/// All profiles of a driver, and the dialects that an option of it chooses.
std::vector<Options> variants(const Driver& driver) {
    std::vector<Options> out;
    for (const auto& profile : driver.profiles) out.push_back({{"profile", std::string(profile.id)}});
    for (const auto& [name, words] : {std::pair<std::string, std::vector<std::string>>{"mode", {"ir", "insulation"}},
                                      {"profile", {"command"}},
                                      {"type", {"f32", "i32"}}})
        for (const auto& word : words)
            if (const Options options{{name, word}}; driver.make_decoder(options)) out.push_back(options);
    return out;
}

}  // namespace

TEST_CASE("A question that the line gives back is never a value, of no driver and no dialect", "[echo]") {
    std::size_t asked = 0;
    for (const auto* driver : drivers())
        for (const auto& options : variants(*driver)) {
            const auto ask = driver->exchange(Command::read_now, options);
            if (!ask || ask->request.empty()) continue;
            ++asked;
            CAPTURE(driver->id, options);
            std::vector<std::string> questions{ask->request};
            questions.insert(questions.end(), ask->then.begin(), ask->then.end());
            for (std::size_t piece : {1UL, 4096UL}) {
                const auto decoder = driver->make_decoder(options).value();
                Decoded decoded;
                // Twice: what a first echo has taught must not make a value of the second one.
                for (int i = 0; i < 2; ++i)
                    for (const auto& question : questions) {
                        const auto bytes = base::as_bytes(question);
                        decoder->feed(Direction::sent, bytes, Indication::no_time, decoded);
                        for (std::size_t at = 0; at < bytes.size(); at += piece)
                            decoder->feed(Direction::received, bytes.subspan(at, std::min(piece, bytes.size() - at)),
                                          Indication::no_time, decoded);
                    }
                decoder->finish(decoded);
                CHECK(std::none_of(decoded.indications.begin(), decoded.indications.end(),
                                   [](const Indication& shown) { return shown.has_value(); }));
            }
        }
    CHECK(asked > 30);
}

}  // namespace velocert::instruments
