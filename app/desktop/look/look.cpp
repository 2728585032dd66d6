// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/look/look.h"

#include <QApplication>
#include <QFile>
#include <QFont>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "app/desktop/look/style_sheet.h"

// Outside the namespace: the resource lies in a static library and is linked in by this name.
static void load_resource() { Q_INIT_RESOURCE(velocert_desktop); }

namespace velocert::app {
namespace {

QString file_of(Sign sign) {
    switch (sign) {
        case Sign::none: return {};
        case Sign::pass: return "pass";
        case Sign::fail: return "fail";
        case Sign::inconclusive: return "inconclusive";
        case Sign::not_evaluated: return "not-evaluated";
        case Sign::not_applicable: return "not-applicable";
        case Sign::running: return "running";
        case Sign::simulated: return "simulated";
        case Sign::done: return "done";
        case Sign::open: return "open";
        case Sign::slow: return "slow";
        case Sign::broken: return "broken";
        case Sign::live: return "live";
    }
    return {};
}

}  // namespace

Look::Look(Theme theme) : theme_(theme) { load_resource(); }

void Look::set_theme(Theme theme) {
    if (theme == theme_) return;
    theme_ = theme;
    apply();
    emit changed();
}

void Look::apply() {
    QFont font;
    font.setFamilies({"WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Noto Sans CJK SC", "sans-serif"});
    font.setPixelSize(14);
    font.setHintingPreference(QFont::PreferNoHinting);
    QApplication::setFont(font);

    const reports::Palette& p = palette().shared;
    QPalette colours;
    colours.setColor(QPalette::Window, p.background);
    colours.setColor(QPalette::Base, p.surface);
    colours.setColor(QPalette::AlternateBase, p.background);
    colours.setColor(QPalette::Button, p.surface);
    colours.setColor(QPalette::ToolTipBase, p.surface);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        colours.setColor(role, p.text);
    colours.setColor(QPalette::PlaceholderText, p.quiet);
    colours.setColor(QPalette::Highlight, p.accent);
    colours.setColor(QPalette::HighlightedText, palette().on_colour);
    colours.setColor(QPalette::Link, p.accent);
    colours.setColor(QPalette::LinkVisited, p.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        colours.setColor(QPalette::Disabled, role, p.quiet);
    QApplication::setPalette(colours);
    qApp->setStyleSheet(style_sheet(
        palette(), {picture_file("chevron", palette().shared.quiet), picture_file("pass", palette().on_colour),
                    picture_file("not-evaluated", palette().shared.accent)}));
}

QString Look::picture_file(const QString& name, const QColor& colour) const {
    const QString path = drawn_.filePath(name + colour.name().mid(1) + ".svg");
    QFile from(QString(":/velocert/icons/%1.svg").arg(name));
    QFile to(path);
    if (from.open(QIODevice::ReadOnly) && to.open(QIODevice::WriteOnly))
        to.write(from.readAll().replace("currentColor", colour.name().toLatin1()));
    return path;
}

QColor Look::colour(Sign sign) const {
    const reports::Palette& p = palette().shared;
    switch (sign) {
        case Sign::none:
        case Sign::done:
        case Sign::open: return p.quiet;
        case Sign::pass:
        case Sign::live: return p.pass;
        case Sign::fail:
        case Sign::broken: return p.fail;
        case Sign::inconclusive:
        case Sign::slow: return p.caution;
        case Sign::not_evaluated: return p.not_evaluated;
        case Sign::not_applicable: return p.not_applicable;
        case Sign::running: return p.accent;
        case Sign::simulated: return p.simulated;
    }
    return p.quiet;
}

QPixmap Look::shape(Sign sign, int size) const { return line_icon(file_of(sign), colour(sign), size); }

QIcon Look::icon(Sign sign, int size) const { return QIcon(shape(sign, size)); }

QPixmap Look::line_icon(const QString& name, const QColor& colour, int size) const {
    const qreal ratio = qApp->devicePixelRatio();
    const int pixels = qRound(size * ratio);
    const QString key = QString("velocert/%1/%2/%3").arg(name, colour.name()).arg(pixels);
    QPixmap out;
    if (!name.isEmpty() && QPixmapCache::find(key, &out)) return out;
    out = QPixmap(pixels, pixels);
    out.fill(Qt::transparent);
    QFile file(QString(":/velocert/icons/%1.svg").arg(name));
    if (!name.isEmpty() && file.open(QIODevice::ReadOnly)) {
        QByteArray svg = file.readAll();
        svg.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(svg);
        QPainter painter(&out);
        renderer.render(&painter);
    }
    out.setDevicePixelRatio(ratio);
    if (!name.isEmpty()) QPixmapCache::insert(key, out);
    return out;
}

}  // namespace velocert::app
