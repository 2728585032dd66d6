// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <string>
#include <vector>

#include "app/desktop/model/bench/running/record_queue.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/frame/seat.h"

namespace velocert::app {

/// Moments that the technician marks while a run goes on. Each goes to the ledger at once, on a thread beside the run,
/// as whoever is signed in; words and signature come later, in Review or in the Archive. Nothing waits for it: neither
/// the wire nor the task. Knows no widget.
class BenchMarks final : public QObject {
    Q_OBJECT

  public:
    BenchMarks(const RunPresenter& run, ArchiveInUse& archive, const Seat& seat, QObject* parent = nullptr);

    /// There is something on the plot that can be marked now, and the person may.
    [[nodiscard]] bool can_mark() const;
    void mark();
    /// Places on the plot of the attempt that is running or ran last, in the plot's own count.
    [[nodiscard]] std::vector<double> places() const;
    /// "2 moments marked"; or why the last one is not on record. Empty while there is nothing to say.
    [[nodiscard]] QString note() const;
    [[nodiscard]] bool went_well() const { return !queue_.trouble().has_value(); }
    [[nodiscard]] int recorded() const { return queue_.recorded(); }
    [[nodiscard]] bool busy() const { return queue_.busy(); }

  signals:
    void changed();

  private:
    const RunPresenter& run_;
    ArchiveInUse& archive_;
    const Seat& seat_;
    std::string run_id_;
    std::map<std::string, std::vector<double>> places_;  ///< by attempt
    RecordQueue queue_;
};

}  // namespace velocert::app
