// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

#include "app/cli/commands.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/records/files/file.h"
#include "instruments/import/import_csv.h"
#include "instruments/import/import_receiver.h"
#include "instruments/import/import_vbo.h"
#include "instruments/registry/registry.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using instruments::ImportedSeries;

struct Arguments {
    std::string file;
    std::string format;
    std::string out;
    std::vector<std::string> set;
    bool all = false;
};

/// What the beginning of the file looks like.
std::string format_of(std::string_view text) {
    const auto head = text.substr(0, 4096);
    std::string small(head);
    for (auto& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (small.find("[column names]") != std::string::npos || small.find("[header]") != std::string::npos) return "vbo";
    if (head.find("\xB5\x62\x01\x07") != std::string_view::npos) return "ubx";
    const auto dollar = head.find('$');
    if (dollar != std::string_view::npos && head.find(',', dollar) < dollar + 12) return "nmea";
    return "csv";
}

base::Result<ImportedSeries> series_of(const std::string& text, const std::string& format, const Arguments& arguments) {
    if (format == "vbo") return instruments::import_vbo(text, arguments.file);
    if (format == "csv") return instruments::import_csv(text, arguments.file);
    const auto driver = instruments::find_driver(format == "nmea" ? "nmea-0183" : "ubx");
    if (!driver) return base::fail(driver.error());
    const auto options = parse_options(arguments.set);
    if (!options) return base::fail(options.error());
    return instruments::import_receiver(text, arguments.file, **driver, *options);
}

/// Where the rows of a file go on with a time that was there already; empty where they never do.
std::string time_note(const ImportedSeries& series) {
    std::optional<base::Decimal> last;
    std::size_t back = 0;
    std::size_t again = 0;
    std::size_t first = 0;
    for (std::size_t row = 0; row < series.rows(); ++row) {
        const auto& time = series.time_s[row];
        if (!time) continue;
        if (last && *time <= *last) {
            ++(*time < *last ? back : again);
            if (first == 0) first = row + 1;
        }
        last = time;
    }
    if (first == 0) return {};
    return "the time goes back " + std::to_string(back) + " times and stands still " + std::to_string(again) +
           " times, first in row " + std::to_string(first) + " behind the header: this may not be one run";
}

/// Refused, because a step back of its clock leads to before its beginning: what comes then is another run.
base::Result<void> check_one_run(const ImportedSeries& series, const std::string& file) {
    const auto before = std::ranges::any_of(
        series.time_s, [](const std::optional<base::Decimal>& time) { return time && time->mantissa() < 0; });
    if (series.steps_back.empty() || !before) return {};
    const auto& step = series.steps_back.front();
    return base::fail(ErrorCode::bad_input, file,
                      "at byte " + std::to_string(step.offset) + " its clock goes back by " + step.by_s.text() +
                          " s, and then to before its beginning: this is not one run",
                      "the file cut there, and each part imported by itself");
}

Json summary(const ImportedSeries& series, const std::string& text, const std::string& format, const std::string& csv,
             const Arguments& arguments) {
    const std::string header = ',' + csv.substr(0, csv.find('\n')) + ',';
    auto columns = Json::array();
    for (const auto& column : series.columns) {
        const std::string unit = column.unit == nullptr || column.unit->kind == metrology::Kind::count
                                     ? std::string()
                                     : '_' + std::string(column.unit->symbol);
        // Those of the file that was written, and not what else the source had.
        if (header.find(',' + column.name + unit + ',') == std::string::npos) continue;
        columns.push(Json::object()
                         .set("name", column.name)
                         .set("unit", column.unit == nullptr ? std::string() : std::string(column.unit->symbol)));
    }
    auto out = Json::object();
    out.set("format", "velocert-import/1");
    out.set("source", arguments.file);
    out.set("source_format", format);
    out.set("sha256", base::Digest::of(text).text());
    out.set("provenance", "imported");
    out.set("rows", Json::integer(static_cast<std::int64_t>(series.rows())));
    out.set("rejected", Json::integer(static_cast<std::int64_t>(series.rejected)));
    auto steps = Json::array();
    for (const auto& step : series.steps_back)
        steps.push(Json::object()
                       .set("offset", Json::integer(static_cast<std::int64_t>(step.offset)))
                       .set("by", step.by_s.text() + " s"));
    out.set("steps_back", std::move(steps));
    out.set("columns", std::move(columns));
    if (series.start_utc_us)
        out.set("start_utc",
                base::utc_text(std::chrono::system_clock::time_point(std::chrono::microseconds(*series.start_utc_us))));
    if (!arguments.out.empty()) out.set("file", arguments.out);
    return out;
}

ExitCode import_file(const Output& output, const Arguments& arguments) {
    const auto text = read_file(arguments.file);
    if (!text) return output.refuse(text.error());
    if (text->starts_with("\xFF\xFE") || text->starts_with("\xFE\xFF"))
        return output.refuse({ErrorCode::bad_input, arguments.file + ":1, column 1", "a text in UTF-16",
                              "a text in UTF-8; save it anew so"});
    const std::string format = arguments.format.empty() ? format_of(*text) : arguments.format;
    const auto series = series_of(*text, format, arguments);
    if (!series) return output.refuse(series.error());
    if (const auto one = check_one_run(*series, arguments.file); !one) return output.refuse(one.error());
    const auto csv =
        instruments::series_csv(*series, arguments.all ? instruments::Columns::all : instruments::Columns::evaluated);
    if (!arguments.out.empty())
        if (auto written = records::write_new(arguments.out, base::as_bytes(csv)); !written)
            return output.refuse(written.error());
    if (output.json)
        output.document(summary(*series, *text, format, csv, arguments));
    else if (arguments.out.empty())
        std::fwrite(csv.data(), 1, csv.size(), stdout);
    if (arguments.all)
        for (const auto& column : series->left_out) output.say("note: " + column + "; the column is left out");
    for (const auto& place : series->without_value) output.say("note: " + place);
    if (series->steps_back.empty())
        if (const auto note = time_note(*series); !note.empty()) output.say("note: " + note);
    for (const auto& step : series->steps_back)
        output.say("note: at byte " + std::to_string(step.offset) + " the clock of the file goes back by " +
                   step.by_s.text() +
                   " s: this is not one run; the rows from there on have times that were had before");
    output.say("imported " + std::to_string(series->rows()) + " rows (" + format + "), " +
               std::to_string(series->rejected) + " damaged frames left out");
    return ExitCode::done;
}

}  // namespace

void add_import(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "import", "A run that another program or a bare receiver recorded, as the series file that procedures read");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("FILE", arguments->file, "Recorded run ('-': standard input)")->required();
    command->add_option("--format", arguments->format, "vbo, nmea, ubx or csv (default: what it looks like)")
        ->check(CLI::IsMember({"vbo", "nmea", "ubx", "csv"}));
    command->add_option("--out", arguments->out, "New file for the series (default: standard output)");
    command->add_option("--set", arguments->set, "Driver option name=value for nmea and ubx (repeatable)");
    command->add_flag("--all", arguments->all, "All columns, not only those that procedures read");
    command->footer("Example: velocert-cli import ride.vbo --out ride.csv");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return import_file(output, *arguments); };
    });
}

}  // namespace velocert::app
