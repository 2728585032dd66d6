// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/first_start.h"

#include "app/acts/virtual_round.h"

namespace velocert::app {

FirstStart::FirstStart(ArchiveInUse& archive, std::function<void(const std::string&, bool)> use,
                       std::function<Actor()> who, QObject* parent)
    : QObject(parent), archive_(archive), use_(std::move(use)), who_(std::move(who)) {}

void FirstStart::go(Step step) {
    step_ = step;
    emit changed();
}

void FirstStart::begin(std::string training, std::string real) {
    training_ = std::move(training);
    real_ = std::move(real);
    error_.reset();
    // Where a station is being set up already, it goes on with that.
    const auto kind = archive_.kind();
    if (todo_ && kind && *kind == records::ArchiveKind::real) return show_list();
    go(Step::welcome);
}

void FirstStart::begin_tour() {
    card_ = 0;
    go(Step::tour);
}

void FirstStart::look_around(bool sample_data) {
    if (step_ != Step::welcome || work_.running()) return;
    way_ = Way::virtual_bench;
    error_.reset();
    use_(training_, true);
    if (!sample_data) return go(Step::ready);
    go(Step::working);
    work_.start<int>(
        tr("Making sample data"),
        [&archive = archive_, folder = training_](const base::Progress& progress) -> base::Result<int> {
            const auto opened = archive.archives().writer_or_new(folder, records::ArchiveKind::training);
            if (!opened) return base::fail(opened.error());
            return make_sample_data(**opened, archive.clock(), progress);
        },
        [this](const base::Result<int>& made) {
            // What was made before it was ended stays: runs are never taken back.
            if (!made && made.error().code != base::ErrorCode::interrupted) error_ = made.error();
            archive_.say_written();
            go(error_ ? Step::welcome : Step::ready);
        });
}

void FirstStart::set_up_station() {
    if (step_ != Step::welcome || work_.running()) return;
    way_ = Way::station;
    error_.reset();
    go(Step::folder);
}

void FirstStart::make_archive(const std::string& folder) {
    if (step_ != Step::folder) return;
    error_.reset();
    real_ = folder;
    {
        const auto made = archive_.archives().writer_or_new(folder, records::ArchiveKind::real);
        if (!made)
            error_ = made.error();
        else if ((*made)->training())
            error_ = base::Error{base::ErrorCode::bad_value, folder, "an archive for training",
                                 "an empty folder, or the archive of a laboratory"};
    }
    if (error_) return emit changed();
    use_(folder, false);
    go(Step::ready);
}

void FirstStart::show_list() {
    if (work_.running()) return;
    way_ = Way::station;
    error_.reset();
    go(Step::list);
}

void FirstStart::back() {
    switch (step_) {
        case Step::folder: return go(Step::welcome);
        case Step::tour: return previous_card();
        case Step::working: return work_.cancel();
        case Step::welcome:
        case Step::ready:
        case Step::list:
        case Step::left: return leave();
    }
}

void FirstStart::leave() {
    work_.cancel();
    go(Step::left);
}

std::vector<FirstStart::Card> FirstStart::cards() {
    return {
        {tr("Four rooms by duty"),
         tr("On the left: the Bench for tests, Review for reports, the Archive for looking back, Setup for the "
            "laboratory. You see what you may use. Ctrl+1 to Ctrl+4 go there; Ctrl+K finds every command by name.")},
        {tr("The Bench asks one thing at a time"),
         tr("Scan or type the item: the edition that applies appears with its reason. One list names everything that "
            "is "
            "in the way of the start. During a run the centre says what to do now; Space is the primary action.")},
        {tr("Nothing is lost"),
         tr("Every byte from an instrument is kept. A retry is a new attempt and the earlier one stays. The three "
            "stops "
            "say on the button what they do; the instruments go to their safe state and tell it.")},
        {tr("A verdict has its reason"),
         tr("Value, limit, uncertainty and margin stand beside each verdict. What is missing or not verified gives Not "
            "evaluated with its cause, never a Pass.")},
        {tr("The Archive proves it"),
         tr("Search as you type, open a run as it was, move through plot, prompt and bytes together, and recompute the "
            "verdict from the bytes. Verify reads every entry; the audit trail is sentences.")},
        {tr("Setup keeps it in order"),
         tr("Instruments with certificates and checks, limits released by two persons, people and competence, signing, "
            "backup with rehearsal, self-qualification. F1 opens the help of where you are.")},
    };
}

void FirstStart::next_card() {
    if (step_ != Step::tour) return;
    if (card_ + 1 >= cards().size()) return leave();
    ++card_;
    emit changed();
}

void FirstStart::previous_card() {
    if (step_ != Step::tour || card_ == 0) return;
    --card_;
    emit changed();
}

}  // namespace velocert::app
