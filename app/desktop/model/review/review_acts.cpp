// SPDX-License-Identifier: GPL-3.0-or-later
// What a reviewer puts on record: returns, preparations, signatures. The acts of the command line, for the person who
// is signed in.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "app/desktop/model/review/review_presenter.h"
#include "app/reporting/amends_again.h"
#include "app/reporting/prepare_document.h"
#include "app/reporting/sign_with_file.h"
#include "app/reporting/time_stamping.h"
#include "app/words/people_words.h"
#include "app/words/words.h"
#include "core/laboratory/opinion.h"
#include "core/records/keeping/upkeep.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"
#include "core/records/reports/report_acts.h"
#include "instruments/registry/registry.h"

namespace velocert::app {

using base::Result;
using records::Archive;

namespace {

Result<base::Person> person_of(const laboratory::PeopleRegister& people, const std::string& id) {
    if (people.empty()) return base::person_named(id, "signer");
    const auto* account = people.by_id(id);
    if (account != nullptr) return account->person();
    return base::fail(base::ErrorCode::not_found, "signer", id.empty() ? "nobody" : id, "an account of this archive");
}

Result<PrepareRequest> request_of(const Archive& archive, const PrepareChoice& choice, const base::Clock& clock) {
    PrepareRequest out;
    out.offset = records::MachineClock().offset(clock.now());
    if (!choice.order_file.empty()) {
        std::ifstream file(choice.order_file, std::ios::binary);
        if (!file)
            return base::fail(base::ErrorCode::not_found, choice.order_file, "it cannot be opened",
                              "the client's order (velocert-order/1)");
        out.order = std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        out.order_source = choice.order_file;
        const auto folder = std::filesystem::path(choice.order_file).parent_path().string();
        out.order_folder = folder.empty() ? "." : folder;
    }
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    auto tested = person_of(*people, choice.tested);
    if (!tested) return base::fail(tested.error());
    auto reviewed = person_of(*people, choice.reviewed);
    if (!reviewed) return base::fail(reviewed.error());
    auto approved = person_of(*people, choice.approved);
    if (!approved) return base::fail(approved.error());
    out.signers = {std::move(*tested), std::move(*reviewed), std::move(*approved)};
    out.issue_on = base::day_of(clock.now() + out.offset);
    return out;
}

/// As a file of opinions is read: each says something, and on what it rests.
Result<std::vector<laboratory::Opinion>> opinions_of(const std::vector<TypedOpinion>& typed,
                                                     const base::Person& person) {
    auto all = base::Json::array();
    for (const auto& one : typed) {
        auto json = base::Json::object().set("text", one.text).set("basis", one.basis);
        if (!one.dialogue.empty()) json.set("dialogue", one.dialogue);
        all.push(std::move(json));
    }
    return laboratory::load_opinions(
        base::Json::object().set("format", "velocert-opinions/1").set("opinions", std::move(all)).text(true),
        "opinions", person);
}

/// The person may do it; a refusal is on record.
Result<void> asked(Archive& archive, const base::Clock& clock, const std::optional<laboratory::Account>& account,
                   laboratory::Act act, const std::string& object) {
    if (!account) return {};
    return records::require_or_record(archive, clock, *account, act, {}, object);
}

}  // namespace

void ReviewPresenter::send_back(const std::string& concerns, const std::string& comment) {
    if (!may_return()) return;
    const auto person = *seat_.person();
    const auto& entry = opened_->entry;
    const auto done = [&]() -> Result<void> {
        const auto archive = archive_.write();
        if (!archive) return base::fail(archive.error());
        const auto& clock = archive_.clock();
        const std::string object = entry.report.empty() ? "run " + entry.run : "report " + entry.report;
        if (auto may = asked(**archive, clock, seat_.account(), laboratory::Act::prepare_report, object); !may)
            return may;
        if (entry.report.empty()) return return_run(**archive, clock, {entry.run, concerns, comment, person, {}});
        return records::return_report(**archive, clock, entry.report, concerns, comment, person);
    }();
    if (!done) return tell(done.error());
    tell(true, tr("Returned. The comment stands in the queue and in the audit trail."));
    const auto kept = entry;
    say_written();
    for (const auto& waiting : queue_)
        if (waiting.run == kept.run) return open_entry(waiting);
}

void ReviewPresenter::prepare(const PrepareChoice& choice) {
    if (!opened_ || work_.running() || !seat_.person()) return;
    const auto person = *seat_.person();
    const auto run = opened_->run.id;
    const auto done = [&]() -> Result<PreparedReport> {
        const auto archive = archive_.write();
        if (!archive) return base::fail(archive.error());
        const auto& clock = archive_.clock();
        auto request = request_of(**archive, choice, clock);
        if (!request) return base::fail(request.error());
        const auto reports = records::report_register(**archive);
        if (!reports) return base::fail(reports.error());
        const auto act =
            choice.amends.empty() ? act_of_preparing(*reports, opened_->entry.report) : laboratory::Act::amend_report;
        if (auto may = asked(**archive, clock, seat_.account(), act, "run " + run); !may)
            return base::fail(may.error());
        if (!choice.amends.empty()) {
            if (choice.reason.empty())
                return base::fail(base::ErrorCode::missing_field, "amendment to " + choice.amends, "no reason is given",
                                  "why the report is amended, as it is to be printed");
            request->amends = records::Amends{choice.amends, choice.kind, choice.reason, {}};
        }
        if (!choice.opinions.empty()) {
            auto opinions = opinions_of(choice.opinions, person);
            if (!opinions) return base::fail(opinions.error());
            request->opinions = std::move(*opinions);
        }
        request->run = run;
        request->again = opened_->entry.report;
        request->prepared_by = person;
        const instruments::RegistryDecoders decoders;
        return prepare_document(**archive, clock, *request, decoders);
    }();
    if (!done) return tell(done.error());
    QString words = tr("Report %1 is prepared.").arg(QString::fromStdString(done->preparation.report));
    for (const auto& finding : done->still_open) words += "\n" + QString::fromStdString(records::text(finding));
    tell(true, words);
    say_written();
    for (const auto& waiting : queue_)
        if (waiting.report == done->preparation.report) return open_entry(waiting);
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
    struct Outcome {
        std::vector<std::string> signed_reports;
        QStringList said;
        bool clock_alone = false;  ///< signed by a clock that is not synchronised
        bool revocation_unknown = false;
        bool trail_unreviewed = false;
        std::optional<base::Error> failed;
    };
    const auto shared = std::make_shared<SigningSecrets>(std::move(secrets));
    begin(tr("Verifying the archive and signing"),
          [this, folder = archive_.folder(), login = seat_.account()->login, meaning = *meaning, reports,
           shared](const base::Progress& progress) -> Then {
              auto out = std::make_shared<Outcome>();
              const auto archive = archive_.archives().writer(folder);
              if (!archive) out->failed = archive.error();
              FileSigning signing{{}, meaning, login, {}, shared->trust_file, {}};
              // The window sees to the verification itself; what it found must not be passed over in the act.
              signing.verified_before = true;
              if (meaning == records::Meaning::approved && !shared->deliver_to.empty())
                  signing.deliver_to.push_back(shared->deliver_to);
              const auto files = read_signing_files(signing, shared->key_file);
              if (archive && !files) out->failed = files.error();
              std::optional<KeyPlace> of_time;
              if (!shared->time_stamp_key.empty() && !out->failed) {
                  auto place = read_time_stamp_key(shared->time_stamp_key);
                  if (place)
                      of_time = std::move(*place);
                  else
                      out->failed = place.error();
              }
              std::optional<TimeStamping> time;
              if (of_time) signing.time_source = &time.emplace(*of_time, shared->of_time_stamp_key, archive_.clock());
              for (std::size_t i = 0; !out->failed && i < reports.size(); ++i) {
                  if (!base::go_on(progress, reports[i], i, reports.size())) break;
                  signing.report = reports[i];
                  const auto done = sign_with_file(**archive, archive_.clock(), signing, *files, shared->password,
                                                   shared->passphrase);
                  if (!done) {
                      // A wrong password would only lock the account if it were tried again.
                      out->failed = done.error();
                      break;
                  }
                  out->signed_reports.push_back(reports[i]);
                  out->clock_alone = out->clock_alone || !done->outcome.caution.empty();
                  out->revocation_unknown = out->revocation_unknown || !done->outcome.revocation_unknown.empty();
                  out->trail_unreviewed = out->trail_unreviewed || !done->outcome.trail_unreviewed.empty();
                  for (const auto& one : done->deliveries)
                      if (!one.delivered) out->said << QString::fromStdString(one.place + ": " + one.detail);
                  for (const auto& warning : done->warnings) out->said << QString::fromStdString(warning);
              }
              return [this, out, all = reports.size(), meaning] {
                  QStringList names;
                  for (const auto& report : out->signed_reports) names << QString::fromStdString(report);
                  QString words;
                  if (!names.isEmpty())
                      words = meaning == records::Meaning::approved
                                  ? tr("Approved and issued: %1.").arg(names.join(", "))
                                  : tr("Signed as %1: %2.").arg(meaning_word(meaning), names.join(", "));
                  if (!out->said.isEmpty()) words += "\n" + out->said.join('\n');
                  if (out->clock_alone)
                      words += "\n" + tr("The clock of this computer is not synchronised; the times of the signatures "
                                         "rest on it.");
                  if (out->revocation_unknown)
                      words += "\n" + tr("Nobody can say whether this key was revoked; a real archive refuses such a "
                                         "signature.");
                  if (out->trail_unreviewed)
                      words +=
                          "\n" + tr("Nobody but the tester has signed that the audit trail was looked through up to "
                                    "the preparation; a real archive refuses such an approval. Setup, Signing has "
                                    "the review.");
                  if (out->failed) {
                      const auto failure = error_words(*out->failed);
                      if (!words.isEmpty()) words += "\n";
                      words += tr("Not signed: %1 of %2.").arg(all - out->signed_reports.size()).arg(all) + " " +
                               failure.happened + " " + failure.remedy + "\n" + failure.detail;
                  }
                  tell(!out->failed, words);
                  const std::string opened = opened_ ? opened_->entry.report : std::string();
                  say_written();
                  for (const auto& waiting : queue_)
                      if (waiting.report == opened) return open_entry(waiting);
                  // It went out: it waits for nobody any more.
                  if (!out->signed_reports.empty()) {
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
    tell(true, tr("Nothing was signed."));
}

}  // namespace velocert::app
