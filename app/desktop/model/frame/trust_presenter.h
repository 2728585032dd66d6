// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <optional>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/look/sign.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "core/records/integrity/integrity_state.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {

/// How far the clock and the archive may be trusted, for the strip at the top: what is known of them by now, read on a
/// thread and never in the way of anything. Knows no widget.
class TrustPresenter final : public QObject {
    Q_OBJECT

  public:
    /// The archive in use and the source outlive it.
    explicit TrustPresenter(ArchiveInUse& archive, const records::ClockSource& clock, QObject* parent = nullptr);

    /// A sign, a few words, and all that is known in sentences.
    struct Line {
        Sign sign = Sign::none;
        QString text;  ///< empty: nothing to show
        QString explanation;
    };
    [[nodiscard]] Line clock() const;
    [[nodiscard]] Line archive() const;
    /// Why no report may be issued from it now, each in a sentence; empty where one may, and where there is no archive.
    [[nodiscard]] QStringList why_not_issue() const;
    void refresh();

  signals:
    void changed();

  private:
    [[nodiscard]] static QString sentence_of(const records::IssueObstacle& obstacle,
                                             const records::IntegrityState& state);
    [[nodiscard]] static QString sentence_of(const instruments::KeptRecord& kept);

    ArchiveInUse& archive_;
    const records::ClockSource& source_;
    records::ClockState clock_;
    std::optional<base::Result<records::IntegrityState>> integrity_;
    std::vector<instruments::KeptRecord> watchdogs_;  ///< what they left that the ledger does not have yet
    std::optional<base::Error> watch_trouble_;        ///< why that cannot be told
    records::ArchiveKind kind_ = records::ArchiveKind::real;
    bool again_ = false;  ///< asked for while it was being read
    QTimer timer_;
    LongWork work_;
};

}  // namespace velocert::app
