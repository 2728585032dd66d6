// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <string>
#include <vector>

#include "app/desktop/look/sign.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "core/standards/procedure.h"

namespace velocert::app {

/// The attempts at one step, as they are on record: number, values and verdict, and under each that says more than
/// "inside the limit" a second row with the reason. Attempts that do not count stay, struck through.
class AttemptsModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    static constexpr int sign_role = Qt::UserRole + 1;    ///< Sign, in the verdict column
    static constexpr int struck_role = Qt::UserRole + 2;  ///< true: does not count
    static constexpr int note_role = Qt::UserRole + 3;    ///< true: a reason row, which spans all columns

    using QAbstractTableModel::QAbstractTableModel;

    /// `step` decides which values are shown; it and its edition must outlive their display here.
    void show(const standards::StandardEdition* edition, const standards::Step* step,
              std::vector<sequence::StepRun> attempts);
    [[nodiscard]] int attempts() const { return static_cast<int>(attempts_.size()); }
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Why the attempt is what it is, in words; empty when there is nothing to add.
    [[nodiscard]] QString reason_of(const sequence::StepRun& attempt) const;

    struct Column {
        std::string value;  ///< of StepResult
        QString title;      ///< "Sc / m"
    };
    /// The values of the step's results that a person compares; none of a step whose results are no such figures.
    [[nodiscard]] static std::vector<Column> columns_of(const standards::Step* step);

  private:
    struct Row {
        std::size_t attempt = 0;
        bool note = false;
    };
    [[nodiscard]] std::vector<Column> columns() const { return columns_of(step_); }
    void lay_out();

    const standards::StandardEdition* edition_ = nullptr;
    const standards::Step* step_ = nullptr;
    std::vector<sequence::StepRun> attempts_;
    std::vector<Row> rows_;
};

}  // namespace velocert::app
