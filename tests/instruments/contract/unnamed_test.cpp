// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include "instruments/registry/registry.h"
#include "tests/instruments/registry/scripted_transport.h"
#include "tests/instruments/transport/pty_pair.h"

using namespace velocert;
using namespace velocert::instruments;

TEST_CASE("an instrument that tells no name counts as simulated on a pseudo-terminal", "[contract]") {
    const test::PtyPair pair;
    const base::SystemClock clock;
    const auto driver = find_driver("lutron-16");
    REQUIRE(driver);
    REQUIRE((*driver)->identification({}).empty());
    auto transport = open_port(pair.path(), *PortSettings::parse("9600 8N1"));
    REQUIRE(transport);
    const auto instrument = open_instrument(**driver, {}, std::move(*transport), clock);
    REQUIRE(instrument);
    CHECK((*instrument)->identity().simulated);
    CHECK((*instrument)->state() == sequence::InstrumentState::simulated);
}
