// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace velocert::bench {

/// A folder in the system's temporary one (on a disk, unless TMPDIR says otherwise), gone afterwards.
class Scratch {
  public:
    Scratch() {
        path_ = (std::filesystem::temp_directory_path() / "velocert-bench-XXXXXX").string();
        if (::mkdtemp(path_.data()) == nullptr) std::abort();
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    Scratch(Scratch&&) = delete;
    Scratch& operator=(Scratch&&) = delete;
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + '/' + name; }
    [[nodiscard]] std::string archive() const { return path("archive"); }

  private:
    std::string path_;
};

}  // namespace velocert::bench
