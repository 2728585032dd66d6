// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workstation.h"

#include <QDir>
#include <fstream>
#include <sstream>
#include <utility>

#include "app/desktop/view/bench/bench_page.h"
#include "app/desktop/workplace/laboratory_workplace.h"
#include "app/words/language.h"

namespace velocert::app {

using base::Result;

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
    StationEntry station = bench.station();
    if (options.virtual_bench) station.is_virtual = true;
    if (!options.scenario.empty()) station.scenario = options.scenario;
    const QDir data(QString::fromStdString(options.data_folder));
    workplace_.archives->set_own_folder(options.data_folder);
    station.archive_folder = options.archive.empty() ? data.filePath("training").toStdString() : options.archive;
    station.operator_name = options.person;
    bench.set_station(std::move(station));
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
    guide_ = new Guide(*first_start_, questions_, window_.get());
    for (auto* command : guide_->commands()) window_->add_command(command);
    QObject::connect(guide_, &Guide::goWanted, window_.get(), &MainWindow::go_to);
    guide_->set_folders(data.filePath("training").toStdString(), data.filePath("records").toStdString());
    return {};
}

void Workstation::show() {
    window_->show();
    const auto kind = archive_.kind();
    if (!asked_for_ && kind && !*kind) guide_->begin();
}

}  // namespace velocert::app
