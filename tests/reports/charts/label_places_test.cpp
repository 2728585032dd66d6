// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/label_places.h"

#include <catch2/catch.hpp>

using namespace velocert::reports;

TEST_CASE("a label takes the first free place, and no two cover each other while there is room", "[charts]") {
    LabelPlaces places({100, 50});
    const QRectF a(0, 0, 40, 10);
    const QRectF b(50, 0, 40, 10);
    CHECK(places.take(std::vector{a, b}) == 0);
    CHECK_FALSE(places.free(QRectF(30, 5, 10, 10)));
    CHECK(places.take(std::vector{a, b}) == 1);
    // Where both are taken, one out of the room that is free is better than a covered one.
    const QRectF outside(95, 0, 20, 10);
    CHECK(places.take(std::vector{a, outside}) == 1);
    // Nothing is free: the first.
    CHECK(places.take(std::vector{a, b}) == 0);
    CHECK(places.take({}) == 0);
}
