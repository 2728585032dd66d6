// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/review/sign_panel.h"

#include <QDir>
#include <QFile>
#include <QHBoxLayout>
#include <QStandardPaths>
#include <algorithm>
#include <set>
#include <utility>

#include "app/desktop/view/parts/token_button.h"
#include "app/desktop/view/review/folded_form.h"
#include "app/reporting/token_address.h"
#include "app/words/words.h"
#include "reports/render/publish.h"

namespace velocert::app {

SignPanel::SignPanel(ReviewPresenter& review, const Desk& desk, QWidget* parent)
    : Speaking<QWidget>(parent),
      review_(review),
      desk_(desk),
      meaning_(make_label("title", this, true)),
      show_(new QPushButton(this)),
      exact_(new QPushButton(this)),
      pages_(new PagesView(this)),
      same_(make_label("quiet", this, true)),
      changes_(make_label("quiet", this, true)),
      means_(make_label("quiet", this, true)),
      batch_title_(make_label("quiet", this, true)),
      batch_(new QVBoxLayout),
      password_label_(make_label("quiet", this)),
      password_(new QLineEdit(this)),
      passphrase_label_(make_label("quiet", this)),
      passphrase_(new QLineEdit(this)),
      time_label_(make_label("quiet", this, true)),
      time_(new QLineEdit(this)),
      stopped_(make_label("quiet", this, true)),
      wanted_(make_label("quiet", this, true)),
      refused_(make_label("problem", this, true)),
      sign_(new QPushButton(this)),
      leave_(new QPushButton(this)) {
    meaning_->setObjectName("sign_meaning");
    show_->setObjectName("sign_show");
    exact_->setObjectName("sign_exact");
    same_->setObjectName("sign_same");
    changes_->setObjectName("sign_changes");
    means_->setObjectName("sign_means");
    set_style(means_, "verdict", "inconclusive");
    password_->setObjectName("sign_password");
    passphrase_->setObjectName("sign_passphrase");
    time_->setObjectName("sign_time_passphrase");
    stopped_->setObjectName("sign_stopped");
    set_style(stopped_, "verdict", "fail");
    wanted_->setObjectName("sign_wanted");
    refused_->setObjectName("sign_refused");
    refused_->hide();
    sign_->setObjectName("sign_go");
    leave_->setObjectName("sign_leave");
    sign_->setProperty("kind", "primary");
    for (auto* edit : secrets()) edit->setEchoMode(QLineEdit::Password);
    pages_->setMinimumHeight(112 * grid);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 0, 2 * grid);
    column->addWidget(meaning_);
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * grid);
    row->addWidget(show_, 1);
    row->addWidget(exact_);
    column->addLayout(row);
    column->addWidget(pages_);
    for (auto* label : {same_, changes_, means_, batch_title_}) column->addWidget(label);
    set_gaps(batch_, 0, grid);
    column->addLayout(batch_);
    column->addWidget(password_label_);
    column->addWidget(password_);
    column->addWidget(passphrase_label_);
    column->addWidget(passphrase_);
    column->addWidget(time_label_);
    column->addWidget(time_);
    key_ = add_file(column, "sign_key", false);
    auto* token = new TokenButton(key_.edit, desk_.questions, this);
    token->setObjectName("sign_token");
    key_.row->addWidget(token);
    trust_ = add_file(column, "sign_trust", false);
    place_ = add_file(column, "sign_place", true);
    for (auto* label : {stopped_, wanted_, refused_}) column->addWidget(label);
    column->addWidget(sign_);
    column->addWidget(leave_);
    set_reading_order({password_, passphrase_, time_, key_.edit, key_.choose, token, trust_.edit, trust_.choose,
                       place_.edit, place_.choose, sign_, leave_});
    password_label_->setBuddy(password_);
    passphrase_label_->setBuddy(passphrase_);
    time_label_->setBuddy(time_);
    for (const auto& line : {key_, trust_, place_}) line.label->setBuddy(line.edit);

    connect(show_, &QPushButton::clicked, this, [this] { show_pages(); });
    connect(exact_, &QPushButton::clicked, this, &SignPanel::open_file);
    connect(sign_, &QPushButton::clicked, this, &SignPanel::sign);
    connect(leave_, &QPushButton::clicked, this, [this] {
        for (auto* edit : secrets()) edit->clear();
        review_.cancel_signing();
    });
    connect(pages_, &PagesView::seenToTheEnd, this, [this] {
        if (in_view_) review_.shown().seen_to_the_end(in_view_->report);
        enable();
    });
    for (auto* edit : {password_, passphrase_, time_, key_.edit})
        connect(edit, &QLineEdit::textChanged, this, &SignPanel::enable);
    connect(password_, &QLineEdit::returnPressed, passphrase_, qOverload<>(&QWidget::setFocus));
    connect(passphrase_, &QLineEdit::returnPressed, this, &SignPanel::sign);
    connect(&review_, &ReviewPresenter::openedChanged, this, &SignPanel::show_opened);
    connect(&review_, &ReviewPresenter::busyChanged, this, &SignPanel::enable);
    connect(&review_, &ReviewPresenter::toldChanged, this, &SignPanel::show_refusal);
    connect(&desk_.seat, &Seat::changed, this, &SignPanel::show_opened);
    if (desk_.trust != nullptr) connect(desk_.trust, &TrustPresenter::changed, this, &SignPanel::enable);
    retranslate();
}

SignPanel::FileLine SignPanel::add_file(QVBoxLayout* column, const char* name, bool folder) {
    FileLine out{make_label("quiet", this), new QLineEdit(this), new QPushButton(this), new QHBoxLayout};
    out.edit->setObjectName(name);
    out.choose->setObjectName(QString("%1_choose").arg(QLatin1String(name)));
    out.row->setSpacing(2 * grid);
    out.row->addWidget(out.edit, 1);
    out.row->addWidget(out.choose);
    column->addWidget(out.label);
    column->addLayout(out.row);
    connect(out.choose, &QPushButton::clicked, this, [this, out, folder] {
        const auto chosen = folder ? desk_.questions.folder(out.label->text(), out.edit->text())
                                   : desk_.questions.file_to_read(out.label->text(), out.edit->text());
        if (chosen) out.edit->setText(*chosen);
    });
    return out;
}

void SignPanel::retranslate() {
    show_->setText(tr("Show the pages"));
    exact_->setText(tr("The exact file"));
    password_label_->setText(tr("Password of your account"));
    key_.label->setText(tr("Your key (PKCS#12 file, or a token)"));
    trust_.label->setText(tr("Trust list (needed in a real archive)"));
    place_.label->setText(tr("Folder that gets the issued file (may be empty)"));
    time_label_->setText(tr("Passphrase of the time-stamp key: the signature carries its time"));
    password_->setAccessibleName(password_label_->text());
    time_->setAccessibleName(time_label_->text());
    for (const auto& line : {key_, trust_, place_}) {
        line.edit->setAccessibleName(line.label->text());
        line.choose->setText(tr("Choose..."));
        line.choose->setAccessibleName(tr("Choose: %1").arg(line.label->text()));
    }
    leave_->setText(tr("Do not sign"));
    for (auto* button : {show_, exact_, leave_}) button->setAccessibleName(button->text());
    if (tells_refusal()) refused_->setText(review_.told());
    show_opened();
    show_same();
}

void SignPanel::show_opened() {
    const auto* opened = review_.opened();
    const auto step = review_.my_step();
    const auto meaning = step ? meaning_of(*step) : std::nullopt;
    setVisible(meaning.has_value());
    // What one person typed and saw is not another's, and does not wait behind a locked screen.
    if (desk_.seat.state() != Seat::State::present)
        for (auto* edit : secrets()) edit->clear();
    if (const auto act = review_.signing_act(); act != shown_act_) {
        // Other pages, another meaning: what was seen and typed before does not count.
        shown_act_ = act;
        pages_->clear();
        in_view_.reset();
        show_same();
        refused_->hide();
        for (const auto& other : others_) other.box->setChecked(false);
        for (auto* edit : secrets()) edit->clear();
    }
    if (!meaning) return;
    show_meaning(opened->entry.report, *meaning);
    const auto changed = review_.changes();
    changes_->setText(changed.isEmpty() ? tr("Since the last signature: nothing has changed.")
                                        : tr("Since the last signature: %1").arg(changed.join("; ")));
    const auto means = review_.own_means();
    means_->setText(means.join('\n'));
    means_->setVisible(!means.isEmpty());
    offer_sample();
    show_time_source();
    show_batch();
    enable();
}

void SignPanel::show_meaning(const std::string& report, records::Meaning meaning) {
    const bool approval = meaning == records::Meaning::approved;
    const QString number = QString::fromStdString(report);
    meaning_->setText(approval ? tr("You approve report %1, and issue it.").arg(number)
                               : tr("You sign report %1 as %2.").arg(number, meaning_word(meaning)));
    place_.label->setVisible(approval);
    place_.edit->setVisible(approval);
    place_.choose->setVisible(approval);
    sign_->setText(approval ? tr("Approve and issue") : tr("Sign as %1").arg(meaning_word(meaning)));
    sign_->setAccessibleName(sign_->text());
}

void SignPanel::offer_sample() {
    // What is no secret need not be looked for: sample people of a training archive.
    const bool sample = desk_.seat.is_sample();
    const QString words = sample ? tr("sample: %1").arg(QString::fromStdString(sample_passphrase())) : QString();
    password_->setPlaceholderText(words);
    passphrase_->setPlaceholderText(words);
    QString key;
    if (sample) key = QString::fromStdString(sample_key_file(desk_.archive.folder(), desk_.seat.account()->login));
    if (!QFile::exists(key)) key.clear();
    if (key_.edit->text().trimmed().isEmpty() || key_.edit->text() == offered_key_) key_.edit->setText(key);
    offered_key_ = key;
}

/// The upkeep of the archive says with whose time this station signs.
void SignPanel::show_time_source() {
    time_key_ = review_.time_stamp_key();
    time_label_->setVisible(!time_key_.empty());
    time_->setVisible(!time_key_.empty());
    time_->setToolTip(QString::fromStdString(time_key_));
}

void SignPanel::show_batch() {
    std::vector<QueueEntry> wanted;
    for (auto& entry : review_.batch())
        if (entry.report != review_.opened()->entry.report) wanted.push_back(std::move(entry));
    // Told with every entry that is written: rows that stay keep their tick and the keyboard.
    const bool same = std::ranges::equal(wanted, others_, {}, &QueueEntry::report, &Other::report);
    if (!same) make_batch(wanted);
    for (std::size_t i = 0; i < others_.size(); ++i) {
        auto& other = others_[i];
        const QString report = QString::fromStdString(other.report);
        other.words = tr("%1, %2").arg(report, QString::fromStdString(wanted[i].item));
        other.box->setAccessibleName(tr("Sign also: %1").arg(other.words));
        other.pages->setText(tr("Pages"));
        other.pages->setAccessibleName(tr("Show the pages of %1").arg(report));
    }
    batch_title_->setText(tr("Sign in the same act, each with its own signature, once its pages were looked through:"));
    batch_title_->setVisible(!others_.empty());
}

void SignPanel::make_batch(const std::vector<QueueEntry>& entries) {
    std::set<std::string> ticked;
    for (const auto& other : others_) {
        if (other.box->isChecked()) ticked.insert(other.report);
        other.box->deleteLater();
        other.pages->deleteLater();
    }
    others_.clear();
    while (batch_->count() > 0) delete batch_->takeAt(0);
    // They stand above the password, and that is where Tab meets them.
    auto* before = password_->previousInFocusChain();
    while (before != password_ && (before->focusPolicy() & Qt::TabFocus) == 0) before = before->previousInFocusChain();
    for (const auto& entry : entries) {
        const QString report = QString::fromStdString(entry.report);
        auto* row = new QHBoxLayout;
        row->setSpacing(2 * grid);
        auto* box = new QCheckBox(this);
        auto* pages = new QPushButton(this);
        box->setObjectName("batch_" + report);
        box->setChecked(ticked.contains(entry.report));
        pages->setObjectName("batch_pages_" + report);
        connect(box, &QCheckBox::toggled, this, &SignPanel::enable);
        connect(pages, &QPushButton::clicked, this, [this, number = entry.report] { show_pages(number); });
        row->addWidget(box, 1);
        row->addWidget(pages);
        batch_->addLayout(row);
        for (auto* control : {static_cast<QWidget*>(box), static_cast<QWidget*>(pages)}) {
            setTabOrder(before, control);
            before = control;
        }
        others_.push_back({entry.report, {}, box, pages});
    }
}

QStringList SignPanel::why_not_issue() const {
    const auto step = review_.my_step();
    if (desk_.trust == nullptr || !step || *step != ReviewStep::approved) return {};
    return desk_.trust->why_not_issue();
}

void SignPanel::enable() {
    const bool busy = review_.busy();
    const auto stopped = why_not_issue();
    stopped_->setVisible(!stopped.isEmpty());
    stopped_->setText(
        tr("Issuing is stopped. %1 Integrity and upkeep of the archive (Ctrl+I) tells more, and verifies.")
            .arg(stopped.join(' ')));
    passphrase_label_->setText(is_token_address(key_.edit->text().trimmed().toStdString())
                                   ? tr("PIN of your token")
                                   : tr("Passphrase of your key"));
    passphrase_->setAccessibleName(passphrase_label_->text());
    show_->setEnabled(!busy);
    leave_->setEnabled(!busy);
    for (const auto& other : others_) {
        other.box->setText(review_.shown().wants(other.report) == ShownPages::Wants::nothing
                               ? tr("%1 · looked through").arg(other.words)
                               : other.words);
        other.pages->setEnabled(!busy);
    }
    const auto wanted = still_wanted();
    wanted_->setText(tr("Before the signature: %1.").arg(wanted.join(tr("; "))));
    wanted_->setVisible(!busy && !wanted.isEmpty());
    sign_->setEnabled(!busy && stopped.isEmpty() && wanted.isEmpty());
    sign_->setAccessibleDescription(wanted.isEmpty() ? QString() : wanted_->text());
}

std::vector<std::string> SignPanel::to_sign() const {
    if (review_.opened() == nullptr) return {};
    std::vector<std::string> out{review_.opened()->entry.report};
    for (const auto& other : others_)
        if (other.box->isChecked()) out.push_back(other.report);
    return out;
}

QStringList SignPanel::still_wanted() const {
    QStringList out;
    for (const auto& report : to_sign()) {
        const QString number = QString::fromStdString(report);
        switch (review_.shown().wants(report)) {
            case ShownPages::Wants::nothing: break;
            case ShownPages::Wants::pages: out << tr("look through the pages of %1 to the last one").arg(number); break;
            case ShownPages::Wants::exact_file: out << tr("open the exact file of %1").arg(number); break;
        }
    }
    const auto typed = [&](const QLineEdit* edit, const QLabel* label) {
        if (edit->text().trimmed().isEmpty()) out << tr("enter \"%1\"").arg(label->text());
    };
    typed(password_, password_label_);
    typed(passphrase_, passphrase_label_);
    if (!time_key_.empty()) typed(time_, time_label_);
    typed(key_.edit, key_.label);
    return out;
}

void SignPanel::show_pages(const std::string& report) {
    if (review_.opened() == nullptr) return;
    const std::string number = report.empty() ? review_.opened()->entry.report : report;
    const auto pages = review_.pages(number);
    auto pictures = pages ? reports::PagePictures::of(pages->report)
                          : base::Result<reports::PagePictures>(base::fail(pages.error()));
    if (!pictures) {
        const auto words = error_words(pictures.error());
        return desk_.questions.tell(words.happened, words.remedy + "\n" + words.detail);
    }
    in_view_ = InView{number, QString::fromStdString(pages->document.text()).left(16), pages->same_bytes};
    review_.shown().laid_out(number, pages->document, pages->same_bytes);
    pages_->show_pages(std::move(*pictures));
    show_same();
    pages_->setFocus();
    enable();
}

void SignPanel::show_same() {
    same_->setVisible(in_view_.has_value());
    if (!in_view_) return same_->clear();
    const QString words =
        in_view_->same_bytes
            ? tr("These pages make the frozen document to the byte: SHA-256 %1...").arg(in_view_->digest)
            : tr("These pages were laid out anew and differ from the frozen document (SHA-256 %1...). Look at "
                 "the exact file before you sign.")
                  .arg(in_view_->digest);
    const bool other = review_.opened() == nullptr || review_.opened()->entry.report != in_view_->report;
    same_->setText(other ? tr("%1: %2").arg(QString::fromStdString(in_view_->report), words) : words);
}

/// Right above the button that was pressed: the head of the pane may be out of sight.
void SignPanel::show_refusal() {
    const bool refused = asked_ && !review_.went_well();
    asked_ = false;
    refused_->setText(refused ? review_.told() : QString());
    refused_->setVisible(refused);
    if (!refused) return;
    password_->setFocus();
    bring_into_sight(*password_, *sign_);
}

void SignPanel::open_file() {
    if (review_.opened() == nullptr) return;
    const std::string number = in_view_ ? in_view_->report : review_.opened()->entry.report;
    const auto document = review_.document(number);
    if (!document) {
        const auto words = error_words(document.error());
        return desk_.questions.tell(words.happened, words.remedy + "\n" + words.detail);
    }
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::TempLocation));
    const QString file = folder.filePath(QString::fromStdString(number) + ".pdf");
    if (const auto done = reports::publish_file(file.toStdString(), *document, true); !done) {
        const auto words = error_words(done.error());
        return desk_.questions.tell(words.happened, words.remedy + "\n" + words.detail);
    }
    desk_.questions.open(file);
    review_.shown().exact_file_opened(number);
    enable();
}

void SignPanel::sign() {
    if (!sign_->isEnabled() || review_.opened() == nullptr) return;
    auto reports = to_sign();
    SigningSecrets given{base::Secret(password_->text().toStdString()), base::Secret(passphrase_->text().toStdString()),
                         key_.edit->text().trimmed().toStdString(),     trust_.edit->text().trimmed().toStdString(),
                         place_.edit->text().trimmed().toStdString(),   time_key_,
                         base::Secret(time_->text().toStdString())};
    for (auto* edit : secrets()) edit->clear();
    refused_->hide();
    asked_ = true;
    review_.sign_all(std::move(reports), std::move(given));
}

}  // namespace velocert::app
