// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_painter.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "reports/charts/label_places.h"
#include "reports/charts/min_max_pyramid.h"

namespace velocert::reports {
namespace {

QString qt(const std::string& text) { return QString::fromStdString(text); }

QColor stroke(ChartRole role, const Palette& palette) {
    switch (role) {
        case ChartRole::measured: return palette.accent;
        case ChartRole::second: return palette.simulated;
        case ChartRole::limit: return palette.fail;
        case ChartRole::guard: return palette.caution;
        case ChartRole::gate: return palette.pass;
        case ChartRole::event: return palette.text;
        case ChartRole::result: return palette.text;
        case ChartRole::quiet: return palette.quiet;
    }
    return palette.text;
}

QPen pen(ChartRole role, const Palette& palette) {
    const QColor colour = stroke(role, palette);
    switch (role) {
        case ChartRole::measured: return QPen(colour, 1.8);
        case ChartRole::second: return QPen(colour, 1.2, Qt::DashLine);
        case ChartRole::limit: return QPen(colour, 1.8);
        case ChartRole::guard: return QPen(colour, 1.0, Qt::DashLine);
        case ChartRole::gate: return QPen(colour, 1.0, Qt::DashLine);
        case ChartRole::event: return QPen(colour, 1.0, Qt::DashDotLine);
        case ChartRole::result: return QPen(colour, 1.2, Qt::DotLine);
        case ChartRole::quiet: return QPen(colour, 1.0, Qt::DotLine);
    }
    return QPen(colour, 1.0);
}

QColor fill(ChartRole role, const Palette& palette) {
    switch (role) {
        case ChartRole::limit: return palette.limit_fill;
        case ChartRole::guard: return palette.guard_fill;
        case ChartRole::gate: return palette.gate_fill;
        case ChartRole::measured:
        case ChartRole::second:
        case ChartRole::event:
        case ChartRole::result:
        case ChartRole::quiet: return palette.grid;
    }
    return palette.grid;
}

QCPScatterStyle::ScatterShape shape(ChartRole role) {
    switch (role) {
        case ChartRole::measured:
        case ChartRole::second: return QCPScatterStyle::ssDisc;
        case ChartRole::limit:
        case ChartRole::guard: return QCPScatterStyle::ssSquare;
        case ChartRole::gate:
        case ChartRole::event: return QCPScatterStyle::ssTriangle;
        case ChartRole::result: return QCPScatterStyle::ssDiamond;
        case ChartRole::quiet: return QCPScatterStyle::ssCircle;
    }
    return QCPScatterStyle::ssCircle;
}

/// Draws one chart into one plot.
class Painter {
  public:
    Painter(QCustomPlot& plot, const Chart& chart, const ChartStyle& style)
        : plot_(plot),
          chart_(chart),
          style_(style),
          x_(style.x_window.value_or(x_range(chart))),
          y_(style.y_window.value_or(y_range(chart))),
          fit_(fit_of(plot, style)),
          room_(room_of(plot, style, fit_)),
          places_(room_) {
        if (!style.font_family.isEmpty()) font_.setFamily(style.font_family);
        font_.setPixelSize(style.font_pixels);
        font_.setHintingPreference(QFont::PreferNoHinting);
    }

    void paint() {
        clear();
        title();
        make_room_for_labels();
        axis(*plot_.xAxis, chart_.x, x_);
        axis(*plot_.yAxis, chart_.y, y_);
        // Without numbers beside it an area says nothing.
        if (!bare())
            for (const ChartBand& band : chart_.bands) add(band);
        for (const ChartSeries& series : chart_.series) add(series);
        legend();
        // What is bound to one point takes its place first; the others go round it.
        for (const ChartMarker& marker : chart_.markers) add(marker);
        for (const ChartLine& line : chart_.lines) add(line);
        for (const ChartBand& band : chart_.bands) name(band);
        if (chart_.empty()) say_empty();
    }

  private:
    /// What a plot of its height has room for.
    enum class Fit : std::uint8_t { curve, numbers, labels, all };

    static Fit fit_of(const QCustomPlot& plot, const ChartStyle& style) {
        const int rows = plot.height() / std::max(1, style.font_pixels);
        return rows < 5 ? Fit::curve : rows < 8 ? Fit::numbers : rows < 11 ? Fit::labels : Fit::all;
    }

    /// The inner rectangle as it will come out: the layout is only made when the plot is drawn.
    static QSizeF room_of(const QCustomPlot& plot, const ChartStyle& style, Fit fit) {
        const double row = 1.4 * style.font_pixels;
        const double below = fit == Fit::all ? 3 * row : fit == Fit::curve ? 0.5 * row : 1.7 * row;
        return {std::max(plot.width() - 6.0 * row, 4 * row), std::max(plot.height() - below - row, row)};
    }

    [[nodiscard]] double across(double x) const { return (x - x_.from) / (x_.to - x_.from) * room_.width(); }
    [[nodiscard]] double down(double y) const { return (1 - (y - y_.from) / (y_.to - y_.from)) * room_.height(); }

    /// A corner of a label, as QCustomPlot names it, stands at that place.
    [[nodiscard]] QRectF label_at(const QCPItemText& text, QPointF at, Qt::Alignment corner) const {
        const QSizeF size = QFontMetricsF(font_).size(0, text.text()) + QSizeF(6, 2);
        const double left = corner.testFlag(Qt::AlignRight) ? at.x() - size.width() : at.x();
        const double top = corner.testFlag(Qt::AlignBottom) ? at.y() - size.height() : at.y();
        return {QPointF(left, top), size};
    }

    struct Place {
        QPointF at;  ///< in pixels of the inner rectangle
        Qt::Alignment corner;
    };
    /// As near to that place as the whole label stands in the plot; half a word says something else.
    [[nodiscard]] Place moved_in(const QCPItemText& text, Place place) const {
        const QRectF label = label_at(text, place.at, place.corner);
        const auto by = [](double from, double to, double room) {
            return to - from > room ? 0.0 : from < 0 ? -from : to > room ? room - to : 0.0;
        };
        place.at +=
            QPointF(by(label.left(), label.right(), room_.width()), by(label.top(), label.bottom(), room_.height()));
        return place;
    }
    [[nodiscard]] Place free_place(const QCPItemText& text, std::span<const Place> places) {
        std::vector<Place> inside;
        std::vector<QRectF> candidates;
        for (const auto& one : places) {
            inside.push_back(moved_in(text, one));
            candidates.push_back(label_at(text, inside.back().at, inside.back().corner));
        }
        return inside[places_.take(candidates)];
    }
    void put(QCPItemText& text, const Place& place) const {
        text.position->setType(QCPItemPosition::ptAxisRectRatio);
        text.position->setCoords(place.at.x() / room_.width(), place.at.y() / room_.height());
        text.setPositionAlignment(place.corner);
    }

    void clear() {
        plot_.clearItems();
        plot_.clearPlottables();
        plot_.setLocale(QLocale::c());
        plot_.setBackground(QBrush(style_.palette.surface));
        plot_.setFont(font_);
        // A title of an earlier chart stands above the axis rectangle.
        while (plot_.plotLayout()->rowCount() > 1 && plot_.plotLayout()->element(0, 0) != plot_.axisRect()) {
            if (plot_.plotLayout()->element(0, 0) != nullptr) plot_.plotLayout()->removeAt(0);
            plot_.plotLayout()->simplify();
        }
    }

    void title() {
        if (!style_.show_title || fit_ != Fit::all || (chart_.title.zh.empty() && chart_.title.en.empty())) return;
        plot_.plotLayout()->insertRow(0);
        QFont large = font_;
        large.setPixelSize(style_.font_pixels + 2);
        auto* element = new QCPTextElement(&plot_, words(chart_.title), large);
        element->setTextColor(style_.palette.text);
        plot_.plotLayout()->addElement(0, 0, element);
    }

    // The labels of vertical lines stand above the data, each in a row of its own.
    void make_room_for_labels() {
        if (fit_ < Fit::labels || style_.y_window) return;
        const auto rows = std::count_if(chart_.lines.begin(), chart_.lines.end(), [](const ChartLine& line) {
            return line.direction == Direction::vertical && !line.label.zh.empty();
        });
        row_ = 1.7 * style_.font_pixels / std::max(room_.height(), 6.0 * style_.font_pixels);
        const double wanted =
            fit_ == Fit::all ? static_cast<double>(rows) : static_cast<double>(std::min<std::ptrdiff_t>(rows, 2));
        const double share = std::min(row_ * (wanted + 0.4), 0.5);
        y_.to = y_.from + (y_.to - y_.from) / (1 - share);
    }

    void axis(QCPAxis& target, const ChartAxis& axis, ChartRange range) const {
        target.setRange(range.from, range.to);
        QString label = words(axis.quantity);
        if (!axis.unit.empty()) label += " / " + qt(axis.unit);
        target.setTicks(!bare());
        target.setTickLabels(!bare());
        // Numbers above each other need two rows each.
        const double rows = room_.height() / style_.font_pixels;
        if (&axis == &chart_.y) target.ticker()->setTickCount(std::clamp(static_cast<int>(rows / 2.5), 2, 5));
        target.setLabel(fit_ == Fit::all ? label : QString());
        target.setLabelFont(font_);
        target.setTickLabelFont(font_);
        target.setLabelColor(style_.palette.text);
        target.setTickLabelColor(style_.palette.text);
        target.setBasePen(QPen(style_.palette.quiet, 1));
        target.setTickPen(QPen(style_.palette.quiet, 1));
        target.setSubTickPen(QPen(style_.palette.border, 1));
        target.setNumberFormat("g");
        target.grid()->setPen(QPen(style_.palette.grid, 1));
        target.grid()->setZeroLinePen(QPen(style_.palette.border, 1));
    }

    void add(const ChartBand& band) const {
        strip(band, QBrush(fill(band.role, style_.palette)));
        // Known by its hatching too, where the tints look alike.
        if (band.role == ChartRole::guard) strip(band, QBrush(stroke(band.role, style_.palette), Qt::BDiagPattern));
    }

    void name(const ChartBand& band) {
        if (band.label.zh.empty() || !labelled()) return;
        const bool horizontal = band.direction == Direction::horizontal;
        const ChartRange& range = horizontal ? y_ : x_;
        const double low = std::min(band.from, band.to);
        const double high = std::max(band.from, band.to);
        if (high < range.from || low > range.to) return;
        QCPItemText* text = label(band.label, band.value, stroke(band.role, style_.palette));
        const double width = room_.width();
        if (horizontal) {
            // Above the band at its left end, where the curve seldom runs.
            const double top = down(finite(band.direction, high));
            const double foot = down(finite(band.direction, low));
            const Place places[] = {{{0.005 * width, top}, Qt::AlignLeft | Qt::AlignBottom},
                                    {{0.995 * width, top}, Qt::AlignRight | Qt::AlignBottom},
                                    {{0.005 * width, foot}, Qt::AlignLeft | Qt::AlignTop},
                                    {{0.995 * width, foot}, Qt::AlignRight | Qt::AlignTop}};
            return put(*text, free_place(*text, places));
        }
        const double left = across(finite(band.direction, low));
        const auto near = in_right_part(low) ? Qt::AlignRight : Qt::AlignLeft;
        const auto far = in_right_part(low) ? Qt::AlignLeft : Qt::AlignRight;
        std::vector<Place> places;
        for (const double row : {0.0, 1.4, 2.8})
            for (const auto side : {near, far})
                places.push_back({{left, 0.985 * room_.height() - row * style_.font_pixels}, side | Qt::AlignBottom});
        const Place chosen = free_place(*text, places);
        put(*text, chosen);
        // Half a word is worse than none: the width of a band stands in the words beside the chart too.
        if (!QRectF(QPointF(0, 0), room_).contains(label_at(*text, chosen.at, chosen.corner)) && fit_ != Fit::all)
            plot_.removeItem(text);
    }

    void strip(const ChartBand& band, const QBrush& brush) const {
        auto* item = new QCPItemRect(&plot_);
        item->setLayer("background");
        item->setPen(Qt::NoPen);
        item->setBrush(brush);
        place(*item->topLeft, band.direction, finite(band.direction, band.from), 0);
        place(*item->bottomRight, band.direction, finite(band.direction, band.to), 1);
    }

    void add(const ChartSeries& series) {
        QCPGraph* graph = plot_.addGraph();
        graph->setName(words(series.name));
        if (series.name.zh.empty() && series.name.en.empty()) graph->removeFromLegend();
        graph->setPen(pen(series.role, style_.palette));
        graph->setAntialiased(true);
        if (series.stepped) graph->setLineStyle(QCPGraph::lsStepLeft);
        const int columns = style_.columns > 0 ? style_.columns : std::max(plot_.width(), 100);
        QVector<QCPGraphData> data;
        const auto take = [&data](const std::vector<ChartPoint>& points) {
            data.reserve(static_cast<qsizetype>(points.size()));
            for (const ChartPoint& point : points) data.append(QCPGraphData(point.x, point.y));
        };
        if (series.points.size() > static_cast<std::size_t>(columns) * 4) {
            take(MinMaxPyramid(series.points).view(x_.from, x_.to, columns).points);
        } else {
            take(series.points);
        }
        if (style_.quick && data.size() > static_cast<qsizetype>(columns) * 2) {
            graph->setPen(QPen(stroke(series.role, style_.palette), 1));
            graph->setAntialiased(false);
        }
        // Dots as long as they can be told from each other.
        if (series.stepped && data.size() * 8 < columns)
            graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, stroke(series.role, style_.palette),
                                                   stroke(series.role, style_.palette), style_.font_pixels * 0.45));
        graph->data()->set(data, true);
        keep_off(data, series.stepped);
    }

    /// Words keep off the curve; a plot that is drawn while values come in has no time for that.
    void keep_off(const QVector<QCPGraphData>& data, bool stepped) {
        if (style_.quick || !labelled()) return;
        for (qsizetype i = 1; i < data.size(); ++i) {
            const QPointF from(across(data[i - 1].key), down(data[i - 1].value));
            const QPointF to(across(data[i].key), down(data[i].value));
            const QPointF corner = stepped ? QPointF(to.x(), from.y()) : from;
            if (stepped) places_.avoid(from, corner);
            places_.avoid(corner, to);
        }
    }

    void add(const ChartMarker& marker) {
        QCPGraph* graph = plot_.addGraph();
        graph->removeFromLegend();
        graph->setLineStyle(QCPGraph::lsNone);
        const QColor colour = stroke(marker.role, style_.palette);
        graph->setScatterStyle(QCPScatterStyle(shape(marker.role), QPen(colour, 1.4), QBrush(style_.palette.surface),
                                               style_.font_pixels * 0.7));
        graph->addData(marker.at.x, marker.at.y);
        if (marker.label.zh.empty() || !labelled() || !inside(marker.at)) return;
        QCPItemText* text = label(marker.label, marker.value, colour);
        const double away = style_.font_pixels * 0.5;
        const double x = across(marker.at.x);
        const double y = down(marker.at.y);
        const Place right_above{{x + away, y - away}, Qt::AlignLeft | Qt::AlignBottom};
        const Place left_above{{x - away, y - away}, Qt::AlignRight | Qt::AlignBottom};
        const Place right_below{{x + away, y + away}, Qt::AlignLeft | Qt::AlignTop};
        const Place left_below{{x - away, y + away}, Qt::AlignRight | Qt::AlignTop};
        // Further off where the curve runs close to its marker.
        const double row = 1.4 * style_.font_pixels;
        const bool right_side = in_right_part(marker.at.x);
        std::vector<Place> places{right_side ? left_above : right_above, right_side ? right_above : left_above,
                                  right_side ? left_below : right_below, right_side ? right_below : left_below};
        for (const double far : {row, 2 * row})
            for (const auto& near : {places[0], places[1], places[2], places[3]}) {
                const bool above = near.corner.testFlag(Qt::AlignBottom);
                places.push_back({near.at + QPointF(0, above ? -far : far), near.corner});
            }
        put(*text, free_place(*text, places));
        text->setBrush(Qt::NoBrush);  // its own marker stands beside it
    }

    void add(const ChartLine& line) {
        auto* item = new QCPItemLine(&plot_);
        item->setPen(pen(line.role, style_.palette));
        place(*item->start, line.direction, line.at, 0);
        place(*item->end, line.direction, line.at, 1);
        const bool vertical = line.direction == Direction::vertical;
        const ChartRange& range = vertical ? x_ : y_;
        if (line.label.zh.empty() || !labelled() || line.at < range.from || line.at > range.to) return;
        QCPItemText* text = label(line.label, line.value, stroke(line.role, style_.palette));
        if (!vertical) {
            const double y = down(line.at);
            const double left = 0.005 * room_.width();
            const double right = 0.995 * room_.width();
            const double width = QFontMetricsF(font_).size(0, text->text()).width();
            const Place places[] = {{{right, y}, Qt::AlignRight | Qt::AlignBottom},
                                    {{left, y}, Qt::AlignLeft | Qt::AlignBottom},
                                    {{right, y}, Qt::AlignRight | Qt::AlignTop},
                                    {{left, y}, Qt::AlignLeft | Qt::AlignTop},
                                    {{(right - width) / 2, y}, Qt::AlignLeft | Qt::AlignBottom},
                                    {{(right - width) / 2, y}, Qt::AlignLeft | Qt::AlignTop}};
            return put(*text, free_place(*text, places));
        }
        const auto near = in_right_part(line.at) ? Qt::AlignRight : Qt::AlignLeft;
        const auto far = in_right_part(line.at) ? Qt::AlignLeft : Qt::AlignRight;
        const double x = across(line.at);
        const double height = row_ * room_.height();
        std::vector<Place> places;
        // Where rows are scarce, lines far apart share one.
        const int top = fit_ == Fit::all ? label_rows_ : 0;
        for (int row = top; row < top + 3; ++row)
            for (const auto side : {near, far}) places.push_back({{x, height * (row + 0.15)}, side | Qt::AlignTop});
        ++label_rows_;
        put(*text, free_place(*text, places));
        text->setBrush(QBrush(style_.palette.surface));
    }

    // One series needs no legend: the axis names it. It stands in the corner where it covers the fewest points, and the
    // labels go round it.
    void legend() {
        const bool wanted = chart_.series.size() > 1 && fit_ == Fit::all;
        plot_.legend->setVisible(wanted);
        if (!wanted) return;
        plot_.legend->setFont(font_);
        plot_.legend->setTextColor(style_.palette.text);
        plot_.legend->setBrush(QBrush(style_.palette.surface));
        plot_.legend->setBorderPen(QPen(style_.palette.border, 1));
        const QFontMetricsF metrics(font_);
        double width = 0;
        double height = 0;
        for (const ChartSeries& series : chart_.series) {
            width = std::max(width, metrics.horizontalAdvance(words(series.name)));
            height += std::max(metrics.height(), static_cast<double>(plot_.legend->iconSize().height()));
        }
        const QMargins inside = plot_.legend->margins();
        const QMargins outside = plot_.axisRect()->insetLayout()->margins();
        width += plot_.legend->iconSize().width() + plot_.legend->iconTextPadding() + inside.left() + inside.right();
        height +=
            plot_.legend->rowSpacing() * static_cast<double>(chart_.series.size()) + inside.top() + inside.bottom();
        const double right = room_.width() - width - outside.right();
        const double low = room_.height() - height - outside.bottom();
        const std::pair<Qt::Alignment, QRectF> corners[] = {
            {Qt::AlignTop | Qt::AlignRight, QRectF(right, outside.top(), width, height)},
            {Qt::AlignTop | Qt::AlignLeft, QRectF(outside.left(), outside.top(), width, height)},
            {Qt::AlignBottom | Qt::AlignRight, QRectF(right, low, width, height)},
            {Qt::AlignBottom | Qt::AlignLeft, QRectF(outside.left(), low, width, height)}};
        std::array<int, std::size(corners)> covered{};
        for (const ChartSeries& series : chart_.series)
            for (const ChartPoint& point : series.points) {
                const QPointF at(across(point.x), down(point.y));
                for (std::size_t i = 0; i < covered.size(); ++i) covered[i] += corners[i].second.contains(at);
            }
        const auto chosen =
            static_cast<std::size_t>(std::ranges::min_element(covered) - covered.begin());  // the first of the fewest
        plot_.axisRect()->insetLayout()->setInsetAlignment(0, corners[chosen].first);
        (void)places_.take({&corners[chosen].second, 1});
    }

    void say_empty() const {
        QCPItemText* text = label(chart_.empty_reason, {}, style_.palette.quiet);
        text->position->setType(QCPItemPosition::ptAxisRectRatio);
        text->position->setCoords(0.5, 0.5);
        text->setPositionAlignment(Qt::AlignCenter);
        text->setBrush(QBrush(style_.palette.surface));
    }

    QCPItemText* label(const Bilingual& text, const std::string& value, const QColor& colour) const {
        auto* item = new QCPItemText(&plot_);
        item->setLayer("overlay");  // no line runs through a word
        item->setText(value.empty() ? words(text) : words(text) + " " + qt(value));
        item->setFont(font_);
        item->setColor(colour);
        item->setPadding(QMargins(3, 1, 3, 1));
        item->setBrush(QBrush(style_.palette.surface));
        return item;
    }

    // `at` in the units of the axis it stands on, `across` as a share of the plot in the other direction.
    static void place(QCPItemPosition& position, Direction direction, double at, double across) {
        const bool vertical = direction == Direction::vertical;
        position.setTypeX(vertical ? QCPItemPosition::ptPlotCoords : QCPItemPosition::ptAxisRectRatio);
        position.setTypeY(vertical ? QCPItemPosition::ptAxisRectRatio : QCPItemPosition::ptPlotCoords);
        position.setCoords(vertical ? at : across, vertical ? across : at);
    }

    // Bands may run to infinity: they end at the border of the plot.
    [[nodiscard]] double finite(Direction direction, double value) const {
        const ChartRange& range = direction == Direction::vertical ? x_ : y_;
        return std::clamp(value, range.from, range.to);
    }

    /// Nothing to be read off where there is nothing yet and little room.
    [[nodiscard]] bool bare() const { return fit_ == Fit::curve || (chart_.empty() && fit_ < Fit::all); }
    /// In an empty plot with little room its one sentence stands alone.
    [[nodiscard]] bool labelled() const { return fit_ == Fit::all || (fit_ == Fit::labels && !chart_.empty()); }
    [[nodiscard]] bool inside(const ChartPoint& at) const {
        return at.x >= x_.from && at.x <= x_.to && at.y >= y_.from && at.y <= y_.to;
    }
    [[nodiscard]] bool in_right_part(double x) const { return x > x_.from + (x_.to - x_.from) * 0.6; }
    [[nodiscard]] QString words(const Bilingual& text) const { return qt(print(text, style_.language)); }

    QCustomPlot& plot_;
    const Chart& chart_;
    const ChartStyle& style_;
    ChartRange x_;
    ChartRange y_;
    QFont font_;
    Fit fit_;
    QSizeF room_;
    LabelPlaces places_;
    double row_ = 0;  // height of one label row as a share of the plot's
    int label_rows_ = 0;
};

}  // namespace

void apply_chart(QCustomPlot& plot, const Chart& chart, const ChartStyle& style) {
    Painter(plot, chart, style).paint();
}

void apply_chart(QCustomPlot& plot, const Chart& chart, const Palette& palette) {
    ChartStyle style;
    style.palette = palette;
    apply_chart(plot, chart, style);
}

}  // namespace velocert::reports
