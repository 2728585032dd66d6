// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/charts/chart_strokes.h"

namespace velocert::reports {

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

}  // namespace velocert::reports
