// SPDX-License-Identifier: GPL-3.0-or-later
// Several runs of an item brought together in one, of which one report is made: in the real window.
#include <catch2/catch.hpp>

#include <QAction>
#include <QLineEdit>
#include <QPushButton>

#include "core/sequence/judging/combined_run.h"
#include "tests/gui/looks/foreign_words.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

namespace velocert::app::test {
namespace {

using conformity::Verdict;

constexpr const char* because = "combine_because_vehicle-mass";

class CombineFixture : public ReviewFixture {
  public:
    explicit CombineFixture(int runs, Language language = Language::english, Theme theme = Theme::light)
        : ReviewFixture(language, theme, runs, {1280, 720}, {"vehicle-mass", "braking"}) {}
    [[nodiscard]] bool offered() { return find<QPushButton>("combine_open")->isVisible(); }
    /// The form, by the command of the palette.
    void begin() {
        open(0);
        find<QAction>("command_combine")->trigger();
        idle();
        REQUIRE_FALSE(review().combinable_runs().empty());
    }
    void go() {
        find<QPushButton>("combine_go")->click();
        idle();
    }
    [[nodiscard]] QLineEdit* leave_out(std::size_t run) {
        return find<QLineEdit>("combine_leave_" + QString::fromStdString(review().combinable_runs()[run].id));
    }
    [[nodiscard]] std::vector<sequence::Run> combined_runs() const {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        std::vector<sequence::Run> out;
        const auto all = (*opened)->runs(100, 0);
        REQUIRE(all);
        for (const auto& one : *all) {
            auto run = (*opened)->run(one.id);
            REQUIRE(run);
            if (sequence::is_combined(*run)) out.push_back(std::move(*run));
        }
        return out;
    }
};

CombinableRun run_of(const std::string& id, std::vector<CombinableRun::Tested> tested) {
    return {id, "2026-03-02T09:00:00.000Z", Verdict::pass, std::move(tested)};
}

}  // namespace

TEST_CASE("A reason is asked where several runs tested a procedure and no reason covers a Fail", "[review][combine]") {
    const std::vector<CombinableRun> runs{run_of("a", {{"mass", Verdict::pass}, {"braking", Verdict::fail}}),
                                          run_of("b", {{"braking", Verdict::pass}}),
                                          run_of("c", {{"mass", Verdict::pass}, {"speed", Verdict::pass}})};
    const auto all = combine_questions(runs, {});
    REQUIRE(all.size() == 2);
    CHECK(all[0].procedure == "mass");
    CHECK(all[0].runs == 2);
    CHECK_FALSE(all[0].fails);
    CHECK(all[1].procedure == "braking");
    CHECK(all[1].fails);
    CHECK(runs[0].fails());
    CHECK_FALSE(runs[1].fails());
    // What is left out is tested nowhere.
    const auto without = combine_questions(runs, {"c"});
    REQUIRE(without.size() == 1);
    CHECK(without[0].procedure == "braking");
    CHECK(combine_questions(runs, {"b", "c"}).empty());
    CHECK(combine_questions({}, {}).empty());
}

TEST_CASE("Two runs of an item are brought together by keyboard and one report is made of both",
          "[review][combine][pictured]") {
    CombineFixture fixture(2);
    fixture.open(0);
    CHECK(fixture.offered());
    // Asking the fixture for the page would enter it anew, and take the keyboard to the queue.
    auto& review = fixture.review();
    const auto settle = [&] {
        fixture.wait_for([&] { return !review.busy(); });
        QApplication::processEvents();
    };
    const auto leave_out_first = [&] {
        return fixture.find<QLineEdit>("combine_leave_" + QString::fromStdString(review.combinable_runs()[0].id));
    };
    fixture.tab_to("combine_open");
    fixture.key(Qt::Key_Return);
    settle();
    REQUIRE(review.combinable_runs().size() == 2);
    // The keyboard is in the form.
    CHECK(QApplication::focusWidget() == leave_out_first());
    auto* reason = fixture.find<QLineEdit>(because);
    CHECK(reason->isVisible());
    // Not without a reason: the field says so, and nothing is on record.
    fixture.tab_to("combine_go");
    fixture.key(Qt::Key_Return);
    settle();
    CHECK(QApplication::focusWidget() == reason);
    CHECK(fixture.find<QLabel>(QString(because) + "_problem")->isVisible());
    CHECK_FALSE(reason->accessibleDescription().isEmpty());
    REQUIRE(use_language(Language::chinese));
    QApplication::processEvents();
    CHECK(foreign_words(fixture.label(QString(because) + "_problem")).isEmpty());
    CHECK(foreign_words(reason->accessibleDescription()).isEmpty());
    REQUIRE(use_language(Language::english));
    QApplication::processEvents();
    CHECK(fixture.combined_runs().empty());
    take_picture(fixture, "review-combine-en-light-x" + QString::number(fixture.window().devicePixelRatioF()));
    check_nothing_cut(fixture.window());
    check_named(fixture.window());
    fixture.type("the tyres were soft on the first day");
    CHECK_FALSE(fixture.find<QLabel>(QString(because) + "_problem")->isVisible());
    fixture.tab_to("combine_go");
    fixture.key(Qt::Key_Return);
    settle();
    INFO(review.told().toStdString());
    CHECK(review.went_well());
    const auto combined = fixture.combined_runs();
    REQUIRE(combined.size() == 1);
    const auto& run = combined.front();
    CHECK(review.told().contains(QString::fromStdString(run.id)));
    CHECK(sequence::runs_in(run).size() == 1);
    CHECK(run.operator_name == fixture.seat().person()->name);
    const auto kept =
        std::ranges::find(run.deviations, std::string(sequence::result_not_taken), &sequence::Deviation::kind);
    REQUIRE(kept != run.deviations.end());
    CHECK(kept->reason == "the tyres were soft on the first day");
    // It is open now, and its report is made as any other.
    REQUIRE(review.opened() != nullptr);
    CHECK(review.opened()->run.id == run.id);
    fixture.find<QPushButton>("prepare_go")->click();
    settle();
    INFO(review.told().toStdString());
    CHECK(review.went_well());
    CHECK(fixture.reports().reports.size() == 1);
    CHECK(fixture.reports().reports.front().preparation.of_run == run.id);
}

TEST_CASE("A run is left out with its reason and then nothing else is asked", "[review][combine]") {
    CombineFixture fixture(2);
    fixture.begin();
    auto* reason = fixture.find<QLineEdit>(because);
    CHECK(reason->isVisible());
    fixture.leave_out(0)->setText("the balance was not levelled");
    CHECK_FALSE(reason->isVisible());
    fixture.leave_out(0)->clear();
    CHECK(reason->isVisible());
    fixture.leave_out(0)->setText("the balance was not levelled");
    const auto left = fixture.review().combinable_runs()[0].id;
    fixture.go();
    INFO(fixture.review().told().toStdString());
    REQUIRE(fixture.review().went_well());
    const auto combined = fixture.combined_runs();
    REQUIRE(combined.size() == 1);
    const auto taken = sequence::runs_in(combined.front());
    CHECK(taken.size() == 1);
    CHECK(std::ranges::count(taken, left) == 0);
}

TEST_CASE("What is in the way of bringing runs together is told and nothing is put on record", "[review][combine]") {
    CombineFixture fixture(2);
    fixture.begin();
    SECTION("both are left out") {
        fixture.leave_out(0)->setText("not levelled");
        fixture.leave_out(1)->setText("not levelled either");
    }
    SECTION("a reason that says nothing") { fixture.find<QLineEdit>(because)->setText("..."); }
    const auto typed = fixture.find<QLineEdit>(because)->text();
    fixture.go();
    CHECK_FALSE(fixture.review().went_well());
    CHECK_FALSE(fixture.review().told().isEmpty());
    CHECK(fixture.combined_runs().empty());
    // What was typed stays, to be said better.
    CHECK(fixture.find<QLineEdit>(because)->text() == typed);
}

TEST_CASE("A single run and a person who makes no reports are offered no bringing together", "[review][combine]") {
    {
        CombineFixture fixture(1);
        fixture.open(0);
        CHECK_FALSE(fixture.offered());
        CHECK_FALSE(fixture.find<QAction>("command_combine")->isEnabled());
    }
    CombineFixture fixture(2);
    fixture.open(0);
    CHECK(fixture.offered());
    fixture.seat().sign_out();
    QApplication::processEvents();
    CHECK_FALSE(fixture.review().may_combine());
    fixture.review().combine({}, {});
    CHECK(fixture.combined_runs().empty());
}

TEST_CASE("Pictures of bringing runs together hold all their text", "[pictures][review][combine]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            CombineFixture fixture(2, language, theme);
            fixture.begin();
            for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
                fixture.window().resize(size);
                QTest::qWait(60);
                take_picture(
                    fixture,
                    QString("review-combine-%1-%2").arg(size.width()).arg(picture_name(language, theme, scale)));
                check_nothing_cut(fixture.window());
                check_named(fixture.window());
            }
        }
    REQUIRE(use_language(Language::english));
}

}  // namespace velocert::app::test
