// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace velocert::reports::test {

/// The text layer of a PDF, one text per page, as Poppler's pdftotext takes it out in the order it was drawn.
/// Empty when the program is missing or refuses the file.
[[nodiscard]] std::vector<std::string> pages_of(std::span<const std::uint8_t> pdf);

/// What a program prints about a PDF ("pdfinfo", "pdffonts", "qpdf --check"); standard error included.
[[nodiscard]] std::string ask(const std::string& program, std::span<const std::uint8_t> pdf);

/// Without blanks and line ends: where lines break is the layout's business.
[[nodiscard]] std::string without_blanks(const std::string& text);

/// A folder of its own that is removed at the end.
class PassingFolder {
  public:
    PassingFolder();
    ~PassingFolder();
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

  private:
    std::string path_;
};

[[nodiscard]] std::vector<std::uint8_t> read_bytes(const std::string& path);

}  // namespace velocert::reports::test
