// SPDX-License-Identifier: GPL-3.0-or-later
// The check of cut text finds every kind of text that has too little room, and nothing where there is enough.
#include <qcustomplot.h>

#include <QHeaderView>
#include <QListWidget>
#include <QTabWidget>
#include <QTableWidget>
#include <QTreeWidget>

#include "app/desktop/view/bench/focus_page.h"
#include "tests/gui/looks/cut_texts.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

const QString words = "eleven wet stops were carried out";

struct Shown {
    Shown() { window.resize(600, 400); }
    QStringList look(QWidget* part) {
        part->setParent(&window);
        part->setGeometry(0, 0, 580, 380);
        part->show();
        return again();
    }
    QStringList again() {
        window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&window));
        QTest::qWait(10);
        return cut_texts(window);
    }
    QWidget window;
};

QTableWidget* table_of(int columns) {
    auto* table = new QTableWidget(1, columns);
    table->setObjectName("table");
    for (int i = 0; i < columns; ++i) {
        table->setItem(0, i, new QTableWidgetItem(i == 0 ? words : QString("x")));
        table->setHorizontalHeaderItem(i, new QTableWidgetItem("h"));
    }
    table->setColumnWidth(0, 400);
    return table;
}

/// On how many lines of pixels something dark stands in the first cell of the row.
int inked_lines(QTableWidget& table, int row) {
    table.setShowGrid(false);
    QApplication::processEvents();
    const QImage drawn = table.viewport()->grab(table.visualItemRect(table.item(row, 0))).toImage();
    int out = 0;
    for (int y = 0; y < drawn.height(); ++y) {
        bool dark = false;
        for (int x = 0; x < drawn.width(); ++x) dark = dark || qGray(drawn.pixel(x, y)) < 128;
        out += dark ? 1 : 0;
    }
    return out;
}

}  // namespace

TEST_CASE("Cut text is found in the cell of a table, on one line and on several", "[cut-texts]") {
    Shown shown;
    auto* table = table_of(2);
    table->setWordWrap(false);
    CHECK(shown.look(table).isEmpty());
    table->setColumnWidth(0, 60);
    CHECK(shown.again() == QStringList("table: " + words));
    // On several lines, as long as the row is high enough for them.
    table->setWordWrap(true);
    table->resizeRowsToContents();
    CHECK(shown.again().isEmpty());
    // Qt draws a line less, and dots, as soon as a pixel is missing: no such height is let pass.
    const int whole = table->rowHeight(0);
    const int inked = inked_lines(*table, 0);
    int found = 0;
    for (int height = whole; height > whole - 12; --height) {
        INFO(height << " of " << whole);
        table->setRowHeight(0, height);
        const bool cut = !shown.again().isEmpty();
        // Found is every such height; with some fonts one or two above it, too, where the lines only just fit.
        if (inked_lines(*table, 0) < inked - 3) CHECK(cut);
        found += cut ? 1 : 0;
    }
    CHECK(found > 0);
    table->setRowHeight(0, 28);
    CHECK(shown.again() == QStringList("table: " + words));
    // A word that is wider than its column is cut though lines are left.
    table->item(0, 0)->setText("unbreakable-unbreakable");
    table->setRowHeight(0, 100);
    CHECK(shown.again().size() == 1);
}

TEST_CASE("Cut text is found in a list and in a tree, and rows that are scrolled to are left alone", "[cut-texts]") {
    Shown shown;
    auto* list = new QListWidget;
    list->setObjectName("list");
    list->addItem(words);
    CHECK(shown.look(list).isEmpty());
    list->setGeometry(0, 0, 120, 100);
    // A bar leads to the end of the line, unless there is none.
    CHECK(shown.again().isEmpty());
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    CHECK(shown.again() == QStringList("list: " + words));
    list->setVisible(false);
    CHECK(shown.again().isEmpty());

    auto* tree = new QTreeWidget;
    tree->setObjectName("tree");
    tree->setColumnCount(1);
    tree->setHeaderHidden(true);
    auto* top = new QTreeWidgetItem(tree, {"top"});
    new QTreeWidgetItem(top, {words});
    tree->expandAll();
    CHECK(shown.look(tree).isEmpty());
    tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    tree->setGeometry(0, 0, 120, 100);
    CHECK(shown.again() == QStringList("tree: " + words));
    // It would go on in further lines, and its row has the height of one.
    tree->setWordWrap(true);
    tree->setUniformRowHeights(true);
    CHECK(shown.again() == QStringList("tree: " + words));
}

TEST_CASE("Cut text is found in a header and in tabs", "[cut-texts]") {
    Shown shown;
    auto* table = table_of(2);
    CHECK(shown.look(table).isEmpty());
    table->horizontalHeaderItem(1)->setText(words);
    table->setColumnWidth(1, 40);
    CHECK(shown.again() == QStringList("table: " + words));
    table->hideColumn(1);
    CHECK(shown.again().isEmpty());

    auto* tabs = new QTabBar;
    tabs->setObjectName("tabs");
    for (int i = 0; i < 3; ++i) tabs->addTab(words);
    CHECK_FALSE(shown.look(tabs).isEmpty());
    tabs->resize(1000, 40);
    CHECK(shown.again().isEmpty());
    tabs->setUsesScrollButtons(false);
    tabs->setElideMode(Qt::ElideRight);
    tabs->resize(240, 40);
    CHECK_FALSE(shown.again().isEmpty());
}

TEST_CASE("Cut text is found in the choice of a combo box and in the hint of an empty field", "[cut-texts]") {
    Shown shown;
    auto* choice = new QComboBox;
    choice->setObjectName("choice");
    choice->addItem(words);
    CHECK(shown.look(choice).isEmpty());
    choice->setGeometry(0, 0, 80, 30);
    CHECK(shown.again() == QStringList("choice: " + words));
    choice->hide();

    auto* field = new QLineEdit;
    field->setObjectName("field");
    field->setPlaceholderText(words);
    CHECK(shown.look(field).isEmpty());
    field->setGeometry(0, 0, 80, 30);
    CHECK(shown.again() == QStringList("field: " + words));
    // What a person typed is scrolled by the cursor.
    field->setText(words + words);
    CHECK(shown.again().isEmpty());
}

TEST_CASE("Cut text is found in letters that grow with their room", "[cut-texts]") {
    Shown shown;
    auto* letters = new LargeText(28, 90, nullptr);
    letters->setObjectName("letters");
    letters->show_text(words, Qt::black);
    CHECK(shown.look(letters).isEmpty());
    letters->setGeometry(0, 0, 60, 30);
    CHECK(shown.again() == QStringList("letters: " + words));
}

TEST_CASE("Cut text is found among the words, axes and legend of a chart", "[cut-texts]") {
    Shown shown;
    auto* plot = new QCustomPlot;
    plot->setObjectName("plot");
    auto* text = new QCPItemText(plot);
    text->setText(words);
    text->position->setType(QCPItemPosition::ptAxisRectRatio);
    text->position->setCoords(0.5, 0.5);
    plot->xAxis->setLabel("Time / s");
    CHECK(shown.look(plot).isEmpty());
    text->position->setCoords(0.99, 0.5);
    plot->replot();
    CHECK(shown.again() == QStringList("plot: " + words));
    text->setVisible(false);
    plot->replot();
    CHECK(shown.again().isEmpty());
    plot->yAxis->setLabel(words + words + words + words);
    plot->replot();
    CHECK(shown.again().size() == 1);
    plot->yAxis->setLabel({});
    for (int i = 0; i < 30; ++i) plot->addGraph()->setName(words);
    plot->legend->setVisible(true);
    plot->replot();
    CHECK(shown.again() == QStringList("plot: legend"));
}

TEST_CASE("Words of a chart that lie on each other or on the end of a curve are found", "[cut-texts]") {
    Shown shown;
    auto* plot = new QCustomPlot;
    plot->setObjectName("plot");
    const auto label = [&](const QString& text, double x, double y) {
        auto* item = new QCPItemText(plot);
        item->setText(text);
        item->position->setType(QCPItemPosition::ptAxisRectRatio);
        item->position->setCoords(x, y);
        item->setBrush(QBrush(Qt::white));
        return item;
    };
    auto* limit = label("limit 7 m", 0.5, 0.2);
    auto* guard = label("limit ± U", 0.5, 0.6);
    CHECK(shown.look(plot).isEmpty());
    guard->position->setCoords(0.52, 0.21);
    plot->replot();
    CHECK(shown.again() == QStringList("plot: limit 7 m | limit ± U"));
    limit->setVisible(false);
    plot->replot();
    CHECK(shown.again().isEmpty());
    plot->xAxis->setRange(0, 100);
    plot->yAxis->setRange(0, 100);
    auto* curve = plot->addGraph();
    for (int i = 0; i <= 90; ++i) curve->addData(i, 40);
    // Where it passes in the middle of its way it may.
    guard->position->setCoords(0.5, 0.6);
    plot->replot();
    CHECK(shown.again().isEmpty());
    guard->position->setCoords(0.88, 0.6);
    plot->replot();
    CHECK(shown.again() == QStringList("plot: curve under limit ± U"));
    // What has no ground hides nothing.
    guard->setBrush(Qt::NoBrush);
    plot->replot();
    CHECK(shown.again().isEmpty());
}
