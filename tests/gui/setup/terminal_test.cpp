// SPDX-License-Identifier: GPL-3.0-or-later
// The live terminal of a port by clicking and typing: an instrument at the other end of a pseudo-terminal.
#include <QComboBox>
#include <QDir>
#include <QPlainTextEdit>
#include <atomic>

#include "app/desktop/view/setup/terminal_window.h"
#include "tests/gui/looks/foreign_words.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"
#include "tests/instruments/transport/pty_pair.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// Time that the test moves; the reader of the port asks for it too.
class MovedClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return {}; }
    std::int64_t monotonic_ns() const override { return ns; }
    std::atomic<std::int64_t> ns{5'000'000'000};
};

}  // namespace

TEST_CASE("The live terminal shows both directions with time, bytes and text, and sends lines and hexadecimal bytes",
          "[pictured]") {
    WindowFixture fixture;
    MovedClock clock;
    instruments::test::PtyPair far_end;
    TerminalWindow window(clock, &fixture.window());
    window.open_port(QString::fromStdString(far_end.path()));
    auto* open = window.findChild<QPushButton*>("terminal_open");
    auto* lines = window.findChild<QPlainTextEdit*>("terminal_lines");
    auto* typed = window.findChild<QLineEdit*>("terminal_typed");
    auto* hex = window.findChild<QCheckBox*>("terminal_hex");
    auto* end = window.findChild<QComboBox*>("terminal_end");
    auto* send = window.findChild<QPushButton*>("terminal_send");
    auto* problem = window.findChild<QLabel*>("terminal_problem");
    REQUIRE(lines);
    const auto shown = [&] { return lines->toPlainText(); };
    CHECK_FALSE(send->isEnabled());
    CHECK_FALSE(typed->isEnabled());

    // Return in the field of the port opens it; a second one closes nothing.
    auto* port = window.findChild<QLineEdit*>("terminal_port");
    REQUIRE(port);
    QTest::keyClick(port, Qt::Key_Return);
    REQUIRE(send->isEnabled());
    CHECK_FALSE(problem->isVisible());
    QTest::keyClick(port, Qt::Key_Return);
    CHECK(send->isEnabled());

    // A line with its end, a second and a quarter after the port was opened.
    clock.ns += 1'250'000'000;
    QTest::keyClicks(typed, "I4");
    QTest::keyClick(typed, Qt::Key_Return);
    CHECK(far_end.read(4) == "I4\r\n");
    CHECK(typed->text().isEmpty());
    const QString asked = "    1.250000 > 49 34 0D 0A                                      I4\\r\\n";
    REQUIRE(QTest::qWaitFor([&] { return shown() == asked; }, 3'000));

    // The answer half a second later, with bytes that are no text.
    clock.ns += 500'000'000;
    far_end.write(std::string("A\x00\xFFZ", 4));
    const QString answered = asked + "\n    1.750000 < 41 00 FF 5A                                      A\\x00\\xFFZ";
    REQUIRE(QTest::qWaitFor([&] { return shown().compare(answered, Qt::CaseInsensitive) == 0; }, 3'000));

    // Another end of a line, then bytes as they are: no end is added to those.
    end->setCurrentIndex(1);
    QTest::keyClicks(typed, "SI");
    QTest::mouseClick(send, Qt::LeftButton);
    CHECK(far_end.read(3) == "SI\r");
    hex->setChecked(true);
    QTest::keyClicks(typed, "02 ff 0D");
    QTest::keyClick(typed, Qt::Key_Return);
    CHECK(far_end.read(3) == "\x02\xFF\r");
    REQUIRE(QTest::qWaitFor(
        [&] {
            return shown().endsWith("> 02 FF 0D                                         \\x02\\xFF\\r",
                                    Qt::CaseInsensitive);
        },
        3'000));

    // What is no hexadecimal number is not sent, and stays to be mended.
    QTest::keyClicks(typed, "0G");
    QTest::keyClick(typed, Qt::Key_Return);
    CHECK(problem->isVisible());
    CHECK(typed->text() == "0G");
    CHECK(problem->text().contains("pairs of hexadecimal digits"));
    REQUIRE(use_language(Language::chinese));
    QApplication::processEvents();
    CHECK(foreign_words(problem->text()).isEmpty());
    REQUIRE(use_language(Language::english));
    QApplication::processEvents();
    CHECK(far_end.read(1, std::chrono::milliseconds(200)).empty());
    typed->clear();
    picture_dialog(window, "terminal", "live-terminal");
    save_variants(window, fixture.look(), "live-terminal");

    // The line is pulled out: it is said, and the port can be opened again.
    far_end.hang_up();
    REQUIRE(QTest::qWaitFor([&] { return !send->isEnabled(); }, 3'000));
    CHECK(problem->isVisible());
    CHECK_FALSE(problem->text().isEmpty());
    QTest::mouseClick(open, Qt::LeftButton);
    CHECK_FALSE(send->isEnabled());
    CHECK(problem->isVisible());
    window.close();
}
