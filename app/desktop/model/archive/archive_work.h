// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/acts/actor.h"
#include "app/acts/exports.h"
#include "app/acts/recomputation.h"
#include "app/desktop/bridge/long_work.h"
#include "app/desktop/look/sign.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/words/trail_words.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/trail/handed_out.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/recompute.h"

namespace velocert::app {

/// What work gave: one sentence with its sign, and below it every place that does not hold or differs.
struct WorkResult {
    Sign sign = Sign::none;
    QString sentence;
    QStringList lines;
};
/// Verifies the archive and puts it on record as that person's act: by hand, or because the archive was left open. What
/// a watchdog left beside the ledger is told too. On a thread of its own. Errors: those of the writer and of the
/// permit.
[[nodiscard]] base::Result<records::Verification> verify_on_record(SharedArchives& archives, const std::string& folder,
                                                                   const base::Clock& clock, const Actor& actor,
                                                                   const records::ClockSource& source,
                                                                   const base::Progress& progress);
/// Makes a file from the archive that everybody here writes to and puts it on record; returns why it could not be,
/// where that alone is no reason to make none: another program writes, and nobody with an account takes it. Errors:
/// those of the permit, of `make` and of the record.
[[nodiscard]] base::Result<std::optional<base::Error>> hand_out_on_record(
    SharedArchives& archives, const std::string& folder, const base::Clock& clock, const Actor& by,
    const records::HandingOut& done, const std::function<base::Result<void>(const records::Archive&)>& make);
/// As sentences in the language in use.
[[nodiscard]] WorkResult verification_words(const base::Result<records::Verification>& result);
[[nodiscard]] WorkResult recomputation_words(const base::Result<Recomputed>& result);

/// What was drawn: enough to draw it again and get the same.
struct Drawn {
    std::string seed;
    std::uint64_t population = 0;  ///< runs there were, numbered from the oldest
    std::string newest;            ///< the last of them
    std::vector<std::uint64_t> numbers;
    std::vector<std::string> runs;
};
/// How to draw the same again, as a sentence.
[[nodiscard]] QString drawn_words(const Drawn& drawn);

/// Work on the archive that takes its time, one piece at a time on a thread of its own: verify, recompute, export,
/// print the trail, draw. Changes nothing in the archive, but that a verification and an export are put on record.
/// Knows no widget.
class ArchiveWork final : public QObject {
    Q_OBJECT

  public:
    ArchiveWork(ArchiveInUse& archive, const sequence::DecoderSource& decoders, QObject* parent = nullptr);

    /// With who verifies, if they may: the outcome is put on record, as everywhere. Without, it is only told. Where
    /// another program holds the archive it is verified all the same, and said that it is not on record.
    void verify(const std::optional<Actor>& recorded_by = {});
    /// Empty: all runs.
    void recompute(std::vector<std::string> runs);
    /// By somebody who may, on record. While another program holds the archive nobody with an account exports; a copy
    /// that cannot be written is exported all the same, and said that it is not on record.
    void export_as(const std::string& run, ExportFormat format, const std::string& file, const Actor& by);
    /// The entries of the audit trail that are asked for as a new PDF file, likewise. They are read on the thread of
    /// the work; pages are painted on this one, in the language in use.
    void print_trail(const records::TrailQuery& query, const TitleOf& titles, const QString& file, const Actor& by);
    /// `count` runs of all there are.
    void draw(const std::string& seed, std::uint64_t count);

    [[nodiscard]] LongWork& work() { return work_; }
    /// Of the last work that ended; the words are made anew for the language in use.
    [[nodiscard]] std::optional<WorkResult> result() const;
    [[nodiscard]] const std::optional<Drawn>& drawn() const { return drawn_; }
    /// "ledger", as people call it.
    [[nodiscard]] static QString part_words(const QString& part);
    /// "1200 of 4000 · 12 s · about 28 s left".
    [[nodiscard]] static QString how_far(const LongWork& work);

  signals:
    void ended();

  private:
    void end(std::function<WorkResult()> words);

    ArchiveInUse& archive_;
    const sequence::DecoderSource& decoders_;
    LongWork work_;
    std::function<WorkResult()> words_;
    std::optional<Drawn> drawn_;
};

}  // namespace velocert::app
