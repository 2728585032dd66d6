// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder of the driver that VELOCERT_FUZZ_DRIVER names; the first byte of an input chooses its profile. With
// VELOCERT_FUZZ_LIST set it only lists the drivers; with VELOCERT_FUZZ_SEEDS it first writes the driver's golden frames
// (of the folder VELOCERT_FUZZ_GOLDEN) there, so that the search begins at what is right.
#include <cstdio>
#include <fstream>
#include <string>

#include "instruments/registry/registry.h"
#include "tests/fuzz/decoder_fuzz.h"
#include "tests/instruments/drivers/golden.h"

namespace {

using namespace velocert;

std::string variable(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

const instruments::Driver& driver() {
    static const auto found = instruments::find_driver(variable("VELOCERT_FUZZ_DRIVER"));
    if (!found) {
        std::fprintf(stderr, "VELOCERT_FUZZ_DRIVER names no driver\n");
        std::exit(3);
    }
    return **found;
}

void write_seeds(const std::string& folder) {
    int number = 0;
    for (const auto& golden : instruments::test::golden_frames(variable("VELOCERT_FUZZ_GOLDEN"))) {
        if (golden.driver != driver().id) continue;
        std::string input(1, '\0');
        const auto profile = golden.options.find("profile");
        for (std::size_t i = 0; profile != golden.options.end() && i < driver().profiles.size(); ++i)
            if (driver().profiles[i].id == profile->second) input[0] = static_cast<char>(i);
        bool sent = false;
        for (const auto& stretch : golden.stretches) {
            if (sent != (stretch.direction == metrology::Direction::sent)) {
                input += '\xFE';
                sent = !sent;
            }
            input += stretch.bytes;
        }
        std::ofstream(folder + "/golden-" + std::to_string(number++), std::ios::binary) << input;
    }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    if (!variable("VELOCERT_FUZZ_LIST").empty()) {
        for (const auto* each : instruments::drivers())
            std::printf("%.*s\n", static_cast<int>(each->id.size()), each->id.data());
        std::exit(0);
    }
    if (const auto folder = variable("VELOCERT_FUZZ_SEEDS"); !folder.empty()) write_seeds(folder);
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const auto& profile = driver().profiles[data[0] % driver().profiles.size()];
    velocert::fuzz::check_decoder(driver(), {{"profile", std::string(profile.id)}}, {data + 1, size - 1});
    return 0;
}
