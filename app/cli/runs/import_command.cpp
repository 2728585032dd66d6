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
    std::string decimal;
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
    if (head.find("\xB5\x62\x01") != std::string_view::npos) return "ubx";
    const auto dollar = head.find('$');
    if (dollar != std::string_view::npos && head.find(',', dollar) < dollar + 12) return "nmea";
    return "csv";
}

base::Result<ImportedSeries> series_of(const std::string& text, const std::string& format, const Arguments& arguments) {
    if (format == "vbo") return instruments::import_vbo(text, arguments.file);
    if (format == "csv") {
        std::optional<char> mark;
        if (!arguments.decimal.empty()) mark = arguments.decimal == "comma" ? ',' : '.';
        return instruments::import_csv(text, arguments.file, mark);
    }
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

instruments::Columns columns_of(const Arguments& arguments) {
    return arguments.all ? instruments::Columns::all : instruments::Columns::evaluated;
}

/// Refused, because nothing but times would be written.
base::Result<void> check_values(const ImportedSeries& series, const Arguments& arguments) {
    if (has_values(series, columns_of(arguments))) return {};
    std::string others;
    if (has_values(series, instruments::Columns::all))
        for (const auto& one : series_columns(series, instruments::Columns::all))
            others += (others.empty() ? "; it has " : ", ") + one.heading();
    return base::fail(ErrorCode::bad_input, arguments.file,
                      "no value that procedures read in a row with a time" + others,
                      others.empty() ? "speed, distance, forces or torque with their values"
                                     : "speed, distance, forces or torque, or --all for what it has");
}

/// Of columns that nobody here knows, and that are not written for it; empty where there are none.
std::string unknown_note(const ImportedSeries& series, const std::string& format, bool all) {
    if (series.not_read.empty() || (all && format == "vbo")) return {};
    std::string out = format == "vbo" ? "columns that no procedure reads are left out: "
                                      : "columns without a unit that is known are left out: ";
    for (const auto& name : series.not_read) out += (out.ends_with(": ") ? "'" : ", '") + name + "'";
    return out;
}

/// Of rows that are not written, as nobody knows when they were.
std::string untimed_note(const ImportedSeries& series) {
    const auto first = std::ranges::find(series.time_s, std::optional<base::Decimal>());
    if (first == series.time_s.end()) return {};
    return std::to_string(series.rows_without_time()) + " rows without a time are left out, the first is row " +
           std::to_string(first - series.time_s.begin() + 1) + " behind the header";
}

/// The worst of what a receiver says of its own speeds; empty where it says nothing.
std::string accuracy_note(const ImportedSeries& series) {
    const auto* column = series.find(metrology::name(metrology::Measurand::speed_accuracy));
    if (column == nullptr) return {};
    std::optional<base::Decimal> worst;
    for (const auto& cell : column->cells)
        if (cell && (!worst || *worst < *cell)) worst = cell;
    if (!worst) return {};
    return "the receiver itself gives its speeds a standard deviation of up to " + worst->text() + ' ' +
           std::string(column->unit->symbol) + "; --set largest_accuracy=60 takes none worse than 60 mm/s";
}

std::size_t rows_written(const ImportedSeries& series) { return series.rows() - series.rows_without_time(); }

Json summary(const ImportedSeries& series, const std::string& text, const std::string& format,
             const Arguments& arguments) {
    auto columns = Json::array();
    // Those of the file that was written, and not what else the source had.
    for (const auto& [title, column] : series_columns(series, columns_of(arguments)))
        columns.push(Json::object()
                         .set("name", title)
                         .set("unit", column->unit == nullptr ? std::string() : std::string(column->unit->symbol)));
    auto out = Json::object();
    out.set("format", "velocert-import/1");
    out.set("source", arguments.file);
    out.set("source_format", format);
    out.set("sha256", base::Digest::of(text).text());
    out.set("provenance", "imported");
    out.set("rows", Json::integer(static_cast<std::int64_t>(rows_written(series))));
    out.set("rows_without_time", Json::integer(static_cast<std::int64_t>(series.rows_without_time())));
    out.set("rejected", Json::integer(static_cast<std::int64_t>(series.rejected)));
    out.set("rows_without_fix", Json::integer(static_cast<std::int64_t>(series.without_fix)));
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
    if (!arguments.decimal.empty() && format != "csv")
        return output.refuse({ErrorCode::bad_value, "--decimal", arguments.decimal + " for " + format,
                              "a file of the format csv; the others know their decimal mark"});
    const auto series = series_of(*text, format, arguments);
    if (!series) return output.refuse(series.error());
    if (const auto one = check_one_run(*series, arguments.file); !one) return output.refuse(one.error());
    if (const auto values = check_values(*series, arguments); !values) return output.refuse(values.error());
    const auto csv = instruments::series_csv(*series, columns_of(arguments));
    if (!arguments.out.empty())
        if (auto written = records::write_new(arguments.out, base::as_bytes(csv)); !written)
            return output.refuse(written.error());
    if (output.json)
        output.document(summary(*series, *text, format, arguments));
    else if (arguments.out.empty())
        std::fwrite(csv.data(), 1, csv.size(), stdout);
    if (arguments.all)
        for (const auto& column : series->left_out) output.say("note: " + column + "; the column is left out");
    if (const auto note = unknown_note(*series, format, arguments.all); !note.empty()) output.say("note: " + note);
    for (const auto& place : series->without_value) output.say("note: " + place);
    if (const auto note = untimed_note(*series); !note.empty()) output.say("note: " + note);
    if (series->without_fix > 0)
        output.say("note: in " + std::to_string(series->without_fix) + " of " + std::to_string(series->rows()) +
                   " rows the receiver says that it had no fix: they have no speed and no place");
    if (const auto note = accuracy_note(*series); !note.empty()) output.say("note: " + note);
    if (series->steps_back.empty())
        if (const auto note = time_note(*series); !note.empty()) output.say("note: " + note);
    for (const auto& step : series->steps_back)
        output.say("note: at byte " + std::to_string(step.offset) + " the clock of the file goes back by " +
                   step.by_s.text() +
                   " s: this is not one run; the rows from there on have times that were had before");
    output.say("imported " + std::to_string(rows_written(*series)) + " rows (" + format + "), " +
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
    command
        ->add_option("--decimal", arguments->decimal,
                     "Decimal mark of a csv whose cells a semicolon or a tab parts: comma or point (default: what the "
                     "cells show; 1.234 alone shows nothing and is refused)")
        ->check(CLI::IsMember({"comma", "point"}));
    command->add_option("--set", arguments->set, "Driver option name=value for nmea and ubx (repeatable)");
    command->add_flag("--all", arguments->all, "All columns, not only those that procedures read");
    command->footer("Example: velocert-cli import ride.vbo --out ride.csv");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return import_file(output, *arguments); };
    });
}

}  // namespace velocert::app
