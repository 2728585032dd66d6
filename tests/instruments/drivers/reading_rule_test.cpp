// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/reading_rule.h"

#include <catch2/catch.hpp>

#include "core/sequence/judging/evaluate.h"
#include "core/sequence/wire_log.h"
#include "instruments/registry/registry.h"

using namespace velocert;
using namespace std::string_literals;

namespace {

/// What a record of these bytes gives that was written by an edition of the rules; none: before there were editions.
sequence::CaptureData recorded(const char* driver, const std::string& bytes, std::string_view edition) {
    sequence::WireLogHeader header;
    header.driver = driver;
    if (!edition.empty()) header.options.emplace_back(sequence::reading_rule_option, edition);
    const auto text = sequence::encode_header(header);
    std::vector<std::uint8_t> log(text.begin(), text.end());
    sequence::append_record(log, metrology::Direction::received, 1, base::as_bytes(bytes));
    sequence::append_end(log, 2, 1);
    sequence::CaptureRecord capture;
    capture.role = "instrument";
    capture.driver = driver;
    auto data = sequence::decode_capture(capture, log, instruments::RegistryDecoders());
    REQUIRE(data);
    return std::move(*data);
}

bool has_value(const sequence::CaptureData& data) {
    return std::ranges::any_of(data.indications, &metrology::Indication::has_value);
}

}  // namespace

TEST_CASE("A record is read by the edition of the rules that it names, and a later one otherwise", "[drivers]") {
    const struct {
        const char* driver;
        std::string bytes;
        bool then;  ///< whether it gave a value by the second edition
        bool now;
    } rows[] = {
        {"mt-sics", "S S      60.00 kg\r\n", true, true},
        {"mt-sics", "S S      60.00 kg\rS S      60.00 kg\r", false, true},
        {"mt-sics", "S S      60.00 kg\n", false, true},
        {"pce-322a", "\x7F\x02\x71\x02\x00\x01\x01\x01\x01\x01\x01\x01\x00"s, true, false},
        {"pce-322a", "\x7F\x02\x71\x00\x00\x01\x01\x01\x01\x01\x01\x01\x00"s, true, true},
        {"colead-sl5868p", "\x08\x04\x11\x0A\x0A\x06\x02\x05\x01\x3F", true, false},
        {"colead-sl5868p", "\x08\x04\x10\x0A\x0A\x06\x02\x05\x01\x3E", true, true},
        {"cem-dt885x", "\xA5\x1B\xA5\x03\xA5\x0D\x06\x25\xA5\x0B", true, false},
        {"cem-dt885x", "\xA5\x1B\xA5\x02\xA5\x0D\x06\x25\xA5\x0B", true, true},
        {"es51919", "\x00\x0D\xE0\x50\x00\x01\x30\x39\x2A\x00\x02\x03\x6C\x02\x00\x0D\x0A"s, true, false},
        {"es51919", "\x00\x0D\x60\x50\x00\x01\x30\x39\x2A\x00\x02\x03\x6C\x02\x00\x0D\x0A"s, true, true},
        // A resistance is the same in either circuit.
        {"es51919", "\x00\x0D\xE0\x50\x00\x03\x30\x39\x0A\x00\x00\x00\x00\x01\x00\x0D\x0A"s, true, true},
        {"wxt", "0R2,Ta=23.6C,Ua=14.2P\r\n", false, true},
        {"wxt", "0R1,Sm=1.0M\r\n", true, true},
        // A driver that never read otherwise is told of no edition.
        {"radwag", "SUI ? -   58.237 kg \r\n", true, true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.bytes);
        CHECK(has_value(recorded(row.driver, row.bytes, {})) == row.then);
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_first)) == row.then);
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_second)) == row.then);
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_now)) == row.now);
    }
}

TEST_CASE("The edition is of a record and no option of a set-up", "[drivers]") {
    for (const auto* driver : instruments::drivers()) {
        CAPTURE(driver->id);
        const instruments::Options options{{std::string(sequence::reading_rule_option), "1"}};
        CHECK_FALSE(driver->exchange(sequence::Command::stop, options));
        CHECK(driver->make_decoder(options).has_value() == instruments::reads_by_edition(*driver));
    }
}
