// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/identity.h"

#include <array>
#include <string>

#include "instruments/transport/port_checks.h"

namespace velocert::instruments {

void learn_identity(sequence::InstrumentIdentity& identity, std::string_view told) {
    for (auto* part : {&identity.maker, &identity.model, &identity.serial, &identity.software}) {
        const auto end = told.find('|');
        const auto text = told.substr(0, end);
        if (!text.empty()) *part = text;
        if (text.find("VIRTUAL") != std::string_view::npos) identity.simulated = true;
        told = end == std::string_view::npos ? std::string_view() : told.substr(end + 1);
    }
}

bool unnamed_program(const sequence::InstrumentIdentity& identity, const std::string& port) {
    return identity.text() == "|||" && is_pseudo_terminal(port);
}

}  // namespace velocert::instruments
