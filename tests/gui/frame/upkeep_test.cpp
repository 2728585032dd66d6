// SPDX-License-Identifier: GPL-3.0-or-later
// What an archive is owed while the window is open: verified when it was left open and each night, on a thread that can
// be ended; and nothing issued while the verification failed, is missing or too old.
#include <QTemporaryDir>
#include <filesystem>
#include <fstream>

#include "app/desktop/model/frame/upkeep_presenter.h"
#include "app/words/words.h"
#include "core/base/entropy.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/integrity_state.h"
#include "core/signing/notes/signed_note.h"
#include "tests/gui/looks/foreign_words.h"
#include "tests/gui/review/review_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

/// A clock that a hand moves.
class HandClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point wall{*base::parse_utc("2025-11-25T12:00:00.000Z")};
    std::chrono::system_clock::time_point now() const override { return wall; }
    std::int64_t monotonic_ns() const override { return wall.time_since_epoch().count(); }
};

void write(const std::string& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    REQUIRE(out.good());
}

signing::StationKey station_key() {
    auto key = signing::StationKey::make("station-1", base::SystemEntropy());
    REQUIRE(key);
    return std::move(*key);
}

/// An archive with its presenters, without a window.
struct Kept {
    explicit Kept(records::ArchiveKind kind = records::ArchiveKind::real) {
        REQUIRE(use_language(Language::english));
        const auto made = records::Archive::create(folder, kind, clock);
        REQUIRE(made);
    }
    void use() {
        in_use.use(folder);
        idle();
    }
    /// Until nothing is read and nothing is done any more.
    void idle() {
        QTest::qWait(1);
        REQUIRE(QTest::qWaitFor([&] { return !upkeep.busy(); }, 60'000));
        QTest::qWait(1);
    }
    void look() {
        upkeep.look();
        idle();
    }
    void refresh() {
        bool told = false;
        const auto once = QObject::connect(&trust, &TrustPresenter::changed, [&] { told = true; });
        trust.refresh();
        REQUIRE(QTest::qWaitFor([&] { return told; }, 60'000));
        QObject::disconnect(once);
    }
    [[nodiscard]] std::vector<std::string> verifications() const {
        const auto archive = records::Archive::open_read_only(folder);
        REQUIRE(archive);
        std::vector<std::string> out;
        const std::array types{std::string_view("verification/1")};
        const auto entries = (*archive)->ledger_entries(types).value();
        for (const auto& entry : entries)
            out.push_back(*entry.record.find("reason")->string() + " " + *entry.record.find("result")->string());
        return out;
    }

    QTemporaryDir scratch;
    std::string folder = scratch.filePath("archive").toStdString();
    HandClock clock;
    records::MachineClock machine;
    SharedArchives archives{clock};
    ArchiveInUse in_use{archives, clock};
    TrustPresenter trust{in_use, machine};
    UpkeepPresenter upkeep{in_use, machine};
};

using Reasons = std::vector<std::string>;

}  // namespace

TEST_CASE("An archive is verified when it comes into use, each night, and not in between", "[upkeep]") {
    Kept kept;
    CHECK_FALSE(kept.upkeep.owed());
    kept.use();
    CHECK(kept.verifications() == Reasons{"nightly ok"});
    REQUIRE(kept.upkeep.result());
    CHECK(kept.upkeep.result()->sign == Sign::pass);
    REQUIRE(kept.upkeep.owed());
    CHECK_FALSE(kept.upkeep.owed()->due.verification);
    kept.clock.wall += 13h;  // 01:00
    kept.look();
    CHECK(kept.verifications().size() == 1);
    kept.clock.wall += 1h;  // 02:00, when nobody has said another time
    kept.look();
    CHECK(kept.verifications() == Reasons{"nightly ok", "nightly ok"});
    kept.look();
    CHECK(kept.verifications().size() == 2);
}

TEST_CASE("An archive that was left open is verified at once, and says why", "[upkeep]") {
    for (const auto kind : {records::ArchiveKind::real, records::ArchiveKind::training}) {
        Kept kept(kind);
        write(kept.folder + "/lock", "process 1 on nowhere since 2025\n");
        kept.in_use.use(kept.folder);
        kept.refresh();
        kept.idle();
        CHECK(kept.verifications() == Reasons{"unclean-exit ok"});
        kept.refresh();
        CHECK(kept.trust.archive().sign == Sign::live);
    }
}

TEST_CASE("A training archive that nobody keeps is left alone until somebody verifies it", "[upkeep]") {
    Kept kept(records::ArchiveKind::training);
    kept.use();
    kept.clock.wall += 48h;
    kept.look();
    CHECK(kept.verifications().empty());
    kept.upkeep.verify_now({{"", "Li Ming"}, {}});
    kept.idle();
    CHECK(kept.verifications() == Reasons{"by-hand ok"});
    kept.clock.wall += 24h;
    kept.look();
    CHECK(kept.verifications() == Reasons{"by-hand ok", "nightly ok"});
}

TEST_CASE("Whoever ends the verification has peace until the next night, or until it is asked for", "[upkeep]") {
    Kept kept;
    bool ending = true;
    QObject::connect(&kept.upkeep.work(), &LongWork::changed, [&] {
        if (ending && kept.upkeep.work().running() && !kept.upkeep.work().cancelled()) kept.upkeep.work().cancel();
    });
    kept.use();
    CHECK(kept.verifications().empty());
    REQUIRE(kept.upkeep.result());
    CHECK(kept.upkeep.result()->sign == Sign::not_evaluated);
    kept.refresh();
    CHECK(kept.trust.why_not_issue().filter("never verified").size() == 1);
    ending = false;
    kept.look();
    CHECK(kept.verifications().empty());
    SECTION("the next night") {
        kept.clock.wall += 14h;
        kept.look();
        CHECK(kept.verifications() == Reasons{"nightly ok"});
    }
    SECTION("asked for") {
        kept.upkeep.verify_now({{"", "Li Ming"}, {}});
        kept.idle();
        CHECK(kept.verifications() == Reasons{"by-hand ok"});
    }
    SECTION("asked for by nobody") {
        kept.upkeep.verify_now({});
        kept.idle();
        CHECK(kept.verifications().empty());
        CHECK(kept.upkeep.result()->sign == Sign::broken);
    }
}

TEST_CASE("A verification that failed, or grew old, stops issuing and says so", "[upkeep]") {
    Kept kept(records::ArchiveKind::training);
    kept.use();
    kept.upkeep.verify_now({{"", "Li Ming"}, {}});
    kept.idle();
    kept.refresh();
    CHECK(kept.trust.why_not_issue().isEmpty());
    CHECK_FALSE(kept.upkeep.alarming());

    kept.clock.wall += 24h;
    kept.refresh();
    CHECK(kept.trust.why_not_issue().isEmpty());
    kept.clock.wall += 1s;
    kept.refresh();
    CHECK(kept.trust.archive().text == "Archive: verified too long ago");
    CHECK(kept.trust.why_not_issue() == QStringList{"The last verification, of 2025-11-25 12:00 (UTC), is too old."});
    kept.clock.wall -= 48h;
    kept.refresh();
    CHECK(kept.trust.why_not_issue().filter("the clock was set back").size() == 1);
    kept.clock.wall += 48h;

    write(kept.folder + "/letter.txt", "what does not belong here");
    kept.look();
    CHECK(kept.upkeep.alarming());
    kept.refresh();
    CHECK(kept.trust.archive().sign == Sign::fail);
    CHECK(kept.trust.why_not_issue().filter("letter.txt").size() == 1);
    fs::remove(kept.folder + "/letter.txt");
    kept.upkeep.verify_now({{"", "Li Ming"}, {}});
    kept.idle();
    kept.refresh();
    CHECK_FALSE(kept.upkeep.alarming());
    CHECK(kept.trust.why_not_issue().isEmpty());
}

TEST_CASE("The window gives an archive all that its plan asks for, and tells what could not be done", "[upkeep]") {
    Kept kept;
    const std::string key = kept.scratch.filePath("station.key").toStdString();
    REQUIRE(station_key().store(key));
    const std::string safe = kept.scratch.filePath("safe").toStdString();
    const std::string backups = kept.scratch.filePath("backups").toStdString();
    fs::create_directory(safe);
    {
        const auto archive = records::Archive::open(kept.folder, kept.clock);
        REQUIRE(archive);
        const base::Person person{"", "Zhao Lei"};
        REQUIRE(records::set_places(**archive, {{"safe", safe}}, person, "first setting", kept.clock));
        records::UpkeepPlan plan;
        plan.station_key = key;
        plan.backup_folder = backups;
        REQUIRE(records::set_upkeep_plan(**archive, plan, person, "first setting", kept.clock));
    }
    kept.use();
    REQUIRE(kept.upkeep.result());
    CHECK(kept.upkeep.result()->lines ==
          QStringList{"Done: checkpoint", "Done: checkpoints to their places", "Done: verification", "Done: backup"});
    CHECK(fs::exists(backups + "/backups.json"));
    CHECK_FALSE(fs::is_empty(safe));
    kept.refresh();
    CHECK(kept.trust.why_not_issue().isEmpty());

    // The medium of the backups is taken away: the others are done, and it stays due.
    fs::rename(backups, backups + ".away");
    write(backups, "no folder");
    kept.clock.wall += 24h;
    kept.look();
    CHECK(kept.upkeep.result()->sign == Sign::fail);
    CHECK(kept.upkeep.result()->lines.filter("FAILED: backup").size() == 1);
    CHECK_FALSE(kept.upkeep.alarming());
    CHECK(kept.upkeep.owed()->due == records::UpkeepDue{false, false, false, true, true});
    fs::remove(backups);
    fs::rename(backups + ".away", backups);
    kept.look();
    CHECK(kept.upkeep.result()->lines == QStringList{"Done: backup"});
}

TEST_CASE("Why nothing is issued is told in Chinese to its last word", "[upkeep]") {
    Kept kept;
    REQUIRE(use_language(Language::chinese));
    // What a verification found is told as it stands on record.
    const auto told = [&](const QString& found = {}) {
        const auto archive = records::Archive::open_read_only(kept.folder);
        REQUIRE(archive);
        const auto state = records::integrity_state(**archive, kept.clock, {});
        REQUIRE(state);
        const auto may = state->may_issue(records::ArchiveKind::real);
        REQUIRE_FALSE(may);
        QString out = error_words(may.error()).detail;
        if (!found.isEmpty()) out.remove(found);
        INFO(out.toStdString());
        CHECK(foreign_words(out).isEmpty());
        return out;
    };
    CHECK(told().contains(QString::fromUtf8("档案从未校验; 尚无检查点")));
    {
        auto archive = records::Archive::open(kept.folder, kept.clock);
        REQUIRE(archive);
        REQUIRE(records::make_checkpoint(**archive, station_key(), kept.clock, records::CheckpointReason::day));
    }
    CHECK(told().contains(QString::fromUtf8("存有最新检查点的外部存放处数： 0，最少须为")));
    kept.use();
    kept.clock.wall += 25h;
    CHECK(told().contains(QString::fromUtf8("最近一次校验距今 25 h，超过 24 h: 2025-11-25T12:00:00.000Z")));
    kept.clock.wall -= 26h;
    CHECK(told().contains(QString::fromUtf8("最近一次校验的时间为 2025-11-25T12:00:00.000Z，该时间尚未到来")));
    write(kept.folder + "/letter.txt", "anything");
    kept.clock.wall += 48h;
    kept.look();
    CHECK(told("does not belong to the archive").contains(QString::fromUtf8(": 1 处问题，首处： letter.txt")));
    REQUIRE(use_language(Language::english));
}

TEST_CASE("While another program writes, the window waits for the next minute", "[upkeep]") {
    Kept kept;
    auto other = records::Archive::open(kept.folder, kept.clock);
    REQUIRE(other);
    kept.use();
    CHECK(kept.verifications().empty());
    CHECK_FALSE(kept.upkeep.result());
    other->reset();
    kept.look();
    CHECK(kept.verifications().size() == 1);
}

TEST_CASE("An old or failed verification stops an approval on the screen, with the reason beside the button",
          "[upkeep][review][pictured]") {
    ReviewFixture fixture;
    const std::string key = fixture.place() + "/station.key";
    REQUIRE(station_key().store(key));
    fixture.sign_in("wang.fang");
    fixture.prepare_report();
    fixture.sign_in("li.ming");
    fixture.open(0);
    fixture.sign("li.ming");
    fixture.sign_in("wang.fang");
    fixture.open(0);
    fixture.sign("wang.fang");
    auto& upkeep = fixture.window().upkeep();
    const auto idle = [&] { fixture.wait_for([&] { return !upkeep.busy(); }); };
    idle();
    {
        const auto archive = fixture.archive_in_use().write();
        REQUIRE(archive);
        records::UpkeepPlan plan;
        plan.station_key = key;
        REQUIRE(records::set_upkeep_plan(**archive, plan, {"", "Zhao Lei"}, "first setting", fixture.clock()));
        HandClock then;
        then.wall = fixture.clock().now() - 25h;
        REQUIRE(records::verify_and_record(**archive, {}, then, records::VerificationReason::nightly, {}));
    }
    // Somebody ends what the window begins of itself, so that the archive stays as it is.
    bool ending = true;
    QObject::connect(&upkeep.work(), &LongWork::changed, [&] {
        if (ending && upkeep.work().running() && !upkeep.work().cancelled()) upkeep.work().cancel();
    });
    fixture.archive_in_use().say_written();
    idle();
    upkeep.look();
    idle();
    ending = false;

    fixture.sign_in("zhao.lei");
    fixture.open(0);
    fixture.ready_to_sign("zhao.lei");
    auto* sign = fixture.find<QPushButton>("sign_go");
    fixture.wait_for([&] { return fixture.find<QLabel>("sign_stopped")->isVisible(); });
    CHECK_FALSE(sign->isEnabled());
    CHECK(fixture.label("sign_stopped").contains("is too old"));
    // The button is not all that keeps it: the act asks as well, and the refusal is on record.
    const auto report = fixture.review().opened()->entry.report;
    fixture.review().sign_all({report}, {tests::secret(password_of("zhao.lei")),
                                         tests::secret("the key of zhao.lei"),
                                         fixture.key_of("zhao.lei"),
                                         {},
                                         {}});
    fixture.idle();
    CHECK_FALSE(fixture.review().went_well());
    CHECK(fixture.review().told().contains("25 h old"));
    CHECK(fixture.entries("report-issue/1").empty());
    CHECK(fixture.entries("report-attempt/1").size() == 1);

    // A failed one, for which the panel comes by itself.
    write(fixture.archive() + "/letter.txt", "what does not belong here");
    fixture.find<QAction>("command_verify_now")->trigger();
    idle();
    fixture.wait_for([&] { return fixture.label("sign_stopped").contains("letter.txt"); });
    CHECK_FALSE(sign->isEnabled());
    CHECK(fixture.find<QFrame>("upkeep_panel")->isVisible());
    CHECK(fixture.label("upkeep_known").contains("No report may be issued now"));
    QApplication::processEvents();
    take_picture(fixture, "upkeep-failed-en");
    // All that is known of the archive can be read, however long it has become.
    const auto* known = fixture.find<QLabel>("upkeep_known");
    CHECK(known->text().count('\n') > 3);
    CHECK(known->heightForWidth(known->width()) <= known->height());

    fs::remove(fixture.archive() + "/letter.txt");
    fixture.find<QPushButton>("upkeep_verify")->click();
    idle();
    fixture.wait_for([&] { return !fixture.find<QLabel>("sign_stopped")->isVisible(); });
    fixture.find<QPushButton>("upkeep_close")->click();
    CHECK_FALSE(fixture.find<QFrame>("upkeep_panel")->isVisible());
    fixture.sign("zhao.lei");
    CHECK(fixture.entries("report-issue/1").size() == 1);
    // The issue has its checkpoint, by the key that the upkeep names.
    const auto made = fixture.entries("checkpoint/1");
    REQUIRE_FALSE(made.empty());
    CHECK(records::note_in(made.back().record).find("issue") != std::string::npos);
    CHECK(made.back().seq > fixture.entries("report-issue/1").back().seq);
}

TEST_CASE("An archive is verified beside a run that goes on, and neither is in the other's way", "[upkeep]") {
    WindowFixture fixture;
    StationEntry station = fixture.prepare().station();
    station.procedures = {"vehicle-mass"};
    fixture.prepare().set_station(station);
    fixture.start();
    int tasks = 0;
    fixture.go_on([&] { return ++tasks > 3; });
    REQUIRE(fixture.run().running());
    auto& upkeep = fixture.window().upkeep();
    fixture.key(Qt::Key_I, Qt::ControlModifier);
    CHECK(fixture.find<QFrame>("upkeep_panel")->isVisible());
    fixture.wait_for([&] { return fixture.find<QPushButton>("upkeep_verify")->isEnabled(); });
    fixture.find<QPushButton>("upkeep_verify")->click();
    fixture.wait_for([&] { return !upkeep.busy(); });
    REQUIRE(upkeep.result());
    CHECK(upkeep.result()->sign == Sign::pass);
    fixture.find<QPushButton>("upkeep_close")->click();
    CHECK(fixture.run().running());
    fixture.find<QPushButton>("primary")->setFocus();
    fixture.go_on();
    CHECK(fixture.run().run().lifecycle == sequence::Lifecycle::completed);
    const auto verified = records::verify_archive(fixture.archive());
    REQUIRE(verified);
    CHECK(verified->ok());
}

TEST_CASE("Pictures of the upkeep hold all their text", "[pictures][upkeep]") {
    const qreal scale = qApp->devicePixelRatio();
    for (const Language language : {Language::english, Language::chinese})
        for (const Theme theme : {Theme::light, Theme::dark}) {
            WindowFixture fixture(language, theme);
            REQUIRE(records::Archive::create(fixture.archive(), records::ArchiveKind::training, fixture.clock()));
            emit fixture.archive_in_use().changed();
            auto& upkeep = fixture.window().upkeep();
            fixture.wait_for([&] { return !upkeep.busy() && upkeep.owed().has_value(); });
            write(fixture.archive() + "/letter.txt", "what does not belong here");
            fixture.find<QAction>("command_verify_now")->trigger();
            fixture.wait_for([&] { return !upkeep.busy() && upkeep.alarming(); });
            QTest::qWait(300);
            take_picture(fixture, "upkeep-" + picture_name(language, theme, scale));
            check_nothing_cut(fixture.window());
            check_named(fixture.window());
        }
}
