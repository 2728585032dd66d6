// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/pdf_text.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include <unistd.h>

namespace velocert::reports::test {
namespace {

std::string output_of(const std::string& command) {
    std::string text;
    FILE* pipe = ::popen(command.c_str(), "r");
    if (pipe == nullptr) return text;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) text.append(buffer.data(), n);
    ::pclose(pipe);
    return text;
}

std::string stored(const PassingFolder& folder, std::span<const std::uint8_t> pdf) {
    const std::string path = folder.path() + "/report.pdf";
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
    return path;
}

}  // namespace

PassingFolder::PassingFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "velocert-reports-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

PassingFolder::~PassingFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::vector<std::string> pages_of(std::span<const std::uint8_t> pdf) {
    const PassingFolder folder;
    const std::string text = output_of("pdftotext -raw -enc UTF-8 '" + stored(folder, pdf) + "' - 2>&1");
    std::vector<std::string> pages;
    std::istringstream stream(text);
    for (std::string page; std::getline(stream, page, '\f');) pages.push_back(page);
    return pages;
}

std::string ask(const std::string& program, std::span<const std::uint8_t> pdf) {
    const PassingFolder folder;
    return output_of(program + " '" + stored(folder, pdf) + "' 2>&1");
}

std::string without_blanks(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') out += c;
    }
    return out;
}

std::vector<std::uint8_t> read_bytes(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace velocert::reports::test
