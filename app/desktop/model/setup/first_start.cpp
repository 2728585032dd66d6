// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/first_start.h"

#include <algorithm>

#include "app/acts/sample_people.h"
#include "app/acts/virtual_round.h"
#include "core/records/people/people.h"
#include "instruments/registry/registry.h"

namespace velocert::app {

FirstStart::FirstStart(ArchiveInUse& archive, std::function<void(const std::string&, bool)> use,
                       std::function<Actor()> who, const laboratory::PasswordHasher& hasher, QObject* parent)
    : QObject(parent), archive_(archive), use_(std::move(use)), who_(std::move(who)), hasher_(hasher) {}

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
    make_runs();
}

void FirstStart::make_runs() {
    making_ = tr("People and runs");
    work_.start<bool>(
        tr("Making sample data"),
        [&archive = archive_, &hasher = hasher_,
         folder = training_](const base::Progress& progress) -> base::Result<bool> {
            const auto opened = archive.archives().writer_or_new(folder, records::ArchiveKind::training);
            if (!opened) return base::fail(opened.error());
            // An archive that somebody works in already keeps its own people, or none.
            const auto people = records::people_register(**opened);
            if (!people) return base::fail(people.error());
            const auto runs = (*opened)->runs(1, 0);
            if (!runs) return base::fail(runs.error());
            const bool fresh = people->empty() && runs->empty();
            if (fresh)
                if (auto made = make_sample_people(**opened, {archive.clock(), hasher}, progress); !made)
                    return base::fail(made.error());
            if (const auto made = make_sample_data(**opened, archive.clock(), progress); !made)
                return base::fail(made.error());
            return fresh;
        },
        [this](const base::Result<bool>& fresh) {
            if (!fresh) return made(fresh.error());
            return *fresh ? prepare_reports() : made({});
        });
}

namespace {

std::string login_of(laboratory::Role role) {
    return std::ranges::find(sample_people(), role, &SamplePerson::role)->login;
}

SampleSigners sample_signers(const std::string& folder, const base::Secret& passphrase) {
    using laboratory::Role;
    return {login_of(Role::technician), login_of(Role::reviewer), login_of(Role::signatory), passphrase,
            [folder](const std::string& login) { return sample_key_file(folder, login); }};
}

}  // namespace

void FirstStart::prepare_reports() {
    const auto prepared = [&]() -> base::Result<std::vector<SampleReport>> {
        const auto opened = archive_.archives().writer(training_);
        if (!opened) return base::fail(opened.error());
        const base::Secret secret{std::string(sample_passphrase())};
        const instruments::RegistryDecoders decoders;
        using Until = SampleReport::Until;
        return prepare_sample_reports(
            **opened, archive_.clock(),
            {{"S-0001", Until::approved}, {"S-0002", Until::reviewed}, {"S-0005", Until::tested}}, "S-0003",
            sample_signers(training_, secret), decoders);
    }();
    if (!prepared) return made(prepared.error());
    sign_reports(*prepared);
}

void FirstStart::sign_reports(std::vector<SampleReport> reports) {
    making_ = tr("Reports");
    work_.start<bool>(
        tr("Making sample data"),
        [&archive = archive_, folder = training_,
         reports = std::move(reports)](const base::Progress& progress) -> base::Result<bool> {
            const auto opened = archive.archives().writer(folder);
            if (!opened) return base::fail(opened.error());
            const base::Secret secret{std::string(sample_passphrase())};
            if (auto done =
                    sign_sample_reports(**opened, archive.clock(), reports, sample_signers(folder, secret), progress);
                !done)
                return base::fail(done.error());
            return true;
        },
        [this](const base::Result<bool>& done) { made(done ? std::nullopt : std::optional(done.error())); });
}

bool FirstStart::with_people() const {
    if (way_ != Way::virtual_bench) return false;
    const auto kind = archive_.kind();
    if (!kind || *kind != records::ArchiveKind::training) return false;
    const auto archive = archive_.read();
    if (!archive) return false;
    const auto people = records::people_register(**archive);
    return people && !sample_people_in(*people, true).empty();
}

void FirstStart::made(const std::optional<base::Error>& error) {
    // What was made before it was ended stays: records are never taken back.
    if (error && error->code != base::ErrorCode::interrupted) error_ = *error;
    archive_.say_written();
    go(error_ ? Step::welcome : Step::ready);
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
