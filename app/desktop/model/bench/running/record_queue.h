// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/frame/archive_in_use.h"

namespace velocert::app {

/// Entries that go to the ledger while a run goes on, one after the other, on a thread beside it. Nothing waits for
/// them: neither the wire nor the task. What could not be written is told, and the next one is tried. GUI thread.
class RecordQueue final : public QObject {
    Q_OBJECT

  public:
    /// Called on the thread beside the run: it takes with it what it needs.
    using Write = std::function<base::Result<void>(records::Archive&)>;

    explicit RecordQueue(const ArchiveInUse& archive, QObject* parent = nullptr) : QObject(parent), archive_(archive) {}

    /// `what` names the work ("Recording the mark"); `folder` is the archive it goes to.
    void add(const QString& what, const std::string& folder, Write write);
    [[nodiscard]] bool busy() const { return work_.running() || !waiting_.empty(); }
    /// How many are on record since the last forget().
    [[nodiscard]] int recorded() const { return recorded_; }
    /// Why the last one is not on record; nothing while it is.
    [[nodiscard]] const std::optional<base::Error>& trouble() const { return trouble_; }
    /// What was told of one run is not told of the next.
    void forget();

  signals:
    /// One was written, or could not be.
    void changed();

  private:
    struct Entry {
        QString what;
        std::string folder;
        Write write;
    };
    void write_next();

    const ArchiveInUse& archive_;
    std::deque<Entry> waiting_;
    std::optional<base::Error> trouble_;
    int recorded_ = 0;
    LongWork work_;
};

}  // namespace velocert::app
