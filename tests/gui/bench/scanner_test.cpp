// SPDX-License-Identifier: GPL-3.0-or-later
// A bar-code scanner is a second keyboard that does not look where it types.
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

#include "app/desktop/model/frame/scan_pace.h"
#include "app/desktop/view/parts/primary_button.h"
#include "core/records/archive.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// A run whose task asks for those things; the focus stands where the program put it.
class ScannerFixture : public WindowFixture {
  public:
    explicit ScannerFixture(const std::vector<std::string>& procedures)
        : WindowFixture(Language::english, Theme::light, "default", {1280, 720}, procedures) {
        start();
        wait_for(Task::Kind::confirm);
        QApplication::processEvents();
    }
    [[nodiscard]] QString warning() {
        auto* label = find<QLabel>("task_warning");
        return label->isVisible() ? label->text() : QString();
    }
    /// Long enough for whatever is held back to arrive.
    static void settle() { QTest::qWait(2 * static_cast<int>(scanner_gap_ms)); }
    /// The first control of the task that is one of those.
    template <typename Control>
    [[nodiscard]] Control* control(bool file = false) {
        for (const auto& field : run().task().fields)
            if (auto* found = qobject_cast<Control*>(this->field(field.id));
                found != nullptr && field.is_file() == file)
                return found;
        return nullptr;
    }
    /// Entries of the trail of that type, by what they say of the code.
    [[nodiscard]] std::vector<std::string> recorded() {
        wait_for([&] { return !bench().other_scans().busy(); });
        REQUIRE_FALSE(bench().other_scans().trouble());
        const auto archive = records::Archive::open_read_only(this->archive());
        REQUIRE(archive);
        std::vector<std::string> out;
        constexpr std::string_view types[] = {"other-item-scanned/1"};
        const auto entries = (*archive)->ledger_entries(types);
        REQUIRE(entries);
        for (const auto& entry : *entries) {
            CHECK(*entry.record.find("item")->string() == "S-2025-0117");
            CHECK(*entry.record.find("of_run")->string() == run().run_id());
            CHECK(*entry.record.find("by")->find("name")->string() == "T-03");
            out.push_back(*entry.record.find("code")->string());
        }
        return out;
    }
};

}  // namespace

TEST_CASE("The pace of the whole code tells a scanner from a person", "[scanner]") {
    struct Case {
        const char* what;
        std::vector<std::int64_t> gaps_ms;
        bool ended;
        bool scanner;
    };
    const Case cases[] = {
        {"cable, eleven characters", {1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1}, true, true},
        {"slow, 30 ms a key", {30, 30, 30, 30, 30, 30}, true, true},
        {"slow and uneven", {20, 45, 30, 15, 58, 25, 30}, true, true},
        {"wireless, in pairs", {7, 45, 7, 45, 7, 45, 7}, true, true},
        {"just as slow as may be", {50, 50, 50, 50}, true, true},
        {"two characters at once", {8, 8}, true, true},
        {"eight characters, no end", {10, 10, 10, 10, 10, 10, 10}, false, true},
        {"seven characters, no end", {10, 10, 10, 10, 10, 10}, false, false},
        {"nothing", {}, true, false},
        {"one character and Return", {5}, true, false},
        {"three letters that roll off one hand", {25, 35, 30}, true, false},
        {"a quick typist, 150 words a minute", {80, 75, 90, 60, 85, 80}, true, false},
        {"the quickest on a word that they know", {55, 58, 52, 60, 54}, true, false},
        {"quick letters, and Return after a thought", {20, 20, 20, 20, 300}, true, false},
        {"a pause within", {5, 5, 61, 5, 5}, true, false},
        {"a clock that goes back", {5, -5, 5, 5, 5}, true, false},
        {"an ordinary typist", {180, 120, 150, 140, 200}, true, false},
    };
    for (const auto& one : cases) {
        INFO(one.what);
        std::vector<std::int64_t> times;
        if (!one.gaps_ms.empty()) times.push_back(1000);
        for (const auto gap : one.gaps_ms) times.push_back(times.back() + gap);
        CHECK(scanner_pace(times, one.ended) == one.scanner);
    }
}

TEST_CASE("A scan of the wrong item answers no question and is told, whatever its first letter", "[scanner]") {
    ScannerFixture fixture({"general"});
    auto* choice = fixture.control<QComboBox>();
    REQUIRE(choice != nullptr);
    for (const int gap_ms : {1, 3, 30, 48})
        for (const auto* code : {"Y2025-0999", "NB2025-0999", "y s 2025 0999"}) {
            INFO(code << " at " << gap_ms << " ms");
            choice->setFocus();
            const int serial = fixture.run().task().serial;
            fixture.scan(code, gap_ms);
            ScannerFixture::settle();
            CHECK(choice->currentIndex() == -1);
            CHECK(QApplication::focusWidget() == choice);
            CHECK(fixture.run().task().serial == serial);
            CHECK(fixture.warning().startsWith(QString(code) + " was scanned, but S-2025-0117 is under test."));
        }
    // A person answers by the same letters.
    choice->setFocus();
    fixture.keyboard("y", 120);
    ScannerFixture::settle();
    CHECK(choice->currentText() == "Yes");
    // A list takes letters that come soon after each other for one word.
    QTest::qWait(QApplication::keyboardInputInterval() + 200);
    fixture.keyboard("n", 120);
    ScannerFixture::settle();
    CHECK(choice->currentText() == "No");
    CHECK(fixture.recorded().size() == 12);
}

TEST_CASE("A scan while the choices are open chooses none of them", "[scanner]") {
    ScannerFixture fixture({"general"});
    auto* choice = fixture.control<QComboBox>();
    REQUIRE(choice != nullptr);
    choice->setFocus();
    choice->showPopup();
    fixture.wait_for([&] { return choice->view()->isVisible(); });
    fixture.scan("Y2025-0999");
    ScannerFixture::settle();
    CHECK(choice->currentIndex() == -1);
    choice->hidePopup();
    CHECK(fixture.warning().startsWith("Y2025-0999 was scanned"));
}

TEST_CASE("A code with blanks in it presses nothing", "[scanner]") {
    ScannerFixture fixture({"vehicle-mass"});
    REQUIRE(fixture.run().task().fields.empty());
    REQUIRE(qobject_cast<PrimaryButton*>(QApplication::focusWidget()) != nullptr);
    const int serial = fixture.run().task().serial;
    for (const auto* code : {"AB 2025 0999", " AB 2025", "   7   "}) {
        fixture.scan(code);
        ScannerFixture::settle();
        CHECK(fixture.run().task().serial == serial);
        CHECK(fixture.warning().startsWith(QString(code).trimmed() + " was scanned"));
    }
    // Two ends, as some scanners send them; and a Tab.
    fixture.keyboard("AB 2025 0998", 3, {Qt::Key_Return, Qt::Key_Return});
    fixture.keyboard("AB 2025 0997", 3, {Qt::Key_Tab});
    // None at all.
    fixture.keyboard("AB 2025 0996", 3);
    ScannerFixture::settle();
    CHECK(fixture.run().task().serial == serial);
    CHECK(fixture.warning().startsWith("AB 2025 0996 was scanned"));
    CHECK(fixture.recorded() ==
          std::vector<std::string>{"AB 2025 0999", "AB 2025", "7", "AB 2025 0998", "AB 2025 0997", "AB 2025 0996"});
    // A person's Space is the primary action, though a moment later.
    fixture.keyboard(" ", 120);
    fixture.wait_for([&] { return fixture.run().task().serial != serial; });
    CHECK(fixture.warning().isEmpty());
}

TEST_CASE("A scan leaves every field as it was", "[scanner]") {
    ScannerFixture fixture({"general"});
    std::vector<QLineEdit*> fields;
    for (const auto& field : fixture.run().task().fields)
        if (auto* edit = qobject_cast<QLineEdit*>(fixture.field(field.id))) fields.push_back(edit);
    REQUIRE(fields.size() > 1);
    for (auto* edit : fields) {
        INFO(edit->objectName().toStdString());
        for (const int gap_ms : {2, 30}) {
            edit->setText("as it was");
            edit->setFocus();
            edit->setCursorPosition(3);
            fixture.scan("S-2025-0999", gap_ms);
            ScannerFixture::settle();
            CHECK(edit->text() == "as it was");
            CHECK(edit->cursorPosition() == 3);
            CHECK(QApplication::focusWidget() == edit);
            CHECK(fixture.warning().startsWith("S-2025-0999 was scanned"));
        }
        // A quick person's text arrives, in its order.
        edit->clear();
        edit->setFocus();
        fixture.keyboard("a quick brown fox", 70);
        ScannerFixture::settle();
        CHECK(edit->text() == "a quick brown fox");
    }
}

TEST_CASE("A scan gives no reason for another attempt and begins none", "[scanner]") {
    WindowFixture fixture;
    fixture.start();
    fixture.wait_for(Task::Kind::confirm);
    fixture.key(Qt::Key_F8);
    fixture.wait_for(Task::Kind::retry);
    QApplication::processEvents();
    REQUIRE(fixture.run().task().kind == Task::Kind::retry);
    QApplication::processEvents();
    auto* words = fixture.find<QLineEdit>("reason_words");
    REQUIRE(QApplication::focusWidget() == words);
    const int serial = fixture.run().task().serial;
    fixture.scan("S-2025-0999");
    QTest::qWait(150);
    CHECK(words->text().isEmpty());
    CHECK(fixture.run().task().serial == serial);
    CHECK(fixture.run().task().kind == Task::Kind::retry);
    fixture.keyboard("too slow", 90, {Qt::Key_Return});
    fixture.wait_for(
        [&] { return fixture.run().task().serial != serial || fixture.run().task().kind != Task::Kind::retry; });
}

TEST_CASE("A field for codes takes the code whole, in place of what stood there", "[scanner]") {
    ScannerFixture fixture({"vehicle-code"});
    QLineEdit* edit = nullptr;
    fixture.go_on([&] {
        for (const auto& field : fixture.run().task().fields)
            if (field.kind == standards::Field::Kind::code) edit = qobject_cast<QLineEdit*>(fixture.field(field.id));
        return edit != nullptr;
    });
    REQUIRE(edit != nullptr);
    QApplication::processEvents();
    edit->setText("an old one");
    edit->setFocus();
    fixture.scan("123456789012345", 4);
    ScannerFixture::settle();
    CHECK(edit->text() == "123456789012345");
    CHECK(QApplication::focusWidget() == edit);
    CHECK(fixture.warning().isEmpty());
}

TEST_CASE("On the real way of a key a scan triggers nothing either", "[scanner]") {
    ScannerFixture fixture({"vehicle-mass"});
    const int serial = fixture.run().task().serial;
    auto* window = fixture.window().windowHandle();
    for (const char letter : std::string("MK 25")) QTest::keyClick(window, letter, Qt::NoModifier, 1);
    QTest::keyClick(window, Qt::Key_Return, Qt::NoModifier, 1);
    ScannerFixture::settle();
    CHECK(fixture.run().task().serial == serial);
    CHECK(fixture.bench().marks().recorded() == 0);
    CHECK(fixture.warning().startsWith("MK 25 was scanned"));
}

TEST_CASE("A field for figures takes a caliper's reading, and no code", "[scanner]") {
    ScannerFixture fixture({"dimensions"});
    const auto of_kind = [&](auto wanted) -> QLineEdit* {
        for (const auto& field : fixture.run().task().fields)
            if (wanted(field)) return qobject_cast<QLineEdit*>(fixture.field(field.id));
        return nullptr;
    };
    const auto figures = [](const standards::Field& field) { return field.kind == standards::Field::Kind::quantity; };
    auto* gauge = of_kind([](const standards::Field& field) { return field.gauge.has_value(); });
    REQUIRE(gauge != nullptr);
    gauge->setFocus();
    fixture.scan("CAL-0301", 4);
    ScannerFixture::settle();
    CHECK(gauge->text() == "CAL-0301");
    gauge->clear();
    fixture.go_on([&] { return std::ranges::any_of(fixture.run().task().fields, figures); });
    QApplication::processEvents();
    auto* figure = of_kind(figures);
    REQUIRE(figure != nullptr);
    const int serial = fixture.run().task().serial;
    figure->setFocus();
    for (const auto* reading : {"85.32", "1704", "-0.5"}) {
        fixture.scan(reading, 4);
        ScannerFixture::settle();
        CHECK(figure->text() == reading);
        CHECK(fixture.warning().isEmpty());
    }
    for (const auto* code : {"S-2025-0999", "6901234567892", "20250999"}) {
        fixture.scan(code, 4);
        ScannerFixture::settle();
        CHECK(figure->text() == "-0.5");
        CHECK(fixture.warning().startsWith(QString(code) + " was scanned"));
    }
    CHECK(fixture.run().task().serial == serial);
}

TEST_CASE("What a person types in a hurry is neither lost nor turned about", "[scanner]") {
    WindowFixture fixture;
    auto* model = fixture.find<QLineEdit>("item_model");
    model->setFocus();
    // Pairs that roll off the hand, within a text of ordinary pace.
    for (const auto* part : {"th", "e q", "uick", "1 2"}) fixture.keyboard(part, 55);
    fixture.keyboard("", 0, {Qt::Key_Return});
    QTest::qWait(150);
    CHECK(model->text() == "the quick1 2");
    CHECK(fixture.find<QLineEdit>("item_id")->text().isEmpty());
    // A key that is held down repeats as fast as a scanner types.
    model->clear();
    for (int i = 0; i < 12; ++i) {
        QKeyEvent event(QEvent::KeyPress, Qt::Key_X, Qt::NoModifier, "x", i > 0);
        event.setTimestamp(900'000'000 + static_cast<std::uint64_t>(i) * 30);
        QCoreApplication::sendEvent(fixture.window().windowHandle(), &event);
    }
    QTest::qWait(150);
    CHECK(model->text() == QString(12, 'x'));
}

TEST_CASE("After a scan that completes the form Space starts the run and writes no blank into it", "[scanner]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    fixture.tab_to("item_made_on");
    fixture.type("2025-10-01");
    auto* id = fixture.find<QLineEdit>("item_id");
    id->setFocus();
    fixture.scan("S-2025-0117");
    ScannerFixture::settle();
    REQUIRE(QApplication::focusWidget()->objectName() == "start");
    fixture.key(Qt::Key_Space);
    fixture.wait_for([&] { return fixture.run().running(); });
    CHECK(id->text() == "S-2025-0117");
    CHECK(fixture.run().order()->item.id == "S-2025-0117");
}

TEST_CASE("A scan that leaves something open leaves the keyboard in the form", "[scanner]") {
    WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
    auto* id = fixture.find<QLineEdit>("item_id");
    id->setFocus();
    fixture.scan("S-2025-0117");
    ScannerFixture::settle();
    REQUIRE_FALSE(fixture.prepare().ready());
    CHECK(QApplication::focusWidget() == id);
}
