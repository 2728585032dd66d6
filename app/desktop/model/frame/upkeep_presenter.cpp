// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/frame/upkeep_presenter.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/acts/time_of_day.h"
#include "app/desktop/model/archive/runs_model.h"
#include "app/words/words.h"
#include "core/records/integrity/integrity_state.h"

namespace velocert::app {
namespace {

using base::Result;
using records::UpkeepDone;
using records::UpkeepFacts;
using records::UpkeepOwed;

class Words {
    Q_DECLARE_TR_FUNCTIONS(Upkeep)
};

/// What a thread has done; `elsewhere`: another program writes now, and does it itself or leaves it for later.
struct Kept {
    UpkeepDone done;
    bool elsewhere = false;
};

QString text(const std::string& given) { return QString::fromStdString(given); }

WorkResult words_of(const Result<Kept>& kept) {
    if (!kept) {
        const auto words = error_words(kept.error());
        return {Sign::broken, words.happened, {words.remedy, words.detail}};
    }
    WorkResult out;
    for (const auto& act : kept->done.acts) {
        const QString duty = ArchiveWork::part_words(QString::fromUtf8(act.duty.data(), qsizetype(act.duty.size())));
        out.lines << (act.good ? Words::tr("Done: %1").arg(duty)
                               : Words::tr("FAILED: %1. %2").arg(duty, text(act.what)));
    }
    if (kept->done.ended_early) {
        out.sign = Sign::not_evaluated;
        out.sentence = Words::tr(
            "Ended before it was done. It is due again with the next time of day, or when somebody asks for it.");
    } else if (kept->done.good()) {
        out.sign = Sign::pass;
        out.sentence = Words::tr("The archive has got what it was owed.");
    } else {
        out.sign = Sign::fail;
        out.sentence = Words::tr("Not everything that the archive is owed could be done.");
    }
    return out;
}

FactLine duty_line(const QString& duty, const std::optional<UpkeepFacts::Time>& last, bool due) {
    const QString when = last ? short_time(base::utc_text(*last)) : Words::tr("never");
    // When it was done says nothing of how it went: that is told above.
    return {duty, due ? Words::tr("%1, due").arg(when) : when, due ? Sign::open : Sign::none};
}

}  // namespace

std::vector<FactLine> upkeep_lines(const UpkeepOwed& owed) {
    const auto plan = owed.in_force();
    const QString at = text(time_of_day_text(plan.at));
    std::vector<FactLine> out;
    out.push_back({Words::tr("Every day at"),
                   owed.plan ? Words::tr("%1 UTC").arg(at) : Words::tr("%1 UTC; nobody has set an upkeep").arg(at),
                   owed.plan ? Sign::none : Sign::open});
    out.push_back(duty_line(Words::tr("Verification"), owed.facts.verified, owed.due.verification));
    if (!plan.station_key.empty() || owed.facts.checkpoint)
        out.push_back(duty_line(Words::tr("Checkpoint"), owed.facts.checkpoint, owed.due.checkpoint));
    if (owed.due.delivery)
        out.push_back({Words::tr("Outside places"), Words::tr("a checkpoint is still to be brought"), Sign::open});
    if (!plan.backup_folder.empty() || owed.facts.backup)
        out.push_back(duty_line(Words::tr("Backup"), owed.facts.backup, owed.due.backup));
    if (!plan.backup_folder.empty())
        out.push_back(duty_line(Words::tr("Rehearsal of a restore"), owed.facts.good_rehearsal, owed.due.rehearsal));
    return out;
}

UpkeepPresenter::UpkeepPresenter(ArchiveInUse& archive, const records::ClockSource& source, QObject* parent)
    : QObject(parent), archive_(archive), source_(source), folder_(archive.folder()) {
    connect(&archive_, &ArchiveInUse::changed, this, [this] {
        if (folder_ != archive_.folder()) {
            folder_ = archive_.folder();
            owed_.reset();
            put_off_until_.reset();
            words_ = {};
            alarming_ = false;
            // What was going on belongs to another archive.
            work_.cancel();
        }
        look();
    });
    connect(&archive_, &ArchiveInUse::written, this, [this] { read(false); });
    connect(&work_, &LongWork::changed, this, &UpkeepPresenter::changed);
    connect(&timer_, &QTimer::timeout, this, &UpkeepPresenter::look);
    timer_.start(std::chrono::minutes(1));
    look();
}

void UpkeepPresenter::look() { read(true); }

void UpkeepPresenter::read(bool and_do) {
    if (looking_.running()) return;
    const auto kind = archive_.kind();
    if (!kind || !*kind) {
        owed_.reset();
        emit changed();
        return;
    }
    looking_.start<UpkeepOwed>(
        {},
        [folder = archive_.folder(), &clock = archive_.clock()](const base::Progress&) -> Result<UpkeepOwed> {
            const auto archive = records::Archive::open_read_only(folder);
            if (!archive) return base::fail(archive.error());
            return records::upkeep_owed(**archive, clock);
        },
        [this, and_do, folder = archive_.folder()](const Result<UpkeepOwed>& owed) {
            if (folder != archive_.folder()) return look();
            // An archive that cannot be read is told by others, and nothing can be done for it.
            owed_ = owed ? std::optional(*owed) : std::nullopt;
            emit changed();
            if (put_off_until_ && archive_.clock().now() >= *put_off_until_) put_off_until_.reset();
            if (and_do && owed_ && owed_->due.any() && !put_off_until_) keep();
        });
}

void UpkeepPresenter::keep() {
    if (work_.running()) return;
    work_.start<Kept>(
        owed_->due.unclean ? tr("Verifying the archive, which was left open") : tr("Daily upkeep of the archive"),
        [this, folder = archive_.folder(), &clock = archive_.clock()](const base::Progress& progress) -> Result<Kept> {
            const auto archive = archive_.archives().writer(folder);
            if (!archive && archive.error().code == base::ErrorCode::already_exists) return Kept{{}, true};
            if (!archive) return base::fail(archive.error());
            const auto owed = records::upkeep_owed(**archive, clock);
            if (!owed) return base::fail(owed.error());
            return Kept{records::keep_up(**archive, owed->in_force(), owed->due, clock, source_, progress), false};
        },
        [this, folder = archive_.folder()](const Result<Kept>& kept) {
            if (folder != archive_.folder()) return look();
            if (kept && kept->elsewhere) return;
            if (kept && kept->done.ended_early)
                put_off_until_ = records::last_upkeep_time(owed_ ? owed_->in_force() : records::UpkeepPlan{},
                                                           archive_.clock().now()) +
                                 std::chrono::days(1);
            const bool found = kept && std::ranges::any_of(kept->done.acts, [](const UpkeepDone::Act& act) {
                                   return act.duty == "verification" && !act.good;
                               });
            end(found, [kept] { return words_of(kept); });
        });
}

void UpkeepPresenter::verify_now(const Actor& actor) {
    if (work_.running()) return;
    put_off_until_.reset();
    work_.start<records::Verification>(
        tr("Verifying the archive"),
        [this, actor, folder = archive_.folder(),
         &clock = archive_.clock()](const base::Progress& progress) -> Result<records::Verification> {
            return verify_on_record(archive_.archives(), folder, clock, actor, source_, progress);
        },
        [this, folder = archive_.folder()](const Result<records::Verification>& result) {
            if (folder != archive_.folder()) return look();
            end(result && !result->ok(), [result] { return verification_words(result); });
        });
}

void UpkeepPresenter::end(bool alarming, std::function<WorkResult()> words) {
    alarming_ = alarming;
    words_ = std::move(words);
    // Others read what was put on record; and so does this one, without doing at once again what has just failed.
    archive_.say_written();
    emit ended();
}

std::vector<FactLine> UpkeepPresenter::duties() const { return owed_ ? upkeep_lines(*owed_) : std::vector<FactLine>(); }

}  // namespace velocert::app
