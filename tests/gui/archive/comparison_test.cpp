// SPDX-License-Identifier: GPL-3.0-or-later
// Two runs of the past as curves in one chart: what is laid over what, in which unit, and what is said at one place.
#include <QComboBox>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>

#include "app/desktop/model/archive/compared_curves.h"
#include "app/desktop/model/archive/runs_model.h"
#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/parts/time_plot.h"
#include "core/metrology/unit.h"
#include "core/standards/pack.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;
using metrology::Measurand;

namespace {

const metrology::Unit& unit(std::string_view symbol) {
    for (const auto& one : metrology::units())
        if (one.symbol == symbol) return one;
    throw std::runtime_error("no such unit");
}

TimelineCapture capture(const std::string& role, Measurand measurand, std::string_view symbol,
                        const std::vector<std::pair<double, std::string>>& shown) {
    TimelineCapture out;
    out.role = role;
    for (const auto& [at_s, digits] : shown) {
        metrology::Indication one;
        one.measurand = measurand;
        one.value = base::Decimal::parse(digits).value();
        one.unit = &unit(symbol);
        out.indications.push_back(one);
        out.at_s.push_back(at_s);
    }
    return out;
}

sequence::StepRun attempt(const std::string& step, int number, bool counts, const std::string& subject = {}) {
    sequence::StepRun out;
    out.procedure = "vehicle-mass";
    out.step = step;
    out.subject = subject;
    out.number = number;
    out.result.valid = counts;
    out.captures.emplace_back();
    return out;
}

PastRun past(const std::string& id, std::vector<sequence::StepRun> attempts) {
    PastRun out;
    out.run.id = id;
    out.run.item.id = "S-001";
    out.run.step_runs = std::move(attempts);
    out.edition = standards::embedded_editions().value().front();
    return out;
}

}  // namespace

TEST_CASE("What both runs recorded is laid over each other, opened on the attempts that count", "[archive]") {
    auto typed = attempt("look", 1, true);
    typed.captures.clear();
    const auto first = past(
        "run-1", {attempt("weigh", 1, false), attempt("weigh", 2, true), attempt("weigh", 3, false),
                  attempt("part", 1, false, "P-1"), attempt("part", 1, true, "P-2"), attempt("alone", 1, true), typed});
    const auto second = past("run-2", {attempt("part", 1, true, "P-2"), attempt("part", 1, false, "P-3"),
                                       attempt("weigh", 1, false), attempt("weigh", 2, false), typed});
    const auto steps = compared_steps(first, second);
    // A part that one of them does not have, a step that it does not have, and one without an instrument are no pair.
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].first == std::vector<int>{0, 1, 2});
    CHECK(steps[0].second == std::vector<int>{2, 3});
    CHECK(steps[0].first_opens == 1);
    CHECK(steps[0].second_opens == 3);  // none counts: the last one
    CHECK(steps[1].first == std::vector<int>{4});
    CHECK(steps[1].second == std::vector<int>{0});
    CHECK(steps[1].title.endsWith("@P-2"));
    CHECK(compared_steps(first, past("run-3", {})).empty());
    CHECK(compared_steps(past("run-3", {}), second).empty());
}

TEST_CASE("Two curves stand in the unit of the first, each with its own digits where they are", "[archive]") {
    const auto first = past("run-1", {attempt("weigh", 1, true)});
    const auto second = past("run-2", {attempt("weigh", 1, true)});
    AttemptTimeline one;
    AttemptTimeline two;
    one.captures = {capture("scale", Measurand::mass, "kg", {{0, "0.00"}, {1, "62.90"}, {3, "62.95"}}),
                    capture("wind", Measurand::speed, "km/h", {{0, "3"}})};
    two.captures = {capture("thermometer", Measurand::temperature, "degC", {{0, "20"}}),
                    capture("scale", Measurand::mass, "g", {{0.5, "0"}, {2, "63150"}})};
    const ComparedAttempt a{first, first.run.step_runs[0], one};
    const ComparedAttempt b{second, second.run.step_runs[0], two};
    const auto quantities = compared_quantities(a, b);
    REQUIRE(quantities.size() == 1);
    CHECK(quantities[0].second == 1);
    CHECK(quantities[0].measurand == Measurand::mass);
    CHECK(quantities[0].opens);
    const auto chart = compared_chart(a, b, quantities[0]);
    CHECK(chart.y.unit == "kg");
    REQUIRE(chart.series.size() == 2);
    CHECK(reports::print(chart.series[0].name, reports::Language::en) == "1: S-001 · run-1");
    CHECK(reports::print(chart.series[1].name, reports::Language::en) == "2: S-001 · run-2");
    CHECK(chart.series[0].role != chart.series[1].role);
    CHECK(chart.series[1].points[1].y == Approx(63.15));
    // The limit of both stands once and without a number.
    for (const auto& line : chart.lines) CHECK_FALSE(line.label.en.ends_with(")"));
    struct Case {
        double at;
        const char* said;
    };
    for (const auto& [at, said] :
         {Case{-1, ""}, Case{0.2, "1: 0.00 kg"}, Case{0.7, "1: 0.00 kg · 2: 0 kg · Δ 0 kg"},
          Case{1.5, "1: 62.90 kg · 2: 0 kg · Δ -62.9 kg"}, Case{9, "1: 62.95 kg · 2: 63.15 kg · Δ 0.2 kg"}}) {
        INFO(at);
        CHECK(compared_values(chart, at).toStdString() == said);
    }
    // The other way round it is the other one's unit.
    const auto turned = compared_chart(b, a, {1, 0, Measurand::mass, true});
    CHECK(turned.y.unit == "g");
    CHECK(turned.series[1].points[2].y == Approx(62950));
    // Nothing in common.
    one.captures.erase(one.captures.begin());
    CHECK(compared_quantities(a, b).empty());
}

TEST_CASE("What only one of two runs has is a dash on the other side, and steps and values have names", "[archive]") {
    REQUIRE(use_language(Language::english));
    auto weighed = attempt("weigh", 1, true);
    weighed.result.verdict = conformity::Verdict::pass;
    weighed.result.values = {{"corrected_distance", metrology::WrittenQuantity::parse("5.85 m").value().value()}};
    const auto first = past("run-1", {weighed});
    const auto second = past("run-2", {});
    const QString what = "Mass of the complete vehicle · Weigh the complete vehicle · attempt 1";
    for (const bool turned : {false, true}) {
        const auto lines = turned ? compare_runs(second, first) : compare_runs(first, second);
        int found = 0;
        for (const auto& line : lines) {
            INFO(line.what.toStdString());
            CHECK_FALSE(line.first.isEmpty());
            CHECK_FALSE(line.second.isEmpty());
            if (!line.what.startsWith(what)) continue;
            ++found;
            CHECK_FALSE(line.what.contains('_'));
            CHECK((turned ? line.first : line.second) == QString::fromUtf8("–"));
            CHECK((turned ? line.second : line.first) != QString::fromUtf8("–"));
            CHECK(line.differs());
        }
        CHECK(found == 2);
    }
    // What neither has is the same in both.
    for (const auto& line : compare_runs(second, second)) CHECK_FALSE(line.differs());
}

namespace {

/// Two stopped runs of one item, each with its braking attempts, in front of the comparison's curves.
class ComparisonFixture : public WindowFixture {
  public:
    explicit ComparisonFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme) {
        for (int runs = 1; runs <= 2; ++runs) {
            start();
            const auto attempts = static_cast<std::size_t>(runs) + 1;
            go_on([&] { return run().run().step_runs.size() >= attempts; });
            key(Qt::Key_F7);
            wait_for(Task::Kind::ended);
            if (runs == 1) key(Qt::Key_N, Qt::ControlModifier);
        }
        window().go_to("archive");
        QApplication::processEvents();
        open(0);
        find<QPushButton>("run_compare")->click();
        open(1);
        wait_for([&] { return find<QTabWidget>("compare_parts")->isVisible(); });
    }
    [[nodiscard]] ArchivePage& page() { return *window().page<ArchivePage>(); }
    [[nodiscard]] ComparisonPresenter& comparison() { return page().comparison(); }
    void to_curves() {
        auto* tabs = find<QTabBar>("compare_parts_tabs");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        wait_for([&] { return !comparison().reading() && !comparison().quantities().isEmpty(); });
    }

  private:
    void open(int row) {
        auto* runs = find<QTableView>("archive_runs");
        wait_for([&] { return runs->model()->rowCount() == 2; });
        page().open_run(runs->model()->index(row, 0).data(RunsModel::run_role).toString());
        wait_for([&] { return page().past_run().timeline() || !page().past_run().run(); });
    }
};

}  // namespace

TEST_CASE("The curves of two runs are read when they are looked at, and told at one place", "[archive]") {
    ComparisonFixture fixture;
    auto& plot = *fixture.find<TimePlot>("compare_plot");
    // Nobody has looked at the curves yet: no bytes were read.
    CHECK_FALSE(fixture.comparison().reading());
    CHECK(fixture.comparison().quantities().isEmpty());
    fixture.to_curves();
    CHECK_FALSE(fixture.find<QCheckBox>("compare_only_differences")->isVisible());
    auto* step = fixture.find<QComboBox>("compare_step");
    REQUIRE(step->count() >= 1);
    CHECK(fixture.find<QComboBox>("compare_first")->count() >= 1);
    REQUIRE(plot.view().chart().series.size() == 2);
    for (const auto& series : plot.view().chart().series) CHECK_FALSE(series.points.empty());
    CHECK(plot.view().chart().series[0].name.zh != plot.view().chart().series[1].name.zh);
    check_named(fixture.window());
    // A place in the chart: both curves say what they show there.
    plot.view().setFocus();
    fixture.key(Qt::Key_Right);
    CHECK(fixture.label("compare_values").startsWith("1: "));
    CHECK(fixture.label("compare_values").contains("2: "));
    CHECK(fixture.label("compare_values").contains("Δ "));
    // Another quantity, by keyboard.
    auto* quantity = fixture.find<QComboBox>("compare_quantity");
    if (quantity->count() > 1) {
        const auto before = plot.view().chart().title.en + plot.view().chart().y.quantity.en;
        quantity->setFocus();
        fixture.key(quantity->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
        CHECK(plot.view().chart().title.en + plot.view().chart().y.quantity.en != before);
    }
    CHECK(fixture.comparison().record_words().contains("SPECIMEN"));
    fixture.find<QPushButton>("compare_back")->click();
    CHECK(fixture.find<QPushButton>("run_compare")->isVisible());
}

TEST_CASE("Pictures of two runs' curves hold all their text", "[pictures][archive]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const auto& [language, theme] :
         {std::pair(Language::english, Theme::light), std::pair(Language::chinese, Theme::dark)}) {
        ComparisonFixture fixture(language, theme);
        fixture.to_curves();
        auto& plot = *fixture.find<TimePlot>("compare_plot");
        plot.view().setFocus();
        fixture.key(Qt::Key_Right);
        take_picture(fixture, "archive-curves-" + picture_name(language, theme, scale));
        check_nothing_cut(fixture.window());
        check_named(fixture.window());
        // The same two line by line.
        fixture.find<QTabWidget>("compare_parts")->setCurrentIndex(0);
        take_picture(fixture, "archive-compare-two-" + picture_name(language, theme, scale));
        check_nothing_cut(fixture.window());
        check_named(fixture.window());
    }
}
