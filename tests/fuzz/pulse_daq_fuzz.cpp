// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/registry.h"
#include "tests/fuzz/decoder_fuzz.h"

/// The first byte chooses the format.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto driver = velocert::instruments::find_driver("pulse-daq");
    if (size == 0) return 0;
    velocert::fuzz::check_decoder(**driver, {{"format", data[0] % 2 == 0 ? "text" : "binary"}}, {data + 1, size - 1});
    return 0;
}
