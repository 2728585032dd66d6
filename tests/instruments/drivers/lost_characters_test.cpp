// SPDX-License-Identifier: GPL-3.0-or-later
// A character that is lost on the line, or one too many, must not make another value of a frame.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/digest.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/drivers/golden.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::Decoded;
using velocert::metrology::Direction;
using velocert::metrology::Indication;

namespace {

/// What a character that is lost or added can do in protocols without a check and without a fixed width.
enum class Loose : std::uint8_t {
    any,        ///< another number
    unit_only,  ///< the same number in another unit: g for kg
    added_only  ///< another number, by a character too many
};
struct Free {
    Loose loose;
    const char* reason;
};
/// Drivers in whose protocol a frame can become another valid one so, and why.
const std::map<std::string, Free>& free_formats() {
    constexpr const char* scpi = "IEEE 488.2 leaves the number of digits to the instrument";
    constexpr const char* unit = "the number has its width; the unit ends the line and is as long as its name";
    static const std::map<std::string, Free> table{
        {"aim-tti-lcr400", {Loose::any, "as many digits as the range needs"}},
        {"andilog", {Loose::any, "as many digits as the capacity needs"}},
        {"dillon-afg", {Loose::any, "as many digits as the capacity needs"}},
        {"gpt-9000", {Loose::any, "blanks and digits differ from field to field, also in the manual's example"}},
        {"hioki-3174", {Loose::any, "as many digits as the range needs"}},
        {"lcr-handheld", {Loose::any, scpi}},
        {"magtrol", {Loose::any, "five or six digits of speed by model, torque as its unit needs"}},
        {"mark-10", {Loose::any, "as many digits as the capacity needs"}},
        {"mt-sics", {Loose::unit_only, unit}},
        {"nti-xl2", {Loose::any, "the level is as long as its digits"}},
        {"ohaus", {Loose::unit_only, unit}},
        {"rion-nl", {Loose::any, "the list of the manual tells no widths"}},
        {"scpi-lcr", {Loose::any, scpi}},
        {"scpi-load", {Loose::any, scpi}},
        {"scpi-multimeter", {Loose::any, scpi}},
        {"scpi-power-meter", {Loose::any, scpi}},
        {"scpi-source", {Loose::any, scpi}},
        {"svantek", {Loose::any, "the values are as long as their digits"}},
        {"wxt", {Loose::any, "the values are as long as their digits; the checked profile has a CRC"}},
        {"xk3190", {Loose::added_only, "a frame of the continuous modes has a first character and no last one"}},
    };
    return table;
}

std::set<std::string> values(const Decoded& decoded) {
    std::set<std::string> out;
    for (const auto& shown : decoded.indications)
        if (shown.has_value())
            out.insert(std::string(velocert::metrology::name(shown.measurand)) + ' ' + shown.value.text() + ' ' +
                       std::string(shown.unit->symbol));
    return out;
}

/// What a stretch gives behind those before it, as it stands in the file or changed.
std::set<std::string> values_of(const Driver& driver, const Golden& golden, std::size_t place,
                                const std::string& bytes) {
    const auto decoder = decoder_of(driver, golden.options);
    Decoded decoded;
    for (std::size_t i = 0; i < place; ++i)
        decoder->feed(golden.stretches[i].direction, velocert::base::as_bytes(golden.stretches[i].bytes),
                      Indication::no_time, decoded);
    decoded.clear();
    decoder->feed(Direction::received, velocert::base::as_bytes(bytes), Indication::no_time, decoded);
    decoder->finish(decoded);
    return values(decoded);
}

bool excused(Loose loose, const std::string& value, const std::set<std::string>& right, const std::string& before,
             const std::string& after) {
    if (loose == Loose::any) return true;
    // Cut down to its length again, what was too long is a whole frame.
    if (loose == Loose::added_only)
        return after.starts_with('=') && (after.size() > before.size() || after.size() == 9);
    const auto number = [](const std::string& text) { return text.substr(0, text.rfind(' ')); };
    return std::any_of(right.begin(), right.end(), [&](const auto& one) { return number(one) == number(value); });
}

}  // namespace

TEST_CASE("A character lost or one too many makes no other value of any golden frame", "[lost]") {
    std::set<std::string> changed_drivers;
    std::size_t tried = 0;
    for (const auto& golden : golden_frames(std::filesystem::path(VELOCERT_GOLDEN) / "frames")) {
        const auto driver = find_driver(golden.driver);
        REQUIRE(driver);
        for (std::size_t place = 0; place < golden.stretches.size(); ++place) {
            const auto& stretch = golden.stretches[place];
            if (stretch.direction != Direction::received) continue;
            // What is damaged already might be repaired.
            if (std::any_of(stretch.gives.begin(), stretch.gives.end(),
                            [](const auto& line) { return line.starts_with("rejected"); }))
                continue;
            auto right = values_of(**driver, golden, place, stretch.bytes);
            if (right.empty()) continue;
            // Of several frames the next one may come in the place of a damaged one.
            right.merge(values(decode(**driver, stretch.bytes, golden.options)));
            const auto free = free_formats().find(golden.driver);
            std::vector<std::string> changed;
            for (std::size_t i = 0; i < stretch.bytes.size(); ++i) {
                changed.push_back(stretch.bytes);
                changed.back().erase(i, 1);
                for (const char more : {stretch.bytes[i], '1', ' '}) {
                    changed.push_back(stretch.bytes);
                    changed.back().insert(i, 1, more);
                }
            }
            for (const auto& bytes : changed) {
                ++tried;
                for (const auto& value : values_of(**driver, golden, place, bytes)) {
                    if (right.contains(value)) continue;
                    changed_drivers.insert(golden.driver);
                    if (free != free_formats().end() && excused(free->second.loose, value, right, stretch.bytes, bytes))
                        continue;
                    CAPTURE(golden.driver, stretch.bytes, bytes);
                    FAIL_CHECK(value);
                }
            }
        }
    }
    CHECK(tried > 5'000);
    // A format that turns out to be fixed is no longer excused.
    for (const auto& [driver, row] : free_formats()) {
        CAPTURE(driver, row.reason);
        CHECK(changed_drivers.contains(driver));
    }
}
