// SPDX-License-Identifier: GPL-3.0-or-later
// An auditor does the whole job through the real window: signs in, finds, opens, moves the moment, verifies,
// recomputes, draws, reads the trail. Every look is on record, and nothing else is.
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <map>
#include <memory>

#include "app/acts/virtual_round.h"
#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// A window over an archive with three runs and the people of a laboratory.
class AuditFixture : public WindowFixture {
  public:
    AuditFixture() {
        {
            auto made = records::Archive::create(archive(), records::ArchiveKind::training, clock());
            REQUIRE(made);
            for (const auto* scenario : {"default", "overweight", "overload"}) {
                const auto run =
                    run_virtual({scenario, {"vehicle-mass"}, sample_item("S-0001"), "T-03", {}}, **made, clock());
                if (!run) FAIL(run.error().text());
            }
            make_people(**made, clock(), hasher(), {"vehicle-mass"});
        }
        emit archive_in_use().changed();
    }
    [[nodiscard]] std::map<std::string, int> types() {
        std::map<std::string, int> out;
        const auto opened = archive_in_use().read();
        REQUIRE(opened);
        const auto trail = records::audit_trail(**opened, {});
        REQUIRE(trail);
        for (const auto& entry : *trail) ++out[entry.type];
        return out;
    }
};

}  // namespace

TEST_CASE("An auditor finds, opens, verifies, recomputes, draws and reads, and changes nothing", "[auditor]") {
    AuditFixture fixture;
    const auto before = fixture.types();
    fixture.seat().sign_in("sun.qi", tests::secret(password_of("sun.qi")));
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    // The window opens where an auditor works, and offers no bench.
    fixture.wait_for([&] { return fixture.window().current() == "archive"; });
    CHECK_FALSE(fixture.find<QWidget>("rail_bench")->isVisible());
    auto& page = *fixture.window().page<ArchivePage>();

    // Search, open, move the moment.
    auto* runs = fixture.find<QTableView>("archive_runs");
    fixture.wait_for([&] { return runs->model()->rowCount() == 3; });
    fixture.find<QLineEdit>("archive_search")->setFocus();
    fixture.type("s-0001 fail");
    REQUIRE(runs->model()->rowCount() == 1);
    fixture.key(Qt::Key_Return);
    fixture.wait_for([&] { return page.past_run().timeline().has_value(); });
    fixture.find<QSlider>("run_moment")->setFocus();
    fixture.key(Qt::Key_End);
    CHECK(fixture.find<QTableView>("run_bytes")->currentIndex().row() > 0);

    // Recompute the run, then verify, recompute and draw over all.
    fixture.key(Qt::Key_R, Qt::ControlModifier);
    fixture.wait_for([&] { return !page.work().work().running() && page.work().result().has_value(); });
    CHECK(page.work().result()->sign == Sign::pass);
    fixture.find<QPushButton>("archive_check")->click();
    fixture.find<QPushButton>("archive_verify")->click();
    fixture.wait_for([&] { return !page.work().work().running(); });
    CHECK(page.work().result()->sign == Sign::pass);
    fixture.find<QPushButton>("archive_recompute")->click();
    fixture.wait_for([&] { return !page.work().work().running(); });
    CHECK(page.work().result()->sign == Sign::pass);
    fixture.find<QLineEdit>("draw_seed")->setFocus();
    fixture.type("4 2 6");
    fixture.find<QSpinBox>("draw_count")->setValue(2);
    fixture.find<QPushButton>("draw_now")->click();
    fixture.wait_for([&] { return page.work().drawn().has_value(); });
    const auto drawn = page.work().drawn()->runs;
    CHECK(drawn.size() == 2);
    // The same seed once more: the same records.
    fixture.find<QPushButton>("draw_now")->click();
    fixture.wait_for([&] { return !page.work().work().running(); });
    CHECK(page.work().drawn()->runs == drawn);

    // The trail, and what this visit has left in it.
    fixture.find<QPushButton>("archive_trail")->click();
    fixture.wait_for([&] { return page.looks().waiting() == 0 && !page.trail().searching(); });
    CHECK(fixture.find<QTableView>("trail_entries")->model()->rowCount() > 10);
    auto after = fixture.types();
    CHECK(after["look/1"] == 3);
    // That they verified, and what it gave, is a record of its own.
    CHECK(after["verification/1"] == (before.contains("verification/1") ? before.at("verification/1") : 0) + 1);
    CHECK(after["sign-in/1"] == 1);
    for (const auto& [type, count] : before)
        if (type != "sign-in/1" && type != "verification/1") CHECK(after[type] == count);

    // Setup shows everything and offers nothing.
    fixture.window().go_to("setup");
    auto* setup = fixture.window().page<SetupWorkspace>();
    REQUIRE(setup != nullptr);
    for (const auto* part : {"equipment", "station", "packs", "limits", "people", "signing", "decisions", "backup"}) {
        setup->go_to(part);
        QApplication::processEvents();
        CHECK(setup->page().acts().empty());
    }
    CHECK_FALSE(fixture.find<QWidget>("rail_bench")->isVisible());
}

TEST_CASE("While another program holds the archive nobody with an account takes a run out of it", "[auditor]") {
    AuditFixture fixture;
    fixture.seat().sign_in("wang.fang", tests::secret(password_of("wang.fang")));
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    fixture.window().go_to("archive");
    auto& page = *fixture.window().page<ArchivePage>();
    fixture.wait_for([&] { return !page.search().runs().runs().empty(); });
    const auto run = page.search().runs().runs().front().id;
    const auto file = fixture.archive() + "-run.velo";
    const auto take_out = [&] {
        page.work().export_as(run, ExportFormat::package, file,
                              Actor{*fixture.seat().person(), fixture.seat().account()});
        fixture.wait_for([&] { return !page.work().work().running() && page.work().result().has_value(); });
        return page.work().result()->sign;
    };
    std::unique_ptr<records::Archive> other;
    fixture.wait_for([&] {
        auto opened = records::Archive::open(fixture.archive(), fixture.clock());
        if (opened) other = std::move(*opened);
        return other != nullptr;
    });
    CHECK(take_out() == Sign::broken);
    CHECK_FALSE(QFile::exists(QString::fromStdString(file)));
    other.reset();
    CHECK(take_out() == Sign::pass);
    CHECK(QFile::exists(QString::fromStdString(file)));
    CHECK(fixture.types()["export/1"] == 1);
}

TEST_CASE("Nobody but an auditor is watched while looking", "[auditor]") {
    AuditFixture fixture;
    fixture.seat().sign_in("wang.fang", tests::secret(password_of("wang.fang")));
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    fixture.window().go_to("archive");
    auto& page = *fixture.window().page<ArchivePage>();
    CHECK_FALSE(page.looks().recording());
    page.open_run(page.search().runs().runs().front().id.c_str());
    CHECK(page.looks().waiting() == 0);
    CHECK(fixture.types().count("look/1") == 0);
}

TEST_CASE("A look that cannot be recorded now waits, is said to wait, and is recorded later", "[auditor]") {
    AuditFixture fixture;
    fixture.seat().sign_in("sun.qi", tests::secret(password_of("sun.qi")));
    fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    fixture.window().go_to("archive");
    auto& page = *fixture.window().page<ArchivePage>();
    {
        // The disk of the archive is away for a moment.
        QTemporaryDir elsewhere;
        const auto folder = fixture.archive();
        const auto aside = elsewhere.filePath("index").toStdString();
        REQUIRE(std::rename((folder + "/archive.json").c_str(), aside.c_str()) == 0);
        page.looks().looked(records::LookedAt::report, "R-2026-0001");
        fixture.wait_for([&] { return !page.looks().note().isEmpty(); });
        CHECK(page.looks().waiting() == 1);
        REQUIRE(std::rename(aside.c_str(), (folder + "/archive.json").c_str()) == 0);
    }
    fixture.wait_for([&] { return page.looks().waiting() == 0; });
    CHECK(page.looks().note().isEmpty());
    CHECK(fixture.types()["look/1"] == 1);
}
