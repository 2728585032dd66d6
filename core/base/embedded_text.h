// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace velocert::base {

/// A file that was built into the program (velocert_embed), and its name in its folder.
struct EmbeddedText {
    std::string_view name;
    std::string_view text;
};

}  // namespace velocert::base
