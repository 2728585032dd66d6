// SPDX-License-Identifier: GPL-3.0-or-later
// Setup through the real window, and what its pages make of the records.
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QTableView>

#include "app/acts/qualification.h"
#include "app/acts/register_entries.h"
#include "app/desktop/model/setup/backup_page.h"
#include "app/desktop/model/setup/equipment_page.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "core/records/people/limit_release.h"
#include "core/signing/authority/authority_folder.h"
#include "core/signing/authority/internal_authority.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

laboratory::Certificate certificate(const std::string& number, const std::string& on, const std::string& due) {
    const std::string text = R"({"format":"velocert-calibration/1","number":")" + number +
                             R"(","laboratory":"Metrology institute","traceability":"national","instrument":)"
                             R"({"maker":"Mettler","model":"IND","serial":"B-0002"},"calibrated_on":")" +
                             on + R"(","due_on":")" + due +
                             R"(","conditions":"as usual","measurands":[{"measurand":"mass","coverage_factor":"2",)"
                             R"("range":{"low":"0 kg","high":"100 kg"},"points":[)"
                             R"({"indication":"0 kg","correction":"0 kg","expanded_uncertainty":"0.02 kg"},)"
                             R"({"indication":"60 kg","correction":"0.01 kg","expanded_uncertainty":"0.04 kg"}]}]})";
    auto loaded = laboratory::load_certificate(text, number);
    if (!loaded) FAIL(loaded.error().text());
    return std::move(*loaded);
}

laboratory::Equipment equipment(const std::string& id = "E-017", const std::string& serial = "B-0002") {
    const std::string text =
        R"({"format":"velocert-equipment/1","id":")" + id +
        R"(","status":"in-service","identity":{"title":"Platform scale",)"
        R"("firmware":"1.2"},"manufacture":{"maker":"Mettler","model":"IND","type":"scale","serial":")" +
        serial +
        R"("},)"
        R"("conformity":"checked at delivery","location":"bench 1","calibration":{"acceptance":"U below 0.05 kg",)"
        R"("interval":"one year","adjustments":[]},"reference_materials":"none","maintenance":[],"damage":[]})";
    auto loaded = laboratory::load_equipment(text, "E-017");
    if (!loaded) FAIL(loaded.error().text());
    return std::move(*loaded);
}

laboratory::IntermediateCheck check(const std::string& on, const std::string& indication) {
    const auto json = base::Json::parse(R"({"equipment":"E-017","on":")" + on +
                                            R"(","measurand":"mass","reference":"20.00 kg","indication":")" +
                                            indication + R"(","limit":"0.05 kg","person":"Li Ming"})",
                                        "check");
    auto read = laboratory::check_from_json(*json, "check");
    if (!read) FAIL(read.error().text());
    return std::move(*read);
}

base::Date day(const char* text) { return base::parse_date(text).value(); }

class SetupFixture : public WindowFixture {
  public:
    explicit SetupFixture(bool people = false, Language language = Language::english, Theme theme = Theme::light,
                          bool filled = false)
        : WindowFixture(language, theme) {
        {
            auto made = records::Archive::create(archive(), records::ArchiveKind::training, clock());
            REQUIRE(made);
            if (filled) fill_register(**made);
            if (people) make_people(**made, clock(), hasher(), {"vehicle-mass"});
        }
        emit archive_in_use().changed();
    }
    /// An instrument with two certificates and its intermediate checks, one that was set aside, and what a laboratory
    /// does once a day: a backup, and the program's test of itself.
    void fill_register(records::Archive& archive) {
        const Actor actor{{{}, "Zhao Lei"}, std::nullopt};
        for (const auto& one : {equipment(), equipment("E-018", "B-0003")})
            REQUIRE(enter_equipment(archive, clock(), actor, one));
        for (const auto& one :
             {certificate("M-1", "2025-12-01", "2026-11-30"), certificate("M-2", "2026-11-02", "2027-11-01")})
            REQUIRE(enter_certificate(archive, clock(), actor, one, {}));
        for (const auto& [on, shown] : {std::pair("2026-01-12", "20.01 kg"), std::pair("2026-04-13", "19.99 kg"),
                                        std::pair("2026-07-13", "20.02 kg"), std::pair("2026-10-12", "20.06 kg")})
            REQUIRE(enter_check(archive, clock(), actor, {"E-017", on, "mass", "20.00 kg", shown, "0.05 kg"}));
        REQUIRE(enter_status(archive, clock(), actor, "E-018", laboratory::EquipmentStatus::out_of_service,
                             "the pan is bent; sent to the maker"));
        REQUIRE(archive.append("self-qualification/1",
                               qualification_record({base::utc_text(clock().now()), "1", actor.person, {}})));
    }
    void sign_in(const std::string& login) {
        seat().sign_in(login, tests::secret(password_of(login)));
        wait_for([&] { return seat().state() == Seat::State::present; });
    }
    SetupWorkspace& go(const std::string& page) {
        window().go_to("setup");
        auto* setup = window().page<SetupWorkspace>();
        REQUIRE(setup != nullptr);
        setup->go_to(page);
        QApplication::processEvents();
        return *setup;
    }
    void fill(const QString& field, const QString& text) { find<QLineEdit>("act_" + field)->setText(text); }
    /// Presses the button of the form and waits for the work.
    void do_it(SetupWorkspace& setup) {
        find<QPushButton>("act_do")->click();
        wait_for([&] { return !setup.work().running(); });
        QApplication::processEvents();
    }
    [[nodiscard]] QStringList offered() {
        QStringList out;
        for (const auto* button : window().findChildren<QPushButton*>())
            if (button->isVisible() && button->objectName().startsWith("do_")) out << button->objectName();
        return out;
    }
};

}  // namespace

TEST_CASE("Until when an instrument may be used follows from its certificates and checks", "[setup]") {
    laboratory::EquipmentRegister all;
    REQUIRE(all.add(equipment(), "Zhao Lei"));
    const auto& one = all.equipment().front();
    CHECK(due_state(all, one, day("2026-01-01")).sign == Sign::not_evaluated);
    REQUIRE(all.add(certificate("M-1", "2025-03-01", "2026-02-28"), "Zhao Lei"));
    struct Case {
        const char* on;
        Sign sign;
        int left;
    };
    for (const auto& [on, sign, left] :
         {Case{"2025-06-01", Sign::pass, 272}, Case{"2026-01-28", Sign::pass, 31},
          Case{"2026-01-29", Sign::inconclusive, 30}, Case{"2026-02-28", Sign::inconclusive, 0},
          Case{"2026-03-01", Sign::fail, -1}}) {
        INFO(on);
        CHECK(due_state(all, one, day(on)).sign == sign);
        CHECK(due_state(all, one, day(on)).days_left == left);
    }
    // Not calibrated yet on that day.
    CHECK(due_state(all, one, day("2025-02-01")).sign == Sign::not_evaluated);
    REQUIRE(all.add(check("2025-06-01", "20.06 kg")));
    CHECK(due_state(all, one, day("2025-06-02")).sign == Sign::fail);
}

TEST_CASE("The control chart shows every difference between the limits that were agreed", "[setup]") {
    laboratory::EquipmentRegister all;
    CHECK(control_chart(all, "E-017", metrology::Measurand::mass).empty());
    REQUIRE(all.add(equipment(), "Zhao Lei"));
    REQUIRE(all.add(check("2026-01-01", "20.01 kg")));
    REQUIRE(all.add(check("2026-01-31", "19.98 kg")));
    REQUIRE(all.add(check("2026-03-02", "20.06 kg")));
    const auto chart = control_chart(all, "E-017", metrology::Measurand::mass);
    REQUIRE(chart.series.size() == 1);
    const auto& points = chart.series.front().points;
    REQUIRE(points.size() == 3);
    const double expected[][2] = {{0, 0.01}, {30, -0.02}, {60, 0.06}};
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(points[i].x == Approx(expected[i][0]));
        CHECK(points[i].y == Approx(expected[i][1]));
    }
    REQUIRE(chart.lines.size() == 2);
    CHECK(chart.lines[0].at == Approx(-0.05));
    CHECK(chart.lines[1].at == Approx(0.05));
    CHECK(chart.summary.en == "3 checks, 1 failed");
    CHECK(chart.y.unit == "kg");
}

TEST_CASE("A backup that is too old or was never proven raises the alarm", "[setup]") {
    REQUIRE(use_language(Language::english));
    CHECK(backup_state({std::nullopt, true}).sign == Sign::fail);
    CHECK(backup_state({std::chrono::hours(23), false}).sign == Sign::pass);
    CHECK(backup_state({std::chrono::hours(25), true}).value == "ALARM: 25 h old");
    records::BackupHistory history;
    CHECK(rehearsal_state(history).sign == Sign::inconclusive);
    history.last_rehearsal = records::RehearsalRecord{};
    CHECK(rehearsal_state(history).sign == Sign::pass);
    history.last_rehearsal->findings = 1;
    CHECK(rehearsal_state(history).sign == Sign::fail);
}

TEST_CASE("Two persons release a limit in the window, and one alone cannot", "[setup]") {
    SetupFixture fixture;
    auto& setup = fixture.go("limits");
    std::string limit;
    for (const auto& row : setup.page().rows().rows())
        if (row.id.ends_with("|mass.lead_acid")) limit = row.id;
    REQUIRE_FALSE(limit.empty());
    setup.page().select(limit);
    fixture.find<QPushButton>("do_propose_limit")->click();
    fixture.fill("value", "62 kg");
    fixture.find<QPushButton>("act_do")->click();
    CHECK(fixture.find<QLabel>("act_source_problem")->isVisible());
    fixture.fill("source", "official copy no. 3");
    fixture.fill("page", "p. 17");
    fixture.fill("reason", "read again");
    fixture.do_it(setup);
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    REQUIRE(fixture.offered().contains("do_confirm_limit"));
    fixture.find<QPushButton>("do_confirm_limit")->click();
    fixture.fill("second_name", "T-03");
    fixture.do_it(setup);
    CHECK(fixture.offered().isEmpty());  // the form is still there: the same person was refused
    fixture.fill("second_name", "Wang Fang");
    fixture.do_it(setup);
    INFO(fixture.label("work_sentence").toStdString());
    CHECK(fixture.offered().contains("do_propose_limit"));
    const auto archive = fixture.archive_in_use().read();
    REQUIRE(archive);
    CHECK(records::release_history(**archive)->revisions.size() == 1);
}

TEST_CASE("An auditor sees every page of Setup and is offered nothing that changes anything", "[setup]") {
    SetupFixture fixture(true);
    fixture.sign_in("sun.qi");
    for (const auto* page : {"equipment", "station", "packs", "limits", "people", "signing", "decisions", "backup"}) {
        INFO(page);
        fixture.go(page);
        CHECK(fixture.offered().isEmpty());
    }
    auto& setup = fixture.go("people");
    CHECK(setup.page().rows().rowCount() == 5);
}

TEST_CASE("Who may, makes an account and authorises it, who may not is not offered it", "[setup]") {
    SetupFixture fixture(true);
    fixture.sign_in("li.ming");
    fixture.go("people");
    CHECK_FALSE(fixture.offered().contains("do_new_account"));
    fixture.seat().sign_out();
    fixture.sign_in("zhao.lei");
    auto& setup = fixture.go("people");
    REQUIRE(fixture.offered().contains("do_new_account"));
    fixture.find<QPushButton>("do_new_account")->click();
    fixture.fill("login", "chen.hao");
    fixture.fill("en", "Chen Hao");
    fixture.fill("password", "a long enough first one");
    fixture.fill("again", "another one altogether");
    fixture.fill("reason", "joins us");
    fixture.do_it(setup);
    CHECK(setup.page().rows().rowCount() == 5);
    fixture.fill("again", "a long enough first one");
    fixture.do_it(setup);
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    CHECK(setup.page().rows().rowCount() == 6);
}

TEST_CASE("A form that is being filled in keeps what was typed when the language changes", "[setup]") {
    SetupFixture fixture(true);
    fixture.sign_in("zhao.lei");
    auto& setup = fixture.go("people");
    fixture.find<QPushButton>("do_new_account")->click();
    const auto label_of = [&] { return fixture.find<QPushButton>("act_do")->text(); };
    const auto english = label_of();
    fixture.fill("login", "chen.hao");
    fixture.fill("password", "a long enough first one");
    auto* role = fixture.find<QComboBox>("act_role");
    role->setCurrentIndex(role->count() - 1);
    const auto chosen = role->currentData();
    fixture.find<QLineEdit>("act_en")->setFocus();
    fixture.type("Chen Hao");
    // The form that was there before is gone once the window lives on.
    const auto switch_to = [](Language language) {
        REQUIRE(use_language(language));
        QApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    switch_to(Language::chinese);
    CHECK(label_of() != english);
    CHECK(fixture.find<QLineEdit>("act_login")->text() == "chen.hao");
    CHECK(fixture.find<QLineEdit>("act_en")->text() == "Chen Hao");
    CHECK(fixture.find<QLineEdit>("act_en")->hasFocus());
    CHECK(fixture.find<QLineEdit>("act_password")->text() == "a long enough first one");
    CHECK(fixture.find<QComboBox>("act_role")->currentData() == chosen);
    // And it is still the form of that act.
    switch_to(Language::english);
    fixture.fill("again", "a long enough first one");
    fixture.fill("reason", "joins us");
    fixture.do_it(setup);
    CHECK(setup.page().rows().rowCount() == 6);
}

TEST_CASE("Nobody is told to enter an instrument who may not", "[setup]") {
    SetupFixture fixture(true);
    fixture.sign_in("he.yun");
    fixture.go("equipment");
    CHECK(fixture.label("setup_empty").contains("Whoever keeps the equipment"));
    CHECK_FALSE(fixture.label("setup_empty").contains("Enter one"));
    fixture.seat().sign_out();
    fixture.sign_in("zhao.lei");
    fixture.go("equipment");
    CHECK(fixture.label("setup_empty").contains("Enter one"));
}

TEST_CASE("The medium of the authority is opened in the window, read, and put away again", "[setup]") {
    SetupFixture fixture(true);
    QTemporaryDir medium;
    const auto now = fixture.clock().now();
    const std::string folder = medium.filePath("authority").toStdString();
    const auto authority = signing::InternalAuthority::make("Laboratory", signing::KeyKind::p256, 5, now);
    REQUIRE(authority);
    REQUIRE(signing::create_authority_folder(folder, *authority, tests::secret("two parts of one passphrase"), now));
    fixture.sign_in("zhao.lei");
    auto& setup = fixture.go("signing");
    REQUIRE(fixture.offered().contains("do_open_authority"));
    CHECK_FALSE(fixture.offered().contains("do_issue_certificate"));
    fixture.find<QPushButton>("do_open_authority")->click();
    fixture.fill("folder", medium.path());
    fixture.do_it(setup);
    // No authority lies there: nothing is open, and the form stays.
    CHECK(fixture.offered().isEmpty());
    fixture.fill("folder", QString::fromStdString(folder));
    fixture.do_it(setup);
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    CHECK(fixture.offered().contains("do_issue_certificate"));
    CHECK_FALSE(fixture.offered().contains("do_open_authority"));
    // Pulled out: it is told, and what is bound to accounts can still be seen.
    REQUIRE(QDir(QString::fromStdString(folder)).removeRecursively());
    setup.page().refresh();
    QTest::qWait(1);
    CHECK_FALSE(setup.page().error());
    CHECK_FALSE(fixture.offered().contains("do_issue_certificate"));
    fixture.find<QPushButton>("do_put_away_authority")->click();
    fixture.do_it(setup);
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    INFO(fixture.offered().join(" ").toStdString());
    CHECK(fixture.offered().contains("do_open_authority"));
    CHECK_FALSE(fixture.offered().contains("do_put_away_authority"));
}

TEST_CASE("A backup is made and its restore rehearsed from the window", "[setup]") {
    SetupFixture fixture;
    QTemporaryDir disk;
    auto& setup = fixture.go("backup");
    CHECK(setup.page().state().sign == Sign::fail);
    fixture.find<QPushButton>("do_make_backup")->click();
    fixture.fill("to", disk.filePath("backups"));
    fixture.do_it(setup);
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    CHECK(setup.page().state().sign == Sign::pass);
    fixture.find<QPushButton>("do_rehearse_restore")->click();
    fixture.do_it(setup);
    CHECK(setup.page().rows().rowCount() == 2);
    CHECK(setup.page().rows().rows().front().sign == Sign::pass);
}

TEST_CASE("The daily upkeep, the places outside and the key of the station are set from the window",
          "[setup][upkeep]") {
    SetupFixture fixture;
    QTemporaryDir disk;
    auto& setup = fixture.go("backup");
    const auto said = [&] { return fixture.label("work_sentence") + '\n' + fixture.label("work_lines"); };
    // A form that was left goes with the next turn of the loop.
    const auto open_form = [&](const char* act) {
        QTest::qWait(1);
        fixture.find<QPushButton>(act)->click();
    };
    const QString key = disk.filePath("station.key");
    // A key that is not there would be found out at night.
    open_form("do_set_upkeep");
    fixture.fill("at", "02:30");
    fixture.fill("key", key);
    fixture.fill("to", disk.filePath("backups"));
    fixture.fill("why", "first setting");
    fixture.do_it(setup);
    CHECK(said().contains("station.key"));
    CHECK_FALSE(fixture.window().upkeep().owed()->plan);
    fixture.find<QPushButton>("act_leave")->click();

    open_form("do_make_station_key");
    fixture.fill("name", "station-1");
    fixture.fill("out", key);
    fixture.do_it(setup);
    CHECK(said().contains("station-1+"));
    REQUIRE(QDir(disk.path()).mkdir("safe"));
    open_form("do_set_places");
    fixture.fill("name1", "safe");
    fixture.fill("folder1", disk.filePath("safe"));
    fixture.fill("why", "first setting");
    fixture.do_it(setup);
    INFO(said().toStdString());
    for (const QString bad : {"25:00", "2:30", ""}) {
        open_form("do_set_upkeep");
        fixture.fill("at", bad);
        fixture.fill("why", "first setting");
        fixture.do_it(setup);
        fixture.find<QPushButton>("act_leave")->click();
    }
    open_form("do_set_upkeep");
    fixture.fill("at", "02:30");
    fixture.fill("key", key);
    fixture.fill("to", disk.filePath("backups"));
    fixture.fill("why", "first setting");
    fixture.do_it(setup);
    INFO(said().toStdString());
    auto& upkeep = fixture.window().upkeep();
    fixture.wait_for([&] { return !upkeep.busy() && upkeep.owed() && upkeep.owed()->plan; });
    CHECK(upkeep.owed()->plan->station_key == key.toStdString());
    CHECK(upkeep.owed()->due.backup);
    // What was set is done, and the page says so.
    upkeep.look();
    fixture.wait_for([&] { return !upkeep.busy() && !upkeep.owed()->due.any(); });
    CHECK(QDir(disk.filePath("safe")).entryList(QDir::Files).size() == 1);
    CHECK(QDir(disk.path()).exists("backups"));
    setup.page().refresh();
    const auto detail = setup.page().detail();
    REQUIRE(detail.size() == 3);
    CHECK(detail[2].heading == "Places outside");
    CHECK(detail[2].facts.front().what == "safe");
    CHECK(detail[2].facts.front().sign == Sign::pass);
    CHECK(detail[2].facts.back().what == "Too few");
}

TEST_CASE("Pictures of Setup hold all their text", "[pictures][setup]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            SetupFixture fixture(true, language, theme, true);
            fixture.sign_in("zhao.lei");
            for (const auto* page : {"equipment", "station", "packs", "limits", "people", "signing", "decisions",
                                     "backup", "qualification"}) {
                auto& setup = fixture.go(page);
                INFO(page);
                auto* rows = fixture.find<QTableView>("setup_rows");
                // What is chosen tells all of it: points, uncertainties, ranges and the chart of its checks.
                if (rows->model() != nullptr && rows->model()->rowCount() > 0) rows->selectRow(0);
                QTest::qWait(20);
                if (std::string_view(page) == "equipment") CHECK(rows->model()->rowCount() == 2);
                take_picture(fixture, QString("setup-%1-%2").arg(page, picture_name(language, theme, scale)));
                check_nothing_cut(fixture.window());
                check_named(fixture.window());
                const auto offered = fixture.offered();
                if (offered.isEmpty()) continue;
                fixture.find<QPushButton>(offered.front())->click();
                take_picture(fixture, QString("setup-%1-form-%2").arg(page, picture_name(language, theme, scale)));
                check_nothing_cut(fixture.window());
                check_named(fixture.window());
                static_cast<void>(setup);
            }
        }
}

TEST_CASE("A qualification on record that checked nothing is no good sign", "[setup]") {
    SetupFixture fixture(true, Language::english, Theme::light, true);
    fixture.sign_in("zhao.lei");
    const auto state = fixture.go("qualification").page().state();
    CHECK(state.value.contains("0 checks, 0 failures"));
    CHECK(state.sign == Sign::fail);
}

TEST_CASE("Pictures of a self-qualification with its results hold all their text", "[pictures][setup]") {
    // The faults of a qualification take their time: it is done once, and looked at in every look. What was told of it
    // then stays as it was told.
    SetupFixture fixture(false, Language::chinese);
    auto& setup = fixture.go("qualification");
    fixture.find<QPushButton>("do_qualify")->click();
    QTemporaryDir folder;
    fixture.fill("out", folder.filePath("qualification.txt"));
    fixture.find<QPushButton>("act_do")->click();
    REQUIRE(QTest::qWaitFor([&] { return !setup.work().running(); }, 300'000));
    auto* rows = fixture.find<QTableView>("setup_rows");
    fixture.wait_for([&] { return rows->model() != nullptr && rows->model()->rowCount() > 30; });
    CHECK(setup.page().state().sign == Sign::pass);
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            REQUIRE(use_language(language));
            fixture.look().set_theme(theme);
            setup.page().refresh();
            const QString name = picture_name(language, theme, qApp->devicePixelRatio());
            for (const auto& [what, row] :
                 {std::pair("rounding", 0), std::pair("faults", rows->model()->rowCount() - 3)}) {
                rows->selectRow(row);
                QTest::qWait(20);
                take_picture(fixture, QString("setup-qualified-%1-%2").arg(what, name));
            }
        }
    REQUIRE(use_language(Language::english));
}
