// SPDX-License-Identifier: GPL-3.0-or-later
// The list before the start: whose duty each point is, and whether the instrument that is connected is the one meant.
#include "app/desktop/model/bench/preparing/environment_asked.h"
#include "app/desktop/model/bench/preparing/instrument_findings.h"
#include "app/desktop/model/bench/preparing/told_serials.h"

#include <QFile>
#include <QListView>
#include <QScrollBar>
#include <set>
#include <thread>

#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"
#include "tests/instruments/transport/pty_pair.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

using Weight = Blocker::Weight;

StationEntry on_port(const std::string& serial) {
    StationEntry out;
    out.is_virtual = false;
    out.ports.push_back({"scale", "balance", "mt-sics", "/dev/ttyUSB0", {}, serial, serial.empty() ? "" : "E-017"});
    return out;
}

/// A scale at the far end of a cable that says who it is, as MT-SICS has it.
class TalkingScale {
  public:
    explicit TalkingScale(std::string serial) : serial_(std::move(serial)) {
        thread_ = std::jthread([this](const std::stop_token& stop) { answer(stop); });
    }
    [[nodiscard]] const std::string& path() const { return far_end_.path(); }

  private:
    void answer(const std::stop_token& stop) {
        std::string line;
        while (!stop.stop_requested()) {
            line += far_end_.read(1, std::chrono::milliseconds(20));
            if (!line.ends_with("\r\n")) continue;
            const std::string asked = line.substr(0, line.size() - 2);
            line.clear();
            far_end_.write(asked == "I4" || asked == "@"   ? "I4 A \"" + serial_ + "\"\r\n"
                           : asked == "I2"                 ? std::string("I2 A \"IND 150.00 kg\"\r\n")
                           : asked == "I3"                 ? std::string("I3 A \"1.2\"\r\n")
                           : asked == "S" || asked == "SI" ? std::string("S S      62.95 kg\r\n")
                                                           : std::string("ES\r\n"));
        }
    }
    instruments::test::PtyPair far_end_;
    std::string serial_;
    std::jthread thread_;
};

}  // namespace

TEST_CASE("What is known of the instruments blocks, warns or is worth a note", "[findings]") {
    REQUIRE(use_language(Language::english));
    Workplace place;
    place.port_exists = [](const std::string&) { return true; };
    const CalibrationToday good{true, "E-017 is calibrated", {}};
    const CalibrationToday overdue{false, "The calibration of E-017 ended", "Take another instrument"};
    struct Case {
        const char* name;
        const char* assigned;
        std::optional<ToldSerial> told;
        std::optional<CalibrationToday> today;
        std::vector<Weight> weights;
    };
    const std::vector<Case> cases{
        {"not asked", "B-0002", std::nullopt, std::nullopt, {Weight::note}},
        {"not asked, overdue by an earlier run", "B-0002", std::nullopt, overdue, {Weight::note, Weight::verdict}},
        {"the right one", "B-0002", ToldSerial{"mt-sics", "/dev/ttyUSB0", "B-0002"}, good, {}},
        {"the right one, overdue", "B-0002", ToldSerial{"mt-sics", "/dev/ttyUSB0", "B-0002"}, overdue, {Weight::start}},
        {"another one", "B-0002", ToldSerial{"mt-sics", "/dev/ttyUSB0", "B-0009"}, good, {Weight::start}},
        {"nothing assigned", "", ToldSerial{"mt-sics", "/dev/ttyUSB0", "B-0009"}, good, {}},
        {"it does not tell", "B-0002", ToldSerial{"mt-sics", "/dev/ttyUSB0", ""}, good, {Weight::note}},
        {"told at another port", "B-0002", ToldSerial{"mt-sics", "/dev/ttyUSB1", "B-0009"}, good, {Weight::note}},
        {"told by another driver", "B-0002", ToldSerial{"sbi", "/dev/ttyUSB0", "B-0009"}, good, {Weight::note}},
    };
    for (const auto& one : cases) {
        INFO(one.name);
        std::map<std::string, ToldSerial> told;
        if (one.told) told["scale"] = *one.told;
        std::map<std::string, CalibrationToday> today;
        if (one.today) today["scale"] = *one.today;
        const auto found = instrument_findings(place, on_port(one.assigned), told, today);
        std::vector<Weight> weights;
        for (const auto& finding : found) {
            weights.push_back(finding.weight);
            CHECK_FALSE(finding.what.isEmpty());
            CHECK_FALSE(finding.fix.isEmpty());
            CHECK_FALSE(finding.owner.isEmpty());
        }
        CHECK(weights == one.weights);
    }
    auto on_virtual = on_port("B-0002");
    on_virtual.is_virtual = true;
    CHECK(instrument_findings(place, on_virtual, {}, {{"scale", overdue}}).empty());
    // A port that is gone is told as such, and not twice.
    place.port_exists = [](const std::string&) { return false; };
    CHECK(instrument_findings(place, on_port("B-0002"), {}, {}).empty());
}

TEST_CASE("Each point in the way names whose duty it is, in both languages", "[findings]") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language);
        auto station = fixture.prepare().station();
        station.is_virtual = false;
        station.operator_name.clear();
        fixture.prepare().set_station(station);
        REQUIRE_FALSE(fixture.prepare().blockers().empty());
        for (const auto& one : fixture.prepare().blockers()) {
            INFO(one.what.toStdString());
            CHECK_FALSE(one.owner.isEmpty());
        }
        std::set<QString> words;
        for (const Duty duty : {Duty::technician, Duty::equipment, Duty::limits, Duty::archive})
            CHECK(words.insert(duty_words(duty)).second);
    }
}

TEST_CASE("The instruments are asked from the list, and the wrong one stops the start", "[findings]") {
    WindowFixture fixture;
    TalkingScale scale("B-0009");
    auto& assignments = *fixture.workplace().assignments;
    REQUIRE(assignments.assign({"scale", "mt-sics", scale.path(), {}, "B-0002", "E-017"}));
    auto station = fixture.prepare().station();
    station.is_virtual = false;
    station.procedures = {"vehicle-mass"};
    fixture.prepare().set_station(station);
    const auto weights = [&] {
        std::vector<Weight> out;
        for (const auto& one : fixture.prepare().blockers())
            if (one.what.contains("nstrument")) out.push_back(one.weight);
        return out;
    };
    fixture.wait_for([&] { return weights() == std::vector{Weight::note}; });
    fixture.enter_item();
    auto* start = fixture.find<QPushButton>("start");
    fixture.wait_for([&] { return start->isEnabled(); });
    auto* ask = fixture.find<QPushButton>("ask_instruments");
    REQUIRE(ask->isVisible());
    ask->click();
    CHECK_FALSE(ask->isEnabled());
    // Their ports are taken: no run begins meanwhile, however it is asked for.
    CHECK_FALSE(start->isEnabled());
    fixture.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(fixture.run().shown());
    fixture.wait_for([&] { return ask->isEnabled(); });
    CHECK(weights() == std::vector{Weight::start});
    CHECK_FALSE(fixture.prepare().ready());
    // The one that is there is the one that is meant: nothing is in the way any more.
    REQUIRE(assignments.assign({"scale", "mt-sics", scale.path(), {}, "B-0009", "E-018"}));
    fixture.wait_for([&] {
        return std::ranges::none_of(fixture.prepare().blockers(),
                                    [](const Blocker& one) { return one.what.contains("another instrument"); });
    });
    // On the virtual bench there is nobody to ask.
    station = fixture.prepare().station();
    station.is_virtual = true;
    fixture.prepare().set_station(station);
    CHECK_FALSE(ask->isVisible());
}

TEST_CASE("Pictures of the list before the start with ports hold all their text", "[pictures][findings]") {
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            WindowFixture fixture(language, theme);
            QTemporaryDir folder;
            QFile port(folder.filePath("port-a"));
            REQUIRE(port.open(QIODevice::WriteOnly));
            REQUIRE(fixture.workplace().assignments->assign(
                {"scale", "mt-sics", port.fileName().toStdString(), {}, "B-0002", "E-017"}));
            auto station = fixture.prepare().station();
            station.is_virtual = false;
            fixture.prepare().set_station(station);
            QTest::qWait(350);
            take_picture(fixture,
                         QString("bench-before-%1").arg(picture_name(language, theme, qApp->devicePixelRatio())));
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            check_reading_order(fixture.window());
        }
}

TEST_CASE("What an instrument told is forgotten with its cable, its day, and a sleep", "[findings]") {
    Lid lid;
    std::set<std::string> there{"/dev/ttyUSB0"};
    Workplace place;
    place.sleep = &lid;
    place.port_exists = [&](const std::string& path) { return there.contains(path); };
    const auto today = base::parse_date("2026-03-02").value();
    const auto tomorrow = base::parse_date("2026-03-03").value();
    const auto station = on_port("B-0002");
    ToldSerials told(place);
    const auto ask = [&] {
        there = {"/dev/ttyUSB0"};
        static_cast<void>(told.look(station, today));
        told.take({{"scale", {"mt-sics", "/dev/ttyUSB0", "B-0002"}}}, today);
    };
    ask();
    CHECK_FALSE(told.look(station, today));
    CHECK(told.told().size() == 1);
    // The cable is pulled; when it is back, another instrument may hang on it.
    there.clear();
    CHECK(told.look(station, today));
    CHECK(told.told().empty());
    there = {"/dev/ttyUSB0"};
    CHECK(told.look(station, today));
    CHECK(told.told().empty());
    // Past midnight a certificate may have ended, and nobody knows what was done in the night.
    ask();
    CHECK(told.look(station, tomorrow));
    CHECK(told.told().empty());
    // While the lid was closed nobody saw the cables.
    ask();
    lid.close(std::chrono::seconds(90));
    CHECK(told.look(station, today));
    CHECK(told.told().empty());
    // A port that is gone and back without anything told is only told of, so that the list is made anew.
    there.clear();
    CHECK(told.look(station, today));
    CHECK_FALSE(told.look(station, today));
    // On the virtual bench no port counts.
    auto on_virtual = station;
    on_virtual.is_virtual = true;
    there = {"/dev/ttyUSB0"};
    CHECK_FALSE(told.look(on_virtual, today));
}

TEST_CASE("A pulled cable is told in the list by itself, and who hangs on it must be asked anew", "[findings]") {
    WindowFixture fixture;
    auto scale = std::make_unique<TalkingScale>("B-0002");
    auto& assignments = *fixture.workplace().assignments;
    REQUIRE(assignments.assign({"scale", "mt-sics", scale->path(), {}, "B-0002", {}}));
    auto station = fixture.prepare().station();
    station.is_virtual = false;
    station.procedures = {"vehicle-mass"};
    fixture.prepare().set_station(station);
    fixture.enter_item();
    const auto told = [&](const QString& words) {
        return std::ranges::any_of(fixture.prepare().blockers(),
                                   [&](const Blocker& one) { return one.what.contains(words); });
    };
    fixture.wait_for([&] { return told("was not asked yet"); });
    auto* ask = fixture.find<QPushButton>("ask_instruments");
    ask->click();
    fixture.wait_for([&] { return ask->isEnabled() && !told("was not asked yet"); });
    auto* start = fixture.find<QPushButton>("start");
    CHECK(start->isEnabled());
    // Nobody touches the window: it sees for itself.
    const auto there = fixture.workplace().port_exists;
    fixture.workplace().port_exists = [](const std::string&) { return false; };
    fixture.wait_for([&] { return told("is not there"); });
    CHECK_FALSE(start->isEnabled());
    fixture.workplace().port_exists = there;
    fixture.wait_for([&] { return told("was not asked yet"); });
    CHECK(start->isEnabled());
}

TEST_CASE("The list before the start names the surroundings that the procedures ask for", "[findings]") {
    REQUIRE(use_language(Language::english));
    const base::SystemClock clock;
    const auto place = laboratory_workplace(clock, 0).value();
    const auto& edition = place.editions.back().plain;
    standards::ItemTraits item;
    item.made_on = *base::parse_date("2025-10-01");
    const auto asked = [&](const std::vector<std::string>& procedures) {
        QStringList out;
        for (const auto& line : environment_asked(edition, procedures, item)) out << line;
        return out.join(" | ");
    };
    struct Case {
        std::vector<std::string> procedures;
        QStringList named;
        QStringList not_named;
    };
    // As the procedures' own fields say it; 3 m/s is what the edition's limit and the laboratory's method give.
    const std::vector<Case> cases{{{"vehicle-mass"}, {}, {"ind", "emperature"}},
                                  {{"braking"}, {"Braking: ", "Air temperature", "Wind speed", "3"}, {"brakes"}},
                                  {{"maximum-speed"}, {"Wind (0 m/s on a roller)", "3"}, {}},
                                  {{"flame-textile"}, {"Temperature", "Relative humidity"}, {"Wind"}},
                                  {{"heat-mark"}, {}, {"emperature"}},
                                  {{"vehicle-mass", "braking", "flame-textile"}, {"Wind speed", "humidity"}, {}},
                                  {{"no-such-procedure"}, {}, {"ind"}}};
    for (const auto& one : cases) {
        const QString found = asked(one.procedures);
        INFO(one.procedures.front() << ": " << found.toStdString());
        CHECK(found.isEmpty() == one.named.isEmpty());
        for (const auto& words : one.named) CHECK(found.contains(words));
        for (const auto& words : one.not_named) CHECK_FALSE(found.contains(words));
        CHECK(found.count("Air temperature") <= 1);
    }
}

TEST_CASE("The list before the start has nothing to scroll to at its side", "[findings]") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language);
        auto station = fixture.prepare().station();
        station.is_virtual = false;
        fixture.prepare().set_station(station);
        QApplication::processEvents();
        auto* list = fixture.find<QListView>("blockers");
        REQUIRE(list->model()->rowCount() > 3);
        CHECK_FALSE(list->horizontalScrollBar()->isVisible());
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            INFO(row);
            CHECK(list->visualRect(list->model()->index(row, 0)).right() <= list->viewport()->rect().right());
        }
    }
}
