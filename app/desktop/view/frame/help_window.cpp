// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/help_window.h"

#include <QFile>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"
#include "app/words/language.h"

namespace velocert::app {

QStringList help_topics() {
    return {"bench",         "item",
            "plan",          "station",
            "inspection",    "marking",
            "vehicle",       "mechanical",
            "flame",         "tamper",
            "audit",         "mass",
            "plastics",      "braking",
            "motor",         "speed",
            "calibration",   "uncertainty",
            "verdicts",      "stops",
            "training",      "keyboard",
            "charts",        "sounds",
            "instruments",   "balances",
            "motion",        "torque",
            "electrical",    "modbus",
            "force",         "sound",
            "ambient",       "add-an-instrument",
            "people",        "sign-in",
            "review",        "annotations",
            "reports",       "backup",
            "verify",        "archive",
            "setup",         "limits",
            "own-pack",      "signing",
            "qualification", "first-start",
            "glossary"};
}

QString help_page(const QString& topic) {
    const char* folder = language_in_use() == Language::chinese ? "zh" : "en";
    QFile file(QString(":/velocert/help/%1/%2.md").arg(QLatin1String(folder), topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

HelpWindow::HelpWindow(QWidget* parent)
    : Speaking<QDialog>(parent),
      search_(new QLineEdit(this)),
      topics_(new QListWidget(this)),
      page_(new QTextBrowser(this)) {
    setObjectName("help_window");
    search_->setObjectName("help_search");
    topics_->setObjectName("help_topics");
    page_->setObjectName("help_page");
    topics_->setProperty("kind", "framed");
    topics_->setWordWrap(true);
    topics_->setTextElideMode(Qt::ElideNone);
    topics_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    topics_->setResizeMode(QListView::Adjust);
    auto* left = new QVBoxLayout;
    left->setSpacing(2 * grid);
    left->addWidget(search_);
    left->addWidget(topics_, 1);
    auto* row = new QHBoxLayout(this);
    set_gaps(row, 3 * grid, 3 * grid);
    row->addLayout(left, 1);
    row->addWidget(page_, 2);
    resize(220 * grid, 140 * grid);
    connect(search_, &QLineEdit::textChanged, this, &HelpWindow::fill);
    connect(topics_, &QListWidget::currentItemChanged, this, &HelpWindow::show_current);
    retranslate();
}

QString HelpWindow::topic_of(const QWidget* widget) {
    for (; widget != nullptr; widget = widget->parentWidget())
        if (const QVariant topic = widget->property("help"); topic.isValid()) return topic.toString();
    return "bench";
}

void HelpWindow::open_topic(const QString& topic) {
    topic_ = topic;
    search_->clear();
    fill({});
    show();
    raise();
    topics_->setFocus();
}

void HelpWindow::retranslate() {
    setWindowTitle(tr("Help"));
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search the help"));
    topics_->setAccessibleName(tr("Topics"));
    page_->setAccessibleName(tr("Help page"));
    fill(search_->text());
}

void HelpWindow::fill(const QString& search) {
    const QString wanted = topic_;
    topics_->clear();
    for (const auto& topic : help_topics()) {
        const QString text = help_page(topic);
        if (!text.contains(search, Qt::CaseInsensitive)) continue;
        auto* row = new QListWidgetItem(text.section('\n', 0, 0).remove(0, 2), topics_);
        row->setData(Qt::UserRole, topic);
        if (topic == wanted) topics_->setCurrentItem(row);
    }
    if (topics_->currentItem() == nullptr) topics_->setCurrentRow(0);
}

void HelpWindow::show_current() {
    const auto* row = topics_->currentItem();
    if (row == nullptr) {
        page_->setPlainText(tr("Nothing found."));
        return;
    }
    topic_ = row->data(Qt::UserRole).toString();
    page_->setMarkdown(help_page(topic_));
}

}  // namespace velocert::app
