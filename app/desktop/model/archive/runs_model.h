// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"

namespace velocert::app {

/// Runs as lines of a list: when, item, edition, by whom, how it ended, verdict. Holds only the pages that were asked
/// for; asks for the next one when the list comes to its end.
class RunsModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { started, item, edition, person, lifecycle, verdict, columns };
    /// In the place of how a run ended, where two persons made it count for nothing.
    static constexpr const char* voided = "voided";
    /// Likewise for a run without an end that nobody writes any more: its program died.
    static constexpr const char* interrupted = "interrupted";
    enum Role { sign_role = Qt::UserRole, run_role };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void append(const std::vector<records::RunSummary>& runs);
    void set_more(bool more) { more_ = more; }
    /// Whose names they are, for the language in use; outlives the model.
    void know_people(const laboratory::PeopleRegister& people) { people_ = &people; }
    [[nodiscard]] const std::vector<records::RunSummary>& runs() const { return runs_; }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

  signals:
    void moreWanted();

  private:
    std::vector<records::RunSummary> runs_;
    const laboratory::PeopleRegister* people_ = nullptr;
    bool more_ = false;
};

/// "2025-11-22 10:00": UTC as people read it.
[[nodiscard]] QString short_time(const std::string& utc);
/// "2026-11-27 07:06:32": where the order of what happened within a minute tells something.
[[nodiscard]] QString whole_time(const std::string& utc);
/// "2026-11-27 07:06:32.418", as it is kept.
[[nodiscard]] QString exact_time(const std::string& utc);

}  // namespace velocert::app
