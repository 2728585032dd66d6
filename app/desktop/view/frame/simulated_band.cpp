// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/simulated_band.h"

#include <QPainter>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

SimulatedBand::SimulatedBand(const Look& look, QWidget* parent) : Speaking<QWidget>(parent), look_(look) {
    setFixedHeight(6 * grid);
    connect(&look_, &Look::changed, this, [this] { update(); });
    retranslate();
}

void SimulatedBand::set_causes(std::vector<BandCause> causes) {
    causes_ = std::move(causes);
    retranslate();
}

void SimulatedBand::retranslate() {
    QStringList parts;
    for (const auto cause : causes_) switch (cause) {
            case BandCause::simulated:
                parts << tr("SIMULATED INPUT: this result cannot be used for certification");
                break;
            case BandCause::training:
                parts << tr("TRAINING: everything that comes of this archive is a specimen");
                break;
            case BandCause::past_run:
                parts << tr("PAST RUN: shown as it was recorded; nothing here happens now");
                break;
        }
    text_ = parts.join("  ·  ");
    setAccessibleName(text_);
    update();
}

void SimulatedBand::paintEvent(QPaintEvent*) {
    const Palette& palette = look_.palette();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), palette.shared.simulated);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette.simulated_stripe);
    const int stripe = 4 * grid;
    for (int x = -height(); x < width() + height(); x += 2 * stripe)
        painter.drawPolygon(
            QPolygon({{x, height()}, {x + stripe, height()}, {x + stripe + height(), 0}, {x + height(), 0}}));
    QFont bold = font();
    bold.setBold(true);
    bold.setPixelSize(13);
    painter.setFont(bold);
    const int width = painter.fontMetrics().horizontalAdvance(text_) + 6 * grid;
    painter.setBrush(palette.shared.simulated);
    painter.drawRect(QRect(0, 0, width, height()));
    painter.setPen(palette.on_colour);
    painter.drawText(rect().adjusted(3 * grid, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text_);
}

}  // namespace velocert::app
