// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/instruments/drivers/golden.h"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace velocert::instruments::test {
namespace {

/// "\\r", "\\n", "\\xHH" to bytes.
std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        switch (text[++i]) {
            case 'r': out += '\r'; break;
            case 'n': out += '\n'; break;
            case 'x':
                out += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
                i += 2;
                break;
            default: throw std::runtime_error("unknown escape in '" + text + "'");
        }
    }
    return out;
}

}  // namespace

std::string input_of(const Golden& golden) {
    std::string out;
    bool sent = false;
    for (const auto& stretch : golden.stretches) {
        if (sent != (stretch.direction == metrology::Direction::sent)) {
            out += '\xFE';
            sent = !sent;
        }
        out += stretch.bytes;
    }
    return out;
}

Golden read_golden(const std::filesystem::path& path) {
    Golden out;
    std::ifstream file(path);
    for (std::string text; std::getline(file, text);) {
        const auto space = text.find(' ');
        const auto word = text.substr(0, space);
        const auto rest = space == std::string::npos ? std::string() : text.substr(space + 1);
        if (word == "driver") {
            out.driver = rest;
        } else if (word == "option") {
            out.options.emplace(rest.substr(0, rest.find('=')), rest.substr(rest.find('=') + 1));
        } else if (word == "sent" || word == "received") {
            out.stretches.push_back(
                {word == "sent" ? metrology::Direction::sent : metrology::Direction::received, unescaped(rest), {}});
        } else if (word == "gives" && !out.stretches.empty()) {
            out.stretches.back().gives.push_back(rest);
        } else if (!text.empty() && text[0] != '#') {
            throw std::runtime_error(path.string() + ": what is '" + text + "'?");
        }
    }
    return out;
}

std::vector<Golden> golden_frames(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Golden> out;
    for (const auto& file : files) out.push_back(read_golden(file));
    return out;
}

}  // namespace velocert::instruments::test
