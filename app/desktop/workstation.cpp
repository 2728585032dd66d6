// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workstation.h"

#include <QDir>
#include <QSettings>
#include <fstream>
#include <sstream>
#include <utility>

#include "app/desktop/model/setup/station_todo.h"
#include "app/desktop/view/bench/bench_page.h"
#include "app/desktop/workplace/laboratory_workplace.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {

using base::Result;

namespace {

constexpr auto archive_key = "station/archive";
constexpr auto virtual_key = "station/virtual_bench";

/// Which archive this station works with, as it was left; one that is gone is as none.
void recall_station(const QString& file, StationEntry& station) {
    const QSettings kept(file, QSettings::IniFormat);
    const QString folder = kept.value(archive_key).toString();
    if (folder.isEmpty() || !QDir(folder).exists()) return;
    station.archive_folder = folder.toStdString();
    station.is_virtual = kept.value(virtual_key, true).toBool();
}

void keep_station(const QString& file, const PreparePresenter& bench) {
    // A folder that is still being typed is none.
    if (!bench.archive_there()) return;
    QSettings kept(file, QSettings::IniFormat);
    const auto folder = QString::fromStdString(bench.station().archive_folder);
    if (kept.value(archive_key).toString() != folder) kept.setValue(archive_key, folder);
    if (kept.value(virtual_key).toString() != QVariant(bench.station().is_virtual).toString())
        kept.setValue(virtual_key, bench.station().is_virtual);
}

}  // namespace

Result<std::unique_ptr<Workstation>> Workstation::make(const WorkstationOptions& options, const base::Clock& clock) {
    auto workplace = laboratory_workplace(clock, 1.0);
    if (!workplace) return base::fail(workplace.error());
    use_language(parse_language(options.language).value_or(system_language()));
    std::unique_ptr<Workstation> out(new Workstation(std::move(*workplace), options, clock));
    if (auto done = out->prepare(options); !done) return base::fail(done.error());
    return out;
}

Workstation::Workstation(Workplace workplace, const WorkstationOptions& options, const base::Clock& clock)
    : workplace_(std::move(workplace)),
      look_(options.theme == "dark" ? Theme::dark : Theme::light),
      questions_(look_),
      archive_(*workplace_.archives, clock),
      seat_(archive_),
      asked_for_(!options.archive.empty() || !options.item_file.empty() || options.virtual_bench) {
    look_.apply();
    window_ = std::make_unique<MainWindow>(Desk{workplace_, archive_, seat_, look_, questions_},
                                           workspaces(options.guard_ms));
    questions_.set_parent(window_.get());
}

Result<void> Workstation::prepare(const WorkstationOptions& options) {
    auto& bench = window_->page<BenchPage>()->prepare();
    const QDir data(QString::fromStdString(options.data_folder));
    // A file that is no good is told once the window is there, and left for whoever can read it.
    if (!options.data_folder.empty())
        if (auto kept = workplace_.assignments->keep_in(data.filePath("station.json").toStdString()); !kept)
            station_error_ = kept.error();
    if (!options.data_folder.empty())
        if (auto kept = workplace_.own_packs->keep_in(data.filePath("packs.json").toStdString());
            !kept && !station_error_)
            station_error_ = kept.error();
    StationEntry station = bench.station();
    if (options.virtual_bench) station.is_virtual = true;
    if (!options.scenario.empty()) station.scenario = options.scenario;
    workplace_.archives->set_own_folder(options.data_folder);
    station.archive_folder = options.archive.empty() ? data.filePath("training").toStdString() : options.archive;
    station.operator_name = options.person;
    if (!options.memory_file.empty() && !asked_for_)
        recall_station(QString::fromStdString(options.memory_file), station);
    bench.set_station(std::move(station));
    if (!options.memory_file.empty())
        QObject::connect(&bench, &PreparePresenter::changed, window_.get(),
                         [&bench, file = QString::fromStdString(options.memory_file)] { keep_station(file, bench); });
    if (!options.item_file.empty()) {
        std::ostringstream text;
        text << std::ifstream(options.item_file).rdbuf();
        const auto entry = read_item(text.str(), options.item_file);
        if (!entry) return base::fail(entry.error());
        bench.set_item(*entry);
    }
    if (!options.memory_file.empty())
        memory_ =
            std::make_unique<PersonMemory>(*window_, seat_, look_, QString::fromStdString(options.memory_file),
                                           PersonMemory::Fixed{!options.language.empty(), !options.theme.empty()});
    window_->foot_switch().keep_in(QString::fromStdString(options.memory_file));
    sound_settings_ = std::make_unique<SoundSettings>(seat_, QString::fromStdString(options.memory_file));
    sounds_ = std::make_unique<RunSounds>(window_->page<BenchPage>()->run(), *sound_settings_, loudspeaker_);
    auto* sound_window = new SoundWindow(*sound_settings_, *sounds_, window_.get());
    window_->add_command(sound_window->command());
    first_start_ = std::make_unique<FirstStart>(
        archive_,
        [&bench](const std::string& folder, bool virtual_bench) {
            auto changed = bench.station();
            changed.archive_folder = folder;
            changed.is_virtual = virtual_bench;
            bench.set_station(std::move(changed));
        },
        [this] {
            return Actor{seat_.person().value_or(base::Person{}), seat_.account()};
        });
    first_start_->set_todo([this] { return station_todo(archive_, workplace_); });
    guide_ = new Guide(*first_start_, questions_, window_.get());
    for (auto* command : guide_->commands()) window_->add_command(command);
    QObject::connect(guide_, &Guide::goWanted, window_.get(), [this](const QString& workspace, const QString& part) {
        window_->go_to_part(workspace, part);
        // A station that has its ports runs on them.
        auto& prepare = window_->page<BenchPage>()->prepare();
        if (workspace != "bench" || first_start_->way() != FirstStart::Way::station) return;
        auto changed = prepare.station();
        changed.is_virtual = false;
        prepare.set_station(std::move(changed));
    });
    // With the first account a real archive is there, and nothing else: the list of what is still to do comes by
    // itself.
    QObject::connect(&seat_, &Seat::changed, guide_, [this, before = seat_.state()]() mutable {
        const auto now = std::exchange(before, seat_.state());
        if (now == Seat::State::first_account && seat_.state() == Seat::State::present) guide_->begin_list();
    });
    guide_->set_folders(data.filePath("training").toStdString(), data.filePath("records").toStdString());
    return {};
}

void Workstation::show() {
    window_->show();
    const auto kind = archive_.kind();
    if (!asked_for_ && kind && !*kind) guide_->begin();
    if (station_error_) {
        const auto words = error_words(*station_error_);
        questions_.tell(words.happened, words.remedy + '\n' + words.detail);
        station_error_.reset();
    }
}

}  // namespace velocert::app
