// SPDX-License-Identifier: GPL-3.0-or-later
// decoder_storm GOLDEN-FOLDER INPUTS [FAULT]: every golden conversation, damaged INPUTS times, through the decoder of
// its driver, on a seed that never changes. Built under sanitizers, which end the program at what they find; it ends
// with 1 where a promise of the decoders is broken. With a FAULT (address, undefined, promise) a decoder that has it
// stands in, so that what is to be found is there.
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

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

}  // namespace

int main(int argc, char** argv) {
    const int inputs = argc >= 3 ? std::atoi(argv[2]) : 0;
    if (inputs <= 0) {
        std::fprintf(stderr, "usage: decoder_storm GOLDEN-FOLDER INPUTS [address | undefined | promise]\n");
        return 2;
    }
    const auto conversations = instruments::test::golden_frames(argv[1]);
    if (conversations.empty()) {
        std::fprintf(stderr, "no golden frames in %s\n", argv[1]);
        return 2;
    }
    instruments::RandomSource random(20241);
    for (const auto& golden : conversations) {
        const auto found = instruments::find_driver(golden.driver);
        if (!found) {
            std::fprintf(stderr, "no driver '%s'\n", golden.driver.c_str());
            return 2;
        }
        const auto& driver = argc >= 4 ? faulty(argv[3]) : **found;
        const auto good = instruments::test::input_of(golden);
        if (const auto broken = fuzz::broken_in_storm(driver, golden.options, good, inputs, random); !broken.empty()) {
            std::fprintf(stderr, "%s: %s\n", golden.driver.c_str(), broken.c_str());
            return 1;
        }
    }
    std::printf("%zu conversations, each damaged %d times, without a finding\n", conversations.size(), inputs);
    return 0;
}
