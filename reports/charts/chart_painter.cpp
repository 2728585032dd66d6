// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_painter.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

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
        : plot_(plot), chart_(chart), style_(style), x_(x_range(chart)), y_(y_range(chart)) {
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
        for (const ChartBand& band : chart_.bands) add(band);
        for (const ChartSeries& series : chart_.series) add(series);
        for (const ChartMarker& marker : chart_.markers) add(marker);
        for (const ChartLine& line : chart_.lines) add(line);
        legend();
        if (chart_.empty()) say_empty();
    }

  private:
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
        if (!style_.show_title || (chart_.title.zh.empty() && chart_.title.en.empty())) return;
        plot_.plotLayout()->insertRow(0);
        QFont large = font_;
        large.setPixelSize(style_.font_pixels + 2);
        auto* element = new QCPTextElement(&plot_, words(chart_.title), large);
        element->setTextColor(style_.palette.text);
        plot_.plotLayout()->addElement(0, 0, element);
    }

    // The labels of vertical lines stand above the data, each in a row of its own.
    void make_room_for_labels() {
        const auto rows = std::count_if(chart_.lines.begin(), chart_.lines.end(), [](const ChartLine& line) {
            return line.direction == Direction::vertical && !line.label.zh.empty();
        });
        const double height = std::max(plot_.height() - 5.0 * style_.font_pixels, 8.0 * style_.font_pixels);
        row_ = 1.7 * style_.font_pixels / height;
        const double share = std::min(row_ * (static_cast<double>(rows) + 0.4), 0.5);
        y_.to = y_.from + (y_.to - y_.from) / (1 - share);
    }

    void axis(QCPAxis& target, const ChartAxis& axis, ChartRange range) const {
        target.setRange(range.from, range.to);
        QString label = words(axis.quantity);
        if (!axis.unit.empty()) label += " / " + qt(axis.unit);
        target.setLabel(label);
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
        if (band.role == ChartRole::guard)
            strip(band, QBrush(stroke(band.role, style_.palette), Qt::BDiagPattern));
        if (band.label.zh.empty()) return;
        // Above the band at its left end, where the curve seldom runs.
        QCPItemText* text = label(band.label, band.value, stroke(band.role, style_.palette));
        const double top = finite(band.direction, std::max(band.from, band.to));
        if (band.direction == Direction::horizontal) {
            place(*text->position, band.direction, top, 0.005);
            text->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        } else {
            const double left = finite(band.direction, std::min(band.from, band.to));
            const bool right_side = in_right_part(left);
            place(*text->position, band.direction, left, 0.985);
            text->setPositionAlignment((right_side ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        }
    }

    void strip(const ChartBand& band, const QBrush& brush) const {
        auto* item = new QCPItemRect(&plot_);
        item->setLayer("background");
        item->setPen(Qt::NoPen);
        item->setBrush(brush);
        place(*item->topLeft, band.direction, finite(band.direction, band.from), 0);
        place(*item->bottomRight, band.direction, finite(band.direction, band.to), 1);
    }

    void add(const ChartSeries& series) const {
        QCPGraph* graph = plot_.addGraph();
        graph->setName(words(series.name));
        graph->setPen(pen(series.role, style_.palette));
        graph->setAntialiased(true);
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
        graph->data()->set(data, true);
    }

    void add(const ChartMarker& marker) const {
        QCPGraph* graph = plot_.addGraph();
        graph->removeFromLegend();
        graph->setLineStyle(QCPGraph::lsNone);
        const QColor colour = stroke(marker.role, style_.palette);
        graph->setScatterStyle(QCPScatterStyle(shape(marker.role), QPen(colour, 1.4), QBrush(style_.palette.surface),
                                               style_.font_pixels * 0.7));
        graph->addData(marker.at.x, marker.at.y);
        if (marker.label.zh.empty()) return;
        QCPItemText* text = label(marker.label, marker.value, colour);
        text->position->setType(QCPItemPosition::ptPlotCoords);
        text->position->setCoords(marker.at.x, marker.at.y);
        const bool right_side = in_right_part(marker.at.x);
        text->setPositionAlignment((right_side ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignBottom);
        const int away = style_.font_pixels * 6 / 10;
        text->setPadding(QMargins(away, 1, away, away));
        text->setBrush(Qt::NoBrush);  // its own marker stands below it
    }

    void add(const ChartLine& line) {
        auto* item = new QCPItemLine(&plot_);
        item->setPen(pen(line.role, style_.palette));
        place(*item->start, line.direction, line.at, 0);
        place(*item->end, line.direction, line.at, 1);
        if (line.label.zh.empty()) return;
        QCPItemText* text = label(line.label, line.value, stroke(line.role, style_.palette));
        if (line.direction == Direction::horizontal) {
            place(*text->position, line.direction, line.at, 0.995);
            text->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
            return;
        }
        place(*text->position, line.direction, line.at, row_ * (label_rows_++ + 0.15));
        const bool right_side = in_right_part(line.at);
        text->setPositionAlignment((right_side ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
        text->setBrush(QBrush(style_.palette.surface));
    }

    // One series needs no legend: the axis names it.
    void legend() const {
        const bool wanted = chart_.series.size() > 1;
        plot_.legend->setVisible(wanted);
        if (!wanted) return;
        plot_.legend->setFont(font_);
        plot_.legend->setTextColor(style_.palette.text);
        plot_.legend->setBrush(QBrush(style_.palette.surface));
        plot_.legend->setBorderPen(QPen(style_.palette.border, 1));
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

    [[nodiscard]] bool in_right_part(double x) const { return x > x_.from + (x_.to - x_.from) * 0.6; }
    [[nodiscard]] QString words(const Bilingual& text) const { return qt(print(text, style_.language)); }

    QCustomPlot& plot_;
    const Chart& chart_;
    const ChartStyle& style_;
    ChartRange x_;
    ChartRange y_;
    QFont font_;
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
