// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/metrology/decoder.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments::test {

/// One golden file: what was said, and what the driver makes of it, stretch by stretch.
struct Golden {
    struct Stretch {
        metrology::Direction direction;
        std::string bytes;
        std::vector<std::string> gives;
    };
    std::string driver;
    Options options;
    std::vector<Stretch> stretches;
};

/// All that was said in it, with 0xFE where the direction changes: an input of tests/fuzz/decoder_fuzz.h.
[[nodiscard]] std::string input_of(const Golden& golden);

/// Throws std::runtime_error, naming the file, when a line is none of a golden file's.
[[nodiscard]] Golden read_golden(const std::filesystem::path& path);
/// All of them, in the order of their names.
[[nodiscard]] std::vector<Golden> golden_frames(const std::filesystem::path& folder);

}  // namespace velocert::instruments::test
