// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/focus_page.h"

#include <QKeySequence>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "app/desktop/model/bench/running/step_help.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

/// Of an ordinary screen.
constexpr double usual_dpi = 96;

}  // namespace

LargeText::LargeText(int least, int most, QWidget* parent) : QWidget(parent), least_(least), most_(most) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void LargeText::show_text(const QString& text, const QColor& colour, bool bold, Shape shape) {
    const bool had = shape_ != nullptr;
    shape_ = std::move(shape);
    if (text == text_ && colour == colour_ && bold == bold_ && had == (shape_ != nullptr)) {
        if (had) update();  // the shape may be of other colours now
        return;
    }
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

QRect LargeText::room(int pixels) const {
    // The shape is as high as the letters, and stands left of them.
    return rect().adjusted(shape_ != nullptr ? pixels + pixels / 4 : 0, 0, 0, 0);
}

QRect LargeText::needed(int pixels) const {
    return QFontMetrics(font_of(pixels)).boundingRect(room(pixels), Qt::AlignCenter | Qt::TextWordWrap, text_);
}

bool LargeText::fits(int pixels) const {
    const QRect wanted = needed(pixels);
    return wanted.width() <= room(pixels).width() && wanted.height() <= height();
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
    // Smaller than meant, where the room is too short for it: a text that is cut says something else.
    constexpr int smallest = 16;
    while (low > smallest && !fits(low)) --low;
    return low;
}

void LargeText::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int size = pixels();
    painter.setFont(font_of(size));
    painter.setPen(colour_);
    painter.drawText(room(size), Qt::AlignCenter | Qt::TextWordWrap, text_);
    if (shape_ == nullptr || text_.isEmpty()) return;
    const QRect letters = needed(size);
    painter.drawPixmap(letters.left() - size - size / 4, letters.center().y() - size / 2, shape_(size));
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
      limit_(new LargeText(letter_pixels(usual_dpi), 90, this)),
      gate_(new LargeText(letter_pixels(usual_dpi), 90, this)),
      next_(new LargeText(28, 90, this)),
      way_back_(make_label("quiet", this)),
      stops_(new StopBar(run, this, StopBar::Size::large)) {
    setProperty("kind", "page");
    setObjectName("focus_page");
    state_->setObjectName("focus_state");
    value_->setObjectName("focus_value");
    limit_->setObjectName("focus_limit");
    gate_->setObjectName("focus_gate");
    next_->setObjectName("focus_next");
    way_back_->setAlignment(Qt::AlignRight);
    column_ = new QVBoxLayout(this);
    set_gaps(column_, 4 * grid, 2 * grid);
    for (QWidget* part : {static_cast<QWidget*>(state_), static_cast<QWidget*>(value_), static_cast<QWidget*>(limit_),
                          static_cast<QWidget*>(gate_), static_cast<QWidget*>(next_), static_cast<QWidget*>(stops_),
                          static_cast<QWidget*>(way_back_)})
        column_->addWidget(part);
    share_room(false);
    connect(&run_, &RunPresenter::taskChanged, this, &FocusPage::show_state);
    connect(&run_, &RunPresenter::bannerChanged, this, &FocusPage::show_state);
    connect(&run_, &RunPresenter::instrumentsChanged, this, &FocusPage::show_state);
    connect(&run_, &RunPresenter::liveChanged, this, &FocusPage::show_value);
    connect(&look_, &Look::changed, this, &FocusPage::show_state);
    retranslate();
}

/// While a value is watched it has the room; at the end the sentence that says why needs it.
void FocusPage::share_room(bool ended) {
    const std::array<int, 5> parts = ended ? std::array{3, 5, 8, 0, 3} : std::array{3, 7, 3, 3, 5};
    for (std::size_t i = 0; i < parts.size(); ++i) column_->setStretch(static_cast<int>(i), parts[i]);
    gate_->setVisible(!ended);
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
    setProperty("help", step_help(run_));
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
    if (const auto banner = run_.banner(); banner && !banner->scope.isEmpty() && !run_.running()) {
        state = {banner->scope};
        colour = p.caution;
    }
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
    const bool over = !run_.running() && banner.has_value();
    share_room(over);
    if (over) {
        const auto sign = banner->trouble ? Sign::broken : sign_of(banner->verdict);
        value_->show_text(banner->headline, look_.colour(sign), true,
                          [this, sign](int size) { return look_.shape(sign, size); });
        limit_->show_text(banner->lines.value(0), p.text);
        gate_->show_text({}, p.text);
        return;
    }
    // Between two attempts stands what the last one came to, with what it is held against.
    if (const auto last = run_.last_attempt()) {
        const auto sign = last->counts ? sign_of(last->verdict) : Sign::not_evaluated;
        value_->show_text(last->values.isEmpty() ? QString("–") : last->values, p.text, true);
        limit_->show_text(last->limit.isEmpty() ? tr("no limit at this step") : last->limit, p.text);
        gate_->show_text(last->title, last->counts ? look_.colour(sign) : p.text, true,
                         last->counts ? LargeText::Shape([this, sign](int size) { return look_.shape(sign, size); })
                                      : LargeText::Shape());
        return;
    }
    const LiveValue live = run_.live();
    value_->show_text(live.value.isEmpty() ? QString("–") : live.value + ' ' + live.unit, p.text, true);
    // The limit is nobody's state: the colour is that of the gate alone.
    const auto* limit = run_.plot().limit;
    limit_->show_text(limit != nullptr ? tr("limit %1").arg(limit_words(*limit)) : tr("no limit at this step"), p.text);
    const auto sign = live.gate == LiveValue::Gate::open   ? Sign::live
                      : live.gate == LiveValue::Gate::shut ? Sign::slow
                                                           : Sign::none;
    gate_->show_text(live.note, sign == Sign::none ? p.text : look_.colour(sign), true,
                     sign == Sign::none ? LargeText::Shape()
                                        : LargeText::Shape([this, sign](int size) { return look_.shape(sign, size); }));
}

bool wants_typing(const Task& task) {
    if (task.kind == Task::Kind::retry) return true;
    return task.kind == Task::Kind::confirm &&
           std::ranges::any_of(task.fields, [](const standards::Field& field) { return field.required; });
}

}  // namespace velocert::app
