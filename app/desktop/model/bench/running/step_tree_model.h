// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QTimer>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/desktop/look/sign.h"
#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// The procedures of a run and their steps, with sign and result: column 0 the title, column 1 the result. What changes
/// is told with the next turn of the event loop, all of it at once: a run that is stopped has a result for each of its
/// procedures in the same moment, and every view measures its rows anew each time that it is told.
class StepTreeModel final : public QAbstractItemModel {
    Q_OBJECT

  public:
    /// A Sign, for the shape drawn beside the title.
    static constexpr int sign_role = Qt::UserRole + 1;
    /// True for the step that is running.
    static constexpr int current_role = Qt::UserRole + 2;

    explicit StepTreeModel(QObject* parent = nullptr);

    void set_plan(const standards::StandardEdition& edition, const std::vector<std::string>& procedures,
                  const standards::ItemTraits& item);
    void set_current(const std::string& procedure, const std::string& step);
    void set_result(const sequence::StepRun& step_run, const sequence::RepeatState& state);
    void set_result(const sequence::ProcedureResult& result);
    void end();
    [[nodiscard]] QModelIndex index_of(const std::string& procedure, const std::string& step) const;
    /// Procedure and step of a row; nothing for a procedure's own row.
    [[nodiscard]] std::optional<std::pair<std::string, std::string>> step_at(const QModelIndex& index) const;
    /// Steps that have all the valid attempts they need, and steps there are.
    [[nodiscard]] std::pair<int, int> progress() const;
    /// The words change with the language.
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  private:
    struct StepRow {
        const standards::Step* step = nullptr;
        std::optional<sequence::RepeatState> state;
        bool valid = false;  ///< has a valid attempt
        bool reads = false;  ///< its valid attempts had nothing to decide: what they read serves other steps
        std::optional<conformity::Verdict> verdict;
        std::optional<metrology::AnyQuantity> value;
    };
    struct ProcedureRow {
        const standards::Procedure* procedure = nullptr;
        bool applies = true;
        std::vector<StepRow> steps;
        std::optional<conformity::Verdict> verdict;
    };
    [[nodiscard]] static bool complete(const StepRow& step);
    [[nodiscard]] StepRow* find(const std::string& procedure, const std::string& step);
    /// The valid result of another step that serves as this one's; null while there is none.
    [[nodiscard]] const StepRow* serving(const StepRow& row) const;
    [[nodiscard]] Sign sign(const ProcedureRow& row) const;
    [[nodiscard]] Sign sign(const ProcedureRow& procedure, const StepRow& row) const;
    /// The rows of that procedure, and of those for which one of its steps serves, are told of soon.
    void touch(const std::string& procedure);
    void touch_all();
    void tell();

    std::optional<standards::StandardEdition> edition_;
    std::vector<ProcedureRow> rows_;
    std::string current_procedure_;
    std::string current_step_;
    bool running_ = false;
    std::set<int> touched_;  ///< rows of procedures that nobody was told of yet
    QTimer later_;
};

}  // namespace velocert::app
