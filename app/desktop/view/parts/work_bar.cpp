// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/work_bar.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {
namespace {

/// The rest is said to be there; all of it goes into a file when somebody asks.
constexpr int lines_shown = 6;

}  // namespace

WorkBar::WorkBar(LongWork& work, const Look& look, QWidget* parent, const QString& name)
    : Speaking<QFrame>(parent),
      work_(work),
      look_(look),
      shape_(new QLabel(this)),
      sentence_(make_label("title", this, true)),
      lines_(make_label("quiet", this, true)),
      how_far_(make_label("quiet", this)),
      bar_(new QProgressBar(this)),
      cancel_(new QPushButton(this)),
      close_(new QPushButton(this)) {
    setProperty("kind", "panel");
    setObjectName(name + "_bar");
    sentence_->setObjectName(name + "_sentence");
    lines_->setObjectName(name + "_lines");
    how_far_->setObjectName(name + "_how_far");
    bar_->setObjectName(name + "_progress");
    cancel_->setObjectName(name + "_cancel");
    close_->setObjectName(name + "_close");
    bar_->setTextVisible(false);
    auto* top = new QHBoxLayout;
    top->setSpacing(2 * grid);
    top->addWidget(shape_);
    top->addWidget(sentence_, 1);
    top->addWidget(how_far_);
    top->addWidget(cancel_);
    top->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 2 * grid);
    column->addLayout(top);
    column->addWidget(bar_);
    column->addWidget(lines_);
    connect(cancel_, &QPushButton::clicked, this, [this] { work_.cancel(); });
    connect(close_, &QPushButton::clicked, this, &WorkBar::put_away);
    connect(&work_, &LongWork::changed, this, &WorkBar::follow);
    connect(&look_, &Look::changed, this, &WorkBar::paint_sign);
    retranslate();
    hide();
}

void WorkBar::retranslate() {
    cancel_->setText(tr("Cancel"));
    close_->setText(tr("Put away"));
    bar_->setAccessibleName(tr("Progress"));
    if (work_.running()) follow();
}

void WorkBar::paint_sign() {
    shape_->setVisible(sign_ != Sign::none);
    if (sign_ != Sign::none) shape_->setPixmap(look_.shape(sign_, 16));
}

void WorkBar::follow() {
    const bool running = work_.running();
    cancel_->setVisible(running);
    bar_->setVisible(running);
    how_far_->setVisible(running);
    if (!running) return;
    show();
    close_->hide();
    lines_->hide();
    sign_ = Sign::running;
    paint_sign();
    const auto part = ArchiveWork::part_words(work_.part());
    sentence_->setText(part.isEmpty() ? work_.title() : work_.title() + " · " + part);
    cancel_->setEnabled(!work_.cancelled());
    how_far_->setText(ArchiveWork::how_far(work_));
    // Thousandths: the bar counts in int.
    bar_->setRange(0, work_.total() > 0 ? 1000 : 0);
    if (work_.total() > 0) bar_->setValue(static_cast<int>(work_.done() * 1000 / work_.total()));
}

void WorkBar::show_result(const WorkResult& result) {
    show();
    cancel_->hide();
    bar_->hide();
    how_far_->hide();
    close_->show();
    sign_ = result.sign;
    paint_sign();
    sentence_->setText(result.sentence);
    auto lines = result.lines.mid(0, lines_shown);
    if (result.lines.size() > lines_shown) lines << tr("… and %1 more").arg(result.lines.size() - lines_shown);
    lines_->setText(lines.join('\n'));
    lines_->setVisible(!lines.isEmpty());
}

void WorkBar::put_away() { hide(); }

}  // namespace velocert::app
