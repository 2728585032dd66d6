// SPDX-License-Identifier: GPL-3.0-or-later
// The permission matrix where it counts: every act that some role may not do is tried by each of those roles, as the
// program is installed, and is refused by name. What is shown of the matrix elsewhere is one table against another.
#include <catch2/catch.hpp>

#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/acts/handing_out.h"
#include "app/reporting/annotate.h"
#include "core/records/reports/report_acts.h"
#include "tests/app/reports/signing_laboratory.h"
#include "tests/app/standards/bike_lab_pack.h"

using namespace velocert::tests;
using namespace velocert;
using Catch::Contains;
using laboratory::Act;
using laboratory::Role;

namespace {

/// The laboratory with one person of every role, a report that is prepared, a hold, a proposal and a backup.
class WholeLaboratory : public SigningLaboratory {
  public:
    WholeLaboratory() {
        add("chu.lan", "Chu Lan", Role::custodian);
        add("bai.xue", "Bai Xue", Role::auditor);
        add("lu.an", "Lu An", Role::technician);
        REQUIRE(by("zhao.lei", {"user", "disable", "lu.an", "--archive", archive, "--reason", "left us"}).code == 0);
        const auto prepared = prepare();
        CAPTURE(prepared.err);
        REQUIRE(prepared.code == 0);
        report_ = *prepared.json().find("report")->string();
        static_cast<void>(folder.file("ca.pem", authority->certificate().pem()));
        const auto issued = authority->issue({"Li Ming", ids.at("li.ming"), signing::KeyKind::p256, 2, 10'000},
                                             base::Secret(passphrase("li.ming")), base::SystemClock().now());
        REQUIRE(issued);
        static_cast<void>(folder.file("li.pem", issued->certificate.pem()));
        REQUIRE(
            by("wang.fang", {"hold", "open", "--archive", archive, "--item", "S-001", "--reason", "a doubt"}).code ==
            0);
        REQUIRE(by("wang.fang", propose()).code == 0);
        REQUIRE(in_archive(Role::reviewer,
                           {"pack", "propose", "--pack", write_bike_lab_pack(folder), "--reason", "a title of our own"})
                    .code == 0);
        REQUIRE(by("he.yun", {"backup", "--archive", archive, "--to", folder / "backups"}).code == 0);
    }

    [[nodiscard]] static std::string login(Role role) {
        switch (role) {
            case Role::technician: return "li.ming";
            case Role::reviewer: return "wang.fang";
            case Role::signatory: return "zhao.lei";
            case Role::custodian: return "chu.lan";
            case Role::administrator: return "he.yun";
            case Role::auditor: return "bai.xue";
        }
        return {};
    }
    [[nodiscard]] const std::string& report() const { return report_; }
    [[nodiscard]] std::vector<std::string> preparing(std::vector<std::string> of) const {
        of.insert(of.end(), {"--run", run_id, "--tested-by", "li.ming", "--reviewed-by", "wang.fang", "--approved-by",
                             "zhao.lei"});
        return of;
    }
    [[nodiscard]] static Finished by(const std::string& login, std::vector<std::string> words,
                                     const std::string& more = {}) {
        words.insert(words.end(), {"--user", login, "--password-stdin", "--json"});
        return cli(words, password(login) + "\n" + more);
    }
    [[nodiscard]] std::vector<std::string> propose() const {
        return {"release-limit", "propose",      "--archive", archive,
                "--edition",     "GB17761-2024", "--limit",   "motor.low_speed_torque",
                "--relation",    ">=",           "--value",   "12 N.m",
                "--page",        "p. 17",        "--source",  "printed copy"};
    }
    /// What a command in this archive says when somebody of that role does it.
    [[nodiscard]] Finished in_archive(Role role, std::vector<std::string> words, const std::string& more = {}) const {
        words.insert(words.end(), {"--archive", archive});
        return by(login(role), std::move(words), more);
    }
    /// The same where Zhao Lei does it and somebody of that role is the second person.
    [[nodiscard]] Finished confirmed_by(Role role, std::vector<std::string> words,
                                        const std::string& first = "zhao.lei") const {
        words.insert(words.end(), {"--archive", archive});
        return by(first, std::move(words), password(login(role)) + "\na first one for somebody\n");
    }
    /// With a key: it must not come so far that it is opened.
    [[nodiscard]] Finished with_key(Role role, std::vector<std::string> words) const {
        words.insert(words.end(), {"--key", folder / "zhao.lei.p12", "--trust", trust, "--yes"});
        return in_archive(role, std::move(words), passphrase("zhao.lei") + "\n");
    }
    [[nodiscard]] Finished annotated(Role role) const {
        return in_process([&](records::Archive& open, const base::Clock& clock) {
            const auto run = open.run(run_id);
            REQUIRE(run);
            const base::Secret secret(password(login(role)));
            return app::annotate(open, clock,
                                 {run_id,
                                  run->step_runs.front(),
                                  *metrology::WrittenQuantity::parse("0 s"),
                                  {},
                                  {},
                                  0,
                                  "a doubt",
                                  {},
                                  login(role),
                                  secret,
                                  {}});
        });
    }
    [[nodiscard]] Finished withdrawn(Role role) const {
        return in_process([&](records::Archive& open, const base::Clock& clock) {
            const auto people = records::people_register(open);
            REQUIRE(people);
            return app::withdraw_annotation(open, clock, run_id, 1, "no doubt", {}, *people->by_login(login(role)));
        });
    }

  private:
    std::string report_;
    [[nodiscard]] Finished in_process(
        const std::function<base::Result<void>(records::Archive&, const base::Clock&)>& act) const {
        const base::SystemClock clock;
        const auto open = records::Archive::open(archive, clock);
        REQUIRE(open);
        const auto done = act(**open, clock);
        if (done) return {0, {}, {}};
        return {done.error().code == base::ErrorCode::not_permitted ? 6 : 3, {}, done.error().text()};
    }
    void add(const std::string& name_of_login, const std::string& name, Role role) const {
        const auto made = by("zhao.lei",
                             {"user", "add", name_of_login, "--archive", archive, "--en", name, "--role",
                              std::string(laboratory::name(role)), "--reason", "joined the laboratory"},
                             "a first one for somebody\n");
        CAPTURE(made.err);
        REQUIRE(made.code == 0);
        const auto own = cli({"user", "password", "--archive", archive, "--user", name_of_login, "--password-stdin"},
                             "a first one for somebody\n" + password(name_of_login) + "\n");
        REQUIRE(own.code == 0);
    }
};

using Try = std::function<Finished(const WholeLaboratory&, Role)>;

/// A command in the archive; what is to be typed after the password.
Try words(std::vector<std::string> of, std::string more = {}) {
    return [of = std::move(of), more = std::move(more)](const WholeLaboratory& lab, Role role) {
        return lab.in_archive(role, of, more);
    };
}
Try second(std::vector<std::string> of) {
    return [of = std::move(of)](const WholeLaboratory& lab, Role role) {
        auto all = of;
        all.insert(all.end(), {"--confirm-by", WholeLaboratory::login(role)});
        return lab.confirmed_by(role, all);
    };
}
Try signs(const std::string& meaning) {
    return [meaning](const WholeLaboratory& lab, Role role) {
        return lab.with_key(role, {"sign", "--report", lab.report(), "--meaning", meaning});
    };
}

const std::string first = "a first one for somebody\n";

/// For every act that not every role may: how it is done.
std::map<Act, Try> tries() {
    const auto approves = [](const WholeLaboratory& lab, Role role) {
        return lab.with_key(role, {"approve", "--report", lab.report(), "--out", lab.folder / "issued"});
    };
    std::map<Act, Try> out{
        {Act::review_trail,
         [](const auto& lab, Role role) {
             return lab.with_key(role, {"audit", "--review", "--found", "nothing out of order"});
         }},
        {Act::export_records,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, {"export", "--run", lab.run_id, "--out", lab.folder / "x.velo"});
         }},
        {Act::run_test,
         [](const auto& lab, Role role) {
             return lab.in_archive(
                 role, {"run", "--item", lab.folder / "item.json", "--virtual", "--procedure", "vehicle-mass"});
         }},
        {Act::approve_deviation,
         [](const auto& lab, Role role) {
             return lab.confirmed_by(role,
                                     {"run", "--item", lab.folder / "item.json", "--virtual", "--procedure",
                                      "vehicle-mass", "--override-calibration", "scale", "--reason",
                                      "certificate is in the post", "--approved-by", WholeLaboratory::login(role)},
                                     "li.ming");
         }},
        {Act::annotate, [](const auto& lab, Role role) { return lab.annotated(role); }},
        {Act::withdraw_annotation, [](const auto& lab, Role role) { return lab.withdrawn(role); }},
        {Act::prepare_report,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, lab.preparing({"report", "prepare"}));
         }},
        {Act::amend_report,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, lab.preparing({"amend", "--report", lab.report(), "--kind", "replacement",
                                                        "--reason", "model mistyped"}));
         }},
        {Act::sign_approved, approves},
        {Act::void_report,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, {"report", "void", "--report", lab.report(), "--reason", "the wrong sample"});
         }},
        {Act::open_hold, words({"hold", "open", "--item", "S-001", "--reason", "a doubt"})},
        {Act::close_hold,
         words({"hold", "close", "--hold", "H1", "--evaluation", "within its limits", "--decision", "results stand"})},
        {Act::propose_limit,
         [](const auto& lab, Role role) { return WholeLaboratory::by(WholeLaboratory::login(role), lab.propose()); }},
        {Act::confirm_limit, words({"release-limit", "confirm", "--proposal", "P1"})},
        {Act::propose_pack,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, {"pack", "propose", "--pack", lab.folder / "our-pack", "--reason", "a title"});
         }},
        {Act::confirm_pack,
         [](const auto& lab, Role role) {
             return lab.with_key(role, {"pack", "confirm", "--proposal", "A1"});
         }},
        {Act::keep_equipment, words({"calibration", "in-service", "E-017", "--reason", "came back"})},
        {Act::check_equipment, words({"calibration", "intermediate", "E-017", "--measurand", "mass", "--reference",
                                      "50 kg", "--indication", "50 kg", "--limit", "0.05 kg"})},
        {Act::set_equipment_aside, words({"calibration", "out-of-service", "E-017", "--reason", "it was dropped"})},
        {Act::create_account,
         words({"user", "add", "sun.yi", "--en", "Sun Yi", "--role", "technician", "--reason", "joins us"}, first)},
        {Act::confirm_signatory,
         second({"user", "add", "sun.yi", "--en", "Sun Yi", "--role", "signatory", "--reason", "joins us"})},
        {Act::change_roles, words({"user", "roles", "chu.lan", "--role", "technician", "--reason", "another duty"})},
        {Act::disable_account, words({"user", "disable", "chu.lan", "--reason", "left us"})},
        {Act::enable_account, words({"user", "enable", "lu.an", "--reason", "came back"})},
        {Act::unlock_account, words({"user", "unlock", "chu.lan", "--reason", "asked for by phone"})},
        {Act::reset_password, words({"user", "password", "lu.an", "--reason", "forgotten"}, first)},
        {Act::authorise_person, words({"user", "authorise", "chu.lan", "--method", "vehicle-mass", "--right", "test",
                                       "--reason", "training finished"})},
        {Act::confirm_authorisation, second({"user", "authorise", "zhao.lei", "--method", "braking", "--right",
                                             "approve", "--reason", "training finished"})},
        {Act::register_certificate,
         [](const auto& lab, Role role) {
             return lab.in_archive(
                 role, {"user", "certificate", "li.ming", "--file", lab.folder / "li.pem", "--reason", "the own key"});
         }},
        {Act::review_access, words({"user", "review"})},
        {Act::set_password_policy, words({"user", "policy", "--minimum-length", "20", "--reason", "the site asks"})},
        {Act::issue_certificate,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, {"certificate", "revoke", "--authority", lab.folder / "none"});
         }},
        {Act::import_trust,
         [](const auto& lab, Role role) {
             return lab.in_archive(
                 role, {"certificate", "import", lab.folder / "ca.pem", "--trust", lab.folder / "new-trust.json"});
         }},
        {Act::make_backup,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, {"backup", "--to", lab.folder / "backups"});
         }},
        {Act::restore_backup,
         [](const auto& lab, Role role) {
             const auto to = lab.folder / "again";
             auto done = WholeLaboratory::by(WholeLaboratory::login(role),
                                             {"restore", "--from", lab.folder / "backups", "--to", to});
             CHECK_FALSE(std::filesystem::exists(to));
             return done;
         }},
        {Act::rehearse_restore,
         [](const auto& lab, Role role) {
             return lab.in_archive(role, {"restore", "rehearse", "--from", lab.folder / "backups"});
         }},
        {Act::keep_anchors,
         [](const auto& lab, Role role) {
             return lab.in_archive(
                 role, {"checkpoint", "places", "safe=" + (lab.folder / "safe"), "--why", "another medium"});
         }},
        {Act::accept_rollback,
         words({"checkpoint", "accept-rollback", "--row", "1", "--why", "the disk was replaced"})},
        {Act::answer_for_clock, words({"checkpoint", "note-clock", "--why", "radio clock, 1 s behind"})},
        {Act::set_legal_hold, words({"retention", "--years", "9", "--reason", "asked for by the client"})},
        {Act::sign_tested, signs("tested")},
        {Act::sign_reviewed, signs("reviewed")},
        {Act::sign_witnessed, signs("witnessed")},
    };
    return out;
}

/// Acts that are part of others, whose roles they must hold: those are refused first.
const std::map<Act, std::vector<Act>> within{{Act::issue_report, {Act::sign_approved}},
                                             {Act::use_signing_key,
                                              {Act::sign_tested, Act::sign_reviewed, Act::sign_approved,
                                               Act::sign_witnessed, Act::annotate, Act::review_trail}}};

}  // namespace

TEST_CASE("every act that a role may not do is refused to that role where it is done", "[permitted_acts]") {
    const WholeLaboratory lab;
    const auto all = tries();
    std::size_t refused = 0;
    for (std::size_t i = 0; i < laboratory::act_count; ++i) {
        const auto act = laboratory::act_at(i);
        const std::string name(laboratory::name(act));
        CAPTURE(name);
        if (const auto part = within.find(act); part != within.end()) {
            for (const auto role : laboratory::all_roles)
                for (const auto whole : part->second)
                    if (!laboratory::permits(role, act)) CHECK_FALSE(laboratory::permits(role, whole));
            continue;
        }
        const auto at = all.find(act);
        REQUIRE((at != all.end()) != app::every_role_may(act));
        if (at == all.end()) continue;
        for (const auto role : laboratory::all_roles) {
            if (laboratory::permits(role, act)) continue;
            CAPTURE(laboratory::name(role));
            const auto done = at->second(lab, role);
            CAPTURE(done.err);
            CHECK(done.code == 6);
            CHECK_THAT(done.err, Contains(name));
            ++refused;
        }
    }
    CHECK(refused > 100);
    // Nothing of it was done.
    CHECK(lab.state(lab.report()) == "prepared");
    CHECK(cli({"verify", lab.archive}).code == 0);
}
