// SPDX-License-Identifier: GPL-3.0-or-later
// The windows beside the main one: all of them are pictured and held to what every screen is held to, help and stops
// are heard in them, and Esc closes them and nothing else.
#include <QAbstractTextDocumentLayout>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDirIterator>
#include <QListWidget>
#include <QMap>
#include <QMessageBox>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextList>
#include <QTextTable>
#include <QTimer>
#include <QTreeView>
#include <array>
#include <set>

#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/model/frame/clause_help.h"
#include "app/desktop/sound/sound_window.h"
#include "app/desktop/view/frame/help_window.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "tests/gui/window_checks.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

QString content_of(const QString& path) {
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

/// The files below the folder, as they are called from there.
QMap<QString, QString> sources(const QString& folder) {
    QMap<QString, QString> out;
    QDirIterator files(folder, {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        out[QDir(folder).relativeFilePath(path)] = content_of(path);
    }
    return out;
}

struct Silent final : SoundSink {
    void play(std::vector<std::int16_t>) override {}
};

/// The dialogs that are opened by a command alone.
struct ByCommand {
    const char* command;
    const char* name;
};
constexpr std::array by_command{ByCommand{"command_about", "about_window"}, ByCommand{"command_help", "help_window"},
                                ByCommand{"command_list", "command_list"},
                                ByCommand{"command_foot_switch", "foot_switch_window"}};

QWidget* open(WindowFixture& fixture, const ByCommand& one) {
    fixture.find<QAction>(one.command)->trigger();
    auto* dialog = fixture.find<QWidget>(one.name);
    REQUIRE(QTest::qWaitForWindowActive(dialog));
    return dialog;
}

void back_to(WindowFixture& fixture) {
    fixture.window().activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&fixture.window()));
}

/// What the question looks like while it waits, and then the answer.
void answer(const char* name, const QString& picture, Qt::Key key) {
    QTimer::singleShot(100, [=] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        REQUIRE(box != nullptr);
        picture_dialog(*box, name, picture);
        QTest::keyClick(box, key);
    });
}

}  // namespace

TEST_CASE("Every dialog of the program is among those that are pictured and checked", "[dialogs]") {
    const QString root = QStringLiteral(VELOCERT_RESOURCES "/..");
    // In whichever form: with new, as a variable, as a question of the library's own.
    static const QRegularExpression makes(
        R"(Speaking<QDialog>\(|new QDialog\(|\bQDialog \w+[({]|\bQDialog\{|QMessageBox \w+[({]|)"
        R"(QMessageBox::(question|warning|information|critical|about)\(|QInputDialog::)");
    for (const auto* form :
         {"window_(new QDialog(this))", "QDialog dialog(this);", "QDialog asks{this};", "QDialog{}",
          "QMessageBox box(parent_);", "QMessageBox::question(this, {}, {})", "QInputDialog::getText(this, {}, {})"})
        CHECK(QString(form).count(makes) == 1);
    for (const auto* none :
         {"void open_over(QDialog& dialog)", "connect(a, &QDialog::finished)", "QDialog::done(result);",
          "qobject_cast<QMessageBox*>(modal)", "box.addButton(QMessageBox::Yes)"})
        CHECK(QString(none).count(makes) == 0);
    static const QRegularExpression names(R"re(setObjectName\("(\w+)"\))re");
    static const QRegularExpression pictured(R"re(picture_dialog\([^;]*?"(\w+)"|ByCommand\{"\w+", "(\w+)"\})re");
    static const QRegularExpression asked(R"re(answer\("(\w+)")re");
    std::set<QString> known;
    for (const auto& text : sources(root + "/tests/gui"))
        for (const auto* form : {&pictured, &asked})
            for (auto found = form->globalMatch(text); found.hasNext();) {
                const auto one = found.next();
                known.insert(one.captured(1).isEmpty() ? one.captured(2) : one.captured(1));
            }
    int dialogs = 0;
    const auto all = sources(root + "/app/desktop");
    for (auto file = all.cbegin(); file != all.cend(); ++file) {
        const auto made = file.value().count(makes);
        if (made == 0) continue;
        dialogs += static_cast<int>(made);
        int seen = 0;
        for (auto found = names.globalMatch(file.value()); found.hasNext();)
            seen += known.contains(found.next().captured(1)) ? 1 : 0;
        INFO(file.key().toStdString() << " makes a dialog that no test takes a picture of by its object name");
        CHECK(seen >= made);
    }
    CHECK(dialogs >= 12);
}

TEST_CASE("Pictures of the dialogs that belong to no workspace hold all their text", "[pictures][dialogs]") {
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            const QString name = picture_name(language, theme, qApp->devicePixelRatio());
            WindowFixture fixture(language, theme, "default", {1280, 720}, {"vehicle-mass"});
            for (const auto& one : by_command) {
                INFO(one.name);
                auto* dialog = open(fixture, one);
                picture_dialog(*dialog, one.name, QString("dialog-%1-%2").arg(one.name, name));
                QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : dialog,
                                Qt::Key_Escape);
                CHECK_FALSE(dialog->isVisible());
                back_to(fixture);
            }
            Silent sink;
            SoundSettings settings(fixture.seat(), QDir::tempPath() + "/no-such-file.ini");
            RunSounds sounds(fixture.run(), settings, sink);
            SoundWindow sound(settings, sounds, &fixture.window());
            sound.command()->trigger();
            REQUIRE(QTest::qWaitForWindowActive(&sound));
            picture_dialog(sound, "sound_window", "dialog-sound-" + name);
            QTest::keyClick(&sound, Qt::Key_Escape);
            CHECK_FALSE(sound.isVisible());
            DialogQuestions questions(fixture.look());
            questions.set_parent(&fixture.window());
            answer("question_stop", "dialog-stop-" + name, Qt::Key_Escape);
            CHECK_FALSE(questions.stop_and_close());
            answer("question_tell", "dialog-tell-" + name, Qt::Key_Escape);
            questions.tell(language == Language::english ? "The port is busy" : "端口被占用",
                           language == Language::english ? "Another program holds it." : "另一个程序占用着它。");
        }
}

TEST_CASE("Pictures of open choices and of an instrument that is gone hold all their text", "[pictures][dialogs]") {
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            const QString name = picture_name(language, theme, qApp->devicePixelRatio());
            {
                WindowFixture fixture(language, theme, "default", {1280, 720}, {"general"});
                fixture.start();
                fixture.wait_for([&] { return !fixture.run().task().fields.empty(); });
                QApplication::processEvents();
                auto* choice = fixture.find<QWidget>("prompt_fields")->findChild<QComboBox*>();
                REQUIRE(choice != nullptr);
                choice->showPopup();
                fixture.wait_for([&] { return choice->view()->isVisible(); });
                save_picture(*choice->view()->window(), "choices-" + name);
                choice->hidePopup();
                fixture.key(Qt::Key_F7);
                fixture.wait_for(Task::Kind::ended);
            }
            WindowFixture fixture(language, theme, "unplug");
            fixture.start();
            fixture.go_on([&] { return fixture.run().task().kind == Task::Kind::retry; });
            fixture.wait_for(Task::Kind::retry);
            take_picture(fixture, "unplugged-" + name);
            fixture.key(Qt::Key_F11);
            take_picture(fixture, "unplugged-focus-" + name);
            fixture.key(Qt::Key_F11);
            fixture.key(Qt::Key_F7);
            fixture.wait_for(Task::Kind::ended);
        }
}

TEST_CASE("Whoever only presses Enter at the question goes on with the run", "[dialogs]") {
    WindowFixture fixture;
    DialogQuestions questions(fixture.look());
    questions.set_parent(&fixture.window());
    answer("question_stop", "dialog-stop", Qt::Key_Return);
    CHECK_FALSE(questions.stop_and_close());
}

TEST_CASE("A file that nothing on the computer opens is told with its place", "[dialogs]") {
    // With a desktop behind it the file would open.
    if (QGuiApplication::platformName() != "offscreen") return;
    WindowFixture fixture;
    DialogQuestions questions(fixture.look());
    questions.set_parent(&fixture.window());
    QString told;
    QTimer::singleShot(100, &fixture.window(), [&] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (box == nullptr) return;
        told = box->informativeText();
        picture_dialog(*box, "question_tell", "dialog-nothing-opens");
        QTest::keyClick(box, Qt::Key_Return);
    });
    questions.open("/reports/R-2026-0001.pdf");
    CHECK(told == "/reports/R-2026-0001.pdf");
}

TEST_CASE("A page of the help has room between its paragraphs, and more above a heading", "[dialogs][help]") {
    WindowFixture fixture;
    auto* help = open(fixture, by_command[1]);
    const auto* page = help->findChild<QTextBrowser*>("help_page");
    REQUIRE(page != nullptr);
    int paragraphs = 0;
    const auto& document = *page->document();
    for (auto block = document.begin(); block.isValid() && block.next().isValid(); block = block.next()) {
        if (QTextCursor(block).currentTable() != nullptr || QTextCursor(block.next()).currentTable() != nullptr)
            continue;
        ++paragraphs;
        INFO(block.text().toStdString());
        const auto ends = document.documentLayout()->blockBoundingRect(block).bottom();
        const auto begins = document.documentLayout()->blockBoundingRect(block.next()).top();
        const auto room = std::max(0.0, begins - ends) + block.blockFormat().bottomMargin();
        CHECK(room >= (block.textList() != nullptr && block.next().textList() != nullptr ? 4 : 8));
        if (block.next().blockFormat().headingLevel() > 0) CHECK(block.next().blockFormat().topMargin() >= 16);
    }
    CHECK(paragraphs > 3);
    help->close();
}

TEST_CASE("A check box whose choices are made in part has a frame, and a stroke in it", "[dialogs]") {
    for (const auto theme : {Theme::light, Theme::dark}) {
        WindowFixture fixture(Language::english, theme);
        QCheckBox box("All", &fixture.window());
        box.setTristate(true);
        box.setCheckState(Qt::PartiallyChecked);
        box.setGeometry(0, 0, 120, 24);
        box.show();
        QApplication::processEvents();
        const QImage picture = box.grab().toImage();
        const auto accent = fixture.look().palette().shared.accent.rgb() & RGB_MASK;
        int across = 0;
        int lines = 0;
        for (int y = 0; y < picture.height(); ++y) {
            int row = 0;
            for (int x = 0; x < std::min(picture.width(), 24); ++x) row += (picture.pixel(x, y) & RGB_MASK) == accent;
            across = std::max(across, row);
            lines += row > 0;
        }
        // The frame is as high as the box, and wide at its upper and lower edge.
        CHECK(across >= 8);
        CHECK(lines >= 9);
    }
}

TEST_CASE("The stops are heard in every window of the program", "[dialogs]") {
    for (const auto& one : by_command) {
        INFO(one.name);
        WindowFixture fixture(Language::english, Theme::light, "default", {1280, 720}, {"vehicle-mass"});
        fixture.start();
        fixture.wait_for(Task::Kind::confirm);
        auto* dialog = open(fixture, one);
        auto* focus = dialog->focusWidget();
        INFO((focus != nullptr ? focus->objectName() : "no focus").toStdString());
        QTest::keyClick(focus != nullptr ? focus : dialog, Qt::Key_F12);
        fixture.wait_for([&] { return !fixture.run().running(); });
        CHECK(fixture.run().run().lifecycle == sequence::Lifecycle::aborted);
        dialog->close();
    }
    // Nothing runs: the key does nothing, and the window stays.
    WindowFixture fixture;
    auto* help = open(fixture, by_command[1]);
    QTest::keyClick(help, Qt::Key_F12);
    CHECK(help->isVisible());
    help->close();
}

TEST_CASE("Help is had in a dialog that lets nothing else be used, and goes with it", "[dialogs]") {
    WindowFixture fixture;
    Silent sink;
    SoundSettings settings(fixture.seat(), QDir::tempPath() + "/no-such-file.ini");
    RunSounds sounds(fixture.run(), settings, sink);
    SoundWindow sound(settings, sounds, &fixture.window());
    sound.command()->trigger();
    REQUIRE(QTest::qWaitForWindowActive(&sound));
    REQUIRE(QApplication::activeModalWidget() == &sound);
    QTest::keyClick(sound.findChild<QCheckBox*>("sound_on"), Qt::Key_F1);
    auto* help = sound.findChild<HelpWindow*>("help_window");
    REQUIRE(help != nullptr);
    REQUIRE(QTest::qWaitForWindowActive(help));
    CHECK(help->findChild<QTextBrowser*>("help_page")->toPlainText().startsWith("Sounds"));
    // It can be used: a key goes to it.
    auto* search = help->findChild<QLineEdit*>("help_search");
    search->setFocus();
    QTest::keyClicks(search, "glossary");
    CHECK(search->text() == "glossary");
    sound.close();
    CHECK_FALSE(help->isVisible());
    back_to(fixture);
    fixture.find<QWidget>("item_id")->setFocus();
    fixture.key(Qt::Key_F1);
    CHECK(fixture.find<HelpWindow>("help_window")->isVisible());
    CHECK(help->parentWidget() == &fixture.window());
    help->close();
}

TEST_CASE("Help opens the clause of the step in work, of the line in focus, and leads to how it is done", "[help]") {
    for (const Language language : {Language::english, Language::chinese}) {
        const bool chinese = language == Language::chinese;
        WindowFixture fixture(language, Theme::light, "default", {1280, 720}, {"vehicle-mass", "braking"});
        CHECK(fixture.bench().edition_in_work() == nullptr);
        fixture.start();
        fixture.wait_for(Task::Kind::confirm);
        QApplication::processEvents();
        CHECK(fixture.bench().edition_in_work() == &fixture.run().order()->edition);
        const auto page = [&] { return fixture.find<QTextBrowser>("help_page")->toPlainText(); };
        fixture.key(Qt::Key_F1);
        auto* help = fixture.find<HelpWindow>("help_window");
        REQUIRE(help->isVisible());
        CHECK(page().startsWith(chinese ? "6.1 整车质量" : "6.1 Mass of the complete vehicle"));
        CHECK(page().contains("63 kg"));
        // From the clause to how it is done here.
        const QString topic = chinese ? "整车质量" : "Vehicle mass";
        CHECK(page().contains(topic));
        emit fixture.find<QTextBrowser>("help_page")->anchorClicked(QUrl("topic:mass"));
        CHECK(page().startsWith(topic));
        help->close();
        back_to(fixture);
        auto* steps = fixture.find<QTreeView>("steps");
        steps->setFocus();
        steps->setCurrentIndex(fixture.run().steps().index_of("braking", "wet.both"));
        fixture.key(Qt::Key_F1);
        CHECK(page().startsWith(chinese ? "6.1 制动性能" : "6.1 Braking"));
        help->close();
        back_to(fixture);
        steps->setCurrentIndex(fixture.run().steps().index(0, 0));
        fixture.key(Qt::Key_F1);
        CHECK(page().startsWith(chinese ? "6.1 整车质量" : "6.1 Mass"));
        help->close();
        back_to(fixture);
        fixture.key(Qt::Key_F7);
        fixture.wait_for(Task::Kind::ended);
    }
}

TEST_CASE("Each clause of each edition has its page, found by its number and by its title", "[help]") {
    for (const Language language : {Language::english, Language::chinese}) {
        WindowFixture fixture(language);
        fixture.key(Qt::Key_F1);
        auto* topics = fixture.find<QListWidget>("help_topics");
        auto* search = fixture.find<QLineEdit>("help_search");
        const auto* page = fixture.find<QTextBrowser>("help_page");
        const auto found = [&](const QString& words, const QString& title) {
            search->setText(words);
            for (int row = 0; row < topics->count(); ++row) {
                if (topics->item(row)->text() != title) continue;
                topics->setCurrentRow(row);
                return true;
            }
            return false;
        };
        int clauses = 0;
        for (const auto& pair : fixture.workplace().editions)
            for (const auto& clause : pair.plain.clauses) {
                ++clauses;
                const QString title = clause_title(pair.plain, clause);
                INFO(title.toStdString());
                CHECK(found(clause_number(clause.id), title));
                CHECK(found(in_words(clause.title), title));
                CHECK(page->toPlainText().contains(in_words(clause.title)));
                CHECK(page->toPlainText().contains(QString::fromStdString(pair.plain.printed)));
            }
        CHECK(clauses > 100);
        CHECK_FALSE(found("qqzz xxyyzz", {}));
        CHECK(topics->count() == 0);
        CHECK(page->toPlainText() == (language == Language::chinese ? "没有找到。" : "Nothing found."));
        fixture.find<QWidget>("help_window")->close();
    }
}

TEST_CASE("How each procedure is done stands on a page that there is", "[help]") {
    const auto place = laboratory_workplace(base::SystemClock(), 0).value();
    std::set<std::string> procedures;
    for (const auto& pair : place.editions)
        for (const auto& procedure : pair.plain.procedures) procedures.insert(procedure.id);
    CHECK(procedures.size() > 60);
    for (const auto& procedure : procedures) {
        INFO(procedure);
        CHECK(help_topics().contains(topic_of_procedure(procedure)));
    }
    CHECK(topic_of_procedure("no-such-procedure").isEmpty());
    CHECK(topic_of_procedure("").isEmpty());
}

TEST_CASE("The clauses of a pack of one's own have help while it is in work, and as it judges", "[help]") {
    WindowFixture fixture;
    HelpWindow help(fixture.workplace(), fixture.archive_in_use(), &fixture.window());
    const auto* page = help.findChild<QTextBrowser*>("help_page");
    const auto* topics = help.findChild<QListWidget*>("help_topics");
    help.open_topic("bench");
    const int installed = topics->count();
    auto own = fixture.workplace().editions.back().plain;
    const auto shipped = own.id;
    own.printed = "LAB 1";
    const int more = static_cast<int>(own.clauses.size());
    for (const auto& [id, rows] : {std::pair(std::string("LAB-1"), installed + more), std::pair(shipped, installed)}) {
        INFO(id);
        own.id = id;
        const auto topic = clause_topic(id, "6.1/braking");
        help.open_topic(topic, &own);
        CHECK(page->toPlainText().startsWith("6.1 Braking"));
        CHECK(page->toPlainText().contains("LAB 1"));
        CHECK(topics->count() == rows);
        // Whoever follows a link is still with that pack.
        emit help.findChild<QTextBrowser*>("help_page")->anchorClicked(QUrl("topic:braking"));
        CHECK(topics->count() == rows);
        help.open_topic(topic);
        CHECK_FALSE(page->toPlainText().contains("LAB 1"));
        CHECK(topics->count() == installed);
    }
}

TEST_CASE("Help on each page of Setup is a page that there is", "[help]") {
    WindowFixture fixture;
    REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::training, fixture.clock()));
    emit fixture.archive_in_use().changed();
    fixture.window().go_to("setup");
    auto* setup = fixture.window().page<SetupWorkspace>();
    REQUIRE(setup != nullptr);
    const QString prefix = "command_setup_";
    int pages = 0;
    for (const auto* command : setup->commands()) {
        if (!command->objectName().startsWith(prefix)) continue;
        ++pages;
        const auto id = command->objectName().mid(prefix.size()).toStdString();
        INFO(id);
        setup->go_to(id);
        REQUIRE(setup->page().id() == id);
        setup->page().refresh();
        CHECK(help_topics().contains(HelpWindow::topic_of(setup)));
    }
    CHECK(pages >= 8);
    setup->go_to("decisions");
    CHECK(HelpWindow::topic_of(setup) == "reports");
}

TEST_CASE("The address of a clause is read back as it was written, and nothing else is one", "[help]") {
    for (const auto* clause : {"6.1/braking", "6.8.2 h) 4)", "A", "unnumbered/vehicle-code"}) {
        const auto address = clause_address(clause_topic("GB17761-2024", clause));
        REQUIRE(address);
        CHECK(address->edition == "GB17761-2024");
        CHECK(address->clause == clause);
    }
    CHECK(clause_topic("", "6.1").isEmpty());
    CHECK(clause_topic("GB17761-2024", "").isEmpty());
    for (const auto* topic : {"", "bench", "clause:", "clause:|", "clause:GB17761-2024", "clause:|6.1", "clause:A|"}) {
        INFO(topic);
        CHECK_FALSE(clause_address(topic));
    }
}

TEST_CASE("What a pack says is told as it stands, whatever characters are in it", "[help]") {
    REQUIRE(use_language(Language::english));
    standards::StandardEdition edition;
    edition.id = "X-1";
    edition.printed = "X 1";
    standards::Clause clause;
    clause.id = "9.9/own";
    clause.title = {"一", "A *bold* [thing](x) <b>with</b> _marks_ #1"};
    clause.not_applicable = standards::Title{"二", "1 < 2 | 3"};
    QTextBrowser browser;
    browser.setMarkdown(clause_page(edition, clause));
    CHECK(browser.toPlainText().startsWith("9.9 A *bold* [thing](x) <b>with</b> _marks_ #1"));
    CHECK(browser.toPlainText().contains("1 < 2 | 3"));
    // A clause without limits and procedure says no more than that.
    CHECK_FALSE(browser.toPlainText().contains("Limits"));
    CHECK_FALSE(browser.toPlainText().contains("Steps"));
}
