// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/archive/archive_work.h"

#include <QCoreApplication>
#include <memory>

#include "app/acts/handing_out.h"
#include "app/desktop/model/archive/trail_paper.h"
#include "app/words/finding_words.h"
#include "app/words/words.h"
#include "core/records/integrity/integrity_state.h"
#include "core/records/integrity/verify_checkpoints.h"
#include "core/records/keeping/upkeep.h"
#include "core/records/trail/draw.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

class Work {
    Q_DECLARE_TR_FUNCTIONS(Work)
};

QString text(const std::string& given) { return QString::fromStdString(given); }

WorkResult error_result(const base::Error& error) {
    if (error.code == base::ErrorCode::interrupted)
        return {Sign::not_evaluated, Work::tr("Ended before it was done. Nothing was changed."), {}};
    const auto words = error_words(error);
    return {Sign::broken, words.happened, {words.remedy, words.detail}};
}

/// Of hand_out_on_record.
WorkResult handed_out_words(const base::Result<std::optional<base::Error>>& result, const QString& file) {
    if (!result) return error_result(result.error());
    WorkResult words{Sign::pass, ArchiveWork::tr("Written to %1").arg(file), {}};
    if (*result) words.lines << Work::tr("This is not on record: %1").arg(error_words(**result).happened);
    return words;
}

}  // namespace

base::Result<records::Verification> verify_on_record(SharedArchives& archives, const std::string& folder,
                                                     const base::Clock& clock, const Actor& actor,
                                                     const records::ClockSource& source,
                                                     const base::Progress& progress) {
    const auto archive = archives.writer(folder);
    if (!archive) return base::fail(archive.error());
    if (auto may = permit(**archive, clock, actor, laboratory::Act::verify_records, "the archive"); !may)
        return base::fail(may.error());
    const auto owed = records::upkeep_owed(**archive, clock);
    if (!owed) return base::fail(owed.error());
    const auto reason =
        owed->due.unclean ? records::VerificationReason::unclean_exit : records::VerificationReason::by_hand;
    auto done = records::verify_and_record(**archive, {}, clock, reason, actor.person, source, progress);
    if (done)
        if (auto told = instruments::tell_unentered(folder, *done); !told) return base::fail(told.error());
    return done;
}

WorkResult verification_words(const base::Result<records::Verification>& result) {
    if (!result) return error_result(result.error());
    WorkResult out;
    for (const auto& one : result->findings) out.lines << finding_words(one.where, one.what);
    for (const auto& one : result->notes) out.lines << Work::tr("Note: %1").arg(finding_words(one.where, one.what));
    out.sign = result->ok() ? Sign::pass : Sign::fail;
    const auto checked = static_cast<qulonglong>(result->checked);
    out.sentence = result->ok() ? Work::tr("The archive holds: %1 rows and files looked at.").arg(checked)
                                : Work::tr("The archive does not hold: %n place(s) of %1 rows and files looked at.",
                                           nullptr, static_cast<int>(result->findings.size()))
                                      .arg(checked);
    return out;
}

WorkResult recomputation_words(const base::Result<Recomputed>& result) {
    if (!result) return error_result(result.error());
    WorkResult out;
    for (const auto& one : result->differences)
        out.lines << Work::tr("%1 %2, %3: stored %4, recomputed %5")
                         .arg(text(one.run), text(one.step), text(one.field), text(one.stored), text(one.recomputed));
    for (const auto& run : result->unfinished)
        out.lines << Work::tr("Note: %1").arg(Work::tr("run %1 has not ended").arg(text(run)));
    const auto runs = static_cast<qulonglong>(result->runs);
    if (!result->differences.empty()) {
        out.sign = Sign::fail;
        out.sentence = Work::tr("%1 runs computed again from their bytes: %2 differences.")
                           .arg(runs)
                           .arg(static_cast<qulonglong>(result->differences.size()));
    } else {
        out.sign = runs == 0 ? Sign::not_evaluated : Sign::pass;
        out.sentence = runs == 1
                           ? Work::tr("The run was computed again from its bytes: every digit is the same.")
                           : Work::tr("%1 runs computed again from their bytes: every digit is the same.").arg(runs);
    }
    return out;
}

QString drawn_words(const Drawn& drawn) {
    return Work::tr(
               "Drawn with the seed \"%1\" from %2 runs, the newest of them %3. The same seed and number of runs "
               "give the same draw on any machine.")
        .arg(text(drawn.seed))
        .arg(static_cast<qulonglong>(drawn.population))
        .arg(text(drawn.newest));
}

ArchiveWork::ArchiveWork(ArchiveInUse& archive, const sequence::DecoderSource& decoders, QObject* parent)
    : QObject(parent), archive_(archive), decoders_(decoders) {}

void ArchiveWork::end(std::function<WorkResult()> words) {
    words_ = std::move(words);
    emit ended();
}

std::optional<WorkResult> ArchiveWork::result() const { return words_ ? std::optional(words_()) : std::nullopt; }

void ArchiveWork::verify(const std::optional<Actor>& recorded_by) {
    if (work_.running()) return;
    struct Verified {
        records::Verification result;
        std::optional<base::Error> not_recorded;
    };
    work_.start<Verified>(
        tr("Verifying the archive"),
        [this, recorded_by, folder = archive_.folder(),
         &clock = archive_.clock()](const base::Progress& progress) -> base::Result<Verified> {
            std::optional<base::Error> not_recorded;
            if (recorded_by) {
                auto done = verify_on_record(archive_.archives(), folder, clock, *recorded_by, records::MachineClock(),
                                             progress);
                if (done) return Verified{std::move(*done), {}};
                // Only that nothing can be written now is no reason to look at nothing.
                if (done.error().code != base::ErrorCode::already_exists) return base::fail(done.error());
                not_recorded = done.error();
            }
            auto looked = records::verify_archive(folder, records::OutsideProof{}, progress);
            if (!looked) return base::fail(looked.error());
            if (auto told = instruments::tell_unentered(folder, *looked); !told) return base::fail(told.error());
            return Verified{std::move(*looked), not_recorded};
        },
        [this, recorded_by](const base::Result<Verified>& result) {
            if (!result) return end([error = result.error()] { return error_result(error); });
            if (recorded_by && !result->not_recorded) archive_.say_written();
            end([found = *result] {
                auto words = verification_words(found.result);
                if (found.not_recorded)
                    words.lines << Work::tr("This is not on record: %1").arg(error_words(*found.not_recorded).happened);
                return words;
            });
        });
}

void ArchiveWork::recompute(std::vector<std::string> runs) {
    if (work_.running()) return;
    work_.start<Recomputed>(
        runs.empty() ? tr("Recomputing all runs") : tr("Recomputing"),
        [this, folder = archive_.folder(),
         runs = std::move(runs)](const base::Progress& progress) -> base::Result<Recomputed> {
            const auto archive = records::Archive::open_read_only(folder);
            if (!archive) return base::fail(archive.error());
            auto ids = runs.empty() ? all_runs(**archive, progress) : base::Result<std::vector<std::string>>(runs);
            if (!ids) return base::fail(ids.error());
            return recompute_runs(**archive, *ids, decoders_, progress);
        },
        [this](const base::Result<Recomputed>& result) { end([result] { return recomputation_words(result); }); });
}

base::Result<std::optional<base::Error>> hand_out_on_record(
    SharedArchives& archives, const std::string& folder, const base::Clock& clock, const Actor& by,
    const records::HandingOut& done, const std::function<base::Result<void>(const records::Archive&)>& make) {
    const auto about = done.id.empty() ? done.kind : done.kind + ' ' + done.id;
    const auto writer = archives.writer(folder);
    if (!writer) {
        // Whoever holds the lock could else let a package out that no ledger knows of.
        if (by.account && writer.error().code == base::ErrorCode::already_exists) return base::fail(writer.error());
        const auto archive = records::Archive::open_read_only(folder);
        if (!archive) return base::fail(archive.error());
        if (auto may = may_take_out(**archive, clock, by); !may) return base::fail(may.error());
        if (auto made = make(**archive); !made) return base::fail(made.error());
        return std::optional(writer.error());
    }
    if (auto may = permit(**writer, clock, by, laboratory::Act::export_records, about); !may)
        return base::fail(may.error());
    if (auto made = make(**writer); !made) return base::fail(made.error());
    if (auto kept = put_on_record(**writer, clock, done); !kept) return base::fail(kept.error());
    return std::optional<base::Error>();
}

void ArchiveWork::export_as(const std::string& run, ExportFormat format, const std::string& file, const Actor& by) {
    if (work_.running()) return;
    work_.start<std::optional<base::Error>>(
        tr("Exporting the run"),
        [&archives = archive_.archives(), &clock = archive_.clock(), folder = archive_.folder(), by, format,
         done = records::HandingOut{handed_out_as(format), "run", run, file, {}, by.person}](const base::Progress&) {
            return hand_out_on_record(archives, folder, clock, by, done, [&](const records::Archive& archive) {
                return export_run(archive, done.id, format, done.to);
            });
        },
        [this, file](const base::Result<std::optional<base::Error>>& result) {
            if (result && !*result) archive_.say_written();
            end([result, file] { return handed_out_words(result, text(file)); });
        });
}

void ArchiveWork::print_trail(const records::TrailQuery& query, const TitleOf& titles, const QString& file,
                              const Actor& by) {
    if (work_.running()) return;
    using Read = std::shared_ptr<const TrailRead>;
    work_.start<Read>(
        tr("Reading the audit trail"),
        [folder = archive_.folder(), query](const base::Progress& progress) -> base::Result<Read> {
            const auto archive = records::Archive::open_read_only(folder);
            if (!archive) return base::fail(archive.error());
            auto read = read_trail(**archive, query);
            if (!read) return base::fail(read.error());
            if (!base::go_on(progress, "ledger", read->head.size, read->head.size))
                return base::fail(base::ErrorCode::interrupted, "audit trail", "ended before it was done");
            return std::make_shared<const TrailRead>(std::move(*read));
        },
        [this, folder = archive_.folder(), titles, file, by](const base::Result<Read>& read) {
            if (!read) return end([error = read.error()] { return error_result(error); });
            const records::HandingOut done{
                records::HandedOut::trail, "audit-trail", {}, file.toStdString(), {}, by.person};
            const auto result = hand_out_on_record(
                archive_.archives(), folder, archive_.clock(), by, done, [&](const records::Archive&) {
                    return write_trail_paper(**read, by, archive_.clock(), titles, done.to);
                });
            if (result && !*result) archive_.say_written();
            end([result, file] { return handed_out_words(result, file); });
        });
}

void ArchiveWork::draw(const std::string& seed, std::uint64_t count) {
    if (work_.running()) return;
    drawn_.reset();
    work_.start<Drawn>(
        tr("Drawing records"),
        [folder = archive_.folder(), seed, count](const base::Progress& progress) -> base::Result<Drawn> {
            const auto archive = records::Archive::open_read_only(folder);
            if (!archive) return base::fail(archive.error());
            const auto runs = all_runs(**archive, progress);
            if (!runs) return base::fail(runs.error());
            auto numbers = records::draw(seed, runs->size(), count);
            if (!numbers) return base::fail(numbers.error());
            Drawn out{seed, runs->size(), runs->back(), std::move(*numbers), {}};
            for (const auto number : out.numbers) out.runs.push_back((*runs)[static_cast<std::size_t>(number - 1)]);
            return out;
        },
        [this](const base::Result<Drawn>& result) {
            if (result) drawn_ = *result;
            end([result] {
                if (!result) return error_result(result.error());
                return WorkResult{Sign::pass, drawn_words(*result), {}};
            });
        });
}

QString ArchiveWork::part_words(const QString& part) {
    if (part == "ledger") return tr("entries of the ledger");
    if (part == "evidence") return tr("files of evidence");
    if (part == "runs") return tr("list of runs");
    if (part == "restore") return tr("restoring");
    if (part == "checkpoint") return tr("checkpoint");
    if (part == "delivery") return tr("checkpoints to their places");
    if (part == "verification") return tr("verification");
    if (part == "backup") return tr("backup");
    return part;
}

QString ArchiveWork::how_far(const LongWork& work) {
    QStringList out;
    if (work.total() > 0)
        out << tr("%1 of %2").arg(static_cast<qulonglong>(work.done())).arg(static_cast<qulonglong>(work.total()));
    else if (work.done() > 0)
        out << QString::number(work.done());
    out << tr("%1 s").arg(work.elapsed().count() / 1000);
    if (const auto left = work.left()) out << tr("about %1 s left").arg(static_cast<qlonglong>(left->count()));
    return out.join(" · ");
}

}  // namespace velocert::app
