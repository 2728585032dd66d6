// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>

#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// F1: the help pages of resources/help in the language in use, with a list of topics that is searched by title
/// and text. Opens on the topic of where the keyboard is.
class HelpWindow final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    explicit HelpWindow(QWidget* parent);
    /// The topic a widget belongs to: its own property "help" or that of the nearest parent that has one.
    [[nodiscard]] static QString topic_of(const QWidget* widget);
    void open_topic(const QString& topic);

  protected:
    void retranslate() override;

  private:
    void fill(const QString& search);
    void show_current();

    QLineEdit* search_;
    QListWidget* topics_;
    QTextBrowser* page_;
    QString topic_ = "bench";
};

/// The help topics, in reading order.
[[nodiscard]] QStringList help_topics();
/// The page of a topic as Markdown, in the language in use.
[[nodiscard]] QString help_page(const QString& topic);

}  // namespace velocert::app
