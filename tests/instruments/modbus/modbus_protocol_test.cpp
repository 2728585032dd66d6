// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <string>

#include "core/base/digest.h"
#include "instruments/protocol/checksums.h"
#include "instruments/protocol/modbus.h"
#include "instruments/protocol/modbus_value.h"
#include "tests/instruments/modbus/hex.h"

using namespace velocert;
using namespace velocert::instruments;
using namespace velocert::instruments::test;

TEST_CASE("the check sum has the catalogue's value and stands low byte first", "[modbus]") {
    CHECK(crc16_modbus(base::as_bytes("123456789")) == 0x4B37);
    CHECK(modbus_sum_is_right(base::as_bytes(hex("01 03 00 00 00 02 C4 0B"))));
    CHECK_FALSE(modbus_sum_is_right(base::as_bytes(hex("01 03 00 00 00 02 0B C4"))));
}

TEST_CASE("requests are written as independent libraries write them", "[modbus]") {
    CHECK(modbus_read(1, 3, 0, 2) == hex("01 03 00 00 00 02 C4 0B"));
    CHECK(modbus_read(0xFF, 3, 0x0F, 1) == hex("FF 03 00 0F 00 01 A1 D7"));
    CHECK(modbus_write_register(1, 6, 1) == hex("01 06 00 06 00 01 A8 0B"));
    CHECK(modbus_write_coil(1, 0x0503, true) == hex("01 05 05 03 FF 00 7C F6"));
    const auto five = modbus_wire(base::Decimal(5, 0), ModbusType::f32, WordOrder::abcd);
    REQUIRE(five);
    CHECK(modbus_write_registers(1, 0x0A01, *five) == hex("01 10 0A 01 00 02 04 40 A0 00 00 59 21"));
}

TEST_CASE("an answer is told by its length, its echoed fields and its check sum", "[modbus]") {
    const auto question = parse_modbus_request(base::as_bytes(hex("01 03 00 00 00 02 C4 0B")));
    REQUIRE(question);
    CHECK(question->answer_length() == 9);
    struct Row {
        const char* bytes;
        bool fits;
    };
    const Row rows[] = {
        {"01 03 04 41 45 70 A4 DB A1", true},
        {"01 83 02 C0 F1", true},
        {"02 03 04 41 45 70 A4 DB A1", false},  // another address
        {"01 04 04 41 45 70 A4 DB A1", false},  // another function
        {"01 03 02 41 45 70 A4 DB A1", false},  // another byte count
        {"01 03 04 41 45 70 A4 A1 DB", false},  // sum the wrong way round
        {"01 03 04 41 45 70 A4 DB", false},     // cut
        {"01 84 02 C2 C1", false},              // exception to another function
    };
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        CHECK(question->answered_by(base::as_bytes(hex(row.bytes))) == row.fits);
    }
    const auto write = parse_modbus_request(base::as_bytes(hex("01 10 0A 01 00 02 04 40 A0 00 00 59 21")));
    REQUIRE(write);
    CHECK(write->answered_by(base::as_bytes(hex("01 10 0A 01 00 02 13 D0"))));
    const auto coils = parse_modbus_request(base::as_bytes(modbus_read(1, 1, 0x0510, 9)));
    REQUIRE(coils);
    CHECK(coils->answer_length() == 7);
}

TEST_CASE("what is no request is not taken for one", "[modbus]") {
    for (const char* bytes : {"", "01", "01 03 00 00 00 02 C4 0C", "01 03 00 00 00 02 C4", "01 2B 0E 01 00 70 77"}) {
        CAPTURE(bytes);
        CHECK_FALSE(parse_modbus_request(base::as_bytes(hex(bytes))));
    }
    CHECK_FALSE(parse_modbus_request(base::as_bytes(modbus_read(1, 3, 0, 126))));
    CHECK_FALSE(parse_modbus_request(base::as_bytes(modbus_read(1, 3, 0, 0))));
}

TEST_CASE("an answer is complete when its length is there, damaged or not, and not before", "[modbus]") {
    const auto request = hex("01 03 00 00 00 02 C4 0B");
    const auto complete = [&](const std::string& bytes, bool echo = false) {
        return modbus_answer_complete(base::as_bytes(request), base::as_bytes(bytes), echo);
    };
    const auto answer = hex("01 03 04 41 45 70 A4 DB A1");
    for (std::size_t i = 0; i < answer.size(); ++i) CHECK_FALSE(complete(answer.substr(0, i)));
    CHECK(complete(answer));
    CHECK(complete(hex("01 03 04 41 45 70 A4 DB A2")));
    CHECK(complete(hex("01 83 02 C0 F1")));
    CHECK(complete(hex("00 FF") + answer));                    // garbage in front
    CHECK_FALSE(complete(hex("02 03 04 41 45 70 A4 E8 A1")));  // somebody else
    CHECK_FALSE(complete(request));                            // an echo is no answer
    CHECK(complete(request + answer));
    CHECK_FALSE(complete(request, true));
    CHECK(complete(request + answer, true));
    const auto single = hex("01 06 00 06 00 01 A8 0B");
    CHECK(modbus_answer_complete(base::as_bytes(single), base::as_bytes(single), false));
    CHECK_FALSE(modbus_answer_complete(base::as_bytes(single), base::as_bytes(single), true));
    CHECK(modbus_answer_complete(base::as_bytes(single), base::as_bytes(single + single), true));
    CHECK(modbus_answer_complete(base::as_bytes(modbus_write_register(0, 6, 1)), {}, false));  // to everybody
}

TEST_CASE("exceptions are told in words", "[modbus]") {
    for (const int code : {1, 2, 3, 4, 5, 6, 7, 8, 10, 11}) {
        CAPTURE(code);
        const auto text = modbus_exception_text(static_cast<std::uint8_t>(code));
        CHECK_THAT(text, Catch::StartsWith("exception " + std::to_string(code) + ": "));
        CHECK_THAT(text, !Catch::Contains("own"));
    }
    CHECK_THAT(modbus_exception_text(9), Catch::Contains("maker's own"));
}

TEST_CASE("the four orders of bytes give the same number", "[modbus]") {
    struct Row {
        WordOrder order;
        const char* bytes;
    };
    for (const Row& row : {Row{WordOrder::abcd, "41 45 70 A4"}, Row{WordOrder::cdab, "70 A4 41 45"},
                           Row{WordOrder::badc, "45 41 A4 70"}, Row{WordOrder::dcba, "A4 70 45 41"}}) {
        CAPTURE(name(row.order));
        const auto wire = hex(row.bytes);
        const auto number =
            modbus_number(modbus_bits(base::as_bytes(wire), ModbusType::f32, row.order), ModbusType::f32);
        CHECK(number.kind == ModbusNumber::Kind::value);
        CHECK(number.value.text() == "12.34");
        const auto back = modbus_wire(base::Decimal(1234, 2), ModbusType::f32, row.order);
        REQUIRE(back);
        CHECK(std::string(back->begin(), back->end()) == wire);
        CHECK(parse_word_order(name(row.order)) == row.order);
    }
    CHECK_FALSE(parse_word_order("abcd"));
}

TEST_CASE("whole numbers are exact and floats are the shortest decimals that lead back", "[modbus]") {
    struct Row {
        ModbusType type;
        std::uint32_t bits;
        const char* value;  ///< or over, under, none
    };
    const Row rows[] = {
        {ModbusType::u16, 0xFFFF, "65535"},
        {ModbusType::i16, 0xFF9F, "-97"},
        {ModbusType::sign16, 97, "97"},
        {ModbusType::sign16, 10'097, "-97"},
        {ModbusType::u32, 0xFFFFFFFF, "4294967295"},
        {ModbusType::i32, 0x80000000, "-2147483648"},
        {ModbusType::f32, 0x3DCCCCCD, "0.1"},
        {ModbusType::f32, 0xC1FD999A, "-31.7"},
        {ModbusType::f32, 0x00000000, "0"},
        {ModbusType::f32, 0x80000000, "0"},
        {ModbusType::f32, 0x42C80000, "100"},
        {ModbusType::f32, 0x4B7FFFFF, "16777215"},
        {ModbusType::f32, 0x322BCC77, "0.00000001"},
        {ModbusType::f32, 0x7F800000, "over"},
        {ModbusType::f32, 0xFF800000, "under"},
        {ModbusType::f32, 0x7FC00000, "none"},
        {ModbusType::f32, 0x7F7FFFFF, "over"},  // 3.4E38: more than a Decimal holds
        {ModbusType::f32, 0xFF7FFFFF, "under"},
    };
    for (const auto& row : rows) {
        CAPTURE(name(row.type), row.bits);
        const auto number = modbus_number(row.bits, row.type);
        switch (number.kind) {
            case ModbusNumber::Kind::value: CHECK(number.value.normalized().text() == row.value); break;
            case ModbusNumber::Kind::over: CHECK(std::string("over") == row.value); break;
            case ModbusNumber::Kind::under: CHECK(std::string("under") == row.value); break;
            case ModbusNumber::Kind::none: CHECK(std::string("none") == row.value); break;
        }
        CHECK(parse_modbus_type(name(row.type)) == row.type);
    }
    CHECK_FALSE(parse_modbus_type("f64"));
}

TEST_CASE("what a register cannot hold is not written", "[modbus]") {
    CHECK_FALSE(modbus_wire(base::Decimal(70'000, 0), ModbusType::u16, WordOrder::abcd));
    CHECK_FALSE(modbus_wire(base::Decimal(-1, 0), ModbusType::u16, WordOrder::abcd));
    CHECK_FALSE(modbus_wire(base::Decimal(15, 1), ModbusType::u16, WordOrder::abcd));
    CHECK_FALSE(modbus_wire(base::Decimal(10'000, 0), ModbusType::sign16, WordOrder::abcd));
    CHECK(modbus_wire(base::Decimal(-97, 0), ModbusType::sign16, WordOrder::abcd).value() ==
          std::vector<std::uint8_t>{0x27, 0x71});
    CHECK(modbus_wire(base::Decimal(30, 1), ModbusType::u16, WordOrder::abcd).value() ==
          std::vector<std::uint8_t>{0, 3});
}

TEST_CASE("scale and offset are exact, and what leaves the range gives nothing", "[modbus]") {
    using base::Decimal;
    // The torque cell of section 9.3: 684 of 2000 counts, 100 N.m.
    CHECK(modbus_scaled(Decimal(684, 0), Decimal(1, 1), Decimal(-100, 0))->text() == "-31.6");
    CHECK(modbus_scaled(Decimal(-97, 0), Decimal(1, 1), Decimal())->text() == "-9.7");
    CHECK(modbus_scaled(Decimal(1234, 2), Decimal(1, 0), Decimal())->text() == "12.34");
    CHECK_FALSE(modbus_scaled(Decimal(4'000'000'000'000'000'000, 0), Decimal(5, 0), Decimal()));
}

TEST_CASE("the order of the words is found from what the display shows", "[modbus]") {
    using base::Decimal;
    using Orders = std::vector<WordOrder>;
    const Decimal one(1, 0);
    CHECK(matching_orders(0x4145, 0x70A4, ModbusType::f32, one, Decimal(1234, 2)) == Orders{WordOrder::abcd});
    CHECK(matching_orders(0x70A4, 0x4145, ModbusType::f32, one, Decimal(123, 1)) == Orders{WordOrder::cdab});
    CHECK(matching_orders(0x0000, 0x2EE0, ModbusType::i32, Decimal(1, 3), Decimal(12, 0)) == Orders{WordOrder::abcd});
    CHECK(matching_orders(0xE02E, 0x0000, ModbusType::i32, Decimal(1, 3), Decimal(120, 1)) == Orders{WordOrder::dcba});
    CHECK(matching_orders(0, 0, ModbusType::f32, one, Decimal(0, 1)).size() == 4);  // zero tells nothing
    CHECK(matching_orders(0x4145, 0x70A4, ModbusType::f32, one, Decimal(1235, 2)).empty());
    CHECK(matching_orders(0x4145, 0x70A4, ModbusType::u16, one, Decimal(1234, 2)).empty());
}
