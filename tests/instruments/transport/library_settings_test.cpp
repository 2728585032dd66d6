// SPDX-License-Identifier: GPL-3.0-or-later
// What a real port is told and what it tells, by the stand-in for its driver.
#include "instruments/transport/library_settings.h"

#include <catch2/catch.hpp>

#include <memory>

#include "instruments/registry/diagnosis.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/transport.h"
#include "tests/instruments/transport/modem_lines.h"
#include "tests/instruments/transport/pty_pair.h"

using namespace velocert::instruments;
using velocert::instruments::test::port_stand_in;
using velocert::instruments::test::PortStandIn;
using velocert::instruments::test::PtyPair;

namespace {

/// The stand-in as a test wants it, and as it was behind it.
struct StandIn {
    explicit StandIn(PortStandIn wanted) { port_stand_in() = wanted; }
    StandIn(const StandIn&) = delete;
    StandIn& operator=(const StandIn&) = delete;
    ~StandIn() { port_stand_in() = {}; }
};

struct FreeLibraryPort {
    void operator()(sp_port* port) const {
        sp_close(port);
        sp_free_port(port);
    }
};
using LibraryPort = std::unique_ptr<sp_port, FreeLibraryPort>;

LibraryPort opened_port(const PtyPair& pair) {
    sp_port* found = nullptr;
    REQUIRE(sp_get_port_by_name(pair.libserialport_name().c_str(), &found) == SP_OK);
    LibraryPort port(found);
    REQUIRE(sp_open(port.get(), SP_MODE_READ_WRITE) == SP_OK);
    return port;
}

serial_icounter_struct counted(int framing, int parity, int breaks) {
    serial_icounter_struct out{};
    out.frame = framing;
    out.parity = parity;
    out.brk = breaks;
    return out;
}

}  // namespace

TEST_CASE("seven bits and parity and stop bits reach a real port as they are written") {
    const struct {
        const char* settings;
        speed_t speed;
        tcflag_t frame;
    } rows[] = {
        {"1200 7E1", B1200, CS7 | PARENB},   {"1200 7O1", B1200, CS7 | PARENB | PARODD},
        {"2400 7E1", B2400, CS7 | PARENB},   {"2400 7N2", B2400, CS7 | CSTOPB},
        {"1200 8N2", B1200, CS8 | CSTOPB},   {"9600 8O1", B9600, CS8 | PARENB | PARODD},
        {"19200 8E1", B19200, CS8 | PARENB}, {"115200 8N1", B115200, CS8},
    };
    for (const auto& row : rows) {
        CAPTURE(row.settings);
        const PtyPair pair;
        const StandIn adapter({true, {}, {}});
        const auto port = opened_port(pair);
        REQUIRE(apply_settings(port.get(), PortSettings::parse(row.settings).value()) == SP_OK);
        const auto& asked = port_stand_in().asked;
        REQUIRE(asked);
        CHECK((asked->c_cflag & static_cast<tcflag_t>(CSIZE | PARENB | PARODD | CSTOPB)) == row.frame);
        CHECK(cfgetospeed(&*asked) == row.speed);
        CHECK(cfgetispeed(&*asked) == row.speed);
    }
}

TEST_CASE("a port that takes no seven bits says so when it is set") {
    const PtyPair pair;
    const auto port = opened_port(pair);
    CHECK(apply_settings(port.get(), PortSettings::parse("1200 7O1").value()) == SP_ERR_FAIL);
    CHECK(apply_settings(port.get(), PortSettings::parse("1200 8N1").value()) == SP_OK);
}

TEST_CASE("the profiles with seven bits reach a real port with the bits that they name") {
    int seven = 0;
    for (const auto* driver : drivers())
        for (const auto& profile : driver->profiles) {
            const auto settings = PortSettings::parse(profile.port);
            REQUIRE(settings);
            if (settings->data_bits != 7) continue;
            CAPTURE(driver->id, profile.id);
            const PtyPair pair;
            const StandIn adapter({true, {}, {}});
            const auto port = opened_port(pair);
            REQUIRE(apply_settings(port.get(), *settings) == SP_OK);
            CHECK((port_stand_in().asked->c_cflag & static_cast<tcflag_t>(CSIZE)) == CS7);
            ++seven;
        }
    CHECK(seven > 0);
}

TEST_CASE("line errors of a real port count from its opening and name the cause") {
    const struct {
        serial_icounter_struct later;
        const char* heard;
        LineCause cause;
        const char* found;
    } rows[] = {
        {counted(12, 9, 3), "\xF8\x9C\x3E", LineCause::wrong_rate, "framing errors 5"},
        {counted(7, 13, 3), "\xB3\xC9\x8D", LineCause::wrong_parity, "parity errors (4)"},
        {counted(7, 9, 4), "", LineCause::wrong_rate, "breaks 1"},
        {counted(7, 9, 3), "", LineCause::silence, "not one byte"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.found);
        const PtyPair pair;
        const StandIn adapter({false, {}, counted(7, 9, 3)});
        const auto transport = open_libserialport(pair.libserialport_name(), PortSettings{});
        REQUIRE(transport);
        CHECK_FALSE((*transport)->line_errors().any());
        port_stand_in().counters = row.later;
        const auto evidence = evidence_of(**find_driver("mt-sics"), {}, **transport, "SI\r\n", row.heard);
        CHECK(cause_of(evidence) == row.cause);
        CHECK_THAT(diagnose(evidence).found, Catch::Contains(row.found));
    }
}
