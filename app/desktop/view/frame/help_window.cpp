// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/help_window.h"

#include <QApplication>
#include <QFile>
#include <QHBoxLayout>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextList>
#include <QTextTable>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>
#include <utility>

#include "app/desktop/model/frame/clause_help.h"
#include "app/desktop/view/parts/parts.h"
#include "app/planning/release_choice.h"
#include "app/words/language.h"

namespace velocert::app {

namespace {

/// Markdown is read without room between its paragraphs, lists and headings.
void space_paragraphs(QTextDocument& document) {
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor at(block);
        // Cells of a table have room of their own; what the text begins with stands at its edge.
        if (at.currentTable() != nullptr) continue;
        auto format = block.blockFormat();
        const bool heading = format.headingLevel() > 0;
        format.setTopMargin(heading && block != document.begin() ? 4 * grid : 0);
        format.setBottomMargin(block.textList() != nullptr && block.next().textList() != nullptr ? grid : 2 * grid);
        at.setBlockFormat(format);
    }
}

}  // namespace

QStringList help_topics() {
    return {"bench",       "item",
            "plan",        "station",
            "inspection",  "marking",
            "vehicle",     "mechanical",
            "flame",       "tamper",
            "audit",       "mass",
            "plastics",    "braking",
            "motor",       "speed",
            "calibration", "uncertainty",
            "verdicts",    "stops",
            "training",    "keyboard",
            "charts",      "sounds",
            "instruments", "balances",
            "motion",      "torque",
            "electrical",  "modbus",
            "force",       "sound",
            "ambient",     "add-an-instrument",
            "people",      "sign-in",
            "review",      "annotations",
            "reports",     "backup",
            "verify",      "archive",
            "setup",       "limits",
            "own-pack",    "input-files",
            "signing",     "qualification",
            "first-start", "glossary"};
}

QString help_page(const QString& topic) {
    const char* folder = language_in_use() == Language::chinese ? "zh" : "en";
    QFile file(QString(":/velocert/help/%1/%2.md").arg(QLatin1String(folder), topic));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

HelpWindow::HelpWindow(const Workplace& workplace, const ArchiveInUse& archive, QWidget* parent)
    : Speaking<QDialog>(parent),
      home_(parent),
      workplace_(workplace),
      archive_(archive),
      search_(new QLineEdit(this)),
      topics_(new QListWidget(this)),
      page_(new QTextBrowser(this)) {
    setObjectName("help_window");
    search_->setObjectName("help_search");
    topics_->setObjectName("help_topics");
    page_->setObjectName("help_page");
    page_->setOpenLinks(false);
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
    connect(search_, &QLineEdit::returnPressed, topics_, qOverload<>(&QWidget::setFocus));
    connect(topics_, &QListWidget::currentItemChanged, this, &HelpWindow::show_current);
    connect(page_, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == "topic") show_topic(link.path());
    });
    retranslate();
}

QString HelpWindow::topic_of(const QWidget* widget) {
    for (; widget != nullptr; widget = widget->parentWidget())
        if (const QVariant topic = widget->property("help"); topic.isValid()) return topic.toString();
    return "bench";
}

/// As they judge here: a clause whose release cannot be read is told as it was shipped, which never promises more.
void HelpWindow::read_editions(const standards::StandardEdition* in_work) {
    editions_.clear();
    if (in_work != nullptr) editions_.push_back(*in_work);
    std::unique_ptr<records::Archive> reader;
    // What cannot be read may be a real archive: there nothing is assumed.
    const auto kind = archive_.kind();
    const bool training = kind && (!*kind || **kind == records::ArchiveKind::training);
    if (kind && *kind)
        if (auto opened = archive_.read()) reader = std::move(*opened);
    for (auto pair = workplace_.editions.rbegin(); pair != workplace_.editions.rend(); ++pair) {
        if (in_work != nullptr && in_work->id == pair->plain.id) continue;
        auto judging = with_release_in_force(pair->plain, training, reader.get());
        editions_.push_back(judging ? std::move(*judging) : pair->plain);
    }
}

void HelpWindow::write_pages() {
    pages_.clear();
    for (const auto& topic : help_topics()) {
        const QString text = help_page(topic);
        pages_.push_back({topic, text.section('\n', 0, 0).remove(0, 2), text});
    }
    const auto general = pages_.size();
    for (const auto& edition : editions_)
        for (const auto& clause : edition.clauses) {
            QString text = clause_page(edition, clause);
            const QString topic = topic_of_procedure(clause.procedure);
            for (std::size_t i = 0; i < general; ++i)
                if (pages_[i].topic == topic)
                    text += "\n" + tr("How it is done: [%1](topic:%2)").arg(pages_[i].title, topic) + "\n";
            pages_.push_back({clause_topic(edition.id, clause.id), clause_title(edition, clause), text});
        }
}

const HelpWindow::Page* HelpWindow::page_of(const QString& topic) const {
    const auto found = std::ranges::find(pages_, topic, &Page::topic);
    return found == pages_.end() ? nullptr : &*found;
}

void HelpWindow::belong_to(QWidget* window) {
    if (parentWidget() != window) setParent(window, windowFlags());
}

void HelpWindow::open_over(QDialog& dialog, const QString& topic, const standards::StandardEdition* in_work) {
    if (parentWidget() != &dialog)
        connect(
            &dialog, &QDialog::finished, this,
            [this] {
                hide();
                belong_to(home_);
            },
            Qt::SingleShotConnection);
    belong_to(&dialog);
    open_topic(topic, in_work);
}

void HelpWindow::open_topic(const QString& topic, const standards::StandardEdition* in_work) {
    if (QApplication::activeModalWidget() == nullptr) belong_to(home_);
    read_editions(in_work);
    write_pages();
    show_topic(topic);
}

void HelpWindow::show_topic(const QString& topic) {
    // An edition of a laboratory that is neither installed nor in work has no page: the one of the screen stands in.
    topic_ = page_of(topic) != nullptr ? topic : QString("bench");
    search_->clear();
    fill({});
    show();
    raise();
    // What is looked for is typed at once; Return goes on to what was found.
    search_->setFocus();
}

void HelpWindow::retranslate() {
    setWindowTitle(tr("Help"));
    search_->setPlaceholderText(tr("Search: words, or the number of a clause"));
    search_->setAccessibleName(tr("Search the help"));
    topics_->setAccessibleName(tr("Topics"));
    page_->setAccessibleName(tr("Help page"));
    write_pages();
    fill(search_->text());
}

void HelpWindow::fill(const QString& search) {
    const QString wanted = topic_;
    const QString phrase = search.simplified();
    const auto words = phrase.split(' ', Qt::SkipEmptyParts);
    const auto holds_all = [&words](const QString& text) {
        return std::ranges::all_of(words,
                                   [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
    };
    enum Rank { called, said, all_words, not_at_all };
    const auto rank_of = [&](const Page& page) {
        if (page.title.simplified().contains(phrase, Qt::CaseInsensitive)) return called;
        if (page.text.contains(phrase, Qt::CaseInsensitive)) return said;
        return holds_all(page.title + ' ' + page.text) ? all_words : not_at_all;
    };
    topics_->clear();
    // What is called so stands before what says it so, and that before what has its words somewhere.
    for (const auto rank : {called, said, all_words})
        for (const auto& page : pages_) {
            if (rank_of(page) != rank) continue;
            auto* row = new QListWidgetItem(page.title, topics_);
            row->setData(Qt::UserRole, page.topic);
            if (page.topic == wanted) topics_->setCurrentItem(row);
        }
    if (topics_->currentItem() == nullptr) topics_->setCurrentRow(0);
    if (auto* current = topics_->currentItem(); current != nullptr) topics_->scrollToItem(current);
}

void HelpWindow::show_current() {
    const auto* row = topics_->currentItem();
    if (row == nullptr) {
        page_->setPlainText(tr("Nothing found."));
        return;
    }
    const auto* page = page_of(row->data(Qt::UserRole).toString());
    if (page == nullptr) return;
    topic_ = page->topic;
    page_->setMarkdown(page->text);
    space_paragraphs(*page_->document());
}

}  // namespace velocert::app
