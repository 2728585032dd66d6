// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <string>

#include "core/base/result.h"
#include "core/laboratory/station.h"

namespace velocert::app {

/// Which instrument serves which role of this station, and on which port. Kept in a file of the machine
/// (velocert-station/1), so that the next start finds everything where it was; nothing of a record is in it. Lives on
/// the thread of the window.
class StationAssignments final : public QObject {
    Q_OBJECT

  public:
    explicit StationAssignments(QObject* parent = nullptr);

    /// Takes what stands in the file and keeps every change there; a file that is not there yet is an empty station.
    /// Errors: the file is no station; it is left as it is, and nothing is kept.
    [[nodiscard]] base::Result<void> keep_in(const std::string& file);

    [[nodiscard]] const laboratory::Station& station() const { return station_; }
    [[nodiscard]] bool empty() const { return station_.instruments.empty(); }

    /// The role is served by that from now on. Errors: missing_field (no role, driver or port), those of
    /// instruments::may_share_port (the port serves another role, and is no line for several), io (what was kept stays
    /// as it was).
    [[nodiscard]] base::Result<void> assign(laboratory::StationInstrument instrument);
    /// Errors: not_found, io.
    [[nodiscard]] base::Result<void> take_away(const std::string& role);
    /// Errors: missing_field, io.
    [[nodiscard]] base::Result<void> rename(const std::string& name);

  signals:
    void changed();

  private:
    [[nodiscard]] base::Result<void> take(laboratory::Station station);

    std::string file_;  ///< empty: nowhere
    laboratory::Station station_;
};

}  // namespace velocert::app
