// SPDX-License-Identifier: GPL-3.0-or-later
// velocert: the workstation's window. Puts the parts together and nothing else.
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "app/desktop/look/look.h"
#include "app/desktop/view/bench/bench_page.h"
#include "app/desktop/view/frame/main_window.h"
#include "app/desktop/view/setup/guide.h"
#include "app/desktop/workplace/laboratory_workplace.h"
#include "app/version.h"
#include "app/words/language.h"
#include "instruments/registry/registry.h"

int main(int argc, char** argv) {
    using namespace velocert;
    using namespace velocert::app;

    std::string archive;
    std::string scenario;
    std::string language;
    std::string theme = "light";
    std::string item_file;
    CLI::App options{"Velocert: the window of the compliance-testing workstation"};
    options.set_version_flag("--version", std::string(program_version));
    options.add_option("--archive", archive, "Folder of the archive")->type_name("DIR");
    auto* simulated = options.add_option("--virtual", scenario, "Virtual bench, with this scenario")->expected(0, 1);
    options.add_option("--language", language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
    options.add_option("--theme", theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    options.add_option("--item", item_file, "Item file, as for velocert-cli run")->check(CLI::ExistingFile);
    CLI11_PARSE(options, argc, argv);

    QApplication application(argc, argv);
    QApplication::setApplicationName("velocert");
    QApplication::setApplicationDisplayName("Velocert");
    // A laboratory's own instruments; a file that is no good keeps none of the others out.
    for (const auto& error : instruments::add_laboratory_drivers(instruments::laboratory_drivers_folder()))
        std::fprintf(stderr, "velocert: this description of an instrument is left out: %s\n", error.text().c_str());
    const base::SystemClock clock;
    const auto workplace = laboratory_workplace(clock, 1.0);
    if (!workplace) {
        std::fprintf(stderr, "velocert: %s\n", workplace.error().text().c_str());
        return 3;
    }
    use_language(parse_language(language).value_or(system_language()));
    Look look(theme == "dark" ? Theme::dark : Theme::light);
    look.apply();
    DialogQuestions questions;
    ArchiveInUse archive_in_use(*workplace->archives, clock);
    Seat seat(archive_in_use);
    MainWindow window({*workplace, archive_in_use, seat, look, questions}, workspaces(300));
    questions.set_parent(&window);

    auto& prepare = window.page<BenchPage>()->prepare();
    StationEntry station = prepare.station();
    if (simulated->count() > 0) station.is_virtual = true;
    if (!scenario.empty()) station.scenario = scenario;
    const QDir data(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    station.archive_folder = archive.empty() ? data.filePath("training").toStdString() : archive;
    station.operator_name = qEnvironmentVariable("USER").toStdString();
    prepare.set_station(std::move(station));
    if (!item_file.empty()) {
        std::ostringstream text;
        text << std::ifstream(item_file).rdbuf();
        const auto entry = read_item(text.str(), item_file);
        if (!entry) {
            std::fprintf(stderr, "velocert: %s\n", entry.error().text().c_str());
            return 3;
        }
        prepare.set_item(*entry);
    }
    FirstStart first_start(
        archive_in_use,
        [&](const std::string& folder, bool virtual_bench) {
            auto changed = prepare.station();
            changed.archive_folder = folder;
            changed.is_virtual = virtual_bench;
            prepare.set_station(std::move(changed));
        },
        [&seat] {
            return Actor{seat.person().value_or(base::Person{}), seat.account()};
        });
    Guide guide(first_start, questions, &window);
    for (auto* command : guide.commands()) window.add_command(command);
    QObject::connect(&guide, &Guide::goWanted, &window, &MainWindow::go_to);
    guide.set_folders(data.filePath("training").toStdString(), data.filePath("records").toStdString());
    window.show();
    // Somebody who names an archive or an item knows what they want.
    if (archive.empty() && item_file.empty() && simulated->count() == 0 && !archive_in_use.kind()) guide.begin();
    return QApplication::exec();
}
