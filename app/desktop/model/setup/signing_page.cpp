// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/signing_page.h"

#include <algorithm>
#include <set>

#include "app/desktop/model/archive/runs_model.h"
#include "app/words/words.h"
#include "core/records/trail/trail_review.h"

namespace velocert::app {
namespace {

QString text(const std::string& given) { return QString::fromStdString(given); }
QString day(std::chrono::system_clock::time_point time) { return short_time(base::utc_text(time)).left(10); }

}  // namespace

QString SigningPage::title() const { return tr("Signing"); }
QString SigningPage::empty_words() const {
    return tr(
        "Nobody can sign yet. Bind a person's certificate to the account, from your certification authority or "
        "from the laboratory's own, which two persons make here together.");
}

base::Result<void> SigningPage::read(const records::Archive* archive) {
    known_.clear();
    authority_.reset();
    std::set<base::Digest> seen;
    for (const auto& account : people().accounts())
        for (const auto& fingerprint : account.certificates) {
            const auto bytes = archive->load(fingerprint);
            if (!bytes) return base::fail(bytes.error());
            auto certificate = signing::Certificate::parse(std::string(bytes->begin(), bytes->end()), account.login);
            if (!certificate) return base::fail(certificate.error());
            seen.insert(fingerprint);
            known_.push_back({std::move(*certificate), account.name.main(), account.id, std::nullopt});
        }
    reviewed_to_ = 0;
    entries_ = 0;
    if (archive != nullptr) {
        const auto reviews = records::trail_reviews(*archive);
        if (!reviews) return base::fail(reviews.error());
        const auto size = archive->ledger_size();
        if (!size) return base::fail(size.error());
        reviewed_to_ = records::reviewed_to(*reviews);
        entries_ = *size;
    }
    read_medium();
    std::vector<RowsModel::Row> out;
    for (const auto& one : known_)
        out.push_back({one.certificate.fingerprint.text(),
                       {text(one.certificate.subject), one.owner.empty() ? tr("nobody here") : text(one.owner),
                        text(one.certificate.issuer), state_words(one)},
                       sign_of_certificate(one)});
    rows().show({tr("Subject"), tr("Account of"), tr("Issued by"), tr("State")}, std::move(out));
    return {};
}

void SigningPage::read_medium() {
    medium_error_.reset();
    {
        const std::scoped_lock lock(medium_->mutex);
        authority_folder_ = medium_->folder;
    }
    if (authority_folder_.empty()) return;
    auto record = signing::read_authority_folder(authority_folder_);
    if (!record) {
        // Pulled out, for one: what is bound to accounts stands all the same.
        medium_error_ = record.error();
        return;
    }
    authority_ = std::move(*record);
    for (const auto& issued : authority_->issued) {
        const auto same = std::ranges::find_if(
            known_, [&](const Known& one) { return one.certificate.fingerprint == issued.certificate.fingerprint; });
        if (same != known_.end())
            same->revoked = issued.revoked;
        else
            known_.push_back({issued.certificate, {}, {}, issued.revoked});
    }
}

Sign SigningPage::sign_of_certificate(const Known& known) const {
    const auto now = ground().archive.clock().now();
    if (known.revoked || now >= known.certificate.not_after) return Sign::fail;
    if (known.certificate.not_after - now < std::chrono::hours(24 * 60)) return Sign::inconclusive;
    return known.account.empty() ? Sign::open : Sign::pass;
}

QString SigningPage::state_words(const Known& known) const {
    const auto now = ground().archive.clock().now();
    if (known.revoked) return tr("revoked on %1").arg(day(known.revoked->since));
    if (now >= known.certificate.not_after) return tr("ended on %1").arg(day(known.certificate.not_after));
    return tr("until %1").arg(day(known.certificate.not_after));
}

FactLine SigningPage::state() const {
    int good = 0;
    for (const auto& one : known_) good += sign_of_certificate(one) == Sign::pass ? 1 : 0;
    if (good == 0) return {tr("Signatures"), tr("no account has a certificate that holds"), Sign::not_evaluated};
    return {tr("Signatures"), tr("certificates that hold: %1").arg(good), Sign::pass};
}

const SigningPage::Known* SigningPage::shown() const {
    for (const auto& one : known_)
        if (one.certificate.fingerprint.text() == selected()) return &one;
    return nullptr;
}

std::vector<DetailBlock> SigningPage::detail() const {
    std::vector<DetailBlock> out;
    if (const auto* one = shown()) {
        const auto& certificate = one->certificate;
        DetailBlock block;
        block.heading = text(certificate.subject);
        block.facts = {{tr("State"), state_words(*one), sign_of_certificate(*one)},
                       {tr("Whole name"), text(certificate.subject_name)},
                       {tr("Issued by"), text(certificate.issuer_name)},
                       {tr("Serial number"), text(certificate.serial)},
                       {tr("From"), day(certificate.not_before)},
                       {tr("To"), day(certificate.not_after)},
                       {tr("Key"), text(certificate.key_text())},
                       {tr("SHA-256"), text(certificate.fingerprint.text())}};
        out.push_back(std::move(block));
    }
    DetailBlock own;
    own.heading = tr("The laboratory's own authority");
    if (authority_)
        own.facts = {{tr("Name"), text(authority_->certificate.subject)},
                     {tr("Medium"), text(authority_folder_)},
                     {tr("Until"), day(authority_->certificate.not_after)},
                     {tr("Certificates issued"), QString::number(authority_->issued.size())},
                     {tr("Revoked"), QString::number(authority_->revocations.revocations.size())},
                     {tr("Next revocation list by"), day(authority_->revocations.next_update)}};
    else if (medium_error_)
        own.facts = {{tr("Medium"), text(authority_folder_)},
                     {tr("State"), error_words(*medium_error_).text(), Sign::broken}};
    else
        own.facts = {{tr("Medium"), tr("none is open: its key lies on a medium that is put away")}};
    out.push_back(std::move(own));
    return out;
}

}  // namespace velocert::app
