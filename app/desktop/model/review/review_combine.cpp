// SPDX-License-Identifier: GPL-3.0-or-later
// Several runs of an item brought together in one run, of which one report is made: the act of "report combine", for
// the person who is signed in.
#include <utility>

#include "app/acts/combination.h"
#include "app/desktop/model/review/review_presenter.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "core/base/stated_reason.h"
#include "core/records/people/people.h"
#include "core/sequence/judging/combined_run.h"
#include "instruments/registry/registry.h"

namespace velocert::app {

using base::Result;

bool ReviewPresenter::may_combine() const {
    return opened_ && opened_->runs_of_item > 1 && !work_.running() && seat_.person() &&
           seat_.may(laboratory::Act::prepare_report);
}

QString ReviewPresenter::procedure_words(const std::string& id) const {
    const auto* procedure = opened_ ? opened_->edition.procedure(id) : nullptr;
    return procedure != nullptr ? in_words(procedure->title) : QString::fromStdString(id);
}

void ReviewPresenter::look_for_combinable() {
    if (!may_combine()) return;
    begin(tr("Reading the runs of the item"),
          [this, folder = archive_.folder(), item = opened_->run.item.id,
           edition = opened_->run.edition](const base::Progress&) -> Then {
              const auto archive = records::Archive::open_read_only(folder);
              auto runs = std::make_shared<Result<std::vector<sequence::Run>>>(
                  archive ? runs_to_combine(**archive, item, edition)
                          : Result<std::vector<sequence::Run>>(base::fail(archive.error())));
              return [this, runs, item] {
                  if (!opened_ || opened_->run.item.id != item) return;
                  combinable_.clear();
                  if (!*runs) return tell(runs->error());
                  for (const auto& run : **runs) combinable_.push_back(combinable(run));
                  if (combinable_.size() < 2) {
                      combinable_.clear();
                      return tell(false, [] {
                          return tr(
                              "Only one run of the item counts by this edition: there is nothing to bring "
                              "together.");
                      });
                  }
                  tell_nothing();
                  emit combinableChanged();
              };
          });
}

void ReviewPresenter::combine(const std::map<std::string, std::string>& because,
                              const std::map<std::string, std::string>& leave_out) {
    if (!may_combine()) return;
    CombinationRequest request;
    request.item = opened_->run.item.id;
    request.edition = opened_->run.edition;
    request.person = *seat_.person();
    const auto stated = [](const std::map<std::string, std::string>& given, const std::string& what,
                           std::map<std::string, std::string>& out) -> Result<void> {
        for (const auto& [about, text] : given) {
            auto reason = base::stated_reason(text, what + about);
            if (!reason) return base::fail(reason.error());
            out.emplace(about, std::move(*reason));
        }
        return {};
    };
    if (const auto good = stated(because, "reason for ", request.because); !good) return tell(good.error());
    if (const auto good = stated(leave_out, "reason to leave out ", request.leave_out); !good)
        return tell(good.error());
    begin(tr("Bringing the runs together"),
          [this, folder = archive_.folder(), request = std::move(request),
           account = seat_.account()](const base::Progress&) -> Then {
              auto done = std::make_shared<Result<sequence::Run>>([&]() -> Result<sequence::Run> {
                  const auto archive = archive_.archives().writer(folder);
                  if (!archive) return base::fail(archive.error());
                  const auto& clock = archive_.clock();
                  if (account)
                      if (auto may = records::require_or_record(
                              **archive, clock, *account, laboratory::Act::prepare_report, {}, "item " + request.item);
                          !may)
                          return base::fail(may.error());
                  const instruments::RegistryDecoders decoders;
                  return combine_runs(**archive, clock, request, decoders);
              }());
              return [this, done] {
                  if (!*done) return tell(done->error());
                  combined(**done);
              };
          });
}

void ReviewPresenter::combined(const sequence::Run& run) {
    combinable_.clear();
    say_written();
    QueueEntry entry;
    entry.run = run.id;
    entry.item = run.item.id;
    entry.verdict = conformity::name(run.verdict);
    entry.since = archive_.clock().now();
    told_of_next_ = [this, run] {
        QStringList lines{tr("Brought together in run %1: %2. Its report is made like that of any other run.")
                              .arg(QString::fromStdString(run.id), verdict_word(run.verdict))};
        for (const auto& of_run : sequence::runs_in(run)) {
            QStringList procedures;
            for (const auto& id : sequence::procedures_of(run, of_run)) procedures << procedure_words(id);
            lines << tr("From run %1: %2").arg(QString::fromStdString(of_run), procedures.join(tr(", ")));
        }
        return lines.join('\n');
    };
    open_entry(entry);
}

}  // namespace velocert::app
