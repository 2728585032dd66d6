// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "instruments/transport/port_list.h"

namespace velocert::app {
namespace {

using base::Json;

ExitCode list(const Output& output) {
    const auto ports = instruments::list_ports();
    if (!ports) return output.refuse(ports.error());
    auto array = Json::array();
    for (const auto& port : *ports) {
        auto entry = Json::object();
        entry.set("path", port.name).set("description", port.description).set("usable", port.usable);
        array.push(entry);
        output.text(port.name + "  " + port.description +
                    (port.usable ? "" : "  (no permission: join the port's group)"));
    }
    if (output.json) {
        output.document(Json::object().set("ports", array));
    } else if (ports->empty()) {
        output.text("no serial port was found; any path can be typed where a port is asked for");
    }
    return ExitCode::done;
}

}  // namespace

void add_ports(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("ports", "List serial ports");
    command->footer("Example: velocert-cli ports\nPseudo-terminals are never listed; type their path.");
    command->callback([&line] { line.action = list; });
}

}  // namespace velocert::app
