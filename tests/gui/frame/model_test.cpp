// SPDX-License-Identifier: GPL-3.0-or-later
// Presenters and the bridge, without a window.
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>
#include <map>
#include <thread>

#include "app/desktop/bridge/live_buffer.h"
#include "app/desktop/bridge/run_bridge.h"
#include "app/desktop/model/bench/preparing/blocker.h"
#include "app/desktop/model/bench/preparing/prepare_presenter.h"
#include "app/desktop/model/bench/running/live_trace.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/workplace/laboratory_workplace.h"
#include "app/words/language.h"

using namespace velocert;
using namespace velocert::app;

namespace {

metrology::Indication shown(metrology::Measurand measurand, std::string_view value) {
    const auto written = metrology::WrittenQuantity::parse(value).value();
    metrology::Indication out;
    out.measurand = measurand;
    out.value = written.number();
    for (const auto& unit : metrology::units())
        if (unit == written.unit()) out.unit = &unit;
    return out;
}

/// The shipped editions over an archive and ports that are as the test says.
Workplace workplace(base::Result<std::optional<records::ArchiveKind>> archive, bool port_there = true) {
    static const base::SystemClock clock;
    Workplace out = laboratory_workplace(clock, 0).value();
    out.look_at_archive = [archive](const std::string&) { return archive; };
    out.port_exists = [port_there](const std::string&) { return port_there; };
    return out;
}

ItemEntry item() {
    ItemEntry out;
    out.id = "S-001";
    out.made_on = "2025-10-01";
    return out;
}

StationEntry station(const PreparePresenter& prepare) {
    StationEntry out = prepare.station();
    out.archive_folder = "somewhere";
    out.operator_name = "T-03";
    return out;
}

int stops(const PreparePresenter& prepare) {
    int out = 0;
    for (const auto& blocker : prepare.blockers()) {
        out += blocker.weight == Blocker::Weight::start ? 1 : 0;
        CHECK_FALSE(blocker.what.isEmpty());
        if (blocker.weight == Blocker::Weight::start) {
            CHECK_FALSE(blocker.cause.isEmpty());
            CHECK_FALSE(blocker.fix.isEmpty());
        }
    }
    return out;
}

}  // namespace

TEST_CASE("Nothing blocks a complete item on the virtual bench with a training archive") {
    const auto place = workplace(std::optional(records::ArchiveKind::training));
    PreparePresenter prepare(place);
    prepare.set_item(item());
    prepare.set_station(station(prepare));
    // What to have ready is worth a note, and in nobody's way.
    for (const auto& one : prepare.blockers()) CHECK(one.weight == Blocker::Weight::note);
    REQUIRE(prepare.order());
    // The virtual bench serves every role, so the order holds every procedure on offer; one that does not apply ends as
    // such.
    const auto order = *prepare.order();
    const auto applicable = std::ranges::count_if(order.edition.procedures, [&](const standards::Procedure& procedure) {
        return procedure.applies.covers(order.item.traits);
    });
    CHECK(order.procedures.size() == order.edition.procedures.size());
    CHECK(applicable >= 8);
    CHECK(prepare.order()->edition.demonstration);
}

TEST_CASE("Each thing that blocks is named, with its cause and what to do") {
    use_language(Language::english);
    const auto place = workplace(std::optional(records::ArchiveKind::training), false);
    PreparePresenter prepare(place);
    const auto blocked = [&](ItemEntry entry, StationEntry where, const QString& what) {
        prepare.set_item(std::move(entry));
        prepare.set_station(std::move(where));
        INFO(what.toStdString());
        CHECK(stops(prepare) == 1);
        REQUIRE_FALSE(prepare.blockers().empty());
        CHECK(prepare.blockers().front().what == what);
        CHECK_FALSE(prepare.order());
    };
    const StationEntry good = station(prepare);
    ItemEntry nameless = item();
    nameless.id = "  ";
    blocked(nameless, good, "The test item is incomplete");
    ItemEntry old = item();
    old.made_on = "2015-01-01";
    blocked(old, good, "No edition can be named");
    StationEntry nobody = good;
    nobody.operator_name.clear();
    blocked(item(), nobody, "Nobody carries out the test");
    StationEntry nowhere = good;
    nowhere.archive_folder.clear();
    blocked(item(), nowhere, "No archive");
    StationEntry nothing = good;
    nothing.procedures.clear();
    blocked(item(), nothing, "Nothing to run");

    StationEntry mass_only = good;
    mass_only.is_virtual = false;
    mass_only.procedures = {"vehicle-mass"};
    prepare.set_station(mass_only);
    mass_only = prepare.station();
    blocked(item(), mass_only, "No port for Platform scale");
    mass_only.ports.front().path = "a-port";
    blocked(item(), mass_only, "The port of Platform scale is not there");
}

TEST_CASE("The virtual bench cannot be used with a real archive, nor with what is no archive") {
    const auto real = workplace(std::optional(records::ArchiveKind::real));
    PreparePresenter with_real(real);
    with_real.set_item(item());
    with_real.set_station(station(with_real));
    CHECK(stops(with_real) == 1);
    const auto none = workplace(base::fail(base::ErrorCode::integrity, "somewhere", "is no archive"));
    PreparePresenter with_none(none);
    with_none.set_item(item());
    with_none.set_station(station(with_none));
    CHECK(stops(with_none) == 1);
}

TEST_CASE("Limits that are not released block the verdict, not the start") {
    const auto place = workplace(std::optional(records::ArchiveKind::real));
    PreparePresenter prepare(place);
    prepare.set_item(item());
    StationEntry ports = station(prepare);
    ports.is_virtual = false;
    prepare.set_station(ports);
    ports = prepare.station();
    for (auto& port : ports.ports) port.path = "a-port";
    prepare.set_station(ports);
    CHECK(stops(prepare) == 0);
    CHECK(prepare.ready());
    REQUIRE_FALSE(prepare.blockers().empty());
    CHECK(prepare.blockers().front().weight == Blocker::Weight::verdict);
    CHECK(std::ranges::any_of(prepare.blockers(), [](const auto& one) { return one.cause.contains("brake."); }));
}

TEST_CASE("Driver options are read or refused as a whole") {
    CHECK(parse_options("")->empty());
    CHECK(parse_options(" ppm=400  force=dual ").value() ==
          std::map<std::string, std::string>{{"ppm", "400"}, {"force", "dual"}});
    for (const char* bad : {"ppm", "=400", "ppm=1 ppm=2", "ppm=400 dual"}) CHECK_FALSE(parse_options(bad));
}

TEST_CASE("A question holds the run thread until it is answered") {
    RunBridge bridge;
    QSignalSpy asked(&bridge, &RunBridge::asked);
    std::optional<sequence::Answer> got;
    std::jthread run([&](std::stop_token stop) {
        sequence::Prompt prompt;
        prompt.key = "some/step/load";
        if (const auto answer = bridge.ask(prompt, stop)) got = *answer;
    });
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 10'000));
    bridge.answer({true, "chosen", "note"});
    run.join();
    REQUIRE(got);
    CHECK(got->choice == "chosen");
}

TEST_CASE("A stop closes an open question as interrupted") {
    RunBridge bridge;
    QSignalSpy asked(&bridge, &RunBridge::asked);
    QSignalSpy closed(&bridge, &RunBridge::questionClosed);
    base::ErrorCode code = base::ErrorCode::io;
    std::jthread run([&](std::stop_token stop) {
        if (const auto answer = bridge.ask({}, stop); !answer) code = answer.error().code;
    });
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 10'000));
    run.request_stop();
    run.join();
    CHECK(code == base::ErrorCode::interrupted);
    REQUIRE(QTest::qWaitFor([&] { return closed.count() == 1; }, 10'000));
    bridge.answer({});  // too late: nobody is asking
}

TEST_CASE("An answer that nobody asked for is not kept for the next question") {
    RunBridge bridge;
    bridge.answer({false, "early", {}});
    std::optional<std::string> choice;
    QSignalSpy asked(&bridge, &RunBridge::asked);
    std::jthread run([&](std::stop_token stop) {
        if (const auto answer = bridge.ask({}, stop)) choice = answer->choice;
    });
    REQUIRE(QTest::qWaitFor([&] { return asked.count() == 1; }, 10'000));
    bridge.answer({true, "right", {}});
    run.join();
    CHECK(choice == "right");
}

TEST_CASE("Many indications are announced once until they are fetched") {
    RunBridge bridge;
    QSignalSpy announced(&bridge, &RunBridge::liveChanged);
    std::jthread run([&] {
        bridge.attempt_started({}, {});
        for (int i = 0; i < 1000; ++i) bridge.indication("recorder", shown(metrology::Measurand::speed, "20 km/h"));
    });
    run.join();
    QCoreApplication::processEvents();
    CHECK(announced.count() == 1);
    CHECK(bridge.take_live().points.size() == 1000);
    bridge.indication("recorder", shown(metrology::Measurand::speed, "20 km/h"));
    QCoreApplication::processEvents();
    CHECK(announced.count() == 2);
}

TEST_CASE("The live plot has speed over distance, from where the brake switch closed") {
    using metrology::Measurand;
    LiveBuffer buffer;
    buffer.begin_attempt();
    buffer.add("recorder", shown(Measurand::distance, "10 m"));
    buffer.add("recorder", shown(Measurand::speed, "25 km/h"));
    buffer.add("recorder", shown(Measurand::rear_brake, "0"));
    buffer.add("recorder", shown(Measurand::distance, "12.5 m"));
    buffer.add("recorder", shown(Measurand::rear_brake, "1"));
    buffer.add("recorder", shown(Measurand::speed, "24 km/h"));
    buffer.add("recorder", shown(Measurand::distance, "13 m"));
    buffer.add("recorder", shown(Measurand::front_brake, "1"));
    const auto update = buffer.take();
    REQUIRE(update.points.size() == 2);
    CHECK(update.points[0].x == Approx(10));
    CHECK(update.points[0].y == Approx(25));
    CHECK(update.points[1].x == Approx(12.5));
    REQUIRE(update.brake_at);
    CHECK(*update.brake_at == Approx(12.5));
    buffer.begin_attempt();
    const auto next = buffer.take();
    CHECK(next.attempt == update.attempt + 1);
    CHECK(next.points.empty());
    CHECK_FALSE(next.brake_at);
}

TEST_CASE("The live plot has what decides over time where a step reads one quantity") {
    using metrology::Measurand;
    LiveBuffer buffer;
    buffer.begin_attempt(Measurand::voltage);
    auto one = shown(Measurand::voltage, "54.4 V");
    one.arrival_ns = 7'000'000'000;
    buffer.add("recorder", one);
    buffer.add("recorder", shown(Measurand::speed, "25 km/h"));
    buffer.add("recorder", shown(Measurand::current, "3 A"));
    one = shown(Measurand::voltage, "54300 mV");
    one.arrival_ns = 7'250'000'000;
    buffer.add("recorder", one);
    const auto update = buffer.take();
    REQUIRE(update.points.size() == 2);
    CHECK(update.points[0].x == Approx(0));
    CHECK(update.points[0].y == Approx(54.4));
    CHECK(update.points[1].x == Approx(0.25));
    CHECK(update.points[1].y == Approx(54.3));
    CHECK(update.latest.size() == 3);
}

TEST_CASE("Every step of the shipped editions that reads an instrument has a quantity to plot, and no other") {
    const auto place = workplace(std::nullopt);
    REQUIRE(place.editions.size() == 2);
    std::map<std::string, metrology::Measurand> found;
    for (const auto& pair : place.editions)
        for (const auto& procedure : pair.plain.procedures)
            for (const auto& step : procedure.steps) {
                INFO(pair.plain.id << ' ' << procedure.id << '/' << step.id);
                const bool reads = std::ranges::any_of(step.actions, [](const standards::Action& action) {
                    return action.kind == standards::Action::Kind::acquire;
                });
                const auto limit = step.limits.find("result");
                const auto* bound = limit == step.limits.end() ? nullptr : pair.plain.limit(limit->second);
                const auto plotted = measurand_over_time(procedure, step, bound);
                CHECK(plotted.has_value() == reads);
                if (plotted) found[procedure.id] = *plotted;
            }
    using metrology::Measurand;
    CHECK(found.at("vehicle-mass") == Measurand::mass);
    CHECK(found.at("horn") == Measurand::sound_level);
    CHECK(found.at("battery-voltage") == Measurand::voltage);
    CHECK(found.at("low-speed-torque") == Measurand::torque);
}

TEST_CASE("What is to be run follows the edition: all stay all, and a choice stays what is left of it") {
    const auto place = workplace(std::optional(records::ArchiveKind::training));
    PreparePresenter prepare(place);
    const auto offered = [&] {
        std::vector<std::string> out;
        for (const auto* procedure : prepare.procedures()) out.push_back(procedure->id);
        return out;
    };
    const auto newest = offered();
    CHECK(prepare.station().procedures == newest);
    ItemEntry old = item();
    old.made_on = "2020-05-01";
    prepare.set_item(old);
    const auto before = offered();
    REQUIRE(before != newest);
    CHECK(prepare.station().procedures == before);
    // One that only the old edition has, and one that both have.
    StationEntry chosen = prepare.station();
    chosen.procedures = {"braking", "parameter-settings"};
    prepare.set_station(chosen);
    prepare.set_item(item());
    CHECK(prepare.station().procedures == std::vector<std::string>{"braking"});
}

TEST_CASE("What nobody fetches is thinned and keeps its ends") {
    LiveBuffer buffer;
    buffer.begin_attempt();
    for (int i = 0; i < 100'000; ++i) {
        buffer.add("recorder", shown(metrology::Measurand::distance, std::to_string(i) + " m"));
        buffer.add("recorder", shown(metrology::Measurand::speed, "20 km/h"));
    }
    const auto points = buffer.take().points;
    CHECK(points.size() <= LiveBuffer::most_points);
    CHECK(points.front().x == Approx(0));
    CHECK(points.back().x == Approx(99'999));
}

TEST_CASE("A live trace keeps its peaks and ends, and never holds more than it says") {
    LiveTrace trace;
    CHECK(trace.empty());
    CHECK(trace.thinned(100, 0).size() == 0);
    const int all = static_cast<int>(5 * LiveTrace::most);
    for (int i = 0; i < all; ++i) {
        trace.append(i * 0.001, i == 54'321 ? 99.0 : i == 54'322 ? -99.0 : 1.0);
        if (trace.size() > LiveTrace::most) FAIL("holds " << trace.size());
    }
    CHECK(trace.first_x() == 0);
    CHECK(trace.last_x() == Approx((all - 1) * 0.001));
    CHECK(trace.highest() == 99.0);
    const auto shown_points = trace.pyramid().view(0, trace.last_x(), 500).points;
    CHECK(shown_points.size() <= 4 * 502);
    const auto [low, high] =
        std::minmax_element(shown_points.begin(), shown_points.end(), [](auto a, auto b) { return a.y < b.y; });
    CHECK(low->y == -99.0);
    CHECK(high->y == 99.0);
    // Moved to another origin, the ends are where they were.
    const auto moved = trace.thinned(1000, 10).view(-10, trace.last_x(), 500).points;
    CHECK(moved.front().x == Approx(-10));
    CHECK(moved.back().x == Approx(trace.last_x() - 10));
}

TEST_CASE("A live trace takes no step back, and one that stands still stays small") {
    LiveTrace trace;
    trace.append(1, 5);
    trace.append(0.5, 7);
    CHECK(trace.size() == 1);
    CHECK(trace.highest() == 5);
    for (std::size_t i = 0; i < 2 * LiveTrace::most; ++i) trace.append(1, static_cast<double>(i % 10));
    CHECK(trace.size() < LiveTrace::most);
    CHECK(trace.highest() == 9);
}

TEST_CASE("The step that is named beside a verdict is the one that was judged") {
    const base::SystemClock clock;
    const auto place = laboratory_workplace(clock, 0).value();
    standards::Procedure procedure;
    procedure.id = "ride";
    const auto add = [&](const char* id, std::vector<standards::Drive> drives, const char* limit) {
        standards::Step step;
        step.id = id;
        step.applies.drives = std::move(drives);
        step.limits["result"] = limit;
        procedure.steps.push_back(step);
    };
    add("electric", {standards::Drive::electric}, "speed");
    add("assisted", {standards::Drive::assist}, "speed");
    add("again", {}, "speed");
    add("other", {}, "distance");
    standards::ItemTraits item;
    item.drive = standards::Drive::electric;
    const auto attempt = [](const char* step, const char* value) {
        sequence::StepRun out;
        out.procedure = "ride";
        out.step = step;
        out.result.values.push_back({"speed", metrology::WrittenQuantity::parse(value)->value()});
        return out;
    };
    conformity::Assessment judged;
    judged.limit.id = "speed";
    const auto name = [&](const std::vector<sequence::StepRun>& attempts) {
        const auto* step = step_judged(procedure, judged, attempts, item);
        return step == nullptr ? std::string("none") : step->id;
    };
    CHECK(name({}) == "none");
    // Whatever stands last in the procedure: only what applies to the item and was tried.
    CHECK(name({attempt("electric", "24 km/h")}) == "electric");
    CHECK(name({attempt("electric", "24 km/h"), attempt("other", "24 km/h")}) == "electric");
    CHECK(name({attempt("assisted", "24 km/h")}) == "none");
    CHECK(name({attempt("again", "23 km/h")}) == "again");
    // Two were done: the one with that very value, and none where both have it or nothing was measured.
    CHECK(name({attempt("electric", "24 km/h"), attempt("again", "23 km/h")}) == "none");
    judged.measurement.emplace(
        metrology::Measurement{"speed", metrology::WrittenQuantity::parse("23 km/h")->value(), {}, {}});
    CHECK(name({attempt("electric", "24 km/h"), attempt("again", "23 km/h")}) == "again");
    CHECK(name({attempt("electric", "23 km/h"), attempt("again", "23 km/h")}) == "none");
}

TEST_CASE("A dialog offers the kind of file that is to be written") {
    REQUIRE(use_language(Language::english));
    CHECK(kinds_of_file("a/report.pdf") == "PDF (*.pdf);;All files (*)");
    CHECK(kinds_of_file("a/run-1.velo") == "VELO files (*.velo);;All files (*)");
    CHECK(kinds_of_file("report") == "All files (*)");
}
