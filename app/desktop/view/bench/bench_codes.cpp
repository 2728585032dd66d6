// SPDX-License-Identifier: GPL-3.0-or-later
// Codes that are scanned or typed on the Bench, the items that they mean, and the orders these belong to.
#include <QFileInfo>

#include "app/desktop/view/bench/bench_page.h"
#include "app/words/words.h"

namespace velocert::app {

bool BenchPage::scanned(const QString& code) {
    const auto item = desk_.workplace.orders->item_of(code.toStdString());
    if (run_.running()) {
        // The label of one of its own samples is no other vehicle.
        const bool own = item && run_.order() && *item == run_.order()->item.id;
        run_.scanned(own ? QString::fromStdString(*item) : code);
        return true;
    }
    next_item();
    take_code(item ? QString::fromStdString(*item) : code);
    prepare_page_->offer_start();
    return true;
}

void BenchPage::take_code(const QString& code) {
    // Another code is another vehicle: nothing that was said of the one before is said of it.
    ItemEntry entry = prepare_.item();
    if (const QString before = entry.id.trimmed(); !before.isEmpty() && before != code) entry = {};
    entry.id = code;
    prepare_.set_item(std::move(entry));
    fill_ordered();
    fill_known();
}

/// What the client declared is filled in where nothing else was said yet, whenever the order was chosen.
void BenchPage::fill_ordered() {
    ItemEntry entry = prepare_.item();
    const auto* order = desk_.workplace.orders->order_of(entry.id.trimmed().toStdString());
    if (order == nullptr || order->model.empty() || !entry.model.isEmpty()) return;
    entry.model = QString::fromStdString(order->model);
    prepare_.set_item(std::move(entry));
}

void BenchPage::finish_code() {
    // Typed as it is scanned: the label of a sample stands for its item.
    if (const auto item = desk_.workplace.orders->item_of(prepare_.item().id.trimmed().toStdString())) {
        // The label is no other vehicle: what was typed beside it is of this one.
        ItemEntry entry = prepare_.item();
        entry.id = QString::fromStdString(*item);
        prepare_.set_item(std::move(entry));
    }
    fill_ordered();
    fill_known();
}

void BenchPage::fill_known() {
    const std::string code = prepare_.item().id.trimmed().toStdString();
    if (code.empty() || run_.shown()) return;
    if (!earlier_ && desk_.archive.there())
        if (auto reader = desk_.archive.read()) earlier_ = std::move(*reader);
    if (!earlier_) return;
    records::RunQuery query;
    query.item = code;
    query.limit = 1;
    // What cannot be read fills nothing in; the person types it, and the archive's own pages tell what is wrong with
    // it.
    const auto page = earlier_->find_runs(query);
    if (!page || page->runs.empty()) return;
    const auto run = earlier_->run(page->runs.front().id);
    if (run) prepare_.offer_known(run->item, run->started_utc);
}

void BenchPage::choose_order() {
    const auto file = desk_.questions.file_to_read(tr("Order file"), QString());
    if (!file || run_.shown()) return;
    // An order that names no item is about the one in the form, whatever else is still missing there.
    const auto typed = prepare_.item().id.trimmed().toStdString();
    plan_.set_item(prepare_.checked().item);
    order_problem_.clear();
    order_told_of_ = prepare_.item().id;
    if (!plan_.use_order(file->toStdString(), typed)) {
        const auto words = error_words(*plan_.error());
        // The file by its name: its folders would fill the form.
        QString detail = words.detail;
        detail.replace(*file, QFileInfo(*file).fileName());
        order_problem_ = words.happened + " " + words.remedy + "\n" + detail;
        return show_order();
    }
    if (const auto order = plan_.order(); order && typed.empty()) {
        ItemEntry entry = prepare_.item();
        entry.id = QString::fromStdString(order->item);
        prepare_.set_item(std::move(entry));
    } else {
        order_problem_ = plan_.order_told();
    }
    if (order_problem_.isEmpty()) fill_ordered();
    show_order();
}

void BenchPage::show_order() {
    // What was told of the order for one item is not told of the next.
    if (prepare_.item().id != order_told_of_) order_problem_.clear();
    const auto* order = desk_.workplace.orders->order_of(prepare_.item().id.trimmed().toStdString());
    QStringList words;
    if (order != nullptr) {
        for (const auto& part : {order->number, order->client.name})
            if (!part.empty()) words << QString::fromStdString(part);
        if (words.isEmpty()) words << tr("without a number");
    }
    prepare_page_->item().show_order(words.join(QStringLiteral(" · ")), order_problem_);
}

}  // namespace velocert::app
