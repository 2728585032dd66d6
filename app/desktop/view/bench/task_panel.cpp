// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/task_panel.h"

#include <QApplication>
#include <QKeySequence>
#include <QVBoxLayout>

namespace velocert::app {
namespace {

/// Longer prompts are set smaller, so that they stand in the panel without a scroll bar.
constexpr int long_prompt = 100;
constexpr int longest_prompt = 160;

const char* size_of(const QString& prompt) {
    return prompt.size() > longest_prompt ? "longest" : prompt.size() > long_prompt ? "long" : "short";
}

}  // namespace

TaskPanel::TaskPanel(RunPresenter& run, const Look& look, Questions& questions, int guard_ms, QWidget* parent)
    : Speaking<QFrame>(parent),
      run_(run),
      text_(make_label("prompt", this, true)),
      note_(make_label("quiet", this, true)),
      warning_(make_label("alarm", this, true)),
      measured_(make_label("title", this, true)),
      live_(new QWidget(this)),
      value_(make_label("live", live_)),
      unit_(make_label("unit", live_)),
      gate_(make_label("gate", live_)),
      uncertainty_(make_label("quiet", live_)),
      fields_(new PromptFields(questions, look, this)),
      primary_(new PrimaryButton(guard_ms, this)),
      reason_(new QComboBox(this)),
      words_(new QLineEdit(this)),
      declare_void_(new QPushButton(this)),
      leave_(new QPushButton(this)) {
    setProperty("kind", "panel");
    setObjectName("task_panel");
    // It takes the keyboard between two questions, and never by a click: that leaves the field that is being filled in.
    setFocusPolicy(Qt::NoFocus);
    text_->setObjectName("task_text");
    note_->setObjectName("task_note");
    warning_->setObjectName("task_warning");
    measured_->setObjectName("task_measured");
    value_->setObjectName("live_value");
    gate_->setObjectName("live_gate");
    uncertainty_->setObjectName("live_uncertainty");
    reason_->setObjectName("void_reason");
    words_->setObjectName("reason_words");
    declare_void_->setObjectName("declare_void");
    leave_->setObjectName("leave_step");
    for (auto* button : {static_cast<QPushButton*>(primary_), declare_void_, leave_})
        button->setProperty("hand", "glove");

    auto* number = new QHBoxLayout;
    number->setSpacing(grid);
    number->addStretch(1);
    number->addWidget(value_, 0, Qt::AlignBottom);
    number->addWidget(unit_, 0, Qt::AlignBottom);
    unit_->setContentsMargins(0, 0, 0, grid);
    auto* live = new QVBoxLayout(live_);
    set_gaps(live, 0, 0);
    live->addLayout(number);
    live->addWidget(gate_, 0, Qt::AlignRight);
    live->addWidget(uncertainty_, 0, Qt::AlignRight);
    live->addStretch(1);

    auto* say = new QVBoxLayout;
    say->setSpacing(grid);
    say->addWidget(text_);
    say->addWidget(measured_);
    say->addWidget(note_);
    say->addWidget(warning_);
    say->addStretch(1);
    auto* top = new QHBoxLayout;
    top->setSpacing(4 * grid);
    top->addLayout(say, 1);
    top->addWidget(live_);
    auto* act = new QHBoxLayout;
    act->setSpacing(glove_gap);
    act->addWidget(primary_);
    act->addWidget(leave_);
    act->addWidget(words_, 50);
    act->addStretch(1);
    auto* decide = new QHBoxLayout;
    decide->setSpacing(glove_gap);
    decide->addWidget(reason_, 1);
    decide->addWidget(declare_void_);
    reason_->setMinimumContentsLength(8);
    reason_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, margin, 2 * grid);
    column->addLayout(top);
    answers_ = new QHBoxLayout;
    answers_->setSpacing(3 * grid);
    answers_->addWidget(fields_, 1);
    column->addLayout(answers_);
    // What is left stands below the answers: they belong to the prompt, and the buttons to their place.
    column->addStretch(1);
    column->addLayout(act);
    column->addLayout(decide);

    connect(primary_, &PrimaryButton::confirmed, this, &TaskPanel::do_primary);
    connect(fields_, &PromptFields::completed, this, &TaskPanel::do_primary);
    connect(words_, &QLineEdit::returnPressed, this, [this] {
        if (kind_ == Task::Kind::retry) run_.retry(words_->text());
    });
    connect(words_, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (kind_ == Task::Kind::retry) primary_->setEnabled(!text.trimmed().isEmpty());
    });
    connect(declare_void_, &QPushButton::clicked, this,
            [this] { run_.declare_void(reason_->currentData().toString().toStdString(), words_->text()); });
    connect(leave_, &QPushButton::clicked, &run_, &RunPresenter::leave_step);
    connect(&run_, &RunPresenter::taskChanged, this, &TaskPanel::show_task);
    connect(&run_, &RunPresenter::liveChanged, this, &TaskPanel::show_live);
    retranslate();
}

void TaskPanel::resizeEvent(QResizeEvent* event) {
    Speaking<QFrame>::resizeEvent(event);
    emit resized();
}

void TaskPanel::tell(const QString& trouble) {
    if (trouble == trouble_) return;
    trouble_ = trouble;
    show_task();
}

void TaskPanel::focus_void() {
    if (kind_ == Task::Kind::void_or_keep) reason_->setFocus();
}

void TaskPanel::retranslate() {
    declare_void_->setText(tr("Declare void"));
    declare_void_->setAccessibleName(tr("Declare this attempt void"));
    leave_->setText(tr("Leave this step"));
    leave_->setAccessibleName(leave_->text());
    reason_->setAccessibleName(tr("Why the attempt is void"));
    gate_->setAccessibleName(tr("Gate"));
    show_task();
    show_live();
}

void TaskPanel::show_task() {
    const Task task = run_.task();
    const bool fresh = task.serial != serial_ || task.kind != kind_;
    kind_ = task.kind;
    serial_ = task.serial;
    // A control that goes away hands the focus to its neighbour, and the neighbours are the stops: take it first.
    if (auto* focus = QApplication::focusWidget(); fresh && focus != nullptr && isAncestorOf(focus)) setFocus();
    text_->setText(task.text);
    set_style(text_, "size", size_of(task.text));
    note_->setText(task.note);
    note_->setVisible(!task.note.isEmpty());
    QStringList warnings{task.warning, trouble_};
    warnings.removeAll(QString());
    warning_->setText(warnings.join('\n'));
    warning_->setVisible(!warnings.isEmpty());
    // Nobody decides on an attempt without having read what it measured.
    const auto attempt = kind_ == Task::Kind::void_or_keep ? run_.last_attempt() : std::nullopt;
    measured_->setText(attempt ? attempt->words() : QString());
    measured_->setVisible(attempt.has_value());

    fields_->ask(task.fields, fresh, task.before);
    const bool decide = kind_ == Task::Kind::void_or_keep;
    const bool again = kind_ == Task::Kind::retry;
    if (decide) {
        const QVariant before = reason_->currentData();
        reason_->clear();
        for (const auto& [id, words] : task.choices) reason_->addItem(words, QString::fromStdString(id));
        if (!fresh) reason_->setCurrentIndex(std::max(0, reason_->findData(before)));
    }
    if (fresh) words_->clear();
    words_->setVisible(decide || again);
    words_->setPlaceholderText(again ? tr("Why is it repeated? (kept on record)") : tr("Note (kept on record)"));
    // The question is read to its end before anything stands there.
    words_->setMinimumWidth(words_->fontMetrics().horizontalAdvance(words_->placeholderText()) + 6 * grid);
    words_->setAccessibleName(again ? tr("Why the attempt is repeated") : tr("Note on the void attempt"));
    reason_->setVisible(decide);
    declare_void_->setVisible(decide);
    leave_->setVisible(again);
    primary_->setVisible(!task.primary.isEmpty());
    primary_->setEnabled(task.ready && (!again || !words_->text().trimmed().isEmpty()));
    const QString key =
        kind_ == Task::Kind::ended ? QKeySequence(Qt::CTRL | Qt::Key_N).toString(QKeySequence::NativeText) : QString();
    primary_->offer(task.primary, static_cast<int>(task.kind) + 16 * task.serial, key);
    // What cannot be pressed yet names no key.
    if (!task.ready) primary_->setText(task.primary);
    if (fresh && isVisible()) take_focus();
    show_live();
}

void TaskPanel::take_focus() {
    if (kind_ == Task::Kind::retry)
        words_->setFocus();
    else if (!fields_->empty())
        fields_->focus_first();
    else if (primary_->isVisible() && primary_->isEnabled() && kind_ != Task::Kind::ended)
        primary_->setFocus();
    else
        // At the end, too: a key that was meant for the last question does not go on to the next item.
        setFocus();
}

std::vector<QWidget*> TaskPanel::controls() const {
    auto out = fields_->controls();
    out.insert(out.end(), {primary_, leave_, words_, reason_, declare_void_});
    return out;
}

void TaskPanel::show_live() {
    const LiveValue live = run_.live();
    live_->setVisible(kind_ == Task::Kind::working && !live.value.isEmpty());
    value_->setText(live.value);
    unit_->setText(live.unit);
    gate_->setText(live.note);
    uncertainty_->setText(live.uncertainty);
    switch (live.gate) {
        case LiveValue::Gate::none: set_style(gate_, "gate", "none"); break;
        case LiveValue::Gate::open: set_style(gate_, "gate", "open"); break;
        case LiveValue::Gate::shut: set_style(gate_, "gate", "shut"); break;
    }
    value_->setAccessibleName(live.value + " " + live.unit + ", " + live.note + ", " + live.uncertainty);
}

void TaskPanel::do_primary() {
    switch (kind_) {
        case Task::Kind::none:
        case Task::Kind::working: return;
        case Task::Kind::confirm:
            if (fields_->check()) run_.confirm(fields_->values());
            return;
        case Task::Kind::void_or_keep: run_.keep(); return;
        case Task::Kind::retry: run_.retry(words_->text()); return;
        case Task::Kind::ended: emit nextItemWanted(); return;
    }
}

}  // namespace velocert::app
