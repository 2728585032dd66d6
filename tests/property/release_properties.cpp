// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "core/standards/release/release_revision.h"
#include "core/standards/release_rules.h"

using namespace velocert;
using base::Json;
using conformity::Limit;

namespace {

/// The newest shipped edition; one load for all tries.
const standards::StandardEdition& edition() {
    static const auto loaded = standards::embedded_editions().value().back();
    return loaded;
}

/// A limit of the edition with a value of its own unit, in the relation it has or may be given.
Json some_entry() {
    const auto& limit = *rc::gen::elementOf(edition().limits);
    auto entry = Json::object();
    entry.set("id", limit.id).set("source", "official copy").set("page", "p. 1");
    if (limit.is_class) {
        // One of the words that there are, where it is a rule; any class elsewhere.
        const auto known = standards::words_of(edition(), limit);
        const auto text = known.empty() ? *rc::gen::element<std::string>("a", "b") : *rc::gen::elementOf(known);
        return entry.set("relation", "=").set("text", text);
    }
    const auto relation =
        limit.relation == conformity::Relation::unknown ? conformity::Relation::at_most : limit.relation;
    const auto number = *rc::gen::inRange(1, 1000);
    const auto& unit = limit.value ? limit.value->unit() : metrology::preferred_unit(limit.kind);
    const auto written = [&](int value) { return metrology::WrittenQuantity(base::Decimal(value, 0), unit).text(); };
    entry.set("relation", conformity::name(relation)).set("value", written(number));
    if (relation == conformity::Relation::within) entry.set("upper", written(number + 1));
    return entry;
}

std::string shown(const Limit& limit) {
    return limit.id + ' ' + std::string(conformity::name(limit.relation)) + ' ' + conformity::value_text(limit) + ' ' +
           std::string(conformity::name(limit.status)) + ' ' + limit.source + ' ' + limit.note + ' ' + limit.clause;
}

}  // namespace

TEST_CASE("a revision changes its own limit and no other, and leaves the earlier revisions' digests as they were") {
    CHECK(rc::check([] {
        standards::ReleaseGround ground{edition(), {}, {}};
        std::vector<std::pair<std::string, base::Digest>> texts;
        const int steps = *rc::gen::inRange(1, 5);
        for (int step = 0; step < steps; ++step) {
            const auto entry = some_entry();
            const auto& id = *entry.find("id")->string();
            const auto before = standards::edition_in_force(ground);
            RC_ASSERT(before.has_value());
            const auto text = standards::next_revision(ground, entry, "a reason", {{"", "A"}, {"", "B"}, "now"});
            RC_ASSERT(text.has_value());
            ground.current = *text;
            const auto after = standards::edition_in_force(ground);
            RC_ASSERT(after.has_value());
            RC_ASSERT(after->release->revision == step + 1);
            RC_ASSERT(after->pack == before->pack);
            for (std::size_t i = 0; i < after->limits.size(); ++i) {
                if (after->limits[i].id == id)
                    RC_ASSERT(after->limits[i].status == conformity::LimitStatus::released);
                else
                    RC_ASSERT(shown(after->limits[i]) == shown(before->limits[i]));
            }
            if (!texts.empty()) RC_ASSERT(standards::load_release(*text, "text")->replaces == texts.back().second);
            texts.emplace_back(*text, base::Digest::of(*text));
        }
        for (const auto& [text, digest] : texts) RC_ASSERT(standards::load_release(text, "text")->digest == digest);
    }));
}
