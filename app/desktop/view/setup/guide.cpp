// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/setup/guide.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "app/desktop/view/parts/parts.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

/// The first thing that is not done; nothing when the station is ready for a run.
std::optional<FirstStart::Todo> next_of(const std::vector<FirstStart::Todo>& all) {
    const auto next = std::ranges::find(all, false, &FirstStart::Todo::done);
    return next == all.end() ? std::nullopt : std::optional(*next);
}

}  // namespace

using Step = FirstStart::Step;

Guide::Guide(FirstStart& start, Questions& questions, QWidget* parent)
    : Speaking<QDialog>(parent),
      start_(start),
      questions_(questions),
      title_(make_label("prompt", this, true)),
      text_(make_label("sentences", this, true)),
      sample_(new QCheckBox(this)),
      folder_(new QLineEdit(this)),
      browse_(new QPushButton(this)),
      bar_(new QProgressBar(this)),
      list_(make_label("sentences", this, true)),
      note_(make_label("quiet", this, true)),
      error_(make_label("problem", this, true)),
      primary_(new QPushButton(this)),
      second_(new QPushButton(this)),
      third_(new QPushButton(this)),
      steps_command_(new QAction(this)),
      tour_command_(new QAction(this)) {
    setObjectName("guide");
    setProperty("help", "first-start");
    title_->setObjectName("guide_title");
    text_->setObjectName("guide_text");
    sample_->setObjectName("guide_sample");
    sample_->setChecked(true);
    folder_->setObjectName("guide_folder");
    browse_->setObjectName("guide_browse");
    bar_->setObjectName("guide_progress");
    bar_->setTextVisible(false);
    list_->setObjectName("guide_list");
    note_->setObjectName("guide_note");
    error_->setObjectName("guide_error");
    primary_->setObjectName("guide_primary");
    primary_->setProperty("kind", "primary");
    primary_->setDefault(true);
    second_->setObjectName("guide_second");
    third_->setObjectName("guide_third");
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * grid);
    row->addWidget(folder_, 1);
    row->addWidget(browse_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(primary_);
    buttons->addWidget(second_);
    buttons->addStretch(1);
    buttons->addWidget(third_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 6 * grid, 4 * grid);
    column->addWidget(title_);
    column->addWidget(text_);
    column->addWidget(sample_);
    column->addLayout(row);
    column->addWidget(bar_);
    column->addWidget(list_);
    column->addWidget(note_);
    column->addWidget(error_);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumSize(160 * grid, 80 * grid);
    connect(primary_, &QPushButton::clicked, this, [this] { press(1); });
    connect(second_, &QPushButton::clicked, this, [this] { press(2); });
    connect(third_, &QPushButton::clicked, this, [this] { press(3); });
    connect(browse_, &QPushButton::clicked, this, [this] {
        if (const auto chosen = questions_.folder(tr("Folder of the archive"), folder_->text()))
            folder_->setText(*chosen);
    });
    steps_command_->setObjectName("command_first_steps");
    tour_command_->setObjectName("command_tour");
    connect(steps_command_, &QAction::triggered, this, &Guide::begin);
    connect(tour_command_, &QAction::triggered, this, &Guide::begin_tour);
    connect(&start_, &FirstStart::changed, this, &Guide::show_step);
    connect(&start_.work(), &LongWork::changed, this, [this] {
        if (start_.step() != Step::working) return;
        const auto& work = start_.work();
        bar_->setRange(0, work.total() > 0 ? static_cast<int>(work.total()) : 0);
        bar_->setValue(static_cast<int>(work.done()));
        QStringList how_far;
        if (work.total() > 0)
            how_far << tr("%1, %2 of %3: %4")
                           .arg(start_.making())
                           .arg(std::min(work.done() + 1, work.total()))
                           .arg(work.total())
                           .arg(work.part());
        how_far << tr("%1 s").arg(work.elapsed().count() / 1000);
        note_->setText(how_far.join(" · "));
        note_->show();
    });
    retranslate();
}

void Guide::set_folders(std::string training, std::string real) {
    training_ = std::move(training);
    real_ = std::move(real);
}

void Guide::begin() {
    start_.begin(training_, real_);
    open();
}

void Guide::begin_list() {
    start_.show_list();
    open();
}

void Guide::begin_tour() {
    start_.begin_tour();
    open();
}

void Guide::retranslate() {
    steps_command_->setText(tr("First steps"));
    tour_command_->setText(tr("Show me around"));
    setWindowTitle(tr("First steps"));
    sample_->setText(tr("With sample data to look around in"));
    sample_->setAccessibleName(sample_->text());
    folder_->setAccessibleName(tr("Folder of the archive"));
    browse_->setText(tr("Browse …"));
    bar_->setAccessibleName(tr("Progress"));
    show_step();
}

void Guide::show_buttons(const QString& primary, const QString& second, const QString& third) {
    const auto show = [](QPushButton* button, const QString& words) {
        button->setText(words);
        button->setVisible(!words.isEmpty());
        button->setEnabled(true);
    };
    show(primary_, primary);
    show(second_, second);
    show(third_, third);
}

void Guide::show_step() {
    const auto step = start_.step();
    sample_->setVisible(step == Step::welcome);
    folder_->setVisible(step == Step::folder);
    browse_->setVisible(step == Step::folder);
    bar_->setVisible(step == Step::working);
    list_->setVisible(step == Step::list);
    QString note;
    QString error;
    if (start_.error()) {
        const auto words = error_words(*start_.error());
        error = tr("It did not work.") + " " + words.happened + " " + words.remedy + "\n" + words.detail;
    }
    switch (step) {
        case Step::welcome:
            title_->setText(tr("Welcome. What would you like to do?"));
            text_->setText(tr(
                "Look around with the virtual bench: everything works as in earnest, and all that comes out of it is "
                "marked as a specimen. Or set up this station: a real archive, the first account, instruments on "
                "their ports."));
            show_buttons(tr("Look around"), tr("Set up this station"), tr("Later"));
            break;
        case Step::folder:
            if (folder_->text().isEmpty()) folder_->setText(QString::fromStdString(start_.real_folder()));
            title_->setText(tr("Where are the records to be kept?"));
            text_->setText(
                tr("A folder of its own on a disk that is backed up. It becomes a real archive for ever: no simulation "
                   "ever gets into it. Do not choose a folder that is synchronised with a cloud."));
            show_buttons(tr("Make the archive"), {}, tr("Back"));
            break;
        case Step::working:
            title_->setText(tr("Making sample data"));
            text_->setText(
                tr("People for every duty; runs on the virtual bench as fast as it goes, among them one too heavy, one "
                   "with too long a stop, one with a pulled cable and one that was left half-way; and reports of them, "
                   "one signed and issued. It takes half a minute."));
            show_buttons({}, {}, tr("Enough"));
            break;
        case Step::ready:
            title_->setText(start_.way() == FirstStart::Way::virtual_bench ? tr("The virtual bench is ready")
                                                                           : tr("The archive is made"));
            text_->setText(
                start_.way() == FirstStart::Way::virtual_bench
                    ? (start_.with_people()
                           ? tr("The window asks who you are: look around as technician, reviewer, signatory or "
                                "auditor, one press each. Each sees what that duty sees; signing out leads to the "
                                "next.")
                           : tr("Scan or type an item number on the Bench and press Start, or look through the runs in "
                                "the Archive."))
                    : tr("The window now asks for the first account, that of an authorised signatory. Then the list "
                         "of first steps leads through instruments, certificates and ports to the first run."));
            show_buttons(start_.way() == FirstStart::Way::virtual_bench && !start_.with_people() ? tr("Go to the Bench")
                                                                                                 : tr("Go on"),
                         tr("Show me around (5 minutes)"), tr("Close"));
            break;
        case Step::list: {
            QStringList lines;
            const auto all = start_.todo();
            for (const auto& one : all) lines << (one.done ? tr("✓ %1: %2") : tr("○ %1: %2")).arg(one.what, one.state);
            list_->setText(lines.join('\n'));
            const auto next = next_of(all);
            title_->setText(next ? tr("What this station still wants") : tr("This station is ready"));
            text_->setText(next ? tr("One after the other; this list comes back with \"First steps\" among the "
                                     "commands (Ctrl+K).")
                                : tr("Scan or type an item number on the Bench and press Start."));
            show_buttons(next ? tr("Next: %1").arg(next->what) : tr("Go to the Bench"),
                         tr("Another archive or the virtual bench"), tr("Close"));
            break;
        }
        case Step::tour: {
            const auto cards = FirstStart::cards();
            const auto& card = cards[start_.card()];
            title_->setText(card.title);
            text_->setText(card.text);
            note = tr("%1 of %2").arg(start_.card() + 1).arg(cards.size());
            show_buttons(start_.card() + 1 < cards.size() ? tr("Next") : tr("Done"),
                         start_.card() > 0 ? tr("Back") : QString(), tr("Skip the tour"));
            break;
        }
        case Step::left: hide(); return;
    }
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
    error_->setText(error);
    error_->setVisible(!error.isEmpty());
    // The answer that is meant most often is one key away.
    (step == Step::folder ? static_cast<QWidget*>(folder_) : !primary_->isHidden() ? primary_ : third_)->setFocus();
}

void Guide::press(int button) {
    switch (start_.step()) {
        case Step::welcome:
            if (button == 1) return start_.look_around(sample_->isChecked());
            return button == 2 ? start_.set_up_station() : start_.leave();
        case Step::folder:
            return button == 1 ? start_.make_archive(folder_->text().trimmed().toStdString()) : start_.back();
        case Step::working:
            // What is being made now is finished first, which takes a moment.
            third_->setText(tr("Ending …"));
            third_->setEnabled(false);
            return start_.back();
        case Step::ready:
            if (button == 2) return start_.begin_tour();
            if (button != 1) return start_.leave();
            if (start_.way() == FirstStart::Way::station) return start_.show_list();
            emit goWanted("bench", {});
            return start_.leave();
        case Step::list: return press_list(button);
        case Step::tour:
            if (button == 1) return start_.next_card();
            return button == 2 ? start_.previous_card() : start_.leave();
        case Step::left: return;
    }
}

void Guide::press_list(int button) {
    if (button == 2) return start_.begin_anew();
    if (button == 1) {
        const auto next = next_of(start_.todo());
        emit goWanted(next ? next->workspace : QString("bench"), next ? next->part : QString());
    }
    start_.leave();
}

void Guide::reject() { start_.leave(); }

}  // namespace velocert::app
