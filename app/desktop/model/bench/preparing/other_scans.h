// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <deque>
#include <optional>
#include <string>

#include "app/desktop/model/bench/running/record_queue.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/frame/seat.h"

namespace velocert::app {

/// Items that were scanned while another one is under test. Each goes to the ledger ("other-item-scanned/1": who, which
/// code, the item under test, the run, the time) on a thread beside the run: whoever reads the trail sees that another
/// vehicle stood at the bench, and how often. Nothing waits for it. Knows no widget.
class OtherScans final : public QObject {
    Q_OBJECT

  public:
    OtherScans(const RunPresenter& run, ArchiveInUse& archive, const Seat& seat, QObject* parent = nullptr);

    [[nodiscard]] int recorded() const { return queue_.recorded(); }
    [[nodiscard]] bool busy() const { return queue_.busy() || !waiting_.empty(); }
    /// Why the last one of this run is not on record; nothing while all are.
    [[nodiscard]] const std::optional<base::Error>& trouble() const { return queue_.trouble(); }
    /// The same in words, for the screen; empty while all are on record.
    [[nodiscard]] QString note() const;

  signals:
    void changed();

  private:
    struct Scan {
        std::string code;
        std::string at_utc;
    };
    void take(const QString& code);
    void write_known();

    const RunPresenter& run_;
    ArchiveInUse& archive_;
    const Seat& seat_;
    std::deque<Scan> waiting_;  ///< until the run is on record
    RecordQueue queue_;
};

}  // namespace velocert::app
