// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/coverage_bar.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"
#include "app/words/language.h"

namespace velocert::app {
namespace {

constexpr std::array<Covered, CoverageBar::parts> order{Covered::tested, Covered::inspected, Covered::not_evaluated,
                                                        Covered::open, Covered::not_applicable};
constexpr int bar_height = 3 * grid;
constexpr int least_part = 2 * grid;

Sign sign_of(Covered state) {
    switch (state) {
        case Covered::tested:
        case Covered::inspected: return Sign::live;
        case Covered::not_evaluated: return Sign::not_evaluated;
        case Covered::open: return Sign::open;
        case Covered::not_applicable: return Sign::not_applicable;
    }
    return Sign::none;
}

}  // namespace

CoverageBar::CoverageBar(const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent), look_(look), window_(new QDialog(this)), listed_(new QListWidget(window_)) {
    setObjectName("coverage");
    setFocusPolicy(Qt::TabFocus);
    setFixedHeight(bar_height + 2 * grid);
    setCursor(Qt::PointingHandCursor);
    window_->setObjectName("coverage_window");
    listed_->setObjectName("coverage_list");
    listed_->setWordWrap(true);
    listed_->setProperty("kind", "framed");
    auto* column = new QVBoxLayout(window_);
    set_gaps(column, 3 * grid, 2 * grid);
    column->addWidget(listed_);
    window_->resize(130 * grid, 110 * grid);
    connect(&look_, &Look::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void CoverageBar::show_clauses(std::vector<CoveredClause> clauses) {
    clauses_ = std::move(clauses);
    counts_ = {};
    for (const auto& one : clauses_) ++counts_[static_cast<std::size_t>(one.state)];
    if (count(chosen_) == 0) choose(1);
    setVisible(!clauses_.empty());
    retranslate();
}

QStringList CoverageBar::words() const {
    QStringList out;
    for (const auto state : order)
        if (count(state) > 0) out << tr("%1 %2").arg(covered_word(state)).arg(count(state));
    return out;
}

void CoverageBar::retranslate() {
    setAccessibleName(tr("Clauses of the edition: %1").arg(words().join(", ")));
    setAccessibleDescription(
        tr("Enter lists the clauses of a part; Left and Right choose it: %1").arg(covered_word(chosen_)));
    window_->setWindowTitle(tr("Clauses: %1").arg(covered_word(chosen_)));
    listed_->setAccessibleName(window_->windowTitle());
    if (window_->isVisible()) fill_list();
    update();
}

QRect CoverageBar::part(Covered wanted) const {
    const int all = static_cast<int>(clauses_.size());
    const int given = static_cast<int>(std::ranges::count_if(order, [&](Covered state) { return count(state) > 0; }));
    if (all == 0 || count(wanted) == 0) return {};
    // Each part can be hit, however few its clauses.
    const int room = width() - 2 * grid - given * least_part;
    double at = grid;
    for (const auto state : order) {
        if (count(state) == 0) continue;
        const double wide = least_part + static_cast<double>(room) * count(state) / all;
        if (state == wanted)
            return {static_cast<int>(at), grid, static_cast<int>(at + wide) - static_cast<int>(at), bar_height};
        at += wide;
    }
    return {};
}

void CoverageBar::paintEvent(QPaintEvent*) {
    const auto& p = look_.palette().shared;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto state : order) {
        const QRect place = part(state).adjusted(0, 0, -1, 0);
        if (place.width() <= 0) continue;
        painter.fillRect(place, p.surface);
        switch (state) {
            case Covered::tested: painter.fillRect(place, p.accent); break;
            case Covered::inspected: painter.fillRect(place, QBrush(p.accent, Qt::BDiagPattern)); break;
            case Covered::not_evaluated: painter.fillRect(place, QBrush(p.not_evaluated, Qt::HorPattern)); break;
            case Covered::open: break;
            case Covered::not_applicable: painter.fillRect(place, QBrush(p.not_applicable, Qt::Dense5Pattern)); break;
        }
        painter.setPen(QPen(state == Covered::tested || state == Covered::inspected ? p.accent : p.quiet, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5));
        if (hasFocus() && state == chosen_) {
            painter.setPen(QPen(p.text, 2));
            painter.drawRect(QRectF(place).adjusted(-1, -2, 1, 2));
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(p.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void CoverageBar::choose(int by) {
    auto at = std::ranges::find(order, chosen_) - order.begin();
    for (std::size_t i = 0; i < parts; ++i) {
        at = (at + by + static_cast<int>(parts)) % static_cast<int>(parts);
        if (count(order[static_cast<std::size_t>(at)]) == 0) continue;
        chosen_ = order[static_cast<std::size_t>(at)];
        return;
    }
}

void CoverageBar::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left: choose(-1); return retranslate();
        case Qt::Key_Right: choose(1); return retranslate();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (!event->isAutoRepeat()) list(chosen_);
            return;
        default: QWidget::keyPressEvent(event);
    }
}

void CoverageBar::mouseReleaseEvent(QMouseEvent* event) {
    for (const auto state : order)
        if (part(state).adjusted(0, -grid, 0, grid).contains(event->position().toPoint())) return list(state);
}

bool CoverageBar::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (const auto state : order)
            if (part(state).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), tr("%1 %2").arg(covered_word(state)).arg(count(state)), this);
                return true;
            }
    }
    return Speaking<QWidget>::event(event);
}

void CoverageBar::list(Covered state) {
    chosen_ = state;
    fill_list();
    retranslate();
    window_->open();
    listed_->setFocus();
}

void CoverageBar::fill_list() {
    listed_->clear();
    for (const auto& one : clauses_) {
        if (one.state != chosen_) continue;
        QString text = tr("%1  %2").arg(clause_number(one.clause), in_words(one.title));
        if (!one.why.isEmpty()) text += "\n" + one.why;
        new QListWidgetItem(look_.icon(sign_of(chosen_), 14), text, listed_);
    }
    listed_->setCurrentRow(0);
}

}  // namespace velocert::app
