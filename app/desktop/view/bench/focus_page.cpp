// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/focus_page.h"

#include <QKeySequence>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {

LargeText::LargeText(int least, int most, QWidget* parent) : QWidget(parent), least_(least), most_(most) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LargeText::show_text(const QString& text, const QColor& colour, bool bold) {
    if (text == text_ && colour == colour_ && bold == bold_) return;
    text_ = text;
    colour_ = colour;
    bold_ = bold;
    setAccessibleName(text);
    update();
}

QFont LargeText::font_of(int pixels) const {
    QFont out = font();
    out.setPixelSize(pixels);
    out.setBold(bold_);
    return out;
}

bool LargeText::fits(int pixels) const {
    const QRect needed = QFontMetrics(font_of(pixels)).boundingRect(rect(), Qt::AlignCenter | Qt::TextWordWrap, text_);
    return needed.width() <= width() && needed.height() <= height();
}

bool LargeText::fits() const { return text_.isEmpty() || fits(pixels()); }

int LargeText::pixels() const {
    int low = least_;
    int high = std::max(least_, most_);
    while (low < high) {
        const int middle = (low + high + 1) / 2;
        if (fits(middle))
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

void LargeText::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(font_of(pixels()));
    painter.setPen(colour_);
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, text_);
}

int FocusPage::letter_pixels(double pixels_per_inch) {
    constexpr double metres = 3;
    constexpr double share = 1.0 / 200;
    constexpr double inch = 0.0254;
    return static_cast<int>(metres * share / inch * pixels_per_inch + 0.999);
}

FocusPage::FocusPage(RunPresenter& run, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      run_(run),
      look_(look),
      state_(new LargeText(28, 90, this)),
      value_(new LargeText(60, 400, this)),
      limit_(new LargeText(36, 90, this)),
      next_(new LargeText(28, 90, this)),
      way_back_(make_label("quiet", this)),
      stops_(new StopBar(run, this, StopBar::Size::large)) {
    setProperty("kind", "page");
    setObjectName("focus_page");
    state_->setObjectName("focus_state");
    value_->setObjectName("focus_value");
    limit_->setObjectName("focus_limit");
    next_->setObjectName("focus_next");
    way_back_->setAlignment(Qt::AlignRight);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 4 * grid, 2 * grid);
    column->addWidget(state_, 3);
    column->addWidget(value_, 7);
    column->addWidget(limit_, 3);
    column->addWidget(next_, 5);
    column->addWidget(stops_);
    column->addWidget(way_back_);
    connect(&run_, &RunPresenter::taskChanged, this, &FocusPage::show_state);
    connect(&run_, &RunPresenter::bannerChanged, this, &FocusPage::show_state);
    connect(&run_, &RunPresenter::instrumentsChanged, this, &FocusPage::show_state);
    connect(&run_, &RunPresenter::liveChanged, this, &FocusPage::show_value);
    connect(&look_, &Look::changed, this, &FocusPage::show_state);
    retranslate();
}

void FocusPage::retranslate() {
    way_back_->setText(tr("F11: back to the whole screen"));
    show_state();
}

void FocusPage::showEvent(QShowEvent* event) {
    Speaking<QWidget>::showEvent(event);
    // What changed behind another page was not worked out.
    show_state();
}

void FocusPage::show_state() {
    if (!isVisible()) return;
    const auto& p = look_.palette().shared;
    const Task task = run_.task();
    QStringList state;
    QColor colour = p.text;
    if (const auto* step = run_.plot().step; step != nullptr && run_.running()) state << in_words(step->title);
    if (const auto& attempt = run_.attempt(); attempt && run_.running()) state << tr("attempt %1").arg(attempt->number);
    for (const auto& line : run_.instruments())
        if (line.state == sequence::InstrumentState::unplugged || line.state == sequence::InstrumentState::stale) {
            state << tr("%1: %2").arg(line.name, app::state_word(line.state));
            colour = p.fail;
        }
    if (task.kind == Task::Kind::ended) state = {tr("The run has ended")};
    state_->show_text(state.join(" · "), colour);
    QString next = task.text;
    // The space bar may still have been meant for the last question.
    if (task.kind == Task::Kind::ended)
        next = tr("%1: %2").arg(QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText), task.primary);
    if (wants_typing(task))
        next += '\n' + tr("Something has to be typed: Space or F11 leads there");
    else if (!task.primary.isEmpty() && task.kind != Task::Kind::ended)
        next += '\n' + (task.ready ? tr("Space: %1").arg(task.primary) : task.primary);
    if (!task.warning.isEmpty()) next = task.warning;
    next_->show_text(next, task.warning.isEmpty() ? p.accent : p.fail, true);
    show_value();
}

void FocusPage::show_value() {
    if (!isVisible()) return;
    const auto& p = look_.palette().shared;
    const auto banner = run_.banner();
    if (!run_.running() && banner) {
        const auto sign = banner->trouble ? Sign::broken : sign_of(banner->verdict);
        value_->show_text(banner->headline, look_.colour(sign), true);
        limit_->show_text(banner->lines.value(0), p.text);
        return;
    }
    const LiveValue live = run_.live();
    value_->show_text(live.value.isEmpty() ? QString("–") : live.value + ' ' + live.unit, p.text, true);
    QStringList below;
    if (const auto* limit = run_.plot().limit; limit != nullptr) below << tr("limit %1").arg(limit_words(*limit));
    if (!live.note.isEmpty()) below << live.note;
    const QColor colour = live.gate == LiveValue::Gate::open   ? p.pass
                          : live.gate == LiveValue::Gate::shut ? p.caution
                                                               : p.text;
    limit_->show_text(below.isEmpty() ? tr("no limit at this step") : below.join(" · "), colour);
}

bool wants_typing(const Task& task) {
    if (task.kind == Task::Kind::retry) return true;
    return task.kind == Task::Kind::confirm &&
           std::ranges::any_of(task.fields, [](const standards::Field& field) { return field.required; });
}

}  // namespace velocert::app
