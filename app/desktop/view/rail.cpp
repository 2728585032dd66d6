// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/rail.h"

#include <QVBoxLayout>

#include "app/desktop/view/parts.h"
#include "app/words/language.h"

namespace velocert::app {

Rail::Rail(const Look& look, Commands commands, QWidget* parent)
    : Speaking<QFrame>(parent),
      look_(look),
      commands_(commands),
      bench_(new QToolButton(this)),
      language_(new QToolButton(this)),
      theme_(new QToolButton(this)),
      list_(new QToolButton(this)),
      help_(new QToolButton(this)) {
    setProperty("kind", "rail");
    setFixedWidth(20 * grid);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, grid, grid);
    for (const auto& [button, name] : {std::pair{bench_, "rail_bench"},
                                       {language_, "rail_language"},
                                       {theme_, "rail_theme"},
                                       {list_, "rail_commands"},
                                       {help_, "rail_help"}}) {
        button->setObjectName(name);
        button->setProperty("kind", "rail");
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize(QSize(22, 22));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        button->setFocusPolicy(Qt::StrongFocus);
        column->addWidget(button);
        if (button == bench_) column->addStretch(1);
    }
    bench_->setCheckable(true);
    bench_->setChecked(true);
    // The only workspace so far: a click must not leave it.
    connect(bench_, &QToolButton::clicked, this, [this] { bench_->setChecked(true); });
    connect(language_, &QToolButton::clicked, commands_.language, &QAction::trigger);
    connect(theme_, &QToolButton::clicked, commands_.theme, &QAction::trigger);
    connect(list_, &QToolButton::clicked, commands_.commands, &QAction::trigger);
    connect(help_, &QToolButton::clicked, commands_.help, &QAction::trigger);
    connect(&look_, &Look::changed, this, &Rail::paint_icons);
    retranslate();
    paint_icons();
}

void Rail::retranslate() {
    const auto say = [](QToolButton* button, const QString& text, const QString& name) {
        button->setText(text);
        button->setAccessibleName(name);
        button->setToolTip(name);
    };
    const auto keys = [](const QAction* action) { return action->shortcut().toString(QKeySequence::NativeText); };
    say(bench_, tr("Bench"), tr("Bench"));
    // The name of the other language, in that language.
    const bool chinese = language_in_use() == Language::chinese;
    say(language_, chinese ? QStringLiteral("English") : QStringLiteral("中文"),
        tr("Switch the language  %1").arg(keys(commands_.language)));
    say(theme_, tr("Theme"), tr("Switch between light and dark  %1").arg(keys(commands_.theme)));
    say(list_, tr("Commands"), tr("All commands  %1").arg(keys(commands_.commands)));
    say(help_, tr("Help"), tr("Help  %1").arg(keys(commands_.help)));
}

void Rail::paint_icons() {
    const QColor colour = look_.palette().rail_text;
    const auto paint = [&](QToolButton* button, const char* name) {
        button->setIcon(QIcon(look_.line_icon(name, colour, 22)));
    };
    paint(bench_, "bench");
    paint(language_, "language");
    paint(theme_, "theme");
    paint(list_, "commands");
    paint(help_, "help");
}

}  // namespace velocert::app
