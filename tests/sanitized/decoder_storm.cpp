// SPDX-License-Identifier: GPL-3.0-or-later
// decoder_storm GOLDEN-FOLDER INPUTS [FAULT]: every golden conversation, damaged INPUTS times, through the decoder of
// its driver, on a seed that never changes. Built under sanitizers, which end the program at what they find; it ends
// with 1 where a promise of the decoders is broken. With a FAULT (address, undefined, promise) a decoder that has it
// stands in, so that what is to be found is there.
// decoder_storm GOLDEN-FOLDER INPUTS DRIVER CORPUS-FOLDER: INPUTS in all, of one driver, from its golden conversations
// and from what a search that is guided by coverage left in the folder. Nothing counts coverage here, so that many more
// are tried than by that search, and sixteen at a time go through one decoder.
#include <algorithm>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "instruments/registry/registry.h"
#include "instruments/simulators/models/random_source.h"
#include "tests/fuzz/decoder_fuzz.h"
#include "tests/instruments/drivers/golden.h"

namespace {

using namespace velocert;

/// Does what no decoder may.
class FaultyDecoder final : public metrology::Decoder {
  public:
    explicit FaultyDecoder(std::string_view fault) : fault_(fault) {}
    void feed(metrology::Direction, std::span<const std::uint8_t> bytes, std::int64_t,
              metrology::Decoded& out) override {
        const std::vector<std::uint8_t> kept(bytes.begin(), bytes.end());
        if (fault_ == "address") sum_ += kept.data()[kept.size()];
        if (fault_ == "undefined") sum_ = INT_MAX - static_cast<int>(kept.size()) + 1 + static_cast<int>(kept.size());
        if (fault_ == "promise") out.indications.emplace_back();
    }
    void finish(metrology::Decoded& out) override {
        if (sum_ == 1) out.indications.clear();
    }

  private:
    std::string_view fault_;
    int sum_ = 0;
};

instruments::Driver faulty(std::string_view fault) {
    instruments::Driver driver;
    driver.make_decoder = [fault](const instruments::Options&) -> base::Result<std::unique_ptr<metrology::Decoder>> {
        return std::make_unique<FaultyDecoder>(fault);
    };
    return driver;
}

struct Conversation {
    const instruments::Driver* driver;
    fuzz::Conversation said;
};
using Conversations = std::vector<Conversation>;

/// Nothing, with words, where the folder has none or one of an unknown driver.
Conversations golden_in(const std::string& folder) {
    Conversations out;
    for (const auto& golden : instruments::test::golden_frames(folder)) {
        const auto found = instruments::find_driver(golden.driver);
        if (!found) {
            std::fprintf(stderr, "no driver '%s'\n", golden.driver.c_str());
            return {};
        }
        out.push_back({*found, {golden.options, instruments::test::input_of(golden)}});
    }
    if (out.empty()) std::fprintf(stderr, "no golden frames in %s\n", folder.c_str());
    return out;
}

/// Those of the driver, and those that the corpus holds of it, in the order of their names; nothing, with words, where
/// there is no corpus.
Conversations of_driver(const Conversations& golden, const instruments::Driver& driver, const std::string& corpus) {
    Conversations out;
    for (const auto& one : golden)
        if (one.driver == &driver) out.push_back(one);
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator(corpus, missing)) files.push_back(entry.path());
    if (missing) {
        std::fprintf(stderr, "no corpus in %s: expected the folder that the guided search leaves\n", corpus.c_str());
        return {};
    }
    std::ranges::sort(files);
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string input{std::istreambuf_iterator<char>(in), {}};
        if (!input.empty()) out.push_back({&driver, fuzz::conversation_of(driver, base::as_bytes(input))});
    }
    return out;
}

/// Whether every promise holds.
bool storm(const Conversations& conversations, int inputs, int at_a_time) {
    instruments::RandomSource random(20241);
    for (const auto& [driver, said] : conversations) {
        const auto broken = fuzz::broken_in_storm(*driver, said.options, said.bytes, inputs, random, at_a_time);
        if (broken.empty()) continue;
        std::fprintf(stderr, "%s: %s\n", std::string(driver->id).c_str(), broken.c_str());
        return false;
    }
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const int inputs = argc >= 3 ? std::atoi(argv[2]) : 0;
    if (inputs <= 0 || argc > 5) {
        std::fprintf(stderr,
                     "usage: decoder_storm GOLDEN-FOLDER INPUTS [address | undefined | promise]\n"
                     "       decoder_storm GOLDEN-FOLDER INPUTS DRIVER CORPUS-FOLDER\n");
        return 2;
    }
    auto conversations = golden_in(argv[1]);
    if (conversations.empty()) return 2;
    int each = inputs;
    int at_a_time = 1;
    const auto stand_in = faulty(argc == 4 ? argv[3] : "");
    if (argc == 4)
        for (auto& one : conversations) one.driver = &stand_in;
    if (argc == 5) {
        const auto driver = instruments::find_driver(argv[3]);
        if (!driver) {
            std::fprintf(stderr, "no driver '%s'\n", argv[3]);
            return 2;
        }
        conversations = of_driver(conversations, **driver, argv[4]);
        if (conversations.empty()) return 2;
        // Rounded up: no fewer than were said.
        const auto count = static_cast<int>(conversations.size());
        each = (inputs + count - 1) / count;
        at_a_time = 16;
    }
    if (!storm(conversations, each, at_a_time)) return 1;
    std::printf("%zu conversations, each damaged %d times, %zu inputs without a finding\n", conversations.size(), each,
                conversations.size() * static_cast<std::size_t>(each));
    return 0;
}
