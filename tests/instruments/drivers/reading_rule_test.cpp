// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/reading_rule.h"

#include <catch2/catch.hpp>

#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/recording.h"
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
        {"scpi-lcr", "+1.23450E-04H,+8.76000E-01OHM,+0\n", false, true},
        {"scpi-lcr", "+1.23450E-04,+8.76000E-01,+0\n", true, true},
        {"lcr-handheld", "+1.23450E-04 H,+8.76000E+01\n", false, true},
        {"scpi-multimeter", "+4.81234500E+01V\n", false, true},
        // A driver that never read otherwise is told of no edition.
        {"radwag", "SUI ? -   58.237 kg \r\n", true, true},
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.bytes);
        CHECK(has_value(recorded(row.driver, row.bytes, {})) == row.then);
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_first)) == row.then);
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_second)) == row.then);
        // What is of SCPI came with the fourth, all else of these rows with the third.
        const bool fourth = std::string_view(row.driver).starts_with("scpi-") || row.driver == "lcr-handheld"s;
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_third)) ==
              (fourth ? row.then : row.now));
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

TEST_CASE("What a balance calls its defect is no value since the fourth edition and was no frame before", "[drivers]") {
    const auto then = recorded("sartorius-sbi", "   Err 054    \r\n", sequence::reading_rule_third);
    CHECK(then.indications.empty());
    CHECK(then.rejected.size() == 1);
    const auto now = recorded("sartorius-sbi", "   Err 054    \r\n", sequence::reading_rule_now);
    CHECK(now.indications.size() == 1);
    CHECK_FALSE(has_value(now));
    CHECK(now.rejected.empty());
}

TEST_CASE("What an instrument shows at its ends and beside a comparison is read so since the fifth edition",
          "[drivers]") {
    const auto j12 = [](const std::string& answer, std::string_view rule) {
        auto decoder =
            instruments::RegistryDecoders()
                .make_decoder("modbus-torque", {{"profile", "star-j12"}, {"reading-rule", std::string(rule)}})
                .value();
        metrology::Decoded out;
        decoder->feed(metrology::Direction::sent, base::as_bytes("\x01\x03\x00\x00\x00\x01\x84\x0A"s), 1, out);
        decoder->feed(metrology::Direction::received, base::as_bytes(answer), 2, out);
        REQUIRE(out.indications.size() == 1);
        return out.indications[0].has_value();
    };
    // 2000, 0 and 1999 counts.
    for (const auto& [answer, now] :
         {std::pair("\x01\x03\x02\x07\xD0\xBB\xE8"s, false), std::pair("\x01\x03\x02\x00\x00\xB8\x44"s, false),
          std::pair("\x01\x03\x02\x07\xCF\xFA\x20"s, true)}) {
        CHECK(j12(answer, sequence::reading_rule_fourth));
        CHECK(j12(answer, sequence::reading_rule_now) == now);
    }
    for (const char* line : {"ST,--,+0001.234 kg\r\n", "ST,--,+000062.95kg\r\n"}) {
        CHECK_FALSE(has_value(recorded("and", line, sequence::reading_rule_fourth)));
        CHECK(has_value(recorded("and", line, sequence::reading_rule_now)));
    }
    const std::string over = "OL,HI,+9999999E+19\r\n";
    CHECK(recorded("and", over, sequence::reading_rule_fourth).rejected.size() == 1);
    CHECK(recorded("and", over, sequence::reading_rule_now).rejected.empty());
    CHECK_FALSE(has_value(recorded("and", over, sequence::reading_rule_now)));
}

TEST_CASE("What stands in place of a number in a list is told since the fifth edition and was no frame before",
          "[drivers]") {
    const struct {
        const char* driver;
        const char* bytes;
        std::size_t without;  ///< indications that have no value
        metrology::Flag flag;
    } rows[] = {{"aim-tti-lcr400", "L=OL,Q=2.18,NOBIN\r\n", 1, metrology::Flag::over_range},
                {"aim-tti-lcr400", "L=1.5000E-6,Q=OL,NOBIN\r\n", 1, metrology::Flag::over_range},
                {"aim-tti-lcr400", "C=----,Q=---,NOBIN\r\n", 2, metrology::Flag::no_value},
                {"lcr-handheld", "1.2E-4,--,0\n", 1, metrology::Flag::no_value},
                {"lcr-handheld", "--,--,0\n", 2, metrology::Flag::no_value}};
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.bytes);
        const auto then = recorded(row.driver, row.bytes, sequence::reading_rule_fourth);
        CHECK(then.indications.empty());
        CHECK(then.rejected.size() == 1);
        const auto now = recorded(row.driver, row.bytes, sequence::reading_rule_now);
        CHECK(now.rejected.empty());
        REQUIRE(now.indications.size() == 2);
        std::size_t without = 0;
        for (const auto& one : now.indications) {
            if (one.has_value()) continue;
            ++without;
            CHECK(one.flags.has(row.flag));
        }
        CHECK(without == row.without);
    }
    for (const char* bad : {"L=LO,Q=2.18,NOBIN\r\n", "L=,Q=2.18,NOBIN\r\n"})
        CHECK(recorded("aim-tti-lcr400", bad, sequence::reading_rule_now).rejected.size() == 1);
    // No level is no name either.
    for (const char* level : {"nan dB, OK\r\n", "x y, OK\r\n"}) {
        CAPTURE(level);
        CHECK(recorded("nti-xl2", level, sequence::reading_rule_fourth).rejected.empty());
        CHECK(recorded("nti-xl2", level, sequence::reading_rule_now).rejected.size() == 1);
    }
    CHECK(
        recorded("nti-xl2", "NTiAudio, XL2, SNo. A2A-02354-D0, FW4.50\n", sequence::reading_rule_now).rejected.empty());
}

TEST_CASE("A tare that a balance prints, and a number with two signs, is no mass on it since the fifth edition",
          "[drivers]") {
    const struct {
        const char* driver;
        const char* bytes;
        bool then;
        bool now;
    } rows[] = {
        {"sartorius-sbi", "G     +    62.95 kg \r\n", true, true},
        {"sartorius-sbi", "N     +    62.95 kg \r\n", true, true},
        {"sartorius-sbi", "PT1   +    62.95 kg \r\n", true, false},
        {"sartorius-sbi", "PT2   +    62.95 kg \r\n", true, false},
        {"sartorius-sbi", "T1    +    62.95 kg \r\n", true, false},
        {"sartorius-sbi", "T     +    62.95 kg \r\n", true, false},
        {"ohaus", "     192.21 g   T\r\n", true, false},
        {"ohaus", "     192.21 g   N\r\n", true, true},
        {"and", "ST,--0012.34  g\r\n", true, false},
        {"kern", "-  -45.0kg S\r\n", true, false},
        {"kern", "-   45.0kg S\r\n", true, true},
        {"sma", "\n 1G       62.95kg \r", true, true},
        {"sma", "\n 1N       62.95kg \r", true, true},
        {"sma", "\n 1n       62.95kg \r", true, true},
        {"sma", "\n 1T       62.95kg \r", true, false},
        {"sma", "\n 1t       62.95kg \r", true, false},
    };
    for (const auto& row : rows) {
        CAPTURE(row.driver, row.bytes);
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_first)) == row.then);
        CHECK(has_value(recorded(row.driver, row.bytes, sequence::reading_rule_fourth)) == row.then);
        const auto now = recorded(row.driver, row.bytes, sequence::reading_rule_now);
        CHECK(has_value(now) == row.now);
        CHECK(now.indications.empty() != row.now);
        CHECK(now.rejected.empty() == row.now);
    }
}

TEST_CASE("A weight without unit has had no value since the fifth edition, and the unit of before until then",
          "[drivers]") {
    const std::string bytes =
        "G     +   1255.7 g  \r\nG     +   1.2557    \r\nG     +   1.2557 kg \r\nG     +   1.2558    \r\n";
    const auto then = recorded("sartorius-sbi", bytes, sequence::reading_rule_fourth);
    REQUIRE(then.indications.size() == 4);
    CHECK(then.indications[1].has_value());
    CHECK(then.indications[1].unit->symbol == std::string_view("g"));
    const auto now = recorded("sartorius-sbi", bytes, sequence::reading_rule_now);
    REQUIRE(now.indications.size() == 4);
    for (const std::size_t i : {0U, 2U}) {
        CHECK(now.indications[i].has_value());
        CHECK(now.indications[i].flags == metrology::Flags(metrology::Flag::stable));
    }
    for (const std::size_t i : {1U, 3U}) CHECK(now.indications[i].flags == metrology::Flags(metrology::Flag::no_value));
}

TEST_CASE("The weight that answers the order to zero is no answer to the question behind it since the fifth edition",
          "[drivers]") {
    using metrology::Direction;
    const auto heard = [](const char* order, const std::string& answer, std::string_view rule) {
        auto decoder =
            instruments::RegistryDecoders().make_decoder("sma", {{"reading-rule", std::string(rule)}}).value();
        metrology::Decoded out;
        decoder->feed(Direction::sent, base::as_bytes(std::string(order)), 1, out);
        decoder->feed(Direction::received, base::as_bytes(answer), 2, out);
        decoder->feed(Direction::sent, base::as_bytes("\nP\r"s), 3, out);
        decoder->feed(Direction::received, base::as_bytes("\n 1G       62.93kg \r"s), 4, out);
        return out;
    };
    const std::string zeroed = "\nZ1G        0.00kg \r";
    for (const char* order : {"\nZ\r", "\nT\r"}) {
        CAPTURE(order);
        const auto then = heard(order, zeroed, sequence::reading_rule_fourth);
        REQUIRE(then.indications.size() == 2);
        const auto now = heard(order, zeroed, sequence::reading_rule_now);
        REQUIRE(now.indications.size() == 1);
        CHECK(now.indications[0].value.text() == "62.93");
        CHECK(now.rejected.empty());
        // Done it is in both.
        for (const auto* decoded : {&then, &now}) {
            REQUIRE(decoded->events.size() == 1);
            CHECK(decoded->events[0].kind == metrology::DeviceEvent::Kind::accepted);
        }
    }
    // What it could not do it says with the letter in front: then nothing was done.
    for (const auto& [order, answer] :
         {std::pair("\nZ\r", "\nE1G        0.05kg \r"), std::pair("\nT\r", "\nT1G        0.05kg \r")}) {
        CAPTURE(order);
        CHECK(heard(order, answer, sequence::reading_rule_fourth).events[0].kind ==
              metrology::DeviceEvent::Kind::accepted);
        const auto now = heard(order, answer, sequence::reading_rule_now);
        REQUIRE(now.events.size() == 1);
        CHECK(now.events[0].kind == metrology::DeviceEvent::Kind::refused);
        REQUIRE(now.indications.size() == 1);
        CHECK(now.indications[0].value.text() == "62.93");
    }
    // The tare that is asked for, or told in answer to the tare, is no mass either.
    for (const char* order : {"\nM\r", "\nT\r"}) {
        const auto now = heard(order, "\n 1T       12.00kg \r", sequence::reading_rule_now);
        REQUIRE(now.indications.size() == 1);
        CHECK(now.indications[0].value.text() == "62.93");
        REQUIRE(now.events.size() == 1);
        CHECK(now.events[0].kind == metrology::DeviceEvent::Kind::accepted);
    }
}

TEST_CASE("A sorted part is read whatever its bin is called since the fifth edition", "[drivers]") {
    for (const char* bin : {"BIN3", "BIN 3", "FAIL"}) {
        const std::string line = "L=1.5000E-6,Q=2.18," + std::string(bin) + "\r\n";
        CAPTURE(bin);
        CHECK(recorded("aim-tti-lcr400", line, sequence::reading_rule_fourth).indications.empty());
        CHECK(recorded("aim-tti-lcr400", line, sequence::reading_rule_now).indications.size() == 2);
    }
    for (const char* bin : {"NOBIN", "BIN=2", "2"})
        for (const auto rule : {sequence::reading_rule_fourth, sequence::reading_rule_now})
            CHECK(recorded("aim-tti-lcr400", "L=1.5000E-6,Q=2.18," + std::string(bin) + "\r\n", rule)
                      .indications.size() == 2);
    for (const char* bin : {"BIN", "BIN-1", "BINX", "FAILED", "GOOD"})
        CHECK(recorded("aim-tti-lcr400", "L=1.5000E-6,Q=2.18," + std::string(bin) + "\r\n", sequence::reading_rule_now)
                  .indications.empty());
}

TEST_CASE("Out of range nothing is at rest since the fifth edition, whatever a number beside it says", "[drivers]") {
    const std::string under = "\nU1G        0.05kg \r";
    const auto then = recorded("sma", under, sequence::reading_rule_fourth);
    REQUIRE(then.indications.size() == 1);
    CHECK(then.indications[0].flags.has(metrology::Flag::stable));
    const auto now = recorded("sma", under, sequence::reading_rule_now);
    REQUIRE(now.indications.size() == 1);
    CHECK(now.indications[0].flags == metrology::Flags(metrology::Flag::under_range));
}

TEST_CASE("A recording that was taken in as evidence is read by the edition it was taken in with", "[drivers]") {
    const std::string bytes = "+1.23450E-04,+8.76000E-01,+0\n+1.23450E-04H,+8.76000E-01OHM,+0\n";
    const std::vector<sequence::KeptDocument> documents{{"meter_recording", "meter.txt", {bytes.begin(), bytes.end()}},
                                                        {"photo", "plate.jpg", {}}};
    const auto read_by = [&](const std::string& rule) {
        std::vector<sequence::TypedValue> typed{{"ask", "meter_driver", "scpi-lcr"},
                                                {"ask", "meter_recording", "file"}};
        if (!rule.empty()) typed.push_back({"ask", sequence::rule_field("meter"), rule});
        std::vector<sequence::CaptureData> captures;
        sequence::add_recordings(documents, typed, instruments::RegistryDecoders(), captures);
        REQUIRE(captures.size() == 1);
        CHECK(captures[0].role == "meter");
        CHECK(captures[0].complete);
        return captures[0].indications.size();
    };
    CHECK(read_by("") == 2);  // of before: by the third
    CHECK(read_by("1") == 2);
    CHECK(read_by("3") == 2);
    CHECK(read_by(std::string(sequence::reading_rule_now)) == 4);
}

TEST_CASE("A wire log that was taken in as evidence keeps the edition that it names itself", "[drivers]") {
    sequence::WireLogHeader header;
    header.driver = "scpi-lcr";
    header.options.emplace_back(sequence::reading_rule_option, sequence::reading_rule_third);
    const auto text = sequence::encode_header(header);
    std::vector<std::uint8_t> log(text.begin(), text.end());
    const std::string bytes = "+1.23450E-04,+8.76000E-01,+0\n+1.23450E-04H,+8.76000E-01OHM,+0\n";
    sequence::append_record(log, metrology::Direction::received, 1, base::as_bytes(bytes));
    sequence::append_end(log, 2, 1);
    std::vector<sequence::TypedValue> typed{{"ask", "meter_recording", "file"}};
    typed.push_back({"ask", sequence::rule_field("meter"), std::string(sequence::reading_rule_now)});
    for (const char* driver : {"", "scpi-lcr"}) {
        auto answers = typed;
        answers.push_back({"ask", "meter_driver", driver});
        std::vector<sequence::CaptureData> captures;
        sequence::add_recordings({{"meter_recording", "meter.vlog", log}}, answers, instruments::RegistryDecoders(),
                                 captures);
        REQUIRE(captures.size() == 1);
        CHECK(captures[0].indications.size() == 2);
    }
}
