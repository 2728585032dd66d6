// SPDX-License-Identifier: GPL-3.0-or-later
// Every act that writes to an archive leaves exactly its entries on the ledger, and none can write past it: the acts
// are those that the headers declare, so that one that is added without a row here is found.
#include <catch2/catch.hpp>

#include <filesystem>
#include <functional>
#include <iterator>
#include <regex>
#include <set>

#include "core/records/integrity/clock_standing.h"
#include "core/records/integrity/integrity_state.h"
#include "core/records/integrity/rollback.h"
#include "core/records/integrity/station_key_rule.h"
#include "core/records/integrity/system_failure.h"
#include "core/records/keeping/backup.h"
#include "core/records/keeping/backup_history.h"
#include "core/records/keeping/retention.h"
#include "core/records/keeping/upkeep.h"
#include "core/records/ledger/writer.h"
#include "core/records/people/limit_release.h"
#include "core/records/reports/decision_signing.h"
#include "core/records/trail/handed_out.h"
#include "core/records/trail/look.h"
#include "core/records/trail/trail_review.h"
#include "tests/core/records/approvals/approving_bench.h"
#include "tests/core/records/integrity/anchored_archive.h"
#include "tests/core/records/people/people_fixture.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/reports/signed_report.h"
#include "tests/core/records/trail/annotation_bench.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;
using Types = std::vector<std::string>;
/// Does the act; whether it came about as it should.
using Act = std::function<bool(Archive&)>;

/// Whether it came about; why not is told with a test that fails.
template <typename Value>
bool came(const base::Result<Value>& result) {
    if (!result) UNSCOPED_INFO(result.error().text());
    return result.has_value();
}

/// Of acts that do something outside the archive before they record it, a second try is another one.
enum class OnReadOnly : std::uint8_t { refused, not_tried };

class Acts {
  public:
    /// The act comes about and leaves entries of these types; on an archive that is open for reading only it does not.
    void did(const std::string& name, Archive& archive, const Types& types, const Act& act,
             OnReadOnly on_read_only = OnReadOnly::refused) {
        INFO(name);
        tried_.insert(name);
        const auto before = *archive.ledger_size();
        if (on_read_only == OnReadOnly::refused) {
            const auto reader = Archive::open_read_only(archive.folder());
            REQUIRE(reader);
            CHECK_FALSE(act(**reader));
            CHECK(*archive.ledger_size() == before);
        }
        REQUIRE(act(archive));
        Types found;
        for (auto seq = before + 1; seq <= *archive.ledger_size(); ++seq) {
            const auto row = archive.ledger_row(seq);
            found.push_back(row->type);
            const auto entry = parse_entry(row->canonical, row->type);
            REQUIRE(entry);
            CHECK(Writer{entry->host, entry->program} == Writer::here());
        }
        CHECK(found == types);
    }
    [[nodiscard]] const std::set<std::string>& tried() const { return tried_; }

  private:
    std::set<std::string> tried_;
};

/// All functions in the headers of the records that take an archive they may write to.
std::set<std::string> declared_acts() {
    std::set<std::string> out;
    const std::regex act(R"(([a-z_]+)\(\s*Archive& )");
    for (const auto& file : fs::recursive_directory_iterator(fs::path(VELOCERT_RESOURCES) / "../core/records")) {
        if (file.path().extension() != ".h") continue;
        const auto text = file_text(file.path().string());
        for (std::sregex_iterator at(text.begin(), text.end(), act), end; at != end; ++at) out.insert((*at)[1]);
    }
    return out;
}

void acts_of_people(Acts& acts) {
    using laboratory::Role;
    PeopleLaboratory laboratory;
    auto& archive = *laboratory.archive;
    const auto setting = laboratory.setting();
    const auto secret = [&](const char* text) { return tests::secret(text); };
    const auto did = [&](const char* name, const Types& types, const Act& act) { acts.did(name, archive, types, act); };
    did("create_first_account", {"account/1"}, [&](Archive& to) {
        return came(create_first_account(to, setting, "wang.fang", {"王芳", "Wang Fang"},
                                         tests::secret(laboratory.password_of("wang.fang")),
                                         "start of the laboratory"));
    });
    const auto wang = laboratory.as("wang.fang");
    did("create_account", {"account/1"}, [&](Archive& to) {
        return came(
            create_account(to, setting, wang,
                           {"li.ming", {{}, "Li Ming"}, {laboratory.from_today(Role::technician, laboratory.clock)}},
                           secret("a first password of Li Ming"), "joins the laboratory"));
    });
    did("change_password", {"account-password/1"}, [&](Archive& to) {
        return came(change_password(to, setting, laboratory.as("li.ming"), secret("four lamps and a hat of Li")));
    });
    const auto li_id = laboratory.account("li.ming").id;
    did("reset_password", {"account-password/1"}, [&](Archive& to) {
        return came(reset_password(to, setting, wang, li_id, secret("another first password for Li"), "forgot it"));
    });
    did("change_roles", {"account-roles/1"}, [&](Archive& to) {
        return came(change_roles(to, setting, wang, li_id,
                                 {laboratory.from_today(Role::technician, laboratory.clock),
                                  laboratory.from_today(Role::custodian, laboratory.clock)},
                                 "keeps the instruments too"));
    });
    did("disable_account", {"account-disabled/1"},
        [&](Archive& to) { return came(disable_account(to, setting, wang, li_id, "away for a year")); });
    did("enable_account", {"account-enabled/1"},
        [&](Archive& to) { return came(enable_account(to, setting, wang, li_id, "is back")); });
    did("authenticate", {"sign-in/1"}, [&](Archive& to) {
        return came(authenticate(to, laboratory.clock, "wang.fang", tests::secret(laboratory.password_of("wang.fang")),
                                 "a test", laboratory.hasher));
    });
    did("authenticate", {"sign-in/1"}, [&](Archive& to) {
        const auto refused =
            authenticate(to, laboratory.clock, "li.ming", secret("not the password"), "a test", laboratory.hasher);
        return !refused && refused.error().code == base::ErrorCode::not_permitted;
    });
    for (int i = 0; i < 4; ++i)
        REQUIRE_FALSE(authenticate(archive, laboratory.clock, "li.ming", secret("not the password"), "a test",
                                   laboratory.hasher));
    did("unlock_account", {"account-unlock/1"},
        [&](Archive& to) { return came(unlock_account(to, setting, wang, li_id, "it was the keyboard")); });
    did("cancel_sign_in", {"sign-in/1"},
        [&](Archive& to) { return came(cancel_sign_in(to, laboratory.clock, "li.ming", "a test")); });
    did("authorise", {"authorisation/1"}, [&](Archive& to) {
        return came(authorise(to, setting, wang,
                              {li_id, "vehicle-mass", laboratory::Right::test, laboratory.today(), std::nullopt},
                              "trained"));
    });
    did("withdraw_authorisation", {"authorisation-withdrawn/1"}, [&](Archive& to) {
        return came(
            withdraw_authorisation(to, setting, wang, laboratory.people().authorisations().front().id, "too long ago"));
    });
    did("register_certificate", {"account-certificate/1"}, [&](Archive& to) {
        return came(register_certificate(to, setting, wang, li_id, base::as_bytes("a certificate"), "the key came"));
    });
    did("review_access", {"access-review/1"},
        [&](Archive& to) { return came(review_access(to, setting, wang, "nothing out of order")); });
    did("set_password_policy", {"password-policy/1"}, [&](Archive& to) {
        laboratory::PasswordPolicy policy;
        policy.minimum_length += 1;
        return came(set_password_policy(to, setting, wang, policy, "asked for by the auditor"));
    });
    const auto li_account = laboratory.account("li.ming");
    const auto refused = [](const base::Result<void>& result) {
        return !result && result.error().code == base::ErrorCode::not_permitted;
    };
    did("record_refused_act", {"refused-act/1"}, [&](Archive& to) {
        return came(record_refused_act(to, laboratory.clock, li_account, laboratory::Act::sign_approved, "vehicle-mass",
                                       "R-1", "the own work"));
    });
    did("keep_refusal", {"refused-act/1"}, [&](Archive& to) {
        return refused(keep_refusal(to, laboratory.clock, li_account, laboratory::Act::void_report, {}, "report R-1",
                                    base::fail(base::ErrorCode::not_permitted, "report R-1", "the own work")));
    });
    did("require_or_record", {"refused-act/1"}, [&](Archive& to) {
        return refused(require_or_record(to, laboratory.clock, li_account, laboratory::Act::sign_approved,
                                         "vehicle-mass", "report R-2026-0001"));
    });
    did("require_each_or_record", {"refused-act/1"}, [&](Archive& to) {
        const std::vector<std::string> methods{"vehicle-mass", "braking"};
        return refused(require_each_or_record(to, laboratory.clock, li_account, laboratory::Act::sign_approved, methods,
                                              "report R-2026-0001"));
    });
    CHECK(laboratory.findings().empty());
}

void acts_of_limits(Acts& acts) {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::real, clock);
    REQUIRE(archive);
    const standards::Pack pack = standards::embedded_packs().back();
    const ReleaseSetting setting{pack, std::nullopt, clock};
    const auto propose = [&](const char* value) {
        return [&, value](Archive& to) {
            const auto entry = base::Json::object()
                                   .set("id", "motor.low_speed_torque")
                                   .set("relation", ">=")
                                   .set("value", value)
                                   .set("source", "printed copy no. 3")
                                   .set("page", "p. 17");
            return came(propose_limit(to, setting, entry, li, {}));
        };
    };
    acts.did("propose_limit", **archive, {"limit-proposal/1"}, propose("12 N.m"));
    acts.did("propose_limit", **archive, {"limit-proposal/1"}, propose("13 N.m"));
    acts.did("withdraw_proposal", **archive, {"limit-withdrawal/1"},
             [&](Archive& to) { return came(withdraw_proposal(to, clock, "P2", li, "slip of the pen")); });
    acts.did("confirm_proposal", **archive, {"limit-confirmation/1"},
             [&](Archive& to) { return came(confirm_proposal(to, setting, "P1", wang)); });
    archive->reset();
    CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
}

void acts_of_reports(Acts& acts) {
    const ScratchFolder scratch;
    const SteppedClock clock;
    auto made = Archive::create(scratch.path("a"), ArchiveKind::real, clock);
    REQUIRE(made);
    auto& archive = **made;
    record_sample_run(archive, "run-1", 1);
    const auto did = [&](const char* name, const Types& types, const Act& act) { acts.did(name, archive, types, act); };
    const std::string report = "R-2025-0001";
    did("prepare_report", {"report-prepare/1"}, [&](Archive& to) {
        return came(
            prepare_report(to, clock, Story().preparation(report), {"the order", "the record", {'p', 'd', 'f'}}));
    });
    did("record_attempt", {"report-attempt/1"}, [&](Archive& to) {
        return came(record_attempt(to, {report, Meaning::tested, "li.ming", true, "turned away", {}}, clock));
    });
    did("record_signature", {"report-signature/1"},
        [&](Archive& to) { return came(record_signature(to, made_signature(archive, report, Meaning::tested, li))); });
    did("return_report", {"report-return/1"}, [&](Archive& to) {
        return return_report(to, clock, report, "the mass", "weigh it once more", wang).has_value();
    });
    REQUIRE(prepare_sample_report(archive, clock, "run-1", report) == report);
    sign_sample_report(archive, report);
    did("record_issue", {"together/1", "report-signature/1", "report-issue/1"}, [&](Archive& to) {
        return came(record_issue(to, clock, made_signature(archive, report, Meaning::approved, zhao), {"/out"}));
    });
    did("record_delivery", {"report-delivery/1"}, [&](Archive& to) {
        return came(record_delivery(to, {report, "/out", true, {}, {}}, clock));
    });
    did("request_void", {"report-void-request/1"},
        [&](Archive& to) { return came(request_void(to, clock, report, "the wrong sample", wang)); });
    did("confirm_void", {"report-void/1"}, [&](Archive& to) { return came(confirm_void(to, clock, report, zhao)); });
    did("open_hold", {"hold-open/1"}, [&](Archive& to) {
        return came(open_hold(to, clock, {HoldSubject::Kind::run, "run-1"}, "a doubt about the scale", wang));
    });
    did("request_run_void", {"run-void-request/1"},
        [&](Archive& to) { return came(request_run_void(to, clock, "run-1", "the wrong sample", wang)); });
    did("decline_run_void", {"run-void-declined/1"},
        [&](Archive& to) { return came(decline_run_void(to, clock, "run-1", "the right sample", zhao)); });
    REQUIRE(request_run_void(archive, clock, "run-1", "the wrong sample", wang));
    did("confirm_run_void", {"run-void/1"},
        [&](Archive& to) { return came(confirm_run_void(to, clock, "run-1", zhao)); });
    did("close_hold", {"hold-close/1"}, [&](Archive& to) {
        return came(close_hold(to, clock, "H1", "checked with a weight", "the results stand", zhao));
    });
    REQUIRE(open_hold(archive, clock, {HoldSubject::Kind::run, "run-1"}, "another doubt", wang));
    did("record_decision", {"hold-close/1"}, [&](Archive& to) {
        const HoldClosing closing{"H2", "checked again", "the results stand", zhao, base::utc_text(clock.now())};
        return came(record_decision(to, "hold-close/1", to_record(closing), zhao, {}));
    });
    made->reset();
    CHECK(text_of(*verify_archive(scratch.path("a"))).empty());
}

void acts_of_packs(Acts& acts) {
    ApprovingBench bench;
    auto& archive = *bench.archive;
    const auto own = pack_of_bike_lab();
    acts.did("propose_pack", archive, {"pack-proposal/1"},
             [&](Archive& to) { return came(propose_pack(to, bench.clock, own, bench.wang, "a title of our own")); });
    const auto statement =
        pack_approval_statement(archive, "A1", bench.zhao, bench.clock.now(), std::chrono::minutes(480));
    REQUIRE(statement);
    auto& key = bench.keys.of("Zhao Lei", bench.zhao.id);
    const auto cms = signing::sign_cms(key, base::Digest::of(statement->canonical()));
    REQUIRE(cms);
    acts.did("record_pack_approval", archive, {"pack-approval/1"},
             [&](Archive& to) { return came(record_pack_approval(to, *statement, *cms, key.certificate())); });
    acts.did("withdraw_pack", archive, {"pack-withdrawal/1"},
             [&](Archive& to) { return came(withdraw_pack(to, bench.clock, "A1", bench.zhao, "replaced")); });
    CHECK(text_of(bench.verified()).empty());
}

void acts_of_the_trail(Acts& acts) {
    AnnotationBench bench;
    auto& archive = *bench.archive;
    const base::Person fang{"u-0002", "Wang Fang"};
    const auto annotation = bench.annotation();
    const auto signature = AnnotationBench::signature(annotation);
    acts.did("record_annotation", archive, {"annotation/1"},
             [&](Archive& to) { return came(record_annotation(to, annotation, signature)); });
    const auto row = bench.notes().notes.front().recorded.seq;
    acts.did("withdraw_annotation", archive, {"annotation-withdrawal/1"}, [&](Archive& to) {
        return came(withdraw_annotation(to, bench.clock, "run-1", row, "it was another cable", fang));
    });
    acts.did("record_mark", archive, {"annotation-mark/1"},
             [&](Archive& to) { return came(record_mark(to, bench.clock, bench.mark())); });
    acts.did("record_look", archive, {"look/1"},
             [&](Archive& to) { return came(record_look(to, bench.clock, fang, LookedAt::run, "run-1")); });
    acts.did("record_handed_out", archive, {"export/1"}, [&](Archive& to) {
        return came(
            record_handed_out(to, bench.clock, {HandedOut::package, "run", "run-1", "/out/run-1.velo", {}, fang}));
    });
    const auto review = next_trail_review(archive, 0, "nothing out of order", fang,
                                          *base::parse_utc("2025-11-23T02:00:00.000Z"), std::chrono::minutes(480));
    REQUIRE(review);
    const auto cms = signing::sign_cms(annotating_key(), base::Digest::of(review->canonical()));
    REQUIRE(cms);
    acts.did("record_trail_review", archive, {"trail-review/1"},
             [&](Archive& to) { return came(record_trail_review(to, *review, *cms, annotating_key().certificate())); });
    CHECK(bench.findings().empty());
}

/// A clock of the machine that no time service keeps.
struct FreeClock final : ClockSource {
    [[nodiscard]] ClockState state() const override { return {Synchronisation::unsynchronised, "kernel", 16'000'000}; }
    [[nodiscard]] std::chrono::minutes offset(std::chrono::system_clock::time_point) const override {
        return std::chrono::hours(8);
    }
};

void acts_of_integrity(Acts& acts) {
    AnchoredArchive anchored;
    // The same archive elsewhere goes on, and brings its checkpoints to the same places.
    const auto elsewhere = anchored.scratch.path("elsewhere");
    fs::copy(anchored.folder, elsewhere, fs::copy_options::recursive);
    SetClock clock;
    auto made = Archive::open(anchored.folder, clock);
    REQUIRE(made);
    auto& archive = **made;
    const auto& source = anchored.source;
    const auto did = [&](const char* name, const Types& types, const Act& act,
                         OnReadOnly on_read_only = OnReadOnly::refused) {
        acts.did(name, archive, types, act, on_read_only);
    };
    did("verify_and_record", {"verification/1"}, [&](Archive& to) {
        return came(verify_and_record(to, {anchored.key.verifier()}, clock, VerificationReason::by_hand,
                                      anchored.person, source));
    });
    did("note_clock", {"clock-note/1"}, [&](Archive& to) {
        return came(note_clock(to, anchored.person, "radio clock, 1 s behind", clock, FreeClock()));
    });
    ClockWatch watch(clock);
    clock.time -= std::chrono::hours(1);
    did("note_clock_step", {"clock-step/1"}, [&](Archive& to) {
        const auto noted = note_clock_step(to, watch.step(), clock, source);
        return noted && *noted;
    });
    {
        auto other = Archive::open(elsewhere, anchored.clock);
        REQUIRE(other);
        record_sample_run(**other, "run-9", 1);
        anchored.anchor(**other);
    }
    const std::vector<signing::NoteVerifier> keys{anchored.key.verifier()};
    did("notice_rollback", {"rollback/1", "rollback/1"},
        [&](Archive& to) { return came(notice_rollback(to, keys, clock, source)); });
    const auto noticed = rollbacks(archive);
    REQUIRE(noticed);
    did("acknowledge_rollback", {"rollback-acknowledged/1"}, [&](Archive& to) {
        return came(acknowledge_rollback(to, noticed->front().seq, anchored.person, "the disk failed", clock, source));
    });
    // As the next program finds an archive that was not closed.
    REQUIRE(archive.append("recovered/1", base::Json::object().set("text", "left open")));
    did("account_for_failures", {"failure-account/1"}, [&](Archive& to) {
        const auto failures = system_failures(to);
        return failures && came(account_for_failures(to, std::array{failures->back().seq},
                                                     {"power cut", "looked at all instruments", "a supply is ordered"},
                                                     anchored.person, clock, source));
    });
    const auto second = sample_station_key(2);
    did("record_station_key", {"station-key/1"},
        [&](Archive& to) { return came(record_station_key(to, second.verifier(), clock, source)); });
    const auto third = sample_station_key(3);
    did("request_station_key", {"station-key-request/1"}, [&](Archive& to) {
        return came(request_station_key(to, third.verifier(), anchored.person, "a new machine", clock, source));
    });
    did("confirm_station_key", {"station-key/1"}, [&](Archive& to) {
        return came(confirm_station_key(to, third.verifier(), {"", "He Yun"}, clock, source));
    });
    const auto usb = anchored.scratch.path("usb-2");
    fs::create_directory(usb);
    did("set_places", {"anchor-places/1"}, [&](Archive& to) {
        return came(set_places(to, {{"usb-2", usb}}, anchored.person, "a new medium", clock, source));
    });
    did("make_checkpoint", {"checkpoint/1"},
        [&](Archive& to) { return came(make_checkpoint(to, second, clock, CheckpointReason::day, source)); });
    did(
        "deliver", {"anchor-delivery/1"}, [&](Archive& to) { return came(deliver(to, clock, source)); },
        OnReadOnly::not_tried);
    made->reset();
    CHECK(text_of(*verify_archive(anchored.folder)).empty());
}

void acts_of_keeping(Acts& acts) {
    const ScratchFolder scratch;
    const SteppedClock clock;
    const base::Person by{"", "Li Ming"};
    const auto folder = scratch.path("a");
    auto made = Archive::create(folder, ArchiveKind::training, clock);
    REQUIRE(made);
    auto& archive = **made;
    record_sample_run(archive, "run-1", 1);
    const auto did = [&](const char* name, const Types& types, const Act& act,
                         OnReadOnly on_read_only = OnReadOnly::refused) {
        acts.did(name, archive, types, act, on_read_only);
    };
    const auto backup = back_up(folder, scratch.path("backups"), clock);
    if (!backup) FAIL(backup.error().text());
    did("record_backup", {"backup/1"},
        [&](Archive& to) { return came(record_backup(to, backup->snapshot, scratch.path("backups"), by)); });
    did("record_rehearsal", {"rehearsal/1"}, [&](Archive& to) {
        RehearsalRecord rehearsal;
        rehearsal.utc = "2025-11-23T02:00:00.000Z";
        rehearsal.snapshot = backup->snapshot.name;
        rehearsal.manifest = backup->snapshot.digest;
        rehearsal.person = by;
        return came(record_rehearsal(to, rehearsal));
    });
    did("state_retention", {"retention/1"},
        [&](Archive& to) { return came(state_retention(to, 10, by, "the contract asks for ten")); });
    std::string hold;
    did("place_legal_hold", {"legal-hold/1"}, [&](Archive& to) {
        auto placed = place_legal_hold(to, "run run-1", by, "a claim");
        if (placed) hold = *placed;
        return came(placed);
    });
    did("lift_legal_hold", {"legal-hold-lift/1"},
        [&](Archive& to) { return came(lift_legal_hold(to, hold, by, "the claim is settled")); });

    const auto key = sample_station_key();
    const SampleClockSource source;
    did("enter_station_key", {"station-key/1"},
        [&](Archive& to) { return came(enter_station_key(to, key.verifier(), by, clock, source)); });
    UpkeepPlan plan;
    plan.station_key = scratch.path("station.key");
    plan.backup_folder = scratch.path("backups");
    REQUIRE(key.store(plan.station_key));
    did("set_upkeep_plan", {"upkeep-plan/1"},
        [&](Archive& to) { return came(set_upkeep_plan(to, plan, by, "from today on", clock, source)); });
    UpkeepDue due;
    due.checkpoint = due.verification = due.backup = true;
    did(
        "keep_up", {"checkpoint/1", "verification/1", "backup/1"},
        [&](Archive& to) { return keep_up(to, plan, due, clock, source).good(); }, OnReadOnly::not_tried);

    // A program that died: its folder as it is, opened by another one.
    REQUIRE(
        archive.append("run-start/1", sequence::run_start_record(sample_run(
                                          "run-2", *archive.store(base::as_bytes("the bundle of the pack")), true))));
    const auto dead = scratch.path("dead");
    fs::copy(folder, dead, fs::copy_options::recursive);
    const auto rows = *archive.ledger_size();
    {
        const auto opened = Archive::open(dead, clock);
        REQUIRE(opened);
        Types found;
        for (auto seq = rows + 1; seq <= *(*opened)->ledger_size(); ++seq)
            found.push_back((*opened)->ledger_row(seq)->type);
        CHECK(found == Types{"run-end/1", "recovered/1"});
    }
    made->reset();
    CHECK(text_of(*verify_archive(dead)).empty());
}

}  // namespace

TEST_CASE("every act that writes to an archive leaves its entries on the ledger, and no act is left out") {
    Acts acts;
    acts_of_people(acts);
    acts_of_limits(acts);
    acts_of_reports(acts);
    acts_of_packs(acts);
    acts_of_the_trail(acts);
    acts_of_integrity(acts);
    acts_of_keeping(acts);
    auto wanted = declared_acts();
    CHECK(wanted.size() > 40);
    wanted.erase("recover");       // what opening does after a death; tried by one
    wanted.erase("before_entry");  // what an archive does by itself with the machine's clock; tried beside the state
    CHECK(acts.tried() == wanted);
}

}  // namespace velocert::records
