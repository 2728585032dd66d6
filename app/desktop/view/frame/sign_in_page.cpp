// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/sign_in_page.h"

#include <QAction>
#include <QHBoxLayout>
#include <QScrollArea>

#include "app/desktop/view/frame/scan_gate.h"
#include "app/desktop/view/parts/parts.h"
#include "app/words/people_words.h"

namespace velocert::app {

using State = Seat::State;

SignInPage::SignInPage(Seat& seat, QWidget* parent)
    : Speaking<QWidget>(parent), seat_(seat), card_(new QFrame(this)), column_(new QVBoxLayout(card_)) {
    setObjectName("sign_in_page");
    setProperty("kind", "page");
    setProperty("help", "sign-in");
    card_->setProperty("kind", "panel");
    card_->setFixedWidth(110 * grid);
    set_gaps(column_, 6 * grid, 2 * grid);
    title_ = make_label("prompt", card_, true);
    note_ = make_label("quiet", card_, true);
    title_->setObjectName("sign_in_title");
    column_->addWidget(title_);
    column_->addWidget(note_);
    login_ = add_line("sign_in_login", false);
    name_zh_ = add_line("sign_in_name_zh", false);
    name_en_ = add_line("sign_in_name_en", false);
    password_ = add_line("sign_in_password", true);
    again_ = add_line("sign_in_again", true);
    problem_ = make_label("problem", card_, true);
    problem_->setObjectName("sign_in_problem");
    column_->addWidget(problem_);
    go_ = new QPushButton(card_);
    go_->setObjectName("sign_in_go");
    go_->setProperty("kind", "primary");
    sign_out_ = new QPushButton(card_);
    sign_out_->setObjectName("sign_in_other");
    column_->addWidget(go_);
    column_->addWidget(sign_out_);
    line_ = new QFrame(card_);
    line_->setProperty("kind", "line");
    samples_title_ = make_label("title", card_, true);
    samples_note_ = make_label("quiet", card_, true);
    samples_note_->setObjectName("samples_note");
    samples_note_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    samples_ = new QVBoxLayout;
    samples_->setSpacing(2 * grid);
    column_->addWidget(line_);
    column_->addWidget(samples_title_);
    column_->addWidget(samples_note_);
    column_->addLayout(samples_);
    always_ = new QVBoxLayout;
    always_->setSpacing(2 * grid);
    column_->addLayout(always_);

    auto* page = new QWidget(this);
    page->setProperty("kind", "page");
    auto* middle = new QVBoxLayout(page);
    middle->addStretch(1);
    // Between stretches and not aligned: only so does the card get the height that its wrapped texts need.
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(card_);
    across->addStretch(1);
    middle->addLayout(across);
    middle->addStretch(2);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* whole = new QVBoxLayout(this);
    set_gaps(whole, 0, 0);
    whole->addWidget(scroll);

    connect(go_, &QPushButton::clicked, this, &SignInPage::send);
    connect(sign_out_, &QPushButton::clicked, this, [this] { seat_.sign_out(); });
    connect(&seat_, &Seat::changed, this, &SignInPage::show_state);
    retranslate();
}

SignInPage::Line SignInPage::add_line(const char* name, bool secret) {
    Line out{make_label("quiet", card_), new QLineEdit(card_)};
    out.edit->setObjectName(name);
    out.edit->setMaxLength(200);
    if (secret) out.edit->setEchoMode(QLineEdit::Password);
    // Of a badge that names the account, or a program that types account and password: nothing is held back here, or
    // the Tab between them would be taken for the end of a code, and the password typed in clear.
    ScanGate::let_take(out.edit, ScanGate::Takes::every_key);
    column_->addWidget(out.label);
    column_->addWidget(out.edit);
    connect(out.edit, &QLineEdit::returnPressed, this, [this, edit = out.edit] {
        // A badge ends with Return: the password is next.
        if (edit == login_.edit && !edit->text().trimmed().isEmpty() && password_.edit->text().isEmpty())
            return password_.edit->setFocus();
        send();
    });
    return out;
}

void SignInPage::offer(std::vector<QAction*> always) {
    for (auto* action : always)
        connect(action, &QAction::changed, this, &SignInPage::show_always, Qt::UniqueConnection);
    always_actions_ = std::move(always);
    show_always();
}

void SignInPage::set_busy(bool busy) {
    busy_ = busy;
    show_state();
}

void SignInPage::enter() {
    auto* first = login_.edit->isVisibleTo(this) && login_.edit->isEnabled() ? login_.edit : password_.edit;
    first->setFocus();
}

void SignInPage::retranslate() {
    shown_.reset();
    show_state();
    show_always();
}

void SignInPage::show_state() {
    const State state = seat_.state();
    const auto* account = seat_.account() ? &*seat_.account() : nullptr;
    const QString person = account != nullptr ? name_words(account->name) : QString();
    const auto show = [](const Line& line, bool shown, const QString& words) {
        line.label->setVisible(shown);
        line.edit->setVisible(shown);
        line.label->setText(words);
        line.edit->setAccessibleName(words);
    };
    const bool first = state == State::first_account;
    const bool due = state == State::password_due;
    show(login_, first || state == State::signed_out, tr("Account"));
    show(name_zh_, first, tr("Name in Chinese"));
    show(name_en_, first, tr("Name in English (one of the two is enough)"));
    show(password_, true, due ? tr("New password") : tr("Password"));
    show(again_, first || due, tr("The same password again"));
    switch (state) {
        case State::first_account:
            title_->setText(tr("The first account"));
            note_->setText(
                tr("This is a real archive, and nobody has an account in it yet. The first one is a "
                   "signatory's: it makes the others. A password has at least 15 characters; several words "
                   "that only you would put together do well."));
            go_->setText(tr("Make the account and sign in"));
            break;
        case State::password_due:
            title_->setText(tr("A password of your own, %1").arg(person));
            note_->setText(
                tr("The one you used was set by somebody else. A password has at least 15 characters; "
                   "several words that only you would put together do well."));
            go_->setText(tr("Change the password"));
            break;
        case State::locked:
            title_->setText(tr("Locked: %1").arg(person));
            note_->setText(
                busy_ ? tr("What is being measured goes on and is recorded. Only %1 can open the screen; "
                           "stopping stays possible.")
                            .arg(person)
                : seat_.locked_on_purpose()
                    ? tr("It was locked by hand. Only %1 can open it; somebody else signs %1 out first.").arg(person)
                    : tr("Nobody touched it for a while. Only %1 can open it; somebody else signs %1 out "
                         "first.")
                          .arg(person));
            go_->setText(tr("Unlock"));
            break;
        default:
            title_->setText(tr("Sign in"));
            note_->setText(tr("This archive has accounts: every act belongs to a person."));
            go_->setText(tr("Sign in"));
    }
    sign_out_->setText(tr("Sign %1 out").arg(person));
    sign_out_->setVisible((state == State::locked || due) && !busy_);
    go_->setAccessibleName(go_->text());
    sign_out_->setAccessibleName(sign_out_->text());
    if (seat_.busy()) go_->setText(tr("One moment..."));
    go_->setEnabled(!seat_.busy());
    if (shown_ != state) {
        // Nothing secret stays behind when the question changes.
        for (const auto& line : {password_, again_}) line.edit->clear();
        if (state != State::locked) login_.edit->clear();
        problem_->clear();
        shown_ = state;
    }
    if (!seat_.busy() && !seat_.trouble().isEmpty()) problem_->setText(seat_.trouble());
    problem_->setVisible(!problem_->text().isEmpty());
    show_samples();
}

void SignInPage::show_samples() {
    const auto people = seat_.sample_people();
    line_->setVisible(!people.empty());
    samples_title_->setVisible(!people.empty());
    samples_note_->setVisible(!people.empty());
    samples_title_->setText(tr("Look around as"));
    samples_note_->setText(
        tr("This archive is for training, and its people are samples. The passphrase of each, and of "
           "each key: %1")
            .arg(QString::fromStdString(sample_passphrase())));
    while (auto* item = samples_->takeAt(0)) {
        if (item->widget() != nullptr) item->widget()->deleteLater();
        delete item;
    }
    for (const auto& person : people) {
        auto* button = new QPushButton(tr("%1: %2").arg(role_word(person.role), name_words(person.name)), card_);
        button->setObjectName("sample_" + QString::fromStdString(person.login));
        button->setAccessibleName(tr("Look around as %1").arg(button->text()));
        button->setEnabled(!seat_.busy());
        connect(button, &QPushButton::clicked, this, [this, login = person.login] { seat_.sign_in_sample(login); });
        samples_->addWidget(button);
    }
    order_controls();
}

/// As they stand: what is made anew would else come behind all of the window.
void SignInPage::order_controls() {
    std::vector<QWidget*> order;
    for (const auto& line : {login_, name_zh_, name_en_, password_, again_}) order.push_back(line.edit);
    order.push_back(go_);
    order.push_back(sign_out_);
    for (auto* buttons : {samples_, always_})
        for (int i = 0; i < buttons->count(); ++i) order.push_back(buttons->itemAt(i)->widget());
    set_reading_order(order);
}

void SignInPage::show_always() {
    while (auto* item = always_->takeAt(0)) {
        if (item->widget() != nullptr) item->widget()->deleteLater();
        delete item;
    }
    for (auto* action : always_actions_) {
        if (!action->isEnabled()) continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto* button = new QPushButton(keys.isEmpty() ? action->text() : action->text() + "  " + keys, card_);
        button->setObjectName("always_" + action->objectName());
        button->setProperty("kind", "stop");
        button->setAccessibleName(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        always_->addWidget(button);
    }
    order_controls();
}

void SignInPage::send() {
    if (seat_.busy()) return;
    const State state = seat_.state();
    const bool twice = state == State::first_account || state == State::password_due;
    const QString typed = password_.edit->text();
    const auto refuse = [this](const QString& words, QLineEdit* where) {
        problem_->setText(words);
        problem_->show();
        where->setFocus();
    };
    if (login_.edit->isVisibleTo(this) && login_.edit->text().trimmed().isEmpty())
        return refuse(tr("Type the account's name."), login_.edit);
    if (typed.isEmpty()) return refuse(tr("Type the password."), password_.edit);
    if (twice && typed != again_.edit->text()) {
        again_.edit->clear();
        return refuse(tr("The two passwords are not the same. Type the second one again."), again_.edit);
    }
    problem_->clear();
    base::Secret password(typed.toStdString());
    for (const auto& line : {password_, again_}) line.edit->clear();
    const std::string login = login_.edit->text().trimmed().toStdString();
    switch (state) {
        case State::first_account:
            return seat_.create_first(
                login, {name_zh_.edit->text().trimmed().toStdString(), name_en_.edit->text().trimmed().toStdString()},
                std::move(password));
        case State::password_due: return seat_.change_password(std::move(password));
        case State::locked: return seat_.sign_in(seat_.account() ? seat_.account()->login : login, std::move(password));
        default: return seat_.sign_in(login, std::move(password));
    }
}

}  // namespace velocert::app
