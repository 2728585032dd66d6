// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of a run by their signs: what is done and decided nothing is not what could not be evaluated.
#include <catch2/catch.hpp>

#include <QTreeView>

#include "app/desktop/model/bench/running/step_tree_model.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "core/standards/pack.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using conformity::Reason;
using conformity::Verdict;

namespace {

/// One procedure of the first edition, and what came of its first step.
class OneStep {
  public:
    OneStep() : edition_(standards::embedded_editions().value().front()) {
        tree.set_plan(edition_, {"vehicle-mass"}, {});
        index = tree.index_of("vehicle-mass", "weigh");
        REQUIRE(index.isValid());
    }
    void came(bool valid, Verdict verdict, Reason reason, int have, std::optional<int> needed) {
        sequence::StepRun run;
        run.procedure = "vehicle-mass";
        run.step = "weigh";
        run.number = ++number_;
        run.outcome = conformity::Outcome::completed;
        run.result.valid = valid;
        run.result.verdict = verdict;
        run.result.reason = reason;
        if (mass) run.result.values = {{"mass", *mass}};
        sequence::RepeatState state;
        state.valid = have;
        state.needed = needed;
        state.done = needed && have >= *needed;
        tree.set_result(run, state);
    }
    [[nodiscard]] Sign sign() const { return static_cast<Sign>(index.data(StepTreeModel::sign_role).toInt()); }
    [[nodiscard]] QString words(int role = Qt::DisplayRole) const {
        return index.siblingAtColumn(1).data(role).toString();
    }

    StepTreeModel tree;
    QModelIndex index;
    std::optional<metrology::AnyQuantity> mass;

  private:
    standards::StandardEdition edition_;
    int number_ = 0;
};

}  // namespace

TEST_CASE("A step that only reads has a sign and a word of its own once it is done", "[run]") {
    REQUIRE(use_language(Language::english));
    for (const Reason reason : {Reason::informative, Reason::none}) {
        OneStep step;
        CHECK(step.sign() == Sign::open);
        step.came(true, Verdict::not_evaluated, reason, 1, 1);
        CHECK(step.sign() == Sign::done);
        CHECK(step.words() == "done");
        CHECK(step.words(Qt::AccessibleTextRole) == "done");
    }
    OneStep weighed;
    weighed.mass = metrology::WrittenQuantity::parse("0.15 kg").value().value();
    weighed.came(true, Verdict::not_evaluated, Reason::informative, 1, 1);
    CHECK(weighed.sign() == Sign::done);
    CHECK(weighed.words() == "0.15 kg");
    CHECK(weighed.words(Qt::AccessibleTextRole) == "done: 0.15 kg");
    REQUIRE(use_language(Language::chinese));
    CHECK(weighed.words(Qt::AccessibleTextRole) == QString::fromUtf8("已完成：0.15 kg"));
    REQUIRE(use_language(Language::english));
}

TEST_CASE("What should have been decided and was not keeps its dash, and what was decided its verdict", "[run]") {
    REQUIRE(use_language(Language::english));
    struct Case {
        const char* name;
        bool valid;
        Verdict verdict;
        Reason reason;
        int have;
        std::optional<int> needed;
        Sign sign;
    };
    for (const auto& one :
         {Case{"limit not verified", true, Verdict::not_evaluated, Reason::limit_unverified, 1, 1, Sign::not_evaluated},
          Case{"void", false, Verdict::not_evaluated, Reason::run_void, 0, 1, Sign::not_evaluated},
          Case{"read, and does not count", false, Verdict::not_evaluated, Reason::informative, 0, 1,
               Sign::not_evaluated},
          Case{"too few", true, Verdict::not_evaluated, Reason::informative, 1, 3, Sign::not_evaluated},
          Case{"passed", true, Verdict::pass, Reason::inside_limit, 1, 1, Sign::pass},
          Case{"failed", true, Verdict::fail, Reason::outside_limit, 1, 1, Sign::fail},
          Case{"inconclusive", true, Verdict::inconclusive, Reason::none, 1, 1, Sign::inconclusive}}) {
        INFO(one.name);
        OneStep step;
        step.came(one.valid, one.verdict, one.reason, one.have, one.needed);
        CHECK(step.sign() == one.sign);
        CHECK(step.words() != "done");
    }
    // One attempt that should have been decided is enough, before or after one that only read.
    for (const bool first : {true, false}) {
        OneStep step;
        step.came(true, Verdict::not_evaluated, first ? Reason::limit_unverified : Reason::informative, 1, 2);
        step.came(true, Verdict::not_evaluated, first ? Reason::informative : Reason::limit_unverified, 2, 2);
        CHECK(step.sign() == Sign::not_evaluated);
    }
}

TEST_CASE("A long result of a step leaves the titles most of the width, and no word or value is broken", "[run]") {
    for (const auto language : {Language::english, Language::chinese}) {
        app::test::WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"vehicle-mass", "braking"});
        fixture.start();
        fixture.go_on([&] { return fixture.run().run().step_runs.size() >= 2; });
        fixture.key(Qt::Key_F7);
        fixture.wait_for(app::Task::Kind::ended);
        QTest::qWait(50);
        const auto* tree = fixture.find<QTreeView>("steps");
        // The stopped braking has the longest word there is.
        bool longest = false;
        for (int row = 0; row < tree->model()->rowCount(); ++row) {
            const auto index = tree->model()->index(row, 1);
            longest = longest || index.data().toString() == verdict_word(Verdict::not_evaluated);
            CHECK(tree->visualRect(index).height() >= 28);
        }
        CHECK(longest);
        INFO(tree->columnWidth(0) << " of " << tree->viewport()->width());
        CHECK(tree->columnWidth(0) * 10 >= tree->viewport()->width() * 7);
        CHECK(app::test::cut_texts(fixture.window()).filter("steps").isEmpty());
    }
    REQUIRE(use_language(Language::english));
}

TEST_CASE("The views of the steps are told of all results of one moment at once, and only of what changed", "[run]") {
    const auto edition = standards::embedded_editions().value().back();
    std::vector<std::string> procedures;
    for (const auto& procedure : edition.procedures) procedures.push_back(procedure.id);
    REQUIRE(procedures.size() > 50);
    StepTreeModel tree;
    tree.set_plan(edition, procedures, {});
    int told = 0;
    std::set<int> rows;
    QObject::connect(&tree, &QAbstractItemModel::dataChanged, &tree, [&](const QModelIndex& first) {
        ++told;
        if (first.parent().isValid()) rows.insert(first.parent().row());
    });
    // As a run that is stopped ends.
    for (const auto& id : procedures) {
        sequence::ProcedureResult result;
        result.procedure = id;
        tree.set_result(result);
    }
    CHECK(told == 0);
    QApplication::processEvents();
    CHECK(told > 1);
    CHECK(told <= 1 + static_cast<int>(procedures.size()));
    told = 0;
    rows.clear();
    sequence::ProcedureResult one;
    one.procedure = "vehicle-mass";
    tree.set_result(one);
    QApplication::processEvents();
    CHECK(told <= 3);
    CHECK(rows.contains(tree.index_of("vehicle-mass", "weigh").parent().row()));
    CHECK(rows.size() <= 2);
}
