// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/rail.h"

#include <QGuiApplication>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"
#include "app/words/language.h"

namespace velocert::app {
namespace {

QString keys_of(const QAction* action) { return action->shortcut().toString(QKeySequence::NativeText); }

void say(QToolButton* button, const QString& text, const QString& name) {
    button->setText(text);
    button->setAccessibleName(name);
    button->setToolTip(name);
}

/// The icon with a dot in its lower corner: something goes on there.
QIcon marked(const QIcon& icon, const QColor& colour) {
    constexpr int size = 22;
    constexpr int mark = 8;
    QPixmap out(icon.pixmap(QSize(size, size), qApp->devicePixelRatio()));
    QPainter painter(&out);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRect corner(size - mark, size - mark, mark, mark);
    // It stands clear of the lines below it.
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setBrush(colour);
    painter.drawEllipse(corner.adjusted(-2, -2, 2, 2));
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.drawEllipse(corner);
    painter.end();
    return QIcon(out);
}

}  // namespace

Rail::Rail(const Look& look, std::vector<Place> places, Commands commands, QWidget* parent)
    : Speaking<QFrame>(parent), look_(look), places_(std::move(places)), commands_(commands) {
    setProperty("kind", "rail");
    setFixedWidth(20 * grid);
    // In a low window it scrolls, so that the rail never says how small the window may be.
    auto* scroll = new QScrollArea(this);
    scroll->setAccessibleName(tr("Workspaces and commands"));
    scroll->setProperty("kind", "clear");
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    inside_ = new QWidget(scroll);
    auto* outer = new QVBoxLayout(this);
    set_gaps(outer, 0, 0);
    outer->addWidget(scroll);
    auto* column = new QVBoxLayout(inside_);
    set_gaps(column, grid, grid);
    for (const auto& place : places_) {
        auto* button = add_button("rail_" + place.id);
        button->setCheckable(true);
        // The window says which one is in front; a click alone does not.
        connect(button, &QToolButton::clicked, this, [button, go = place.go] {
            button->setChecked(!button->isChecked());
            go->trigger();
        });
        buttons_.push_back(button);
        titles_.emplace_back();
        going_on_.emplace_back();
    }
    column->addStretch(1);
    language_ = add_button("rail_language");
    theme_ = add_button("rail_theme");
    list_ = add_button("rail_commands");
    help_ = add_button("rail_help");
    connect(language_, &QToolButton::clicked, commands_.language, &QAction::trigger);
    connect(theme_, &QToolButton::clicked, commands_.theme, &QAction::trigger);
    connect(list_, &QToolButton::clicked, commands_.commands, &QAction::trigger);
    connect(help_, &QToolButton::clicked, commands_.help, &QAction::trigger);
    connect(&look_, &Look::changed, this, &Rail::paint_icons);
    scroll->setWidget(inside_);
    retranslate();
    paint_icons();
}

QToolButton* Rail::add_button(const QString& name) {
    auto* button = new QToolButton(inside_);
    button->setObjectName(name);
    button->setProperty("kind", "rail");
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize(QSize(22, 22));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setFocusPolicy(Qt::StrongFocus);
    static_cast<QVBoxLayout*>(inside_->layout())->addWidget(button);
    return button;
}

QToolButton* Rail::button_of(const QString& id) const {
    for (std::size_t i = 0; i < places_.size(); ++i)
        if (places_[i].id == id) return buttons_[i];
    return nullptr;
}

void Rail::set_title(const QString& id, const QString& title) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (places_[i].id != id) continue;
        titles_[i] = title;
        say_place(i);
    }
}

void Rail::set_going_on(const QString& id, const QString& words) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
        if (places_[i].id != id || going_on_[i] == words) continue;
        going_on_[i] = words;
        say_place(i);
        paint_icons();
    }
}

void Rail::say_place(std::size_t index) {
    const QString name = QString("%1  %2").arg(titles_[index], keys_of(places_[index].go));
    say(buttons_[index], titles_[index], going_on_[index].isEmpty() ? name : tr("%1: %2").arg(name, going_on_[index]));
}

void Rail::set_current(const QString& id) {
    for (std::size_t i = 0; i < places_.size(); ++i) buttons_[i]->setChecked(places_[i].id == id);
}

void Rail::set_shown(const QString& id, bool shown) {
    if (auto* button = button_of(id)) button->setVisible(shown);
}

void Rail::retranslate() {
    // The name of the other language, in that language.
    const bool chinese = language_in_use() == Language::chinese;
    say(language_, chinese ? QStringLiteral("English") : QStringLiteral("中文"),
        tr("Switch the language  %1").arg(keys_of(commands_.language)));
    say(theme_, tr("Theme"), tr("Switch between light and dark  %1").arg(keys_of(commands_.theme)));
    say(list_, tr("Commands"), tr("All commands  %1").arg(keys_of(commands_.commands)));
    say(help_, tr("Help"), tr("Help  %1").arg(keys_of(commands_.help)));
}

void Rail::paint_icons() {
    const QColor colour = look_.palette().rail_text;
    const auto paint = [&](QToolButton* button, const QString& name) {
        button->setIcon(QIcon(look_.line_icon(name, colour, 22)));
    };
    for (std::size_t i = 0; i < places_.size(); ++i) {
        paint(buttons_[i], places_[i].icon);
        if (!going_on_[i].isEmpty()) buttons_[i]->setIcon(marked(buttons_[i]->icon(), colour));
    }
    paint(language_, "language");
    paint(theme_, "theme");
    paint(list_, "commands");
    paint(help_, "help");
}

}  // namespace velocert::app
