// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_painter.h"

#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "reports/charts/chart_labels.h"
#include "reports/charts/chart_strokes.h"
#include "reports/charts/min_max_pyramid.h"

namespace velocert::reports {
namespace {

QString qt(const std::string& text) { return QString::fromStdString(text); }

QFont font_of(const ChartStyle& style) {
    QFont font;
    if (!style.font_family.isEmpty()) font.setFamily(style.font_family);
    font.setPixelSize(style.font_pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
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
          font_(font_of(style)),
          fit_(fit_of(plot, style)),
          room_(room_of(plot, style, fit_)),
          labels_(plot, room_, font_, style.palette.surface) {}

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
        for (const ChartLine* line : named_verticals()) name_vertical(*line);
        for (const ChartBand& band : chart_.bands) name(band);
        if (chart_.empty()) say_empty();
    }

  private:
    using Place = ChartLabels::Place;
    /// Rows from the top in which a name is tried.
    static constexpr int rows_tried = 4;

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

    /// Limits first: of the rows above the data they get the uppermost.
    [[nodiscard]] std::vector<const ChartLine*> named_verticals() const {
        std::vector<const ChartLine*> out;
        for (const bool limits : {true, false})
            for (const ChartLine& line : chart_.lines)
                if (line.direction == Direction::vertical && !line.label.zh.empty() && line.at >= x_.from &&
                    line.at <= x_.to && (line.role == ChartRole::limit) == limits)
                    out.push_back(&line);
        return out;
    }

    /// Where the name of something at x may stand, row by row from the top; `height` of a row in pixels. Beside it
    /// where it fits, on it only in the last resort.
    [[nodiscard]] std::vector<Place> in_rows(const QString& text, double x, double at, int rows, double height) const {
        const auto near = in_right_part(at) ? Qt::AlignRight : Qt::AlignLeft;
        const auto far = in_right_part(at) ? Qt::AlignLeft : Qt::AlignRight;
        std::vector<Place> out;
        for (int row = 0; row < rows; ++row)
            for (const auto side : {near, far}) out.push_back({{x, height * (row + 0.15)}, side | Qt::AlignTop});
        const double width = labels_.size(text).width();
        std::stable_partition(out.begin(), out.end(), [&](const Place& one) {
            return one.corner.testFlag(Qt::AlignRight) ? x - width >= 0 : x + width <= room_.width();
        });
        return out;
    }

    /// How many rows the names of the vertical lines take: those far apart share one.
    [[nodiscard]] int rows_taken() const {
        constexpr double row_height = 100;
        const auto named = named_verticals();
        LabelPlaces places(QSizeF(room_.width(), row_height * static_cast<double>(named.size())));
        int taken = 0;
        for (const ChartLine* line : named) {
            const QString text = label_text(line->label, line->value);
            std::vector<QRectF> candidates;
            for (const auto& place :
                 in_rows(text, across(line->at), line->at, static_cast<int>(named.size()), row_height))
                candidates.push_back(labels_.at(text, place));
            taken = std::max(taken, static_cast<int>(candidates[places.take(candidates)].top() / row_height) + 1);
        }
        return taken;
    }

    /// The names of vertical lines stand above the data.
    void make_room_for_labels() {
        if (fit_ < Fit::labels) return;
        row_ = 1.7 * style_.font_pixels / std::max(room_.height(), 6.0 * style_.font_pixels);
        if (style_.y_window) return;
        const double wanted = row_ * ((fit_ == Fit::all ? rows_taken() : std::min(rows_taken(), 2)) + 0.4);
        constexpr double most = 0.5;
        scarce_ = wanted > most || fit_ < Fit::all;
        y_.to = y_.from + (y_.to - y_.from) / (1 - std::min(wanted, most));
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

    /// The name of a band is left out rather than put on something else.
    void name(const ChartBand& band) {
        if (band.label.zh.empty() || !labelled()) return;
        const bool horizontal = band.direction == Direction::horizontal;
        const ChartRange& range = horizontal ? y_ : x_;
        const double low = std::min(band.from, band.to);
        const double high = std::max(band.from, band.to);
        if (high < range.from || low > range.to) return;
        QCPItemText* text = labels_.make(label_text(band.label, band.value), stroke(band.role, style_.palette));
        std::vector<Place> places;
        if (horizontal) {
            places = along(text->text(), down(finite(band.direction, high)), down(finite(band.direction, low)));
        } else {
            const double left = across(finite(band.direction, low));
            places = in_rows(text->text(), left, low, rows_tried, row_ * room_.height());
            // At the foot where a curve has not come yet, or never comes.
            const auto near = in_right_part(low) ? Qt::AlignRight : Qt::AlignLeft;
            for (const double row : {0.0, 1.4, 2.8})
                places.push_back({{left, 0.985 * room_.height() - row * style_.font_pixels}, near | Qt::AlignBottom});
        }
        // How wide U is stands in the words beside the chart, too; a curve it would hide stands nowhere else.
        const bool told_elsewhere = band.role == ChartRole::guard || band.role == ChartRole::measured;
        labels_.put_if_free(text, places, told_elsewhere || scarce_);
    }

    /// Above `top` and below `foot`: at the ends, where the curve seldom runs, and between them.
    [[nodiscard]] std::vector<Place> along(const QString& text, double top, double foot) const {
        const double left = 0.005 * room_.width();
        const double right = 0.995 * room_.width();
        const double spare = right - left - labels_.size(text).width();
        std::vector<Place> out{{{left, top}, Qt::AlignLeft | Qt::AlignBottom},
                               {{right, top}, Qt::AlignRight | Qt::AlignBottom},
                               {{left, foot}, Qt::AlignLeft | Qt::AlignTop},
                               {{right, foot}, Qt::AlignRight | Qt::AlignTop}};
        for (const double share : {0.5, 0.25, 0.75}) {
            out.push_back({{left + share * spare, top}, Qt::AlignLeft | Qt::AlignBottom});
            out.push_back({{left + share * spare, foot}, Qt::AlignLeft | Qt::AlignTop});
        }
        return out;
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

    /// Words keep off the curve. A plot that is drawn while values come in has no time for each of its points.
    void keep_off(const QVector<QCPGraphData>& data, bool stepped) {
        if (!labelled()) return;
        const auto pieces = style_.quick ? in_few_pieces(data) : data;
        for (qsizetype i = 1; i < pieces.size(); ++i) {
            const QPointF from(across(pieces[i - 1].key), down(pieces[i - 1].value));
            const QPointF to(across(pieces[i].key), down(pieces[i].value));
            const QPointF corner = stepped ? QPointF(to.x(), from.y()) : from;
            if (stepped) labels_.places().avoid(from, corner);
            labels_.places().avoid(corner, to);
        }
    }

    /// The lowest and the highest point of each of 60 stretches, and both ends.
    [[nodiscard]] static QVector<QCPGraphData> in_few_pieces(const QVector<QCPGraphData>& data) {
        constexpr qsizetype stretches = 60;
        if (data.size() <= 2 * stretches) return data;
        QVector<QCPGraphData> out{data.first()};
        for (qsizetype i = 0; i < stretches; ++i) {
            const auto first = data.begin() + data.size() * i / stretches;
            const auto last = data.begin() + data.size() * (i + 1) / stretches;
            const auto [low, high] = std::minmax_element(
                first, last, [](const QCPGraphData& a, const QCPGraphData& b) { return a.value < b.value; });
            out << *std::min(low, high) << *std::max(low, high);
        }
        return out << data.last();
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
        QCPItemText* text = labels_.make(label_text(marker.label, marker.value), colour);
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
        labels_.put(*text, places);
        text->setBrush(Qt::NoBrush);  // its own marker stands beside it
    }

    void add(const ChartLine& line) {
        auto* item = new QCPItemLine(&plot_);
        item->setPen(pen(line.role, style_.palette));
        place(*item->start, line.direction, line.at, 0);
        place(*item->end, line.direction, line.at, 1);
        if (line.direction == Direction::vertical || line.label.zh.empty() || !labelled() || line.at < y_.from ||
            line.at > y_.to)
            return;
        QCPItemText* text = labels_.make(label_text(line.label, line.value), stroke(line.role, style_.palette));
        labels_.put(*text, along(text->text(), down(line.at), down(line.at)));
    }

    void name_vertical(const ChartLine& line) {
        if (!labelled()) return;
        QCPItemText* text = labels_.make(label_text(line.label, line.value), stroke(line.role, style_.palette));
        const auto places = in_rows(text->text(), across(line.at), line.at, rows_tried, row_ * room_.height());
        // Where there is little room, what is no limit stands in the words beside the chart alone.
        if (scarce_ && line.role != ChartRole::limit)
            labels_.put_if_free(text, places, true);
        else
            labels_.put(*text, places);
    }

    // One series needs no legend: the axis names it. Nor does a plot that follows what is measured: grey is earlier,
    // blue is now. It stands in the corner where it covers the fewest points, and the labels go round it.
    void legend() {
        const bool wanted = chart_.series.size() > 1 && fit_ == Fit::all && !style_.quick;
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
        (void)labels_.places().take({&corners[chosen].second, 1});
    }

    void say_empty() const {
        QCPItemText* text = labels_.make(label_text(chart_.empty_reason, {}), style_.palette.quiet);
        text->position->setType(QCPItemPosition::ptAxisRectRatio);
        text->position->setCoords(0.5, 0.5);
        text->setPositionAlignment(Qt::AlignCenter);
    }

    [[nodiscard]] QString label_text(const Bilingual& text, const std::string& value) const {
        return value.empty() ? words(text) : words(text) + " " + qt(value);
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
    ChartLabels labels_;
    double row_ = 0;       // height of one label row as a share of the plot's
    bool scarce_ = false;  // fewer rows above the data than there are names for them
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
