// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/sign_decision.h"

#include <utility>

#include "app/reporting/signer.h"
#include "core/records/people/access_review.h"
#include "core/records/second_person.h"
#include "core/signing/signed_data/cms.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

/// Whether somebody else asked for it, by all names of both, as the act itself asks once more: before a key is opened.
/// Where nobody did, the act says so.
Result<void> somebody_else(const records::Archive& archive, const base::Person* asked, const base::Person& decides,
                           const std::string& object, std::string_view did) {
    if (asked == nullptr) return {};
    return records::need_second_person(archive, *asked, decides, object, did);
}

/// Decides by `act`, which takes what signs, or nothing.
Result<DecisionCautions> decide(records::Archive& archive, const base::Clock& clock, const std::string& object,
                                const std::optional<laboratory::Account>& account,
                                const std::optional<DecisionKey>& key,
                                const std::function<Result<void>(const records::DecisionSigner&)>& act) {
    DecisionCautions out;
    if (!key) {
        if (account && !archive.training())
            return base::fail(ErrorCode::not_permitted, object, "no key, and " + account->login + " decides with it",
                              "the person's own key: --key FILE, or --token-module with --token");
        if (account) out.no_signature = "no key was given";
        if (auto done = act({}); !done) return base::fail(done.error());
        return out;
    }
    if (!account)
        return base::fail(ErrorCode::not_permitted, object, "the archive has no accounts",
                          "accounts of the persons who sign; make them with 'user'");
    auto caution = clock_before_signature(archive, clock);
    if (!caution) return base::fail(caution.error());
    out.clock = std::move(*caution);
    const auto opened = opened_key(archive, clock, *account, object, key->open_key);
    if (!opened) return base::fail(opened.error());
    const auto now = clock.now();
    auto own = signer_certificate(archive, *account, **opened, key->trust, now);
    if (!own) return base::fail(own.error());
    out.revocation_unknown = std::move(own->revocation_unknown);
    const auto sign = [&](records::DecisionStatement statement) -> Result<records::MadeDecisionSignature> {
        statement.signer = account->person();
        statement.time = records::local_time_text(now, key->offset);
        auto cms = signing::sign_cms(**opened, base::Digest::of(statement.canonical()));
        if (!cms) return base::fail(cms.error());
        return records::MadeDecisionSignature{std::move(statement), std::move(*cms), (*opened)->certificate()};
    };
    if (auto done = act(sign); !done) return base::fail(done.error());
    return out;
}

}  // namespace

Result<DecisionCautions> confirm_void(records::Archive& archive, const base::Clock& clock, const std::string& report,
                                      const base::Person& person, const std::optional<laboratory::Account>& account,
                                      const std::optional<DecisionKey>& key) {
    const auto life = records::report_life(archive, report);
    if (!life) return base::fail(life.error());
    const auto* asked = life->void_request ? &life->void_request->requested_by : nullptr;
    if (auto other = somebody_else(archive, asked, person, "report " + report, "asked for it"); !other)
        return base::fail(other.error());
    return decide(archive, clock, "report " + report, account, key, [&](const records::DecisionSigner& sign) {
        return records::confirm_void(archive, clock, report, person, sign);
    });
}

Result<DecisionCautions> confirm_run_void(records::Archive& archive, const base::Clock& clock, const std::string& run,
                                          const base::Person& person, const std::optional<laboratory::Account>& account,
                                          const std::optional<DecisionKey>& key) {
    const auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto request = reports->void_requests.find(run);
    const auto* asked = request == reports->void_requests.end() ? nullptr : &request->second.requested_by;
    if (auto other = somebody_else(archive, asked, person, "run " + run, "asked for it"); !other)
        return base::fail(other.error());
    return decide(archive, clock, "run " + run, account, key, [&](const records::DecisionSigner& sign) {
        return records::confirm_run_void(archive, clock, run, person, sign);
    });
}

Result<DecisionCautions> close_hold(records::Archive& archive, const base::Clock& clock, const std::string& hold,
                                    const std::string& evaluation, const std::string& decision,
                                    const base::Person& person, const std::optional<laboratory::Account>& account,
                                    const std::optional<DecisionKey>& key) {
    const auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    const auto* held = reports->hold(hold);
    const auto* opened = held == nullptr ? nullptr : &held->opening.opened_by;
    if (auto other = somebody_else(archive, opened, person, "hold " + hold, "opened it"); !other)
        return base::fail(other.error());
    return decide(archive, clock, "hold " + hold, account, key,
                  [&](const records::DecisionSigner& sign) -> Result<void> {
                      const auto done = records::close_hold(archive, clock, hold, evaluation, decision, person, sign);
                      if (!done) return base::fail(done.error());
                      return {};
                  });
}

Result<DecisionCautions> review_access(records::Archive& archive, const records::PeopleSetting& setting,
                                       const laboratory::Account& by, const std::string& remark,
                                       const std::optional<DecisionKey>& key) {
    if (auto may = records::require_or_record(archive, setting.clock, by, laboratory::Act::review_access, {},
                                              "accounts and rights");
        !may)
        return base::fail(may.error());
    return decide(archive, setting.clock, "review of access", by, key, [&](const records::DecisionSigner& sign) {
        return records::review_access(archive, setting, {by}, remark, sign);
    });
}

}  // namespace velocert::app
