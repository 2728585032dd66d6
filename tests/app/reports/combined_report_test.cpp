// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a combined run in an archive with accounts: what comes over the runs that it rests on is asked about.
#include <catch2/catch.hpp>

#include "app/reporting/trail_standing.h"
#include "core/records/reports/report_acts.h"
#include "core/records/trail/trail_review.h"
#include "core/sequence/documents/joined_runs.h"
#include "tests/app/documents.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/support/pdf_text.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;

namespace {

/// Two runs of the mass, the second one by Li Ming with an account, brought together.
class CombinedLaboratory : public SigningLaboratory {
  public:
    CombinedLaboratory() {
        first = run_id;
        second = one_more();
        run_id = combine();
    }
    [[nodiscard]] std::string one_more(const std::string& scenario = {}) const {
        std::vector<std::string> words{"run",   "--item",      folder / "item.json", "--archive",
                                       archive, "--procedure", "vehicle-mass",       "--virtual"};
        if (!scenario.empty()) words.push_back(scenario);
        words.insert(words.end(), {"--user", "li.ming", "--password-stdin", "--json"});
        const auto run = cli(words, password("li.ming") + "\n");
        CAPTURE(run.err);
        REQUIRE((run.code == 0 || run.code == 1));
        return member(run.json(), "run");
    }
    [[nodiscard]] std::string combine() const {
        const auto done =
            cli({"report", "combine", "--archive", archive, "--item", "S-001", "--because",
                 "vehicle-mass=the scale was not level", "--user", "li.ming", "--password-stdin", "--json"},
                password("li.ming") + "\n");
        CAPTURE(done.err);
        REQUIRE(done.code != 3);
        return member(done.json(), "run");
    }
    [[nodiscard]] std::string prepared(std::vector<std::string> more = {}) const {
        const auto done = prepare(std::move(more));
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
        return member(done.json(), "report");
    }
    [[nodiscard]] Finished hold(std::vector<std::string> words, const std::string& login) const {
        words.insert(words.begin() + 2, {"--archive", archive});
        words.insert(words.end(), {"--user", login, "--password-stdin", "--json"});
        return cli(words, password(login) + "\n");
    }
    [[nodiscard]] Finished signed_by(const std::string& report, const std::string& login,
                                     const std::string& meaning) const {
        return sign(report, login, meaning, both(login));
    }
    [[nodiscard]] std::unique_ptr<signing::SigningKey> key(const std::string& login) const {
        const auto bytes = bytes_of(folder / (login + ".p12"));
        auto opened = signing::open_pkcs12(base::as_bytes(bytes), base::Secret(passphrase(login)));
        REQUIRE(opened);
        return std::move(*opened);
    }
    [[nodiscard]] std::uint64_t annotate_second(const std::string& words) {
        const auto of = run_id;
        run_id = second;
        const auto row = annotate(*key("wang.fang"), words);
        run_id = of;
        return row;
    }
    /// Whether the package of the combined run holds what the ledger says of the report and holds together.
    void package_holds() const {
        static int number = 0;
        const auto package = folder / ("combined-" + std::to_string(++number) + ".velo");
        REQUIRE(cli({"export", "--archive", archive, "--run", run_id, "--out", package}).code == 0);
        const auto verified = cli({"verify", package, "--json"});
        CAPTURE(verified.out);
        CHECK(verified.code == 0);
        const auto small = Process({VELOCERT_VERIFY, package, "--json"}).wait();
        CAPTURE(small.out);
        CHECK(small.code == 0);
    }
    void archive_holds() const {
        const auto verified = cli({"verify", archive, "--json"});
        CAPTURE(verified.out);
        CHECK(verified.code == 0);
        const auto recomputed = cli({"recompute", "--archive", archive, "--all", "--json"});
        CAPTURE(recomputed.out);
        CHECK(recomputed.code == 0);
    }

    std::string first;
    std::string second;
};

}  // namespace

TEST_CASE("a hold on a run holds the report that brings it together with others", "[combined-report]") {
    const CombinedLaboratory lab;
    const auto report = lab.prepared();
    REQUIRE(lab.signed_by(report, "li.ming", "tested").code == 0);
    REQUIRE(lab.hold({"hold", "open", "--run", lab.second, "--reason", "scale drifted"}, "wang.fang").code == 0);
    CHECK(lab.state(report) == "returned");
    const auto again = lab.prepare({"--report", report});
    CHECK(again.code == 0);
    CHECK_THAT(again.err, Contains("hold/H1"));
    REQUIRE(lab.signed_by(report, "li.ming", "tested").code == 0);
    REQUIRE(lab.signed_by(report, "wang.fang", "reviewed").code == 0);
    const auto blocked = lab.approve(report, "zhao.lei", lab.folder.path());
    CHECK(blocked.code == 6);
    CHECK_THAT(blocked.err, Contains("hold H1 is open"));
    // The hold goes with the package, though it was opened on another run.
    lab.package_holds();
    REQUIRE(lab.hold({"hold", "close", "--hold", "H1", "--evaluation", "within its limits", "--decision", "they stand"},
                     "zhao.lei")
                .code == 0);
    REQUIRE(lab.prepare({"--report", report}).code == 0);
    REQUIRE(lab.signed_by(report, "li.ming", "tested").code == 0);
    REQUIRE(lab.signed_by(report, "wang.fang", "reviewed").code == 0);
    const auto approved = lab.approve(report, "zhao.lei", lab.folder.path());
    CAPTURE(approved.err);
    CHECK(approved.code == 0);
    lab.package_holds();
    lab.archive_holds();
}

TEST_CASE("a void of a run touches the report that brings it together with others", "[combined-report]") {
    const CombinedLaboratory lab;
    const auto report = lab.prepared();
    REQUIRE(lab.signed_by(report, "li.ming", "tested").code == 0);
    REQUIRE(cli({"runs", "void", "--archive", lab.archive, "--run", lab.second, "--reason", "the wrong sample",
                 "--user", "li.ming", "--password-stdin", "--json"},
                SigningLaboratory::password("li.ming") + "\n")
                .code == 0);
    const auto confirmed =
        cli({"runs", "void", "--archive", lab.archive, "--run", lab.second, "--confirm", "--user", "zhao.lei", "--key",
             lab.folder / "zhao.lei.p12", "--trust", lab.trust, "--password-stdin", "--json"},
            SigningLaboratory::both("zhao.lei"));
    CAPTURE(confirmed.err);
    REQUIRE(confirmed.code == 0);
    CHECK(lab.state(report) == "returned");
    CHECK_THAT(*lab.show(report).find("signatures")->items()->front().find("void")->string(),
               Contains("run " + lab.second + ", which it rests on, was voided"));
    CHECK_THAT(lab.prepare({"--report", report}).err, Contains("which was voided"));
    lab.package_holds();
    lab.archive_holds();
}

TEST_CASE("an annotation of an attempt goes with it into the combined report and its package", "[combined-report]") {
    CombinedLaboratory lab;
    static_cast<void>(lab.annotate_second("The wind moved the hanging rope"));
    const auto report = lab.prepared();
    const auto pages = [&](const std::string& name) {
        const auto file = lab.folder / name;
        REQUIRE(cli({"report", "show", "--archive", lab.archive, "--report", report, "--out", file}).code == 0);
        std::string out;
        for (const auto& page : reports::test::pages_of(reports::test::read_bytes(file))) out += page;
        return reports::test::without_blanks(out);
    };
    CHECK_THAT(pages("one.pdf"), Contains("Thewindmovedthehangingrope"));
    lab.package_holds();
    // What is noted after it was prepared is not signed over.
    static_cast<void>(lab.annotate_second("A second rope was seen"));
    const auto refused = lab.signed_by(report, "li.ming", "tested");
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("was made after the report was prepared"));
    REQUIRE(lab.prepare({"--report", report}).code == 0);
    CHECK_THAT(pages("two.pdf"), Contains("Thewindmovedthehangingrope") && Contains("Asecondropewasseen"));
    CHECK(lab.signed_by(report, "li.ming", "tested").code == 0);
    lab.package_holds();
    lab.archive_holds();
}

TEST_CASE("a Fail that comes after the combining stands in the way of preparing and of approving",
          "[combined-report]") {
    const CombinedLaboratory lab;
    const auto report = lab.prepared();
    REQUIRE(lab.signed_by(report, "li.ming", "tested").code == 0);
    REQUIRE(lab.signed_by(report, "wang.fang", "reviewed").code == 0);
    const auto later = lab.one_more("overweight");
    const auto refused = lab.approve(report, "zhao.lei", lab.folder.path());
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("combined/" + later) && Contains("combined anew"));
    const auto prepared = lab.prepare();
    CHECK(prepared.code == 6);
    CHECK_THAT(prepared.err, Contains("it says nothing of run " + later));
}

TEST_CASE("the review of the trail before an approval reaches back to the first of the runs", "[combined-report]") {
    const CombinedLaboratory lab;
    const auto report = lab.prepared();
    const base::SystemClock clock;
    const auto archive = records::Archive::open(lab.archive, clock);
    REQUIRE(archive);
    const auto run = (*archive)->run(lab.run_id);
    REQUIRE(run);
    CHECK(sequence::runs_rested_on(*run) == std::vector{lab.run_id, lab.second});
    const auto life = records::report_life(**archive, report);
    REQUIRE(life);
    CHECK(life->preparation.rests_on == std::vector{lab.second});
    const auto first_row = [&](const std::string& id) { return (*archive)->ledger_rows(id).value().front().seq; };
    REQUIRE(first_row(lab.second) < first_row(lab.run_id));
    const auto reviewed = [&](std::uint64_t to, const std::string& login, const std::string& name) {
        const auto key = lab.key(login);
        const auto review = records::next_trail_review(**archive, to, "nothing out of order", {lab.ids.at(login), name},
                                                       clock.now(), std::chrono::minutes(0));
        REQUIRE(review);
        const auto cms = signing::sign_cms(*key, base::Digest::of(review->canonical()));
        REQUIRE(cms);
        const auto done = records::record_trail_review(**archive, *review, *cms, key->certificate());
        if (!done) FAIL(done.error().text());
    };
    const auto unanswered = [&] {
        const auto trail = app::trail_standing(**archive, *life, *run);
        REQUIRE(trail);
        return trail->unanswered;
    };
    CHECK(unanswered() == "nobody has reviewed the audit trail");
    // The tester looked through what was written of the runs, and another person through the combining alone.
    reviewed(first_row(lab.run_id) - 1, "li.ming", "Li Ming");
    reviewed(life->prepared_seq, "wang.fang", "Wang Fang");
    CHECK_THAT(unanswered(), Contains("were reviewed by Li Ming, who made the test"));
}

TEST_CASE("a report that brings a run together is refused beside the report of that run", "[combined-report]") {
    CombinedLaboratory lab;
    const std::string combined = lab.run_id;
    const auto issue = [&](const std::string& run) {
        lab.run_id = run;
        const auto report = lab.prepared();
        REQUIRE(lab.signed_by(report, "li.ming", "tested").code == 0);
        REQUIRE(lab.signed_by(report, "wang.fang", "reviewed").code == 0);
        const auto done = lab.approve(report, "zhao.lei", lab.folder.path());
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
        return report;
    };
    const auto report = issue(lab.second);
    lab.run_id = combined;
    const auto refused = lab.prepare();
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("report/" + report) && Contains("run " + lab.second) && Contains("'amend'"));
    // The first of the runs has no result in the combined one.
    lab.run_id = lab.first;
    CHECK(lab.prepare().code == 0);
    CHECK(cli({"verify", lab.archive}).code == 0);
}
