// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QFrame>
#include <QToolButton>
#include <vector>

#include "app/desktop/look/look.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The left rail: the workspaces, and below them what belongs to the window.
class Rail final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    /// A workspace, as the rail shows it; its button does `go`.
    struct Place {
        QString id;
        QString icon;
        QAction* go = nullptr;
    };
    struct Commands {
        QAction* language = nullptr;
        QAction* theme = nullptr;
        QAction* commands = nullptr;
        QAction* help = nullptr;
    };
    Rail(const Look& look, std::vector<Place> places, Commands commands, QWidget* parent);

    void set_title(const QString& id, const QString& title);
    void set_current(const QString& id);
    /// Something goes on there, said in `words`: told by a dot on its button and in its name. Empty: nothing does.
    void set_going_on(const QString& id, const QString& words);
    /// What a person may not use is not shown.
    void set_shown(const QString& id, bool shown);

  protected:
    void retranslate() override;

  private:
    [[nodiscard]] QToolButton* add_button(const QString& name);
    [[nodiscard]] QToolButton* button_of(const QString& id) const;
    void paint_icons();
    void say_place(std::size_t index);

    const Look& look_;
    std::vector<Place> places_;
    Commands commands_;
    std::vector<QToolButton*> buttons_;  ///< one for each place
    std::vector<QString> titles_;        ///< of the places
    std::vector<QString> going_on_;      ///< what goes on there
    QWidget* inside_ = nullptr;          ///< what scrolls
    QToolButton* language_;
    QToolButton* theme_;
    QToolButton* list_;
    QToolButton* help_;
};

}  // namespace velocert::app
