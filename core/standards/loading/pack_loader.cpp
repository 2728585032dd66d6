// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <set>

#include "core/standards/loading/clauses_loader.h"
#include "core/standards/loading/limits_loader.h"
#include "core/standards/loading/pack_fields.h"
#include "core/standards/loading/pack_place.h"
#include "core/standards/loading/picture_loader.h"
#include "core/standards/loading/procedures_loader.h"
#include "core/standards/loading/relation_loader.h"
#include "core/standards/needs/answer_source.h"
#include "core/standards/needs/step_order.h"
#include "core/standards/pack.h"
#include "core/standards/pictures.h"
#include "core/standards/sample_plan.h"

namespace velocert::standards {
namespace {

using base::ErrorCode;
using base::JsonReader;

base::Result<base::Json> parse_file(const Pack& pack, const std::string& name) {
    const auto found = pack.files.find(name);
    if (found == pack.files.end())
        return base::fail(ErrorCode::not_found, name, "the pack has no such file", "a file " + name);
    return base::Json::parse(found->second, name);
}

std::string procedure_file(const std::string& id) { return "procedures/" + id + ".json"; }

/// edition.json: who the edition is, and its procedures in the order in which they are shown and run.
base::Result<std::vector<std::string>> read_edition(const base::Json& json, StandardEdition& edition) {
    JsonReader reader(json, "edition.json");
    expect_format(reader, "velocert-edition/1");
    edition.id = reader.text("id");
    edition.standard = reader.text("standard");
    edition.printed = reader.text("printed");
    const auto revision = reader.integer("revision");
    if (reader.ok() && (revision < 1 || revision > 1'000'000))
        reader.refuse("revision", ErrorCode::bad_value, std::to_string(revision), "a number from 1 on");
    edition.revision = reader.ok() ? static_cast<int>(revision) : 0;
    edition.title = title(reader, "title");
    edition.laboratory = reader.text_or("laboratory", {});
    auto procedures = list(reader, "procedures");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return procedures;
}

/// A file that nothing reads could hold a limit somebody believes in.
base::Result<void> refuse_strangers(const Pack& pack, const std::vector<std::string>& procedures) {
    std::set<std::string> known{"edition.json", "clauses.json", "limits.json", "samples.json"};
    for (const auto& id : procedures) known.insert(procedure_file(id));
    for (const auto& [name, text] : pack.files)
        if (!known.contains(name) && !is_picture_file(name))
            return base::fail(error_at(pack, "edition.json", {"procedures"}, ErrorCode::unknown_field,
                                       "does not announce the file '" + name + "', which the pack has",
                                       name.starts_with("procedures/")
                                           ? "the name of the procedure in this list, or a pack without the file"
                                           : "a pack without the file"));
    for (std::size_t i = 0; i < procedures.size(); ++i)
        if (const auto name = procedure_file(procedures[i]); !pack.files.contains(name))
            return base::fail(error_at(pack, "edition.json", {"procedures", std::to_string(i)}, ErrorCode::not_found,
                                       "announces '" + procedures[i] + "', and the pack has no file " + name,
                                       "a file " + name + ", or a list without this name"));
    return {};
}

/// Whether the order that the steps' needs ask for exists (the steps are there, and none waits for itself), and what
/// their answers must say again. Only known when all procedures have been read; so the place is looked up again in the
/// file.
base::Result<void> check_steps(const Pack& pack, const StandardEdition& edition) {
    for (const auto& procedure : edition.procedures) {
        const auto file = procedure_file(procedure.id);
        for (std::size_t i = 0; i < procedure.steps.size(); ++i) {
            const auto at = [&](const std::vector<std::string>& within, std::string found, std::string expected) {
                return base::fail(error_at(pack, file, beyond({"steps", std::to_string(i)}, within),
                                           ErrorCode::not_found, std::move(found), std::move(expected)));
            };
            if (auto needs = needs_trouble(edition, procedure, procedure.steps[i]); !needs.empty())
                return at({"needs"}, std::move(needs), "\"procedure/step\" of steps that this one can come after");
            if (auto sources = sources_trouble(edition, procedure, procedure.steps[i]); !sources.text.empty())
                return at(sources.way, std::move(sources.text),
                          "\"same_as\" with fields of the same kind, of steps that come before this one");
            if (auto relations = relations_trouble(edition, procedure, procedure.steps[i]); !relations.text.empty())
                return at(relations.way, std::move(relations.text),
                          "figures of the same kind: fields of this step, or of steps that come before it");
        }
    }
    return {};
}

}  // namespace

Coverage required_coverage() { return Coverage::complete; }

base::Result<StandardEdition> load_edition(const Pack& pack, Coverage coverage) {
    StandardEdition edition;
    const auto head = parse_file(pack, "edition.json");
    if (!head) return base::fail(head.error());
    const auto procedures = read_edition(*head, edition);
    if (!procedures) return base::fail(procedures.error());
    if (auto done = refuse_strangers(pack, *procedures); !done) return base::fail(done.error());

    auto pictures = load_pictures(pack);
    if (!pictures) return base::fail(pictures.error());
    edition.pictures = std::move(*pictures);

    const auto limits_json = parse_file(pack, "limits.json");
    if (!limits_json) return base::fail(limits_json.error());
    auto limits = load_limits(*limits_json, "limits.json", edition.id);
    if (!limits) return base::fail(limits.error());
    edition.limits = std::move(*limits);

    const auto clauses_json = parse_file(pack, "clauses.json");
    if (!clauses_json) return base::fail(clauses_json.error());
    auto clauses = load_clauses(*clauses_json, "clauses.json", edition.limits,
                                std::set<std::string>(procedures->begin(), procedures->end()), coverage);
    if (!clauses) return base::fail(clauses.error());
    edition.clauses = std::move(*clauses);

    for (const auto& id : *procedures) {
        const auto json = parse_file(pack, procedure_file(id));
        if (!json) return base::fail(json.error());
        auto procedure = load_procedure(*json, procedure_file(id), edition);
        if (!procedure) return base::fail(procedure.error());
        edition.procedures.push_back(std::move(*procedure));
    }
    if (auto done = check_steps(pack, edition); !done) return base::fail(done.error());
    if (const auto samples = load_sample_plan(pack, edition); !samples) return base::fail(samples.error());
    edition.pack = pack.digest();
    return edition;
}

}  // namespace velocert::standards
