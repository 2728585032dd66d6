// SPDX-License-Identifier: GPL-3.0-or-later
// Holds, and runs made void, in the window: one person notices, a second one decides with password and key.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <fstream>

#include "app/acts/virtual_round.h"
#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/setup/setup_workspace.h"
#include "core/records/reports/report_acts.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

constexpr auto passphrase = "the key of Zhao Lei, whole";

/// A window over a training archive with a run, the people of a laboratory, and a key of the signatory.
class DecisionFixture : public WindowFixture {
  public:
    DecisionFixture() {
        {
            auto made = records::Archive::create(archive(), records::ArchiveKind::training, clock());
            REQUIRE(made);
            const auto done =
                run_virtual({"default", {"vehicle-mass"}, sample_item("S-0001"), "T-03", {}}, **made, clock());
            if (!done) FAIL(done.error().text());
            run_id = done->id;
            make_people(**made, clock(), hasher(), {"vehicle-mass"});
            write_key(**made, clock(), "zhao.lei", passphrase, path("zhao.p12"), path("trust.json"));
        }
        emit archive_in_use().changed();
    }
    void sign_in(const std::string& login) {
        seat().sign_out();
        seat().sign_in(login, tests::secret(password_of(login)));
        wait_for([&] { return seat().state() == Seat::State::present; });
        window().go_to("setup");
        setup().go_to("decisions");
        QApplication::processEvents();
    }
    [[nodiscard]] SetupWorkspace& setup() {
        auto* out = window().page<SetupWorkspace>();
        REQUIRE(out != nullptr);
        return *out;
    }
    [[nodiscard]] bool offers(const std::string& act) {
        const auto acts = setup().page().acts();
        return std::ranges::any_of(acts, [&](const SetupAct& one) { return one.id == act; });
    }
    /// Does the act with what is filled in, as the form does: the sentence, or the error.
    base::Result<QString> act(const std::string& id, std::map<std::string, std::string> text,
                              const std::map<std::string, std::string>& secrets = {}) {
        for (auto& one : setup().page().acts()) {
            if (one.id != id) continue;
            ActValues values;
            values.text = std::move(text);
            for (const auto& [field, value] : secrets) values.secrets.emplace(field, tests::secret(value));
            const auto problems = problems_of(one, values);
            INFO((problems.empty() ? std::string() : problems.front().field));
            CHECK(problems.empty());
            auto done = one.run(std::move(values), base::Progress{});
            setup().page().refresh();
            QApplication::processEvents();
            return done;
        }
        FAIL("the page does not offer " + id);
        return base::fail(base::ErrorCode::not_found, id, "not offered");
    }
    [[nodiscard]] std::string path(const char* name) const { return disk.filePath(name).toStdString(); }
    [[nodiscard]] records::ReportRegister reports() {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        auto out = records::report_register(**opened);
        if (!out) FAIL(out.error().text());
        return std::move(*out);
    }
    [[nodiscard]] std::size_t entries(std::string_view type) {
        const auto opened = records::Archive::open_read_only(archive());
        REQUIRE(opened);
        return (*opened)->ledger_entries(std::array{type})->size();
    }

    QTemporaryDir disk;
    std::string run_id;
};

}  // namespace

TEST_CASE("A hold is opened by whoever notices and closed by a signatory with password and key", "[decisions]") {
    DecisionFixture fixture;
    fixture.sign_in("li.ming");
    CHECK(fixture.setup().page().rows().rowCount() == 0);
    CHECK_FALSE(fixture.act("open_hold", {{"kind", "run"}, {"id", "run-nowhere"}, {"reason", "the scale drifted"}}));
    CHECK_FALSE(fixture.act("open_hold", {{"kind", "item"}, {"id", "S-0001"}, {"reason", "."}}));
    CHECK(fixture.entries("hold-open/1") == 0);
    const auto opened = fixture.act("open_hold", {{"kind", "item"}, {"id", "S-0001"}, {"reason", "the scale drifted"}});
    if (!opened) FAIL(opened.error().text());
    REQUIRE(fixture.setup().page().rows().rowCount() == 1);
    CHECK(fixture.setup().page().state().sign == Sign::inconclusive);
    fixture.setup().page().select("hold H1");
    CHECK_FALSE(fixture.offers("close_hold"));

    fixture.sign_in("zhao.lei");
    fixture.setup().page().select("hold H1");
    REQUIRE(fixture.offers("close_hold"));
    const std::map<std::string, std::string> words{{"evaluation", "within what the certificate allows"},
                                                   {"decision", "the results stand"},
                                                   {"key", fixture.path("zhao.p12")},
                                                   {"trust", fixture.path("trust.json")}};
    CHECK_FALSE(fixture.act("close_hold", words, {{"password", "not this one"}, {"passphrase", passphrase}}));
    CHECK_FALSE(fixture.act("close_hold", words, {{"password", password_of("zhao.lei")}, {"passphrase", "wrong"}}));
    auto silent = words;
    silent["decision"] = "。";
    CHECK_FALSE(fixture.act("close_hold", silent, {{"password", password_of("zhao.lei")}, {"passphrase", passphrase}}));
    CHECK(fixture.reports().holds.at(0).open());
    const auto closed =
        fixture.act("close_hold", words, {{"password", password_of("zhao.lei")}, {"passphrase", passphrase}});
    if (!closed) FAIL(closed.error().text());
    CHECK_FALSE(closed->contains("not signed"));
    CHECK_FALSE(fixture.reports().holds.at(0).open());
    CHECK(fixture.reports().holds.at(0).closing->closed_by.name == "赵雷");
    CHECK(fixture.entries("decision-signature/1") == 1);
    CHECK(fixture.setup().page().state().sign == Sign::pass);
    CHECK_FALSE(fixture.offers("close_hold"));
    const auto verified = records::verify_archive(fixture.archive());
    REQUIRE(verified);
    CHECK(verified->ok());
}

TEST_CASE("A run is asked to be void and made void by another person, and the Archive marks it", "[decisions]") {
    DecisionFixture fixture;
    fixture.sign_in("li.ming");
    REQUIRE(fixture.act("ask_void", {{"kind", "run"}, {"id", fixture.run_id}, {"reason", "the wrong sample"}}));
    fixture.setup().page().select("run " + fixture.run_id);
    CHECK_FALSE(fixture.offers("confirm_void"));
    // Not a technician's: a report is for those who decide on it.
    CHECK_FALSE(fixture.act("ask_void", {{"kind", "report"}, {"id", "SPECIMEN-2026-0001"}, {"reason", "wrong"}}));
    fixture.sign_in("zhao.lei");
    fixture.setup().page().select("run " + fixture.run_id);
    REQUIRE(fixture.offers("confirm_void"));
    CHECK_FALSE(fixture.act("confirm_void", {}, {{"password", "not this one"}}));
    CHECK(fixture.reports().voided_runs.empty());
    const auto done = fixture.act("confirm_void", {}, {{"password", password_of("zhao.lei")}});
    if (!done) FAIL(done.error().text());
    // Allowed in training, and told.
    CHECK(done->contains("not signed"));
    CHECK(fixture.reports().run_void(fixture.run_id) != nullptr);
    fixture.window().go_to("archive");
    auto& runs = fixture.window().page<ArchivePage>()->search().runs();
    fixture.wait_for([&] { return runs.rowCount() == 1; });
    CHECK(runs.index(0, RunsModel::lifecycle).data().toString().contains("VOIDED"));
    CHECK(runs.index(0, RunsModel::verdict).data(RunsModel::sign_role).toInt() == static_cast<int>(Sign::open));
    // Opened, it says so before anything else, and its verdict does not stand there as one that counts.
    auto& past = fixture.window().page<ArchivePage>()->past_run();
    past.open(fixture.run_id);
    REQUIRE(past.run());
    const auto facts = facts_of(*past.run());
    CHECK(facts.front().what == "Voided");
    CHECK(facts.front().value.contains("the wrong sample"));
    CHECK(fixture.find<Pill>("run_verdict")->text().contains("VOIDED"));
    CHECK_FALSE(fixture.find<Pill>("run_verdict")->text().contains("Pass"));
}

TEST_CASE("A run that was asked to be void counts again once another person decides so", "[decisions]") {
    DecisionFixture fixture;
    fixture.sign_in("li.ming");
    const auto asked = fixture.act("ask_void", {{"kind", "run"}, {"id", fixture.run_id}, {"reason", "the wrong one"}});
    REQUIRE(asked);
    CHECK_FALSE(asked->contains("Reports in force"));
    fixture.setup().page().select("run " + fixture.run_id);
    CHECK_FALSE(fixture.offers("decline_void"));
    fixture.sign_in("zhao.lei");
    fixture.setup().page().select("run " + fixture.run_id);
    REQUIRE(fixture.offers("decline_void"));
    CHECK_FALSE(fixture.act("decline_void", {{"decision", "。"}}));
    const auto done = fixture.act("decline_void", {{"decision", "the sample was the right one"}});
    if (!done) FAIL(done.error().text());
    CHECK(done->contains("counts"));
    CHECK(fixture.reports().void_requests.empty());
    CHECK(fixture.setup().page().rows().rowCount() == 0);
    CHECK(records::verify_archive(fixture.archive())->ok());
}

TEST_CASE("A hold on an item that nothing is of is opened and said outright", "[decisions]") {
    DecisionFixture fixture;
    fixture.sign_in("li.ming");
    const auto words = [&](const std::string& item) {
        const auto done = fixture.act("open_hold", {{"kind", "item"}, {"id", item}, {"reason", "the scale drifted"}});
        if (!done) FAIL(done.error().text());
        return *done;
    };
    CHECK(words("S-0O01").contains("No run and no report of this archive is of an item S-0O01"));
    CHECK(words("S-0001") == "Hold H2 is open.");
}

TEST_CASE("Who may decide nothing is offered nothing, and one person cannot do both parts", "[decisions]") {
    DecisionFixture fixture;
    for (const auto* login : {"sun.qi", "he.yun"}) {
        fixture.sign_in(login);
        CHECK(fixture.setup().page().acts().empty());
    }
    fixture.sign_in("zhao.lei");
    REQUIRE(fixture.act("ask_void", {{"kind", "run"}, {"id", fixture.run_id}, {"reason", "the wrong sample"}}));
    REQUIRE(fixture.act("open_hold", {{"kind", "run"}, {"id", fixture.run_id}, {"reason", "the wrong sample"}}));
    fixture.setup().page().select("run " + fixture.run_id);
    CHECK_FALSE(fixture.act("confirm_void", {}, {{"password", password_of("zhao.lei")}}));
    fixture.setup().page().select("hold H1");
    CHECK_FALSE(fixture.act("close_hold", {{"evaluation", "nothing is wrong"}, {"decision", "go on"}},
                            {{"password", password_of("zhao.lei")}}));
    CHECK(fixture.reports().voided_runs.empty());
    CHECK(fixture.reports().holds.at(0).open());
}
