// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder of the driver that VELOCERT_FUZZ_DRIVER names; the first byte of an input chooses its profile. Each input
// is also tried in VELOCERT_FUZZ_VARIANTS damaged variants that follow from the input alone, one after another through
// one decoder as on a line that goes on: choosing inputs and making decoders takes most of the time, so that this way
// many more are tried. With VELOCERT_FUZZ_LIST set it only lists the drivers; with VELOCERT_FUZZ_SEEDS it first writes
// the driver's golden frames (of the folder VELOCERT_FUZZ_GOLDEN) there, so that the search begins at what is right.
#include <cstdio>
#include <fstream>
#include <string>

#include "core/base/digest.h"
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

/// Every golden conversation, and each answer in it by itself with what was sent before: an input is cut at its longest
/// length, and what stands behind that would have to be found.
void write_seeds(const std::string& folder) {
    int number = 0;
    for (const auto& golden : instruments::test::golden_frames(variable("VELOCERT_FUZZ_GOLDEN"))) {
        if (golden.driver != driver().id) continue;
        char first = 0;
        const auto profile = golden.options.find("profile");
        for (std::size_t i = 0; profile != golden.options.end() && i < driver().profiles.size(); ++i)
            if (driver().profiles[i].id == profile->second) first = static_cast<char>(i);
        const auto write = [&](const std::string& bytes) {
            std::ofstream(folder + "/golden-" + std::to_string(number++), std::ios::binary) << first << bytes;
        };
        write(instruments::test::input_of(golden));
        auto part = golden;
        part.stretches.clear();
        for (const auto& stretch : golden.stretches) {
            const bool sent = stretch.direction == metrology::Direction::sent;
            if (sent) part.stretches.clear();
            part.stretches.push_back(stretch);
            if (sent) continue;
            write(instruments::test::input_of(part));
            part.stretches.clear();
        }
    }
}

/// FNV-1a (Fowler, Noll and Vo), so that an input kept after a finding finds it again.
std::uint64_t seed_of(const std::string& input) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : input) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3;
    return hash;
}

void check(const instruments::Options& options, const std::string& input) {
    const auto broken = fuzz::broken_promise(driver(), options, base::as_bytes(input));
    if (broken.empty()) return;
    std::fprintf(stderr, "%s, profile %s: %s, in %s\n", std::string(driver().id).c_str(), options.at("profile").c_str(),
                 broken.c_str(), base::hex(base::as_bytes(input)).c_str());
    std::abort();
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
    static const int variants = std::atoi(variable("VELOCERT_FUZZ_VARIANTS").c_str());
    const auto [options, input] = fuzz::conversation_of(driver(), {data, size});
    check(options, input);
    instruments::RandomSource random(seed_of(input));
    if (variants > 0) check(options, fuzz::one_after_another(input, variants, random));
    return 0;
}
