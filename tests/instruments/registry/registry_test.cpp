// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/registry.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/metrology/quantity.h"
#include "instruments/drivers/class_meaning.h"
#include "instruments/registry/identity.h"

using namespace velocert;
using namespace velocert::instruments;

// House rules: what must hold for every driver that is ever added.

TEST_CASE("every driver has an id of its own and is found by it") {
    std::set<std::string_view> ids;
    for (const auto* driver : drivers()) {
        CAPTURE(driver->id);
        CHECK(ids.insert(driver->id).second);
        CHECK(find_driver(driver->id).value() == driver);
        CHECK_FALSE(driver->name.empty());
        CHECK_FALSE(driver->kind.empty());
        CHECK(driver->make_decoder != nullptr);
        CHECK(driver->exchange != nullptr);
        CHECK(driver->identification != nullptr);
    }
    const auto none = find_driver("mt-sicks");
    REQUIRE_FALSE(none);
    CHECK(none.error().code == base::ErrorCode::not_found);
    CHECK(none.error().expected.find("mt-sics") != std::string::npos);
}

TEST_CASE("every profile has an id of its own, port settings that hold, and a longest silence") {
    for (const auto* driver : drivers()) {
        REQUIRE_FALSE(driver->profiles.empty());
        std::set<std::string_view> ids;
        for (const auto& profile : driver->profiles) {
            CAPTURE(driver->id, profile.id);
            CHECK(ids.insert(profile.id).second);
            CHECK_FALSE(profile.name.empty());
            CHECK(PortSettings::parse(profile.port));
            CHECK(profile.longest_silence > std::chrono::milliseconds(0));
            const Options options{{"profile", std::string(profile.id)}};
            CHECK(driver->make_decoder(options));
            CHECK(profile_of(*driver, options).id == profile.id);
            CHECK(settings_of(*driver, options)->text() == profile.port);
        }
        CHECK(&profile_of(*driver, {}) == driver->profiles.data());
    }
}

TEST_CASE("every range is of its measurand's kind, not empty, and wider than its resolution") {
    for (const auto* driver : drivers())
        for (const auto& profile : driver->profiles) {
            REQUIRE_FALSE(profile.ranges.empty());
            for (const auto& range : profile.ranges) {
                CAPTURE(driver->id, profile.id, metrology::name(range.measurand));
                const auto kind = metrology::kind_of(range.measurand);
                const auto low = metrology::WrittenQuantity::parse(range.low, kind);
                const auto high = metrology::WrittenQuantity::parse(range.high, kind);
                const auto step = metrology::WrittenQuantity::parse(range.resolution, kind);
                REQUIRE(low);
                REQUIRE(high);
                REQUIRE(step);
                CHECK(step->value().base() > 0);
                CHECK(high->value().base() - low->value().base() >= step->value().base() - step->unit().offset);
            }
        }
}

TEST_CASE(
    "every measurand of a driver has a range in one of its profiles, each profile at most one, and no other has") {
    for (const auto* driver : drivers()) {
        std::set<metrology::Measurand> shown;
        for (const auto& profile : driver->profiles) {
            CAPTURE(driver->id, profile.id);
            std::set<metrology::Measurand> ranged;
            for (const auto& range : profile.ranges) CHECK(ranged.insert(range.measurand).second);
            shown.insert(ranged.begin(), ranged.end());
        }
        CAPTURE(driver->id);
        CHECK(shown == std::set<metrology::Measurand>(driver->measurands.begin(), driver->measurands.end()));
    }
}

TEST_CASE("every option is named once, explained, and its fallback is taken") {
    for (const auto* driver : drivers()) {
        std::set<std::string_view> names;
        Options fallbacks;
        for (const auto& row : driver->options) {
            CAPTURE(driver->id, row.name);
            CHECK(names.insert(row.name).second);
            CHECK_FALSE(row.meaning.empty());
            fallbacks.emplace(row.name, row.fallback);
        }
        CHECK(names.contains("profile"));
        CHECK(names.contains("settings"));
        CHECK(driver->make_decoder(fallbacks));
        const auto unknown = driver->make_decoder({{"no-such-option", "1"}});
        REQUIRE_FALSE(unknown);
        CHECK(unknown.error().code == base::ErrorCode::bad_value);
        CHECK(unknown.error().expected.find("profile") != std::string::npos);
        CHECK_FALSE(driver->make_decoder({{"settings", "fast"}}));
    }
}

TEST_CASE("the class of accuracy is declared for the instrument, or that of its model, and changes nothing else") {
    for (const auto* driver : drivers()) {
        CAPTURE(driver->id);
        const Options declared{{"class", "III, OIML R 76"}};
        CHECK(driver->make_decoder(declared));
        CHECK(driver->exchange(sequence::Command::stop, declared)->request ==
              driver->exchange(sequence::Command::stop, {})->request);
        CHECK(accuracy_class_of(*driver, declared) == "III, OIML R 76");
        CHECK(accuracy_class_of(*driver, {{"class", ""}}) == driver->profiles.front().accuracy_class);
        for (const char* bad : {"III\n", "a|b", "a class that is told in far more words than a plate has room for"}) {
            const auto refused = driver->make_decoder({{"class", bad}});
            REQUIRE_FALSE(refused);
            CHECK(refused.error().where == "class");
        }
    }
    // As the plate of the DT-8852 has it; a balance's class is no matter of its protocol.
    CHECK(accuracy_class_of(**find_driver("cem-dt885x"), {}) == "2, IEC 61672-1");
    CHECK(accuracy_class_of(**find_driver("mt-sics"), {}).empty());
}

TEST_CASE("the help for the class of accuracy gives an example of the instrument's kind") {
    CHECK(class_meaning(**find_driver("mt-sics")).find("III, OIML R 76;") != std::string::npos);
    CHECK(class_meaning(**find_driver("nti-xl2")).find("1, IEC 61672-1;") != std::string::npos);
    CHECK(class_meaning(**find_driver("dillon-afg")).find("0.5, ISO 376;") != std::string::npos);
    // Where no class is usual none is invented.
    CHECK(class_meaning(**find_driver("nmea-0183")) ==
          "accuracy class of this very instrument, as its plate says; the model's when not given");
    // An example is a class that the option takes.
    for (const auto* driver : drivers()) {
        const auto meaning = class_meaning(*driver);
        const auto from = meaning.find(": ");
        if (from == std::string::npos) continue;
        CAPTURE(driver->id);
        CHECK(check_options(*driver, {{"class", meaning.substr(from + 2, meaning.find(';') - from - 2)}}));
    }
}

TEST_CASE("every driver can be stopped, and every exchange says what it sends and how long it waits") {
    using sequence::Command;
    for (const auto* driver : drivers())
        for (const auto& profile : driver->profiles) {
            CAPTURE(driver->id, profile.id);
            const Options options{{"profile", std::string(profile.id)}};
            CHECK(driver->exchange(Command::stop, options));
            for (const auto command : sequence::commands()) {
                sequence::Order order(command);
                if (const auto kind = sequence::value_kind(command)) order.value.emplace(*kind, 1'000'000);
                const auto exchange = driver->exchange(order, options);
                if (!exchange) {
                    CHECK(exchange.error().code == base::ErrorCode::instrument_refused);
                    continue;
                }
                CHECK(exchange->request.empty() == profile.listens_only);
                CHECK(exchange->timeout > std::chrono::milliseconds(0));
            }
            for (const auto& exchange : driver->identification(options)) {
                CHECK_FALSE(exchange.request.empty());
                CHECK(exchange.acknowledged);
            }
        }
}

TEST_CASE("nothing is ever said to an instrument that is only listened to, and what it shows can be read") {
    using sequence::Command;
    for (const auto* driver : drivers())
        for (const auto& profile : driver->profiles) {
            if (!profile.listens_only) continue;
            CAPTURE(driver->id, profile.id);
            const Options options{{"profile", std::string(profile.id)}};
            CHECK(driver->identification(options).empty());
            CHECK_FALSE(driver->energises);
            for (const auto command : {Command::start, Command::read_now, Command::stop}) {
                const auto exchange = driver->exchange(command, options);
                REQUIRE(exchange);
                CHECK_FALSE(exchange->acknowledged);
            }
        }
}

TEST_CASE("every driver is explained in the help, in both languages") {
    for (const auto* driver : drivers())
        for (const char* language : {"en", "zh"}) {
            CAPTURE(driver->id, language);
            const auto path = std::filesystem::path(VELOCERT_GOLDEN) / ".." / ".." / "resources" / "help" / language /
                              (std::string(driver->help) + ".md");
            std::ifstream file(path);
            REQUIRE(file);
            const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            const auto section = text.find("\n## " + std::string(driver->id) + "\n");
            REQUIRE(section != std::string::npos);
            // More than a heading: what comes before the next one.
            const auto end = std::min(text.find("\n## ", section + 5), text.size());
            CHECK(end - section > 80);
        }
}

TEST_CASE("recompute gets the decoder of a log by the driver's id and options") {
    const RegistryDecoders decoders;
    CHECK(decoders.make_decoder("pulse-daq", {{"format", "binary"}, {"ppm", "100"}}));
    CHECK_FALSE(decoders.make_decoder("pulse-daq", {{"format", "ascii"}}));
    CHECK_FALSE(decoders.make_decoder("none", {}));
}

TEST_CASE("an identity grows with each answer, and VIRTUAL anywhere marks it as simulated") {
    sequence::InstrumentIdentity identity;
    learn_identity(identity, "||B0210|");
    learn_identity(identity, "|PBK-150 150.00 kg||");
    learn_identity(identity, "|||2.10");
    CHECK(identity.text() == "|PBK-150 150.00 kg|B0210|2.10");
    CHECK_FALSE(identity.simulated);
    for (const char* told : {"|VIRTUAL-150||", "|||VIRTUAL 1.0", "VIRTUAL"}) {
        sequence::InstrumentIdentity simulated;
        learn_identity(simulated, told);
        CHECK(simulated.simulated);
    }
    learn_identity(identity, "");
    CHECK(identity.model == "PBK-150 150.00 kg");
}

TEST_CASE("a station opens instruments by role and says what is wrong with its set-up") {
    const base::SystemClock clock;
    laboratory::Station station;
    station.id = "bench";
    station.instruments.push_back({"scale", "mt-sics", "/no/such/port", {}, {}});
    station.instruments.push_back({"other", "no-driver", "/no/such/other", {}, {}});
    station.instruments.push_back({"recorder", "pulse-daq", "/no/such/third", {{"settings", "fast"}}, {}});
    StationInstruments instruments(station, clock);
    CHECK(instruments.open("scale").error().code == base::ErrorCode::not_found);
    CHECK(instruments.open("scale").error().where == "/no/such/port");
    CHECK(instruments.open("other").error().where == "driver");
    CHECK(instruments.open("recorder").error().code == base::ErrorCode::port_settings);
    CHECK(instruments.open("torque").error().code == base::ErrorCode::not_found);
    // Neither has an address, so one of them would hear what the other is told.
    station.instruments.push_back({"parts-scale", "mt-sics", "/no/such/port", {}, {}});
    StationInstruments crowded(station, clock);
    CHECK(crowded.open("scale").error().code == base::ErrorCode::already_exists);
}
