// SPDX-License-Identifier: GPL-3.0-or-later
// In a narrow window every concern is read without scrolling, and people are called as the language in use calls them.
#include <QListWidget>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <set>

#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/parts/across_delegate.h"
#include "app/words/people_words.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// How many colours the letters and the ground of that part have between them.
int colours_in(const QImage& picture, const QRect& part) {
    std::set<QRgb> out;
    for (int y = part.top(); y <= part.bottom(); ++y)
        for (int x = part.left(); x <= part.right(); ++x) out.insert(picture.pixel(x, y));
    return static_cast<int>(out.size());
}

}  // namespace

TEST_CASE("At 1280 by 720 what is to be looked at stands across its row, whole, and several rows are in sight",
          "[review][concerns]") {
    for (const auto language : {Language::english, Language::chinese}) {
        ReviewFixture fixture(language);
        fixture.open(0);
        auto* table = fixture.find<QTableView>("results");
        QTest::qWait(80);
        const auto& rows = fixture.review().opened()->rows;
        REQUIRE_FALSE(rows.empty());
        const auto* delegate = qobject_cast<AcrossDelegate*>(table->itemDelegate());
        REQUIRE(delegate != nullptr);
        const QImage picture = table->viewport()->grab().toImage();
        bool any = false;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const auto index = table->model()->index(row, 1);
            const auto& concerns = rows[static_cast<std::size_t>(row)].concerns;
            INFO(index.data().toString().toStdString());
            const QString across = index.siblingAtColumn(0).data(AcrossDelegate::across_role).toString();
            CHECK(across.isEmpty() == concerns.empty());
            // What the row is about is no longer made high by what is to be looked at.
            for (const auto concern : concerns) {
                any = true;
                CHECK(across.contains(concern_word(concern)));
                CHECK_FALSE(index.data().toString().contains(concern_word(concern)));
                CHECK(index.data(Qt::AccessibleTextRole).toString().contains(concern_word(concern)));
            }
            const QRect place = delegate->place(index);
            CHECK(place.isEmpty() == concerns.empty());
            if (concerns.empty() || place.bottom() > table->viewport()->rect().bottom()) continue;
            // It has the room that its lines take, all the width of the table, and letters stand in it.
            CHECK(place.width() > table->viewport()->width() * 3 / 4);
            CHECK(QFontMetrics(table->font())
                      .boundingRect(QRect(0, 0, place.width(), 10'000), Qt::TextWordWrap, across)
                      .height() <= place.height());
            CHECK(colours_in(picture, place & picture.rect()) > 2);
        }
        CHECK(any);
        // A row is no higher than three lines of what it is about, and its concerns.
        const int line = QFontMetrics(table->font()).lineSpacing();
        CHECK(table->rowHeight(0) <= 6 * line);
        check_nothing_cut(fixture.window());
    }
}

TEST_CASE("Under Attempts nothing is wider than the window shows", "[review][concerns]") {
    for (const auto language : {Language::english, Language::chinese}) {
        ReviewFixture fixture(language);
        fixture.open(0);
        fixture.find<QTabWidget>("details")->setCurrentIndex(0);
        QTest::qWait(80);
        const auto* attempts = fixture.find<QTextBrowser>("details_attempts");
        REQUIRE(attempts->toPlainText().size() > 100);
        CHECK(attempts->horizontalScrollBar()->maximum() == 0);
        CHECK_FALSE(attempts->horizontalScrollBar()->isVisible());
    }
}

TEST_CASE("People are called as the language in use calls them, in the queue, a report's state and the Archive",
          "[review][concerns]") {
    ReviewFixture fixture;
    fixture.prepare_report();
    fixture.sign("li.ming");
    auto& page = fixture.page();
    const auto queue = [&] {
        QString out;
        const auto* list = fixture.find<QListWidget>("queue");
        for (int row = 0; row < list->count(); ++row) out += list->item(row)->text() + '\n';
        return out;
    };
    const auto state = [&] { return fixture.label("review_state"); };
    static_cast<void>(page);
    fixture.open(0);
    CHECK(queue().contains("by Wang Fang"));
    CHECK_FALSE(queue().contains("王芳"));
    CHECK(state().contains("Li Ming"));
    CHECK_FALSE(state().contains("李明"));
    fixture.window().go_to("archive");
    auto* runs = fixture.find<QTableView>("archive_runs");
    fixture.wait_for([&] { return runs->model()->rowCount() == 1; });
    CHECK(runs->model()->index(0, RunsModel::person).data().toString() == "Li Ming");
    // The other language calls them otherwise, at once.
    REQUIRE(use_language(Language::chinese));
    QApplication::processEvents();
    CHECK(runs->model()->index(0, RunsModel::person).data().toString() == QString("李明"));
    fixture.window().go_to("review");
    CHECK(queue().contains(QString("王芳")));
    CHECK_FALSE(queue().contains("Wang Fang"));
    CHECK(state().contains(QString("李明")));
    REQUIRE(use_language(Language::english));
}

TEST_CASE("Who has no account, or one of another archive, is called as the entry has it", "[review][concerns]") {
    const laboratory::PeopleRegister nobody;
    for (const auto language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        CHECK(person_words(nobody, base::Person{"u-0001", "王芳"}) == QString("王芳"));
        CHECK(person_words(nobody, base::Person{{}, "T-03"}) == QString("T-03"));
        CHECK(person_words(nobody, std::string("T-03")) == QString("T-03"));
        CHECK(person_words(nobody, std::string()).isEmpty());
    }
    REQUIRE(use_language(Language::english));
}
