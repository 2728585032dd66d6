// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <chrono>
#include <optional>
#include <vector>

#include "app/desktop/look/sign.h"
#include "app/planning/order_plan.h"

namespace velocert::app {

/// The steps of an order in the order in which they are best done: day, step, clause, sample, rest, where it stands.
class PlanModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { day, step, clause, sample, rest, state, columns };
    enum Role { sign_role = Qt::UserRole };
    using Time = sequence::PlannedStep::Time;

    using QAbstractTableModel::QAbstractTableModel;
    /// `now`: the time the plan was made for; days are told by UTC.
    void show(std::vector<sequence::PlannedStep> steps, Time now);
    /// Leaves out what is done.
    void set_open_only(bool open_only);
    [[nodiscard]] const sequence::PlannedStep& at(int row) const;
    /// The row of "procedure/step"; -1 where it is not shown.
    [[nodiscard]] int row_of(const std::string& key) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    void choose_rows();
    [[nodiscard]] QString day_words(const sequence::PlannedStep& planned) const;

    std::vector<sequence::PlannedStep> steps_;
    std::vector<std::size_t> rows_;
    Time now_{};
    bool open_only_ = false;
};

/// Clause by clause, what an item that was tested to another edition must be tested to again.
class RetestModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { clause, title, again, why, columns };
    enum Role { sign_role = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;
    void show(std::vector<standards::ClauseDelta> clauses);
    [[nodiscard]] const standards::ClauseDelta& at(int row) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    std::vector<standards::ClauseDelta> clauses_;
};

/// The words of a plan, in the language in use.
[[nodiscard]] QString planned_words(const sequence::PlannedStep& step);  ///< "Flame test: Bars"
[[nodiscard]] QString state_word(sequence::PlannedState state);          ///< "can be done now"
[[nodiscard]] QString change_word(standards::ClauseChange change);       ///< "the limit is another one"
[[nodiscard]] QString rest_words(std::chrono::seconds rest);             ///< "48 h"
[[nodiscard]] QString moment_words(sequence::PlannedStep::Time at);      ///< "2026-11-28 09:30", UTC
[[nodiscard]] QString sample_words(const sequence::PlannedStep& step);   ///< "B: 26-0117-B1", "B: no code"
[[nodiscard]] Sign sign_of(sequence::PlannedState state);

}  // namespace velocert::app
