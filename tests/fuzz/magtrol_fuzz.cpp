// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/registry.h"
#include "tests/fuzz/decoder_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto driver = velocert::instruments::find_driver("magtrol");
    velocert::fuzz::check_decoder(**driver, {}, {data, size});
    return 0;
}
