// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/qualification.h"

#include <algorithm>
#include <cmath>

#include "app/acts/vectors.h"
#include "core/base/decimal.h"
#include "core/base/digest.h"
#include "core/base/program.h"
#include "core/metrology/uncertainty/arithmetic/number_text.h"
#include "core/metrology/uncertainty/budgets/budget_json.h"
#include "core/metrology/uncertainty/propagation/gum.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/signing/encoding/base64.h"

namespace velocert::app {
namespace {

using base::Json;
using base::JsonReader;
using base::Result;

QualificationCheck compared(std::string area, std::string what, std::string source, std::string expected,
                            std::string found) {
    const bool good = expected == found;
    return {std::move(area), std::move(what), std::move(source), std::move(expected), std::move(found), good};
}

QualificationCheck check_rounding(JsonReader& reader) {
    const auto value = reader.text("value");
    const auto scale = static_cast<int>(reader.integer("scale"));
    const auto expected = reader.text("expected");
    const auto source = reader.text("source");
    const auto number = base::Decimal::parse(value);
    const auto rounded =
        number ? base::round_half_even(*number, scale) : Result<base::Decimal>(base::fail(number.error()));
    return compared("rounding", value + " to " + std::to_string(scale) + " digits", source, expected,
                    rounded ? rounded->text() : rounded.error().text());
}

QualificationCheck check_uncertainty(JsonReader& reader, std::string_view file) {
    const auto name = reader.text("name");
    const auto source = reader.text("source");
    const auto tolerance = reader.text("tolerance");
    const Json& budget = reader.any("budget");
    const Json& expected = reader.any("expected");
    QualificationCheck out{"uncertainty", name, source, {}, {}, false};
    const auto read = metrology::read_budget(budget, std::string(file));
    const auto result = read ? metrology::evaluate_gum(*read) : Result<metrology::GumResult>(base::fail(read.error()));
    const auto within = metrology::parse_number(tolerance);
    if (!result || !within || expected.members() == nullptr) {
        out.found = result ? "vectors that cannot be read" : result.error().text();
        return out;
    }
    const auto& output = result->outputs.front();
    out.good = true;
    for (const auto& [member, wanted] : *expected.members()) {
        const double found = member == "value"                  ? output.value
                             : member == "standard_uncertainty" ? output.standard_uncertainty
                                                                : output.expanded_uncertainty;
        const auto number = metrology::parse_number(wanted.string() != nullptr ? *wanted.string() : std::string());
        const auto separator = out.expected.empty() ? "" : "; ";
        out.expected += separator + member + ' ' + (wanted.string() != nullptr ? *wanted.string() : "?");
        const auto shown = base::nearest(found, 9);
        out.found += separator + member + ' ' + (shown ? shown->normalized().text() : "no number");
        // Not "greater than": what is no number is no agreement either.
        out.good = out.good && number && std::abs(found - *number) <= *within;
    }
    out.expected += " (within " + tolerance + ")";
    return out;
}

QualificationCheck check_ledger(JsonReader& reader) {
    std::vector<base::Digest> leaves;
    for (const auto& leaf : reader.array("leaves"))
        if (const auto* text = leaf.string())
            if (const auto bytes = base::bytes_of_hex(*text)) leaves.push_back(records::leaf_of(*bytes));
    const auto expected = reader.text("expected");
    const auto source = reader.text("source");
    const auto what = "root over " + std::to_string(leaves.size()) + " leaves";
    return compared("ledger", what, source, expected,
                    leaves.empty() ? std::string("no leaves") : records::MerkleTree(std::move(leaves)).root().text());
}

/// The station's key of a seed, read from its text as from a file.
Result<signing::StationKey> key_of(const std::string& seed, const std::string& public_key) {
    const auto secret = base::bytes_of_hex(seed);
    if (!secret) return base::fail(secret.error());
    const auto open = base::bytes_of_hex(public_key);
    if (!open) return base::fail(open.error());
    signing::NoteVerifier verifier;
    verifier.name = "vector";
    if (open->size() != verifier.public_key.size())
        return base::fail(base::ErrorCode::bad_value, "public key", std::to_string(open->size()) + " bytes", "32");
    std::transform(open->begin(), open->end(), verifier.public_key.begin(),
                   [](char byte) { return static_cast<std::uint8_t>(byte); });
    const auto id = verifier.key_id();
    const std::string text =
        "PRIVATE+KEY+vector+" + base::hex(id) + '+' + signing::base64(base::as_bytes(std::string(1, '\x01') + *secret));
    return signing::StationKey::parse(text, "vectors");
}

std::vector<QualificationCheck> check_signature(JsonReader& reader) {
    const auto seed = reader.text("seed");
    const auto public_key = reader.text("public");
    const auto message = base::bytes_of_hex(reader.text_or("message", {}));
    const auto expected = reader.text("expected");
    const auto source = reader.text("source");
    const auto key = key_of(seed, public_key);
    if (!key || !message)
        return {{"signature", "Ed25519", source, expected, key ? "no message" : key.error().text(), false}};
    std::vector<QualificationCheck> out;
    out.push_back(compared("signature", "Ed25519 over " + std::to_string(message->size()) + " bytes", source, expected,
                           base::hex(key->sign(*message))));
    // A note of this key holds, and with one letter changed it does not.
    const std::vector<signing::NoteVerifier> keys{key->verifier()};
    auto note = signing::sign_note("qualification\n", *key);
    const bool holds = note && signing::verify_note(*note, keys, "note");
    if (note) note->front() = 'Q';
    const bool refused = note && !signing::verify_note(*note, keys, "note");
    out.push_back(compared("signature", "a signed note and the same with one letter changed", "C2SP signed-note",
                           "holds; refused",
                           std::string(holds ? "holds" : "does not hold") + "; " + (refused ? "refused" : "taken")));
    return out;
}

}  // namespace

std::size_t Qualification::failures() const {
    return static_cast<std::size_t>(std::ranges::count(checks, false, &QualificationCheck::good));
}

Result<std::vector<QualificationCheck>> check_vectors(std::string_view vectors, std::string_view source) {
    const auto json = Json::parse(vectors, source);
    if (!json) return base::fail(json.error());
    JsonReader reader(*json, std::string(source));
    if (reader.text("format") != "velocert-vectors/1")
        return base::fail(base::ErrorCode::unknown_version, std::string(source), "another format",
                          "velocert-vectors/1");
    std::vector<QualificationCheck> out;
    for (const auto* area : {"rounding", "uncertainty", "ledger", "signature"}) {
        const auto& all = reader.array(area);
        // An area without a vector would be passed by everything.
        if (all.empty()) reader.refuse(area, base::ErrorCode::missing_field, "no vector", "at least one");
        for (const auto& one : all) {
            JsonReader vector(one, std::string(source), std::string("/") + area);
            const std::string_view name = area;
            if (name == "rounding") out.push_back(check_rounding(vector));
            if (name == "uncertainty") out.push_back(check_uncertainty(vector, source));
            if (name == "ledger") out.push_back(check_ledger(vector));
            if (name == "signature")
                for (auto& check : check_signature(vector)) out.push_back(std::move(check));
            if (auto fine = vector.finish(); !fine) return base::fail(fine.error());
        }
    }
    static_cast<void>(reader.array("faults"));
    if (auto fine = reader.finish(); !fine) return base::fail(fine.error());
    return out;
}

Result<Qualification> qualify(const base::Person& by, const base::Clock& clock, const base::Progress& progress) {
    const auto& file = vector_files().front();
    Qualification out{base::utc_text(clock.now()), std::string(base::program_version()), by, {}};
    auto vectors = check_vectors(file.text, file.name);
    if (!vectors) return base::fail(vectors.error());
    out.checks = std::move(*vectors);
    auto faults = check_faults(file.text, file.name, clock, progress);
    if (!faults) return base::fail(faults.error());
    std::move(faults->begin(), faults->end(), std::back_inserter(out.checks));
    return out;
}

}  // namespace velocert::app
