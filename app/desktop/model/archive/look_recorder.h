// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <deque>
#include <optional>
#include <string>

#include "app/acts/actor.h"
#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "core/records/trail/look.h"

namespace velocert::app {

/// Puts on record what a signed-in auditor looks at, on a thread of its own. What cannot be written now, because
/// somebody else writes, waits and is tried again; how many wait is shown. Nobody else's looks are kept.
class LookRecorder final : public QObject {
    Q_OBJECT

  public:
    explicit LookRecorder(ArchiveInUse& archive, QObject* parent = nullptr);

    /// Who looks from now on.
    void set_person(const std::optional<Actor>& person);
    /// Whether looks are recorded at all now.
    [[nodiscard]] bool recording() const { return auditor_.has_value(); }
    void looked(records::LookedAt what, const std::string& id);
    [[nodiscard]] std::size_t waiting() const { return queue_.size(); }
    /// "3 looks are not on record yet: ..."; empty when all are.
    [[nodiscard]] QString note() const;

  signals:
    void changed();

  private:
    struct Look {
        base::Person by;
        records::LookedAt what = records::LookedAt::run;
        std::string id;
        friend bool operator==(const Look&, const Look&) = default;
    };
    void record_next();

    ArchiveInUse& archive_;
    std::optional<base::Person> auditor_;
    std::deque<Look> queue_;
    std::optional<Look> last_;
    std::optional<base::Error> failed_;
    QTimer again_;
    LongWork work_;
};

/// Whether the person's roles on that day make them an auditor, who sees all and changes nothing.
[[nodiscard]] bool is_auditor(const std::optional<Actor>& person, const base::Date& day);

}  // namespace velocert::app
