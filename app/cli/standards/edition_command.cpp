// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include <memory>

#include "core/standards/editions/edition_selection.h"

namespace velocert::app {
namespace {

struct Arguments {
    std::string made;
    std::string certified;
    bool names_certificate = false;  ///< also where what it names is empty
    std::string sold;
};

ExitCode edition(const Output& output, const Arguments& arguments) {
    const auto rule = standards::embedded_selection_rule();
    if (!rule) return output.refuse(rule.error());
    standards::ItemTraits item;
    const auto date = [&](const std::string& text, const char* option,
                          std::optional<base::Date>& into) -> base::Result<void> {
        if (text.empty()) return {};
        const auto parsed = base::parse_date(text);
        if (!parsed) {
            auto error = parsed.error();
            error.where = option;
            return base::fail(std::move(error));
        }
        into = *parsed;
        return {};
    };
    if (const auto ok = date(arguments.made, "--made", item.made_on); !ok) return output.refuse(ok.error());
    if (const auto ok = date(arguments.sold, "--sold", item.sold_on); !ok) return output.refuse(ok.error());
    if (arguments.names_certificate && arguments.certified.empty())
        return output.refuse({base::ErrorCode::bad_value, "--certified", "an empty text",
                              "the edition its certificate names, or no --certified at all"});
    item.certified_to = arguments.certified;
    const auto choice = standards::select_edition(item, *rule);
    if (!choice) return output.refuse(choice.error());
    auto document = base::Json::object();
    document.set("edition", choice->edition).set("reason", choice->reason_text).set("reason_code", choice->reason);
    auto warnings = base::Json::array();
    for (const auto& warning : choice->warnings) warnings.push(warning);
    document.set("warnings", warnings);
    if (output.json) {
        output.document(document);
    } else {
        output.text(choice->edition + ": " + choice->reason_text);
        for (const auto& warning : choice->warnings) output.text("warning: " + warning);
    }
    return ExitCode::done;
}

}  // namespace

void add_edition(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand("edition", "Say which edition applies to an item, and why");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--made", arguments->made, "Date made or imported, YYYY-MM-DD")->required();
    auto* certified = command->add_option("--certified", arguments->certified,
                                          "Edition its certificate names, as 'standards' lists them");
    command->add_option("--sold", arguments->sold, "Date sold, YYYY-MM-DD");
    command->footer("Example: velocert-cli edition --made 2025-08-20 --sold 2025-12-03");
    command->callback([&line, arguments, certified] {
        arguments->names_certificate = certified->count() > 0;
        line.action = [arguments](const Output& output) { return edition(output, *arguments); };
    });
}

}  // namespace velocert::app
