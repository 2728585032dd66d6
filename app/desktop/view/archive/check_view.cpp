// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/archive/check_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

CheckView::CheckView(ArchiveWork& work, QWidget* parent)
    : Speaking<QWidget>(parent),
      work_(work),
      verify_title_(make_label("title", this)),
      verify_text_(make_label("quiet", this, true)),
      verify_(new QPushButton(this)),
      recompute_title_(make_label("title", this)),
      recompute_text_(make_label("quiet", this, true)),
      recompute_(new QPushButton(this)),
      draw_title_(make_label("title", this)),
      draw_text_(make_label("quiet", this, true)),
      seed_label_(make_label("quiet", this)),
      seed_(new QLineEdit(this)),
      count_label_(make_label("quiet", this)),
      count_(new QSpinBox(this)),
      draw_(new QPushButton(this)),
      drawn_text_(make_label("quiet", this, true)),
      drawn_(new QListWidget(this)),
      recompute_drawn_(new QPushButton(this)) {
    verify_->setObjectName("archive_verify");
    recompute_->setObjectName("archive_recompute");
    seed_->setObjectName("draw_seed");
    count_->setObjectName("draw_count");
    draw_->setObjectName("draw_now");
    drawn_->setObjectName("drawn_runs");
    drawn_text_->setObjectName("drawn_text");
    recompute_drawn_->setObjectName("drawn_recompute");
    count_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    count_->setRange(1, 1000);
    count_->setValue(5);
    const auto panel = [this](std::initializer_list<QWidget*> widgets, QPushButton* button) {
        auto* out = new QFrame(this);
        out->setProperty("kind", "panel");
        auto* column = new QVBoxLayout(out);
        set_gaps(column, 4 * grid, 2 * grid);
        for (auto* widget : widgets) column->addWidget(widget);
        column->addStretch(1);
        auto* row = new QHBoxLayout;
        row->addWidget(button);
        row->addStretch(1);
        column->addLayout(row);
        return out;
    };
    auto* top = new QHBoxLayout;
    top->setSpacing(2 * grid);
    top->addWidget(panel({verify_title_, verify_text_}, verify_), 1);
    top->addWidget(panel({recompute_title_, recompute_text_}, recompute_), 1);
    auto* fields = new QHBoxLayout;
    fields->setSpacing(2 * grid);
    fields->addWidget(seed_label_);
    fields->addWidget(seed_, 1);
    fields->addWidget(count_label_);
    fields->addWidget(count_);
    fields->addWidget(draw_);
    auto* drawing = new QFrame(this);
    drawing->setProperty("kind", "panel");
    auto* column = new QVBoxLayout(drawing);
    set_gaps(column, 4 * grid, 2 * grid);
    column->addWidget(draw_title_);
    column->addWidget(draw_text_);
    column->addLayout(fields);
    column->addWidget(drawn_text_);
    column->addWidget(drawn_, 1);
    auto* last = new QHBoxLayout;
    last->addWidget(recompute_drawn_);
    last->addStretch(1);
    column->addLayout(last);
    auto* all = new QVBoxLayout(this);
    set_gaps(all, 0, 2 * grid);
    all->addLayout(top);
    all->addWidget(drawing, 1);
    connect(verify_, &QPushButton::clicked, this, &CheckView::verifyWanted);
    connect(recompute_, &QPushButton::clicked, &work_, [this] { work_.recompute({}); });
    const auto draw = [this] {
        emit drawn(seed_->text());
        work_.draw(seed_->text().toStdString(), static_cast<std::uint64_t>(count_->value()));
    };
    connect(draw_, &QPushButton::clicked, this, draw);
    connect(seed_, &QLineEdit::returnPressed, this, draw);
    connect(recompute_drawn_, &QPushButton::clicked, this, [this] {
        if (work_.drawn()) work_.recompute(work_.drawn()->runs);
    });
    connect(drawn_, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { emit openWanted(item->data(Qt::UserRole).toString()); });
    connect(&work_.work(), &LongWork::changed, this, &CheckView::follow);
    connect(&work_, &ArchiveWork::ended, this, &CheckView::show_drawn);
    retranslate();
}

void CheckView::retranslate() {
    verify_title_->setText(tr("Verify"));
    verify_text_->setText(
        tr("Reads every entry of the ledger and every file of evidence, computes every digest and the chain anew, and "
           "names each place that does not hold. Whoever may puts on record that it was done, and what was found."));
    verify_->setText(tr("Verify the archive"));
    recompute_title_->setText(tr("Recompute"));
    recompute_text_->setText(
        tr("Takes the bytes that came down the wire, decodes, evaluates and judges them again with the pack and the "
           "certificates of that day, and lists every digit that differs."));
    recompute_->setText(tr("Recompute all runs"));
    draw_title_->setText(tr("Random draw"));
    draw_text_->setText(
        tr("Which records to look at, chosen by nobody. Say any seed aloud, a date or a throw of dice: the same seed "
           "gives the same records, here and on any other machine."));
    seed_label_->setText(tr("Seed"));
    seed_->setAccessibleName(tr("Seed"));
    count_label_->setText(tr("How many"));
    count_->setAccessibleName(tr("How many"));
    draw_->setText(tr("Draw"));
    drawn_->setAccessibleName(tr("Records drawn"));
    recompute_drawn_->setText(tr("Recompute those drawn"));
    follow();
    show_drawn();
}

void CheckView::follow() {
    const bool free = !work_.work().running();
    for (auto* button : {verify_, recompute_, draw_}) button->setEnabled(free);
    recompute_drawn_->setEnabled(free && work_.drawn().has_value());
}

void CheckView::show_drawn() {
    drawn_->clear();
    const auto& drawn = work_.drawn();
    drawn_text_->setText(drawn ? drawn_words(*drawn) : tr("Nothing is drawn yet."));
    if (drawn)
        for (std::size_t i = 0; i < drawn->runs.size(); ++i) {
            const QString run = QString::fromStdString(drawn->runs[i]);
            auto* item = new QListWidgetItem(tr("No. %1 · %2").arg(drawn->numbers[i]).arg(run), drawn_);
            item->setData(Qt::UserRole, run);
        }
    follow();
}

}  // namespace velocert::app
