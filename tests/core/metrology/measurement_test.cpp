// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/measurement.h"

#include <catch2/catch.hpp>
#include <limits>

using namespace velocert;
using namespace velocert::metrology;

namespace {

Measurement mass(std::optional<AnyQuantity> u, std::optional<base::Decimal> k) {
    return Measurement{"mass", AnyQuantity(Kind::mass, 62'925'000), u, k, Provenance::instrument};
}

}  // namespace

TEST_CASE("the expanded uncertainty is k times u, rounded once") {
    CHECK(mass(AnyQuantity(Kind::mass, 50'000), base::Decimal(2, 0)).expanded_uncertainty() ==
          AnyQuantity(Kind::mass, 100'000));
    CHECK(mass(AnyQuantity(Kind::mass, 25), base::Decimal(21, 1)).expanded_uncertainty() ==
          AnyQuantity(Kind::mass, 52));
    CHECK(mass(AnyQuantity(Kind::mass, 35), base::Decimal(21, 1)).expanded_uncertainty() ==
          AnyQuantity(Kind::mass, 74));
    CHECK(mass(AnyQuantity(Kind::mass, 0), base::Decimal(2, 0)).expanded_uncertainty() == AnyQuantity(Kind::mass, 0));
}

TEST_CASE("there is no expanded uncertainty without u and k that make sense") {
    const AnyQuantity u(Kind::mass, 50'000);
    const base::Decimal k(2, 0);
    CHECK_FALSE(mass(std::nullopt, k).expanded_uncertainty());
    CHECK_FALSE(mass(u, std::nullopt).expanded_uncertainty());
    CHECK_FALSE(mass(u, base::Decimal(0, 0)).expanded_uncertainty());
    CHECK_FALSE(mass(u, base::Decimal(-2, 0)).expanded_uncertainty());
    CHECK_FALSE(mass(AnyQuantity(Kind::mass, -1), k).expanded_uncertainty());
    CHECK_FALSE(mass(AnyQuantity(Kind::length, 50'000), k).expanded_uncertainty());
    CHECK_FALSE(mass(AnyQuantity(Kind::mass, std::numeric_limits<std::int64_t>::max()), k).expanded_uncertainty());
}

TEST_CASE("provenance is read back and simulated is the worst") {
    for (const auto provenance : {Provenance::instrument, Provenance::calculated, Provenance::imported,
                                  Provenance::typed, Provenance::simulated}) {
        CHECK(parse_provenance(name(provenance)) == provenance);
        CHECK(provenance <= Provenance::simulated);
    }
    for (const char* text : {"", "Simulated", "measured"}) CHECK_FALSE(parse_provenance(text));
}
