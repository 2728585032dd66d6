// SPDX-License-Identifier: GPL-3.0-or-later
// What lies beyond the range of an instrument is no value, whoever showed it.
#include "instruments/drivers/range_guard.h"

#include <catch2/catch.hpp>

#include <limits>

#include "core/base/digest.h"
#include "core/metrology/quantity.h"
#include "core/sequence/wire_log.h"
#include "instruments/drivers/modbus/modbus_generic.h"
#include "instruments/protocol/modbus_value.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/drivers/golden.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;
using metrology::Decoded;
using metrology::Direction;
using metrology::Flag;
using metrology::Indication;
using metrology::WrittenQuantity;

namespace {

Indication shown(metrology::Measurand measurand, const base::Decimal& value, const metrology::Unit& unit) {
    Indication out;
    out.measurand = measurand;
    show(out, value, unit_row(unit.symbol));
    return out;
}

/// One in the last place more or less.
base::Decimal beside(const base::Decimal& value, int steps) { return {value.mantissa() + steps, value.scale()}; }

Decoded heard(metrology::Decoder& decoder, std::string_view bytes) {
    Decoded out;
    decoder.feed(Direction::received, base::as_bytes(bytes), Indication::no_time, out);
    return out;
}

/// All that a golden file says, decoded within what is given.
std::vector<Indication> within(const Golden& golden, const std::string& range) {
    auto options = golden.options;
    options["measuring-range"] = range;
    const auto driver = find_driver(golden.driver);
    REQUIRE(driver);
    const auto decoder = make_ranged_decoder(**driver, options);
    INFO((decoder ? "" : decoder.error().text()));
    REQUIRE(decoder);
    Decoded out;
    for (const auto& stretch : golden.stretches)
        (*decoder)->feed(stretch.direction, base::as_bytes(stretch.bytes), Indication::no_time, out);
    (*decoder)->finish(out);
    return out.indications;
}

std::string quantity(std::int64_t value, const metrology::Unit& unit) {
    return std::to_string(value) + (unit.kind == metrology::Kind::count ? "" : ' ' + std::string(unit.symbol));
}

}  // namespace

TEST_CASE("every range of every profile of every driver holds both its ends, and nothing beyond them", "[range]") {
    std::size_t tried = 0;
    for (const auto* driver : drivers())
        for (const auto& profile : driver->profiles) {
            if (profile.ranges_by_option) continue;
            const auto ranges = ShownRanges::of(*driver, {{"profile", std::string(profile.id)}});
            REQUIRE(ranges);
            for (const auto& row : profile.ranges) {
                CAPTURE(driver->id, profile.id, metrology::name(row.measurand));
                const auto kind = metrology::kind_of(row.measurand);
                const auto low = WrittenQuantity::parse(row.low, kind).value();
                const auto high = WrittenQuantity::parse(row.high, kind).value();
                for (const auto* end : {&low, &high}) {
                    auto at = shown(row.measurand, end->number(), end->unit());
                    ranges->hold(at);
                    CHECK(at.has_value());
                }
                auto above = shown(row.measurand, beside(high.number(), 1), high.unit());
                ranges->hold(above);
                CHECK_FALSE(above.has_value());
                CHECK(above.flags == metrology::Flags(Flag::over_range));
                // As far below zero as above it is no other range, where the quantity has a sign.
                const bool from_zero = low.number().mantissa() == 0;
                auto below = shown(row.measurand, beside(low.number(), -1), low.unit());
                ranges->hold(below);
                if (!from_zero || !below.has_value()) CHECK(below.flags == metrology::Flags(Flag::under_range));
                auto far =
                    shown(row.measurand, beside({-high.number().mantissa(), high.number().scale()}, -1), high.unit());
                if (from_zero) {
                    ranges->hold(far);
                    CHECK(far.flags == metrology::Flags(Flag::under_range));
                }
                ++tried;
            }
        }
    CHECK(tried > 300);
}

TEST_CASE("every value of every driver's frames is none when the instrument's own range ends in front of it",
          "[range]") {
    std::size_t tried = 0;
    for (const auto& golden : golden_frames(std::filesystem::path(VELOCERT_GOLDEN) / "frames")) {
        CAPTURE(golden.driver);
        const auto whole = decode(
            **find_driver(golden.driver),
            [&] {
                std::vector<Said> said;
                for (const auto& stretch : golden.stretches) said.push_back({stretch.direction, stretch.bytes});
                return said;
            }(),
            golden.options);
        for (const auto& one : whole.indications) {
            if (!one.has_value()) continue;
            std::int64_t power = 1;
            for (int i = 0; i < one.value.scale(); ++i) power *= 10;
            const std::int64_t above = one.value.mantissa() / power + 1;
            const std::int64_t below = one.value.mantissa() / power - 1;
            CAPTURE(metrology::name(one.measurand), one.value.text());
            const auto find = [&](const std::vector<Indication>& all) {
                for (const auto& other : all)
                    if (other.offset == one.offset && other.measurand == one.measurand) return other;
                return Indication();
            };
            const auto over = find(within(golden, quantity(below - 2, *one.unit) + ".." + quantity(below, *one.unit)));
            CHECK(over.flags.has(Flag::over_range));
            CHECK_FALSE(over.has_value());
            // A range that begins at zero reaches as far below it.
            if (above > 0) {
                const auto under =
                    find(within(golden, quantity(above, *one.unit) + ".." + quantity(above + 2, *one.unit)));
                CHECK(under.flags.has(Flag::under_range));
                CHECK_FALSE(under.has_value());
            }
            const auto fits = find(within(golden, quantity(below, *one.unit) + ".." + quantity(above, *one.unit)));
            CHECK(fits.has_value());
            CHECK(fits.value == one.value);
            ++tried;
            if (tried % 7 == 0) break;  // many frames of one file say the same
        }
    }
    CHECK(tried > 100);
}

TEST_CASE("a balance may show less than nothing, as far as its range goes, and no more", "[range]") {
    const Options platform{{"profile", "150-kg-platform"}};
    const auto decoder = make_ranged_decoder(**find_driver("mt-sics"), platform);
    REQUIRE(decoder);
    const struct {
        const char* line;
        const char* value;  ///< null: none
        Flag flag;
    } rows[] = {
        {"S S     150.00 kg\r\n", "150.00", Flag::stable},     {"S S      -0.05 kg\r\n", "-0.05", Flag::stable},
        {"S S    -150.00 kg\r\n", "-150.00", Flag::stable},    {"S S     150.05 kg\r\n", nullptr, Flag::over_range},
        {"S S    -150.05 kg\r\n", nullptr, Flag::under_range}, {"S S  150000.00 g\r\n", "150000.00", Flag::stable},
        {"S S  150000.01 g\r\n", nullptr, Flag::over_range},   {"S S     330.75 lb\r\n", nullptr, Flag::over_range}};
    for (const auto& row : rows) {
        CAPTURE(row.line);
        const auto out = heard(**decoder, row.line);
        if (out.indications.empty()) continue;  // a unit that the driver does not take
        const auto& one = out.indications.front();
        CHECK(one.has_value() == (row.value != nullptr));
        CHECK(one.flags.has(row.flag));
        if (row.value != nullptr) CHECK(one.value.text() == row.value);
    }
}

TEST_CASE("a float that can be no reading is none, and one that is small stays", "[range]") {
    const Options options{
        {"type", "f32"}, {"measurand", "torque"}, {"unit", "N.m"}, {"measuring-range", "-100 N.m..100 N.m"}};
    const auto ranges = ShownRanges::of(modbus_generic, options);
    REQUIRE(ranges);
    const struct {
        std::uint32_t bits;
        bool value;
        metrology::Flags flags;
    } rows[] = {
        {0x41457000U, true, {}},                  // 12.33984375
        {0xBCF5C28FU, true, {}},                  // -0.03
        {0x00000000U, true, {}},                  // nothing at all
        {0x80000000U, true, {}},                  // the same below zero
        {0x34000000U, true, {}},                  // 1.2E-7: a float's last bit at one
        {0x2F000000U, false, Flag::no_value},     // 1.2E-10
        {0x0DA24260U, false, Flag::no_value},     // 1E-30
        {0x00000001U, false, Flag::no_value},     // 1.4E-45
        {0x42C80001U, false, Flag::over_range},   // 100.00001
        {0xC2C80001U, false, Flag::under_range},  // -100.00001
        {0x7149F2CAU, false, Flag::over_range},   // 1E30
        {0x7F800000U, false, Flag::over_range},   // infinity
        {0x7FC00000U, false, Flag::no_value},     // no number
    };
    for (const auto& row : rows) {
        CAPTURE(row.bits);
        Indication one;
        one.measurand = metrology::Measurand::torque;
        const auto number = modbus_number(row.bits, ModbusType::f32);
        one.unit = &unit_row("N.m");
        one.value = number.value;
        if (number.kind == ModbusNumber::Kind::none) one.flags.add(Flag::no_value);
        if (number.kind == ModbusNumber::Kind::over) one.flags.add(Flag::over_range);
        if (number.kind == ModbusNumber::Kind::under) one.flags.add(Flag::under_range);
        ranges->hold(one);
        CHECK(one.has_value() == row.value);
        CHECK(one.flags == row.flags);
    }
    // Of any device nothing is known until somebody says it.
    const auto open = ShownRanges::of(modbus_generic, {{"type", "f32"}});
    auto far = shown(metrology::Measurand::torque, base::Decimal(123'456, 0), unit_row("N.m"));
    open->hold(far);
    CHECK(far.has_value());
}

TEST_CASE("a measuring range that is none is refused with what was expected", "[range]") {
    const auto& balance = **find_driver("mt-sics");
    const auto& meter = **find_driver("scpi-multimeter");
    const struct {
        const Driver& driver;
        const char* text;
        bool good;
    } rows[] = {
        {balance, "0 kg..60 kg", true},
        {balance, "-60 kg .. 60000 g", true},
        {balance, "", true},
        {meter, "-100 V..100 V; -3 A..3 A", true},
        {meter, " ; -100 V..100 V ; ", true},
        {balance, "60 kg", false},
        {balance, "0..60", false},
        {balance, "0 kg..60", false},
        {balance, "0 kg..60 N", false},
        {balance, "60 kg..0 kg", false},
        {balance, "60 kg..60 kg", false},
        {balance, "0 V..60 V", false},
        {balance, "0 kg..60 kg; 0 kg..30 kg", false},
        {balance, "0 kg,,60 kg", false},
        {balance, "zero kg..60 kg", false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.text);
        const Options options{{"measuring-range", row.text}};
        const auto made = row.driver.make_decoder(options);
        REQUIRE(made.has_value() == row.good);
        if (row.good) continue;
        CHECK(made.error().where == "measuring-range");
        CHECK_FALSE(made.error().expected.empty());
    }
}

TEST_CASE("records from before the rule are read as they were then, later ones by it", "[range]") {
    const RegistryDecoders decoders;
    using Given = std::vector<std::pair<std::string, std::string>>;
    const std::string rule(sequence::range_rule_option);
    const auto reads = [&](Given options) {
        options.emplace_back("profile", "150-kg-platform");
        const auto decoder = decoders.make_decoder("mt-sics", options);
        REQUIRE(decoder);
        return heard(**decoder, "S S     200.00 kg\r\n").indications.front().has_value();
    };
    CHECK_FALSE(reads({}));
    CHECK_FALSE(reads({{rule, std::string(sequence::range_rule_held)}}));
    CHECK(reads({{rule, std::string(sequence::range_rule_none)}}));
    // It is no option that anybody types.
    CHECK_FALSE((*find_driver("mt-sics"))->make_decoder({{rule, "none"}}));
}
