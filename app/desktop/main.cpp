// SPDX-License-Identifier: GPL-3.0-or-later
// velocert: the workstation's window. Reads what it was started with and nothing else.
#include <CLI/CLI.hpp>
#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <csignal>
#include <cstdio>
#include <thread>

#include "app/desktop/workstation.h"
#include "app/planning/running_program.h"
#include "core/base/program.h"
#include "instruments/registry/registry.h"

int main(int argc, char** argv) {
    using namespace velocert;
    using namespace velocert::app;

    WorkstationOptions wanted;
    CLI::App options{"Velocert: the window of the compliance-testing workstation"};
    options.set_version_flag("--version", std::string(base::program_version()));
    options.add_option("--archive", wanted.archive, "Folder of the archive")->type_name("DIR");
    auto* simulated =
        options.add_option("--virtual", wanted.scenario, "Virtual bench, with this scenario")->expected(0, 1);
    options.add_option("--language", wanted.language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
    options.add_option("--theme", wanted.theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    options.add_option("--item", wanted.item_file, "Item file, as for velocert-cli run")->check(CLI::ExistingFile);
    CLI11_PARSE(options, argc, argv);
    wanted.virtual_bench = simulated->count() > 0;

    // A file that may not grow is a full disk, and not the end of a run.
    std::signal(SIGXFSZ, SIG_IGN);
    QApplication application(argc, argv);
    QApplication::setApplicationName("velocert");
    QApplication::setApplicationDisplayName("Velocert");
    // A laboratory's own instruments; a file that is no good keeps none of the others out.
    for (const auto& error : instruments::add_laboratory_drivers(instruments::laboratory_drivers_folder()))
        std::fprintf(stderr, "velocert: this description of an instrument is left out: %s\n", error.text().c_str());
    const QDir settings(QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation));
    wanted.memory_file = settings.filePath("people.ini").toStdString();
    wanted.data_folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation).toStdString();
    wanted.person = qEnvironmentVariable("USER").toStdString();
    // The record of a run names the file that made it; hashing it now keeps the first run from waiting.
    const std::jthread ahead([] { static_cast<void>(running_program()); });
    const base::SystemClock clock;
    const auto workstation = Workstation::make(wanted, clock);
    if (!workstation) {
        std::fprintf(stderr, "velocert: %s\n", workstation.error().text().c_str());
        return 3;
    }
    (*workstation)->show();
    return QApplication::exec();
}
