// SPDX-License-Identifier: GPL-3.0-or-later
// What inspections are judged against, typed from the clause tables of the reference catalogue (sections 2 to 11): a
// letter H there is confirmed here, M provisional, and L, X and memory are unverified without a value.
#include "tests/core/standards/inspection_limits.h"

#include <catch2/catch.hpp>

#include <vector>

#include "core/standards/pack.h"

using namespace velocert;
using conformity::LimitStatus;

namespace {

struct Row {
    std::string id;
    std::string relation;
    std::string known;  ///< the value or the word, where the catalogue holds one
    char old_letter;    ///< H, M, X (also for L and memory), or - where the edition does not ask
    char new_letter;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> table{
        // Section 2.
        {"general.two_wheels", "=", "yes", 'H', 'H'},
        {"general.battery_auxiliary", "=", "yes", 'H', 'H'},
        {"general.drive_or_assist", "=", "yes", 'H', 'H'},
        {"general.pedals", "=", "yes", 'H', 'H'},
        // Section 3: the service life is certain, the rest of the nameplate is not.
        {"nameplate.service_life", "=", "yes", '-', 'H'},
        {"nameplate.fixed", "=", "", '-', 'X'},
        {"nameplate.legible", "=", "", '-', 'X'},
        {"nameplate.durable", "=", "", '-', 'X'},
        {"code.vehicle.permanent", "=", "yes", 'H', 'M'},
        {"code.vehicle.unique", "=", "yes", 'H', 'M'},
        {"code.motor.present", "=", "yes", '-', 'H'},
        {"code.motor.permanent", "=", "", '-', 'X'},
        {"code.motor.format", "=", "", '-', 'X'},
        {"plate.position", "=", "yes", '-', 'H'},
        {"plate.size_angle", "=", "", '-', 'X'},
        {"certificate.service_life", "=", "yes", '-', 'H'},
        {"certificate.model", "=", "yes", '-', 'H'},
        {"certificate.vehicle_code", "=", "yes", '-', 'H'},
        {"certificate.motor_code", "=", "yes", '-', 'H'},
        {"certificate.parameters", "=", "yes", '-', 'H'},
        // Section 4.4: found for the older edition only.
        {"structure.crank_spacing", "<=", "300 mm", 'M', 'X'},
        {"structure.pedal_clearance", ">=", "", 'X', 'X'},
        {"structure.cranks_removable", "=", "no", 'M', 'X'},
        {"structure.saddle_front", "=", "no", 'M', 'X'},
        {"structure.protrusions", "=", "no", 'M', 'X'},
        {"structure.rubbing", "=", "no", 'M', 'X'},
        {"structure.empty_space", "<=", "1500 cm3", 'M', 'X'},
        {"pedalling.distance", ">=", "", 'X', 'X'},
        {"pedalling.time", "<=", "", 'X', 'X'},
        {"water.works_after", "=", "yes", 'M', 'X'},
        {"water.spray.degree", "=", "", 'X', 'X'},
        {"water.spray.time", ">=", "", 'X', 'X'},
        {"water.wading.depth", ">=", "", 'X', 'X'},
        {"water.wading.distance", ">=", "", 'X', 'X'},
        // Section 5: what a rig maker says of annex A is of the newer edition.
        {"lights.front", "=", "yes", 'M', 'M'},
        {"lights.rear", "=", "yes", 'M', 'M'},
        {"lights.reflectors", "=", "yes", 'M', 'M'},
        {"lights.pedal_reflectors", "=", "", 'X', 'X'},
        {"mechanical.brakes_levers", "=", "", 'X', 'X'},
        {"mechanical.steering", "=", "", 'X', 'X'},
        {"mechanical.fasteners", "=", "", 'X', 'X'},
        {"vibration.damage", "=", "none", 'X', 'M'},
        {"vibration.cycles", ">=", "", 'X', 'X'},
        {"vibration.set", "<=", "", 'X', 'X'},
        {"vibration.frequency", "=", "", 'X', 'X'},
        {"vibration.acceleration", ">=", "", 'X', 'X'},
        {"vibration.load", ">=", "", 'X', 'X'},
        {"impact.damage", "=", "none", 'X', 'M'},
        {"impact.set", "<=", "", 'X', 'X'},
        {"static.damage", "=", "", 'X', 'X'},
        {"static.force", ">=", "", 'X', 'X'},
        {"static.hold", ">=", "", 'X', 'X'},
        {"static.set", "<=", "", 'X', 'X'},
        {"handlebar.torque", ">=", "", 'X', 'X'},
        {"handlebar.slip", "<=", "", 'X', 'X'},
        // Section 6.
        {"wiring.secured", "=", "yes", 'H', 'H'},
        {"wiring.clear_of_edges", "=", "yes", 'H', 'H'},
        {"wiring.pull", ">=", "", 'X', 'X'},
        {"short_circuit.protection_acts", "=", "yes", 'H', 'H'},
        {"short_circuit.no_fire", "=", "yes", 'H', 'H'},
        {"short_circuit.time", "<=", "", 'X', 'X'},
        {"runaway.drive", "=", "", 'X', 'X'},
        {"pack.rattle", "=", "no", 'H', 'X'},
        {"pack.extension_interface", "=", "no", 'H', 'X'},
        {"pack.external_bracket", "=", "no", 'H', 'X'},
        {"lithium_pack.conforms", "=", "yes", '-', 'M'},
        {"battery_system.conforms", "=", "", '-', 'X'},
        {"charger.conforms", "=", "yes", 'M', 'X'},
        {"charger.off_board", "=", "yes", 'X', 'M'},
        {"charger.code", "=", "yes", 'X', 'M'},
        // Section 7: the totals of V-0 are from memory.
        {"flame.v.afterflame", "<=", "10 s", 'X', 'M'},
        {"flame.v.cotton", "=", "no", 'X', 'M'},
        {"flame.v.second", "<=", "", 'X', 'X'},
        {"flame.v.total", "<=", "", 'X', 'X'},
        {"flame.cushion", "=", "yes", '-', 'M'},
        {"flame.leather", "=", "", '-', 'X'},
        {"flame.thin", "=", "", '-', 'X'},
        {"fire.contained", "=", "", 'X', '-'},
        {"settings.as_declared", "=", "", 'X', '-'},
        // Section 8.
        {"comm.transport.protected", "=", "yes", '-', 'M'},
        {"comm.transport.approved", "=", "", '-', 'X'},
        // Section 9.
        {"tamper.pack.spare_connector", "=", "no", '-', 'H'},
        {"tamper.pack.spare_line", "=", "no", '-', 'H'},
        {"recognition.refused", "=", "yes", '-', 'H'},
        {"tamper.controller.success", "=", "no", '-', 'M'},
        {"tamper.controller.speed", "<=", "25 km/h", '-', 'M'},
        {"tamper.limiter.success", "=", "no", '-', 'M'},
        {"tamper.limiter.speed", "<=", "25 km/h", '-', 'M'},
        {"tamper.remote.success", "=", "no", '-', 'M'},
        {"tamper.remote.speed", "<=", "25 km/h", '-', 'M'},
        // Section 10: that it is asked for is certain; what exactly is not.
        {"manual.service_life", "=", "yes", '-', 'H'},
        {"manual.charging_safety", "=", "yes", '-', 'H'},
        {"manual.warnings", "=", "yes", '-', 'H'},
        {"manual.language", "=", "", '-', 'X'},
        {"helmet.notice", "=", "", '-', 'X'},
        {"helmet.conforms", "=", "", '-', 'X'},
        {"quality.responsibility", "=", "", '-', 'X'},
        {"quality.documents", "=", "", '-', 'X'},
        {"quality.production", "=", "yes", '-', 'H'},
        {"quality.production.equipment", "=", "", '-', 'X'},
        {"quality.production.processes", "=", "", '-', 'X'},
        {"quality.testing", "=", "yes", '-', 'H'},
        {"quality.testing.equipment", "=", "", '-', 'X'},
        {"quality.testing.people", "=", "", '-', 'X'},
        {"quality.control", "=", "yes", '-', 'H'},
        {"quality.control.incoming", "=", "", '-', 'X'},
        {"quality.control.outgoing", "=", "", '-', 'X'},
        {"quality.control.nonconforming", "=", "", '-', 'X'},
        {"consistency.sampling", "=", "", '-', 'X'},
        {"consistency.components", "=", "yes", '-', 'H'},
        {"consistency.parameters", "=", "", '-', 'X'},
        {"dates.edition", "=", "yes", '-', 'H'},
    };
    return table;
}

void check_row(const conformity::Limit& limit, const Row& row, char letter) {
    CHECK(std::string(name(limit.relation)) == row.relation);
    CHECK_FALSE(limit.informative);
    const bool known = letter != 'X';
    CHECK(limit.status == (letter == 'H'   ? LimitStatus::confirmed
                           : letter == 'M' ? LimitStatus::provisional
                                           : LimitStatus::unverified));
    if (known) {
        CHECK(conformity::value_text(limit) == row.known);
    } else {
        CHECK_FALSE(limit.value);
        CHECK(limit.text_value.empty());
    }
}

}  // namespace

std::set<std::string> tests::inspection_limit_ids() {
    std::set<std::string> out;
    for (const auto& row : rows()) out.insert(row.id);
    return out;
}

TEST_CASE("every limit of an inspection ships with the confidence the reference catalogue gives it") {
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    CHECK(tests::inspection_limit_ids().size() == rows().size());
    for (const auto& row : rows()) {
        CAPTURE(row.id);
        for (std::size_t i = 0; i < 2; ++i) {
            const auto& edition = (*editions)[i];
            CAPTURE(edition.id);
            const char letter = i == 0 ? row.old_letter : row.new_letter;
            const auto* limit = edition.limit(row.id);
            if (letter == '-') {
                CHECK(limit == nullptr);
            } else {
                REQUIRE(limit != nullptr);
                check_row(*limit, row, letter);
            }
        }
    }
}
