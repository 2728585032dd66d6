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

TEST_CASE("a label keeps off the curve where there is another place, and takes a place on it rather than none",
          "[charts]") {
    const QRectF on(0, 10, 40, 10);
    const QRectF off(0, 30, 40, 10);
    struct Case {
        const char* name;
        QPointF from, to;
        bool clear;
    };
    const Case cases[] = {
        {"straight through", {-5, 15}, {100, 15}, false},  {"through a corner", {30, 0}, {45, 25}, false},
        {"ends inside", {20, 12}, {90, 0}, false},         {"wholly inside", {10, 12}, {20, 14}, false},
        {"from above to below", {20, 0}, {20, 50}, false}, {"passes above", {0, 5}, {100, 5}, true},
        {"passes a corner by", {39, 0}, {60, 12}, true},   {"ends before it", {50, 15}, {100, 15}, true}};
    for (const auto& one : cases) {
        INFO(one.name);
        LabelPlaces places({100, 50});
        places.avoid(one.from, one.to);
        CHECK(places.clear(on) == one.clear);
        CHECK(places.take(std::vector{on, QRectF(60, 38, 30, 10)}) == (one.clear ? 0 : 1));
    }
    LabelPlaces places({100, 50});
    places.avoid({0, 15}, {100, 15});
    places.avoid({0, 35}, {100, 35});
    // Both are on a curve: the first that is free.
    CHECK(places.take(std::vector{on, off}) == 0);
    CHECK(places.take(std::vector{on, off}) == 1);
}
