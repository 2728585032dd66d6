// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures at the window: what is looked at before, the act, and what it came to in words.
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/desktop/model/review/review_presenter.h"
#include "app/reporting/means_behind.h"
#include "app/reporting/sign_with_file.h"
#include "app/reporting/time_stamping.h"
#include "app/words/people_words.h"
#include "app/words/words.h"
#include "core/records/keeping/upkeep.h"
#include "core/records/people/people.h"
#include "core/records/people/refused_sign_in.h"
#include "core/records/reports/report_acts.h"
#include "instruments/registry/registry.h"

namespace velocert::app {

using base::Result;

namespace {

/// What came of signing several reports in one act.
struct Signed {
    std::vector<std::string> done;
    std::vector<std::string> not_done;
    std::vector<std::string> not_shown;  ///< left out: nobody looked at their pages as they are now
    QStringList said;
    bool clock_alone = false;  ///< signed by a clock that is not synchronised
    bool revocation_unknown = false;
    bool trail_unreviewed = false;
    std::vector<records::MeansSetAlone> means;
    std::optional<base::Error> failed;
    /// Of the account, where it was not opened by what was typed.
    std::optional<laboratory::SignIns> sign_ins;
    std::chrono::system_clock::time_point at{};  ///< when that was looked up
};

QString names(const std::vector<std::string>& reports) {
    QStringList out;
    for (const auto& report : reports) out << QString::fromStdString(report);
    return out.join(", ");
}

/// Takes out what was not looked through to its end as it is prepared now.
Result<void> leave_out_unseen(const records::Archive& archive, const ShownPages& shown,
                              std::vector<std::string>& reports, Signed& out) {
    const auto all = records::report_register(archive);
    if (!all) return base::fail(all.error());
    std::vector<std::string> seen;
    for (const auto& report : reports) {
        const auto life = records::life_in(*all, report);
        if (!life) return base::fail(life.error());
        (shown.seen(report, life->preparation.document) ? seen : out.not_shown).push_back(report);
    }
    reports = std::move(seen);
    return {};
}

void sign_each(records::Archive& archive, const base::Clock& clock, FileSigning& signing, const SigningFiles& files,
               const SigningSecrets& secrets, const std::vector<std::string>& reports, const base::Progress& progress,
               Signed& out) {
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (!base::go_on(progress, reports[i], i, reports.size())) break;
        signing.report = reports[i];
        const auto done = sign_with_file(archive, clock, signing, files, secrets.password, secrets.passphrase);
        if (!done) {
            // A wrong password would only lock the account if it were tried again.
            out.failed = done.error();
            return;
        }
        out.done.push_back(reports[i]);
        out.clock_alone = out.clock_alone || !done->outcome.caution.empty();
        out.revocation_unknown = out.revocation_unknown || !done->outcome.revocation_unknown.empty();
        out.trail_unreviewed = out.trail_unreviewed || !done->outcome.trail_unreviewed.empty();
        std::ranges::copy_if(done->outcome.means, std::back_inserter(out.means), [&](const auto& one) {
            return std::ranges::find(out.means, one.seq, &records::MeansSetAlone::seq) == out.means.end();
        });
        for (const auto& one : done->deliveries)
            if (!one.delivered) out.said << QString::fromStdString(one.place + ": " + one.detail);
        for (const auto& warning : done->warnings) out.said << QString::fromStdString(warning);
    }
}

/// How the account stands after what was typed did not open it: whoever signs is signed in, so that this tells nobody
/// that there is such an account.
std::optional<laboratory::SignIns> sign_ins_of(const records::Archive& archive, const std::string& login) {
    const auto people = records::people_register(archive);
    if (!people) return std::nullopt;
    const auto* account = people->by_login(login);
    return account == nullptr ? std::nullopt : std::optional(people->sign_ins(account->id));
}

QString outcome_words(const Signed& out, records::Meaning meaning) {
    using Review = ReviewPresenter;
    QStringList lines;
    if (!out.done.empty())
        lines << (meaning == records::Meaning::approved
                      ? Review::tr("Approved and issued: %1.").arg(names(out.done))
                      : Review::tr("Signed as %1: %2.").arg(meaning_word(meaning), names(out.done)));
    if (!out.not_shown.empty())
        lines << Review::tr("Not signed, for its pages were not shown to the last one: %1.").arg(names(out.not_shown));
    if (!out.not_done.empty()) lines << Review::tr("Not signed: %1.").arg(names(out.not_done));
    if (out.failed && out.sign_ins) {
        lines << refused_sign_in_words(*out.sign_ins, out.at);
    } else if (out.failed) {
        const auto failure = error_words(*out.failed);
        lines << failure.happened + " " + failure.remedy << failure.detail;
    }
    return lines.join('\n');
}

QString means_words(const records::MeansSetAlone& one) {
    using Review = ReviewPresenter;
    const auto of = QString::fromStdString(one.of.name);
    const auto day = QString::fromStdString(one.at_utc.substr(0, 10));
    return one.what == records::MeansSetAlone::What::password
               ? Review::tr(
                     "You set the password of %1 on %2, and no second person stood beside it; what %1 signed "
                     "after it is under this report.")
                     .arg(of, day)
               : Review::tr(
                     "You bound the key of %1 to the account on %2, and no second person stood beside it; what "
                     "%1 signed with it is under this report.")
                     .arg(of, day);
}

QString caution_words(const Signed& out) {
    using Review = ReviewPresenter;
    QStringList lines = out.said;
    for (const auto& one : out.means) lines << means_words(one);
    if (out.clock_alone)
        lines << Review::tr("The clock of this computer is not synchronised; the times of the signatures rest on it.");
    if (out.revocation_unknown)
        lines << Review::tr("Nobody can say whether this key was revoked; a real archive refuses such a signature.");
    if (out.trail_unreviewed)
        lines << Review::tr(
            "Nobody but the tester has signed that the audit trail was looked through up to the "
            "preparation; a real archive refuses such an approval. Setup, Signing has the review.");
    return lines.join('\n');
}

}  // namespace

Result<ReportPages> ReviewPresenter::pages(const std::string& report) const {
    const std::string number = !report.empty() || !opened_ ? report : opened_->entry.report;
    if (number.empty())
        return base::fail(base::ErrorCode::not_found, "report", "none is prepared", "a prepared report");
    const auto archive = archive_.read();
    if (!archive) return base::fail(archive.error());
    const instruments::RegistryDecoders decoders;
    return report_pages(**archive, number, decoders);
}

Result<std::vector<std::uint8_t>> ReviewPresenter::document(const std::string& report) const {
    const auto archive = archive_.read();
    if (!archive) return base::fail(archive.error());
    const auto life = records::report_life(**archive, report);
    if (!life) return base::fail(life.error());
    return (*archive)->load(life->document());
}

QStringList ReviewPresenter::own_means() const {
    QStringList out;
    const auto step = my_step();
    if (!step || *step != ReviewStep::approved || !opened_->life || !seat_.account()) return out;
    const auto archive = archive_.read();
    if (!archive) return out;
    const auto trail = trail_standing(**archive, *opened_->life, opened_->run);
    // What cannot be read now stops the act itself.
    if (!trail) return out;
    const auto means = means_behind_approval(**archive, *opened_->life, *trail, seat_.account()->person());
    if (!means) return out;
    for (const auto& one : *means) out << means_words(one);
    return out;
}

std::string ReviewPresenter::signing_act() const {
    const auto step = my_step();
    const auto meaning = step ? meaning_of(*step) : std::nullopt;
    if (!meaning || !opened_->life || !seat_.account()) return {};
    return seat_.account()->id + '/' + opened_->entry.report + '/' +
           std::to_string(opened_->life->preparation.preparation) + '/' + std::string(records::name(*meaning));
}

ShownPages& ReviewPresenter::shown() {
    shown_.for_act(signing_act());
    return shown_;
}

std::vector<QueueEntry> ReviewPresenter::batch() const {
    std::vector<QueueEntry> out;
    const auto step = my_step();
    if (!step || !meaning_of(*step) || !seat_.account()) return out;
    for (const auto& entry : queue_)
        if (entry.step == *step && base::same_person(entry.whose, seat_.account()->person())) out.push_back(entry);
    return out;
}

void ReviewPresenter::sign_all(std::vector<std::string> reports, SigningSecrets secrets) {
    if (!opened_ || work_.running() || !seat_.account() || reports.empty()) return;
    const auto meaning = meaning_of(opened_->entry.step);
    if (!meaning) return;
    const auto shared = std::make_shared<SigningSecrets>(std::move(secrets));
    begin(tr("Verifying the archive and signing"),
          [this, folder = archive_.folder(), login = seat_.account()->login, meaning = *meaning, reports, shared,
           seen = shown()](const base::Progress& progress) mutable -> Then {
              auto out = std::make_shared<Signed>();
              const auto work = [&]() -> Result<void> {
                  const auto archive = archive_.archives().writer(folder);
                  if (!archive) return base::fail(archive.error());
                  if (auto left = leave_out_unseen(**archive, seen, reports, *out); !left) return left;
                  if (reports.empty()) return {};
                  FileSigning signing{{}, meaning, login, {}, shared->trust_file, {}};
                  // The window sees to the verification itself; what it found must not be passed over in the act.
                  signing.verified_before = true;
                  if (meaning == records::Meaning::approved && !shared->deliver_to.empty())
                      signing.deliver_to.push_back(shared->deliver_to);
                  const auto files = read_signing_files(signing, shared->key_file);
                  if (!files) return base::fail(files.error());
                  std::optional<KeyPlace> of_time;
                  if (!shared->time_stamp_key.empty()) {
                      auto place = read_time_stamp_key(shared->time_stamp_key);
                      if (!place) return base::fail(place.error());
                      of_time = std::move(*place);
                  }
                  std::optional<TimeStamping> time;
                  if (of_time)
                      signing.time_source = &time.emplace(*of_time, shared->of_time_stamp_key, archive_.clock());
                  sign_each(**archive, archive_.clock(), signing, *files, *shared, reports, progress, *out);
                  if (out->failed && records::is_refused_sign_in(*out->failed)) {
                      out->sign_ins = sign_ins_of(**archive, login);
                      out->at = archive_.clock().now();
                  }
                  return {};
              }();
              if (!work) out->failed = work.error();
              std::ranges::copy_if(reports, std::back_inserter(out->not_done), [&](const std::string& report) {
                  return std::ranges::find(out->done, report) == out->done.end();
              });
              return [this, out, meaning] {
                  const bool well = !out->failed && out->not_shown.empty();
                  tell(
                      well, [out, meaning] { return outcome_words(*out, meaning); },
                      [out] { return caution_words(*out); });
                  const std::string opened = opened_ ? opened_->entry.report : std::string();
                  say_written();
                  for (const auto& waiting : queue_)
                      if (waiting.report == opened) return open_entry(waiting);
                  // It went out: it waits for nobody any more.
                  if (!out->done.empty()) {
                      opened_.reset();
                      emit openedChanged();
                  }
              };
          });
}

std::string ReviewPresenter::time_stamp_key() const {
    const auto archive = archive_.read();
    if (!archive) return {};
    const auto plan = records::upkeep_plan_of(**archive);
    return plan && *plan ? (*plan)->time_stamp_key : std::string();
}

void ReviewPresenter::cancel_signing() {
    if (!opened_ || work_.running() || !seat_.account()) return;
    const auto meaning = meaning_of(opened_->entry.step);
    if (!meaning) return;
    const auto archive = archive_.write();
    if (!archive) return tell(archive.error());
    if (const auto kept = app::cancel_signing(**archive, archive_.clock(), opened_->entry.report, *meaning,
                                              seat_.account()->login, "the person turned away from signing");
        !kept)
        return tell(kept.error());
    tell(true, [] { return tr("Nothing was signed."); });
}

}  // namespace velocert::app
