// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <vector>

#include "app/desktop/model/frame/archive_in_use.h"
#include "app/desktop/model/workplace.h"
#include "app/desktop/view/parts/speaking.h"
#include "core/standards/edition.h"

namespace velocert::app {

/// F1: the help pages of resources/help in the language in use and a page for each clause of the editions, with a list
/// of topics that is searched by number, title and text. Opens on the topic of where the keyboard is.
class HelpWindow final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    /// Both outlive it. The clauses are told as they judge in the archive in use: with what was released there.
    HelpWindow(const Workplace& workplace, const ArchiveInUse& archive, QWidget* parent);
    /// The topic a widget belongs to: its own property "help" or that of the nearest parent that has one.
    [[nodiscard]] static QString topic_of(const QWidget* widget);
    /// With the edition that is in work, if any: its clauses are told as it judges, also one that is not installed
    /// here.
    void open_topic(const QString& topic, const standards::StandardEdition* in_work = nullptr);
    /// The same, usable while that dialog lets nothing else be used; it goes when the dialog does.
    void open_over(QDialog& dialog, const QString& topic, const standards::StandardEdition* in_work = nullptr);

  protected:
    void retranslate() override;

  private:
    struct Page {
        QString topic;
        QString title;
        QString text;  ///< Markdown
    };
    void read_editions(const standards::StandardEdition* in_work);
    void show_topic(const QString& topic);
    void write_pages();
    void fill(const QString& search);
    void show_current();
    [[nodiscard]] const Page* page_of(const QString& topic) const;

    void belong_to(QWidget* window);

    QWidget* home_;
    const Workplace& workplace_;
    const ArchiveInUse& archive_;
    std::vector<standards::StandardEdition> editions_;  ///< the one in work, then the newest first
    std::vector<Page> pages_;
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
