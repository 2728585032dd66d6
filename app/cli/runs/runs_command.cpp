// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

#include "app/cli/commands.h"
#include "core/records/archive.h"
#include "core/records/index/run_query.h"

namespace velocert::app {
namespace {

using base::Json;

struct Arguments {
    std::string archive;
    std::string verdict;
    std::string lifecycle;
    std::string from;
    std::string to;
    records::RunQuery query;
};

/// The words of the command line as a query; an error names the option.
base::Result<records::RunQuery> query_of(const Arguments& arguments) {
    auto out = arguments.query;
    const auto take = [](const std::string& text, const char* option, auto parse, auto& value) -> base::Result<void> {
        if (text.empty()) return {};
        auto read = parse(text);
        if (!read) return base::fail(read.error().code, option, read.error().found, read.error().expected);
        value = *read;
        return {};
    };
    if (auto done = take(arguments.verdict, "--verdict", conformity::parse_verdict, out.verdict); !done)
        return base::fail(done.error());
    if (auto done = take(arguments.lifecycle, "--lifecycle", sequence::parse_lifecycle, out.lifecycle); !done)
        return base::fail(done.error());
    if (auto done = take(arguments.from, "--from", base::parse_date, out.from); !done) return base::fail(done.error());
    if (auto done = take(arguments.to, "--to", base::parse_date, out.to); !done) return base::fail(done.error());
    return out;
}

ExitCode list_runs(const Output& output, const Arguments& arguments) {
    const auto query = query_of(arguments);
    if (!query) return output.refuse(query.error());
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto page = (*archive)->find_runs(*query);
    if (!page) return output.refuse(page.error());
    auto runs = Json::array();
    for (const auto& run : page->runs) {
        runs.push(Json::object()
                      .set("run", run.id)
                      .set("started_utc", run.started_utc)
                      .set("item", run.item)
                      .set("edition", run.edition)
                      .set("operator", run.operator_name)
                      .set("lifecycle", run.lifecycle)
                      .set("verdict", run.verdict));
        output.text(run.started_utc + "  " + run.id + "  " + run.item + "  " + run.edition + "  " + run.operator_name +
                    "  " + run.lifecycle + "  " + run.verdict);
    }
    if (output.json)
        output.document(
            Json::object().set("runs", std::move(runs)).set("next", page->next.empty() ? Json() : Json(page->next)));
    else if (!page->next.empty())
        output.text("more with --after " + page->next);
    return ExitCode::done;
}

}  // namespace

void add_runs(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("runs", "Find runs by what is known of them, newest first, page by page");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder (only read)")->required();
    command->add_option("--item", arguments->query.item, "Code of the test item");
    command->add_option("--edition", arguments->query.edition, "Id of an edition, as 'standards' lists it");
    command->add_option("--operator", arguments->query.operator_name, "Who ran it");
    command->add_option("--text", arguments->query.text, "Beginning of the item's code, model, maker or vehicle code");
    command->add_option("--verdict", arguments->verdict, "pass, fail, inconclusive, not-evaluated or not-applicable");
    command->add_option("--lifecycle", arguments->lifecycle,
                        "running, suspended, completed, stopped, aborted or errored");
    command->add_option("--from", arguments->from, "First day of the start, YYYY-MM-DD (UTC)");
    command->add_option("--to", arguments->to, "Last day of the start, YYYY-MM-DD (UTC)");
    command->add_option("--limit", arguments->query.limit, "Runs on a page, 1 to 1000")->capture_default_str();
    command->add_option("--after", arguments->query.after, "\"next\" of the page before");
    command->footer("Example: velocert-cli runs --archive lab --verdict fail --from 2026-01-01 --limit 20");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return list_runs(output, *arguments); };
    });
}

}  // namespace velocert::app
