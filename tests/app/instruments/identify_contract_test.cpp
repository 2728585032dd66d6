// SPDX-License-Identifier: GPL-3.0-or-later
// The search for an unknown instrument, as processes over pseudo-terminals.
#include <catch2/catch.hpp>

#include <csignal>

#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

std::string text_of(const Json& json, const char* key) {
    const auto* found = json.find(key);
    return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}

}  // namespace

TEST_CASE("identify names driver and settings of what is on a pseudo-terminal") {
    for (const char* driver : {"mt-sics", "scpi-source", "pulse-daq"}) {
        CAPTURE(driver);
        const ScratchFolder folder;
        const Process bench({VELOCERT_BENCH, "--instrument", driver, "--link", folder / "A"});
        REQUIRE(appears(folder / "A"));
        const auto found = cli({"identify", "--port", folder / "A", "--json"});
        CAPTURE(found.err, found.out);
        REQUIRE(found.code == 0);
        const auto json = found.json();
        CHECK(text_of(json, "driver") == driver);
        CHECK(text_of(json, "settings") == "9600 8N1");
        CHECK_FALSE(text_of(json, "profile").empty());
        CHECK_FALSE(text_of(json, "identity").empty());
        REQUIRE(json.find("candidates")->items()->size() >= 1);
        CHECK(text_of(json.find("candidates")->items()->front(), "driver") == driver);
        CHECK_FALSE(text_of(json.find("candidates")->items()->front(), "reason").empty());
        REQUIRE(json.find("asked")->items() != nullptr);
        CHECK(json.find("seconds")->number() != nullptr);
    }
}

TEST_CASE("identify names the address of a device that has another one than it leaves the factory with") {
    const ScratchFolder folder;
    const Process bench(
        {VELOCERT_BENCH, "--instrument", "modbus-climate", "--link", folder / "A", "--set", "address=6"});
    REQUIRE(appears(folder / "A"));
    const auto found = cli({"identify", "--port", folder / "A", "--json"});
    CAPTURE(found.err, found.out);
    REQUIRE(found.code == 0);
    CHECK(text_of(found.json(), "address") == "6");
    CHECK(text_of(found.json().find("candidates")->items()->front(), "address") == "6");
    const auto words = cli({"identify", "--port", folder / "A"});
    CHECK(words.out.find("address 6") != std::string::npos);
    CHECK(words.out.find("--set address=6") != std::string::npos);
}

TEST_CASE("identify ends with 4 when nobody answers, and with 3 when there is no such port") {
    const ScratchFolder folder;
    const Process wire(
        {"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"), "pty,raw,echo=0,link=" + (folder / "near")});
    REQUIRE(appears(folder / "near"));
    const auto silent = cli({"identify", "--port", folder / "near", "--seconds", "1", "--json"});
    CHECK(silent.code == 4);
    CHECK(silent.json().find("driver")->is_null());
    CHECK(silent.json().find("candidates")->items()->empty());
    CHECK_FALSE(silent.err.empty());
    CHECK(cli({"identify", "--port", folder / "none"}).code == 4);
    CHECK(cli({"identify"}).code == 3);
}
