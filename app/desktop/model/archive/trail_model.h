// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

#include "app/desktop/model/workplace.h"
#include "app/words/trail_words.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/trail/audit_trail.h"

namespace velocert::app {

/// The audit trail as lines, newest first: number, when, who, and the sentence with what changed and why. Sentences are
/// made when they are shown, in the language in use.
class TrailModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { number, time, person, sentence, columns };
    enum Role { run_role = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;
    void clear(laboratory::PeopleRegister people);
    void append(std::vector<records::TrailEntry> entries);
    void set_more(bool more) { more_ = more; }
    /// What procedures and steps are called; kept for all that is shown from now on.
    void set_titles(TitleOf title_of) { title_of_ = std::move(title_of); }
    [[nodiscard]] const std::vector<records::TrailEntry>& entries() const { return entries_; }
    /// The sentence, then "old → new" for each change, then the reason.
    [[nodiscard]] QStringList told(int row) const;
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
    TitleOf title_of_;
    laboratory::PeopleRegister people_;
    std::vector<records::TrailEntry> entries_;
    bool more_ = false;
};

/// The titles as the newest edition gives them that knows the procedure or step. The workplace outlives it.
[[nodiscard]] TitleOf titles_in(const Workplace& workplace);

}  // namespace velocert::app
