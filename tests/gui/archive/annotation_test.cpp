// SPDX-License-Identifier: GPL-3.0-or-later
// Annotations through the real window: marked at the bench, put into words, signed and withdrawn by keyboard.
#include <QRegularExpression>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <fstream>
#include <iterator>

#include "app/desktop/view/archive/archive_page.h"
#include "app/reporting/annotate.h"
#include "core/records/trail/annotation_acts.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"
#include "tests/support/cheap_hasher.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

class AnnotationFixture : public ReviewFixture {
  public:
    explicit AnnotationFixture(int runs = 1, Language language = Language::english, Theme theme = Theme::light,
                               QSize size = {1280, 720})
        : ReviewFixture(language, theme, runs, size, {"vehicle-mass", "braking"}) {}

    /// A braking run that is stopped after an attempt or two; `during` is asked before each answer.
    void ride(const std::function<void()>& during = [] {}) {
        StationEntry station = prepare().station();
        station.procedures = {"braking"};
        prepare().set_station(station);
        start();
        go_on([&] {
            during();
            return run().run().step_runs.size() >= 2;
        });
        key(Qt::Key_F7);
        wait_for(Task::Kind::ended);
        QApplication::processEvents();
        key(Qt::Key_N, Qt::ControlModifier);
    }
    [[nodiscard]] ArchivePage& past() { return *window().page<ArchivePage>(); }
    void open_in_archive() {
        window().go_to("archive");
        // Back to the list, also from a run that was opened before.
        find<QAction>("command_archive_find")->trigger();
        QApplication::processEvents();
        auto* search = window().findChild<QLineEdit*>("archive_search");
        REQUIRE(search != nullptr);
        search->setFocus();
        key(Qt::Key_Return);
        wait_for([&] { return past().past_run().timeline() || past().past_run().error(); });
        REQUIRE_FALSE(past().past_run().error());
    }
    /// M as a person presses it: nothing just before it and nothing just after.
    void press_m() {
        QTest::qWait(80);
        key(Qt::Key_M);
        QTest::qWait(120);
    }
    [[nodiscard]] records::RunAnnotations notes(const std::string& id) const {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        auto out = records::run_annotations(**opened, id);
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    }
    [[nodiscard]] std::string findings() const {
        std::string out;
        const auto verification = records::verify_archive(archive());
        REQUIRE(verification);
        for (const auto& one : verification->findings) out += one.where + ": " + one.what + "\n";
        return out;
    }
    /// Types into the form that is open, from field to field, and ends with Enter.
    void write(const QString& comment, const std::string& login, bool sign = true, const QString& until = {}) {
        CHECK(QApplication::focusWidget()->objectName() == "annotation_comment");
        type(comment);
        tab_to("annotation_until");
        type(until);
        tab_to("annotation_password");
        type(QString::fromStdString(password_of(login)));
        if (sign) {
            tab_to("annotation_passphrase");
            type(QString::fromStdString("the key of " + login));
            tab_to("annotation_key");
            key(Qt::Key_A, Qt::ControlModifier);
            type(QString::fromStdString(key_of(login)));
        }
        key(Qt::Key_Return);
    }
    [[nodiscard]] std::string last_run() {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        return (*opened)->runs(1, 0)->front().id;
    }
};

}  // namespace

TEST_CASE("An annotation is set, signed and withdrawn in the Archive by keyboard alone", "[annotations]") {
    AnnotationFixture fixture;
    const auto run = fixture.last_run();
    fixture.open_in_archive();
    auto& notes = fixture.past().notes();
    auto* slider = fixture.find<QSlider>("run_moment");
    slider->setFocus();
    fixture.key(Qt::Key_End);
    fixture.key(Qt::Key_PageDown);
    const double moment = fixture.past().past_run().moment();
    fixture.press_m();
    CHECK(fixture.label("annotation_begun").contains("mass", Qt::CaseInsensitive));
    // Words alone are not enough: the act asks for the password.
    CHECK_FALSE(fixture.find<QPushButton>("annotation_save")->isEnabled());
    fixture.write("the pan was touched here", "li.ming");
    fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty(); });
    INFO(notes.told().toStdString());
    REQUIRE(notes.went_well());
    auto found = fixture.notes(run).notes;
    REQUIRE(found.size() == 1);
    CHECK(found[0].is_signed());
    const auto& annotation = found[0].recorded.annotation;
    CHECK(annotation.comment == "the pan was touched here");
    CHECK(annotation.author.name == "李明");
    CHECK(static_cast<double>(annotation.from.value().base()) * 1e-6 == Approx(moment).margin(1e-6));
    REQUIRE(annotation.reading);
    CHECK(annotation.reading->quantity == metrology::Measurand::mass);
    auto* list = fixture.find<QTableView>("annotation_list");
    REQUIRE(list->model()->rowCount() == 1);
    CHECK(list->model()->index(0, 5).data().toString() == "signed");
    CHECK(fixture.find<QLineEdit>("annotation_passphrase")->text().isEmpty());
    REQUIRE(notes.places().size() == 1);
    CHECK(notes.places().front().number == "1");
    // The keyboard is back in the list; from there the annotation is withdrawn.
    fixture.wait_for([&] { return QApplication::focusWidget() == list; });
    fixture.key(Qt::Key_Home);
    fixture.tab_to("annotation_withdraw");
    fixture.key(Qt::Key_Return);
    CHECK(QApplication::focusWidget()->objectName() == "annotation_reason");
    fixture.type("it was another balance");
    fixture.key(Qt::Key_Return);
    INFO(notes.told().toStdString());
    found = fixture.notes(run).notes;
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].withdrawn);
    CHECK(found[0].withdrawn->reason == "it was another balance");
    CHECK(list->model()->index(0, 5).data().toString().contains("it was another balance"));
    CHECK_FALSE(fixture.find<QPushButton>("annotation_withdraw")->isEnabled());
    CHECK(notes.places().empty());
    CHECK(fixture.findings().empty());
}

TEST_CASE("A wrong password, a missing key, a bad end and an empty remark record nothing but the attempt",
          "[annotations]") {
    AnnotationFixture fixture;
    const auto run = fixture.last_run();
    fixture.open_in_archive();
    auto& notes = fixture.past().notes();
    const auto refused = [&](const std::function<void()>& fill) {
        notes.give_up();
        fixture.press_m();
        fill();
        fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty() && !notes.went_well(); });
        CHECK(fixture.notes(run).notes.empty());
        // What was typed in words is still there; the secrets are not.
        CHECK_FALSE(notes.begun().isEmpty());
        CHECK(fixture.find<QLineEdit>("annotation_password")->text().isEmpty());
        return notes.told();
    };
    // A key is registered for this account: words without it are refused, and the refusal is on record.
    CHECK(refused([&] { fixture.write("not signed at all", "li.ming", false); }).contains("no key was given"));
    CHECK(fixture.entries("refused-act/1").size() == 1);
    CHECK(refused([&] { fixture.write("backwards in time", "li.ming", true, "0"); }).contains("ends at 0 s"));
    CHECK(refused([&] { fixture.write("until whenever", "li.ming", true, "later"); }).contains("\"later\""));
    CHECK(refused([&] { fixture.write("...", "li.ming"); }).contains("says nothing"));
    CHECK(fixture.entries("refused-act/1").size() == 1);
    // Wrong password: the same answer as everywhere, and nothing of the key is looked at.
    static_cast<void>(refused([&] {
        fixture.type("a wrong password");
        fixture.tab_to("annotation_password");
        fixture.type("not the password at all");
        fixture.tab_to("annotation_passphrase");
        fixture.type("the key of li.ming");
        fixture.key(Qt::Key_Return);
    }));
    CHECK(fixture.findings().empty());
}

TEST_CASE("An auditor sees annotations and can set none", "[annotations]") {
    AnnotationFixture fixture;
    fixture.open_in_archive();
    fixture.press_m();
    fixture.write("the pan was touched here", "li.ming");
    auto& notes = fixture.past().notes();
    fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty(); });
    fixture.sign_in("sun.qi");
    fixture.wait_for([&] { return fixture.window().current() == "archive"; });
    fixture.open_in_archive();
    auto* list = fixture.find<QTableView>("annotation_list");
    CHECK(list->model()->rowCount() == 1);
    CHECK_FALSE(fixture.find<QPushButton>("run_mark")->isVisible());
    CHECK_FALSE(fixture.find<QAction>("command_run_mark")->isEnabled());
    fixture.find<QTabWidget>("run_below")->setCurrentIndex(1);
    CHECK_FALSE(fixture.find<QPushButton>("annotation_withdraw")->isVisible());
    const auto before = fixture.entries("annotation/1").size();
    fixture.press_m();
    CHECK(notes.begun().isEmpty());
    CHECK(fixture.entries("annotation/1").size() == before);
}

TEST_CASE("The acts themselves ask who may: an auditor neither annotates nor withdraws, a technician only the own",
          "[annotations]") {
    AnnotationFixture fixture;
    const auto run = fixture.last_run();
    const auto archive = fixture.archive_in_use().write();
    REQUIRE(archive);
    const auto people = records::people_register(**archive);
    REQUIRE(people);
    const auto account = [&](const char* login) { return std::optional(*people->by_login(login)); };
    const auto whole = (*archive)->run(run);
    REQUIRE(whole);
    const auto note = [&](const std::string& login) {
        const auto password = tests::secret(password_of(login));
        const auto key_file = [&] {
            std::ifstream file(fixture.key_of(login), std::ios::binary);
            return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }();
        const auto passphrase = tests::secret("the key of " + login);
        AnnotationRequest request{run,
                                  whole->step_runs.front(),
                                  *annotation_time(0.01),
                                  std::nullopt,
                                  std::nullopt,
                                  0,
                                  "words of " + login,
                                  {},
                                  login,
                                  password,
                                  {},
                                  nullptr,
                                  std::chrono::minutes(0)};
        if (!key_file.empty())
            request.open_key = [&] { return signing::open_pkcs12(base::as_bytes(key_file), passphrase); };
        return annotate(**archive, fixture.clock(), request);
    };
    const auto withdraw = [&](const char* login, std::uint64_t seq) {
        return withdraw_annotation(**archive, fixture.clock(), run, seq, "seen otherwise", {}, account(login));
    };
    CHECK(note("sun.qi").error().code == base::ErrorCode::not_permitted);
    CHECK(note("he.yun").error().code == base::ErrorCode::not_permitted);
    CHECK(fixture.entries("refused-act/1").size() == 2);
    CHECK(fixture.entries("annotation/1").empty());
    for (const auto* login : {"wang.fang", "li.ming", "zhao.lei"}) {
        const auto done = note(login);
        if (!done) FAIL(done.error().text());
    }
    const auto rows = fixture.entries("annotation/1");
    REQUIRE(rows.size() == 3);
    CHECK(withdraw("sun.qi", rows[0].seq).error().code == base::ErrorCode::not_permitted);
    CHECK(withdraw("li.ming", rows[0].seq).error().code == base::ErrorCode::not_permitted);
    CHECK(withdraw_annotation(**archive, fixture.clock(), run, rows[0].seq, "nobody is here", {"", "Nobody"}, {})
              .error()
              .code == base::ErrorCode::not_permitted);
    CHECK(withdraw("li.ming", rows[1].seq));
    CHECK(withdraw("zhao.lei", rows[0].seq));
    CHECK(withdraw("wang.fang", rows[2].seq));
    CHECK(fixture.findings().empty());
}

TEST_CASE("A report keeps the annotations it was prepared with, whatever is noted or withdrawn later",
          "[annotations]") {
    AnnotationFixture fixture;
    fixture.window().go_to("archive");
    auto& notes = fixture.past().notes();
    const auto write = [&](const QString& words) {
        fixture.open_in_archive();
        fixture.press_m();
        fixture.write(words, "li.ming");
        fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty(); });
        INFO(notes.told().toStdString());
        REQUIRE(notes.went_well());
    };
    write("before the report");
    fixture.prepare_report();
    const auto printed = [&] {
        const auto pages = fixture.review().pages();
        REQUIRE(pages);
        CHECK(pages->same_bytes);
        const auto* section = pages->report.section("annotations");
        REQUIRE(section != nullptr);
        CHECK(section->blocks.size() == 1);
        const auto& rows = std::get<reports::Table>(section->blocks.front()).rows;
        REQUIRE(rows.size() == 1);
        CHECK(rows.front().at(4).text.zh == "before the report");
    };
    printed();
    write("after the report");
    notes.withdraw(fixture.entries("annotation/1").front().seq, "seen otherwise");
    REQUIRE(notes.went_well());
    fixture.open(0);
    printed();
    CHECK(fixture.review().changes().isEmpty());
    // Whoever signs vouches for what stands beside the recordings: pages that do not say it are signed by nobody.
    fixture.ready_to_sign("li.ming");
    fixture.find<QPushButton>("sign_go")->click();
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.review().told().contains("prepare the report again"));
    CHECK(fixture.findings().empty());
}

TEST_CASE("M at the bench marks the moment at once and leaves the task alone, a scanned M marks nothing",
          "[annotations]") {
    AnnotationFixture fixture(0);
    auto& marks = fixture.bench().marks();
    int pressed = 0;
    fixture.ride([&] {
        if (pressed > 0 || !marks.can_mark()) return;
        fixture.press_m();
        if (!marks.can_mark() && marks.recorded() == 0 && !marks.busy()) return;  // the attempt had just ended
        ++pressed;
        CHECK(QApplication::focusWidget()->objectName() != "bench_mark");
        fixture.wait_for([&] { return !marks.busy(); });
        // A code with an M in it, as fast as a scanner types.
        fixture.scan("BM-M2025M");
        QTest::qWait(120);
    });
    const auto run = fixture.last_run();
    const auto found = fixture.notes(run);
    REQUIRE(pressed == 1);
    REQUIRE(found.marks.size() == 1);
    CHECK(found.open_marks().size() == 1);
    CHECK(found.marks[0].mark.marked_by.name == "李明");
    CHECK(found.marks[0].mark.attempt.procedure == "braking");
    CHECK(fixture.findings().empty());

    // In the Archive it waits for words, and its moment is inside the attempt.
    fixture.open_in_archive();
    auto* list = fixture.find<QTableView>("annotation_list");
    REQUIRE(list->model()->rowCount() == 1);
    auto& notes = fixture.past().notes();
    int attempt = 0;
    while (!notes.lines().front().in_view) {
        fixture.past().past_run().look_at(++attempt);
        fixture.wait_for([&] { return fixture.past().past_run().timeline().has_value(); });
        REQUIRE(attempt < 10);
    }
    CHECK(notes.lines().front().from_s >= 0);
    CHECK(notes.lines().front().from_s <= fixture.past().past_run().timeline()->length_s);
    fixture.find<QTabWidget>("run_below")->setCurrentIndex(1);
    list->setFocus();
    fixture.key(Qt::Key_Home);
    fixture.tab_to("annotation_take_up");
    fixture.key(Qt::Key_Return);
    fixture.write("the rider lifted a foot", "li.ming");
    fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty(); });
    INFO(notes.told().toStdString());
    CHECK(notes.went_well());
    CHECK(fixture.notes(run).open_marks().empty());
    CHECK(fixture.findings().empty());
}

TEST_CASE("In Review the cursor of the chart over distance becomes a moment, and the annotation its place there",
          "[annotations]") {
    AnnotationFixture fixture(0);
    fixture.ride();
    fixture.sign_in("wang.fang");
    fixture.open(0);
    auto& notes = fixture.page().notes();
    auto* details = fixture.find<QTabWidget>("details");
    details->setCurrentIndex(1);
    auto* cursor = fixture.find<QSlider>("details_cursor");
    REQUIRE(cursor->isVisible());
    cursor->setFocus();
    fixture.key(Qt::Key_PageUp);
    const auto at = fixture.label("details_at");
    CHECK(at.contains(" m "));
    CHECK(at.contains(" s "));
    fixture.press_m();
    CHECK(details->currentIndex() == 6);
    fixture.write("the surface changes here", "wang.fang");
    fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty(); });
    INFO(notes.told().toStdString());
    REQUIRE(notes.went_well());
    const auto found = fixture.notes(fixture.last_run()).notes;
    REQUIRE(found.size() == 1);
    CHECK(found[0].recorded.annotation.author.name == "王芳");
    CHECK(found[0].is_signed());
    // A reviewer may withdraw, and so may a signatory what a reviewer said; a technician may not.
    const auto line = notes.lines().front();
    CHECK(notes.may_withdraw(line));
    fixture.sign_in("zhao.lei");
    fixture.open(0);
    CHECK(notes.may_withdraw(line));
    fixture.sign_in("li.ming");
    fixture.open(0);
    CHECK_FALSE(notes.may_withdraw(line));
    CHECK(fixture.findings().empty());
}

TEST_CASE("The list of annotations shows every column at 1280 by 720, with the time as people read it",
          "[annotations]") {
    for (const auto language : {Language::english, Language::chinese}) {
        AnnotationFixture fixture(1, language);
        fixture.open_in_archive();
        auto& notes = fixture.past().notes();
        fixture.find<QSlider>("run_moment")->setValue(1200);
        fixture.press_m();
        fixture.write("the rider lifted a foot and put it down again at once", "li.ming");
        fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty(); });
        REQUIRE(notes.went_well());
        auto* list = fixture.find<QTableView>("annotation_list");
        REQUIRE(list->model()->rowCount() == 1);
        QTest::qWait(60);
        const QString who = list->model()->index(0, 2).data().toString();
        CHECK(who.startsWith(language == Language::english ? QString("Li Ming") : QString("李明")));
        CHECK(who.contains(QRegularExpression("\\n20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d$")));
        CHECK_FALSE(who.contains('Z'));
        for (int column = 0; column < list->model()->columnCount(); ++column) {
            INFO(column);
            const QRect place = list->visualRect(list->model()->index(0, column));
            CHECK(place.width() > 16);
            CHECK(place.right() <= list->viewport()->rect().right() + 1);
        }
        check_nothing_cut(fixture.window());
    }
}

TEST_CASE("Pictures of annotations hold all their text", "[pictures][annotations]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese}) {
        const Theme theme = language == Language::english ? Theme::light : Theme::dark;
        const QString name = picture_name(language, theme, scale);
        AnnotationFixture fixture(0, language, theme);
        const auto look_at = [&](const QString& what) {
            take_picture(fixture, "annotations-" + what + "-" + name);
            INFO(what.toStdString());
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
        };
        bool taken = false;
        fixture.ride([&] {
            if (taken || !fixture.bench().marks().can_mark()) return;
            fixture.press_m();
            fixture.wait_for([&] { return !fixture.bench().marks().busy(); });
            if (fixture.bench().marks().recorded() == 0) return;
            taken = true;
            look_at("bench");
        });
        fixture.open_in_archive();
        auto& notes = fixture.past().notes();
        fixture.find<QSlider>("run_moment")->setValue(1200);
        fixture.press_m();
        look_at("archive-form");
        fixture.find<QLineEdit>("annotation_comment")->setText("the rider lifted a foot 骑行者抬起一只脚");
        fixture.write({}, "li.ming");
        fixture.wait_for([&] { return !notes.busy() && !notes.told().isEmpty(); });
        look_at("archive-list");
        fixture.sign_in("wang.fang");
        fixture.open(0);
        fixture.find<QTabWidget>("details")->setCurrentIndex(1);
        look_at("review-chart");
        fixture.find<QTabWidget>("details")->setCurrentIndex(6);
        look_at("review-list");
        fixture.page().notes().begin(0.5, std::nullopt);
        look_at("review-form");
    }
}
