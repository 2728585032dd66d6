// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/chart_view.h"

#include <qcustomplot.h>

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/words/language.h"
#include "reports/charts/chart_csv.h"
#include "reports/charts/chart_painter.h"
#include "reports/charts/chart_table.h"

namespace velocert::app {
namespace {

using reports::ChartRange;

/// Less is a click that trembled.
constexpr int least_drag = 6;
constexpr double wheel_step = 0.8;
constexpr double key_zoom = 0.5;
constexpr double cursor_step = 0.01;
constexpr double pan_step = 0.1;
/// No deeper: doubles have no more digits to tell places apart.
constexpr double least_share = 1e-9;
/// Shorter ones are thinned as they are drawn.
constexpr std::size_t long_series = 20'000;

ChartRange scaled(const ChartRange& range, double factor, double around) {
    return {around - (around - range.from) * factor, around + (range.to - around) * factor};
}

/// Within what there is; nothing once that is all of it.
std::optional<ChartRange> within(ChartRange wanted, const ChartRange& whole) {
    const double width = wanted.to - wanted.from;
    const double all = whole.to - whole.from;
    // Sums of steps fall short of the whole by a digit that nobody sees.
    if (width >= all * (1 - least_share)) return std::nullopt;
    if (wanted.from < whole.from) wanted = {whole.from, whole.from + width};
    if (wanted.to > whole.to) wanted = {whole.to - width, whole.to};
    return wanted;
}

reports::Language chart_language() {
    return language_in_use() == Language::chinese ? reports::Language::zh : reports::Language::en;
}

/// As many digits as the width of what is seen tells apart.
QString figure(double value, double range) {
    const int digits = range > 0 ? std::clamp(4 - static_cast<int>(std::ceil(std::log10(range))), 0, 9) : 3;
    QString out = QString::number(value, 'f', digits);
    return out == QString("-%1").arg(0.0, 0, 'f', digits) ? out.mid(1) : out;
}

}  // namespace

ChartView::ChartView(const Look& look, QWidget* parent)
    : QFrame(parent), look_(look), plot_(new QCustomPlot(this)), band_(new QRubberBand(QRubberBand::Rectangle, plot_)) {
    setProperty("kind", "chart");
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(plot_);
    plot_->setFocusPolicy(Qt::NoFocus);
    plot_->setMinimumSize(0, 0);
    plot_->installEventFilter(this);
    connect(&look_, &Look::changed, this, &ChartView::draw);
}

int ChartView::columns() const { return std::max(200, plot_->width()); }

void ChartView::show_chart(reports::Chart chart) {
    chart_ = std::move(chart);
    pyramids_.clear();
    for (const auto& series : chart_.series) {
        pyramids_.emplace_back();
        if (series.points.size() >= long_series) pyramids_.back().emplace(series.points);
    }
    draw();
    emit readoutChanged();
}

reports::Chart ChartView::drawn() const {
    reports::Chart out;
    out.title = chart_.title;
    out.summary = chart_.summary;
    out.empty_reason = chart_.empty_reason;
    out.lines = chart_.lines;
    out.bands = chart_.bands;
    out.markers = chart_.markers;
    const auto whole_x = reports::x_range(chart_);
    const auto whole_y = reports::y_range(chart_);
    out.x = {chart_.x.quantity, chart_.x.unit, whole_x.from, whole_x.to};
    out.y = {chart_.y.quantity, chart_.y.unit, whole_y.from, whole_y.to};
    const auto range = seen();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
        const auto& series = chart_.series[i];
        out.series.push_back({series.name, series.role,
                              pyramids_[i] ? pyramids_[i]->view(range.from, range.to, columns()).points : series.points,
                              series.stepped});
    }
    return out;
}

ChartRange ChartView::seen() const { return window_.x.value_or(reports::x_range(chart_)); }

ChartRange ChartView::seen_y() const {
    // As drawn: the painter leaves room for labels above the data.
    if (window_.y) return *window_.y;
    const auto range = plot_->yAxis->range();
    return {range.lower, range.upper};
}

void ChartView::show_all() { set_window({}); }

void ChartView::set_window(Window window) {
    const bool was = zoomed();
    window_ = window;
    if (!was && !zoomed()) return;
    draw();
    emit windowChanged();
    emit readoutChanged();
}

void ChartView::set_cursor(std::optional<double> at) {
    if (cursor_ == at) return;
    cursor_ = at;
    if (!at) second_.reset();
    draw_cursors();
    emit readoutChanged();
}

void ChartView::set_second(std::optional<double> at) {
    if (second_ == at) return;
    second_ = at;
    draw_cursors();
    emit readoutChanged();
}

QString ChartView::readout() const {
    if (!cursor_ || chart_.empty()) return {};
    const auto* series = reports::deciding_series(chart_);
    const auto with_unit = [](const QString& number, const std::string& unit) {
        return unit.empty() ? number : number + ' ' + QString::fromStdString(unit);
    };
    const double wide = seen().to - seen().from;
    const auto value_words = [&](std::size_t i) {
        const bool sent = i < series->digits.size() && !series->digits[i].empty();
        return QString::fromStdString(sent ? series->digits[i] : reports::plain_decimal(series->points[i].y));
    };
    const auto first = reports::point_at(*series, *cursor_);
    QString out = with_unit(figure(*cursor_, wide), chart_.x.unit);
    if (first) out += ": " + with_unit(value_words(*first), chart_.y.unit);
    if (!second_) return out;
    out += QString(" · Δ ") + with_unit(figure(*second_ - *cursor_, wide), chart_.x.unit);
    if (const auto other = reports::point_at(*series, *second_); first && other)
        out += ", " + with_unit(QString::fromStdString(
                                    reports::plain_decimal(series->points[*other].y - series->points[*first].y)),
                                chart_.y.unit);
    return out;
}

void ChartView::zoom_x(double factor, double around) {
    const ChartRange whole = reports::x_range(chart_);
    if (factor < 1 && (seen().to - seen().from) * factor < (whole.to - whole.from) * least_share) return;
    set_window({within(scaled(seen(), factor, around), reports::x_range(chart_)), window_.y});
}

void ChartView::zoom_y(double factor, double around) {
    const ChartRange now = seen_y();
    const ChartRange whole = reports::y_range(chart_);
    set_window(
        {window_.x, within(scaled(now, factor, around), {std::min(whole.from, now.from), std::max(whole.to, now.to)})});
}

void ChartView::step_cursor(double by, bool second) {
    const ChartRange range = seen();
    const double middle = (range.from + range.to) / 2;
    const double wide = (range.to - range.from) * by;
    if (second) {
        if (!cursor_) return emit cursorWanted(middle);
        return set_second(std::clamp(second_.value_or(*cursor_) + wide, range.from, range.to));
    }
    emit cursorWanted(std::clamp(cursor_ ? *cursor_ + wide : middle, range.from, range.to));
}

void ChartView::move_second(bool forward) { step_cursor(forward ? cursor_step : -cursor_step, true); }

void ChartView::zoom(bool in) {
    const ChartRange range = seen();
    const double middle =
        cursor_ && *cursor_ >= range.from && *cursor_ <= range.to ? *cursor_ : (range.from + range.to) / 2;
    zoom_x(in ? key_zoom : 1 / key_zoom, middle);
}

void ChartView::keyPressEvent(QKeyEvent* event) {
    const bool shift = event->modifiers() == Qt::ShiftModifier;
    const bool control = event->modifiers() == Qt::ControlModifier;
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right: {
            const double sign = event->key() == Qt::Key_Left ? -1 : 1;
            if (control) {
                const ChartRange range = seen();
                const double by = sign * pan_step * (range.to - range.from);
                if (window_.x)
                    set_window({within({range.from + by, range.to + by}, reports::x_range(chart_)), window_.y});
                return;
            }
            if (shift) return move_second(sign > 0);
            if (plain) return step_cursor(sign * cursor_step, false);
            break;
        }
        case Qt::Key_PageUp:
            if (plain) return zoom(true);
            break;
        case Qt::Key_PageDown:
            if (plain) return zoom(false);
            break;
        case Qt::Key_Home:
            if (plain) return show_all();
            break;
        case Qt::Key_Delete:
            if (plain) return set_second(std::nullopt);
            break;
        case Qt::Key_S:
            if (control) return emit saveWanted();
            break;
        case Qt::Key_G:
            if (control) return emit tableWanted();
            break;
        default: break;
    }
    QFrame::keyPressEvent(event);
}

bool ChartView::eventFilter(QObject* watched, QEvent* event) {
    if (watched != plot_) return QFrame::eventFilter(watched, event);
    switch (event->type()) {
        case QEvent::MouseButtonPress: {
            const auto& mouse = static_cast<const QMouseEvent&>(*event);
            if (mouse.button() != Qt::LeftButton) return true;
            pressed_ = mouse.position().toPoint();
            setFocus(Qt::MouseFocusReason);
            return true;
        }
        case QEvent::MouseMove: {
            if (!pressed_) return false;
            const QPoint at = static_cast<const QMouseEvent&>(*event).position().toPoint();
            if ((at - *pressed_).manhattanLength() >= least_drag) {
                band_->setGeometry(QRect(*pressed_, at).normalized());
                band_->show();
            }
            return true;
        }
        case QEvent::MouseButtonRelease: {
            const auto& mouse = static_cast<const QMouseEvent&>(*event);
            if (mouse.button() == Qt::LeftButton && pressed_) end_drag(mouse.position().toPoint(), mouse.modifiers());
            return true;
        }
        case QEvent::MouseButtonDblClick:
            pressed_.reset();
            show_all();
            return true;
        case QEvent::Wheel: {
            const auto& wheel = static_cast<const QWheelEvent&>(*event);
            const double factor = std::pow(wheel_step, wheel.angleDelta().y() / 120.0);
            if (wheel.modifiers().testFlag(Qt::ControlModifier))
                zoom_y(factor, plot_->yAxis->pixelToCoord(wheel.position().y()));
            else
                zoom_x(factor, plot_->xAxis->pixelToCoord(wheel.position().x()));
            event->accept();
            return true;
        }
        default: return QFrame::eventFilter(watched, event);
    }
}

void ChartView::end_drag(QPoint at, Qt::KeyboardModifiers modifiers) {
    const QPoint from = *pressed_;
    pressed_.reset();
    band_->hide();
    const QRect drawn = QRect(from, at).normalized();
    if ((at - from).manhattanLength() < least_drag) {
        const double x = plot_->xAxis->pixelToCoord(at.x());
        if (modifiers.testFlag(Qt::ShiftModifier) && cursor_) return set_second(x);
        return emit cursorWanted(x);
    }
    Window wanted = window_;
    // A flat drag means the time or the way alone, a thin one the values alone.
    if (drawn.width() >= least_drag)
        wanted.x = within({plot_->xAxis->pixelToCoord(drawn.left()), plot_->xAxis->pixelToCoord(drawn.right())},
                          reports::x_range(chart_));
    if (drawn.height() >= 2 * least_drag)
        wanted.y = ChartRange{plot_->yAxis->pixelToCoord(drawn.bottom()), plot_->yAxis->pixelToCoord(drawn.top())};
    set_window(wanted);
}

void ChartView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) draw();
    QFrame::changeEvent(event);
}

void ChartView::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    draw();
}

void ChartView::draw() {
    reports::ChartStyle style;
    style.palette = look_.palette().shared;
    style.language = chart_language();
    style.font_family = font().family();
    style.font_pixels = 13;
    style.show_title = false;
    style.columns = columns();
    style.quick = quick_;
    style.x_window = window_.x;
    style.y_window = window_.y;
    // Items go with what was shown before.
    first_line_ = second_line_ = nullptr;
    // What is measured comes thinned already, many times a second.
    if (quick_)
        reports::apply_chart(*plot_, chart_, style);
    else
        reports::apply_chart(*plot_, drawn(), style);
    draw_cursors();
}

void ChartView::draw_cursors() {
    const bool there = !chart_.empty();
    place_cursor(first_line_, there ? cursor_ : std::nullopt, true);
    place_cursor(second_line_, there ? second_ : std::nullopt, false);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void ChartView::place_cursor(QCPItemStraightLine*& line, std::optional<double> at, bool first) {
    if (!at) {
        if (line != nullptr) plot_->removeItem(line);
        line = nullptr;
        return;
    }
    if (line == nullptr) {
        line = new QCPItemStraightLine(plot_);
        line->setPen(QPen(look_.palette().shared.accent, first ? 2 : 1.5, first ? Qt::SolidLine : Qt::DashLine));
    }
    line->point1->setCoords(*at, 0);
    line->point2->setCoords(*at, 1);
}

}  // namespace velocert::app
