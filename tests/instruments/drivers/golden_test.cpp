// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <set>

#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

/// One golden file: what was said, and what the driver makes of it, stretch by stretch.
struct Golden {
    std::string driver;
    Options options;
    std::vector<Said> said;
    std::vector<std::vector<std::string>> gives;  ///< one list per stretch
};

/// "\r", "\n", "\xHH" to bytes.
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
            default: FAIL("unknown escape in '" << text << "'");
        }
    }
    return out;
}

Golden load(const std::filesystem::path& path) {
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
            out.said.push_back(word == "sent" ? sends(unescaped(rest)) : answers(unescaped(rest)));
            out.gives.emplace_back();
        } else if (word == "gives" && !out.gives.empty()) {
            out.gives.back().push_back(rest);
        } else if (!text.empty() && text[0] != '#') {
            FAIL(path << ": what is '" << text << "'?");
        }
    }
    return out;
}

std::vector<std::filesystem::path> golden_files() {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(VELOCERT_GOLDEN) / "frames"))
        out.push_back(entry.path());
    return out;
}

}  // namespace

TEST_CASE("every driver gives for its golden frames what stands beside them") {
    for (const auto& path : golden_files()) {
        CAPTURE(path.filename().string());
        const auto golden = load(path);
        const auto driver = find_driver(golden.driver);
        REQUIRE(driver);
        const auto decoder = decoder_of(**driver, golden.options);
        for (std::size_t i = 0; i < golden.said.size(); ++i) {
            CAPTURE(golden.said[i].bytes);
            velocert::metrology::Decoded decoded;
            decoder->feed(golden.said[i].direction, velocert::base::as_bytes(golden.said[i].bytes),
                          velocert::metrology::Indication::no_time, decoded);
            CHECK(lines(decoded) == golden.gives[i]);
        }
    }
}

TEST_CASE("every driver has golden frames") {
    std::set<std::string> tried;
    for (const auto& path : golden_files()) tried.insert(load(path).driver);
    for (const auto* driver : drivers()) {
        CAPTURE(driver->id);
        CHECK(tried.contains(std::string(driver->id)));
    }
}
