// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"

namespace velocert::reports::test {
namespace {

using conformity::Limit;
using conformity::LimitStatus;
using conformity::Relation;
using metrology::WrittenQuantity;

Limit limit(std::string id, std::string clause, Relation relation, std::string_view value, LimitStatus status) {
    Limit result;
    result.id = std::move(id);
    result.edition = "TEST-2024";
    result.clause = std::move(clause);
    result.relation = relation;
    result.value = WrittenQuantity::parse(value).value();
    result.kind = result.value->kind();
    result.status = status;
    result.source = "made up for this test";
    return result;
}

Limit word_limit(std::string id, std::string clause, std::string word) {
    Limit result;
    result.id = std::move(id);
    result.edition = "TEST-2024";
    result.clause = std::move(clause);
    result.relation = Relation::equal;
    result.text_value = std::move(word);
    result.status = LimitStatus::confirmed;
    return result;
}

standards::Action action(standards::Action::Kind kind, std::string id, std::string role, std::string until) {
    standards::Action result;
    result.kind = kind;
    result.id = std::move(id);
    result.role = std::move(role);
    result.until = std::move(until);
    return result;
}

standards::Step braking_step(std::string id, standards::Title title, std::string surface, std::string_view speed) {
    standards::Step step;
    step.title = std::move(title);
    step.clause = "6.1/braking";
    step.evaluation = "stopping-distance";
    step.conditions = {{"surface", std::move(surface)}, {"brakes", "both"}};
    step.limits = {{"result", "brake." + id + ".distance"},
                   {"force_max", "brake.lever_force_max"},
                   {"validity_band", "brake.speed_validity_band"},
                   {"aggregation", "brake.aggregation"}};
    step.parameters["specified_speed"].value = WrittenQuantity::parse(speed).value();
    step.repeat.valid_runs_limit = "brake.valid_runs";
    step.repeat.max_attempts = 12;
    step.voids = {{"foot_down", {"脚着地", "A foot touched the ground"}}};
    step.actions = {action(standards::Action::Kind::acquire, "ride", "recorder", "standstill")};
    step.id = std::move(id);
    return step;
}

standards::Procedure braking() {
    standards::Procedure procedure;
    procedure.id = "braking";
    procedure.title = {"制动性能", "Braking"};
    procedure.clause = "6.1/braking";
    procedure.roles = {{"recorder", {"脉冲计数数据采集器", "Pulse-counting recorder"}, "pulse-daq", {}}};
    procedure.steps = {braking_step("dry.both", {"干态,前后闸", "Dry, both brakes"}, "dry", "25 km/h"),
                       braking_step("wet.both", {"湿态,前后闸", "Wet, both brakes"}, "wet", "16 km/h")};
    return procedure;
}

standards::Procedure vehicle_mass() {
    standards::Step step;
    step.id = "weigh";
    step.title = {"称量", "Weighing"};
    step.clause = "6.1/mass";
    step.evaluation = "stable-mean";
    step.limits = {{"result/lead-acid", "mass.lead_acid"}, {"result", "mass.other"}};
    step.actions = {action(standards::Action::Kind::acquire, "load", "scale", "stable")};
    standards::Procedure procedure;
    procedure.id = "vehicle-mass";
    procedure.title = {"整车质量", "Mass of the complete vehicle"};
    procedure.clause = "6.1/mass";
    procedure.roles = {{"scale", {"台秤", "Platform scale"}, "balance", {}}};
    procedure.steps = {step};
    return procedure;
}

standards::Clause clause(std::string id, standards::Title title, std::string procedure,
                         std::vector<std::string> limits) {
    standards::Clause result;
    result.id = std::move(id);
    result.title = std::move(title);
    result.procedure = std::move(procedure);
    result.limits = std::move(limits);
    return result;
}

}  // namespace

standards::StandardEdition small_edition() {
    standards::StandardEdition edition;
    edition.id = "TEST-2024";
    edition.standard = "TEST";
    edition.printed = "TEST 2024";
    edition.revision = 3;
    edition.title = {"试验用技术规范", "Specification for tests"};
    edition.pack = base::Digest::of("pack of the small edition");
    edition.clauses = {clause("4", {"总体要求", "General requirements"}, "", {"battery.voltage"}),
                       clause("6.1/mass", {"整车质量", "Mass of the complete vehicle"}, "vehicle-mass",
                              {"mass.lead_acid", "mass.other"}),
                       clause("6.1/braking", {"制动性能", "Braking"}, "braking",
                              {"brake.dry.both.distance", "brake.wet.both.distance", "brake.lever_force_max",
                               "brake.speed_validity_band", "brake.valid_runs", "brake.aggregation"}),
                       clause("6.2", {"脚踏骑行", "Pedalling"}, "", {})};
    edition.clauses.back().applies.drives = {standards::Drive::assist, standards::Drive::both};
    edition.clauses[2].method_clause = "7.2";
    edition.limits = {
        limit("battery.voltage", "4", Relation::at_most, "48 V", LimitStatus::confirmed),
        limit("mass.lead_acid", "6.1/mass", Relation::at_most, "63 kg", LimitStatus::confirmed),
        limit("mass.other", "6.1/mass", Relation::at_most, "55 kg", LimitStatus::confirmed),
        limit("brake.dry.both.distance", "6.1/braking", Relation::at_most, "7 m", LimitStatus::confirmed),
        limit("brake.wet.both.distance", "6.1/braking", Relation::at_most, "5 m", LimitStatus::provisional),
        limit("brake.lever_force_max", "6.1/braking", Relation::at_most, "180 N", LimitStatus::confirmed),
        limit("brake.speed_validity_band", "6.1/braking", Relation::at_most, "1.5 km/h", LimitStatus::provisional),
        limit("brake.valid_runs", "6.1/braking", Relation::equal, "2", LimitStatus::confirmed),
        word_limit("brake.aggregation", "6.1/braking", "mean")};
    edition.procedures = {vehicle_mass(), braking()};
    return edition;
}

}  // namespace velocert::reports::test
