// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "instruments/drivers/described/described.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/described/small_instrument.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

std::filesystem::path fresh_folder() {
    // Of its own for each test: they run beside each other.
    auto pattern = (std::filesystem::temp_directory_path() / "velocert-laboratory-drivers-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    return pattern;
}

void write(const std::filesystem::path& path, const std::string& text) { std::ofstream(path) << text; }

}  // namespace

TEST_CASE("every description that ships is good", "[described]") {
    CHECK(described_drivers().size() == embedded_descriptions().size());
    CHECK(described_drivers().size() >= 3);
    for (const auto& file : embedded_descriptions()) {
        CAPTURE(file.name);
        const auto made = read_described_driver(file.text, std::string(file.name));
        INFO((made ? "" : made.error().text()));
        CHECK(made);
    }
}

TEST_CASE("a profile that is only listened to is sent nothing, and the others of its driver are", "[described]") {
    using velocert::sequence::Command;
    const auto* const scale = *find_driver("and");
    const Options indicator{{"profile", "indicator"}};
    CHECK_FALSE(scale->identification({}).empty());
    CHECK(scale->identification(indicator).empty());
    for (const auto command : {Command::read_now, Command::read_stable, Command::start, Command::stop}) {
        CAPTURE(velocert::sequence::name(command));
        CHECK_FALSE(scale->exchange(command, {})->request.empty());
        CHECK(scale->exchange(command, indicator)->request.empty());
    }
    CHECK(scale->exchange(Command::zero, {}));
    const auto refused = scale->exchange(Command::zero, indicator);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().text().find("only be listened to") != std::string::npos);
}

TEST_CASE("a laboratory's folder gives its drivers, and says of each bad file why it is left out", "[described]") {
    const auto folder = fresh_folder();
    CHECK(read_laboratory_drivers((folder / "none").string()).drivers.empty());
    // Without the order that only a source knows.
    auto small = small_instrument;
    const auto order = small.find("    \"set-voltage\"");
    small.erase(order, small.find('\n', order) + 1 - order);
    write(folder / "a.json", small);
    write(folder / "c.json", small_instrument);
    write(folder / "b.json", small_instrument.substr(0, 100));
    write(folder / "notes.txt", "not a description");
    write(folder / "z.json", small_frames);
    write(folder / "y.json", std::string(300 * 1024, ' '));
    const auto made = read_laboratory_drivers(folder.string());
    REQUIRE(made.drivers.size() == 2);
    CHECK(made.drivers[0]->id == "small");
    CHECK(made.drivers[1]->id == "small-frames");
    REQUIRE(made.refused.size() == 3);
    CHECK(made.refused[0].where.find("b.json") != std::string::npos);
    CHECK(made.refused[1].where.find("c.json") != std::string::npos);
    CHECK(made.refused[1].found.find("energises") != std::string::npos);
    CHECK(made.refused[2].where.find("y.json") != std::string::npos);
    std::filesystem::remove_all(folder);
}

TEST_CASE("an id that is taken is refused, whoever made the file", "[described]") {
    const auto folder = fresh_folder();
    auto clash = small_frames;
    clash.replace(clash.find("\"small-frames\""), 14, "\"mt-sics\"");
    write(folder / "a.json", clash);
    const auto before = drivers().size();
    const auto refused = add_laboratory_drivers(folder.string());
    REQUIRE(refused.size() == 1);
    CHECK(refused[0].found.find("mt-sics") != std::string::npos);
    CHECK(drivers().size() == before);
    std::filesystem::remove_all(folder);
}

TEST_CASE("what was recorded with a description is decoded by that very one, on a machine that has it not",
          "[described]") {
    const auto driver = read_described_driver(small_instrument, "small.json").value();
    const RegistryDecoders decoders;
    // The machine that computes again has never heard of it; the wire log carries it.
    REQUIRE_FALSE(find_driver("small"));
    CHECK_FALSE(decoders.make_decoder("small", {}));
    auto decoder = decoders.make_decoder("small", {{"profile", "two"}, {"definition", driver->definition}});
    REQUIRE(decoder);
    metrology::Decoded decoded;
    (*decoder)->feed(metrology::Direction::received, base::as_bytes(std::string_view("$P,125*5B\r\n")), 0, decoded);
    // The sum: P ^ , ^ 1 ^ 2 ^ 5 = 50 ^ 2C ^ 31 ^ 32 ^ 35 = 4A.
    CHECK(decoded.indications.empty());
    (*decoder)->feed(metrology::Direction::received, base::as_bytes(std::string_view("$P,125*4A\r\n")), 0, decoded);
    REQUIRE(decoded.indications.size() == 1);
    CHECK(decoded.indications[0].value.text() == "12.5");
    // The file has changed since: the recorded one still holds.
    auto changed = small_instrument;
    changed.replace(changed.find("\"multiply\": \"0.1\""), 17, "\"multiply\": \"0.2\"");
    REQUIRE(read_described_driver(changed, "small.json"));
    auto old = decoders.make_decoder("small", {{"profile", "two"}, {"definition", driver->definition}});
    REQUIRE(old);
    decoded.clear();
    (*old)->feed(metrology::Direction::received, base::as_bytes(std::string_view("$P,125*4A\r\n")), 0, decoded);
    CHECK(decoded.indications.at(0).value.text() == "12.5");
    CHECK_FALSE(decoders.make_decoder("small", {{"definition", "{"}}));
}
