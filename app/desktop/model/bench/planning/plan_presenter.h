// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/archive/past_run.h"
#include "app/desktop/model/bench/planning/plan_model.h"
#include "app/desktop/model/bench/preparing/orders_in_hand.h"
#include "app/desktop/model/bench/preparing/own_packs.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "app/planning/order_plan.h"

namespace velocert::app {

/// The plan of an order: its steps in their best order with what the archive holds of them, the samples they are done
/// on, and what must be tested again where the model was tested to another edition. Made on a thread, since all runs of
/// the item are read. Knows no widget.
class PlanPresenter final : public QObject {
    Q_OBJECT

  public:
    /// The archive outlives it.
    explicit PlanPresenter(const ArchiveInUse& archive, QObject* parent = nullptr);

    /// The packs that judge runs here judge the plan, too.
    void judge_by(std::shared_ptr<OwnPacks> packs);
    /// The orders that the rest of the window knows, too: that of an item comes with the item.
    void share_orders(std::shared_ptr<OrdersInHand> orders) { orders_ = std::move(orders); }
    /// The item that the plan and an order are about from now on; nothing: there is none yet. The plan is made by the
    /// next look().
    void set_item(std::optional<laboratory::TestItem> item);
    /// Plans for that item.
    void ask(std::optional<laboratory::TestItem> item);
    /// The same once more, at this moment.
    void look();
    /// An order file, which says what samples came in. What was read before stays when it is none: false then, and
    /// error() says why. One of another item is kept for that item and plans nothing here: order_told() says so.
    bool use_order(const std::string& file);
    /// The same of a form that has a code and is not whole yet: an order that names no item is about that code.
    bool use_order(const std::string& file, const std::string& code);
    void leave_order();
    /// The edition that the item was tested to; empty: none.
    void compare_with(const std::string& edition);

    [[nodiscard]] bool looking() const { return work_.running(); }
    [[nodiscard]] const std::optional<laboratory::TestItem>& item() const { return item_; }
    /// Nothing while there is no item, or it is looked for the first time.
    [[nodiscard]] const std::optional<OrderPlan>& plan() const { return plan_; }
    [[nodiscard]] const std::optional<RetestPlan>& retest() const { return retest_; }
    /// The edition that is, or will be, compared with.
    [[nodiscard]] const std::string& older() const { return chosen_ ? *chosen_ : older_; }
    [[nodiscard]] const std::optional<laboratory::Order>& order() const { return order_; }
    /// Why the order that was read last is not that of the item, and what became of it; empty: it is.
    [[nodiscard]] const QString& order_told() const { return order_told_; }
    /// Why there is no plan, or why an order was not taken.
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }
    [[nodiscard]] PlanModel& steps() { return steps_; }
    [[nodiscard]] RetestModel& clauses() { return clauses_; }

    /// "Plan of tests: S-001, GB 17761-2024".
    [[nodiscard]] QString title() const;
    /// How far the order has come, and over which days; or what is missing.
    [[nodiscard]] QString summary() const;
    /// What to do now: what rests and what goes on beside it, or what had better be begun.
    [[nodiscard]] QString now_words() const;
    /// What does not fit between order, item and plan, each as a sentence.
    [[nodiscard]] QStringList warnings() const;
    [[nodiscard]] QString retest_summary() const;
    /// Everything there is to say of a step.
    [[nodiscard]] std::vector<FactLine> facts(int row) const;
    [[nodiscard]] std::vector<FactLine> retest_facts(int row) const;
    [[nodiscard]] std::vector<FactLine> samples() const;
    /// The procedures that have a step which can be done now; each once, in the plan's order.
    [[nodiscard]] std::vector<std::string> ready_procedures() const;
    void retranslate();

  signals:
    void changed();

  private:
    struct Looked {
        OrderPlan plan;
        std::string older;
        std::optional<RetestPlan> retest;
        PlanModel::Time now;
        QString own_pack;  ///< whose it is, where the laboratory's own judges
    };
    /// The order that is known of the item; false, and all stays, where none is.
    bool take_known_order();
    void drop_order();
    /// What is told of an order that is not, or not yet, of the item with that code; empty: it is.
    [[nodiscard]] static QString words_of_another(const laboratory::Order& order, const std::string& code);
    [[nodiscard]] const sequence::PlannedStep* step(const std::string& key) const;
    [[nodiscard]] QString named(const std::vector<std::string>& keys) const;
    void forget();
    void took(const base::Result<Looked>& looked, unsigned asked);

    const ArchiveInUse& archive_;
    std::optional<laboratory::TestItem> item_;
    std::optional<laboratory::Order> order_;
    std::string order_of_;  ///< the code that it was chosen for; empty: none was known
    QString order_told_;
    std::optional<std::string> chosen_;  ///< edition to compare with, where somebody chose
    std::optional<OrderPlan> plan_;
    std::optional<RetestPlan> retest_;
    std::string older_;
    std::shared_ptr<OwnPacks> packs_;
    std::shared_ptr<OrdersInHand> orders_ = std::make_shared<OrdersInHand>();
    QString own_pack_;
    std::optional<base::Error> error_;
    PlanModel steps_;
    RetestModel clauses_;
    unsigned asked_ = 0;  ///< what came in meanwhile makes an answer stale
    LongWork work_;
};

}  // namespace velocert::app
