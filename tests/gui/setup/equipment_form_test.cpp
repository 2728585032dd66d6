// SPDX-License-Identifier: GPL-3.0-or-later
// Instruments and certificates entered by hand in Setup: what the forms find wrong, and the whole way by keyboard.
#include "app/desktop/model/setup/equipment_forms.h"

#include <QClipboard>
#include <QFile>
#include <QListWidget>
#include <QTableView>
#include <algorithm>

#include "app/desktop/model/setup/cells_model.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

base::Date day(const char* text) { return base::parse_date(text).value(); }

ActValues scale() {
    ActValues out;
    out.text = {{"id", "E-017"},
                {"title", "Platform scale"},
                {"maker", "Mettler"},
                {"model", "IND"},
                {"serial", "B-0002"},
                {"type", "scale"},
                {"firmware", "1.2"},
                {"location", "bench 1"},
                {"conformity", "checked at delivery"},
                {"acceptance", "U below 0.05 kg"},
                {"interval", "one year"},
                {"reference_materials", "none"},
                {"status", "in-service"}};
    out.tables["history"] = {{"adjustments", "2026-01-10", "span set", "Zhao Lei"},
                             {"damage", "2026-02-01", "foot bent, straightened", "Li Ming"}};
    return out;
}

/// As a certificate for the scale reads: one line of range, three points, the unit given once.
ActValues certificate() {
    ActValues out;
    out.text = {{"instrument", "E-017"},
                {"number", "M-1"},
                {"laboratory", "Metrology institute"},
                {"traceability", "national"},
                {"calibrated_on", "2026-03-01"},
                {"due_on", "2027-02-28"},
                {"conditions", "21 Cel, 45 %"},
                {"revision", "1"},
                {"replaces", ""},
                {"states", "error"},
                {"scan", ""}};
    out.tables["ranges"] = {{"mass", "", "2", "0", "100", ""}};
    out.tables["points"] = {
        {"", "0", "0", "0.02"}, {"", "20", "+0.01", "0.02"}, {"", "60", "\u22120.03", "\u00B140 g"}};
    return out;
}

laboratory::EquipmentRegister with_scale() {
    laboratory::EquipmentRegister out;
    auto loaded = laboratory::load_equipment(equipment_text(scale()), "E-017");
    if (!loaded) FAIL(loaded.error().text());
    REQUIRE(out.add(std::move(*loaded), "Zhao Lei"));
    return out;
}

/// "field row column" of each problem, in their order.
std::string places(const std::vector<ActProblem>& problems) {
    std::string out;
    for (const auto& one : problems) {
        if (!out.empty()) out += ", ";
        out += one.field;
        if (one.row >= 0) out += ' ' + std::to_string(one.row) + ' ' + std::to_string(one.column);
    }
    return out;
}

class FormFixture : public WindowFixture {
  public:
    explicit FormFixture(Language language = Language::english, Theme theme = Theme::light, QSize size = {1280, 720})
        : WindowFixture(language, theme, "default", size) {
        {
            auto made = records::Archive::create(archive(), records::ArchiveKind::training, clock());
            REQUIRE(made);
            make_people(**made, clock(), hasher(), {"vehicle-mass"});
        }
        emit archive_in_use().changed();
        seat().sign_in("zhao.lei", tests::secret(password_of("zhao.lei")));
        wait_for([&] { return seat().state() == Seat::State::present; });
        window().go_to("setup");
        setup = window().page<SetupWorkspace>();
        REQUIRE(setup != nullptr);
        setup->go_to("equipment");
        QApplication::processEvents();
    }
    void open(const QString& act) {
        // The form before it is gone only after a turn of the loop.
        QTest::qWait(1);
        find<QPushButton>("do_" + act)->click();
        QApplication::processEvents();
    }
    /// As a scanner or a quick typist does it: the text and Enter.
    void enter(const QString& text) {
        // Key by key: the first one may open the cell that takes the others.
        for (const QChar letter : text) QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
        key(Qt::Key_Return);
        QApplication::processEvents();
    }
    void done() {
        wait_for([&] { return !setup->work().running(); });
        QApplication::processEvents();
    }
    [[nodiscard]] laboratory::EquipmentRegister registered() {
        const auto archive = archive_in_use().read();
        REQUIRE(archive);
        return records::equipment_register(**archive).value();
    }
    void enter_scale() {
        open("new_instrument");
        for (const char* text : {"E-017", "Platform scale", "Mettler", "IND", "B-0002", "scale", "1.2", "bench 1",
                                 "checked at delivery", "U below 0.05 kg", "one year", "none"})
            enter(text);
        find<QPushButton>("act_do")->setFocus();
        key(Qt::Key_Space);
        done();
    }
    /// From the first field on; nothing is clicked.
    void enter_certificate(const QString& number, const QString& on, const QString& due) {
        open("new_certificate");
        find<QLineEdit>("act_number")->setFocus();
        for (const QString& text :
             {number, QString("Metrology institute"), QString("national"), on, due, QString("21 Cel, 45 %")})
            enter(text);
        auto* ranges = find<QTableView>("act_ranges");
        ranges->setFocus();
        auto* cells = ranges->model();
        cells->setData(cells->index(0, 0), "mass");
        ranges->setCurrentIndex(cells->index(0, 2));
        enter("2");
        enter("0");
        enter("100");
        auto* points = find<QTableView>("act_points");
        points->setFocus();
        points->setCurrentIndex(points->model()->index(0, 1));
        enter("0");
        enter("0");
        enter("0.02");
        points->setCurrentIndex(points->model()->index(1, 1));
        enter("60");
        enter("0.01");
        enter("0.04");
    }

    SetupWorkspace* setup = nullptr;
};

}  // namespace

TEST_CASE("An instrument typed into the form is the document its loader reads", "[setup][equipment-form]") {
    const auto loaded = laboratory::load_equipment(equipment_text(scale()), "E-017");
    REQUIRE(loaded);
    CHECK(loaded->id == "E-017");
    CHECK(loaded->instrument == laboratory::InstrumentName{"Mettler", "IND", "B-0002"});
    CHECK(loaded->status == laboratory::EquipmentStatus::in_service);
    REQUIRE(loaded->adjustments.size() == 1);
    CHECK(loaded->adjustments[0].what == "span set");
    CHECK(loaded->maintenance.empty());
    REQUIRE(loaded->damage.size() == 1);
    CHECK(loaded->damage[0].by == "Li Ming");
}

TEST_CASE("What is wrong with an instrument is found before it is entered", "[setup][equipment-form]") {
    REQUIRE(use_language(Language::english));
    const auto all = with_scale();
    struct Case {
        const char* id;
        const char* serial;
        const char* day;
        const char* what;
        const char* places;
    };
    for (const auto& [id, serial, on, what, wrong] : {Case{"E-018", "B-0003", "2026-01-10", "span set", ""},
                                                      Case{"E-017", "B-0002", "2026-01-10", "span set", "id"},
                                                      Case{"E-018", "B-0002", "2026-01-10", "span set", "serial"},
                                                      Case{"E-018", "B-0003", "10.1.2026", "span set", "history 0 1"},
                                                      Case{"E-018", "B-0003", "2026-02-30", "span set", "history 0 1"},
                                                      Case{"E-018", "B-0003", "2026-01-10", "", "history 0 2"}}) {
        auto values = scale();
        values.text["id"] = id;
        values.text["serial"] = serial;
        values.tables["history"] = {{"adjustments", on, what, "Zhao Lei"}};
        const auto found = equipment_form(all, nullptr).check(values);
        INFO(id << ' ' << serial << ' ' << on << ' ' << what);
        CHECK(places(found) == wrong);
    }
    // Changed, it keeps its number and serial number, and its state is no field to slip past the act that has a reason.
    const auto change = equipment_form(all, all.by_id("E-017"));
    CHECK(places(change.check(scale())).empty());
    for (const auto& field : change.fields)
        if (field.id == "id" || field.id == "status") CHECK(field.choices.size() == 1);
}

TEST_CASE("A certificate typed into the form says what its paper says", "[setup][equipment-form]") {
    REQUIRE(use_language(Language::english));
    const auto all = with_scale();
    const auto values = certificate();
    CHECK(places(certificate_form(all, "E-017", day("2026-03-05")).check(values)).empty());
    const auto loaded = laboratory::load_certificate(certificate_text(values, all).value(), "M-1");
    REQUIRE(loaded);
    CHECK(loaded->instrument.serial == "B-0002");
    REQUIRE(loaded->measurands.size() == 1);
    const auto& points = loaded->measurands[0].points;
    REQUIRE(points.size() == 3);
    // An error of +0.01 kg is a correction of -0.01 kg; 40 g is 0.04 kg. All in milligrams.
    CHECK(points[1].correction.base() == -10'000);
    CHECK(points[2].correction.base() == 30'000);
    CHECK(points[2].indication.base() == 60'000'000);
    CHECK(points[2].expanded_uncertainty.base() == 40'000);
}

TEST_CASE("Several measurands share one table of points", "[setup][equipment-form]") {
    REQUIRE(use_language(Language::english));
    const auto all = with_scale();
    auto values = certificate();
    values.tables["ranges"] = {{"voltage", "", "2", "0", "60", ""}, {"current", "mA", "2", "0", "20000", "0.1"}};
    values.tables["points"] = {{"voltage", "24", "0.01", "0.02"},
                               {"", "48", "0.01", "0.02"},
                               {"current", "5000", "1", "5"},
                               {"", "10 A", "2", "5"}};
    CHECK(places(certificate_form(all, "E-017", day("2026-03-05")).check(values)).empty());
    const auto loaded = laboratory::load_certificate(certificate_text(values, all).value(), "M-1");
    REQUIRE(loaded);
    REQUIRE(loaded->measurands.size() == 2);
    CHECK(loaded->measurands[0].points.size() == 2);
    CHECK(loaded->measurands[1].points.size() == 2);
    CHECK(loaded->measurands[1].points[1].indication.base() == 10'000'000);
    CHECK(loaded->measurands[1].relative_expanded_uncertainty);
}

TEST_CASE("What is wrong with a certificate is said at its field and cell", "[setup][equipment-form]") {
    REQUIRE(use_language(Language::english));
    auto all = with_scale();
    REQUIRE(
        all.add(laboratory::load_certificate(certificate_text(certificate(), all).value(), "M-1").value(), "Zhao Lei"));
    struct Case {
        const char* name;
        std::function<void(ActValues&)> change;
        const char* places;
    };
    const auto set = [](const char* field, const char* value) {
        return [=](ActValues& values) { values.text[field] = value; };
    };
    const auto cell = [](const char* table, std::size_t row, std::size_t column, const char* value) {
        return [=](ActValues& values) { values.tables[table][row][column] = value; };
    };
    const std::vector<Case> cases{
        {"a new number", [](ActValues&) {}, ""},
        {"a higher revision", [](ActValues& v) { v.text["number"] = "M-1", v.text["revision"] = "2"; }, ""},
        {"the same again", set("number", "M-1"), "number"},
        {"no revision", set("revision", "first"), "revision"},
        {"revision zero", set("revision", "0"), "revision"},
        {"no day", set("calibrated_on", "1 March"), "calibrated_on"},
        {"a day to come", set("calibrated_on", "2026-04-01"), "calibrated_on"},
        {"due before calibrated", set("due_on", "2026-02-28"), "due_on"},
        {"due on the same day", set("due_on", "2026-03-01"), "due_on"},
        {"replaces itself", set("replaces", "M-2"), "replaces"},
        {"a scan that is not there", set("scan", "/nowhere/scan.pdf"), "scan"},
        {"no measurand", cell("ranges", 0, 0, ""), "ranges 0 0"},
        {"a unit of another kind", cell("ranges", 0, 1, "V"), "ranges 0 1"},
        {"a coverage factor of zero", cell("ranges", 0, 2, "0"), "ranges 0 2"},
        {"no coverage factor", cell("ranges", 0, 2, ""), "ranges 0 2"},
        {"no lower end", cell("ranges", 0, 3, ""), "ranges 0 3"},
        {"an end below the beginning", cell("ranges", 0, 4, "-1"), "ranges 0 4"},
        {"a point outside", cell("points", 2, 1, "101"), "points 2 1"},
        {"points out of order", cell("points", 1, 1, "61"), "points 2 1"},
        {"a point twice", cell("points", 1, 1, "0"), "points 1 1"},
        {"words for a number", cell("points", 1, 2, "small"), "points 1 2"},
        {"a decimal comma", cell("points", 1, 2, "0,01"), "points 1 2"},
        {"a deviation of another kind", cell("points", 1, 2, "1 V"), "points 1 2"},
        {"no uncertainty", cell("points", 1, 3, ""), "points 1 3"},
        {"an uncertainty of zero", cell("points", 1, 3, "0"), "points 1 3"},
        {"a negative uncertainty", cell("points", 1, 3, "-0.02"), "points 1 3"},
        {"a point of what was not calibrated", cell("points", 0, 0, "voltage"),
         "points 0 0, points 1 0, points 2 0, ranges 0 0"},
        {"a measurand twice", [](ActValues& v) { v.tables["ranges"].push_back(v.tables["ranges"][0]); },
         "ranges 1 0, ranges 1 0"},
    };
    for (const auto& one : cases) {
        auto values = certificate();
        values.text["number"] = "M-2";
        one.change(values);
        INFO(one.name);
        CHECK(places(certificate_form(all, "E-017", day("2026-03-05")).check(values)) == one.places);
    }
}

TEST_CASE("A scan is kept with its certificate under its own digest", "[setup][equipment-form]") {
    const auto all = with_scale();
    QTemporaryDir folder;
    const QString path = folder.filePath("scan.pdf");
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("a scan");
    file.close();
    auto values = certificate();
    values.text["scan"] = path.toStdString();
    const auto loaded = laboratory::load_certificate(certificate_text(values, all).value(), "M-1");
    REQUIRE(loaded);
    REQUIRE(loaded->attachment);
    CHECK(loaded->attachment->file == "scan.pdf");
    CHECK(loaded->attachment->digest == base::Digest::of("a scan"));
}

TEST_CASE("A table takes lines from a spreadsheet and always has one to go on in", "[setup][equipment-form]") {
    CellsModel cells({{"kind", "Kind", {{"", "as above"}, {"a", "First"}, {"b", "Second"}}}, {"value", "Value"}}, {});
    CHECK(cells.rowCount() == 1);
    cells.paste(cells.index(0, 0), "First\t1\r\nb\t2\r\n\t3\n");
    CHECK(cells.lines() == Lines{{"a", "1"}, {"b", "2"}, {"", "3"}});
    CHECK(cells.rowCount() == 4);
    CHECK(cells.index(1, 0).data().toString() == "Second");
    CHECK(cells.index(2, 0).data().toString() == "as above");
    // An empty line in the middle loses nothing of what follows, and whoever listens hears of it all at once.
    CellsModel gaps({{"kind", "Kind"}, {"value", "Value"}}, {});
    int heard = 0;
    QObject::connect(&gaps, &CellsModel::dataChanged, [&] { ++heard; });
    gaps.paste(gaps.index(0, 0), "a\t1\n\nb\t2\n\n\nc\t3\n");
    CHECK(gaps.lines() == Lines{{"a", "1"}, {"b", "2"}, {"c", "3"}});
    CHECK(heard == 1);
    // What is no choice is not taken, what is too wide is left away.
    CHECK_FALSE(cells.setData(cells.index(0, 0), "third"));
    cells.paste(cells.index(0, 1), "9\t10");
    CHECK(cells.lines().front() == std::vector<std::string>{"a", "9"});
    cells.remove_line(0);
    CHECK(cells.lines() == Lines{{"b", "2"}, {"", "3"}});
    // The empty line stays; an empty line between is none, and problems find their line all the same.
    cells.remove_line(2);
    CHECK(cells.rowCount() == 3);
    cells.setData(cells.index(0, 0), "");
    cells.setData(cells.index(0, 1), "");
    CHECK(cells.lines() == Lines{{"", "3"}});
    cells.show_problems({{"points", "wrong", 0, 1}, {"points", "nowhere", 7, 1}});
    CHECK(cells.index(1, 1).data(CellsModel::sign_role).toInt() == static_cast<int>(Sign::fail));
    CHECK(cells.index(0, 1).data(CellsModel::sign_role).toInt() == static_cast<int>(Sign::none));
}

TEST_CASE("An instrument and two certificates are entered by keyboard, and nothing earlier is lost",
          "[setup][equipment-form]") {
    FormFixture fixture;
    fixture.enter_scale();
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    REQUIRE(fixture.registered().by_id("E-017") != nullptr);
    CHECK(fixture.registered().by_id("E-017")->equipment.instrument.serial == "B-0002");

    fixture.enter_certificate("M-1", "2025-03-01", "2026-02-28");
    fixture.find<QPushButton>("act_do")->click();
    fixture.done();
    INFO(fixture.label("work_sentence").toStdString() << fixture.label("work_lines").toStdString());
    REQUIRE(fixture.registered().certificates().size() == 1);

    fixture.enter_certificate("M-2", "2026-03-01", "2027-02-28");
    fixture.find<QPushButton>("act_do")->click();
    fixture.done();
    const auto all = fixture.registered();
    REQUIRE(all.certificates().size() == 2);
    // Both stand; of a day in the first one's time it is the first that is used.
    CHECK(all.standing("B-0002").size() == 2);
    CHECK(all.latest("B-0002", metrology::Measurand::mass, day("2025-06-01"))->number == "M-1");
    CHECK(all.latest("B-0002", metrology::Measurand::mass, day("2026-06-01"))->number == "M-2");

    // A changed instrument is a new version of the same, and keeps its certificates.
    fixture.open("change_instrument");
    auto* place = fixture.find<QLineEdit>("act_location");
    CHECK(place->text() == "bench 1");
    place->selectAll();
    place->setFocus();
    fixture.enter("bench 2");
    fixture.find<QPushButton>("act_do")->click();
    fixture.done();
    CHECK(fixture.registered().equipment().size() == 1);
    CHECK(fixture.registered().by_id("E-017")->equipment.location == "bench 2");
    CHECK(fixture.registered().standing("B-0002").size() == 2);
}

TEST_CASE("What is wrong is said beside its field as soon as that was left, and nothing is entered",
          "[setup][equipment-form][pictured]") {
    FormFixture fixture;
    fixture.enter_scale();
    fixture.enter_certificate("M-1", "2025-03-01", "2026-02-28");
    auto* due = fixture.find<QLineEdit>("act_due_on");
    due->setFocus();
    due->selectAll();
    fixture.enter("2024-02-28");
    CHECK(fixture.find<QLabel>("act_due_on_problem")->isVisible());
    CHECK(fixture.label("act_due_on_problem") == "Must be after the calibration");
    auto* points = fixture.find<QTableView>("act_points");
    points->setFocus();
    points->setCurrentIndex(points->model()->index(1, 3));
    fixture.enter("0");
    CHECK(fixture.label("act_points_problem") == "Line 2, U: U must be above zero");
    take_picture(fixture, QString("setup-certificate-problems-%1")
                              .arg(picture_name(Language::english, Theme::light, qApp->devicePixelRatio())));
    fixture.find<QPushButton>("act_do")->click();
    fixture.done();
    CHECK(fixture.registered().certificates().empty());
    // Tab leaves the table from its empty line: it is no trap.
    points->setCurrentIndex(points->model()->index(points->model()->rowCount() - 1, 0));
    points->setFocus();
    fixture.key(Qt::Key_Tab);
    CHECK(QApplication::focusWidget() != points);
    // Put right, it goes through; the form kept everything else.
    due->setFocus();
    due->selectAll();
    fixture.enter("2026-02-28");
    CHECK_FALSE(fixture.find<QLabel>("act_due_on_problem")->isVisible());
    points->setFocus();
    points->setCurrentIndex(points->model()->index(1, 3));
    fixture.enter("0.04");
    fixture.find<QPushButton>("act_do")->click();
    fixture.done();
    CHECK(fixture.registered().certificates().size() == 1);
}

TEST_CASE("Pictures of the forms of instruments and certificates hold all their text", "[pictures][equipment-form]") {
    const qreal scale_factor = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            FormFixture fixture(language, theme);
            const auto look = [&](const char* name) {
                take_picture(fixture, QString("setup-%1-%2").arg(name, picture_name(language, theme, scale_factor)));
                INFO(name);
                check_nothing_cut(fixture.window());
                check_named(fixture.window());
                check_reading_order(fixture.window());
            };
            fixture.open("new_instrument");
            look("new-instrument");
            fixture.find<QPushButton>("act_leave")->click();
            fixture.enter_scale();
            fixture.enter_certificate("M-1", "2025-03-01", "2026-02-28");
            look("new-certificate");
        }
}
