// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "core/records/archive.h"
#include "core/records/keeping/retention.h"

namespace velocert::app {
namespace {

using base::Json;
using records::Archive;

struct Arguments {
    std::string archive;
    ActorOptions actor;
    std::string reason;
    std::string subject;
    std::string hold;
    int years = 0;
};

Json hold_json(const records::LegalHold& hold) {
    return Json::object()
        .set("hold", hold.id)
        .set("subject", hold.subject)
        .set("reason", hold.reason)
        .set("placed_by", hold.placed_by.name)
        .set("placed_utc", hold.placed_utc)
        .set("in_force", !hold.lifted)
        .set("lifted_by", hold.lifted ? Json(hold.lifted_by.name) : Json())
        .set("lifted_utc", hold.lifted ? Json(hold.lifted_utc) : Json())
        .set("lift_reason", hold.lifted ? Json(hold.lift_reason) : Json());
}

ExitCode show(const Output& output, const Archive& archive) {
    const auto retention = records::retention_of(archive);
    if (!retention) return output.refuse(retention.error());
    if (output.json) {
        auto holds = Json::array();
        for (const auto& hold : retention->holds) holds.push(hold_json(hold));
        output.document(Json::object()
                            .set("years", Json::integer(retention->years))
                            .set("stated_by", retention->stated ? Json(retention->stated_by.name) : Json())
                            .set("stated_utc", retention->stated ? Json(retention->stated_utc) : Json())
                            .set("reason", retention->stated ? Json(retention->reason) : Json())
                            .set("legal_holds", holds));
        return ExitCode::done;
    }
    output.text("records and reports are kept for at least " + std::to_string(retention->years) + " years" +
                (retention->stated ? ", stated by " + retention->stated_by.name + " on " + retention->stated_utc +
                                         ": " + retention->reason
                                   : std::string(" (nothing longer was stated)")));
    for (const auto& hold : retention->holds)
        output.text("legal hold " + hold.id + " on " + hold.subject + ", placed by " + hold.placed_by.name + " on " +
                    hold.placed_utc + ": " + hold.reason +
                    (hold.lifted
                         ? "; lifted by " + hold.lifted_by.name + " on " + hold.lifted_utc + ": " + hold.lift_reason
                         : std::string("; in force")));
    return ExitCode::done;
}

template <typename Act>
ExitCode change(const Output& output, const Arguments& arguments, const Act& act) {
    const base::SystemClock clock;
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting =
        acting_person(**archive, clock, arguments.actor, "state what is kept", laboratory::Act::set_legal_hold);
    if (!acting) return output.refuse(acting.error());
    if (const base::Result<void> done = act(**archive, acting->person); !done) return output.refuse(done.error());
    return show(output, **archive);
}

ExitCode retention(const Output& output, const Arguments& arguments) {
    if (arguments.years == 0) {
        const auto archive = Archive::open_read_only(arguments.archive);
        return archive ? show(output, **archive) : output.refuse(archive.error());
    }
    return change(output, arguments, [&](Archive& archive, const base::Person& person) {
        return records::state_retention(archive, arguments.years, person, arguments.reason);
    });
}

}  // namespace

void add_retention(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("retention", "How long records are kept; it can only be made longer");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder")->required();
    command->add_option("--years", arguments->years, "State it anew (at least 6); left out: only show it")
        ->check(CLI::Range(1, 100000));
    command->add_option("--person", arguments->actor.name, "Who states it, by name");
    add_actor_options(*command, arguments->actor);
    command->add_option("--reason", arguments->reason, "Why");
    command->footer("Example: velocert-cli retention --archive lab --years 10 --person 'Li Wei' --reason 'contract'");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return retention(output, *arguments); };
    });
}

void add_legal_hold(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "legal-hold", "What must be kept beyond the retention; shown with it. Nothing is ever removed, hold or not");
    const auto arguments = std::make_shared<Arguments>();
    const auto common = [&](CLI::App* one) {
        one->add_option("--archive", arguments->archive, "Archive folder")->required();
        one->add_option("--person", arguments->actor.name, "Who does it, by name");
        add_actor_options(*one, arguments->actor);
        one->add_option("--reason", arguments->reason, "Why")->required();
    };
    auto* place = command->add_subcommand("place", "Place a hold");
    common(place);
    place->add_option("--subject", arguments->subject, "Which runs, items or reports")->required();
    auto* lift = command->add_subcommand("lift", "Lift a hold");
    common(lift);
    lift->add_option("--hold", arguments->hold, "Its id, as `retention` shows it")->required();
    command->require_subcommand(1);
    command->footer(
        "Example: velocert-cli legal-hold place --archive lab --subject 'item S-001' --person 'Li Wei' --reason "
        "'court'");
    command->callback([&line, arguments, place] {
        const bool placing = place->parsed();
        line.action = [arguments, placing](const Output& output) {
            return change(output, *arguments, [&](Archive& archive, const base::Person& person) -> base::Result<void> {
                if (!placing) return records::lift_legal_hold(archive, arguments->hold, person, arguments->reason);
                const auto id = records::place_legal_hold(archive, arguments->subject, person, arguments->reason);
                if (!id) return base::fail(id.error());
                return {};
            });
        };
    });
}

}  // namespace velocert::app
