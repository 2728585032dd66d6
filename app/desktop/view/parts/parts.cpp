// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/parts.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>

namespace velocert::app {
namespace {

/// A click on the name of a field goes to the field, as it does on the name of a check box.
class FieldLabel final : public QLabel {
  public:
    using QLabel::QLabel;

  protected:
    void mousePressEvent(QMouseEvent* event) override {
        if (buddy() == nullptr || !buddy()->isEnabled()) return QLabel::mousePressEvent(event);
        buddy()->setFocus(Qt::MouseFocusReason);
        event->accept();
    }
};

}  // namespace

QLabel* make_label(const char* kind, QWidget* parent, bool wrap) {
    auto* label = new FieldLabel(parent);
    label->setProperty("kind", kind);
    label->setWordWrap(wrap);
    label->setTextFormat(Qt::PlainText);
    return label;
}

void set_reading_order(const std::vector<QWidget*>& order) {
    for (std::size_t i = 1; i < order.size(); ++i) QWidget::setTabOrder(order[i - 1], order[i]);
}

void set_style(QWidget* widget, const char* property, const QString& value) {
    if (widget->property(property).toString() == value) return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

void set_gaps(QLayout* layout, int margin, int spacing) {
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(spacing);
}

Pill::Pill(const Look& look, QWidget* parent)
    : QFrame(parent), look_(look), shape_(new QLabel(this)), text_(new QLabel(this)) {
    setProperty("kind", "pill");
    text_->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * grid, 0, 2 * grid, 0);
    row->setSpacing(grid);
    row->addWidget(shape_);
    row->addWidget(text_);
    setFixedHeight(6 * grid);
    connect(&look_, &Look::changed, this, &Pill::paint_sign);
}

void Pill::show_text(Sign sign, const QString& text, const QString& explanation) {
    sign_ = sign;
    text_->setText(text);
    setAccessibleName(text);
    setAccessibleDescription(explanation);
    setToolTip(compact_ ? text + (explanation.isEmpty() ? QString() : '\n' + explanation) : explanation);
    paint_sign();
}

void Pill::set_compact(bool compact) {
    if (compact == compact_) return;
    compact_ = compact;
    show_text(sign_, text_->text(), accessibleDescription());
}

void Pill::set_active() {
    active_ = true;
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
}

void Pill::keyPressEvent(QKeyEvent* event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!active_ || !enter) return QFrame::keyPressEvent(event);
    if (!event->isAutoRepeat()) emit pressed();
}

void Pill::mouseReleaseEvent(QMouseEvent* event) {
    if (active_ && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint())) emit pressed();
}

void Pill::paint_sign() {
    shape_->setVisible(sign_ != Sign::none);
    text_->setVisible(!compact_ || sign_ == Sign::none);
    if (sign_ != Sign::none) shape_->setPixmap(look_.shape(sign_, 12));
}

}  // namespace velocert::app
