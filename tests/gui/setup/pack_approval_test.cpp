// SPDX-License-Identifier: GPL-3.0-or-later
// The approval of a laboratory's own pack in the window: two persons, a key that may be revoked, and an end.
#include <QRegularExpression>
#include <chrono>
#include <span>

#include "app/words/pack_words.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "tests/gui/setup/packs_fixture.h"
#include "tests/gui/window_checks.h"

using namespace velocert;
using namespace velocert::app;
using namespace velocert::app::test;

namespace {

/// The signatory's key of an authority of its own, with the trust list that names it.
class ApprovalKeys {
  public:
    ApprovalKeys(PacksFixture& fixture, const OwnCopy& copy);
    /// Puts a list into the file by which the key is revoked.
    void revoke();
    /// Puts a list into the file that was to be replaced so long after it was made, so many days ago.
    void put_list(int days_old, int days_good);
    /// A trust list without any revocation list, and one of another authority.
    void put_no_list();
    void put_strangers();

    QString key_file;
    QString trust_file;

  private:
    void put(std::span<const signing::Revocation> revoked, int days_old = 0, int days_good = 90);
    void write(const signing::TrustList& trust) const;

    std::optional<signing::InternalAuthority> authority_;
    std::string serial_;
    std::chrono::system_clock::time_point now_;
};

ApprovalKeys::ApprovalKeys(PacksFixture& fixture, const OwnCopy& copy)
    : key_file(copy.beside("approval.p12")),
      trust_file(copy.beside("approval-trust.json")),
      now_(fixture.clock().now()) {
    auto authority = signing::InternalAuthority::make("Laboratory", signing::KeyKind::p256, 5, now_);
    REQUIRE(authority);
    authority_.emplace(std::move(*authority));
    std::string id = "u-0001";
    std::string name = "Zhao Lei";
    const auto archive = fixture.archive_in_use().read();
    REQUIRE(archive);
    const auto people = records::people_register(**archive);
    REQUIRE(people);
    if (const auto* account = people->by_login("zhao.lei")) {
        id = account->id;
        name = account->name.main();
    }
    const auto issued =
        authority_->issue({name, id, signing::KeyKind::p256, 2, 10'000}, tests::secret("a passphrase"), now_);
    REQUIRE(issued);
    serial_ = issued->certificate.serial;
    std::ofstream(key_file.toStdString(), std::ios::binary) << issued->key_file;
    put({});
}

void ApprovalKeys::revoke() {
    const signing::Revocation entry{serial_, now_, signing::RevocationReason::key_compromise};
    put(std::span(&entry, 1));
}

void ApprovalKeys::put_list(int days_old, int days_good) { put({}, days_old, days_good); }

void ApprovalKeys::put_no_list() {
    signing::TrustList trust;
    REQUIRE(trust.add_root(authority_->certificate(), signing::TrustKind::internal));
    write(trust);
}

void ApprovalKeys::put_strangers() {
    const auto other = signing::InternalAuthority::make("Others", signing::KeyKind::p256, 5, now_);
    REQUIRE(other);
    signing::TrustList trust;
    REQUIRE(trust.add_root(other->certificate(), signing::TrustKind::internal));
    write(trust);
}

void ApprovalKeys::write(const signing::TrustList& trust) const {
    std::ofstream(trust_file.toStdString(), std::ios::binary | std::ios::trunc) << trust.text();
}

void ApprovalKeys::put(std::span<const signing::Revocation> revoked, int days_old, int days_good) {
    const auto from = now_ - std::chrono::hours(24 * days_old);
    const auto list = authority_->revocation_list(nullptr, revoked, from, from + std::chrono::hours(24 * days_good));
    REQUIRE(list);
    signing::TrustList trust;
    REQUIRE(trust.add_root(authority_->certificate(), signing::TrustKind::internal));
    REQUIRE(trust.add_revocation_list(*list));
    write(trust);
}

/// Wang Fang proposes, Zhao Lei confirms with the key.
void approve(PacksFixture& fixture, SetupWorkspace& setup, const OwnCopy& copy, const ApprovalKeys& keys) {
    const auto row = "own|" + copy.folder().toStdString();
    fixture.sign_in("wang.fang");
    fixture.packs().page().select(row);
    fixture.press("do_propose_pack");
    fixture.fill("reason", "another title for weighing");
    fixture.do_it(setup);
    fixture.sign_in("zhao.lei");
    fixture.packs().page().select(row);
    fixture.press("do_confirm_pack");
    fixture.fill("password", QString::fromStdString(password_of("zhao.lei")));
    fixture.fill("key", keys.key_file);
    fixture.fill("passphrase", "a passphrase");
    fixture.fill("trust", keys.trust_file);
    fixture.do_it(setup);
    INFO(fixture.said().toStdString());
    REQUIRE(fixture.said().contains("is confirmed and signed"));
}

}  // namespace

TEST_CASE("With accounts a chosen pack starts a run once two persons have approved it in the window",
          "[setup][packs]") {
    const OwnCopy copy;
    PacksFixture fixture;
    {
        auto writer = records::Archive::open(fixture.archive(), fixture.clock());
        REQUIRE(writer);
        make_people(**writer, fixture.clock(), fixture.hasher(), {"vehicle-mass"});
    }
    emit fixture.archive_in_use().changed();
    const auto sign_in = [&](const char* login) {
        fixture.seat().sign_in(login, tests::secret(password_of(login)));
        fixture.wait_for([&] { return fixture.seat().state() == Seat::State::present; });
    };
    const auto fill = [&](const char* field, const QString& text) {
        fixture.find<QLineEdit>((std::string("act_") + field).c_str())->setText(text);
    };
    sign_in("wang.fang");
    auto& setup = fixture.packs();
    fixture.bring_in(setup, copy.folder());
    fixture.choose(setup, copy.folder());
    fixture.weigh_alone();
    const auto* stop = fixture.blocker("may not start a run in this archive");
    REQUIRE(stop != nullptr);
    CHECK(stop->weight == Blocker::Weight::start);
    CHECK(stop->cause.contains("Nobody has approved it"));

    setup.page().select("own|" + copy.folder().toStdString());
    fixture.press("do_propose_pack");
    fill("reason", "another title for weighing");
    fixture.do_it(setup);
    INFO(fixture.said().toStdString());
    fixture.prepare().refresh();
    stop = fixture.blocker("may not start a run in this archive");
    REQUIRE(stop != nullptr);
    CHECK(stop->cause.contains("Proposed by"));

    // The signatory's key, and whom the laboratory trusts.
    const auto key_file = copy.beside("zhao.p12");
    const auto trust_file = copy.beside("trust.json");
    write_key(**fixture.archive_in_use().read(), fixture.clock(), "zhao.lei", "a passphrase", key_file.toStdString(),
              trust_file.toStdString());
    fixture.seat().sign_out();
    sign_in("zhao.lei");
    fixture.packs();
    setup.page().select("own|" + copy.folder().toStdString());
    fixture.press("do_confirm_pack");
    fill("password", QString::fromStdString(password_of("zhao.lei")));
    fill("key", key_file);
    fill("passphrase", "a passphrase");
    fill("trust", trust_file);
    fixture.do_it(setup);
    INFO(fixture.said().toStdString());
    fixture.prepare().refresh();
    CHECK(fixture.blocker("may not start a run in this archive") == nullptr);
    const auto* note = fixture.blocker("Judged by the pack of Bike Lab");
    REQUIRE(note != nullptr);
    CHECK(note->cause.contains("Approved by"));
}

TEST_CASE("Setup names who approved a pack and when and tells a revoked key and an ended approval", "[setup][packs]") {
    const OwnCopy copy;
    PacksFixture fixture;
    {
        auto writer = records::Archive::open(fixture.archive(), fixture.clock());
        REQUIRE(writer);
        make_people(**writer, fixture.clock(), fixture.hasher(), {"vehicle-mass"});
    }
    emit fixture.archive_in_use().changed();
    ApprovalKeys keys(fixture, copy);
    fixture.sign_in("wang.fang");
    auto& setup = fixture.packs();
    fixture.bring_in(setup, copy.folder());
    fixture.choose(setup, copy.folder());
    const auto select = [&] { setup.page().select("own|" + copy.folder().toStdString()); };
    const auto row = [&] {
        select();
        for (const auto& one : setup.page().rows().rows())
            if (one.id == setup.page().selected()) return one;
        FAIL("the pack is in the list");
        return RowsModel::Row{};
    };
    const auto fact = [&](const QString& what) {
        select();
        const auto detail = setup.page().detail();
        for (const auto& one : detail.front().facts)
            if (one.what == what) return one;
        return FactLine{};
    };
    CHECK(row().cells.mid(3) == QStringList{"chosen, not approved"});
    CHECK(row().sign == Sign::broken);
    CHECK(setup.page().state().value.contains("may start no run: not approved"));
    approve(fixture, setup, copy, keys);
    CHECK(row().cells.mid(3) == QStringList{"judges the next run"});
    static const QRegularExpression by(
        "^Approved by Zhao Lei, 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(UTC\\), as A1\\.$");
    INFO(fact("Approval").value.toStdString());
    CHECK(by.match(fact("Approval").value).hasMatch());
    CHECK(fact("Approval").sign == Sign::pass);
    // Without a list nobody knows; that is said.
    CHECK(fact("Trust list").value == "none is named here");
    CHECK(fact("Key that signed").sign == Sign::inconclusive);
    CHECK(fact("Key that signed").value.startsWith("Nobody can say whether it is revoked: no trust list was given."));

    const auto hold_against = [&](const QString& list) {
        fixture.packs();
        select();
        fixture.press("do_trust_packs");
        fixture.find<QLineEdit>("act_trust")->setText(list);
        fixture.do_it(setup);
    };
    const auto may_start = [&] {
        fixture.prepare().refresh();
        return fixture.prepare().ready();
    };
    fixture.weigh_alone();
    REQUIRE(may_start());
    hold_against(keys.trust_file);
    CHECK(fact("Approval").sign == Sign::pass);
    CHECK(fact("Key that signed").sign == Sign::pass);
    CHECK(may_start());

    // What a list cannot say is told apart: none of that authority, one that ran out, an authority it does not know.
    const auto look_again = [&] {
        fixture.packs();
        setup.page().refresh();
    };
    keys.put_no_list();
    look_again();
    CHECK(fact("Key that signed").sign == Sign::inconclusive);
    CHECK(fact("Key that signed").value.contains("no revocation list of"));
    CHECK(may_start());
    keys.put_list(20, 10);
    look_again();
    CHECK(fact("Key that signed").sign == Sign::inconclusive);
    CHECK(fact("Key that signed").value.contains("is too old: its next one was due on"));
    keys.put_strangers();
    look_again();
    CHECK(row().cells.mid(3) == QStringList{"chosen, signer not known to the trust list"});
    CHECK(fact("Approval").sign == Sign::fail);
    CHECK(fact("Approval").value.contains("leads to no root of the trust list"));
    CHECK_FALSE(may_start());

    // Its authority revokes the key; the list in the file is another from then on.
    keys.revoke();
    fixture.packs();
    setup.page().refresh();
    CHECK(row().cells.mid(3) == QStringList{"chosen, certificate revoked"});
    CHECK(fact("Approval").sign == Sign::fail);
    CHECK(fact("Approval").value.contains("The certificate of Zhao Lei, who signed its approval A1, is revoked"));
    take_picture(fixture, "packs-revoked");
    REQUIRE(use_language(Language::chinese));
    select();
    save_picture(fixture.window(), "packs-revoked-chinese");
    CHECK(fact("批准").value.contains("密钥泄露"));
    REQUIRE(use_language(Language::english));
    CHECK_FALSE(may_start());
    const auto* stop = fixture.blocker("may not start a run in this archive");
    REQUIRE(stop != nullptr);
    CHECK(stop->cause.contains("Zhao Lei"));

    // A list that cannot be read lets nothing start, and says so.
    QFile::remove(keys.trust_file);
    fixture.packs();
    setup.page().refresh();
    CHECK(setup.page().error());
    CHECK(row().cells.mid(3) == QStringList{"chosen, trust list is not there"});
    CHECK(row().sign == Sign::broken);
    CHECK(fact("Approval").value.contains("is not there, or may not be read"));
    CHECK(fact("What to do").value.contains("leave it empty"));
    CHECK_FALSE(may_start());
    std::ofstream(keys.trust_file.toStdString(), std::ios::binary) << R"({"format":"velocert-order/1"})";
    look_again();
    CHECK(row().cells.mid(3) == QStringList{"chosen, what is named is no trust list"});
    CHECK(fact("Approval").value.contains("the file that is named is no trust list"));
    CHECK(fact("What was found").value.contains("velocert-trust/1"));
    CHECK_FALSE(may_start());
    CHECK(fixture.blocker("Nobody can tell whether the pack") != nullptr);
    // Nor is one taken that is none.
    hold_against(copy.beside("nowhere.json"));
    CHECK(fixture.said().contains("nowhere.json"));
    fixture.press("act_leave");
    CHECK(fixture.workplace().own_packs->trust_file() == keys.trust_file.toStdString());
    hold_against({});
    CHECK(may_start());

    fixture.press("do_withdraw_pack");
    fixture.find<QLineEdit>("act_reason")->setText("replaced by the next");
    fixture.do_it(setup);
    CHECK(row().cells.mid(3) == QStringList{"chosen, approval ended"});
    static const QRegularExpression ended(
        "^Its approval A1 was ended by Zhao Lei, 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d \\(UTC\\): replaced by the "
        "next\\.$");
    INFO(fact("Approval").value.toStdString());
    CHECK(ended.match(fact("Approval").value).hasMatch());
    CHECK_FALSE(may_start());
    take_picture(fixture, "packs-ended");
    check_nothing_cut(fixture.window());
}

TEST_CASE("What is against the certificate of an approval is told apart from a signature that does not hold",
          "[packs]") {
    WindowFixture fixture;
    records::PackStanding standing;
    standing.state = records::PackStanding::State::does_not_hold;
    using signing::ChainProblem;
    for (const auto& [problem, word] : {std::pair{ChainProblem::none, "signature does not hold"},
                                        {ChainProblem::unreadable, "signature does not hold"},
                                        {ChainProblem::expired, "certificate was not valid"},
                                        {ChainProblem::not_yet_valid, "certificate was not valid"},
                                        {ChainProblem::unknown_issuer, "signer not known to the trust list"}}) {
        standing.problem = problem;
        CHECK(pack_standing_word(standing) == QString(word));
    }
}

TEST_CASE("The trust list of a station is remembered and a list without one is read as before", "[setup][packs]") {
    const OwnCopy copy;
    PacksFixture fixture;
    const std::string file = copy.beside("station/packs.json").toStdString();
    const ApprovalKeys keys(fixture, copy);
    {
        OwnPacks packs;
        REQUIRE(packs.keep_in(file));
        REQUIRE(packs.use_trust(keys.trust_file.toStdString()));
        CHECK_FALSE(packs.use_trust(copy.folder().toStdString() + "/edition.json"));
        CHECK_FALSE(packs.use_trust("/nowhere/trust.json"));
    }
    OwnPacks again;
    REQUIRE(again.keep_in(file));
    CHECK(again.trust_file() == keys.trust_file.toStdString());
    REQUIRE(again.use_trust(" "));
    OwnPacks without;
    REQUIRE(without.keep_in(file));
    CHECK(without.trust_file().empty());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << R"({"format":"velocert-own-packs/1","packs":[]})";
    OwnPacks old;
    CHECK(old.keep_in(file));
    CHECK(old.trust_file().empty());
}
