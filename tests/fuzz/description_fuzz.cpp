// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptions of instruments as a laboratory may write them; one that is taken decodes whatever comes.
#include <cstdlib>
#include <string_view>

#include "instruments/drivers/described/described.h"
#include "tests/fuzz/decoder_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto driver = velocert::instruments::read_described_driver(text, "fuzz");
    if (!driver) return 0;
    constexpr std::string_view said = "\xAA\x55 ST,+00123.45  g\r\n\xFE?\r\xFE$S,1.5 N*00\r\n   12.3 kg";
    if (!velocert::fuzz::broken_promise(**driver, {}, velocert::base::as_bytes(said)).empty()) std::abort();
    return 0;
}
