// SPDX-License-Identifier: GPL-3.0-or-later
// The inspections of the shipped editions, run as a whole: all pass, each fails where it should and nowhere else, and
// nothing that is asked for can be left out in silence.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/standing.h"
#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"
#include "tests/core/sequence/answers/inspection_fixture.h"
#include "tests/support/line_instrument.h"

namespace velocert::sequence::test {
namespace {

using conformity::Verdict;
using standards::Battery;
using standards::Drive;

/// Everything applies to it: both drives, a lithium-ion pack, and no feature denied.
standards::ItemTraits full_item(const char* made_on) {
    standards::ItemTraits item;
    item.battery = Battery::lithium_ion;
    item.drive = Drive::both;
    item.made_on = base::parse_date(made_on).value();
    return item;
}

/// "limit clause" of every assessment with that verdict.
std::vector<std::string> with(const Run& run, Verdict verdict) {
    std::vector<std::string> out;
    for (const auto& result : run.results)
        for (const auto& assessment : result.assessments)
            if (assessment.verdict == verdict) out.push_back(assessment.limit.id + ' ' + assessment.limit.clause);
    return out;
}

struct Failing {
    const char* question;
    const char* answer;
    const char* limit;
    const char* clause;
    std::map<std::string, std::string> also = {};  ///< further answers without which this one could not be given
};

/// Answers as usual, and adds further attempts on the limiter.
class Tamperer final : public Operator {
  public:
    Inspector usual;
    std::vector<std::string> succeeded;
    std::string speed;
    std::vector<std::string> speeds;  ///< of each attempt; `speed` where it says none
    bool closed = true;
    bool willing = false;  ///< to go on after an attempt that does not count
    base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) override {
        if (prompt.key == "tamper-limiter/further/more") {
            // Nobody is at the bench any more.
            if (next_ == succeeded.size()) return base::fail(base::ErrorCode::interrupted, {}, "gone", {});
            const std::string where = prompt.key + '.';
            usual.otherwise[where + "succeeded"] = succeeded[next_];
            usual.otherwise[where + "speed_after"] = next_ < speeds.size() ? speeds[next_] : speed;
            usual.otherwise[where + "another"] = ++next_ < succeeded.size() || !closed ? "yes" : "no";
        }
        auto answer = usual.ask(prompt, stop);
        if (answer && prompt.kind == Prompt::Kind::retry) answer->accepted = willing;
        return answer;
    }

  private:
    std::size_t next_ = 0;
};

void check_failing(std::string_view edition, const char* made_on, const std::vector<Failing>& table) {
    const auto plan = inspection_plan(edition, full_item(made_on));
    for (const auto& row : table) {
        CAPTURE(row.question, row.answer);
        Inspector inspector;
        inspector.otherwise = row.also;
        inspector.otherwise[row.question] = row.answer;
        tests::MemorySink sink;
        const auto run = inspect(plan, inspector, sink);
        REQUIRE(run);
        CHECK(std::ranges::find(inspector.asked, row.question) != inspector.asked.end());
        CHECK(run->lifecycle == Lifecycle::completed);
        CHECK(run->verdict == Verdict::fail);
        CHECK(with(*run, Verdict::fail) == std::vector<std::string>{std::string(row.limit) + ' ' + row.clause});
        CHECK(with(*run, Verdict::not_evaluated).empty());
    }
}

}  // namespace

TEST_CASE("all inspections of both editions pass with the usual answers, and give the same digits again") {
    for (const auto& [edition, made_on] : {std::pair{"GB17761-2018", "2024-05-10"}, {"GB17761-2024", "2025-10-01"}}) {
        CAPTURE(edition);
        const auto plan = inspection_plan(edition, full_item(made_on));
        Inspector inspector;
        tests::MemorySink sink;
        const auto run = inspect(plan, inspector, sink);
        if (!run) FAIL(run.error().text());
        CHECK(run->lifecycle == Lifecycle::completed);
        for (const auto& result : run->results) {
            CAPTURE(result.procedure);
            CHECK(result.verdict == Verdict::pass);
        }
        CHECK(run->verdict == Verdict::pass);
        CHECK(run->results.size() == plan.procedures.size());
        const auto again = run_from_records(sink.records);
        REQUIRE(again);
        const auto differences = recompute(*again, sink, tests::LineDecoders());
        REQUIRE(differences);
        CHECK(differences->empty());
    }
}

TEST_CASE("each failing clause of the newer edition fails at its own limit and at no other") {
    check_failing(
        "GB17761-2024", "2025-10-01",
        {
            {"general/voltage/label.nominal_voltage", "48.1 V", "battery.nominal_voltage", "4"},
            {"nameplate/look/look.service_life", "no", "nameplate.service_life", "5.1"},
            {"vehicle-code/read/read.vehicle_code",
             "17572250806908",
             "code.vehicle.digits",
             "5.2",
             {{"vehicle-code/read/read.digits", "14"}}},
            {"vehicle-code/read/read.vehicle_code", "175712508069087", "code.vehicle.type", "5.2"},
            {"heat-mark/heat/after.legible", "nameplate only", "mark.heat_resistant", "5.2/heat"},
            {"motor-code/read/read.present", "no", "code.motor.present", "5.3"},
            {"plate-position/look/look.position", "no", "plate.position", "5.4"},
            {"product-certificate/compare/compare.model", "no", "certificate.model", "5.5"},
            {"dimensions/measure/width.body_width", "400.1 mm", "dims.body_width", "6.1/dimensions"},
            {"dimensions/rack/measure.rack_width", "176 mm", "dims.rack_width", "6.1/dimensions"},
            {"structure/empty-space/fill.empty_space", "1501 cm3", "structure.empty_space", "6.1/structure"},
            {"pedalling/ride/ridden.time", "30.1 min", "pedalling.time", "6.1/pedalling"},
            {"rain-wading/wade/wade.works", "no", "water.works_after", "6.1/rain-wading"},
            {"mechanical/look/look.steering", "no", "mechanical.steering", "6.2"},
            {"static-loads/load/loaded@saddle.damage", "broken", "static.damage", "6.2/static"},
            {"handlebar-torque/twist/twisted.slip", "5.1 deg", "handlebar.slip", "6.2/handlebar"},
            {"lights/look/look.rear", "no", "lights.rear", "6.2/lights"},
            {"wiring/look/look.secured", "no", "wiring.secured", "6.3/wiring"},
            {"short-circuit/short/shorted.no_fire", "no", "short_circuit.no_fire", "6.3/short-circuit"},
            {"anti-runaway/fault/fault@signal-open.drive", "yes", "runaway.drive", "6.3/anti-runaway"},
            {"pack-box/look/look.side_gap", "30.5 mm", "pack.side_gap", "6.3/pack"},
            {"lithium-pack/certificate/certificate.conforms", "no", "lithium_pack.conforms", "6.3/lithium-pack"},
            {"battery-system/certificate/certificate.conforms", "no", "battery_system.conforms", "6.3/battery-system"},
            {"charger/charger/look.off_board", "no", "charger.off_board", "6.3/charger"},
            {"flame-circuit/box-bars/flame@B3.cotton", "yes", "flame.v.cotton", "6.4/circuit-nonmetal"},
            {"flame-circuit/circuit-class/class.class", "V-1", "flame.circuit_nonmetal", "6.4/circuit-nonmetal"},
            {"flame-cushion/burn/burn.meets", "no", "flame.cushion", "6.4/cushion"},
            {"flame-textile/strips/burn@F2.damage", "201 mm", "flame.textile.damage", "6.4/textile"},
            {"flame-textile/oxygen-index/measure.oxygen_index", "25.9 %", "flame.textile.oxygen_index", "6.4/textile"},
            {"flame-leather/burn/burn@L2.meets", "no", "flame.leather", "6.4/leather"},
            {"flame-thin/class/class.class", "VTM-1", "flame.thin", "6.4/thin"},
            {"flame-wire/burn/burn@motor.spread", "426 mm", "flame.wire.spread", "6.4/wire"},
            {"communication-link/storage/shield.kept", "no", "comm.storage", "6.7/transport"},
            {"mechanical/brakes/levers.lever_damage", "damaged", "brakes.lever_strength", "6.2"},
            {"mechanical/brakes/levers.lever_damage", "damaged", "brakes.lever_strength", "6.2"},
            {"mechanical/brakes/pads.pads", "no", "brakes.pads", "6.2"},
            {"mechanical/brakes/pads.after_heat", "69 %", "brakes.after_heat", "6.2"},
            {"communication-link/capture/capture.protected", "no", "comm.transport.protected", "6.7/transport"},
            {"tamper-pack/look/look.connector", "yes", "tamper.pack.spare_connector", "6.8/pack"},
            {"recognition/swap/swap@charger-charge.refused", "no", "recognition.refused", "6.8/recognition"},
            {"tamper-controller/attempts/try@short-plug.speed_after", "25.1 km/h", "tamper.controller.speed",
             "6.8/controller"},
            {"tamper-limiter/attempts/try@firmware.succeeded", "yes", "tamper.limiter.success", "6.8/limiter"},
            {"tamper-remote/attempts/try@platform.succeeded", "yes", "tamper.remote.success", "6.8.2 h) 4)"},
            {"manual/read/read.warnings", "no", "manual.warnings", "6.9"},
            {"helmets/look/look.notice", "no", "helmet.notice", "6.10"},
            {"quality-general/audit/audit.documents", "no", "quality.documents", "7.1"},
            {"production-capability/audit/audit.shown", "no", "quality.production", "7.2"},
            {"testing-capability/audit/audit.people", "no", "quality.testing.people", "7.3"},
            {"quality-control/audit/audit.outgoing", "no", "quality.control.outgoing", "7.4"},
            {"product-consistency/component/compare@controller.same", "no", "consistency.components", "7.5"},
            {"dates/documents/documents.edition", "no", "dates.edition", "8"},
            {"impact/drop/dropped.damage", "cracked", "impact.damage", "A"},
            {"vibration/shake/done.set",
             "5.1 mm",
             "vibration.set",
             "A/vibration",
             {{"vibration/shake/done.length_after", "1215.1 mm"}}},
        });
}

TEST_CASE("each failing clause of the older edition fails at its own limit and at no other") {
    check_failing(
        "GB17761-2018", "2024-05-10",
        {
            {"general/pedals/look.pedals", "no", "general.pedals", "4"},
            {"vehicle-code/read/read.unique", "no", "code.vehicle.unique", "unnumbered/vehicle-code"},
            {"vehicle-code/read/read.vehicle_code",
             "1757224080690879",
             "code.vehicle.digits",
             "unnumbered/vehicle-code",
             {{"vehicle-code/read/read.digits", "16"}}},
            {"vehicle-code/read/read.vehicle_code", "175732408069087", "code.vehicle.type", "unnumbered/vehicle-code"},
            {"pedalling/ride/ridden.distance", "4999 m", "pedalling.distance", "6.1.4"},
            {"dimensions/measure/body.height", "1101 mm", "dims.height", "6.1.5"},
            {"dimensions/measure/body.saddle_height", "634 mm", "dims.saddle_height", "6.1.5"},
            {"pedal-clearance/pedals/look.crank_spacing", "301 mm", "structure.crank_spacing", "6.1.6.1"},
            {"protrusions/protrusions/look.protrusions", "yes", "structure.protrusions", "6.1.6.2"},
            {"rubbing/rubbing/look.rubbing", "yes", "structure.rubbing", "6.1.6.3"},
            {"empty-space/empty-space/fill.empty_space", "1501 cm3", "structure.empty_space", "6.1.6/empty-space"},
            {"rain-wading/spray/sprayed.works", "no", "water.works_after", "6.1.8/rain-wading"},
            {"pedal-clearance/pedals/look.saddle_front", "yes", "structure.saddle_front", "6.1.6.1"},
            {"impact/drop/dropped.damage", "broken", "impact.damage", "6.2/impact"},
            {"wiring/look/look.clear", "no", "wiring.clear_of_edges", "6.3.1.1"},
            {"short-circuit/short/shorted.acted", "no", "short_circuit.protection_acts", "6.3.1.2"},
            {"anti-runaway/fault/fault@throttle-held.drive", "yes", "runaway.drive", "6.3.2/anti-runaway"},
            {"charger/certificate/certificate.conforms", "no", "charger.conforms", "6.3.4.1"},
            {"pack-box/look/look.bracket", "yes", "pack.external_bracket", "6.3.4.3"},
            {"fire/burn/burn.contained", "no", "fire.contained", "6.4"},
            {"flame-circuit/box-class/class.class", "none", "flame.circuit_nonmetal", "6.5"},
            {"parameter-settings/compare/compare.as_declared", "no", "settings.as_declared", "A"},
        });
}

TEST_CASE("whatever required answer, photo or certificate is left out, its clause is not evaluated and names it") {
    for (const auto& [edition, made_on] : {std::pair{"GB17761-2018", "2024-05-10"}, {"GB17761-2024", "2025-10-01"}}) {
        const auto whole = inspection_plan(edition, full_item(made_on));
        Inspector willing;
        tests::MemorySink first;
        const auto done = inspect(whole, willing, first);
        REQUIRE(done);
        for (const auto& id : whole.procedures) {
            const auto* procedure = whole.edition.procedure(id);
            for (const auto& step : procedure->steps)
                for (const auto& action : step.actions)
                    for (const auto& field : action.fields) {
                        if (!field.required || !step.applies.covers(whole.item.traits)) continue;
                        const auto question = id + '/' + step.id + '/' + action.id + '.' + field.id;
                        CAPTURE(edition, question);
                        auto plan = whole;
                        plan.procedures = {id};
                        plan.former =
                            former_attempts(plan.edition, plan.item.traits, plan.procedures, std::vector<Run>{*done});
                        Inspector inspector;
                        inspector.left_out.insert(question);
                        tests::MemorySink sink;
                        const auto run = inspect(std::move(plan), inspector, sink);
                        REQUIRE(run);
                        CHECK(run->verdict == Verdict::not_evaluated);
                        CHECK(std::ranges::any_of(run->step_runs, [&](const StepRun& attempt) {
                            return attempt.result.word(field.id) != nullptr;
                        }));
                    }
        }
    }
}

TEST_CASE("the list of attempts on the limiter grows at the bench, and one that succeeds fails it", "[tamper]") {
    struct Row {
        std::vector<const char*> succeeded;  ///< of each further attempt, in order
        const char* speed;
        bool closed;  ///< the last one says that no other follows
        Verdict verdict;
        std::size_t attempts;
    };
    for (const auto& row :
         {Row{{"none"}, "0 km/h", true, Verdict::pass, 1}, Row{{"no"}, "24.4 km/h", true, Verdict::pass, 1},
          Row{{"no", "no", "no"}, "24.4 km/h", true, Verdict::pass, 3},
          Row{{"no", "yes", "no"}, "24.4 km/h", true, Verdict::fail, 3},
          Row{{"yes", "none"}, "24.4 km/h", true, Verdict::fail, 2},
          // "Not changed", and faster than it may be: the speed was measured.
          Row{{"no"}, "25.1 km/h", true, Verdict::fail, 1},
          Row{{"no", "no"}, "24.4 km/h", false, Verdict::not_evaluated, 3},
          // That there was none is no end while another is to follow.
          Row{{"none"}, "0 km/h", false, Verdict::not_evaluated, 2},
          // There was none, and it runs 45 km/h: something was tried, or was done before.
          Row{{"none"}, "45 km/h", true, Verdict::fail, 1}}) {
        CAPTURE(row.succeeded, row.speed, row.closed);
        auto plan = inspection_plan("GB17761-2024", full_item("2025-10-01"));
        plan.procedures = {"tamper-limiter"};
        Tamperer person;
        person.succeeded.assign(row.succeeded.begin(), row.succeeded.end());
        person.speed = row.speed;
        person.closed = row.closed;
        tests::MemorySink sink;
        const auto run = inspect(plan, person.usual, person, sink);
        REQUIRE(run);
        CHECK(run->verdict == row.verdict);
        CHECK(std::ranges::count(run->step_runs, "further", &StepRun::step) ==
              static_cast<std::ptrdiff_t>(row.attempts));
        const auto differences = recompute(*run_from_records(sink.records), sink, tests::LineDecoders());
        REQUIRE(differences);
        CHECK(differences->empty());
    }
}

TEST_CASE("no further attempt makes up for one that left the vehicle too fast", "[tamper]") {
    struct Row {
        std::vector<const char*> succeeded;  ///< of each further attempt, in order
        std::vector<const char*> speeds;
        Verdict verdict;
    };
    for (const auto& row : {Row{{"no", "none"}, {"45 km/h", "0 km/h"}, Verdict::fail},
                            Row{{"no", "no"}, {"45 km/h", "24 km/h"}, Verdict::fail},
                            Row{{"no", "no", "none"}, {"24 km/h", "45 km/h", "0 km/h"}, Verdict::fail},
                            Row{{"no", "yes"}, {"45 km/h", "45 km/h"}, Verdict::fail},
                            Row{{"no", "no"}, {"24.4 km/h", "24 km/h"}, Verdict::pass}}) {
        CAPTURE(row.succeeded, row.speeds);
        auto plan = inspection_plan("GB17761-2024", full_item("2025-10-01"));
        plan.procedures = {"tamper-limiter"};
        Tamperer person;
        person.succeeded.assign(row.succeeded.begin(), row.succeeded.end());
        person.speeds.assign(row.speeds.begin(), row.speeds.end());
        person.willing = true;
        tests::MemorySink sink;
        const auto run = inspect(plan, person.usual, person, sink);
        REQUIRE(run);
        CHECK(run->verdict == row.verdict);
        CHECK(std::ranges::count(run->step_runs, "further", &StepRun::step) ==
              static_cast<std::ptrdiff_t>(row.succeeded.size()));
        const auto differences = recompute(*run_from_records(sink.records), sink, tests::LineDecoders());
        REQUIRE(differences);
        CHECK(differences->empty());
    }
}

TEST_CASE("a remote attempt that left the vehicle faster fails", "[tamper]") {
    for (const auto& [speed, verdict] : {std::pair{"25 km/h", Verdict::pass}, {"25.1 km/h", Verdict::fail}}) {
        auto plan = inspection_plan("GB17761-2024", full_item("2025-10-01"));
        plan.procedures = {"tamper-remote"};
        Inspector inspector;
        inspector.otherwise["tamper-remote/attempts/try@platform.speed_after"] = speed;
        tests::MemorySink sink;
        const auto run = inspect(plan, inspector, sink);
        REQUIRE(run);
        CHECK(run->verdict == verdict);
    }
}

TEST_CASE("a voltage that a full pack of its nominal one cannot have was not measured on it") {
    // Nominal 48 V: less was not full, and more than 135 % of it has no such pack.
    for (const auto& [voltage, verdict] : {std::pair{"48 V", Verdict::pass},
                                           {"47.9 V", Verdict::not_evaluated},
                                           {"64.8 V", Verdict::pass},
                                           {"64.9 V", Verdict::not_evaluated},
                                           {"119 V", Verdict::not_evaluated}}) {
        CAPTURE(voltage);
        auto plan = inspection_plan("GB17761-2024", full_item("2025-10-01"));
        plan.procedures = {"general", "short-circuit"};
        Inspector inspector;
        inspector.otherwise["short-circuit/short/setup.voltage"] = voltage;
        tests::MemorySink sink;
        const auto run = inspect(plan, inspector, sink);
        REQUIRE(run);
        CHECK(run->verdict == verdict);
    }
}

TEST_CASE("a specimen that was not the one that was conditioned or shaken is none of the test's") {
    for (const auto& [procedures, question] :
         {std::pair{std::vector<std::string>{"flame-circuit"}, "flame-circuit/box-bars/condition@B2.sample_code"},
          {std::vector<std::string>{"mechanical", "vibration", "impact"}, "impact/drop/setup.sample_code"}})
        for (const auto& [code, verdict] : {std::pair{"", Verdict::pass}, {"26-X9", Verdict::not_evaluated}}) {
            CAPTURE(question, code);
            auto plan = inspection_plan("GB17761-2024", full_item("2025-10-01"));
            plan.procedures = procedures;
            Inspector inspector;
            if (*code != '\0') inspector.otherwise[question] = code;
            tests::MemorySink sink;
            const auto run = inspect(plan, inspector, sink);
            REQUIRE(run);
            CHECK(run->verdict == verdict);
        }
}

TEST_CASE("procedures that need each other's steps are run in that order or not at all") {
    auto plan = inspection_plan("GB17761-2024", full_item("2025-10-01"));
    plan.procedures = {"mechanical", "impact", "vibration"};
    Inspector inspector;
    tests::MemorySink sink;
    const auto wrong = inspect(plan, inspector, sink);
    REQUIRE_FALSE(wrong);
    CHECK_THAT(wrong.error().text(), Catch::Contains("'impact' stands before 'vibration'"));
    CHECK(sink.records.empty());
    plan.procedures = {"mechanical", "vibration", "impact"};
    CHECK(inspect(plan, inspector, sink));
    // The order in which the editions list their procedures, which a whole run takes, is a possible one.
    const auto editions = standards::embedded_editions();
    REQUIRE(editions);
    for (const auto& edition : *editions)
        for (std::size_t later = 0; later < edition.procedures.size(); ++later)
            for (std::size_t earlier = 0; earlier < later; ++earlier) {
                INFO(edition.procedures[earlier].id << " before " << edition.procedures[later].id);
                CHECK_FALSE(standards::needs_procedure(edition.procedures[earlier], edition.procedures[later].id));
            }
}

}  // namespace velocert::sequence::test
