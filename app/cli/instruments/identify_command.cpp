// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "app/cli/instruments/port_trouble.h"
#include "app/cli/interrupt.h"
#include "core/base/clock.h"
#include "instruments/registry/address_search.h"
#include "instruments/registry/diagnosis.h"
#include "instruments/registry/identify.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/port_checks.h"

namespace velocert::app {
namespace {

using base::Json;

struct Arguments {
    std::string port;
    double seconds = 18;
};

std::string identity_text(const sequence::InstrumentIdentity& identity) {
    return identity.text() == "|||" ? std::string() : identity.text();
}

Json candidate_json(const instruments::Candidate& candidate) {
    const auto& what = candidate.recognition;
    return Json::object()
        .set("driver", what.driver->id)
        .set("profile", what.profile->id)
        .set("settings", candidate.settings.text())
        .set("address", candidate.address.empty() ? Json() : Json(candidate.address))
        .set("identity", identity_text(what.identity))
        .set("simulated", what.identity.simulated)
        .set("score", Json::integer(what.score))
        .set("reason", what.reason());
}

/// Something that told a name no driver has; null when there is none.
const instruments::Candidate* stranger_in(const instruments::Identification& found) {
    for (const auto& candidate : found.candidates)
        if (candidate.recognition.stranger) return &candidate;
    return nullptr;
}

Json document_of(const std::string& port, const instruments::Identification& found) {
    auto candidates = Json::array();
    for (const auto& candidate : found.candidates) candidates.push(candidate_json(candidate));
    auto asked = Json::array();
    for (const auto& one : found.asked)
        asked.push(Json::object()
                       .set("settings", one.settings.text())
                       .set("question", base::hex(base::as_bytes(one.question))));
    auto out = Json::object();
    out.set("port", port);
    const auto* best = found.found();
    out.set("driver", best != nullptr ? Json(best->recognition.driver->id) : Json());
    out.set("profile", best != nullptr ? Json(best->recognition.profile->id) : Json());
    out.set("settings", best != nullptr ? Json(best->settings.text()) : Json());
    out.set("address", found.answering_address.empty() ? Json() : Json(found.answering_address));
    const auto* named = best != nullptr ? best : stranger_in(found);
    out.set("identity", named != nullptr ? Json(identity_text(named->recognition.identity)) : Json());
    out.set("sure", best != nullptr && found.sure());
    out.set("echo", found.echo);
    out.set("candidates", candidates);
    out.set("asked", asked);
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(found.took).count();
    out.set("seconds", Json(Json::Number{base::Decimal(milliseconds, 3).text()}));
    return out;
}

/// " --settings ..." where they are to be given: what was tried on a pseudo-terminal says nothing of the instrument,
/// whose own settings hold, unless a pseudo-terminal cannot have those.
std::string settings_words(const instruments::Candidate& found, bool pseudo_terminal) {
    const auto own = instruments::PortSettings::parse(found.recognition.profile->port);
    const bool possible = own && own->data_bits == 8 && own->parity == instruments::Parity::none;
    if (pseudo_terminal ? possible : own && *own == found.settings) return {};
    return " --settings \"" + found.settings.text() + "\"";
}

void print(const Output& output, const std::string& port, const instruments::Identification& found,
           bool pseudo_terminal) {
    if (const auto* best = found.found()) {
        const auto& what = best->recognition;
        output.text(std::string(what.driver->id) + " at " + best->settings.text() + "  (" +
                    std::string(what.driver->name) + ")");
        if (!best->address.empty())
            output.text("  it answers at address " + best->address +
                        ", and nothing at the one it leaves the factory with");
        if (found.echo)
            output.text(
                "  the line gives back what is sent: switch the echo off at the adapter, or use the driver's "
                "option for echo where it has one");
        if (!what.trouble.empty()) output.text("  its values are none: " + what.trouble);
        const auto identity = identity_text(what.identity);
        output.text(identity.empty() ? "  it does not say who it is" : "  it calls itself " + identity);
        output.text("  read it: velocert-cli read --driver " + std::string(what.driver->id) + " --port " + port +
                    settings_words(*best, pseudo_terminal) +
                    (what.profile == what.driver->profiles.data() ? std::string()
                                                                  : " --set profile=" + std::string(what.profile->id)) +
                    (best->address.empty() ? std::string() : " --set address=" + best->address));
    }
    if (found.found() != nullptr && !found.sure())
        output.text("  not sure: others of this list may fit as well; compare with the name on the instrument");
    for (const auto& candidate : found.candidates)
        output.text("  " + std::to_string(candidate.recognition.score) + "  " +
                    std::string(candidate.recognition.driver->id) + " at " + candidate.settings.text() + ": " +
                    candidate.recognition.reason());
}

/// What the search has seen, and with which settings.
instruments::LineEvidence evidence_in(const std::string& port, const instruments::Identification& found) {
    auto out = evidence_of(port, found);
    if (!found.answering_address.empty()) return out;
    for (const auto& one : found.asked)
        if (out.settings.find(one.settings.text()) == std::string::npos)
            out.settings += (out.settings.empty() ? "" : ", ") + one.settings.text();
    return out;
}

ExitCode identify(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    instruments::Search search;
    search.pseudo_terminal = instruments::is_pseudo_terminal(arguments.port);
    search.budget = std::chrono::milliseconds(static_cast<std::int64_t>(arguments.seconds * 1000));
    search.given_up = [] { return interrupted(); };
    search.open = [&](const instruments::PortSettings& settings) {
        return instruments::open_port(arguments.port, settings, {{}, "identify"});
    };
    const auto found = instruments::identify(instruments::drivers(), search, clock);
    if (!found) return refuse_port(output, found.error());
    if (output.json) output.document(document_of(arguments.port, *found));
    print(output, arguments.port, *found, search.pseudo_terminal);
    if (found->found() != nullptr) return ExitCode::done;
    if (const auto* stranger = stranger_in(*found))
        return output.refuse({base::ErrorCode::protocol, arguments.port,
                              "something answers *IDN? with '" + identity_text(stranger->recognition.identity) +
                                  "' at " + stranger->settings.text() + ", and no driver knows it",
                              "an instrument of the driver list, or one whose manual names it as compatible: then read "
                              "it with that driver"});
    auto error = instruments::diagnose(evidence_in(arguments.port, *found));
    if (found->heard.empty())
        error.expected += "; of devices that share a line (Modbus) only the addresses 1 to " +
                          std::to_string(instruments::other_addresses().back()) +
                          " were asked: one with another address is read with --set address=N";
    return output.refuse(error);
}

}  // namespace

void add_identify(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "identify",
        "Find out which instrument is on a port, with which driver and settings, by harmless questions only");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--port", arguments->port, "Serial port or pseudo-terminal, any path")->required();
    command->add_option("--seconds", arguments->seconds, "Give up after so long (default: 18)")
        ->check(CLI::Range(1.0, 600.0));
    command->footer(
        "Example: velocert-cli identify --port /dev/ttyUSB0\n"
        "It listens, then asks each driver's question at the settings its instruments leave the factory with. Nothing "
        "is\n"
        "zeroed, set or switched on by them.");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return identify(output, *arguments); };
    });
}

}  // namespace velocert::app
