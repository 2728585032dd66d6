// SPDX-License-Identifier: GPL-3.0-or-later
// In Review what stands behind a result is that of its own step: attempts, curve and bytes.
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <set>

#include "app/acts/virtual_round.h"
#include "app/desktop/view/review/review_page.h"
#include "tests/gui/looks/foreign_words.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// An archive without accounts that holds the sample data; the run with the long stop is opened.
class SampleFixture : public WindowFixture {
  public:
    explicit SampleFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme) {
        {
            const auto made = records::Archive::create(this->archive(), records::ArchiveKind::training, clock());
            REQUIRE(made);
            const auto sampled = make_sample_data(**made, clock());
            if (!sampled) FAIL(sampled.error().text());
        }
        archive_in_use().say_written();
        window().go_to("review");
        QApplication::processEvents();
        const auto& queue = review().queue();
        const auto found = std::ranges::find_if(queue, [](const QueueEntry& entry) { return entry.item == "S-0003"; });
        REQUIRE(found != queue.end());
        review().open(static_cast<std::size_t>(found - queue.begin()));
        wait_for([&] { return !review().busy(); });
        REQUIRE(review().opened() != nullptr);
        QApplication::processEvents();
    }
    [[nodiscard]] ReviewPresenter& review() { return window().page<ReviewPage>()->review(); }
    void choose(std::size_t row) {
        auto* table = find<QTableView>("results");
        table->setCurrentIndex(table->model()->index(static_cast<int>(row), 0));
        QApplication::processEvents();
        REQUIRE(review().selected() == row);
    }
};

const standards::Step& step_in(const OpenedReview& opened, const ReviewRow& row) {
    for (const auto& step : opened.edition.procedure(row.procedure)->steps)
        if (step.id == row.steps.front()) return step;
    FAIL("no step " << row.steps.front());
    throw;
}

}  // namespace

TEST_CASE("Each braking result shows the curve, the attempts and the bytes of its own step", "[review]") {
    SampleFixture fixture;
    const auto& opened = *fixture.review().opened();
    std::set<std::string> titles;
    std::size_t with_chart = 0;
    for (std::size_t i = 0; i < opened.rows.size(); ++i) {
        const auto& row = opened.rows[i];
        if (row.procedure != "braking") continue;
        fixture.choose(i);
        REQUIRE(row.steps.size() == 1);
        const auto& step = step_in(opened, row);
        INFO(step.title.en);
        const auto* chart = fixture.review().chart(row);
        REQUIRE(chart != nullptr);
        ++with_chart;
        // The curve is of an attempt of this step, and says which.
        CHECK(chart->moments.attempt->step == step.id);
        const QString title = fixture.label("details_chart_title");
        CHECK(title ==
              QString::fromStdString(step.title.en + ", attempt " + std::to_string(chart->moments.attempt->number)));
        titles.insert(title.toStdString());
        // It decides: no counted attempt of the step stopped later, and what the row says is what it shows.
        const auto* assessment = fixture.review().assessment(row);
        REQUIRE((assessment != nullptr && assessment->measurement));
        for (const auto& attempt : opened.run.step_runs)
            if (attempt.step == step.id && attempt.result.valid)
                CHECK(attempt.result.value("corrected_distance")->base() <=
                      chart->moments.attempt->result.value("corrected_distance")->base());
        // What is judged is the mean of them, which is no worse than the worst.
        CHECK(chart->moments.attempt->result.value("corrected_distance")->base() >=
              assessment->measurement->value.base());
        CHECK(fixture.label("details_chart_words").contains("nearest to its limit"));
        // The attempts: those of this step and of no other.
        const QString attempts = fixture.find<QTextBrowser>("details_attempts")->toPlainText();
        for (const auto& other : opened.edition.procedure("braking")->steps) {
            INFO(other.title.en);
            CHECK(attempts.contains(QString::fromStdString("Every attempt: " + other.title.en)) ==
                  (other.id == step.id));
        }
        // The bytes: a recording for each capture of the attempts of this step.
        auto* captures = fixture.find<QComboBox>("details_captures");
        int recorded = 0;
        for (const auto& attempt : opened.run.step_runs)
            if (attempt.procedure == "braking" && attempt.step == step.id)
                recorded += static_cast<int>(attempt.captures.size());
        CHECK(captures->count() == recorded);
        for (int one = 0; one < captures->count(); ++one)
            CHECK(captures->itemData(one).toString() == QString::fromStdString(step.id));
    }
    CHECK(with_chart >= 3);
    CHECK(titles.size() == with_chart);
}

TEST_CASE("Without accounts a report says which names it lacks, and where accounts are made", "[review]") {
    SampleFixture fixture;
    auto* go = fixture.find<QPushButton>("prepare_go");
    REQUIRE(go->isVisible());
    go->click();
    CHECK(fixture.review().told().isEmpty());
    CHECK_FALSE(fixture.find<QLabel>("prepare_tested_problem")->isVisible());
    for (const auto* field : {"prepare_reviewed", "prepare_approved"}) {
        INFO(field);
        CHECK(fixture.label(QString(field) + "_problem") == "Enter a name.");
        CHECK(fixture.find<QLabel>(QString(field) + "_problem")->isVisible());
        CHECK(fixture.find<QComboBox>(field)->property("invalid") == "true");
    }
    // It is told in whatever language the window speaks from now on.
    REQUIRE(use_language(Language::chinese));
    QApplication::processEvents();
    for (const auto* field : {"prepare_reviewed", "prepare_approved"}) {
        CHECK(fixture.find<QLabel>(QString(field) + "_problem")->isVisible());
        CHECK(foreign_words(fixture.label(QString(field) + "_problem")).isEmpty());
    }
    REQUIRE(use_language(Language::english));
    QApplication::processEvents();
    CHECK(fixture.label("prepare_approved_problem") == "Enter a name.");
    auto* reviewed = fixture.find<QComboBox>("prepare_reviewed");
    CHECK(reviewed->isAncestorOf(QApplication::focusWidget()));
    fixture.type("Wang Fang");
    CHECK_FALSE(fixture.find<QLabel>("prepare_reviewed_problem")->isVisible());
    fixture.find<QComboBox>("prepare_approved")->setEditText("Zhao Lei");
    go->click();
    fixture.wait_for([&] { return !fixture.review().busy(); });
    INFO(fixture.review().told().toStdString());
    CHECK(fixture.review().went_well());
    // Nothing went out that could be amended, and nobody could.
    CHECK_FALSE(fixture.find<QPushButton>("amend")->isVisible());
}

TEST_CASE("From the report to the accounts it is one press", "[review]") {
    SampleFixture fixture;
    auto* people = fixture.find<QPushButton>("prepare_people");
    REQUIRE(people->isVisible());
    people->click();
    QApplication::processEvents();
    CHECK(fixture.window().current() == "setup");
    CHECK(fixture.find<QListWidget>("setup_pages")->currentItem()->text() == "People");
}

TEST_CASE("Pictures of a braking run in Review hold all their text", "[pictures][review]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese}) {
        SampleFixture fixture(language);
        fixture.find<QPushButton>("prepare_go")->click();
        for (const int tab : {0, 1, 5}) {
            fixture.find<QTabWidget>("details")->setCurrentIndex(tab);
            take_picture(fixture,
                         QString("review-steps-%1-%2").arg(tab).arg(picture_name(language, Theme::light, scale)));
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
        }
    }
}
