// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <algorithm>

#include <catch2/catch.hpp>
#include <chrono>
#include <string>
#include <vector>

#include "core/laboratory/calibration_check.h"
#include "tests/core/laboratory/certificate_fixture.h"

using namespace velocert;
using namespace velocert::laboratory;
using namespace velocert::laboratory::test;
using metrology::AnyQuantity;
using metrology::Calibration;
using metrology::Kind;
using metrology::Measurand;

namespace {

/// Days near each other, so that dates of certificates and the day of the test meet.
std::chrono::sys_days near_day(int number) {
    return std::chrono::sys_days(day("2026-06-01")) + std::chrono::days(number);
}
std::string text_of(std::chrono::sys_days value) { return base::text(base::Date(value)); }

struct Entry {
    int serial = 1;  ///< of three instruments
    int calibrated = 0;
    int valid_days = 1;
    int low = 0;
    int high = 10;
    bool mass = true;  ///< else force
    bool same_model = true;
};

/// A register, a station and what it is asked for, from few possibilities of everything.
struct World {
    std::vector<int> registered;      ///< serials with an entry
    std::vector<int> out_of_service;  ///< of these
    std::vector<Entry> certificates;
    int told = 1;   ///< serial told; 0: none, -1: not asked
    int named = 0;  ///< serial in the station; 0: none
    int day_number = 0;
    int need_low = 0;
    int need_high = 5;

    [[nodiscard]] base::Date on() const { return near_day(day_number); }
    [[nodiscard]] EquipmentRegister equipment_register() const {
        EquipmentRegister out;
        for (const int serial : registered) {
            const bool out_now = std::ranges::find(out_of_service, serial) != out_of_service.end();
            const auto added = out.add(equipment("E-" + std::to_string(serial), "S-" + std::to_string(serial),
                                                 out_now ? "out-of-service" : "in-service"),
                                       "Li Ming");
            RC_ASSERT(added.has_value());
        }
        int number = 0;
        for (const auto& entry : certificates) {
            CertificateText text;
            text.number = "M-" + std::to_string(++number);
            text.serial = "S-" + std::to_string(entry.serial);
            text.model = entry.same_model ? "Model" : "Other";
            text.calibrated_on = text_of(near_day(entry.calibrated));
            text.due_on = text_of(near_day(entry.calibrated + entry.valid_days));
            text.measurand = entry.mass ? "mass" : "force";
            text.unit = entry.mass ? "kg" : "N";
            text.low = std::to_string(entry.low);
            text.high = std::to_string(entry.high);
            RC_ASSERT(out.add(text.load(), "Li Ming").has_value());
        }
        return out;
    }
    [[nodiscard]] CalibrationCheck check() const {
        Station station;
        station.instruments.push_back({"scale", "mt-sics", "port", {}, "", ""});
        if (named > 0) station.instruments[0].equipment = "E-" + std::to_string(named);
        std::map<std::string, ToldIdentity> identities;
        if (told >= 0)
            identities["scale"] = {"Maker", "Model", told > 0 ? "S-" + std::to_string(told) : std::string(), false};
        const std::vector<CalibrationNeed> needs{{"scale", Measurand::mass,
                                                  AnyQuantity(Kind::mass, need_low * 1'000'000),
                                                  AnyQuantity(Kind::mass, need_high * 1'000'000)}};
        return calibration_check(station, identities, equipment_register(), needs, on());
    }

    /// Written by itself, from the sentence: in the register and in service, identified as that very one, and the
    /// latest certificate of the day for its serial number and measurand is of its model, not past its due date, and
    /// covers what is needed.
    [[nodiscard]] bool in_order() const {
        const int serial = named > 0 ? named : told;
        if (serial <= 0) return false;
        if (std::ranges::find(registered, serial) == registered.end()) return false;
        if (std::ranges::find(out_of_service, serial) != out_of_service.end()) return false;
        if (told > 0 && told != serial) return false;
        const Entry* latest = nullptr;
        for (const auto& entry : certificates)
            if (entry.serial == serial && entry.mass && entry.calibrated <= day_number &&
                (latest == nullptr || entry.calibrated >= latest->calibrated))
                latest = &entry;
        return latest != nullptr && latest->same_model && day_number <= latest->calibrated + latest->valid_days &&
               latest->low <= need_low && need_high <= latest->high;
    }
};

World any_world() {
    World out;
    for (int serial = 1; serial <= 3; ++serial) {
        if (*rc::gen::weightedElement<bool>({{4, true}, {1, false}})) out.registered.push_back(serial);
        if (*rc::gen::weightedElement<bool>({{1, true}, {6, false}})) out.out_of_service.push_back(serial);
    }
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
        Entry entry;
        entry.serial = *rc::gen::weightedElement<int>({{4, 1}, {1, 2}, {1, 3}});
        entry.calibrated = *rc::gen::inRange(-5, 6);
        entry.valid_days = *rc::gen::inRange(1, 20);
        entry.low = *rc::gen::inRange(0, 3);
        entry.high = *rc::gen::inRange(4, 12);
        entry.mass = *rc::gen::weightedElement<bool>({{5, true}, {1, false}});
        entry.same_model = *rc::gen::weightedElement<bool>({{8, true}, {1, false}});
        out.certificates.push_back(entry);
    }
    out.told = *rc::gen::weightedElement<int>({{8, 1}, {1, 2}, {1, 0}, {1, -1}});
    out.named = *rc::gen::weightedElement<int>({{4, 0}, {2, 1}, {1, 2}});
    out.day_number = *rc::gen::inRange(-6, 12);
    out.need_low = *rc::gen::inRange(0, 3);
    out.need_high = *rc::gen::inRange(3, 9);
    return out;
}

}  // namespace

TEST_CASE("a run is allowed exactly if a certificate holds for the very instrument, on the day, over the range",
          "[calibration]") {
    CHECK(rc::check([] {
        const World world = any_world();
        const auto checked = world.check();
        RC_TAG(checked.blockers.empty() ? "allowed" : "blocked");
        RC_ASSERT(checked.blockers.empty() == world.in_order());
        if (checked.blockers.empty()) RC_ASSERT(checked.assigned.size() == 1U);
        for (const auto& blocker : checked.blockers) {
            RC_ASSERT(!blocker.cause.empty());
            RC_ASSERT(!blocker.fix.empty());
        }
    }));
}

TEST_CASE("absence is not validity: taking away any one thing a run rests on blocks it", "[calibration]") {
    CHECK(rc::check([] {
        World world = any_world();
        const int serial = *rc::gen::inRange(1, 4);
        // Made to be in order, with whatever else stands beside it.
        world.registered = {1, 2, 3};
        std::erase(world.out_of_service, serial);
        world.told = serial;
        world.named = *rc::gen::elementOf(std::vector<int>{0, serial});
        std::erase_if(world.certificates, [&](const Entry& entry) { return entry.serial == serial; });
        world.certificates.push_back({serial, world.day_number, 1, 0, 12, true, true});
        RC_ASSERT(world.check().blockers.empty());

        World without = world;
        switch (*rc::gen::inRange(0, 8)) {
            case 0: without.certificates.pop_back(); break;
            case 1: std::erase(without.registered, serial); break;
            case 2: without.out_of_service.push_back(serial); break;
            case 3:
                without.told = serial % 3 + 1;
                without.named = serial;
                break;
            case 4:
                without.told = 0;
                without.named = 0;
                break;
            case 5: without.certificates.back().mass = false; break;
            case 6: without.day_number += 2; break;
            case 7:
                without.certificates.back().high = without.need_high - 1;
                without.certificates.back().low = 0;
                break;
        }
        RC_ASSERT(!without.check().blockers.empty());
    }));
}

TEST_CASE("a correction never leaves those of its neighbours, and stands exactly on the points", "[calibration]") {
    CHECK(rc::check([] {
        Calibration calibration;
        calibration.measurand = Measurand::mass;
        std::int64_t at = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
        const int count = *rc::gen::inRange(1, 6);
        for (int i = 0; i < count; ++i) {
            const auto correction = *rc::gen::inRange<std::int64_t>(-100'000, 100'001);
            calibration.points.push_back({{Kind::mass, at}, {Kind::mass, correction}, {Kind::mass, 1'000}});
            at += *rc::gen::inRange<std::int64_t>(1, 1'000'000);
        }
        calibration.range_low = calibration.points.front().indication;
        calibration.range_high = calibration.points.back().indication;
        for (const auto& point : calibration.points)
            RC_ASSERT(*correction_at(calibration, point.indication) == point.correction);
        for (std::size_t i = 1; i < calibration.points.size(); ++i) {
            const auto& a = calibration.points[i - 1];
            const auto& b = calibration.points[i];
            const AnyQuantity between(Kind::mass, *rc::gen::inRange(a.indication.base(), b.indication.base() + 1));
            const auto correction = correction_at(calibration, between)->base();
            RC_ASSERT(correction >= std::min(a.correction.base(), b.correction.base()));
            RC_ASSERT(correction <= std::max(a.correction.base(), b.correction.base()));
        }
        RC_ASSERT(!correction_at(calibration, AnyQuantity(Kind::mass, calibration.range_low.base() - 1)));
        RC_ASSERT(!correction_at(calibration, AnyQuantity(Kind::mass, calibration.range_high.base() + 1)));
    }));
}
