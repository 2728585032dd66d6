// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>

#include "app/desktop/model/archive/trail_model.h"
#include "app/desktop/model/frame/archive_in_use.h"

namespace velocert::app {

/// What is asked of the audit trail, as typed.
struct TrailFilter {
    QString person;
    QString object;  ///< a run, item, instrument, report, account ... by its id
    QString from;    ///< YYYY-MM-DD
    QString to;
    bool changes_only = false;
    friend bool operator==(const TrailFilter&, const TrailFilter&) = default;
};
/// Errors: bad_value for a day that is none, naming the field.
[[nodiscard]] base::Result<records::TrailQuery> trail_query(const TrailFilter& filter);

/// The audit trail from its newest entry backwards, in slices between which the window lives. Knows no widget.
class TrailPresenter final : public QObject {
    Q_OBJECT

  public:
    explicit TrailPresenter(const ArchiveInUse& archive, QObject* parent = nullptr);

    void ask(const TrailFilter& filter);
    /// The same once more.
    void refresh();
    [[nodiscard]] TrailModel& entries() { return entries_; }
    [[nodiscard]] const TrailFilter& filter() const { return filter_; }
    [[nodiscard]] bool searching() const { return slices_.isActive(); }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    /// "12 entries; looked at 4000 of 61234".
    [[nodiscard]] QString note() const;
    void retranslate();

  signals:
    void changed();

  private:
    void go_on();

    const ArchiveInUse& archive_in_use_;
    std::unique_ptr<records::Archive> archive_;
    laboratory::PeopleRegister people_;
    TrailFilter filter_;
    records::TrailQuery query_;
    TrailModel entries_;
    QTimer slices_;
    std::uint64_t next_ = 0;
    std::uint64_t size_ = 0;
    std::size_t wanted_ = 0;
    std::optional<base::Error> error_;
};

}  // namespace velocert::app
