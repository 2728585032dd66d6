// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QTableView>
#include <fstream>

#include "app/desktop/view/bench/plan_page.h"
#include "app/desktop/view/parts/fact_table.h"
#include "tests/gui/window_fixture.h"

namespace velocert::app::test {

/// The window with an item in the form, at its plan.
class PlanFixture : public WindowFixture {
  public:
    explicit PlanFixture(Language language = Language::english, Theme theme = Theme::light)
        : WindowFixture(language, theme, "default", {1280, 720}, {"vehicle-mass", "nameplate", "flame-circuit"}) {
        enter_item();
    }
    [[nodiscard]] PlanPresenter& plan() { return bench().plan(); }
    void planned() {
        wait_for([&] { return !plan().looking() && plan().plan().has_value(); });
        QApplication::processEvents();
    }
    void open_plan() {
        key(Qt::Key_F3);
        planned();
    }
    [[nodiscard]] QTableView* steps() { return find<QTableView>("plan_steps"); }
    [[nodiscard]] QString cell(const std::string& step, int column) {
        const int row = plan().steps().row_of(step);
        REQUIRE(row >= 0);
        return plan().steps().index(row, column).data().toString();
    }
    void choose(const std::string& step) {
        const int row = plan().steps().row_of(step);
        REQUIRE(row >= 0);
        const auto index = plan().steps().index(row, 0);
        steps()->scrollTo(index);
        QTest::mouseClick(steps()->viewport(), Qt::LeftButton, {}, steps()->visualRect(index).center());
        QApplication::processEvents();
    }
    /// The value of a line beside the list; empty where there is none.
    [[nodiscard]] QString fact(const QString& what) {
        const auto& model = find<FactTable>("plan_facts")->facts();
        for (int row = 0; row < model.rowCount(); ++row)
            if (model.index(row, 0).data().toString() == what) return model.index(row, 1).data().toString();
        return {};
    }
    [[nodiscard]] std::string file(const QString& name, const std::string& text) {
        const auto path = folder_.filePath(name).toStdString();
        std::ofstream(path) << text;
        return path;
    }
    void run_procedure(const std::string& procedure) {
        StationEntry station = prepare().station();
        station.procedures = {procedure};
        prepare().set_station(station);
        key(Qt::Key_Return, Qt::ControlModifier);
        wait_for([&] { return run().running(); });
        go_on();
        wait_for(Task::Kind::ended);
        key(Qt::Key_N, Qt::ControlModifier);
        enter_item();
    }

  private:
    QTemporaryDir folder_;
};

inline const std::string order_text = R"({"format": "velocert-order/1", "samples": [
    {"plan": "B", "code": "26-0117-B1", "procedures": ["vibration", "impact"]},
    {"plan": "B", "code": "26-0117-B2"}, {"plan": "C", "code": "26-0117-C1"}, {"plan": "C", "code": "26-0117-C2"},
    {"plan": "D", "code": "26-0117-D1", "spare": true}]})";

}  // namespace velocert::app::test
