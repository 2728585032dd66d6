// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <optional>

#include "app/cli/commands.h"
#include "app/planning/order_plan.h"
#include "core/laboratory/free_texts.h"

namespace velocert::app {
namespace {

using base::Json;
using base::Result;

struct Arguments {
    std::string item;
    std::string archive;
    std::string order;
    std::vector<std::string> retest;
    std::string pack;
};

struct Asked {
    laboratory::TestItem item;
    std::unique_ptr<records::Archive> archive;
    std::optional<laboratory::Order> order;
    std::optional<standards::OwnPack> own;
};
Result<Asked> read(const Arguments& arguments) {
    const auto text = read_file(arguments.item);
    if (!text) return base::fail(text.error());
    const auto json = Json::parse(*text, arguments.item);
    if (!json) return base::fail(json.error());
    auto item = laboratory::new_item(*json, arguments.item);
    if (!item) return base::fail(item.error());
    Asked out{std::move(*item), nullptr, std::nullopt, std::nullopt};
    if (!arguments.pack.empty()) {
        auto own = standards::load_own_pack(arguments.pack);
        if (!own) return base::fail(own.error());
        out.own = std::move(*own);
    }
    if (!arguments.order.empty()) {
        const auto order_text = read_file(arguments.order);
        if (!order_text) return base::fail(order_text.error());
        auto order = laboratory::new_order(*order_text, arguments.order);
        if (!order) return base::fail(order.error());
        out.order = std::move(*order);
    }
    if (arguments.archive.empty()) return out;
    auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return base::fail(archive.error());
    out.archive = std::move(*archive);
    return out;
}

Json list(const std::vector<std::string>& texts) {
    auto out = Json::array();
    for (const auto& text : texts) out.push(text);
    return out;
}

Json json_of(const standards::StatedCondition& condition) {
    const auto both = [](const standards::Title& title) {
        return title.en.empty() ? Json() : Json::object().set("zh", title.zh).set("en", title.en);
    };
    return Json::object()
        .set("prompt", condition.prompt)
        .set("field", condition.field)
        .set("title", both(condition.title))
        .set("asked", both(condition.asked))
        .set("limit", condition.limit.empty() ? Json() : Json(condition.limit))
        .set("verified", condition.verified)
        .set("source", condition.source);
}

Json json_of(const sequence::PlannedStep& step) {
    auto conditions = Json::array();
    for (const auto& condition : step.conditions) conditions.push(json_of(condition));
    return Json::object()
        .set("procedure", step.procedure)
        .set("step", step.step)
        .set("clause", step.clause)
        .set("title", Json::object().set("zh", step.title.zh).set("en", step.title.en))
        .set("sample", step.sample)
        .set("sample_code", step.code.code.empty() ? Json() : Json(step.code.code))
        .set("sample_among", list(step.code.among))
        .set("destructive", step.destructive)
        .set("state", sequence::name(step.state))
        .set("after", list(step.after))
        .set("instead", step.instead.empty() ? Json() : Json(step.instead))
        .set("rest_s", step.rest ? Json::integer(step.rest->count()) : Json())
        .set("rests_until", step.rests_until ? Json(base::utc_text(*step.rests_until)) : Json())
        .set("not_before", step.not_before ? Json(base::utc_text(*step.not_before)) : Json())
        .set("meanwhile", list(step.meanwhile))
        .set("done_at", step.done_at ? Json(base::utc_text(*step.done_at)) : Json())
        .set("conditions", std::move(conditions));
}

Json json_of(const SampleState& sample) {
    const auto count = [](std::size_t number) { return Json::integer(static_cast<std::int64_t>(number)); };
    return Json::object()
        .set("id", sample.planned.id)
        .set("title", Json::object().set("zh", sample.planned.title.zh).set("en", sample.planned.title.en))
        .set("count", sample.planned.pieces ? Json() : Json::integer(sample.planned.count))
        .set("planned_spares", sample.planned.pieces ? Json() : Json::integer(sample.planned.spares))
        .set("item", sample.planned.item)
        .set("codes", list(sample.codes))
        .set("spares", list(sample.spares))
        .set("steps", count(sample.steps))
        .set("not_stated", count(sample.not_stated))
        .set("source", sample.planned.source);
}

/// "[B: 26-0117-B1]"; "[B: no code]" where nobody said which one it is.
std::string sample_text(const sequence::PlannedStep& step) {
    std::string out = "[" + step.sample + ": ";
    if (!step.code.code.empty()) return out + step.code.code + "]";
    if (step.code.among.empty()) return out + "no code]";
    for (std::size_t i = 0; i < step.code.among.size(); ++i) out += (i == 0 ? "" : " or ") + step.code.among[i];
    return out + "]";
}

std::string line_of(const sequence::PlannedStep& step) {
    std::string out = "  " + std::string(sequence::name(step.state));
    out.resize(13, ' ');
    out += step.clause + "  " + step.key() + "  " + step.title.en + " / " + step.title.zh + "  " + sample_text(step);
    if (step.destructive) out += "  destructive";
    for (const auto& need : step.after) out += "  after " + need;
    if (!step.instead.empty() && !step.done_at) out += "  (in one run with " + step.instead + " its result serves)";
    if (step.rests_until) out += "  until " + base::utc_text(*step.rests_until);
    if (step.done_at) out += "  " + base::utc_text(*step.done_at);
    if (step.rest && !step.done_at)
        out += "  (rests " + std::to_string(step.rest->count() / 3600) + " h before it; meanwhile " +
               std::to_string(step.meanwhile.size()) + " others can be done)";
    for (const auto& one : step.conditions)
        if (!step.done_at)
            out += "\n      " + one.title.en + " / " + one.title.zh + ": " +
                   (one.asked.en.empty() ? "to be recorded" : one.asked.en) +
                   (one.verified ? "" : "  (" + one.limit + " is not verified)");
    return out;
}

std::string line_of(const SampleState& sample) {
    std::string out =
        "  sample " + sample.planned.id + "  " + sample.planned.title.en + " / " + sample.planned.title.zh + ": ";
    if (!sample.planned.pieces)
        out += std::to_string(sample.planned.count) + " and " + std::to_string(sample.planned.spares) + " spare; ";
    for (std::size_t i = 0; i < sample.codes.size(); ++i) out += (i == 0 ? "" : ", ") + sample.codes[i];
    if (sample.codes.empty()) out += "no code";
    if (sample.not_stated > 0)
        out +=
            "; not stated for " + std::to_string(sample.not_stated) + " of " + std::to_string(sample.steps) + " steps";
    return out;
}

ExitCode show_plan(const Output& output, const Arguments& arguments) {
    const auto asked = read(arguments);
    if (!asked) return output.refuse(asked.error());
    const auto order = plan_order(asked->item, asked->archive.get(), base::SystemClock().now(),
                                  asked->order ? &*asked->order : nullptr, asked->own ? &*asked->own : nullptr);
    if (!order) return output.refuse(order.error());
    const auto& plan = order->plan;
    for (const auto& warning : order->warnings) output.say("warning: " + warning.text());
    if (output.json) {
        auto samples = Json::array();
        for (const auto& sample : order->samples) samples.push(json_of(sample));
        auto warnings = Json::array();
        for (const auto& warning : order->warnings) warnings.push(warning.text());
        auto steps = Json::array();
        for (const auto& step : plan.steps) steps.push(json_of(step));
        const auto time = [](const auto& at) { return at ? Json(base::utc_text(*at)) : Json(); };
        output.document(Json::object()
                            .set("item", asked->item.id)
                            .set("edition", order->edition)
                            .set("edition_reason", order->choice.reason_text)
                            .set("planned", Json::integer(static_cast<std::int64_t>(plan.steps.size())))
                            .set("done", Json::integer(static_cast<std::int64_t>(plan.done)))
                            .set("first_done", time(plan.first_done))
                            .set("last_done", time(plan.last_done))
                            .set("beside", list(plan.beside))
                            .set("samples", std::move(samples))
                            .set("warnings", std::move(warnings))
                            .set("steps", std::move(steps)));
        return ExitCode::done;
    }
    output.text(asked->item.id + ", " + order->edition + " (" + order->choice.reason_text +
                "): " + std::to_string(plan.done) + " of " + std::to_string(plan.steps.size()) + " steps done");
    for (const auto& sample : order->samples) output.text(line_of(sample));
    for (const auto& step : plan.steps) output.text(line_of(step));
    if (!plan.beside.empty())
        output.text("while a sample rests: " + plan.beside.front() +
                    (plan.beside.size() > 1 ? " and " + std::to_string(plan.beside.size() - 1) + " more that are ready"
                                            : std::string()));
    return ExitCode::done;
}

ExitCode show_retest(const Output& output, const Arguments& arguments) {
    const auto asked = read(arguments);
    if (!asked) return output.refuse(asked.error());
    const auto retest = plan_retest(asked->item, arguments.retest.front(), arguments.retest.back(),
                                    asked->archive.get(), asked->own ? &*asked->own : nullptr);
    if (!retest) return output.refuse(retest.error());
    if (output.json) {
        auto clauses = Json::array();
        for (const auto& one : retest->clauses)
            clauses.push(Json::object()
                             .set("clause", one.clause)
                             .set("old_clause", one.old_clause.empty() ? Json() : Json(one.old_clause))
                             .set("title", Json::object().set("zh", one.title.zh).set("en", one.title.en))
                             .set("procedure", one.procedure.empty() ? Json() : Json(one.procedure))
                             .set("change", standards::name(one.change))
                             .set("again", one.again())
                             .set("what", list(one.what())));
        output.document(Json::object()
                            .set("older", arguments.retest.front())
                            .set("newer", arguments.retest.back())
                            .set("clauses", std::move(clauses))
                            .set("dropped", list(retest->dropped)));
        return ExitCode::done;
    }
    for (const auto& one : retest->clauses) {
        std::string line = one.again() ? "  again      " : "  stands     ";
        if (one.change == standards::ClauseChange::not_asked) line = "  not asked  ";
        line += one.clause + "  " + one.title.en + " / " + one.title.zh + "  (" +
                std::string(standards::name(one.change)) + ")";
        output.text(line);
        for (const auto& what : one.what()) output.text("               " + what);
    }
    for (const auto& clause : retest->dropped) output.text("  nothing like it found: " + clause);
    return ExitCode::done;
}

}  // namespace

void add_plan(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "plan",
        "The tests of an item in their best order, with what is done; or what to test again for a newer edition");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--item", arguments->item, "Item (velocert-item/1)")->required();
    command->add_option("--archive", arguments->archive, "Archive with the item's runs so far (only read)");
    command->add_option("--order", arguments->order,
                        "Order (velocert-order/1), whose samples have the laboratory's codes");
    command
        ->add_option("--retest", arguments->retest, "OLDER NEWER: instead, the clauses to test again between editions")
        ->expected(2);
    command->add_option("--pack", arguments->pack, "Folder of the laboratory's own pack, as 'run' takes it");
    command->footer(
        "Example: velocert-cli plan --item item.json --archive lab\n"
        "         velocert-cli plan --item item.json --retest OLDER NEWER   (ids as 'standards' lists them)");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) {
            return arguments->retest.empty() ? show_plan(output, *arguments) : show_retest(output, *arguments);
        };
    });
}

}  // namespace velocert::app
