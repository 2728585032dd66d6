// SPDX-License-Identifier: GPL-3.0-or-later
// One report over the runs of an item: "report combine".
#include <map>
#include <memory>

#include "app/acts/combination.h"
#include "app/cli/reports/report_arguments.h"
#include "app/cli/runs/run_ending.h"
#include "core/base/stated_reason.h"
#include "core/laboratory/free_texts.h"
#include "core/sequence/judging/combined_run.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

struct CombineArguments {
    std::string archive;
    std::string item;
    std::string order;
    std::string edition;
    std::vector<std::string> because;
    std::vector<std::string> leave_out;
    ActorOptions actor;
};

/// "braking=the tyres were at the wrong pressure".
Result<std::map<std::string, std::string>> reasons(const std::vector<std::string>& given, const std::string& option) {
    std::map<std::string, std::string> out;
    for (const auto& one : given) {
        const auto at = one.find('=');
        if (at == std::string::npos || at == 0)
            return base::fail(ErrorCode::bad_value, option, "'" + one + "'", "WHAT=REASON");
        const auto what = one.substr(0, at);
        auto reason = base::stated_reason(one.substr(at + 1), option + " " + what);
        if (!reason) return base::fail(reason.error());
        if (!out.emplace(what, std::move(*reason)).second)
            return base::fail(ErrorCode::already_exists, option, "two reasons for '" + what + "'", "one");
    }
    return out;
}

Result<std::string> item_of(const CombineArguments& arguments) {
    if (arguments.order.empty()) return arguments.item;
    const auto text = read_file(arguments.order);
    if (!text) return base::fail(text.error());
    const auto order = laboratory::new_order(*text, arguments.order);
    if (!order) return base::fail(order.error());
    if (!arguments.item.empty() && arguments.item != order->item)
        return base::fail(ErrorCode::bad_value, "--item", "'" + arguments.item + "'",
                          "'" + order->item + "', the sample of the order");
    return order->item;
}

void say_what_it_holds(const Output& output, const sequence::Run& run) {
    for (const auto& of_run : sequence::runs_in(run)) {
        std::string procedures;
        for (const auto& id : sequence::procedures_of(run, of_run))
            procedures += (procedures.empty() ? " " : ", ") + id;
        output.say("from run " + of_run + ":" + procedures);
    }
    for (const auto& one : run.deviations)
        if (one.kind != sequence::of_calibration) output.say(deviation_line(one));
}

ExitCode combine(const Output& output, const CombineArguments& arguments) {
    const auto item = item_of(arguments);
    if (!item) return output.refuse(item.error());
    if (item->empty())
        return output.refuse({ErrorCode::missing_field, "report combine", "neither an item nor an order",
                              "--item CODE or --order ORDER.json"});
    auto because = reasons(arguments.because, "--because");
    if (!because) return output.refuse(because.error());
    auto leave_out = reasons(arguments.leave_out, "--leave-out");
    if (!leave_out) return output.refuse(leave_out.error());
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const base::SystemClock clock;
    const auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "combine the runs of item " + *item,
                                      laboratory::Act::prepare_report, {}, "item " + *item);
    if (!acting) return output.refuse(acting.error());
    const instruments::RegistryDecoders decoders;
    const auto run =
        combine_runs(**archive, clock,
                     {*item, arguments.edition, std::move(*because), std::move(*leave_out), acting->person}, decoders);
    if (!run) return output.refuse(run.error());
    say_what_it_holds(output, *run);
    print_result(output, *run, arguments.archive, Json::array(), run->unexamined);
    return ending(*run);
}

}  // namespace

void add_combine(CLI::App& command, CommandLine& line) {
    auto* combining = command.add_subcommand(
        "combine", "Bring the results of all runs of an item together in one run, of which one report is made");
    const auto arguments = std::make_shared<CombineArguments>();
    combining->add_option("--archive", arguments->archive, "Archive folder")->required();
    combining->add_option("--item", arguments->item, "Code of the item");
    combining->add_option("--order", arguments->order, "Order of the item, velocert-order/1: names its code");
    combining->add_option("--edition", arguments->edition, "Edition whose runs are meant; else that of the newest run");
    combining
        ->add_option("--because", arguments->because,
                     "PROCEDURE=REASON: why its latest result stands and the earlier ones do not; repeatable. A Fail "
                     "is never covered")
        ->expected(1, -1);
    combining
        ->add_option("--leave-out", arguments->leave_out,
                     "RUN=REASON: why none of its results is taken; repeatable. Not a run with a Fail: that is made "
                     "void by two persons")
        ->expected(1, -1);
    add_actor_options(*combining, arguments->actor);
    combining->add_option("--person", arguments->actor.name, "Who combines, where the archive has no accounts");
    combining->footer(
        "Example: velocert-cli report combine --archive lab --order order.json \\\n"
        "           --because 'braking=the tyres were soft on the first day' --user li\n"
        "         then: velocert-cli report --archive lab --run RUN --out S-001.pdf, or 'report prepare'");
    combining->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return combine(output, *arguments); };
    });
}

}  // namespace velocert::app
