// SPDX-License-Identifier: GPL-3.0-or-later
// What is seen and heard from away: large letters, sounds, how far the edition has been gone through, and what the
// instrument strip tells.
#include <QListWidget>
#include <QSettings>
#include <QSlider>

#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/sound/device.h"
#include "app/desktop/sound/sound_window.h"
#include "app/desktop/view/bench/coverage_bar.h"
#include "app/desktop/view/bench/focus_page.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

class HeardSounds final : public SoundSink {
  public:
    void play(std::vector<std::int16_t> samples) override { heard.push_back(std::move(samples)); }
    std::vector<std::vector<std::int16_t>> heard;
};

std::vector<std::string> braking() { return {"braking"}; }

/// The offscreen platform has nobody who gives the window back its focus when a dialog goes.
void come_back(WindowFixture& fixture, QWidget& dialog) {
    dialog.close();
    fixture.window().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&fixture.window()));
}

}  // namespace

TEST_CASE("In a narrow window the instruments are one sign whose name has the words", "[sight]") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language);
        ItemEntry entry;
        entry.id = "S-2025-0117-0117-0117-0117";
        entry.made_on = "2025-10-01";
        fixture.prepare().set_item(entry);
        QApplication::processEvents();
        const auto* pill = fixture.find<Pill>("strip_instrument_0");
        fixture.window().resize(640, 360);
        QTest::qWait(40);
        REQUIRE(fixture.window().width() == 640);
        CHECK(pill->isVisible());
        CHECK(pill->width() <= 12 * grid);
        CHECK(pill->accessibleName().contains(language == Language::english ? "simulated" : QString::fromUtf8("模拟")));
        fixture.window().resize(1280, 720);
        QTest::qWait(40);
        CHECK(pill->width() > 12 * grid);
    }
}

TEST_CASE("Large letters: F11 shows value, limit, state, next action and stops, and leads back", "[focus]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.key(Qt::Key_F11);
    // Before a run there is nothing to be read from afar.
    CHECK_FALSE(fixture.bench().full());
    fixture.start();
    fixture.wait_for([&] { return fixture.run().task().kind == Task::Kind::confirm; });
    fixture.key(Qt::Key_F11);
    REQUIRE(fixture.bench().full());
    QTest::qWait(20);
    CHECK_FALSE(fixture.find<QWidget>("strip_title")->isVisible());
    CHECK_FALSE(fixture.find<QWidget>("rail_bench")->isVisible());
    auto* state = fixture.find<LargeText>("focus_state");
    auto* value = fixture.find<LargeText>("focus_value");
    auto* limit = fixture.find<LargeText>("focus_limit");
    auto* next = fixture.find<LargeText>("focus_next");
    CHECK(state->text().contains("attempt 1"));
    CHECK(next->text().contains(fixture.run().task().text));
    CHECK(limit->text().contains("kg"));
    // A limit is nobody's verdict.
    CHECK(limit->colour() == fixture.look().palette().shared.text);
    // Letters of 15 mm at 96 dots to the inch are 57 pixels; seven tenths of a font are its capitals.
    CHECK(FocusPage::letter_pixels(96) == 57);
    for (const auto* text : {state, value, limit, next}) {
        INFO(text->objectName().toStdString() << ": " << text->text().toStdString() << ", " << text->pixels());
        CHECK(text->fits());
        CHECK(text->pixels() >= 28);
    }
    CHECK(value->pixels() * 7 / 10 >= FocusPage::letter_pixels(96));
    // Space does what is asked.
    const int serial = fixture.run().task().serial;
    fixture.key(Qt::Key_Space);
    fixture.wait_for([&] { return fixture.run().task().serial != serial; });
    CHECK(fixture.bench().full());
    fixture.go_on([&] { return value->text().contains("kg"); });
    CHECK(value->text().contains("kg"));
    fixture.key(Qt::Key_F11);
    CHECK_FALSE(fixture.bench().full());
    CHECK(fixture.find<QWidget>("rail_bench")->isVisible());
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("The stops work in large letters, by key and by hand, and the verdict stands there", "[focus]") {
    for (const bool by_key : {true, false}) {
        WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, braking());
        fixture.start();
        fixture.wait_for(Task::Kind::confirm);
        fixture.key(Qt::Key_F11);
        if (by_key)
            fixture.key(Qt::Key_F12);
        else
            QTest::mouseClick(fixture.find<QPushButton>("stop_emergency_large"), Qt::LeftButton);
        fixture.wait_for(Task::Kind::ended);
        CHECK(fixture.run().run().lifecycle == sequence::Lifecycle::aborted);
        CHECK(fixture.bench().full());
        CHECK(fixture.find<LargeText>("focus_state")->text().startsWith("Not the complete type test: 0 of "));
        CHECK(fixture.find<LargeText>("focus_next")->text() == "Ctrl+N: Next item");
        // The next item is another screen, and the space bar does not lead there.
        fixture.key(Qt::Key_Space);
        CHECK(fixture.bench().full());
        fixture.key(Qt::Key_N, Qt::ControlModifier);
        CHECK_FALSE(fixture.bench().full());
        CHECK_FALSE(fixture.run().shown());
    }
}

TEST_CASE("In large letters nothing is typed: what has to be leads back, and another workspace has its frame",
          "[focus]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"nameplate"});
    fixture.start();
    fixture.wait_for([&] { return wants_typing(fixture.run().task()); });
    fixture.key(Qt::Key_F11);
    REQUIRE(fixture.bench().full());
    CHECK(fixture.find<LargeText>("focus_next")->text().contains("typed"));
    fixture.window().go_to("archive");
    CHECK(fixture.find<QWidget>("rail_bench")->isVisible());
    fixture.window().go_to("bench");
    CHECK_FALSE(fixture.find<QWidget>("rail_bench")->isVisible());
    const int serial = fixture.run().task().serial;
    fixture.key(Qt::Key_Space);
    CHECK_FALSE(fixture.bench().full());
    CHECK(fixture.run().task().serial == serial);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
}

TEST_CASE("Each sound is another one, short, as loud as wanted, and silent at nothing", "[sound]") {
    std::set<std::vector<std::int16_t>> all;
    for (const auto cue : {Cue::start, Cue::end, Cue::pass, Cue::fail, Cue::attention}) {
        const auto loud = tone(cue, 100);
        const auto quiet = tone(cue, 20);
        REQUIRE_FALSE(loud.empty());
        CHECK(loud.size() == quiet.size());
        CHECK(loud.size() < samples_per_second);
        CHECK(*std::ranges::max_element(loud) > 10 * *std::ranges::max_element(quiet));
        // Nothing cracks at the ends.
        CHECK(std::abs(loud.front()) < 200);
        CHECK(std::abs(loud.back()) < 3000);
        CHECK(tone(cue, 0).empty());
        CHECK(tone(cue, -5).empty());
        CHECK(tone(cue, 500) == loud);
        all.insert(loud);
    }
    CHECK(all.size() == 5);
    CHECK(cue_of(conformity::Verdict::pass) == Cue::pass);
    CHECK(cue_of(conformity::Verdict::fail) == Cue::fail);
    for (const auto verdict :
         {conformity::Verdict::inconclusive, conformity::Verdict::not_evaluated, conformity::Verdict::not_applicable})
        CHECK(cue_of(verdict) == Cue::attention);
}

TEST_CASE("A run is heard at start, end and verdict, and not at all when sounds are off", "[sound]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    HeardSounds sink;
    SoundSettings settings(fixture.seat(), {});
    const RunSounds sounds(fixture.run(), settings, sink);
    SECTION("on") {
        fixture.start();
        fixture.go_on();
        const int volume = settings.volume();
        REQUIRE(sink.heard.size() >= 3);
        CHECK(sink.heard.front() == tone(Cue::start, volume));
        CHECK(std::ranges::count(sink.heard, tone(Cue::end, volume)) >= 1);
        fixture.wait_for(Task::Kind::ended);
        CHECK(sink.heard.back() == tone(cue_of(fixture.run().run().verdict), volume));
    }
    SECTION("off") {
        settings.set(false, 80);
        fixture.start();
        fixture.go_on();
        CHECK(sink.heard.empty());
    }
}

TEST_CASE("Each person has a volume of their own, and a file that is no good is as none", "[sound]") {
    WindowFixture fixture;
    QTemporaryDir folder;
    const QString file = folder.filePath("people.ini");
    HeardSounds sink;
    {
        SoundSettings settings(fixture.seat(), file);
        CHECK(settings.on());
        CHECK(settings.volume() == SoundSettings::usual_volume);
        RunSounds sounds(fixture.run(), settings, sink);
        SoundWindow window(settings, sounds, &fixture.window());
        window.command()->trigger();
        QApplication::processEvents();
        check_named(window);
        auto* slider = window.findChild<QSlider*>("sound_volume");
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Home);
        CHECK(settings.volume() == 0);
        CHECK_FALSE(window.findChild<QPushButton*>("sound_cue_0")->isEnabled());
        QTest::keyClick(slider, Qt::Key_PageUp);
        CHECK(settings.volume() == 20);
        QTest::mouseClick(window.findChild<QPushButton*>("sound_cue_2"), Qt::LeftButton);
        REQUIRE(sink.heard.size() == 1);
        CHECK(sink.heard[0] == tone(Cue::pass, 20));
        QTest::keyClick(window.findChild<QCheckBox*>("sound_on"), Qt::Key_Space);
        CHECK_FALSE(settings.on());
        window.close();
    }
    SoundSettings again(fixture.seat(), file);
    CHECK_FALSE(again.on());
    CHECK(again.volume() == 20);
    fixture.seat().set_name("somebody else");
    CHECK(again.on());
    CHECK(again.volume() == SoundSettings::usual_volume);
    fixture.seat().set_name("T-03");
    CHECK(again.volume() == 20);
    QFile bad(file);
    REQUIRE(bad.open(QIODevice::WriteOnly));
    bad.write("[sound\n\x01volume=loud");
    bad.close();
    const SoundSettings none(fixture.seat(), folder.filePath("people.ini"));
    CHECK(none.volume() >= 0);
    CHECK(none.volume() <= 100);
}

TEST_CASE("A sound never waits, device or no device", "[sound]") {
    // Whoever waited for them to be heard would need as long as they sound.
    constexpr int times = 200;
    const auto samples = tone(Cue::start, 1);
    const auto sounding_ms = static_cast<qint64>(samples.size()) * 1000 / samples_per_second * times;
    REQUIRE(sounding_ms > 10'000);
    QElapsedTimer time;
    {
        SoundDevice device;
        device.play(tone(Cue::attention, 1));
        time.start();
        for (int i = 0; i < times; ++i) device.play(samples);
        device.play({});
        CHECK(time.elapsed() < sounding_ms / 2);
    }
    // Nor does going away.
    CHECK(time.elapsed() < sounding_ms / 2);
}

TEST_CASE("The clauses of an edition are counted by what became of them", "[coverage]") {
    const base::SystemClock clock;
    const auto place = laboratory_workplace(clock, 0).value();
    const auto& edition = place.editions.back().plain;
    const standards::ItemTraits item{};
    const std::vector<std::string> planned{"braking", "nameplate"};
    sequence::Run run;
    const auto states_of = [&](const std::string& procedure) {
        std::set<Covered> out;
        const auto all = coverage(edition, item, planned, run);
        CHECK(all.size() == edition.clauses.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            if (edition.clauses[i].procedure == procedure && edition.clauses[i].applies.covers(item))
                out.insert(all[i].state);
        return out;
    };
    CHECK(states_of("braking") == std::set{Covered::open});
    sequence::ProcedureResult result;
    result.procedure = "braking";
    for (const auto& [verdict, state] : {std::pair{conformity::Verdict::pass, Covered::tested},
                                         {conformity::Verdict::fail, Covered::tested},
                                         {conformity::Verdict::inconclusive, Covered::tested},
                                         {conformity::Verdict::not_evaluated, Covered::not_evaluated},
                                         {conformity::Verdict::not_applicable, Covered::not_applicable}}) {
        result.verdict = verdict;
        run.results = {result};
        CHECK(states_of("braking") == std::set{state});
    }
    result.procedure = "nameplate";
    result.verdict = conformity::Verdict::pass;
    run.results = {result};
    CHECK(states_of("nameplate") == std::set{Covered::inspected});
    // Begun and given up is open.
    run.results.clear();
    sequence::StepRun attempt;
    attempt.procedure = "braking";
    run.step_runs = {attempt};
    CHECK(states_of("braking") == std::set{Covered::open});
    int reasons = 0;
    for (const auto& one : coverage(edition, item, planned, run)) {
        if (one.state != Covered::not_applicable) continue;
        ++reasons;
        CHECK_FALSE(one.why.isEmpty());
    }
    CHECK(reasons > 0);
}

TEST_CASE("A click on a part of the coverage bar lists its clauses, Enter does so by keyboard", "[coverage]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass", "braking"});
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    QApplication::processEvents();
    auto* bar = fixture.find<CoverageBar>("coverage");
    auto* window = fixture.find<QDialog>("coverage_window");
    auto* list = fixture.find<QListWidget>("coverage_list");
    CHECK(bar->part(Covered::tested).isEmpty());
    REQUIRE_FALSE(bar->part(Covered::open).isEmpty());
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->part(Covered::open).center());
    CHECK(window->isVisible());
    CHECK(list->count() > 2);
    const int open = list->count();
    QTest::keyClick(list, Qt::Key_Escape);
    CHECK_FALSE(window->isVisible());
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->part(Covered::not_applicable).center());
    CHECK(list->item(0)->text().contains('\n'));
    QTest::keyClick(list, Qt::Key_Escape);
    CHECK_FALSE(window->isVisible());
    come_back(fixture, *window);
    // The first clause of the tree leads with its number.
    const auto& edition = fixture.run().order()->edition;
    CHECK(fixture.run().steps().index(0, 0).data().toString().startsWith(
        clause_number(edition.procedure("vehicle-mass")->clause)));
    fixture.go_on([&] { return !fixture.run().run().results.empty(); });
    fixture.wait_for([&] { return !bar->part(Covered::tested).isEmpty(); });
    CHECK(fixture.label("covered").contains("tested"));
    bar->setFocus();
    QTest::keyClick(bar, Qt::Key_Left);
    QTest::keyClick(bar, Qt::Key_Left);
    QTest::keyClick(bar, Qt::Key_Left);
    QTest::keyClick(bar, Qt::Key_Return);
    CHECK(window->isVisible());
    CHECK(list->count() < open);
    QTest::keyClick(list, Qt::Key_Escape);
    come_back(fixture, *window);
    fixture.key(Qt::Key_F7);
    fixture.wait_for(Task::Kind::ended);
    // Stopped half-way: braking is not done, whatever was tried.
    CHECK(fixture.run().steps().progress().first == 1);
}

TEST_CASE("A pill of the strip tells the cause by click and Enter and leads to where it is mended", "[strip]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1600, 900}, {"vehicle-mass"});
    auto station = fixture.prepare().station();
    station.is_virtual = false;
    fixture.prepare().set_station(station);
    QTest::qWait(400);
    auto* strip = fixture.window().findChild<BenchStrip*>();
    auto* pill = fixture.find<Pill>("strip_instrument_0");
    auto* window = fixture.find<QDialog>("instrument_window");
    CHECK(fixture.label("strip_station") == "Station: bench");
    CHECK_FALSE(pill->text().contains("calibration"));
    const auto role = fixture.prepare().station().ports.front().role;
    strip->show_calibrations({{role, {false, "The calibration of SC-1 ended on 2026-01-01.", "Enter the new one."}}});
    CHECK(pill->text().endsWith("out of calibration"));
    CHECK(pill->accessibleName() == pill->text());
    QTest::mouseClick(pill, Qt::LeftButton);
    REQUIRE(window->isVisible());
    check_named(*window);
    CHECK(fixture.label("instrument_cause") == "The calibration of SC-1 ended on 2026-01-01.");
    CHECK(fixture.label("instrument_fix") == "Enter the new one.");
    QTest::keyClick(window, Qt::Key_Escape);
    CHECK_FALSE(window->isVisible());
    fixture.tab_to("strip_instrument_0");
    fixture.key(Qt::Key_Return);
    REQUIRE(window->isVisible());
    QTest::mouseClick(fixture.find<QPushButton>("instrument_go"), Qt::LeftButton);
    CHECK(fixture.window().current() == "setup");
    CHECK(fixture.window().page<SetupWorkspace>()->page().id() == "equipment");
    // In order again: the state alone.
    strip->show_calibrations({{role, {true, "SC-1 is calibrated until 2027-01-01.", {}}}});
    CHECK_FALSE(pill->text().contains("out of calibration"));
}

TEST_CASE("Pictures of large letters, frozen plot, clauses and instrument", "[pictures]") {
    for (const auto language : {Language::english, Language::chinese})
        for (const auto theme : {Theme::light, Theme::dark}) {
            WindowFixture fixture(language, theme, "default", {1280, 720}, braking());
            const QString name = picture_name(language, theme, fixture.window().devicePixelRatioF());
            fixture.start();
            fixture.wait_for(Task::Kind::confirm);
            QTest::qWait(30);
            take_picture(fixture, "sight-prompt-" + name);
            check_nothing_cut(fixture.window());
            fixture.key(Qt::Key_F11);
            take_picture(fixture, "sight-focus-prompt-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            fixture.key(Qt::Key_F11);
            fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::void_or_keep; });
            fixture.wait_for(Task::Kind::void_or_keep);
            QTest::qWait(80);
            fixture.key(Qt::Key_F9);
            take_picture(fixture, "sight-frozen-" + name);
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
            fixture.key(Qt::Key_F9);
            fixture.key(Qt::Key_F11);
            take_picture(fixture, "sight-focus-value-" + name);
            fixture.key(Qt::Key_F11);
            fixture.find<CoverageBar>("coverage")->list(Covered::not_applicable);
            QTest::qWait(30);
            auto* clauses = fixture.find<QDialog>("coverage_window");
            picture_dialog(*clauses, "coverage_window", "sight-clauses-" + name);
            come_back(fixture, *clauses);
            QTest::mouseClick(fixture.find<Pill>("strip_instrument_0"), Qt::LeftButton);
            QTest::qWait(30);
            auto* instrument = fixture.find<QDialog>("instrument_window");
            picture_dialog(*instrument, "instrument_window", "sight-instrument-" + name);
            come_back(fixture, *instrument);
            fixture.key(Qt::Key_F8);
            fixture.wait_for(Task::Kind::retry);
            QTest::qWait(30);
            take_picture(fixture, "sight-abandoned-" + name);
            check_nothing_cut(fixture.window());
            fixture.key(Qt::Key_F7);
            fixture.wait_for(Task::Kind::ended);
            QTest::qWait(30);
            take_picture(fixture, "sight-stopped-" + name);
            check_nothing_cut(fixture.window());
            fixture.key(Qt::Key_F11);
            take_picture(fixture, "sight-focus-end-" + name);
        }
}
