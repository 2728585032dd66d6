// SPDX-License-Identifier: GPL-3.0-or-later
// What may be done about certificates. The passphrase of the authority is what two persons know, each one part.
#include <filesystem>

#include "app/acts/person_certificates.h"
#include "app/desktop/model/setup/own_key.h"
#include "app/desktop/model/setup/signing_page.h"
#include "app/reporting/sign_trail_review.h"
#include "core/records/ledger/clock_state.h"
#include "core/signing/own_file.h"

namespace velocert::app {
namespace {

using Kind = ActField::Kind;

constexpr std::size_t largest_file = 16'000'000;

QString text(const std::string& given) { return QString::fromStdString(given); }

base::Result<signing::InternalAuthority> opened(const std::string& folder, ActValues& values) {
    auto whole = signing::joined_passphrase(values.take("first"), values.take("second"));
    if (!whole) return base::fail(whole.error());
    return signing::open_authority_folder(folder, *whole);
}

/// Asked again in the act itself, and a refusal recorded: what is shown is no guard.
base::Result<void> may_issue(const SetupGround& ground, const Actor& actor, std::string_view object) {
    if (!ground.archive.there()) return {};
    const auto archive = ground.archive.write();
    if (!archive) return base::fail(archive.error());
    return permit(**archive, ground.archive.clock(), actor, laboratory::Act::issue_certificate, object);
}

}  // namespace

SetupAct SigningPage::register_act() const {
    SetupAct act;
    act.id = "register_certificate";
    act.title = tr("Bind a certificate to an account");
    act.consequence = tr("What this person signs from now on is known by it.");
    std::vector<std::pair<std::string, QString>> accounts;
    for (const auto& account : people().accounts())
        if (account.active()) accounts.emplace_back(account.id, text(account.name.main()));
    act.fields = {{"account", tr("Account of"), Kind::choice, true, {}, {}, accounts},
                  {"file", tr("Certificate"), Kind::file, true, {}, tr("PEM or DER"), {}},
                  {"reason", tr("Why"), Kind::text, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who()](const ActValues& values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            const auto bytes = signing::read_bounded_file(values["file"], largest_file);
            if (!bytes) return base::fail(bytes.error());
            const auto certificate = person_certificate(*bytes, values["file"], ground.archive.clock().now());
            if (!certificate) return base::fail(certificate.error());
            const auto known = records::people_register(archive);
            if (!known) return base::fail(known.error());
            const auto* account = known->by_id(values["account"]);
            if (account == nullptr || !actor.account)
                return base::fail(base::ErrorCode::not_permitted, "certificate", "nobody is signed in", "an account");
            const auto done = bind_certificate(archive, {ground.archive.clock(), ground.hasher}, {*actor.account},
                                               *account, *certificate, values["file"], values["reason"]);
            if (!done) return base::fail(done.error());
            if (!foreign_name(*certificate, *account).empty())
                return tr("The certificate is that of %1 from now on, and it names somebody else: %2")
                    .arg(text(account->name.main()), text(certificate->subject));
            return tr("The certificate is that of %1.").arg(text(account->name.main()));
        });
    };
    return act;
}

SetupAct SigningPage::authority_act() const {
    SetupAct act;
    act.id = "make_authority";
    act.title = tr("Make the laboratory's own authority");
    act.consequence =
        tr("Good for parties who agreed to it, and no licensed authority. Two persons choose one part of "
           "its passphrase each; put the medium away afterwards.");
    act.fields = {{"folder", tr("New folder on a removable medium"), Kind::folder, true, {}, {}, {}},
                  {"organization", tr("Laboratory"), Kind::text, true, {}, {}, {}},
                  {"first", tr("First person's part"), Kind::secret, true, {}, tr("12 characters or more"), {}},
                  {"second", tr("Second person's part"), Kind::secret, true, {}, tr("another one"), {}}};
    act.run = [ground = ground(), actor = ground().who(), medium = medium_](
                  ActValues values, const base::Progress&) -> base::Result<QString> {
        if (auto may = may_issue(ground, actor, "an authority"); !may) return base::fail(may.error());
        const auto now = ground.archive.clock().now();
        const auto whole = signing::joined_passphrase(values.take("first"), values.take("second"));
        if (!whole) return base::fail(whole.error());
        constexpr int years = 20;
        const auto authority =
            signing::InternalAuthority::make(values["organization"], signing::KeyKind::p256, years, now);
        if (!authority) return base::fail(authority.error());
        if (auto made = signing::create_authority_folder(values["folder"], *authority, *whole, now); !made)
            return base::fail(made.error());
        {
            const std::scoped_lock lock(medium->mutex);
            medium->folder = values["folder"];
        }
        return tr("The authority %1 is made. Give its certificate, authority.pem, to whoever verifies your reports.")
            .arg(text(authority->certificate().subject));
    };
    return act;
}

SetupAct SigningPage::open_act() const {
    SetupAct act;
    act.id = "open_authority";
    act.title = tr("Open the medium of the authority");
    act.consequence =
        tr("Shows what it issued and revoked. Its key stays closed: issuing and revoking ask two persons for their "
           "parts.");
    act.fields = {{"folder", tr("Folder of the authority"), Kind::folder, true, {}, {}, {}}};
    act.run = [medium = medium_](const ActValues& values, const base::Progress&) -> base::Result<QString> {
        const auto record = signing::read_authority_folder(values["folder"]);
        if (!record) return base::fail(record.error());
        const std::scoped_lock lock(medium->mutex);
        medium->folder = values["folder"];
        return tr("The medium of %1 is open.").arg(text(record->certificate.subject));
    };
    return act;
}

SetupAct SigningPage::put_away_act() const {
    SetupAct act;
    act.id = "put_away_authority";
    act.title = tr("Put the medium away");
    act.consequence = tr("It is no longer read here, and may be pulled out.");
    act.run = [medium = medium_](const ActValues&, const base::Progress&) -> base::Result<QString> {
        const std::scoped_lock lock(medium->mutex);
        medium->folder.clear();
        return tr("The medium may be pulled out.");
    };
    return act;
}

SetupAct SigningPage::issue_act() const {
    SetupAct act;
    act.id = "issue_certificate";
    act.title = tr("Issue a key to a person");
    act.consequence = tr("The key file is for that person alone, under a passphrase nobody else knows.");
    std::vector<std::pair<std::string, QString>> accounts;
    for (const auto& account : people().accounts())
        if (account.active()) accounts.emplace_back(account.id, text(account.name.main()));
    act.fields = {{"account", tr("Account of"), Kind::choice, true, {}, {}, accounts},
                  {"out", tr("New key file"), Kind::new_file, true, {}, tr("ends in .p12"), {}},
                  {"first", tr("First person's part"), Kind::secret, true, {}, {}, {}},
                  {"second", tr("Second person's part"), Kind::secret, true, {}, {}, {}},
                  {"own", tr("Passphrase of the new key"), Kind::secret, true, {}, tr("typed by its owner"), {}},
                  {"again", tr("Once more"), Kind::secret, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who(), folder = authority_folder_](
                  ActValues values, const base::Progress&) -> base::Result<QString> {
        if (auto may = may_issue(ground, actor, "a key for " + values["account"]); !may) return base::fail(may.error());
        const auto own = values.take("own");
        if (own.view() != values.take("again").view())
            return base::fail(base::ErrorCode::bad_value, "passphrase", "two that differ", "the same one twice");
        const auto archive = ground.archive.read();
        if (!archive) return base::fail(archive.error());
        const auto known = records::people_register(**archive);
        if (!known) return base::fail(known.error());
        const auto* account = known->by_id(values["account"]);
        if (account == nullptr)
            return base::fail(base::ErrorCode::not_found, "account", values["account"], "an account of this archive");
        const auto authority = opened(folder, values);
        if (!authority) return base::fail(authority.error());
        const auto issued = authority->issue({account->name.main(), account->id, signing::KeyKind::p256, 3}, own,
                                             ground.archive.clock().now());
        if (!issued) return base::fail(issued.error());
        if (auto done = hand_out_key(folder, *issued, values["out"]); !done) return base::fail(done.error());
        return tr("The key of %1 is in %2; its certificate is to be bound to the account.")
            .arg(text(account->name.main()), text(values["out"]));
    };
    return act;
}

SetupAct SigningPage::revoke_act(const Known& known) const {
    SetupAct act;
    act.id = "revoke_certificate";
    act.title = tr("Revoke the certificate");
    act.consequence = tr("Signatures from now on no longer count; this is never taken back.");
    act.fields = {{"reason",
                   tr("Why"),
                   Kind::choice,
                   true,
                   {},
                   {},
                   {{"key-compromise", tr("somebody else may have the key")},
                    {"affiliation-changed", tr("the person left or has another duty")},
                    {"superseded", tr("another certificate takes its place")},
                    {"unspecified", tr("another reason")}}},
                  {"first", tr("First person's part"), Kind::secret, true, {}, {}, {}},
                  {"second", tr("Second person's part"), Kind::secret, true, {}, {}, {}}};
    act.run = [ground = ground(), actor = ground().who(), folder = authority_folder_,
               serial = known.certificate.serial](ActValues values, const base::Progress&) -> base::Result<QString> {
        if (auto may = may_issue(ground, actor, "certificate " + serial); !may) return base::fail(may.error());
        const auto reason = signing::parse_revocation_reason(values["reason"]);
        if (!reason) return base::fail(reason.error());
        const auto authority = opened(folder, values);
        if (!authority) return base::fail(authority.error());
        const auto now = ground.archive.clock().now();
        const auto list =
            signing::write_revocation_list(folder, *authority, signing::Revocation{serial, now, *reason}, now);
        if (!list) return base::fail(list.error());
        return tr("It is revoked. Hand the list revoked.pem to whoever verifies your reports.");
    };
    return act;
}

SetupAct SigningPage::review_act() const {
    SetupAct act;
    act.id = "review_trail";
    act.title = tr("Review the audit trail");
    act.consequence = tr("You sign with your own key that you looked through the entries %1 to %2 of the audit trail "
                         "(Archive, Audit trail). No report is approved before somebody other than its tester has done "
                         "so up to its preparation.")
                          .arg(static_cast<qulonglong>(reviewed_to_ + 1))
                          .arg(static_cast<qulonglong>(entries_));
    act.fields = own_key_fields(true);
    act.fields.insert(act.fields.begin(),
                      {"found", tr("What was found"), Kind::text, true, {}, tr("also that there was nothing"), {}});
    act.run = [ground = ground(), actor = ground().who(), to = entries_](ActValues values, const base::Progress&) {
        return in_archive(ground, [&](records::Archive& archive) -> base::Result<QString> {
            if (!actor.account)
                return base::fail(base::ErrorCode::not_permitted, "audit trail", "nobody is signed in", "an account");
            const auto& clock = ground.archive.clock();
            const auto key = OwnKey::read(actor.account->login, records::Meaning::reviewed, values);
            if (!key) return base::fail(key.error());
            const auto password = values.take("password");
            const auto done = sign_trail_review(archive, clock,
                                                {actor.account->login, password, (*key)->opener(), (*key)->trust(), to,
                                                 values["found"], records::MachineClock().offset(clock.now())});
            if (!done) return base::fail(done.error());
            return tr("The entries %1 to %2 are signed as reviewed.")
                .arg(static_cast<qulonglong>(done->review.from))
                .arg(static_cast<qulonglong>(done->review.to));
        });
    };
    return act;
}

std::vector<SetupAct> SigningPage::acts() const {
    using laboratory::Act;
    std::vector<SetupAct> out;
    const auto* one = shown();
    if (!people().empty() && may(Act::register_certificate)) out.push_back(register_act());
    if (!people().empty() && entries_ > reviewed_to_ && may(Act::review_trail)) out.push_back(review_act());
    if (!may(Act::issue_certificate)) return out;
    if (authority_ && !people().empty()) out.push_back(issue_act());
    if (authority_ && one != nullptr && !one->revoked && one->certificate.issuer == authority_->certificate.subject)
        out.push_back(revoke_act(*one));
    if (!authority_) {
        out.push_back(open_act());
        out.push_back(authority_act());
    }
    if (authority_ || medium_error_) out.push_back(put_away_act());
    return out;
}

}  // namespace velocert::app
