// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/sign_with_file.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/reporting/outbox.h"
#include "app/reporting/token_address.h"
#include "core/records/integrity/anchors.h"
#include "core/records/integrity/checkpoint.h"
#include "core/records/integrity/station_key_rule.h"
#include "core/records/keeping/upkeep.h"
#include "core/records/ledger/clock_state.h"
#include "core/signing/certificates/trust_file.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::app {
namespace {

using base::Result;

Result<std::string> key_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        return base::fail(base::ErrorCode::not_found, path, "it cannot be opened", "the person's key file (PKCS#12)");
    return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

/// The key that signs the checkpoint of an issue; nothing where neither the request nor the upkeep names one.
Result<std::optional<signing::StationKey>> station_key_of(const records::Archive& archive, const FileSigning& signing) {
    if (signing.meaning != records::Meaning::approved) return std::optional<signing::StationKey>();
    std::string file = signing.station_key;
    if (file.empty()) {
        const auto plan = records::upkeep_plan_of(archive);
        if (!plan) return base::fail(plan.error());
        if (*plan) file = (*plan)->station_key;
    }
    if (file.empty()) return std::optional<signing::StationKey>();
    auto key = signing::StationKey::load(file);
    if (!key) return base::fail(key.error());
    return std::optional(std::move(*key));
}

/// The checkpoint of an issue, brought to its places; what went wrong.
std::vector<std::string> anchor_issue(records::Archive& archive, const base::Clock& clock,
                                      const std::optional<signing::StationKey>& key) {
    std::vector<std::string> out;
    if (key) {
        if (const auto made = records::make_checkpoint(archive, *key, clock, records::CheckpointReason::issue); !made)
            out.push_back("no checkpoint was signed: " + made.error().text());
    }
    if (const auto places = records::deliver(archive, clock); !places) out.push_back(places.error().text());
    return out;
}

}  // namespace

Result<SigningFiles> read_signing_files(const FileSigning& signing) {
    SigningFiles out;
    auto trust = signing::read_trust_file(signing.trust_file);
    if (!trust) return base::fail(trust.error());
    out.trust = std::move(*trust);
    if (signing.token) return out;
    auto key = key_text(signing.key_file);
    if (!key) return base::fail(key.error());
    out.key = std::move(*key);
    return out;
}

Result<SigningFiles> read_signing_files(FileSigning& signing, const std::string& key) {
    auto token = token_at(key);
    if (!token) return base::fail(token.error());
    signing.key_file = key;
    signing.token = std::move(*token);
    return read_signing_files(signing);
}

Result<FileSigned> sign_with_file(records::Archive& archive, const base::Clock& clock, const FileSigning& signing,
                                  const SigningFiles& files, const base::Secret& password,
                                  const base::Secret& passphrase) {
    const auto station = station_key_of(archive, signing);
    if (!station) return base::fail(station.error());
    // Each issue of a real archive leaves a signed checkpoint; without a key there would be none.
    if (signing.meaning == records::Meaning::approved && !archive.training() && !*station)
        return base::fail(base::ErrorCode::not_permitted, "report " + signing.report, "no key of the station is named",
                          "a station key, in the upkeep of the archive or with the approval: it signs the checkpoint "
                          "of the issue");
    // Before anything is signed: another key than the station's would sign nothing that counts.
    if (*station)
        if (auto may = records::may_sign_for_station(archive, (*station)->verifier()); !may)
            return base::fail(may.error());
    const KeyPlace place{files.key, signing.token};
    KeyOpening opening(place, passphrase);
    SigningRequest request{signing.report,
                           signing.meaning,
                           signing.login,
                           password,
                           [&] { return opening.open(); },
                           files.trust ? &*files.trust : nullptr,
                           records::MachineClock().offset(clock.now()),
                           {},
                           signing.time_source,
                           signing.verified_before};
    for (const auto& folder : signing.deliver_to)
        request.deliver_to.push_back(std::filesystem::absolute(folder).lexically_normal().string());
    auto outcome = sign_report(archive, clock, request);
    if (!outcome) return base::fail(outcome.error());
    FileSigned out{std::move(*outcome), {}, {}};
    if (!out.outcome.issue) return out;
    out.warnings = anchor_issue(archive, clock, *station);
    if (auto done = deliver_report(archive, clock, signing.report); done)
        out.deliveries = std::move(*done);
    else
        out.warnings.push_back(done.error().text());
    return out;
}

}  // namespace velocert::app
